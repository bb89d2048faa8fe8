#include "models/world/start_firms.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/industry/exporting.hpp"
#include "models/industry/investment.hpp"
#include "models/industry/operations.hpp"
#include "models/technology/absorption.hpp"
#include "models/technology/depth.hpp"
#include "models/world/world.hpp"
#include "sim/math.hpp"

namespace ladder::models {

namespace math = sim::math;

namespace {

/// Unobserved distributions at the start by income group (high to low). Assumptions: MODEL 3.3 asks that
/// ln(A/B) and ln(a/A) be swept; spreads after PROTOTYPES micro 2, row 5.
struct StartSpread {
  double technique;     ///< sd of ln a
  double machines_lag;  ///< mean of ln a - ln A
  double people_lag;    ///< mean of ln A - ln B
  double management;    ///< mean score
};
StartSpread spread_of(IncomeGroup group) {
  switch (group) {
    case IncomeGroup::high:
      return {0.12, 0.05, 0.05, 0.62};
    case IncomeGroup::upper_middle:
      return {0.18, 0.08, 0.07, 0.50};
    case IncomeGroup::lower_middle:
      return {0.22, 0.12, 0.09, 0.42};
    case IncomeGroup::low:
      return {0.25, 0.15, 0.12, 0.36};
  }
  return {0.25, 0.15, 0.12, 0.36};
}

/// Shares of firms by generation at the start. Source: EVIDENCE 3a (recalled, assumption).
std::array<double, generation_count> generation_shares(IncomeGroup group, bool least_developed) {
  if (least_developed || group == IncomeGroup::low) return {0.70, 0.20, 0.07, 0.025, 0.005};
  if (group == IncomeGroup::lower_middle) return {0.45, 0.30, 0.17, 0.07, 0.01};
  if (group == IncomeGroup::upper_middle) return {0.30, 0.30, 0.25, 0.13, 0.02};
  return {0.10, 0.20, 0.35, 0.25, 0.10};
}

/// Log gap of an industry's output per worker to the North's; for services 0.4 of relative income is price
/// and not backwardness (PROTOTYPES macro 3.11). What government makes is valued at what it costs (SNA 2008,
/// 6.130), so that a gap there is one of pay, and there is nothing to learn. Not below -0.3: a mine with little
/// labour is not ahead in technique.
double technique_gap(const OpeningTable& table, std::size_t e, std::size_t north, std::size_t s) {
  const OpeningEconomy& own = table.economies[e];
  const OpeningEconomy& n = table.economies[north];
  if (e == north || s == index(Sector::government)) return 0.0;
  if (n.output[s] <= 0.0 || n.employment[s] <= 0.0 || own.employment[s] <= 0.0) return 0.0;
  double gap = math::log(n.output[s] / n.employment[s]) - math::log(own.output[s] / own.employment[s]);
  if (!is_goods(s)) gap -= 0.4 * math::log(n.gdp_per_head_2015usd / own.gdp_per_head_2015usd);
  return std::clamp(gap, -0.3, 4.0);
}

/// What a firm knows, has and is, from its own draws; log points over the North's mean.
void draw_firm(World& w, std::uint32_t row, std::uint32_t number, double gap) {
  Firms& f = w.firms;
  const Economy& e = w.economy_of(row);
  const StartSpread spread = spread_of(e.group);
  f.entity[row] = (std::uint64_t{f.industry[row]} << 32) | number;
  f.alive[row] = 1;
  const auto z = [&](Purpose p) { return w.normal(f.entity[row], p, 0); };
  f.technique[row] = -gap + spread.technique * z(Purpose::start_technique);
  f.embodied[row] =
      f.technique[row] - spread.machines_lag * std::fabs(z(Purpose::start_embodied)) * 1.2533141373155;
  f.absorptive_skill[row] =
      f.embodied[row] - spread.people_lag * std::fabs(z(Purpose::start_skill)) * 1.2533141373155;
  f.management[row] =
      static_cast<float>(std::clamp(spread.management + 0.20 * z(Purpose::start_management), 0.0, 1.0));
  double u = w.uniform(f.entity[row], Purpose::start_generation, 0);
  const auto shares = generation_shares(e.group, e.status.least_developed);
  for (std::uint8_t g = 0; g + 1U < generation_count; ++g) {
    if ((u -= shares[g]) < 0.0) break;
    f.generation[row] = static_cast<std::uint8_t>(g + 1);
  }
  f.fill[row] = 1.0F;
}

/// ln efficiency of each firm but for the efficiency shock. People are not hired yet: the skilled share of the industry
/// decides which generation is usable.
std::vector<double> lasting_efficiency(const World& w, const Industry& industry,
                                       const std::vector<std::uint32_t>& rows) {
  const Firms& f = w.firms;
  std::vector<double> ln;
  for (const std::uint32_t row : rows) {
    const int usable = usable_generation(f.generation[row], industry.skilled_share, w.skill_needs);
    ln.push_back(std::min(f.embodied[row], f.absorptive_skill[row]) +
                 w.parameters.skills.management_gain.value() * (static_cast<double>(f.management[row]) - 0.5) +
                 w.parameters.digital.step_gain.value() * usable);
  }
  return ln;
}

/// Less their mean, unweighted: sizes are not known yet.
std::vector<double> over_mean(std::vector<double> values) {
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
  for (double& x : values) x -= mean;
  return values;
}

/// Product lines by the law they settle to, shares of the home market by their weights, and efficiency shocks, which
/// are smaller where a firm has more lines.
void draw_lines(World& w, Industry& industry, const std::vector<std::uint32_t>& rows,
                const std::vector<double>& advantage) {
  Firms& f = w.firms;
  ProductLines& lines = w.lines[f.industry[rows.front()]];
  double total = 0.0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::uint32_t row = rows[i];
    const std::size_t slot = row - industry.first_row;
    for (const double weight : start_lines(w, row, advantage[i])) lines.add(slot, static_cast<float>(weight));
    total += f.appeal[row] = lines.weight(slot);
    const double z = w.normal(f.entity[row], Purpose::start_shock, 0);
    f.shock[row] = static_cast<float>(shock_spread(w, row) * z);
  }
  for (const std::uint32_t row : rows) f.share[row] = f.appeal[row] / total;
}

/// Part of each firm in the output of the industry: its share at home and, of what is exported, its share abroad.
std::vector<double> output_shares(const World& w, const std::vector<std::uint32_t>& rows, double exported) {
  std::vector<double> share;
  for (const std::uint32_t row : rows)
    share.push_back((1.0 - exported) * w.firms.share[row] + exported * w.firms.export_share[row]);
  return share;
}

/// Output per worker of each firm such that the table's people make the table's output.
/// @param lasting  ln efficiency without the efficiency shock
void set_efficiency(World& w, Industry& industry, const std::vector<std::uint32_t>& rows,
                    const std::vector<double>& lasting, const std::vector<double>& share, double output,
                    double people) {
  Firms& f = w.firms;
  double need = 0.0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::uint32_t row = rows[i];
    f.efficiency[row] = math::exp(lasting[i] + static_cast<double>(f.shock[row]));
    need += share[i] * output * 12.0 / f.efficiency[row];
  }
  industry.efficiency_offset = math::log(need / people);
  double mean = 0.0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    f.efficiency[rows[i]] *= need / people;
    f.log_efficiency[rows[i]] = math::log(f.efficiency[rows[i]]);
    mean += share[i] * f.log_efficiency[rows[i]];
  }
  industry.mean_log_efficiency = mean;
}

