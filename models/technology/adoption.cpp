#include "models/technology/adoption.hpp"

#include <algorithm>
#include <bit>

#include "models/industry/investment.hpp"
#include "models/industry/operations.hpp"
#include "models/markets/goods.hpp"
#include "models/materials/circular.hpp"
#include "models/materials/efficiency.hpp"
#include "models/policy/programme.hpp"
#include "models/technology/absorption.hpp"
#include "models/technology/advice.hpp"
#include "models/technology/depth.hpp"
#include "models/technology/digital.hpp"
#include "models/technology/research.hpp"
#include "models/technology/transfer.hpp"
#include "models/world/own_event.hpp"
#include "models/world/world.hpp"
#include "sim/math.hpp"

namespace ladder::models {

namespace math = sim::math;

namespace {

std::uint64_t digital_key(std::uint8_t generation) {
  return 16 + generation;
}

AdoptionPlan digital_plan(const World& w, std::size_t row, std::uint32_t month) {
  const Firms& f = w.firms;
  AdoptionPlan plan{PlanKind::digital, static_cast<std::uint8_t>(f.generation[row] + 1), 0, 0, 0, 0};
  const Parameters& p = w.parameters;
  // Of value added: the costs were found in firms without inputs, whose sales are that.
  const double value_added = 12.0 * f.expected_demand[row] * f.price[row] * w.industries[f.industry[row]].value_added;
  plan.cost = round_to_whole(value_added * step_cost_share(plan.item, month / 12.0, p.digital));
  // A step beyond what its people could run saves nothing, and a firm knows its people.
  const double need = skill_requirement(plan.item, month / 12.0, p.digital);
  const double chance = completion_chance(skilled_share(w, row), need, p.digital);
  const double gain = step_yearly_gain(yearly_wages(w, row), yearly_goods_inputs(w, row), p.digital,
                                       p.operations.wage_elasticity, p.depth.scrap_saving);
  plan.yearly_gain = round_to_whole(chance * gain);
  plan.people = f.headcount(row);
  return plan;
}

/// The measure with the shortest payback among those not taken.
AdoptionPlan efficiency_plan(const World& w, std::size_t row) {
  const Firms& f = w.firms;
  AdoptionPlan best{PlanKind::efficiency, 0, 0, 0, 0, 0};
  double shortest = 1e9;
  const double inputs = yearly_goods_inputs(w, row);
  for (int k = 0; k < static_cast<int>(measure_count); ++k) {
    if (f.measures[row] & (1U << k)) continue;
    const Measure m = measure(w.draws, f.entity[row], k, w.parameters.efficiency);
    if (m.payback >= shortest) continue;
    shortest = m.payback;
    best.item = static_cast<std::uint8_t>(k);
    best.people = f.headcount(row);
    best.yearly_gain = round_to_whole(m.saving * inputs);
    best.cost = round_to_whole(m.saving * inputs * m.payback);
  }
  return best;
}

double hurdle(const World& w, std::size_t row) {
  const double z = w.normal(w.firms.entity[row], Purpose::hurdle, 0);
  return w.parameters.digital.hurdle.value() * math::exp(w.parameters.digital.hurdle_spread.value() * z);
}

void hear_of_steps(World& w, std::size_t row, std::uint32_t month) {
  Firms& f = w.firms;
  const Industry& own = w.industries[f.industry[row]];
  const auto u = w.draws.uniforms(f.entity[row], static_cast<std::uint16_t>(Purpose::awareness), month);
  if (!f.aware_digital[row] && f.generation[row] + 1 < static_cast<int>(generation_count)) {
    const std::size_t next = f.generation[row] + 1U;
    const double abroad = w.industry(w.north_economy, own.sector).generation_share[next];
    f.aware_digital[row] = u[0] < awareness_chance(own.generation_share[next], abroad, w.parameters.digital);
  }
  if (!f.aware_efficiency[row])
    f.aware_efficiency[row] = u[1] < 1.0 - math::exp(-w.parameters.efficiency.awareness.value() / 2.0);
}

/// Buys the equipment and sets the day of completion.
void start(World& w, std::size_t row, const AdoptionPlan& plan, Money support, std::uint16_t supporter,
           sim::Time now, sim::Outbox& out) {
  Firms& f = w.firms;
  const bool digital = plan.kind == PlanKind::digital;
  f.project[row] = digital ? Project::digital : Project::measure;
  f.project_item[row] = plan.item;
  f.supporter[row] = supporter;
  f.redeem[row] += support;
  const double price = composite_price(equipment_mix(), w.economy_of(row).user_price);
  f.equipment[row] += round_to_whole(static_cast<double>(plan.cost) / price);
  const auto& d = w.parameters.digital;
  const auto& r = w.parameters.efficiency;
  const double shortest = digital ? d.shortest_project.value() : r.shortest_project.value();
  const double longest = digital ? d.longest_project.value() : r.longest_project.value();
  const std::uint64_t key = digital ? digital_key(plan.item) : plan.item;
  const double years = shortest + w.uniform(f.entity[row], Purpose::project_time, key) * (longest - shortest);
  post_to_self(w, row, EventKind::adoption_completed, static_cast<std::uint32_t>(key), days_of(years), now, out);
}

void start_course(World& w, std::size_t row, const TrainingPlan& plan, Money support, std::uint16_t supporter,
                  sim::Time now, sim::Outbox& out) {
  Firms& f = w.firms;
  f.in_training[row] = static_cast<std::int32_t>(plan.trainees);
  f.supporter[row] = supporter;
  f.project[row] = Project::training;
  f.redeem[row] += support;
  f.course[row] += round_to_whole(static_cast<double>(plan.cost) /
                                  w.economy_of(row).user_price[index(Sector::government)]);
  post_to_self(w, row, EventKind::training_completed, static_cast<std::uint32_t>(plan.trainees), std::max(1U, plan.days),
               now, out);
}

/// Research a firm could have more of; none while some is supported.
ResearchPlan research_plan(const World& w, std::size_t row) {
  ResearchPlan plan;
  if (w.firms.upgrading[row].research > 0.0F) return plan;
  plan.own = own_research(w, row);
  plan.people = w.firms.headcount(row);
  return plan;
}

/// Applies for the best support of a course, of advice or of its next step, in this order: people come before machines. A firm
/// has one application and one voucher at a time.
/// @return  whether it waits for an answer before it decides on its step
bool apply(World& w, std::size_t row, const AdoptionPlan& plan, std::uint32_t month) {
  Firms& f = w.firms;
  TrainingPlan course;
  course.candidates = workers_lacking(w, row);
  Support s = best_training(w, row, course, month);
  if (s.offer == 0) s = best_advice(w, row, month);
  if (s.offer == 0 && plan.cost > 0) {
    s = best_support(w, row, plan, month);
    if (s.offer != 0 && !worth_it(w, row, plan, plan.cost - s.amount)) s = {};
  }
  const bool waits = s.offer != 0;
  // Research takes nobody's time: whoever asks for no other support asks for it, and goes on.
  if (!waits) s = best_research(w, row, research_plan(w, row), month);
  if (s.offer == 0) return false;
  f.application[row] = s.offer;
  f.applied_for[row] = s.amount;
  return waits;
}

/// @return  whether the voucher was used
bool use_for_step(World& w, std::size_t row, const Lever& lever, const Voucher& v, std::uint16_t supporter, sim::Time now,
                  sim::Outbox& out) {
  AdoptionPlan plan = next_step(w, row, month_of(now));
  if (plan.cost == 0) return false;
  lever.on_adoption_plan(plan);
  const Money support = std::min(v.amount, plan.support);
  if (support == 0 || !worth_it(w, row, plan, plan.cost - support)) return false;
  start(w, row, plan, support, supporter, now, out);
  return true;
}

bool use_for_advice(World& w, std::size_t row, const Lever& lever, const Voucher& v, std::uint16_t supporter, sim::Time now,
                    sim::Outbox& out) {
  AdvicePlan plan;
  plan.people = w.firms.headcount(row);
  lever.on_advice_plan(plan);
  plan.support = std::min(v.amount, plan.support);
  if (plan.support == 0 || !advice_wanted(w, row, plan)) return false;
  start_advice(w, row, plan, plan.support, supporter, now, out);
  return true;
}

bool use_for_research(World& w, std::size_t row, const Lever& lever, const Voucher& v, std::uint16_t supporter,
                      sim::Time now, sim::Outbox& out) {
  ResearchPlan plan = research_plan(w, row);
  lever.on_research_plan(plan);
  const Money support = std::min(v.amount, plan.support);
  if (plan.own <= 0 || support <= 0) return false;
  start_research(w, row, support, supporter, now, out);
  return true;
}

}  // namespace

std::int64_t workers_lacking(const World& w, std::size_t row) {
  const Firms& f = w.firms;
  const std::size_t next = std::min<std::size_t>(f.generation[row] + 1U, generation_count - 1);
  const double lacking = (w.skill_needs[next] - skilled_share(w, row)) * f.headcount(row);
  return std::clamp<std::int64_t>(static_cast<std::int64_t>(lacking), 0, f.workers[row][0]);
}

double yearly_wages(const World& w, std::size_t row) {
  double heads = 0.0;
  for (std::size_t k = 0; k < skill_count; ++k)
    heads += w.firms.workers[row][k] * w.economy_of(row).premium[k];
  return 12.0 * heads * w.firms.wage[row];
}

double yearly_goods_inputs(const World& w, std::size_t row) {
  return 12.0 * input_costs(w, row).goods * w.firms.expected_demand[row] * inputs_kept(w, row);
}

void report_outcome(Firms& f, std::size_t row, std::uint16_t id, Outcome outcome) {
  if (id == 0) return;
  f.outcome[row] = outcome;
  f.outcome_of[row] = id;
}

AdoptionPlan next_step(const World& w, std::size_t row, std::uint32_t month) {
  const Firms& f = w.firms;
  AdoptionPlan digital, measures;
  if (f.aware_digital[row] && f.generation[row] + 1 < static_cast<int>(generation_count))
    digital = digital_plan(w, row, month);
  if (f.aware_efficiency[row] && std::popcount(f.measures[row]) < static_cast<int>(measure_count))
    measures = efficiency_plan(w, row);
  // The one that pays back sooner; a step without gain never does.
  const auto payback = [](const AdoptionPlan& p) {
    return p.cost > 0 && p.yearly_gain > 0 ? static_cast<double>(p.cost) / static_cast<double>(p.yearly_gain)
                                           : 1e9;
  };
  return payback(digital) <= payback(measures) && digital.cost > 0 ? digital : measures;
}

bool worth_it(const World& w, std::size_t row, const AdoptionPlan& plan, Money cost) {
  if (plan.yearly_gain <= 0) return false;
  const double payback = static_cast<double>(cost) / static_cast<double>(plan.yearly_gain);
  return payback <= hurdle(w, row) &&
         static_cast<double>(cost) <=
             w.parameters.investment.spendable_per_quarter.value() * open_funds(w, row);
}

void review_adoption(World& w, std::size_t row, sim::Time now, sim::Outbox& out) {
  Firms& f = w.firms;
  const std::uint32_t month = month_of(now);
  hear_of_steps(w, row, month);
  forget_failures(w, row);
  if (f.project[row] != Project::none || f.redeem[row] != 0) return;  // busy, or still waiting for its money
  use_voucher(w, row, now, out);
  if (f.project[row] != Project::none || f.redeem[row] != 0) return;
  const AdoptionPlan plan = next_step(w, row, month);
  // Who holds a voucher it has no use for, or has waited half a year in vain, decides alone.
  const bool waited = f.application[row] != 0 || f.voucher[row].amount > 0;
  f.application[row] = 0;
  if (!waited && apply(w, row, plan, month)) return;
  if (plan.cost > 0 && worth_it(w, row, plan, plan.cost)) start(w, row, plan, 0, 0, now, out);
  if (f.project[row] == Project::none) review_transfer(w, row, month, waited);
}

void use_voucher(World& w, std::size_t row, sim::Time now, sim::Outbox& out) {
  Firms& f = w.firms;
  const Voucher v = f.voucher[row];
  if (v.amount == 0 || f.project[row] != Project::none) return;
  const auto supporter = static_cast<std::uint16_t>(v.programme + 1);
  const Lever& lever = *w.scenario.policies[w.programmes[v.programme].use].programme.levers[v.lever].settings;
  TrainingPlan course;
  course.candidates = workers_lacking(w, row);
  lever.on_training_plan(course);
  if (course.trainees > 0) {
    start_course(w, row, course, std::min(v.amount, course.support), supporter, now, out);
  } else if (!use_for_advice(w, row, lever, v, supporter, now, out) && !use_for_step(w, row, lever, v, supporter, now, out) &&
             !use_for_research(w, row, lever, v, supporter, now, out)) {
    return;
  }
  f.voucher[row] = {};
}

void expire_voucher(World& w, std::size_t row, const sim::Event& event) {
  Firms& f = w.firms;
  if (f.voucher[row].amount == 0 || f.voucher[row].expires != event.due.ticks()) return;
  report_outcome(f, row, static_cast<std::uint16_t>(f.voucher[row].programme + 1), Outcome::expired);
  f.voucher[row] = {};
}

void complete_step(World& w, std::size_t row, const sim::Event& event) {
  Firms& f = w.firms;
  const bool digital = f.project[row] == Project::digital;
  bool done = true;
  if (digital) {
    const double need = skill_requirement(
        f.project_item[row], event.due.ticks() / static_cast<double>(ticks_per_year), w.parameters.digital);
    done = w.uniform(f.entity[row], Purpose::completion,
                     (std::uint64_t{event.payload} << 32) | month_of(event.due)) <
           completion_chance(skilled_share(w, row), need, w.parameters.digital);
    if (done) {
      f.generation[row] = f.project_item[row];
      f.aware_digital[row] = 0;  // of the one after it has not heard yet
      begin_use(w, row);
    }
  } else {
    const Measure m = measure(w.draws, f.entity[row], f.project_item[row], w.parameters.efficiency);
    f.measures[row] = static_cast<std::uint8_t>(f.measures[row] | (1U << f.project_item[row]));
    f.input_saving[row] =
        static_cast<float>(1.0 - (1.0 - static_cast<double>(f.input_saving[row])) * (1.0 - m.saving));
  }
  f.project[row] = Project::none;
  report_outcome(f, row, f.supporter[row], done ? Outcome::completed : Outcome::failed);
}

void complete_training(World& w, std::size_t row, const sim::Event& event) {
  Firms& f = w.firms;
  const auto trained =
      std::min({static_cast<std::int32_t>(event.payload), f.in_training[row], f.workers[row][0]});
  f.workers[row][0] -= trained;
  f.workers[row][1] += trained;
  f.in_training[row] = 0;
  f.project[row] = Project::none;
  report_outcome(f, row, f.supporter[row], Outcome::completed);
}

void hear(World& w, std::size_t row, const sim::Event& event) {
  (event.payload == static_cast<std::uint32_t>(PlanKind::digital) ? w.firms.aware_digital
                                                                  : w.firms.aware_efficiency)[row] = 1;
}

}  // namespace ladder::models
