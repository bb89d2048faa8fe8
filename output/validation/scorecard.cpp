#include "output/validation/scorecard.hpp"

#include <algorithm>
#include <cmath>

#include "output/precision.hpp"
#include "sim/error.hpp"

namespace ladder::output {
namespace {

/// @param exact  whether every world must be in the range: no luck excuses a fault of the code
MeasureScore score_of(const FactMeasure& measure, bool exact, std::span<const WorldFacts> worlds,
                      Resampling& resampling) {
  MeasureScore score;
  for (const WorldFacts& world : worlds) score.values.push_back(measure.read(world));
  score.mean = mean(score.values);
  score.interval = precision_of_mean(score.values, scorecard_confidence, resampling).shown();
  score.range = central_range(score.values);
  const bool absent = std::ranges::any_of(score.values, [](double v) { return std::isnan(v); });
  const Band all{*std::ranges::min_element(score.values), *std::ranges::max_element(score.values)};
  score.verdict =
      absent ? FactVerdict::absent : judged(exact ? all : score.interval, measure.low, measure.high);
  return score;
}

FactVerdict together(std::span<const MeasureScore> measures) {
  for (const FactVerdict worst : {FactVerdict::absent, FactVerdict::fail, FactVerdict::undecided})
    if (std::ranges::count(measures, worst, &MeasureScore::verdict) > 0) return worst;
  return FactVerdict::pass;
}

}  // namespace

std::string_view fact_verdict_name(FactVerdict verdict) {
  switch (verdict) {
    case FactVerdict::pass:
      return "pass";
    case FactVerdict::fail:
      return "fail";
    case FactVerdict::undecided:
      return "undecided";
    case FactVerdict::absent:
      return "absent";
  }
  return "";
}

FactVerdict judged(const Band& interval, double low, double high) {
  if (interval.low >= low && interval.high <= high) return FactVerdict::pass;
  if (interval.low > high || interval.high < low) return FactVerdict::fail;
  return FactVerdict::undecided;
}

std::vector<std::string_view> Scorecard::missing() const {
  std::vector<std::string_view> rows;
  for (const FactScore& score : facts)
    if (score.fact->required && score.verdict != FactVerdict::pass) rows.push_back(score.fact->row);
  return rows;
}

Scorecard scored(std::span<const WorldFacts> worlds) {
  sim::expects(!worlds.empty(), "a scorecard needs a world");
  Scorecard card;
  card.worlds = worlds.size();
  Resampling resampling;
  for (const Fact& fact : stylised_facts()) {
    FactScore score{&fact, {}, FactVerdict::absent};
    for (const FactMeasure& measure : fact.measures)
      score.measures.push_back(score_of(measure, fact.mark == Mark::code, worlds, resampling));
    score.verdict = together(score.measures);
    if (fact.mark == Mark::emergent) {
      ++card.emergent;
      card.passed += score.verdict == FactVerdict::pass ? 1 : 0;
    }
    card.facts.push_back(std::move(score));
  }
  return card;
}

}  // namespace ladder::output
