#include "tools/run_summary.hpp"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "output/human.hpp"

namespace ladder::tools {
namespace {

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

LastYear summary(const output::RunRecord& record, std::size_t series, std::size_t economy) {
  const auto& codes = record.coordinates.economies;
  const std::vector<double> values = last_values(record.scenarios.front(), series, economy, codes.size());
  const output::Series& declared = record.series[series];
  return {.series = declared.name,
          .unit = declared.unit,
          .long_name = declared.long_name,
          .economy = codes[economy],
          .mean = output::mean(values),
          .precision = output::confidence_of_mean(values, 0.90),
          .range = output::central_range(values)};
}

int last_recorded_year(const output::Coordinates& coordinates) {
  return coordinates.first_year + static_cast<int>(coordinates.months / 12) - 1;
}

std::string band(const output::Band& band) {
  return fmt::format("{} to {}", output::human(band.low), output::human(band.high));
}

std::string range_in_words(std::size_t worlds) {
  return worlds < output::fewest_for_percentiles
             ? fmt::format("smallest to largest of {} worlds, seeds only", worlds)
             : fmt::format("5th to 95th percentile of {} worlds, seeds only", worlds);
}

nlohmann::ordered_json number(double value) {
  return std::isfinite(value) ? nlohmann::ordered_json(value) : nlohmann::ordered_json(nullptr);
}

}  // namespace

std::vector<LastYear> last_year(const output::RunRecord& record) {
  std::vector<LastYear> rows;
  for (std::size_t s = 0; s < record.series.size(); ++s) {
    if (!summarised(record.series[s])) continue;
    for (std::size_t e = 0; e < record.coordinates.economies.size(); ++e)
      rows.push_back(summary(record, s, e));
  }
  return rows;
}

std::string run_table(const output::RunRecord& record, std::size_t series) {
  const std::size_t worlds = record.scenarios.front().replicates.size();
  std::string text = fmt::format(
      "{} in {}: mean of {} worlds; precision: 90 % confidence interval of the mean; range: {}\n",
      record.scenarios.front().name, last_recorded_year(record.coordinates), worlds, range_in_words(worlds));
  std::string shown;
  for (const LastYear& row : last_year(record)) {
    if (row.series != shown) {
      if (series-- == 0) break;
      shown = row.series;
      text += fmt::format("\n{:<40}{:>12}{:>24}{:>24}\n", row.long_name + output::unit_suffix(row.unit),
                          "mean", "precision", "range");
    }
    text += fmt::format("  {:<38}{:>12}{:>24}{:>24}\n", row.economy, output::human(row.mean),
                        band(row.precision), band(row.range));
  }
  return text;
}

std::string run_json(const output::RunRecord& record, const std::string& file) {
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  for (const LastYear& row : last_year(record)) {
    rows.push_back({{"series", row.series},
                    {"unit", row.unit},
                    {"economy", row.economy},
                    {"mean", number(row.mean)},
                    {"precision_low", number(row.precision.low)},
                    {"precision_high", number(row.precision.high)},
                    {"range_low", number(row.range.low)},
                    {"range_high", number(row.range.high)}});
  }
  const nlohmann::ordered_json report{{"schema", "ladder-run/1"},
                                      {"file", file},
                                      {"scenario", record.scenarios.front().name},
                                      {"replicates", record.scenarios.front().replicates.size()},
                                      {"year", last_recorded_year(record.coordinates)},
                                      {"last_year", rows}};
  return report.dump(2) + '\n';
}

}  // namespace ladder::tools
