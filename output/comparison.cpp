#include "output/comparison.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "output/comparison_text.hpp"
#include "output/human.hpp"
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

std::vector<double> over_worlds(const ScenarioRecord& scenario, std::size_t row, const Series& series,
                                Measure measure, std::size_t cells, std::size_t cell) {
  std::vector<double> result;
  for (const ReplicateRecord& replicate : scenario.replicates)
    result.push_back(measured(replicate.values[row], measure, series.aggregate, cells, cell));
  return result;
}

Verdict verdict_of(const PairedDifference& row, const std::vector<double>& differences) {
  if (differences.empty()) return Verdict::undefined;
  if (std::ranges::all_of(differences, [](double d) { return d == 0.0; })) return Verdict::identical;
  if (differences.size() < 2) return Verdict::one_world;
  return row.precision.excludes_zero() && row.range.excludes_zero() ? Verdict::clear : Verdict::unclear;
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

std::string place_in_words(const PairedDifference& row) {
  std::string text = row.economy.empty() ? "" : " in " + row.economy;
  for (const auto& [axis, label] : row.place) text += fmt::format(", {} {}", axis_name(axis), label);
  return text;
}

/// The scale in which a sentence gives a difference: percent of the baseline for amounts, else the unit
/// itself.
struct Scale {
  double factor = 1.0;
  std::string unit;
  /// "2.1 %", "147 M USD"
  [[nodiscard]] std::string text(double difference) const { return human(difference * factor) + unit; }
  /// "1 to 3.2 %", "135 M to 159 M USD"
  [[nodiscard]] std::string text(const Band& band) const {
    return fmt::format("{} to {}{}", human(band.low * factor), human(band.high * factor), unit);
  }
};

Scale scale_of(const Series& series, const PairedDifference& row) {
  const bool amount = series.unit != "1" && series.unit != "%";
  if (amount && std::isfinite(row.relative)) return {100.0 / std::abs(row.baseline), " %"};
  return {1.0, unit_suffix(difference_unit(series.unit))};
}

std::string how_sure(const Comparison& c, const PairedDifference& row, const Scale& scale) {
  const auto holding =
      static_cast<std::size_t>(std::llround(row.sign_share * static_cast<double>(row.worlds)));
  const std::string rule =
      row.worlds < fewest_for_percentiles ? "smallest to largest" : "5th to 95th percentile";
  std::string text = fmt::format("precision {}; range {}, {} of {} worlds, {}", scale.text(row.precision),
                                 scale.text(row.range), rule, row.worlds, c.worlds_differ_in);
  if (std::isfinite(row.sign_share))
    text += fmt::format("; the sign holds in {} of {} worlds", holding, row.worlds);
  if (row.dropped > 0) text += fmt::format("; {} worlds without a value left out", row.dropped);
  return text;
}

}  // namespace

std::string measure_in_words(const Comparison& c, const PairedDifference& row) {
  const int first = c.coordinates.first_year, last = first + static_cast<int>(c.coordinates.years()) - 1;
  if (row.measure == Measure::last_year) return fmt::format("in {}", last);
  const Aggregate aggregate = c.series[row.series].aggregate;
  if (aggregate == Aggregate::last) return fmt::format("at the end of {}", last);
  return fmt::format("{} {} to {}", aggregate == Aggregate::sum ? "in total over" : "on average over", first,
                     last);
}

std::string_view verdict_in_words(Verdict verdict) {
  static constexpr std::string_view words[] = {"identical", "clear", "no clear difference", "one world",
                                               "undefined"};
  return words[static_cast<std::size_t>(verdict)];
}

PairedDifference paired_difference(const std::vector<double>& baseline, const std::vector<double>& scenario,
                                   double confidence) {
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
  row.precision = confidence_of_mean(d, confidence);
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
  result.worlds_differ_in = options.worlds_differ_in;
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
            return over_worlds(record.scenarios[scenario], source[s], series, measure, count, cell);
          };
          auto row = paired_difference(values(0), values(other), options.confidence);
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

std::string sentence(const Comparison& c, const PairedDifference& row) {
  const Series& series = c.series[row.series];
  const std::string what = fmt::format("{}{}", series.long_name, place_in_words(row));
  const std::string when = measure_in_words(c, row);
  const Scale scale = scale_of(series, row);
  const double size = std::abs(row.difference);
  std::string amount = scale.text(size);
  if (scale.unit == " %") amount += fmt::format(" ({})", with_unit(size, series.unit));
  const std::string verb = row.difference > 0.0 ? "raises" : "lowers";
  switch (row.verdict) {
    case Verdict::identical:
      return fmt::format("{} leaves {} {} identical in every world ({} of {}).", row.scenario, what, when,
                         row.worlds, row.worlds + row.dropped);
    case Verdict::clear:
      return fmt::format("{} {} {} by {} {} ({}).", row.scenario, verb, what, amount, when,
                         how_sure(c, row, scale));
    case Verdict::unclear:
      return fmt::format("No clear difference between {} and {} for {} {} (mean difference {}; {}).",
                         row.scenario, c.baseline, what, when, scale.text(row.difference),
                         how_sure(c, row, scale));
    case Verdict::one_world:
      return fmt::format(
          "In the one world simulated, {} {} {} by {} {}; one world gives no precision, so run more "
          "replicates before relying on it.",
          row.scenario, verb, what, amount, when);
    case Verdict::undefined:
      return fmt::format("{} {} has no value in any world under both {} and {}.", what, when, c.baseline,
                         row.scenario);
  }
  throw sim::Bug("a verdict without a sentence");
}

}  // namespace ladder::output
