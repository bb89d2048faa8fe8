#include "output/validation/scorecard_report.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "output/csv.hpp"
#include "output/human.hpp"
#include "output/json.hpp"

namespace ladder::output {
namespace {

/// "0.7 to 1.4", "above 2", "below 0".
std::string accepted(const FactMeasure& m) {
  if (std::isinf(m.low)) return fmt::format("at most {}", significant(m.high));
  if (std::isinf(m.high)) return fmt::format("at least {}", significant(m.low));
  return m.low == m.high ? significant(m.low)
                         : fmt::format("{} to {}", significant(m.low), significant(m.high));
}

std::string shown(const Band& b) {
  return std::isnan(b.low) ? "n/a" : fmt::format("{} to {}", significant(b.low), significant(b.high));
}

/// An open end is an empty cell.
std::string bound(double value) {
  return std::isfinite(value) ? exact(value) : "";
}

/// The measure of a fact with its mechanism off; nullptr where that was not run.
const MeasureScore* without(const Fact& fact, std::size_t measure, std::span<const AblationScore> ablations) {
  for (const AblationScore& ablation : ablations) {
    if (fact.mechanism.settings.empty() || ablation.mechanism.settings != fact.mechanism.settings) continue;
    const auto at = std::ranges::find(ablation.card.facts, &fact, &FactScore::fact);
    if (at != ablation.card.facts.end()) return &at->measures[measure];
  }
  return nullptr;
}

std::string fact_text(const FactScore& score, std::span<const AblationScore> ablations) {
  const Fact& fact = *score.fact;
  const std::string when = fact.period == late_period ? "" : fmt::format("; {}", fact.period);
  std::string text = fmt::format("{:>4}  {:<9}  {} [{}{}]\n", fact.row, fact_verdict_name(score.verdict),
                                 fact.name, mark_name(fact.mark), when);
  for (std::size_t i = 0; i < score.measures.size(); ++i) {
    const FactMeasure& m = fact.measures[i];
    const MeasureScore& s = score.measures[i];
    text += fmt::format("      {:<9}  {:<30} {:>8}  {:<18} accepted {}{}\n", fact_verdict_name(s.verdict),
                        m.name, significant(s.mean), shown(s.interval), accepted(m), unit_suffix(m.unit));
    if (const MeasureScore* off = without(fact, i, ablations))
      text +=
          fmt::format("                 {:<30} {:>8}  {}\n", fmt::format("without {}", fact.mechanism.name),
                      significant(off->mean), shown(off->interval));
  }
  return text;
}

std::string summary(const Scorecard& card) {
  std::string text =
      fmt::format("\n{} of {} emergent facts pass ({:.0f} %; the bar is {:.0f} %).", card.passed,
                  card.emergent, 100.0 * card.score(), 100.0 * Scorecard::least_score);
  if (const auto missing = card.missing(); !missing.empty())
    text += fmt::format(" Required, and not passed: {}.", fmt::join(missing, ", "));
  return text + (card.reaches_bar() ? " The score reaches its bar.\n" : " The score is below its bar.\n");
}

Json measure_json(const FactScore& score, std::size_t i, std::span<const AblationScore> ablations) {
  const FactMeasure& m = score.fact->measures[i];
  const MeasureScore& s = score.measures[i];
  Json json = {{"name", m.name},
               {"unit", m.unit},
               {"value", s.mean},
               {"interval", band_json(s.interval)},
               {"range", band_json(s.range)},
               {"accepted", band_json({m.low, m.high})},
               {"verdict", fact_verdict_name(s.verdict)},
               {"values", s.values}};
  if (const MeasureScore* off = without(*score.fact, i, ablations))
    json["without_mechanism"] = {{"value", off->mean}, {"interval", band_json(off->interval)}};
  return json;
}

Json ablation_json(const Scorecard& card, const AblationScore& ablation) {
  const ShareKept kept = share_kept(card, ablation.card);
  return {{"mechanism", ablation.mechanism.name},
          {"settings", ablation.mechanism.settings},
          {"technology", is_technology(ablation.mechanism)},
          {"passed", ablation.card.passed},
          {"score", ablation.card.score()},
          {"kept", kept.kept()},
          {"share_kept", kept.share()},
          {"lost", kept.lost},
          {"gained", kept.gained}};
}

}  // namespace

std::string scorecard_text(const Scorecard& card, std::span<const AblationScore> ablations,
                           const ScorecardContext& context) {
  std::string text = fmt::format("{}: {} economies, {} firms a sector, {} years, {} seeds\n", context.title,
                                 context.economies, context.firms_per_industry, context.years, card.worlds);
  if (context.quick) text += "QUICK: fewer seeds and years than the score is meant for.\n";
  if (context.years < full_years || card.worlds < full_worlds || context.firms_per_industry < full_firms)
    text += fmt::format("The score is meant for {} years, {} seeds and {} firms a sector.\n", full_years,
                        full_worlds, full_firms);
  text +=
      "Mean over seeds, 90 % confidence interval of it; a fact passes where the interval lies in the "
      "accepted range.\n";
  text += fmt::format("Measured on the {}, unless said otherwise. Only facts that emerge count.\n\n",
                      late_period);
  for (const FactScore& score : card.facts) text += fact_text(score, ablations);
  text += "\nNot measured\n";
  for (const UnmeasuredFact& fact : unmeasured_facts())
    text += fmt::format("{:>4}  {}: {}\n", fact.row, fact.name, fact.reason);
  return text + summary(card) + ablation_text(card, ablations);
}

std::string scorecard_csv(const Scorecard& card, std::span<const AblationScore> ablations) {
  std::string text = csv_row({"row",
                              "level",
                              "fact",
                              "mark",
                              "period",
                              "fact_verdict",
                              "measure",
                              "unit",
                              "value",
                              "interval_low",
                              "interval_high",
                              "range_low",
                              "range_high",
                              "accepted_low",
                              "accepted_high",
                              "verdict",
                              "worlds",
                              "mechanism",
                              "switched_off_by",
                              "value_without",
                              "source"});
  for (const FactScore& score : card.facts)
    for (std::size_t i = 0; i < score.measures.size(); ++i) {
      const Fact& f = *score.fact;
      const FactMeasure& m = f.measures[i];
      const MeasureScore& s = score.measures[i];
      const MeasureScore* off = without(f, i, ablations);
      text += csv_row({std::string{f.row},
                       std::string{f.level},
                       csv_text(f.name),
                       std::string{mark_name(f.mark)},
                       csv_text(f.period),
                       std::string{fact_verdict_name(score.verdict)},
                       csv_text(m.name),
                       std::string{m.unit},
                       exact(s.mean),
                       exact(s.interval.low),
                       exact(s.interval.high),
                       exact(s.range.low),
                       exact(s.range.high),
                       bound(m.low),
                       bound(m.high),
                       std::string{fact_verdict_name(s.verdict)},
                       std::to_string(card.worlds),
                       csv_text(f.mechanism.name),
                       csv_text(fmt::format("{}", fmt::join(f.mechanism.settings, "; "))),
                       off == nullptr ? "" : exact(off->mean),
                       csv_text(f.source)});
    }
  return text;
}

std::string scorecard_json(const Scorecard& card, std::span<const AblationScore> ablations,
                           const ScorecardContext& context) {
  Json json = {{"schema", "ladder-validation/1"},
               {"title", context.title},
               {"economies", context.economies},
               {"firms_per_industry", context.firms_per_industry},
               {"years", context.years},
               {"worlds", card.worlds},
               {"quick", context.quick},
               {"confidence", scorecard_confidence},
               {"emergent", card.emergent},
               {"passed", card.passed},
               {"score", card.score()},
               {"bar", Scorecard::least_score},
               {"required_not_passed", card.missing()},
               {"reaches_bar", card.reaches_bar()}};
  for (const auto& [name, text] : context.attributes) json["attributes"][name] = text;
  json["facts"] = Json::array();
  for (const FactScore& score : card.facts) {
    const Fact& f = *score.fact;
    Json fact = {{"row", f.row},
                 {"level", f.level},
                 {"name", f.name},
                 {"mark", mark_name(f.mark)},
                 {"period", f.period},
                 {"source", f.source},
                 {"required", f.required},
                 {"verdict", fact_verdict_name(score.verdict)},
                 {"mechanism", {{"name", f.mechanism.name}, {"switched_off_by", f.mechanism.settings}}}};
    fact["measures"] = Json::array();
    for (std::size_t i = 0; i < score.measures.size(); ++i)
      fact["measures"].push_back(measure_json(score, i, ablations));
    json["facts"].push_back(std::move(fact));
  }
  json["ablations"] = Json::array();
  for (const AblationScore& ablation : ablations) json["ablations"].push_back(ablation_json(card, ablation));
  json["not_measured"] = Json::array();
  for (const UnmeasuredFact& fact : unmeasured_facts())
    json["not_measured"].push_back(
        {{"row", fact.row}, {"level", fact.level}, {"name", fact.name}, {"reason", fact.reason}});
  return json.document();
}

}  // namespace ladder::output
