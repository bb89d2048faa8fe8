#include "tools/calibration/calibration_report.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "output/human.hpp"
#include "output/json.hpp"
#include "output/statistics.hpp"

namespace ladder::tools {
namespace {

using output::Json;

constexpr std::size_t targets_shown = 8;
constexpr std::array<std::string_view, 3> measure_names = {"mean", "change", "growth"};

std::string_view name_of(Measure measure) {
  return measure_names[static_cast<std::size_t>(measure)];
}

std::string searched(const SearchResult& result) {
  return fmt::format(
      "{:>5} points {:>5} inadmissible {:>5} not ruled out   least implausibility {:>6}   least loss {:>6}\n",
      result.points, result.inadmissible, result.not_ruled_out,
      output::significant(result.least_implausibility), output::significant(result.least_loss));
}

/// The median over targets of how much of the variance of runs the emulators foretell, and the worst.
std::string emulators_text(const Wave& wave) {
  std::vector<double> explained, largest;
  for (const LeaveOneOut& check : wave.checks) {
    explained.push_back(check.explained);
    largest.push_back(check.largest);
  }
  std::ranges::sort(explained);
  return fmt::format(
      "emulators foretell {:.0f} % of the variance of a left-out run (median; least {:.0f} %), worst error "
      "{:.1f} standard deviations",
      100.0 * output::quantile_of_sorted(explained, 0.5), 100.0 * explained.front(),
      *std::ranges::max_element(largest));
}

std::string waves_text(const HistoryMatch& match) {
  std::string text;
  for (std::size_t i = 0; i < match.waves.size(); ++i) {
    const Wave& wave = match.waves[i];
    text += fmt::format(
        "  {}: {:>4} runs, {} inadmissible; {}; {}\n",
        i + 1 == match.waves.size() ? "last  " : fmt::format("wave {}", i + 1), wave.runs, wave.inadmissible,
        emulators_text(wave),
        wave.empty ? "nothing of the parameter space is left"
                   : fmt::format("{:.2g} % of the parameter space is left", 100.0 * wave.region_share));
  }
  return text;
}

std::string blame_text(const Calibration& c) {
  const std::vector<RuledOutBy> rows =
      ruled_out_by(c.match.points, c.split.targets.size(), c.plan.matching.rule.cutoff);
  if (rows.empty()) return "";
  std::string text = "\nTargets that rule out most (of points that are admissible)\n";
  for (std::size_t i = 0; i < std::min(targets_shown, rows.size()); ++i)
    text += fmt::format("  {:>4} points, {:>3} alone, median implausibility {:>5.2f}: {}\n", rows[i].points,
                        rows[i].alone, rows[i].median, c.split.targets[rows[i].target].target.name);
  return text;
}

std::string verdict(const Calibration& c) {
  const std::size_t wanted = c.plan.matching.sets, chosen = c.match.chosen.size();
  if (c.match.all_ruled_out)
    return fmt::format(
        "EVERY POINT THAT WAS RUN IS RULED OUT: with no parameters in these ranges does the model come "
        "within "
        "the tolerances of all targets. Its form is wrong for some of them, or their discrepancy is larger "
        "than was said. The file has the {} least implausible points, each marked 'ruled out'.\n",
        chosen);
  if (chosen < wanted)
    return fmt::format(
        "{} points are not ruled out, fewer than the {} sets wanted: the file has {}. More waves or more "
        "last "
        "runs would find more.\n",
        c.match.not_ruled_out, wanted, chosen);
  return fmt::format("{} points are not ruled out; the file has {} of them, spread out.\n",
                     c.match.not_ruled_out, chosen);
}

Json search_json(const SearchResult& result) {
  return {{"points", result.points},
          {"inadmissible", result.inadmissible},
          {"not_ruled_out", result.not_ruled_out},
          {"least_implausibility", result.least_implausibility},
          {"least_loss", result.least_loss}};
}

Json targets_json(const Calibration& c) {
  Json rows = Json::array();
  const Wave& last = c.match.waves.back();
  const auto blamed = ruled_out_by(c.match.points, c.split.targets.size(), c.plan.matching.rule.cutoff);
  for (std::size_t t = 0; t < c.split.targets.size(); ++t) {
    const Target& target = c.split.targets[t].target;
    const auto own = std::ranges::find(blamed, t, &RuledOutBy::target);
    rows.push_back({{"target", target.name},
                    {"value", target.value},
                    {"observation_error", target.observation_error},
                    {"discrepancy", target.discrepancy},
                    {"weight", target.weight},
                    {"seed_deviation", std::sqrt(c.match.seed_variance[t])},
                    {"emulator_error", last.checks[t].root_mean_square},
                    {"emulator_explained", last.checks[t].explained},
                    {"emulator_largest_error", last.checks[t].largest},
                    {"emulator_inflation", last.checks[t].inflation},
                    {"points_ruled_out", own == blamed.end() ? 0 : own->points},
                    {"points_ruled_out_alone", own == blamed.end() ? 0 : own->alone}});
  }
  return rows;
}

Json waves_json(const HistoryMatch& match) {
  Json rows = Json::array();
  for (const Wave& wave : match.waves)
    rows.push_back({{"runs", wave.runs},
                    {"inadmissible", wave.inadmissible},
                    {"region_share", wave.region_share},
                    {"empty", wave.empty}});
  return rows;
}

Json inadmissible_json(const HistoryMatch& match) {
  Json rows = Json::array();
  for (const JudgedPoint& point : match.points)
    if (!point.inadmissible.empty()) rows.push_back(point.inadmissible);
  return rows;
}

std::string score_rows(const ForecastScore& score) {
  std::string text;
  for (const SeriesScore& row : score.rows)
    text += fmt::format(
        "  {:<40} {:>3} {:>7.2f} {:>7.2f} {:>6.2f} {:>9.2f} {:>7.2f} {:>9.2f} {:>7.2f} {:>8.0f} {:>6.2f}\n",
        fmt::format("{} of {}", name_of(row.measure), row.series), row.targets, row.error, row.bias,
        row.correlation, row.no_change, row.trend, row.skill_over_no_change(), row.skill_over_trend(),
        100.0 * row.covered, row.loss);
  return text + fmt::format("  {:<40} {:>82.2f}\n", "all targets", score.loss);
}

std::string half_text(std::string_view title, const std::vector<std::string>& economies,
                      std::span<const HalfScores> forecasts, const ForecastScore HalfScores::*half) {
  std::string text = fmt::format("{}: {}\n", title, fmt::join(economies, " "));
  for (const HalfScores& forecast : forecasts) {
    text += fmt::format("  {:<40} {:>3} {:>7} {:>7} {:>6} {:>9} {:>7} {:>9} {:>7} {:>8} {:>6}\n",
                        forecast.forecast, "n", "rmse", "bias", "corr.", "no change", "trend", "skill:nc",
                        "trend", "covered%", "loss");
    text += score_rows(forecast.*half);
  }
  return text + "\n";
}

Json half_json(const ForecastScore& score) {
  Json rows = Json::array();
  for (const SeriesScore& row : score.rows)
    rows.push_back({{"series", row.series},
                    {"measure", name_of(row.measure)},
                    {"targets", row.targets},
                    {"rmse", row.error},
                    {"bias", row.bias},
                    {"correlation", row.correlation},
                    {"rmse_no_change", row.no_change},
                    {"rmse_trend", row.trend},
                    {"skill_over_no_change", row.skill_over_no_change()},
                    {"skill_over_trend", row.skill_over_trend()},
                    {"covered", row.covered},
                    {"loss", row.loss}});
  return {{"loss", score.loss}, {"series", rows}};
}

}  // namespace

ChosenSets chosen_sets(const Calibration& c) {
  ChosenSets chosen;
  for (std::size_t i = 0; i < c.match.chosen.size(); ++i) {
    const JudgedPoint& point = c.match.points[c.match.chosen[i]];
    chosen.sets.push_back(set_at(c.plan.parameters, point.point, fmt::format("set-{:02}", i + 1)));
    chosen.sets.back().ruled_out = c.match.all_ruled_out;
    chosen.remarks.push_back({point.deciding, point.loss});
  }
  return chosen;
}

std::string calibration_text(const Calibration& c) {
  std::string text =
      fmt::format("{}\n{} parameters, {} targets of {} economies: {}\nheld back: {}\n\n", c.plan.title,
                  c.plan.parameters.size(), c.split.targets.size(), c.split.calibrated.size(),
                  fmt::join(c.split.calibrated, " "),
                  c.split.held.empty() ? "none" : fmt::format("{}", fmt::join(c.split.held, " ")));
  text += waves_text(c.match) + blame_text(c) + "\nFound with as many runs\n";
  text += "  history matching" + searched(result_of(c.match.points));
  if (c.random) text += "  random search   " + searched(result_of(c.random->points));
  return text + "\n" + verdict(c);
}

std::string calibration_json(const Calibration& c,
                             const std::vector<std::pair<std::string, std::string>>& origin) {
  Json json{{"schema", "ladder-calibration/1"}, {"title", c.plan.title}};
  for (const auto& [name, text] : origin) json[name] = text;
  json["economies_calibrated"] = c.split.calibrated;
  json["economies_held"] = c.split.held;
  json["cutoff"] = c.plan.matching.rule.cutoff;
  json["targets_to_rule_out"] = c.plan.matching.rule.targets;
  json["runs"] = c.match.requests.size();
  json["waves"] = waves_json(c.match);
  json["targets"] = targets_json(c);
  json["history_matching"] = search_json(result_of(c.match.points));
  json["random_search"] = c.random ? search_json(result_of(c.random->points)) : Json(nullptr);
  json["all_ruled_out"] = c.match.all_ruled_out;
  json["not_ruled_out"] = c.match.not_ruled_out;
  json["sets"] = c.match.chosen.size();
  json["inadmissible_points"] = inadmissible_json(c.match);
  return json.document();
}

std::string score_text(std::span<const HalfScores> forecasts, const Halves& split) {
  return half_text("Calibrated on", split.calibrated, forecasts, &HalfScores::calibrated) +
         (split.held.empty() ? "" : half_text("Held back", split.held, forecasts, &HalfScores::held));
}

std::string score_json(std::span<const HalfScores> forecasts, const Halves& split) {
  Json rows = Json::array();
  for (const HalfScores& forecast : forecasts)
    rows.push_back({{"forecast", forecast.forecast},
                    {"worlds", forecast.worlds},
                    {"calibrated", half_json(forecast.calibrated)},
                    {"held", half_json(forecast.held)}});
  const Json json{{"schema", "ladder-calibration-score/1"},
                  {"economies_calibrated", split.calibrated},
                  {"economies_held", split.held},
                  {"forecasts", rows}};
  return json.document();
}

}  // namespace ladder::tools
