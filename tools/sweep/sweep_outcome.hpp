/// What a sweep keeps of each run: single numbers, each a series at one place, reduced over time.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/scenario.hpp"
#include "output/series.hpp"
#include "tools/diagnostics.hpp"

namespace ladder::tools {

/// How the values of a series over the horizon become one number.
enum class SweepMeasure : std::uint8_t {
  final_value,  ///< of the last recorded year or month
  mean,         ///< of all of them
  change,       ///< the last less the first
  minimum,      ///< the least
};

/// "final", "mean", "change" or "minimum", in the order of SweepMeasure.
[[nodiscard]] std::span<const std::string_view> sweep_measures();

/// An outcome as a sweep file asks for it: one series, at as many places as are not narrowed down.
struct OutcomeWish {
  std::string series;  ///< NAME of group national, or GROUP/NAME
  SweepMeasure measure = SweepMeasure::final_value;
  std::vector<std::pair<output::Axis, std::vector<std::string>>> only{};  ///< labels wanted along an axis
  Position position{};                                                    ///< where it stands, for messages
};

/// One number a run.
struct SweepOutcome {
  std::string name;    ///< a column: gdp_per_head_final_ETH, industry_employment_mean_ETH_textiles
  std::string series;  ///< group/name
  SweepMeasure measure = SweepMeasure::final_value;
  std::vector<std::string> labels{};  ///< one along each axis of the series
  std::string unit{};                 ///< of the number: a change of % is in percentage points
  std::string long_name{};            ///< of the series

  bool operator==(const SweepOutcome&) const = default;
};

/// More outcomes than this are a mistake in the wish, not a plan.
inline constexpr std::size_t most_outcomes = 2000;

/// All outcomes wished for, in that order. Economies that are not narrowed down are those of the scenario,
/// without North and Rest of world; other axes have all their labels.
/// @param coordinates  of a run of the scenario
/// Errors: ScenarioError at the position of a wish whose series or label is not there (naming the nearest),
/// that narrows an axis which its series does not have, or that was wished for already; and beyond
/// most_outcomes.
[[nodiscard]] std::vector<SweepOutcome> sweep_outcomes(std::span<const OutcomeWish> wishes,
                                                       const models::Scenario& scenario,
                                                       const output::Coordinates& coordinates);

/// That a run over these coordinates has the place of each outcome. Errors: sim::Error
void check_outcomes(std::span<const SweepOutcome> outcomes, const output::Coordinates& coordinates);

/// The numbers of one run, in the order of the outcomes; NaN where the model does not define one.
/// @param record  of output::catalogue() over `coordinates`
/// Errors: sim::Error where the run has no such place: an economy that another value of a factor has taken
/// away.
[[nodiscard]] std::vector<double> measured_outcomes(std::span<const SweepOutcome> outcomes,
                                                    const output::ReplicateRecord& record,
                                                    const output::Coordinates& coordinates);

/// One number of values over time. @param values  not empty
[[nodiscard]] double reduced(std::span<const double> values, SweepMeasure measure);

}  // namespace ladder::tools
