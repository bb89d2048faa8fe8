#include "models/industry/operations.hpp"

#include <algorithm>
#include <cmath>

#include "models/industry/month_luck.hpp"
#include "models/industry/staff.hpp"
#include "models/materials/circular.hpp"
#include "models/poisson.hpp"
#include "models/technology/absorption.hpp"
#include "models/technology/advice.hpp"
#include "models/technology/depth.hpp"
#include "models/technology/search.hpp"
#include "models/world/world.hpp"
#include "sim/math.hpp"

namespace ladder::models {

namespace math = sim::math;

double expected_demand_after(double expected, double sales, double unfilled, const OperationsParameters& p) {
  const double wanted = sales + p.unfilled_weight.value() * unfilled;
  return expected + p.expectation_speed.value() * (wanted - expected);
}

double planned_output(double expected, double growth, double stock, const OperationsParameters& p) {
  const double target = expected * 12.0 * p.stock_target.value();
  const double catch_up = (target - stock) / (12.0 * p.stock_gap_time.value());
  return std::max(0.0, expected * (1.0 + growth / 12.0) + catch_up);
}

double price_after(double unit_cost, double markup, double log_market_price, double fill, double stock_gap,
                   const OperationsParameters& p) {
  const double scarcity =
      (1.0 + p.scarcity_slope.value() * (1.0 - fill)) * (1.0 + p.stock_slope.value() * stock_gap);
  const double own = share_closed(p.own_cost_weight, p.review_months);
  return math::exp(own * math::log(unit_cost * (1.0 + markup) * scarcity) +
                   (1.0 - own) * log_market_price);
}

double skilled_share(const World& w, std::size_t row) {
  return skilled_share(w.firms.workers[row]);
}

double shock_spread(const World& w, std::size_t row) {
  const SkillParameters& p = w.parameters.skills;
  const double infrastructure = w.economy_of(row).infrastructure;
  const std::size_t industry = w.firms.industry[row];
  const std::size_t lines = w.lines[industry].count(row - w.industries[industry].first_row);
  return (p.shock_spread.value() - p.shock_spread_saved.value() * infrastructure * infrastructure) /
         std::sqrt(static_cast<double>(std::max<std::size_t>(1, lines)));
}

double log_efficiency(const World& w, std::size_t row) {
  const Firms& f = w.firms;
  const Parameters& p = w.parameters;
  return std::min(f.embodied[row], f.absorptive_skill[row]) +
         p.skills.management_gain.value() * (static_cast<double>(f.management[row]) - 0.5) +
         p.digital.step_gain.value() * generations_in_use(w, row) + static_cast<double>(f.shock[row]) +
         w.industries[f.industry[row]].efficiency_offset;
}

namespace {

/// Cents of wages a month for the firm's people at its own wage.
double wage_bill(const World& w, std::size_t row) {
  const Economy& e = w.economy_of(row);
  double heads = 0.0;
  for (std::size_t k = 0; k < skill_count; ++k) heads += w.firms.workers[row][k] * e.premium[k];
  return heads * w.firms.wage[row];
}

/// Learning and its loss, depth of use, and the jumps of the efficiency shock since the last review: seen by nobody else
/// meanwhile.
/// @param u  what the month brings of jumps, uniform on (0, 1)
void advance_efficiency(World& w, std::size_t row, std::uint32_t month, double u) {
  Firms& f = w.firms;
  const SkillParameters& p = w.parameters.skills;
  const double gap = f.embodied[row] - f.absorptive_skill[row];
  const double skill = std::min(1.0, skilled_share(f.workers[row]) / machine_requirement(w.skill_needs[f.generation[row]], gap, p));
  const Industry& industry = w.industries[f.industry[row]];
  const double newcomer = newcomer_skill(f.embodied[row], industry.best_technique, industry.newcomer_gap);
  f.absorptive_skill[row] += (learning(gap, skill, p) -
                              forgetting(f.absorptive_skill[row], newcomer, w.parameters.retention)) /
                             12.0;
  deepen_use(w, row);
  give_up_advice(w, row);

  constexpr std::uint32_t most_jumps = 4;  // as many as a block has sizes for
  if (const std::uint32_t jumps = poisson_count(p.shock_rate.value() / 12.0, u, most_jumps); jumps > 0) {
    const auto size = w.draws.uniforms(f.entity[row], static_cast<std::uint16_t>(Purpose::shock_value), month);
    const double kept = p.shock_memory.value();
    for (std::uint32_t k = 0; k < jumps; ++k)
      f.shock[row] = static_cast<float>(kept * static_cast<double>(f.shock[row]) +
                                        shock_spread(w, row) * std::sqrt(1.0 - kept * kept) * sim::normal_quantile(size[k]));
  }
  const double log_output_per_worker = log_efficiency(w, row);
  f.log_efficiency[row] = log_output_per_worker;
  f.efficiency[row] = math::exp(log_output_per_worker);
}

void expect(World& w, std::size_t row) {
  Firms& f = w.firms;
  const InvestmentParameters& p = w.parameters.investment;
  f.expected_demand[row] =
      std::max(1.0, expected_demand_after(f.expected_demand[row], static_cast<double>(f.sales[row]),
                                          static_cast<double>(f.unfilled[row]), w.parameters.operations));
  const double before = f.trend_demand[row];
  f.trend_demand[row] += (f.expected_demand[row] - before) / (12.0 * p.demand_memory.value());
  const double growth = 12.0 * math::log(f.trend_demand[row] / before);
  const double trend = static_cast<double>(f.trend_growth[row]);
  f.trend_growth[row] = static_cast<float>(
      std::clamp(trend + (growth - trend) / (12.0 * p.growth_memory.value()), -0.03, 0.12));
}

/// Makes what the plan asks for and workers, capital and goods in hand allow. Services never stop production.
/// @param kept  inputs_kept()
void produce(World& w, std::size_t row, double plan, double kept) {
  Firms& f = w.firms;
  const Industry& industry = w.industries[f.industry[row]];
  double q = std::min({plan, f.headcount(row) * f.efficiency[row] / 12.0,
                       w.parameters.operations.capacity_reserve.value() *
                           static_cast<double>(f.capital[row]) / (12.0 * industry.capital_output)});
  BySector<double> own;
  const BySector<double>& input = inputs_of(w, row, own);
  std::array<Volume, goods_count>& store = f.inputs[row];
  for (std::size_t s = 0; s < goods_count; ++s) {
    const double need = input[s] * kept, there = static_cast<double>(store[s]);
    if (need * q > there) q = there / need;
  }
  const auto made = static_cast<Volume>(std::max(0.0, q));
  Volume used = 0;
  for (std::size_t s = 0; s < goods_count; ++s) {
    // What is needed of a product is in store, but for roundings: it fits.
    const auto needed = static_cast<Volume>(input[s] * kept * static_cast<double>(made) + 0.5);
    const Volume taken = std::min(needed, store[s]);
    store[s] -= taken;
    used += taken;
  }
  f.output[row] = made;
  f.used[row] = used;
  f.stock[row] += made;
}

/// Whether the firm reviews its operations this month. Where that is not each month, not all firms do so in the same one.
bool reviews_in(const World& w, std::size_t row, std::uint32_t month) {
  const auto interval = static_cast<std::uint64_t>(w.parameters.operations.review_months);
  return interval == 1 || (w.firms.entity[row] + month) % interval == 0;
}

/// A price moves within these factors from one review to the next.
struct PriceBounds {
  double lowest = 1.0, highest = 1.0;
};
PriceBounds price_bounds(std::int64_t months) {
  PriceBounds bounds;
  for (std::int64_t month = 0; month < months; ++month) bounds.lowest *= 0.9, bounds.highest *= 1.1;
  return bounds;
}

/// @param kept  inputs_kept()
double unit_cost(const World& w, std::size_t row, double kept) {
  const Firms& f = w.firms;
  const std::int32_t heads = f.headcount(row);
  const double wage = heads > 0 ? wage_bill(w, row) / heads : f.wage[row];
  const InputCosts inputs = input_costs(w, row);
  return wage * 12.0 / f.efficiency[row] + kept * inputs.goods + inputs.services;
}

void set_wage_and_price(World& w, std::size_t row, double kept) {
  Firms& f = w.firms;
  const OperationsParameters& p = w.parameters.operations;
  const Industry& industry = w.industries[f.industry[row]];
  const double relative = f.log_efficiency[row] - industry.mean_log_efficiency;
  f.wage[row] = w.economy_of(row).wage * industry.wage * math::exp(p.wage_elasticity.value() * relative);

  const double cost = unit_cost(w, row, kept);
  f.margin[row] = static_cast<float>(f.price[row] / cost - 1.0);
  if (industry.sector == index(Sector::mining)) return;  // mines take the world price, set at the settlement
  const double target = f.expected_demand[row] * 12.0 * p.stock_target.value();
  const double gap =
      std::clamp((target - static_cast<double>(f.stock[row]) + f.expected_demand[row]) / target, -1.0, 1.0);
  const double next =
      price_after(cost, f.markup[row], industry.log_price, static_cast<double>(f.fill[row]), gap, p);
  const PriceBounds bounds = price_bounds(p.review_months);
  f.price[row] = std::clamp(next, bounds.lowest * f.price[row], bounds.highest * f.price[row]);
}

void plan_people(World& w, std::size_t row, double next_plan) {
  Firms& f = w.firms;
  const double gap = next_plan * 12.0 / f.efficiency[row] - f.headcount(row);
  const double step =
      gap * share_closed(w.parameters.labour.hiring_per_month, w.parameters.operations.review_months);
  // A small firm one worker short would never hire a third of one: a whole gap moves at least one person.
  f.wanted[row] = static_cast<std::int32_t>(std::fabs(gap) < 1.0 ? 0.0
                                            : gap > 0.0          ? std::ceil(step)
                                                                 : std::floor(step));
  f.wanted[row] = std::max(f.wanted[row], -f.headcount(row));
}

void wear_capital(World& w, std::size_t row) {
  Firms& f = w.firms;
  f.worn[row] = round_to_whole(static_cast<double>(f.capital[row]) *
                               w.parameters.investment.replacement.value() / 12.0);
  f.capital[row] -= f.worn[row];
}

}  // namespace

InputCosts input_costs(const World& w, std::size_t row) {
  const Industry& industry = w.industries[w.firms.industry[row]];
  BySector<double> own;
  const BySector<double>& input = inputs_of(w, row, own);
  if (&input != &own) return {industry.goods_cost, industry.services_cost};
  const BySector<double>& price = w.economy_of(row).user_price;
  InputCosts costs;
  for (std::size_t s = 0; s < sector_count; ++s) (is_goods(s) ? costs.goods : costs.services) += input[s] * price[s];
  return costs;
}

double unit_cost(const World& w, std::size_t row) {
  return unit_cost(w, row, inputs_kept(w, row));
}

void order_inputs(const World& w, std::size_t row, std::span<Volume, sector_count> orders) {
  const Firms& f = w.firms;
  BySector<double> own;
  const BySector<double>& input = inputs_of(w, row, own);
  const std::array<Volume, goods_count>& store = f.inputs[row];
  const double months = 12.0 * w.parameters.operations.input_gap_time.value();
  const auto plan = static_cast<double>(f.planned[row]), made = static_cast<double>(f.output[row]);
  const double kept = inputs_kept(w, row);
  // No coefficient is above 1, and plan and output were checked when they were made: these fit.
  const auto rounded = [](double volume) { return static_cast<Volume>(volume + 0.5); };
  std::array<double, goods_count> wanted;
  for (std::size_t s = 0; s < goods_count; ++s) wanted[s] = static_cast<double>(store[s]);
  for (std::size_t s = 0; s < goods_count; ++s) {
    const double need = input[s] * kept * plan;
    wanted[s] = need + (need - wanted[s]) / months;
  }
  for (std::size_t s = 0; s < goods_count; ++s) orders[s] = rounded(std::max(0.0, wanted[s]));
  for (std::size_t s = goods_count; s < sector_count; ++s) orders[s] = rounded(input[s] * made);
}

void review_operations(World& w, std::size_t row, sim::Time now, sim::Outbox& out) {
  Firms& f = w.firms;
  const std::uint32_t month = month_of(now);
  const MonthLuck luck = draw_month(w, row, month);
  advance_efficiency(w, row, month, luck.shocks);
  expect(w, row);
  const auto growth = static_cast<double>(f.trend_growth[row]);
  const OperationsParameters& p = w.parameters.operations;
  const double kept = inputs_kept(w, row);  // nothing in a review changes it from here on
  if (!reviews_in(w, row, month)) {
    produce(w, row, static_cast<double>(f.planned[row]), kept);
  } else {
    produce(w, row, planned_output(f.expected_demand[row], growth, static_cast<double>(f.stock[row]), p), kept);
    // What will be in store after this month's sales decides the plan until the next review, its people and its inputs.
    const double left = static_cast<double>(f.stock[row]) - f.expected_demand[row];
    const double months_ahead = 0.5 * static_cast<double>(p.review_months + 1);  // to the middle of that time
    const double ahead = f.expected_demand[row] * (1.0 + growth * months_ahead / 12.0);
    const double next_plan = planned_output(ahead, growth, left, p);
    f.planned[row] = round_to_whole(next_plan);
    plan_people(w, row, next_plan);
    set_wage_and_price(w, row, kept);
  }
  advance_uptake(w, row);
  wear_capital(w, row);
  post_search_candidates(w, row, now, luck.candidates, out);
}

}  // namespace ladder::models
