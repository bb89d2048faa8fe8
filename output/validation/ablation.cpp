#include "output/validation/ablation.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <limits>

#include "sim/error.hpp"

namespace ladder::output {
namespace {

/// "5 of 6 kept (83 %); lost 26; gained 29".
std::string line(const AblationScore& ablation, const ShareKept& k) {
  std::string text = fmt::format("  {:<46} {} of {} kept", ablation.mechanism.name, k.kept(), k.passed);
  if (k.passed > 0) text += fmt::format(" ({:.0f} %)", 100.0 * k.share());
  if (!k.lost.empty()) text += fmt::format("; lost {}", fmt::join(k.lost, ", "));
  if (!k.gained.empty()) text += fmt::format("; gained {}", fmt::join(k.gained, ", "));
  return text + '\n';
}

}  // namespace

std::vector<Mechanism> technology_submodels() {
  return {
      {"innovation", {"assumptions.search.innovation_rate=0 /year"}},
      {"imitation", {"assumptions.search.imitation_rate=0 /year"}},
      {"imitation from abroad", {"assumptions.search.foreign_weight=0"}},
      {"the pull of the best supplier's machines", {"assumptions.investment.supplier_pull=0"}},
      // People learn any machine within months, whatever their skill: 0.2 years is the shortest half-life there is.
      {"the reach rule of skills",
       {"assumptions.skills.slow_half_life=0.2 years", "assumptions.skills.fast_half_life=0.2 years",
        "assumptions.skills.free_gap=1 log points", "assumptions.skills.least_reach=1 log points"}},
      {"the gain of digital steps", {"assumptions.digital.step_gain=0 log points"}},
      {"transfer projects", {"assumptions.transfer.rate=0 /year"}},
      {"hearing of resource efficiency", {"assumptions.efficiency.awareness=0 /year"}},
      // Used in full from the first day, whatever the skills.
      {"depth of use", {"assumptions.depth.first=1", "assumptions.depth.skill_power=0"}},
      {"scrap saved by digital steps", {"assumptions.depth.scrap_saving=0"}},
      {"turnover of people", {"assumptions.retention.turnover=0 /year"}},
      {"circular stages of firms", {"assumptions.circular.awareness_scale=0"}},
      {"recovery of materials", {"assumptions.materials.recovery=0"}},
      {"new export products", {"assumptions.products.entry=0 /year", "assumptions.products.loss=0 /year"}},
  };
}

bool is_technology(const Mechanism& mechanism) {
  return std::ranges::count(technology_submodels(), mechanism.settings, &Mechanism::settings) > 0;
}

std::vector<Mechanism> switchable_mechanisms() {
  std::vector<Mechanism> found;
  const auto add = [&](const Mechanism& mechanism) {
    if (!mechanism.settings.empty() && std::ranges::count(found, mechanism.settings, &Mechanism::settings) == 0)
      found.push_back(mechanism);
  };
  for (const Fact& fact : stylised_facts()) add(fact.mechanism);
  for (const Mechanism& mechanism : technology_submodels()) add(mechanism);
  return found;
}

double ShareKept::share() const {
  return passed == 0 ? std::numeric_limits<double>::quiet_NaN()
                     : static_cast<double>(kept()) / static_cast<double>(passed);
}

ShareKept share_kept(const Scorecard& whole, const Scorecard& without) {
  sim::expects(whole.facts.size() == without.facts.size(), "both scores are of the same facts");
  ShareKept result{.passed = whole.passed, .lost = {}, .gained = {}};
  for (std::size_t i = 0; i < whole.facts.size(); ++i) {
    const Fact& fact = *whole.facts[i].fact;
    if (fact.mark != Mark::emergent) continue;
    const bool before = whole.facts[i].verdict == FactVerdict::pass, after = without.facts[i].verdict == FactVerdict::pass;
    if (before && !after) result.lost.push_back(fact.row);
    if (after && !before) result.gained.push_back(fact.row);
  }
  return result;
}

std::string ablation_text(const Scorecard& whole, std::span<const AblationScore> ablations) {
  const auto part = [&](bool technology) {
    std::string text;
    for (const AblationScore& ablation : ablations)
      if (is_technology(ablation.mechanism) == technology)
        text += line(ablation, share_kept(whole, ablation.card));
    return text;
  };
  const std::string technology = part(true), others = part(false);
  std::string text;
  if (!technology.empty())
    text += "\nShare of the score kept with each submodel of technology switched off (of facts that pass; rows lost and gained)\n" +
            technology;
  if (!others.empty()) text += "\nThe same with other mechanisms switched off\n" + others;
  return text;
}

}  // namespace ladder::output
