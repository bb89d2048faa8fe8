#include "tools/run_summary.hpp"

#include <fmt/format.h>

#include <array>

#include "output/human.hpp"
#include "output/json.hpp"

namespace ladder::tools {
namespace {

constexpr std::array<std::string_view, 6> headline_names = {"gdp_per_head",       "manufacturing_share",
                                                            "manufacturing_jobs", "technology_gap",
                                                            "integrated_firms",   "unemployment"};

constexpr double confidence = 0.90;  // promise 6

bool summarised(const output::Series& series) {
  return series.group == "national" && series.interval == output::Interval::year &&
         series.axes == std::vector<output::Axis>{output::Axis::economy};
}

/// Values of the last year in one economy, by replicate.
std::vector<double> last_values(const output::ScenarioRecord& scenario, std::size_t series,
                                std::size_t economy, std::size_t economies) {
  std::vector<double> values;
  for (const output::ReplicateRecord& replicate : scenario.replicates) {
    const output::Values& all = replicate.values[series];
    values.push_back(all[all.size() - economies + economy]);
  }
  return values;
}

LastYear summary(const output::RunRecord& record, std::size_t series, std::size_t economy,
                 output::Resampling& resampling) {
  const auto& codes = record.coordinates.economies;
  const std::vector<double> values = last_values(record.scenarios.front(), series, economy, codes.size());
  const output::Series& declared = record.series[series];
  return {.series = declared.name,
          .unit = declared.unit,
          .long_name = declared.long_name,
          .economy = codes[economy],
          .mean = output::mean(values),
          .precision = output::precision_of_mean(values, confidence, resampling),
          .range = output::central_range(values)};
}

int last_recorded_year(const output::Coordinates& coordinates) {
  return coordinates.first_year + static_cast<int>(coordinates.months / 12) - 1;
}

std::string band(const output::Band& band) {
  return fmt::format("{} to {}", output::human(band.low), output::human(band.high));
}

std::string range_in_words(std::size_t worlds, const std::string& differ_in) {
  return fmt::format(
      "{} of {} worlds, {}",
      worlds < output::fewest_for_percentiles ? "smallest to largest" : "5th to 95th percentile", worlds,
      differ_in);
}

std::string described(const LastYear& row) {
  return row.unit == "1" ? row.long_name : fmt::format("{}, {}", row.long_name, row.unit);
}

/// One series: a line for each economy. One world has no intervals.
std::string headline(const std::vector<LastYear>& rows, std::string_view series, bool one_world) {
  std::string text;
  for (const LastYear& row : rows) {
    if (row.series != series) continue;
    if (text.empty()) {
      text = fmt::format("\n{}\n", described(row));
      if (!one_world) text += fmt::format("  {:<10}{:>14}{:>26}{:>26}\n", "", "mean", "precision", "range");
    }
    if (one_world) {
      text += fmt::format("  {:<10}{:>14}\n", row.economy, output::human(row.mean));
      continue;
    }
    text += fmt::format("  {:<10}{:>14}{:>26}{:>26}\n", row.economy, output::human(row.mean),
                        band(row.precision.shown()), band(row.range));
  }
  return text;
}

}  // namespace

std::vector<LastYear> last_year(const output::RunRecord& record) {
  std::vector<LastYear> rows;
  output::Resampling resampling;
  for (std::size_t s = 0; s < record.series.size(); ++s) {
    if (!summarised(record.series[s])) continue;
    for (std::size_t e = 0; e < record.coordinates.economies.size(); ++e)
      rows.push_back(summary(record, s, e, resampling));
  }
  return rows;
}

std::span<const std::string_view> headlines() {
  return headline_names;
}

std::string run_table(const output::RunRecord& record) {
  const std::size_t worlds = record.scenarios.front().replicates.size();
  std::string text =
      fmt::format("{} in {}: ", record.scenarios.front().name, last_recorded_year(record.coordinates));
  text +=
      worlds == 1
          ? "one world, so there is no precision and no range (--replicates N runs more)\n"
          : fmt::format("mean of {} worlds;\nprecision: 90 % confidence interval of the mean; range: {}\n",
                        worlds, range_in_words(worlds, output::worlds_differ_in(record)));
  const std::vector<LastYear> rows = last_year(record);
  for (const std::string_view name : headline_names) text += headline(rows, name, worlds == 1);
  return text;
}

std::string run_json(const output::RunRecord& record, const std::string& file) {
  output::Json rows = output::Json::array();
  for (const LastYear& row : last_year(record)) {
    rows.push_back({{"series", row.series},
                    {"unit", row.unit},
                    {"economy", row.economy},
                    {"mean", row.mean},
                    {"precision_low", row.precision.shown().low},
                    {"precision_high", row.precision.shown().high},
                    {"precision_method", output::method_in_words(row.precision.method)},
                    {"precision_student_t", output::band_json(row.precision.student_t)},
                    {"precision_bootstrap_t", output::band_json(row.precision.bootstrap_t)},
                    {"range_low", row.range.low},
                    {"range_high", row.range.high}});
  }
  const output::Json report{{"schema", "ladder-run/1"},
                            {"file", file},
                            {"scenario", record.scenarios.front().name},
                            {"replicates", record.scenarios.front().replicates.size()},
                            {"year", last_recorded_year(record.coordinates)},
                            {"last_year", rows}};
  return report.document();
}

}  // namespace ladder::tools