void hire_first(World& w, Industry& industry, const std::vector<std::uint32_t>& rows,
                const std::vector<double>& share, double output, double people) {
  Firms& f = w.firms;
  const Economy& e = w.economies[industry.economy];
  std::vector<double> need(rows.size());
  std::vector<People> heads(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) need[i] = share[i] * output / f.efficiency[rows[i]];
  apportion(round_to_whole(people), need, heads);
  const double high = e.skill_share[2] / std::max(1e-9, e.skill_share[1] + e.skill_share[2]);
  const double s = industry.skilled_share;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    Skilled parts{};
    apportion(heads[i], std::array{1.0 - s, s * (1.0 - high), s * high}, parts);
    for (std::size_t k = 0; k < skill_count; ++k) f.workers[rows[i]][k] = static_cast<std::int32_t>(parts[k]);
  }
}

/// Depth of use as it has settled, and what the industry is measured against from now on: generations in use, and how far
/// people lag behind their machines.
void settle_people_and_use(World& w, Industry& industry, const std::vector<std::uint32_t>& rows,
                           const std::vector<double>& share) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::uint32_t row = rows[i];
    settle_use(w, row);
    industry.start_use += share[i] * generations_in_use(w, row);
    industry.newcomer_gap += share[i] * (w.firms.embodied[row] - w.firms.absorptive_skill[row]);
  }
}

