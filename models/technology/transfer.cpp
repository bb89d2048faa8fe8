#include "models/technology/transfer.hpp"

#include <algorithm>

#include "models/markets/goods.hpp"
#include "models/policy/programme.hpp"
#include "models/technology/adoption.hpp"
#include "models/technology/transfer_donors.hpp"
#include "models/world/own_event.hpp"
#include "models/world/world.hpp"
#include "sim/math.hpp"

namespace ladder::models {

double remembered(double failures, double years, double memory) {
  return failures * sim::math::pow(0.5, years / memory);
}

bool takes_transfer(const World& w, std::size_t row, const TransferPlan& plan) {
  const double caution =
      1.0 + w.parameters.transfer.caution.value() * static_cast<double>(w.firms.transfer[row].failures);
  AdoptionPlan step;
  step.yearly_gain = round_to_whole(static_cast<double>(plan.yearly_gain) / caution);
  return plan.cost() > 0 && worth_it(w, row, step, plan.cost() - plan.support);
}

namespace {

constexpr Years half_year{0.5};  ///< between two reviews

/// What the voucher in hand, if there is one, would pay of a project.
Money support_in_hand(const World& w, std::size_t row, TransferPlan plan) {
  const Voucher& v = w.firms.voucher[row];
  if (v.amount == 0) return 0;
  w.scenario.policies[w.programmes[v.programme].use].programme.levers[v.lever].settings->on_transfer_plan(plan);
  return std::clamp(plan.support, Money{0}, std::min(v.amount, plan.cost()));
}

/// Applies for the best support there is for a project that it would make worth while.
bool apply_for(World& w, std::size_t row, TransferPlan plan, std::uint32_t month) {
  Firms& f = w.firms;
  const Support s = best_transfer_support(w, row, plan, month);
  plan.support = s.amount;
  if (s.offer == 0 || !takes_transfer(w, row, plan)) return false;
  f.application[row] = s.offer;
  f.applied_for[row] = s.amount;
  return true;
}

/// The donor of a project as it is now; what it offers is settled.
Donor donor_of(const World& w, const TransferRecord& r) {
  return {r.donor, w.industries[r.donor_industry].economy, static_cast<double>(w.published_technique[r.donor]),
          static_cast<double>(w.published_management[r.donor]), {}};
}

/// Whether the donor is there, can be reached and wants to.
bool donor_agrees(const World& w, std::size_t row, const TransferRecord& r, std::uint32_t month) {
  const Firms& f = w.firms;
  if (f.alive[r.donor] == 0 || f.incarnation[r.donor] != r.donor_incarnation) return false;
  const double chance = agreement_chance(w, row, w.industries[r.donor_industry].economy);
  return w.uniform(f.entity[row], Purpose::transfer_agreement, month) < chance;
}

/// Orders what is bought at home, owes the donor its fee, draws on the voucher, sets the day on which the work is over.
void begin_work(World& w, std::size_t row, TransferRecord& r, const TransferPlan& plan, double effort, sim::Time now,
                sim::Outbox& out) {
  Firms& f = w.firms;
  const bool machines = row_of(r.channel).moves == Moves::embodied;
  const double price = composite_price(machines ? equipment_mix() : course_mix(), w.economy_of(row).user_price);
  (machines ? f.equipment : f.course)[row] += round_to_whole(static_cast<double>(plan.local) / price);
  f.supporter[row] = 0;
  if (plan.support > 0) {
    f.supporter[row] = static_cast<std::uint16_t>(f.voucher[row].programme + 1);
    f.redeem[row] += plan.support;
    f.voucher[row] = {};
  }
  r.fee = plan.fee;
  r.agreed = true;
  r.stage = TransferStage::working;
  const double u = w.uniform(f.entity[row], Purpose::transfer_time, month_of(now));
  const double years = transfer_years(parameters_of(r.channel, w.parameters.transfer), u, effort);
  post_to_self(w, row, EventKind::transfer_completed, 0, days_of(years), now, out);
}

/// Exactly one of four.
void move(Firms& f, std::size_t row, Moves moves, double shift) {
  switch (moves) {
    case Moves::technique:
      f.technique[row] += shift;
      return;
    case Moves::embodied:
      f.embodied[row] += shift;
      return;
    case Moves::absorptive_skill:
      f.absorptive_skill[row] += shift;
      return;
    case Moves::management:
      f.management[row] = static_cast<float>(static_cast<double>(f.management[row]) + shift);
      return;
  }
}

}  // namespace

void forget_failures(World& w, std::size_t row) {
  float& failures = w.firms.transfer[row].failures;
  const double memory = w.parameters.transfer.memory.value();
  if (failures > 0.0F)
    failures = static_cast<float>(remembered(static_cast<double>(failures), half_year.value(), memory));
}

void review_transfer(World& w, std::size_t row, std::uint32_t month, bool waited) {
  Firms& f = w.firms;
  const TransferParameters& p = w.parameters.transfer;
  if (p.rate.value() <= 0.0 || f.transfer[row].place != 0) return;
  if (w.uniform(f.entity[row], Purpose::transfer_occasion, month) >= share_closed(p.rate, half_year)) return;
  TransferPlan plan = best_transfer(w, row, month);
  if (plan.cost() == 0 || (!waited && apply_for(w, row, plan, month))) return;
  plan.support = support_in_hand(w, row, plan);
  if (!takes_transfer(w, row, plan)) return;
  f.project[row] = Project::transfer;
  f.project_item[row] = static_cast<std::uint8_t>(plan.channel);
  f.transfer[row].donor = plan.donor;
}

void negotiate_transfer(World& w, std::size_t row, const sim::Event& event, sim::Outbox& out) {
  TransferRecord& r = record_of(w, row);
  const Donor donor = donor_of(w, r);
  TransferPlan plan = transfer_plan(w, row, donor, r.channel);
  plan.support = support_in_hand(w, row, plan);
  if (!donor_agrees(w, row, r, month_of(event.due)) || !takes_transfer(w, row, plan)) {
    r.stage = TransferStage::refused;
    w.firms.project[row] = Project::none;
    return;
  }
  r.donor_technique = donor.technique;
  r.donor_management = donor.management;
  begin_work(w, row, r, plan, effort_of(w, row, donor), event.due, out);
}

void complete_transfer(World& w, std::size_t row, const sim::Event& event) {
  Firms& f = w.firms;
  TransferRecord& r = record_of(w, row);
  const TransferEnds ends =
      ends_of(w, row, w.industries[r.donor_industry].economy, r.donor_technique, r.donor_management);
  const bool done = w.uniform(f.entity[row], Purpose::transfer_success, month_of(event.due)) < transfer_chance(ends, w.parameters);
  if (done) {
    const Moves moves = row_of(r.channel).moves;
    const double shift = transfer_shift(moves, ends, w.parameters), lead = transfer_lead(moves, ends);
    move(f, row, moves, shift);
    r.closed = lead > 0.0 ? shift / lead : 0.0;
  } else {
    f.transfer[row].failures += 1.0F;
  }
  r.stage = done ? TransferStage::completed : TransferStage::failed;
  f.project[row] = Project::none;
  report_outcome(f, row, f.supporter[row], done ? Outcome::completed : Outcome::failed);
}

}  // namespace ladder::models
