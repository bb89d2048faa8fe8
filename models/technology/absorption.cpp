#include "models/technology/absorption.hpp"

#include <algorithm>
#include <array>
#include <numbers>

#include "sim/math.hpp"

namespace ladder::models {

namespace math = sim::math;

double within_reach(double gap, double skill, const SkillParameters& p) {
  const double excess = gap - p.free_gap.value();
  if (excess <= 0.0) return 1.0;
  const double reach = p.least_reach.value() + p.reach_by_skill.value() * std::clamp(skill, 0.0, 1.0);
  return math::exp(-excess / reach);
}

double machine_requirement(double requirement, double gap, const SkillParameters& p) {
  constexpr double least = 0.01;  // keeps a share of it finite where the requirement has fallen to nothing
  return std::max(requirement, least) + p.requirement_by_gap.value() * std::max(0.0, gap - p.free_gap.value());
}

double learning(double gap, double skill, const SkillParameters& p) {
  if (gap <= 0.0) return 0.0;
  const double h = std::clamp(skill, 0.0, 1.0);
  const double half_life =
      p.slow_half_life.value() + h * (p.fast_half_life.value() - p.slow_half_life.value());
  const double chi = std::numbers::ln2 / half_life;
  return chi * within_reach(gap, h, p) * gap;
}

double newcomer_skill(double embodied, double best, double gap) {
  return std::min(embodied, best) - gap;
}

double forgetting(double skill, double newcomer, const RetentionParameters& p) {
  return p.turnover.value() * std::max(0.0, skill - newcomer);
}

double embodied_after(double embodied, double technique, double supplier_gap, double capacity, double renewed,
                      const InvestmentParameters& p) {
  const double pull = std::clamp(supplier_gap, 0.0, p.most_supplier_gap.value());
  const double newest = technique + p.supplier_pull.value() * std::clamp(capacity, 0.0, 1.0) * pull;
  return embodied + std::clamp(renewed, 0.0, 1.0) * (newest - embodied);
}

double skill_requirement(int generation, double years, const DigitalParameters& p) {
  constexpr std::array<double, 5> at_start = {0.2, 0.35, 0.5, 0.7, 0.85};
  return at_start[static_cast<std::size_t>(generation)] * math::exp(-p.requirement_decline.value() * years);
}

SkillNeeds skill_needs(double years, const DigitalParameters& p) {
  SkillNeeds needs{};
  for (std::size_t g = 0; g < generation_count; ++g) needs[g] = skill_requirement(static_cast<int>(g), years, p);
  return needs;
}

int usable_generation(int generation, double skilled_share, const SkillNeeds& needs) {
  int usable = generation;
  while (usable > 0 && skilled_share < needs[static_cast<std::size_t>(usable)]) --usable;
  return usable;
}

}  // namespace ladder::models
