/// What was observed: the targets of a calibration, as a CSV file, and what a run has in their place.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/scenario.hpp"
#include "output/series.hpp"
#include "tools/calibration/implausibility.hpp"

namespace ladder::tools {

/// What is made of the years of a series.
enum class Measure : std::uint8_t {
  mean,    ///< over the years from `from` to `to`, in the series' unit
  change,  ///< value of `to` less that of `from`, in the series' unit
  growth,  ///< 100 (ln value of `to` - ln value of `from`) / years, in % a year
};

struct ObservedTarget {
  std::string series;   ///< a yearly national series
  std::string economy;  ///< iso3
  Measure measure = Measure::mean;
  int from = 0, to = 0;         ///< years
  Target target;                ///< named "change of manufacturing_share in ETH, 2001 to 2018"
  std::optional<double> trend;  ///< what somebody would have foretold before `from`, to be compared with
  std::string source;
};

/// What is made of a first and a last value, `years` apart. NaN where a growth has a value that is not above
/// 0.
/// @param measure  change or growth
[[nodiscard]] double change_between(Measure measure, double first, double last, int years);

/// What a forecast of no change at all comes to: 0, of change and growth. None of a mean.
[[nodiscard]] std::optional<double> forecast_of_no_change(const ObservedTarget& target);

/// Columns series, economy, measure, from, to, value, observation_error, discrepancy and source; weight (1
/// where left out) and trend may be missing. Errors are standard deviations in the unit of the measure; their
/// squares add up and may not both be 0.
/// @throws sim::Error with file, line and column: what read_csv() refuses, a series that is no yearly
/// national one (naming the nearest), an unknown measure, years in the wrong order, a negative or missing
/// error, a target that stands twice
[[nodiscard]] std::vector<ObservedTarget> read_targets(const std::string& file, std::string_view text);

/// Refuses targets that worlds of a scenario do not have: of another economy, or of a year that is not
/// recorded.
/// @throws sim::Error naming the first
void require_in_world(std::span<const ObservedTarget> targets, const models::Scenario& scenario);

/// What a world has in place of the target. NaN where the series is not defined there.
[[nodiscard]] double measured(const ObservedTarget& target, std::span<const output::Series> series,
                              const output::Coordinates& coordinates, const output::ReplicateRecord& record);

[[nodiscard]] std::vector<Target> plain_targets(std::span<const ObservedTarget> targets);

/// A yearly value of a national series. @param year  a recorded one
[[nodiscard]] double yearly_value(std::string_view name, std::size_t economy, int year,
                                  std::span<const output::Series> series,
                                  const output::Coordinates& coordinates,
                                  const output::ReplicateRecord& record);

}  // namespace ladder::tools
