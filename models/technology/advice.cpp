#include "models/technology/advice.hpp"

#include <algorithm>
#include <numbers>

#include "models/markets/goods.hpp"
#include "models/technology/adoption.hpp"
#include "models/world/own_event.hpp"
#include "models/world/world.hpp"
#include "sim/math.hpp"

namespace ladder::models {

namespace math = sim::math;

namespace {

constexpr std::uint32_t about_efficiency = 1U << 31;  ///< flag in the dose of an event
constexpr double tenths = 10.0;
/// A firm asks for advice again when less than this part of the most that advice can add is left of earlier advice: else
/// it would sit with advisers for ever and take no step (assumption).
constexpr double left_to_ask_again = 0.5;

/// What the firm expects the advice to save in a year, cents.
double expected_gain(const World& w, std::size_t row, const AdvicePlan& plan) {
  const Firms& f = w.firms;
  if (plan.about == PlanKind::efficiency) {
    if (f.aware_efficiency[row]) return 0.0;
    const double measures = w.parameters.advice.assessed_share.value() * static_cast<double>(measure_count);
    return measures * w.parameters.efficiency.saving.value() * yearly_goods_inputs(w, row);
  }
  const double advised = static_cast<double>(f.upgrading[row].advised);
  if (advised > left_to_ask_again * w.parameters.advice.most_gain.value()) return 0.0;
  const double gain = advice_gain(plan.hours, static_cast<double>(f.management[row]), advised, w.parameters.advice);
  return yearly_wages(w, row) * (1.0 - math::exp(-w.parameters.skills.management_gain.value() * gain));
}

}  // namespace

double advice_gain(double hours, double score, double advised, const AdviceParameters& p) {
  const double room = std::max(0.0, p.most_gain.value() - advised);
  const double learnt = room * (1.0 - math::exp(-hours / p.hours_scale.value()));
  return std::clamp(learnt, 0.0, std::max(0.0, 1.0 - score));
}

double advice_given_up(Years time, const RetentionParameters& p) {
  return 1.0 - math::exp(-std::numbers::ln2 * time.value() / p.advice_half_life.value());
}

void give_up_advice(World& w, std::size_t row) {
  float& advised = w.firms.upgrading[row].advised;
  if (advised <= 0.0F) return;
  const auto lost = static_cast<float>(static_cast<double>(advised) * advice_given_up(one_month, w.parameters.retention));
  w.firms.management[row] = std::max(0.0F, w.firms.management[row] - lost);
  advised -= lost;
}

std::uint32_t advice_dose(PlanKind about, double hours) {
  const auto dose = static_cast<std::uint32_t>(round_to_whole(tenths * hours));
  return about == PlanKind::efficiency ? dose | about_efficiency : dose;
}

bool advice_wanted(const World& w, std::size_t row, const AdvicePlan& plan) {
  if (plan.hours <= 0.0 || plan.cost <= 0) return false;
  AdoptionPlan step{plan.about, 0, plan.cost, 0, plan.support, plan.people};
  step.yearly_gain = round_to_whole(expected_gain(w, row, plan));
  return worth_it(w, row, step, plan.cost - plan.support);
}

void start_advice(World& w, std::size_t row, const AdvicePlan& plan, Money support, std::uint16_t supporter,
                  sim::Time now, sim::Outbox& out) {
  Firms& f = w.firms;
  f.project[row] = Project::advice;
  f.supporter[row] = supporter;
  f.redeem[row] += support;
  f.course[row] += round_to_whole(static_cast<double>(plan.cost) /
                                  composite_price(course_mix(), w.economy_of(row).user_price));
  post_to_self(w, row, EventKind::advice_completed, advice_dose(plan.about, plan.hours), std::max(1U, plan.days), now, out);
}

void complete_advice(World& w, std::size_t row, const sim::Event& event) {
  Firms& f = w.firms;
  if ((event.payload & about_efficiency) != 0) {
    f.aware_efficiency[row] = 1;
  } else {
    const double score = static_cast<double>(f.management[row]), advised = static_cast<double>(f.upgrading[row].advised);
    const auto gain = static_cast<float>(advice_gain(event.payload / tenths, score, advised, w.parameters.advice));
    f.management[row] += gain;
    f.upgrading[row].advised += gain;
  }
  if (f.project[row] != Project::advice) return;  // given by hand in an experiment, beside what the firm does itself
  f.project[row] = Project::none;
  report_outcome(f, row, f.supporter[row], Outcome::completed);
}

}  // namespace ladder::models