/// Wages that add up to the table's wage bill; a firm's own follows its efficiency.
void set_wages(World& w, Industry& industry, const std::vector<std::uint32_t>& rows, double bill) {
  Firms& f = w.firms;
  const Economy& e = w.economies[industry.economy];
  double weighted = 0.0;
  for (const std::uint32_t row : rows) {
    const double relative = math::log(f.efficiency[row]) - industry.mean_log_efficiency;
    f.wage[row] = math::exp(w.parameters.operations.wage_elasticity.value() * relative);
    for (std::size_t k = 0; k < skill_count; ++k) weighted += f.workers[row][k] * e.premium[k] * f.wage[row];
  }
  industry.wage = bill / weighted;
  for (const std::uint32_t row : rows) f.wage[row] *= industry.wage;
}

/// One markup for all firms, such that the price rule gives a mean price of 1. Product lines are scaled such that all
/// firms have the shares that are theirs at these prices.
void set_prices(World& w, Industry& industry, const std::vector<std::uint32_t>& rows,
                const std::vector<double>& share) {
  Firms& f = w.firms;
  const double own = w.parameters.operations.own_cost_weight.value();
  double mean = 0.0;
  for (std::size_t i = 0; i < rows.size(); ++i) mean += share[i] * math::pow(unit_cost(w, rows[i]), own);
  const double markup = math::pow(mean, -1.0 / own) - 1.0;
  ProductLines& lines = w.lines[f.industry[rows.front()]];
  industry.start_margin = 0.0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::uint32_t row = rows[i];
    const double cost = unit_cost(w, row);
    f.markup[row] = markup;
    f.price[row] = math::pow(cost * (1.0 + markup), own);
    f.margin[row] = static_cast<float>(f.price[row] / cost - 1.0);
    industry.start_margin += share[i] * static_cast<double>(f.margin[row]);
    const double dearer = math::pow(f.price[row], w.parameters.trade.within_elasticity.value());
    for (float& line : lines.of(row - industry.first_row)) line = static_cast<float>(static_cast<double>(line) * dearer);
    f.appeal[row] = lines.weight(row - industry.first_row);
  }
  industry.margin = industry.start_margin;
}

/// Stocks, capital and orders under way, as the rules want them at the start.
void stock_up(World& w, const Industry& industry, std::uint32_t row, double growth) {
  Firms& f = w.firms;
  const double demand = f.expected_demand[row];
  const InvestmentParameters& p = w.parameters.investment;
  f.stock[row] = f.sales[row] = f.planned[row] = f.output[row] = round_to_whole(demand);
  for (std::size_t s = 0; s < goods_count; ++s)
    f.inputs[row][s] = round_to_whole(2.0 * industry.input[s] * inputs_kept(w, row) * demand);
  const double capital = industry.capital_output * 12.0 * demand * (1.0 + p.growth_horizon.value() * growth);
  const double monthly_order = (p.replacement.value() + growth) * capital / 12.0;
  f.capital[row] = round_to_whole(capital);
  // Until its first review, a quarter's order of before the start is still being bought.
  const auto u = w.draws.uniforms(f.entity[row], static_cast<std::uint16_t>(Purpose::review_day), 0);
  f.purchase_months[row] = static_cast<std::uint8_t>(u[1] * 3.0);
  f.purchase[row] = f.purchase_months[row] * round_to_whole(monthly_order);
  f.newest_order[row] = 0;
  f.orders[row] = {round_to_whole((3.0 - f.purchase_months[row]) * monthly_order), 0,
                   round_to_whole(3.0 * monthly_order), round_to_whole(3.0 * monthly_order)};
  f.revenue[row] = round_to_whole(demand * f.price[row]);
  double inputs = 0.0;
  for (const double a : industry.input) inputs += a * demand;
  double wages = 0.0;
  for (std::size_t k = 0; k < skill_count; ++k)
    wages += f.workers[row][k] * w.economy_of(row).premium[k] * f.wage[row];
  f.smooth_surplus[row] = demand * f.price[row] - inputs - wages - monthly_order;
  f.surplus[row] = round_to_whole(f.smooth_surplus[row]);
}

}  // namespace

