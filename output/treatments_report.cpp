#include "output/treatments_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "output/csv.hpp"
#include "output/human.hpp"
#include "output/json.hpp"
#include "sim/math.hpp"

namespace ladder::output {
namespace {

/// One of the outcomes of an effect, in %.
struct Outcome {
  std::string_view name, text, unit;
  Estimate EffectRow::*estimate;
  bool logs;  ///< log points, shown as %
};
constexpr std::array<Outcome, 5> outcomes = {
    {{"productivity", "physical output per worker", "%", &EffectRow::productivity, true},
     {"efficiency", "what people could make, TFP", "%", &EffectRow::efficiency, true},
     {"workers", "workers", "%", &EffectRow::workers, true},
     {"cost_saved", "cost saved, of unit cost", "%", &EffectRow::cost_saved, false},
     {"management", "management score", "points of 100", &EffectRow::management, false}}};

double in_percent(double value, bool logs) {
  return 100.0 * (logs ? sim::math::exp(value) - 1.0 : value);
}

struct Shown {
  double mean;
  Band interval;
};
Shown shown(const Estimate& e, bool logs) {
  return {in_percent(e.mean, logs), {in_percent(e.interval.low, logs), in_percent(e.interval.high, logs)}};
}

/// "+12.3 (9.8 to 14.9)".
std::string cell(const Shown& s) {
  if (std::isnan(s.mean)) return "n/a";
  const std::string mean = fmt::format("{:+.1f}", s.mean);
  return std::isnan(s.interval.low) ? mean
                                    : fmt::format("{} ({:.1f} to {:.1f})", mean, s.interval.low, s.interval.high);
}

/// Whether an outcome was moved by as much as is shown: rows of noughts are left out.
bool moved(const TreatmentStudy& study, std::string_view treatment, const Outcome& outcome) {
  return std::ranges::any_of(study.effects, [&](const EffectRow& row) {
    return row.treatment == treatment && std::fabs((row.*outcome.estimate).mean) > 1e-3;
  });
}

std::string effects_text(const TreatmentStudy& study, const models::Treatment& dose) {
  std::string text = fmt::format("\n{}: {}\n", dose.name, dose.text);
  for (const Outcome& outcome : outcomes) {
    if (!moved(study, dose.name, outcome)) continue;
    text += fmt::format("  {:<30}", fmt::format("{}, {}", outcome.text, outcome.unit));
    for (const std::size_t year : effect_years) text += fmt::format(" {:>24}", fmt::format("year {}", year));
    text += '\n';
    for (const SkillLevel level : skill_levels) {
      text += fmt::format("    {:<28}", level_name(level));
      for (const EffectRow& row : study.effects)
        if (row.treatment == dose.name && row.level == level)
          text += fmt::format(" {:>24}", cell(shown(row.*outcome.estimate, outcome.logs)));
      text += '\n';
    }
  }
  return text;
}

std::string ratio(const Estimate& e) {
  if (std::isnan(e.mean)) return "n/a";
  return std::isnan(e.interval.low) ? fmt::format("{:.2f}", e.mean)
                                    : fmt::format("{:.2f} ({:.2f} to {:.2f})", e.mean, e.interval.low, e.interval.high);
}

std::string complementarity_text(const TreatmentStudy& study) {
  std::string text;
  std::string_view machines;
  for (const ComplementarityRow& row : study.complementarity) {
    if (row.machines != machines)
      text += fmt::format("\n{} / with skills, in efficiency\n  {:<42}{:>10}{:>14}{:>24}{:>24}\n",
                          row.machines == "step" ? "machines of the next generation only" : "machines of the firm's generation only",
                          "", "firms", "skill binds", "year 4", "year 5");
    machines = row.machines;
    text += fmt::format("  {:<42}{:>10.0f}{:>12.0f} %{:>24}{:>24}\n", row.who, row.firms, 100.0 * row.binding,
                        ratio(row.ratio[0]), ratio(row.ratio[1]));
  }
  if (!text.empty()) text += "  Skill binds where a firm's skilled share is below what its generation requires before the dose.\n";
  return text;
}

constexpr std::string_view published =
    "\nPublished: consulting +5 to 20 % productivity in year 1, half of practices alive after 8 years (Bloom et al. 2013, 2020);\n"
    "suppliers to multinationals TFP +3 to 9 %, employment +15 to 35 % after 4 years (Alfaro-Urena et al. 2022); resource-efficiency\n"
    "assessments save 1 to 5 % of cost, payback 0.3 to 3 years (MED TEST II, OECD); machines only / both below 0.4 (PROTOTYPES).\n";

}  // namespace

std::string treatments_text(const TreatmentStudy& study, const TreatmentContext& context) {
  std::string text = fmt::format(
      "{}: {} worlds, {:.0f} % of manufacturing firms treated after two years\n"
      "Mean over the same firms with less without the dose, same luck, less that of a control group; 90 % interval of the mean over worlds.\n",
      context.title, study.worlds, 100.0 * context.share);
  for (const models::Treatment& dose : models::treatments()) text += effects_text(study, dose);
  if (!study.payback.values.empty())
    text += fmt::format("\nmedian payback of measures that an assessment adds in four years: {} years\n", ratio(study.payback));
  return text + complementarity_text(study) + std::string{published};
}

std::string treatments_csv(const TreatmentStudy& study) {
  std::string text = csv_row({"treatment", "level", "year", "outcome", "unit", "firms", "mean", "interval_low",
                              "interval_high", "worlds"});
  for (const EffectRow& row : study.effects)
    for (const Outcome& outcome : outcomes) {
      const Shown s = shown(row.*outcome.estimate, outcome.logs);
      text += csv_row({std::string{row.treatment}, std::string{level_name(row.level)}, std::to_string(row.year),
                       std::string{outcome.name}, std::string{outcome.unit}, exact(row.firms), exact(s.mean),
                       exact(s.interval.low), exact(s.interval.high), std::to_string(study.worlds)});
    }
  return text;
}

std::string treatments_json(const TreatmentStudy& study, const TreatmentContext& context) {
  Json json = {{"schema", "ladder-treatments/1"}, {"title", context.title}, {"share", context.share},
               {"worlds", study.worlds}, {"confidence", 0.9}};
  for (const auto& [name, text] : context.attributes) json["attributes"][name] = text;
  json["effects"] = Json::array();
  for (const EffectRow& row : study.effects) {
    Json entry = {{"treatment", row.treatment}, {"level", level_name(row.level)}, {"year", row.year}, {"firms", row.firms}};
    for (const Outcome& outcome : outcomes) {
      const Shown s = shown(row.*outcome.estimate, outcome.logs);
      entry[outcome.name] = {{"unit", outcome.unit}, {"mean", s.mean}, {"interval", band_json(s.interval)}};
    }
    json["effects"].push_back(std::move(entry));
  }
  json["complementarity"] = Json::array();
  for (const ComplementarityRow& row : study.complementarity) {
    Json entry = {{"machines", row.machines}, {"who", row.who}, {"firms", row.firms}, {"skill_binds", row.binding}};
    for (std::size_t k = 0; k < row.ratio.size(); ++k)
      entry[k == 0 ? "year_4" : "year_5"] = {{"mean", row.ratio[k].mean}, {"interval", band_json(row.ratio[k].interval)}};
    json["complementarity"].push_back(std::move(entry));
  }
  json["payback_years"] = {{"mean", study.payback.mean}, {"interval", band_json(study.payback.interval)}};
  return json.document();
}

}  // namespace ladder::output
