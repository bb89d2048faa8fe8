/// Paired differences between scenarios, with both intervals of promise 6, in numbers and in words.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "output/precision.hpp"
#include "output/series.hpp"
#include "output/statistics.hpp"

namespace ladder::output {

/// What one number per world is taken from a yearly series.
///
/// `last_year` is the value of the last recorded year. `horizon` is all recorded years together: the sum
/// where the series is a sum within the year (a flow in USD), the mean where it is a mean, and the value at
/// the end where it is one at the end of the year (a stock, or a total to date, which has the years before in
/// it already).
enum class Measure : std::uint8_t { last_year, horizon };

/// What may be said.
enum class Verdict : std::uint8_t {
  identical,  ///< difference exactly 0 in every world
  clear,      ///< precision and range both exclude 0
  unclear,    ///< at least one of them does not: "no clear difference"
  one_world,  ///< a single world: no precision can be given
  undefined,  ///< no world in which both scenarios have a value
};

/// One indicator of one economy under one scenario against the baseline. Units are those of the series.
struct PairedDifference {
  std::string scenario;
  std::size_t series = 0;                           ///< row in Comparison::series
  std::string economy;                              ///< empty for a series without that axis
  std::vector<std::pair<Axis, std::string>> place;  ///< its other axes: sector, skill, ...
  Measure measure = Measure::last_year;
  std::size_t worlds = 0;         ///< pairs in which both values are numbers
  std::size_t dropped = 0;        ///< pairs in which one is not
  double baseline = 0.0;          ///< mean over worlds
  double value = 0.0;             ///< mean over worlds under the scenario
  double difference = 0.0;        ///< mean over worlds of scenario minus baseline in the same world
  double relative = 0.0;          ///< difference as a share of |baseline|; NaN where that is 0
  Precision precision;            ///< 90 % confidence intervals of the mean paired difference
  double p_value = 0.0;           ///< p_value_of_mean() of the differences; NaN for one world
  Band range;                     ///< of the differences over worlds, see central_range()
  double sign_share = 0.0;        ///< share of worlds in which the sign of `difference` holds
  double variance_removed = 0.0;  ///< 1 - Var(d) / (Var(a) + Var(b)); NaN where nothing varies
  double variance_ratio = 0.0;    ///< (Var(a) + Var(b)) / Var(d): what pairing is worth in replicates
  Verdict verdict = Verdict::undefined;
};

struct Comparison {
  std::string baseline;
  std::vector<std::string> scenarios;  ///< without the baseline
  Coordinates coordinates;
  std::vector<Series> series;  ///< the compared ones
  std::size_t replicates = 0;
  double confidence = 0.90;            ///< of the precision
  std::string worlds_differ_in;        ///< what the range is over, see output::worlds_differ_in()
  std::vector<PairedDifference> rows;  ///< by scenario, measure, series, cell
};

struct CompareOptions {
  std::vector<std::string> groups{"national"};  ///< groups whose yearly series are compared
  double confidence = 0.90;
};

/// Compares every scenario with scenario 0 of `record`. Pairs are equal places in `replicates`.
/// Errors: OutputError (65) where there is no second scenario, or no yearly series in the groups.
[[nodiscard]] Comparison compare(const RunRecord& record, const CompareOptions& options = {});

/// The statistics of one row from values per world; both of equal length. Fills everything but its labels.
[[nodiscard]] PairedDifference paired_difference(const std::vector<double>& baseline,
                                                 const std::vector<double>& scenario, double confidence,
                                                 Resampling& resampling);
/// The same at 90 %, with resamples of its own.
[[nodiscard]] PairedDifference paired_difference(const std::vector<double>& baseline,
                                                 const std::vector<double>& scenario);

/// The number that each world of a scenario has for one cell of a yearly series: record.series[row], in the order of
/// replicates.
[[nodiscard]] std::vector<double> over_worlds(const RunRecord& record, std::size_t scenario, std::size_t row,
                                              Measure measure, std::size_t cell);

/// The finding in one English sentence, first what happens, then how sure it is, e.g. "industry40 raises GDP
/// per head in ETH by 2.1 % (42 USD) in 2045 (precision 1 to 3.2 %; range 0.4 to 4 %, smallest to largest of
/// 8 worlds, seeds only; the sign holds in 8 of 8 worlds)."
[[nodiscard]] std::string sentence(const Comparison& comparison, const PairedDifference& row);

}  // namespace ladder::output
