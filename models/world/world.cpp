#include "models/world/world.hpp"

#include <algorithm>

#include "models/industry/exporting.hpp"
#include "models/industry/investment.hpp"
#include "models/industry/operations.hpp"
#include "models/materials/circular.hpp"
#include "models/technology/adoption.hpp"
#include "models/technology/advice.hpp"
#include "models/technology/research.hpp"
#include "models/technology/search.hpp"
#include "models/technology/transfer.hpp"

namespace ladder::models {

namespace {

void again(Firms& f, const sim::Event& event, std::uint32_t days, sim::Outbox& out) {
  out.post(event.target, f.sequence[event.target.value()], event.target, event.due + sim::Duration{days},
           event.kind, event.payload, event.flags);
}

}  // namespace

World::World(const Scenario& s, std::uint32_t replicate)
    : scenario(world_scenario(s, replicate)),
      parameters(scenario.assumptions),
      draws(s.seed, replicate),
      ledger(0, {}),
      skill_needs(models::skill_needs(0.0, parameters.digital)),
      full_use_needs(skill_needs) {}

std::uint32_t pick_firm(const World& w, std::size_t e, std::size_t s, double u) {
  const Industry& industry = w.industry(e, s);
  const auto& rows = w.living[e * sector_count + s];
  // The leading digits of u point to a row; where nobody lives there, those that are left are as good as another draw.
  // A third of the rows is empty at the start, so three tries miss once in 27 times.
  constexpr int tries = 3;
  for (int k = 0; k < tries; ++k) {
    u *= industry.slots;
    const auto slot = std::min(static_cast<std::uint32_t>(u), industry.slots - 1);
    u -= slot;
    if (std::ranges::binary_search(rows, industry.first_row + slot)) return industry.first_row + slot;
  }
  return rows[std::min(static_cast<std::size_t>(u * static_cast<double>(rows.size())), rows.size() - 1)];
}

void World::handle(const sim::Event& event, sim::Outbox& out) {
  const std::size_t row = event.target.value();
  if (firms.incarnation[row] != event.flags || firms.alive[row] == 0) return;  // its firm has left
  switch (static_cast<EventKind>(event.kind)) {
    case EventKind::operations_reviewed:
      review_operations(*this, row, event.due, out);
      return again(firms, event, ticks_per_month, out);
    case EventKind::investment_reviewed:
      review_investment(*this, row, event.due, out);
      review_exporting(*this, row);
      return again(firms, event, 3 * ticks_per_month, out);
    case EventKind::adoption_reviewed:
      review_adoption(*this, row, event.due, out);
      review_circular(*this, row, event.due, out);
      return again(firms, event, 6 * ticks_per_month, out);
    case EventKind::capital_installed:
      return install_capital(*this, row, event);
    case EventKind::search_candidate:
      return handle_search_candidate(*this, row, event);
    case EventKind::adoption_completed:
      return complete_step(*this, row, event);
    case EventKind::contacted:
      return hear(*this, row, event);
    case EventKind::training_completed:
      return complete_training(*this, row, event);
    case EventKind::voucher_issued:
      return use_voucher(*this, row, event.due, out);
    case EventKind::voucher_expired:
      return expire_voucher(*this, row, event);
    case EventKind::advice_completed:
      return complete_advice(*this, row, event);
    case EventKind::research_completed:
      return complete_research(*this, row, event);
    case EventKind::transfer_negotiated:
      return negotiate_transfer(*this, row, event, out);
    case EventKind::transfer_completed:
      return complete_transfer(*this, row, event);
    case EventKind::circular_completed:
      return complete_circular(*this, row, event);
  }
}

}  // namespace ladder::models