void start_firms(World& w, std::size_t e, std::size_t s, const OpeningTable& table, double labour_share) {
  Industry& industry = w.industry(e, s);
  if (industry.initial_firms == 0) return;
  auto& rows = w.living[e * sector_count + s];
  const double own_share = s == w.economies[e].services.sector ? w.economies[e].services.market_share : 0.0;
  const double own_people = s == w.economies[e].services.sector ? w.economies[e].services.start_people : 0.0;
  const double output = industry.start_output * (1.0 - own_share);
  const double people = table.economies[e].employment[s] - own_people;
  const double gap = technique_gap(table, e, w.north_economy, s);
  for (std::uint32_t k = 0; k < industry.initial_firms; ++k) {
    rows.push_back(industry.first_row + k);
    draw_firm(w, rows.back(), k, gap);
  }
  const OpeningEconomy& table_row = table.economies[e];
  const double exported = std::clamp(table_row.exports[s] / table_row.output[s], 0.0, 1.0);
  const std::vector<double> lasting = lasting_efficiency(w, industry, rows);
  const std::vector<double> advantage = over_mean(lasting);
  draw_lines(w, industry, rows, advantage);
  choose_first_exporters(w, rows, advantage, exported);
  const std::vector<double> share = output_shares(w, rows, exported);
  industry.mean_people = people / static_cast<double>(rows.size());
  set_efficiency(w, industry, rows, lasting, share, output, people);
  hire_first(w, industry, rows, share, output, people);
  settle_people_and_use(w, industry, rows, share);
  set_wages(w, industry, rows, labour_share * industry.value_added * output);
  set_prices(w, industry, rows, share);
  const InvestmentParameters& p = w.parameters.investment;
  const double growth =
      (w.economies[e].group == IncomeGroup::high ? p.start_growth_high_income : p.start_growth).value();
  industry.start_capital = 0.0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    w.firms.expected_demand[rows[i]] = w.firms.trend_demand[rows[i]] = share[i] * output;
    w.firms.trend_growth[rows[i]] = static_cast<float>(growth);
    stock_up(w, industry, rows[i], growth);
    industry.start_capital += static_cast<double>(w.firms.capital[rows[i]]);
    w.published_technique[rows[i]] = static_cast<float>(w.firms.technique[rows[i]]);
    w.published_management[rows[i]] = w.firms.management[rows[i]];
  }
}

void post_orders_under_way(World& w, std::size_t row, sim::Outbox& out) {
  Firms& f = w.firms;
  const sim::AgentId self{static_cast<std::uint32_t>(row)};
  const auto u = w.draws.uniforms(f.entity[row], static_cast<std::uint16_t>(Purpose::review_day), 0);
  const auto next_review = static_cast<std::uint32_t>(u[1] * 3.0 * ticks_per_month);
  // Slot 0 was ordered a quarter before the next review, slot 3 two quarters before, slot 2 three.
  for (const std::uint32_t quarters : {1U, 2U, 3U}) {
    const std::size_t slot = (project_slots + 1 - quarters) % project_slots;
    const std::uint32_t age = quarters * 3 * ticks_per_month;
    const std::uint32_t due = next_review + lead_time_days(w, row, sim::Time{1000000 + quarters});
    if (due <= age) {
      f.orders[row][slot] = 0;  // arrived before the start
      continue;
    }
    out.post(self, f.sequence[row], self, sim::Time{due - age},
             static_cast<std::uint16_t>(EventKind::capital_installed), static_cast<std::uint32_t>(slot),
             f.incarnation[row]);
  }
}

}  // namespace ladder::models
