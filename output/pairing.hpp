/// What pairing is worth: how many times more replicates independent seeds would need for the same precision.
#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "output/bootstrap.hpp"
#include "output/series.hpp"
#include "output/statistics.hpp"

namespace ladder::output {

/// Years after the start at which it is looked at: the fifth, tenth and twenty-fifth recorded one.
inline constexpr std::size_t pairing_years[] = {5, 10, 25};

/// Of one outcome of one economy in one year.
struct PairingGain {
  std::string scenario;
  std::size_t series = 0;  ///< row in the record
  std::string economy;
  int year = 0;              ///< calendar year
  std::size_t worlds = 0;    ///< pairs in which both are numbers
  double deviation = 0.0;    ///< standard deviation of the paired differences, in the unit of the series
  double correlation = 0.0;  ///< of the two members of a pair; NaN where one does not vary
  double gain = 0.0;         ///< (Var(a) + Var(b)) / Var(b - a); infinite where the differences do not vary
  Band interval;  ///< 5th to 95th percentile of `gain` over resamples; NaN above most_resampled worlds
};

/// Var(a) + Var(b) is the variance of a difference between worlds of independent seeds, whatever the pairs
/// have in common; so the ratio is that of the replicates needed without pairing and with it.
/// @param a, b  of equal length, by world; pairs in which one is no number are left out
/// @return      `worlds`, `deviation`, `correlation`, `gain` and `interval`
[[nodiscard]] PairingGain pairing_gain(std::span<const double> a, std::span<const double> b,
                                       Resampling& resampling);

/// All of them: by scenario, series, economy, year. Years beyond the end of the record are left out.
/// @param series     yearly series with the axis economy alone, by name, of the group national unless they
/// say another. @param economies  empty: all Errors: OutputError (65) for a record without a second scenario,
/// and for a series or an economy that is not there.
[[nodiscard]] std::vector<PairingGain> pairing_gains(const RunRecord& record,
                                                     std::span<const std::string> series,
                                                     std::span<const std::string> economies);

/// A table: a line for each scenario, outcome and economy, a column for each year.
[[nodiscard]] std::string pairing_table(const RunRecord& record, const std::vector<PairingGain>& gains);

/// Schema "ladder-pairing/1".
[[nodiscard]] std::string pairing_json(const RunRecord& record, const std::vector<PairingGain>& gains);

/// The attribute of a result that names its headline outcomes, separated by blanks.
inline constexpr const char* headline_attribute = "headline_series";
/// Those outcomes; empty where the record does not say.
[[nodiscard]] std::vector<std::string> headline_outcomes(const RunRecord& record);

}  // namespace ladder::output
