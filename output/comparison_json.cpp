#include <fmt/format.h>

#include <cmath>

#include "output/comparison_text.hpp"
#include "output/csv.hpp"
#include "output/human.hpp"
#include "output/json.hpp"
#include "output/many_comparisons.hpp"

namespace ladder::output {
namespace {

std::string measure_name(Measure measure) {
  return measure == Measure::last_year ? "last_year" : "horizon";
}

Json json_of(const Comparison& c, const PairedDifference& row, const Family& family) {
  const Series& series = c.series[row.series];
  Json j;
  j["scenario"] = row.scenario;
  j["series"] = series.group + "/" + series.name;
  j["long_name"] = series.long_name;
  j["unit"] = series.unit;
  j["difference_unit"] = difference_unit(series.unit);
  j["economy"] = row.economy;
  for (const auto& [axis, label] : row.place) j[std::string{axis_name(axis)}] = label;
  j["measure"] = measure_name(row.measure);
  j["period"] = measure_in_words(c, row);
  j["worlds"] = row.worlds;
  j["worlds_without_value"] = row.dropped;
  j["baseline"] = row.baseline;
  j["value"] = row.value;
  j["difference"] = row.difference;
  j["relative_difference"] = row.relative;
  j["precision"] = band_json(row.precision.shown());
  j["precision_method"] = method_in_words(row.precision.method);
  j["precision_student_t"] = band_json(row.precision.student_t);
  j["precision_bootstrap_t"] = band_json(row.precision.bootstrap_t);
  j["precision_simultaneous"] = band_json(student_t_at(row, c.confidence, family.level));
  j["p_value"] = row.p_value;
  j["range"] = band_json(row.range);
  j["sign_share"] = row.sign_share;
  j["variance_removed"] = row.variance_removed;
  j["variance_ratio"] = row.variance_ratio;
  j["verdict"] = verdict_in_words(row.verdict);
  j["clear_together"] = family.is_clear_together(row);
  j["sentence"] = sentence(c, row);
  return j;
}

std::string csv_number(double value) {
  return std::isfinite(value) ? exact(value) : "";
}

}  // namespace

std::string comparison_json(const Comparison& comparison) {
  Json j;
  j["schema"] = "ladder-comparison/1";
  j["baseline"] = comparison.baseline;
  j["scenarios"] = comparison.scenarios;
  j["replicates"] = comparison.replicates;
  j["first_year"] = comparison.coordinates.first_year;
  j["years"] = comparison.coordinates.years();
  j["precision"] = "90 % confidence interval of the mean paired difference, by precision_method";
  j["range"] = "5th to 95th percentile over worlds (type 7); smallest to largest below 20 worlds";
  j["worlds_differ_in"] = comparison.worlds_differ_in;
  std::vector<const PairedDifference*> rows;
  for (const auto& row : comparison.rows) rows.push_back(&row);
  const Family family = judge_together(rows, comparison.confidence);
  j["many_comparisons"] = {{"comparisons", family.comparisons},
                           {"clear", family.clear},
                           {"precision_excludes_zero_by_chance", family.chance_precision},
                           {"clear_by_chance_at_most", family.chance_clear},
                           {"clear_together", family.clear_together.size()},
                           {"simultaneous_level", family.level}};
  j["differences"] = Json::array();
  for (const auto* row : rows) j["differences"].push_back(json_of(comparison, *row, family));
  return j.document();
}

std::string comparison_csv(const Comparison& comparison) {
  std::string text = csv_row({"scenario",
                              "baseline_scenario",
                              "group",
                              "series",
                              "unit",
                              "difference_unit",
                              "economy",
                              "place",
                              "measure",
                              "period",
                              "worlds",
                              "worlds_without_value",
                              "baseline",
                              "value",
                              "difference",
                              "relative_difference",
                              "precision_low",
                              "precision_high",
                              "range_low",
                              "range_high",
                              "range_over",
                              "sign_share",
                              "variance_removed",
                              "variance_ratio",
                              "verdict"});
  for (const auto& row : comparison.rows) {
    const Series& series = comparison.series[row.series];
    std::string place;
    for (const auto& [axis, label] : row.place)
      place += fmt::format("{}{}={}", place.empty() ? "" : "; ", axis_name(axis), label);
    text += csv_row({csv_text(row.scenario),
                     csv_text(comparison.baseline),
                     csv_text(series.group),
                     csv_text(series.name),
                     csv_text(series.unit),
                     std::string{difference_unit(series.unit)},
                     csv_text(row.economy),
                     csv_text(place),
                     measure_name(row.measure),
                     measure_in_words(comparison, row),
                     fmt::format("{}", row.worlds),
                     fmt::format("{}", row.dropped),
                     csv_number(row.baseline),
                     csv_number(row.value),
                     csv_number(row.difference),
                     csv_number(row.relative),
                     csv_number(row.precision.shown().low),
                     csv_number(row.precision.shown().high),
                     csv_number(row.range.low),
                     csv_number(row.range.high),
                     csv_text(comparison.worlds_differ_in),
                     csv_number(row.sign_share),
                     csv_number(row.variance_removed),
                     csv_number(row.variance_ratio),
                     std::string{verdict_in_words(row.verdict)}});
  }
  return text;
}

}  // namespace ladder::output
