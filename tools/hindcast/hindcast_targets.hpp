/// What a hindcast is scored on: the one series of each target in the country data, and in the model.
#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/world/country_data.hpp"
#include "output/hindcast.hpp"
#include "output/series.hpp"

namespace ladder::tools {

/// The targets in the order of output::Hindcast::targets.
[[nodiscard]] std::vector<output::HindcastTarget> hindcast_targets();

/// Targets of MODEL 9.3 that the model has nothing for yet, and why.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> targets_not_in_model();

/// Two values of a series and their years.
struct ObservedEnds {
  models::Reading first, last;
};

/// The observed ends of a window: the base year, or the first of the five years after it that has a value,
/// and `to`, or the latest of the three years before it that has one. Empty: the series does not reach so
/// far.
/// @param target  place in hindcast_targets()
[[nodiscard]] std::optional<ObservedEnds> observed_ends(const models::CountryData& data, std::size_t target,
                                                        std::string_view iso3, int from, int to);

/// Why observed_ends() is empty: names the column, and the years in which it has no value.
[[nodiscard]] std::string why_not_observed(const models::CountryData& data, std::size_t target,
                                           std::string_view iso3, int from, int to);

/// Observed change a year in the decade before `from`, in points or % a year: from the first year with a
/// value, at least five years before. Reads nothing after `from`. NaN where the series does not reach so far
/// back.
[[nodiscard]] double earlier_pace(const models::CountryData& data, std::size_t target, std::string_view iso3,
                                  int from);

/// Whether the observed series jumps from a year to the next between two years, as rebasing, new surveys and
/// wars make it: a share by more than 2 points and a part of itself (manufacturing in GDP a fifth, employment
/// a quarter), GDP per head by a fifth. The rules of panel_breaks.csv (full data folder).
[[nodiscard]] bool has_break(const models::CountryData& data, std::size_t target, std::string_view iso3,
                             int from, int to);

/// What the opening table has in place of the target: the model's value in the base year.
[[nodiscard]] double opening_value(std::size_t target, const models::OpeningEconomy& economy);

/// The target in a year of a world, mean over the months. Services are trade, transport, business and
/// government, as in the ILO's estimates: the national series of that name has utilities and construction
/// too.
/// @param economy  place in the coordinates. @param year  a recorded one
[[nodiscard]] double modelled_value(std::size_t target, std::size_t economy, int year,
                                    std::span<const output::Series> series,
                                    const output::Coordinates& coordinates,
                                    const output::ReplicateRecord& record);

/// How far other sources lie from the target's own, over the windows of `rows`; and the titles of targets
/// that have no other source in these data.
void add_source_distances(const models::CountryData& data, output::Hindcast& hindcast);

}  // namespace ladder::tools
