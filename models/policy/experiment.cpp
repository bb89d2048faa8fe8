#include "models/policy/experiment.hpp"

#include <algorithm>
#include <array>

#include "models/industry/operations.hpp"
#include "models/technology/absorption.hpp"
#include "models/technology/advice.hpp"
#include "models/technology/depth.hpp"
#include "models/world/world.hpp"

namespace ladder::models {

namespace {

// Doses: 780 hours of consulting in India (EVIDENCE 4). Buyers from abroad raised sales of suppliers in Costa Rica by some 22 to 30 %
// (Alfaro-Urena et al. 2022, employment +26 %), and asked for better management: 95 hours are 5 points. Machines embodying twice
// the technique (PROTOTYPES micro 3).
constexpr double ln_two = 0.693147180559945;
constexpr std::array<Treatment, 8> table = {{
    {.name = "consulting", .text = "780 hours of advice on management for each hundred people", .advice_hours = 780.0},
    {.name = "supplier",
     .text = "a buyer for 26 % more (one product line), and 95 hours of advice for each hundred people",
     .advice_hours = 95.0,
     .new_line = 0.26},
    {.name = "assessment", .text = "the firm knows its resource-efficiency measures", .assessment = true},
    {.name = "machines", .text = "machines that embody twice the technique", .machines = ln_two},
    {.name = "skills", .text = "courses for as many workers as machines of twice the technique lack", .skills = true},
    {.name = "both", .text = "machines and skills", .machines = ln_two, .skills = true},
    {.name = "step", .text = "such machines, of the next digital generation", .machines = ln_two, .step = true},
    {.name = "step and skills",
     .text = "such machines, of the next digital generation, and the skills that it requires",
     .machines = ln_two,
     .step = true,
     .skills = true},
}};

}  // namespace

std::span<const Treatment> treatments() {
  return table;
}

Drawn draw_firms(const World& w, Share share) {
  Drawn drawn;
  for (std::size_t e = 0; e < w.economy_count(); ++e) {
    if (w.economies[e].north || w.economies[e].residual) continue;
    for (std::size_t s = first_manufacture; s <= last_manufacture; ++s)
      for (const std::uint32_t row : w.living[e * sector_count + s]) {
        const double u = w.uniform(w.firms.entity[row], Purpose::treated, 0);
        if (u < share.value()) drawn.treated.push_back(row);
        else if (u < 2.0 * share.value()) drawn.controls.push_back(row);
      }
  }
  std::ranges::sort(drawn.treated);
  std::ranges::sort(drawn.controls);
  return drawn;
}

double skill_met(const World& w, std::size_t row) {
  return skilled_share(w, row) / w.skill_needs[w.firms.generation[row]];
}

double required_by(const World& w, std::size_t row, double machines, bool step) {
  const Firms& f = w.firms;
  const std::size_t generation = std::min<std::size_t>(f.generation[row] + (step ? 1U : 0U), generation_count - 1);
  const double gap = f.embodied[row] + machines - f.absorptive_skill[row];
  return machine_requirement(w.skill_needs[generation], gap, w.parameters.skills);
}

namespace {

/// Workers in the courses of a dose: as many as machines of twice the technique lack, whether it brings them or not.
std::int32_t taught(const World& w, std::size_t row, const Treatment& dose) {
  const Firms& f = w.firms;
  const double required = required_by(w, row, ln_two, dose.step);
  const auto lacking = static_cast<std::int32_t>((required - skilled_share(w, row)) * f.headcount(row));
  return std::clamp(lacking, 0, f.workers[row][0] - f.in_training[row]);
}

}  // namespace

void treat(World& w, std::size_t row, const Treatment& dose) {
  Firms& f = w.firms;
  sim::Event advised;
  if (dose.advice_hours > 0.0) {
    advised.payload = advice_dose(PlanKind::management, dose.advice_hours);
    complete_advice(w, row, advised);
  }
  if (dose.assessment) {
    advised.payload = advice_dose(PlanKind::efficiency, 0.0);
    complete_advice(w, row, advised);
  }
  if (dose.new_line > 0.0) {
    const std::size_t slot = row - w.industries[f.industry[row]].first_row;
    ProductLines& lines = w.lines[f.industry[row]];
    lines.add(slot, static_cast<float>(dose.new_line * lines.weight(slot)));
    f.appeal[row] = lines.weight(slot);
  }
  if (dose.skills) {
    const std::int32_t trained = taught(w, row, dose);
    f.workers[row][0] -= trained;
    f.workers[row][1] += trained;
  }
  f.embodied[row] += dose.machines;
  if (dose.step && f.generation[row] + 1U < generation_count) {
    ++f.generation[row];
    begin_use(w, row);
  }
}

}  // namespace ladder::models
