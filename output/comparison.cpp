#include "output/comparison.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "output/output_error.hpp"
#include "sim/error.hpp"

namespace ladder::output {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

/// The number that one world has for one cell.
double measured(const Values& values, Measure measure, Aggregate aggregate, std::size_t cells,
                std::size_t cell) {
  const std::size_t years = values.size() / cells;
  // A total to date or a stock has its whole past in it: its mean over the years would say nothing.
  if (measure == Measure::last_year || aggregate == Aggregate::last)
    return values[(years - 1) * cells + cell];
  double sum = 0.0;
  for (std::size_t year = 0; year < years; ++year) sum += values[year * cells + cell];
  return aggregate == Aggregate::sum ? sum : sum / static_cast<double>(years);
}

Verdict verdict_of(const PairedDifference& row, const std::vector<double>& differences) {
  if (differences.empty()) return Verdict::undefined;
  if (std::ranges::all_of(differences, [](double d) { return d == 0.0; })) return Verdict::identical;
  if (differences.size() < 2) return Verdict::one_world;
  return row.precision.shown().excludes_zero() && row.range.excludes_zero() ? Verdict::clear : Verdict::unclear;
}

void set_labels(PairedDifference& row, const Series& series, const Coordinates& coordinates,
                std::size_t cell) {
  const auto labels = cell_labels(series, coordinates, cell);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (series.axes[i] == Axis::economy)
      row.economy = labels[i];
    else
      row.place.emplace_back(series.axes[i], labels[i]);
  }
}

}  // namespace

std::vector<double> over_worlds(const RunRecord& record, std::size_t scenario, std::size_t row, Measure measure,
                                std::size_t cell) {
  const Series& series = record.series[row];
  const std::size_t count = cells(series, record.coordinates);
  std::vector<double> result;
  for (const ReplicateRecord& replicate : record.scenarios[scenario].replicates)
    result.push_back(measured(replicate.values[row], measure, series.aggregate, count, cell));
  return result;
}

PairedDifference paired_difference(const std::vector<double>& baseline,
                                   const std::vector<double>& scenario) {
  Resampling resampling;
  return paired_difference(baseline, scenario, CompareOptions{}.confidence, resampling);
}

PairedDifference paired_difference(const std::vector<double>& baseline, const std::vector<double>& scenario,
                                   double confidence, Resampling& resampling) {
  sim::expects(baseline.size() == scenario.size(), "pairs have two members");
  std::vector<double> a, b, d;
  for (std::size_t i = 0; i < baseline.size(); ++i) {
    if (!std::isfinite(baseline[i]) || !std::isfinite(scenario[i])) continue;
    a.push_back(baseline[i]);
    b.push_back(scenario[i]);
    d.push_back(scenario[i] - baseline[i]);
  }
  PairedDifference row;
  row.worlds = d.size();
  row.dropped = baseline.size() - d.size();
  row.baseline = mean(a);
  row.value = mean(b);
  row.difference = mean(d);
  row.relative = row.baseline == 0.0 ? undefined : row.difference / std::abs(row.baseline);
  row.precision = precision_of_mean(d, confidence, resampling);
  row.p_value = p_value_of_mean(d);
  row.range = central_range(d);
  row.sign_share = share_with_sign_of(row.difference, d);
  const double apart = variance(a) + variance(b), paired = variance(d);
  row.variance_removed = apart > 0.0 ? 1.0 - paired / apart : undefined;
  row.variance_ratio = apart > 0.0 ? apart / paired : undefined;
  row.verdict = verdict_of(row, d);
  return row;
}

Comparison compare(const RunRecord& record, const CompareOptions& options) {
  if (record.scenarios.size() < 2)
    throw OutputError(
        ExitClass::unacceptable,
        "a comparison needs a baseline and at least one other scenario, and this result has only one");
  Comparison result;
  result.baseline = record.scenarios.front().name;
  result.coordinates = record.coordinates;
  result.replicates = record.scenarios.front().replicates.size();
  result.worlds_differ_in = worlds_differ_in(record);
  result.confidence = options.confidence;
  Resampling resampling;
  std::vector<std::size_t> source;  // row in the record of each compared series
  for (std::size_t i = 0; i < record.series.size(); ++i) {
    const Series& s = record.series[i];
    if (s.interval != Interval::year || std::ranges::count(options.groups, s.group) == 0) continue;
    if (cells(s, record.coordinates) == 0) continue;
    result.series.push_back(s);
    source.push_back(i);
  }
  if (source.empty())
    throw OutputError(ExitClass::unacceptable,
                      fmt::format("there is no yearly series in the group `{}` to compare",
                                  fmt::join(options.groups, "`, `")));
  for (std::size_t other = 1; other < record.scenarios.size(); ++other) {
    result.scenarios.push_back(record.scenarios[other].name);
    for (const Measure measure : {Measure::last_year, Measure::horizon})
      for (std::size_t s = 0; s < source.size(); ++s) {
        const Series& series = result.series[s];
        const std::size_t count = cells(series, record.coordinates);
        for (std::size_t cell = 0; cell < count; ++cell) {
          const auto values = [&](std::size_t scenario) {
            return over_worlds(record, scenario, source[s], measure, cell);
          };
          auto row = paired_difference(values(0), values(other), options.confidence, resampling);
          row.scenario = record.scenarios[other].name;
          row.series = s;
          row.measure = measure;
          set_labels(row, series, record.coordinates, cell);
          result.rows.push_back(std::move(row));
        }
      }
  }
  return result;
}

}  // namespace ladder::output
