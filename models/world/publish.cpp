#include "models/world/publish.hpp"

#include <algorithm>

#include "models/economy/labour_force.hpp"
#include "models/economy/labour_market.hpp"
#include "models/technology/absorption.hpp"
#include "models/technology/search.hpp"
#include "models/world/world.hpp"
#include "sim/math.hpp"

namespace ladder::models {

namespace math = sim::math;

namespace {

/// Means over an industry's firms that others read: efficiency, technique, best practice, users of each
/// generation.
void publish_industry(World& w, std::size_t ei, std::size_t s) {
  Firms& f = w.firms;
  Industry& industry = w.industry(ei, s);
  industry.input[index(Sector::mining)] *= math::exp(-w.parameters.operations.commodity_saving.value() / 12.0);
  const auto& rows = w.living[ei * sector_count + s];
  industry.living = static_cast<std::uint32_t>(rows.size());
  if (rows.empty()) return;
  double weight = 0.0, efficiency = 0.0, technique = 0.0, capital = 0.0, margin = 0.0;
  std::array<double, generation_count> users{};
  std::vector<double> sorted;
  for (const std::uint32_t row : rows) {
    const double q = f.expected_demand[row];
    weight += q;
    efficiency += q * f.log_efficiency[row];
    technique += q * f.technique[row];
    margin += q * static_cast<double>(f.margin[row]);
    capital += static_cast<double>(f.capital[row]);
    for (std::size_t g = 0; g <= f.generation[row]; ++g) users[g] += 1.0;
    sorted.push_back(f.technique[row]);
    w.published_technique[row] = static_cast<float>(f.technique[row]);
    w.published_management[row] = f.management[row];
  }
  industry.mean_log_efficiency = efficiency / weight;
  industry.mean_technique = technique / weight;
  industry.margin += 0.05 * (margin / weight - industry.margin);
  for (std::size_t g = 0; g < generation_count; ++g)
    industry.generation_share[g] = users[g] / static_cast<double>(rows.size());
  const std::size_t tenth = std::max<std::size_t>(1, rows.size() / 10);
  std::partial_sort(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(tenth), sorted.end(),
                    std::greater<>());
  industry.best_technique = 0.0;
  for (std::size_t i = 0; i < tenth; ++i) industry.best_technique += sorted[i] / static_cast<double>(tenth);
  if (industry.start_capital > 0.0) {
    // Relative to the world: an industry that grows as fast as its rivals gains no variety over them.
    industry.capability += 0.05 * (capital / industry.start_capital - industry.capability);
  }
}

/// Growth of output per worker in firms: the mean over industries with weights of the base year, value added;
/// smoothed over three years.
void move_productivity(World& w, std::size_t ei) {
  Economy& e = w.economies[ei];
  double weight = 0.0, level = 0.0;
  for (std::size_t s = 0; s < sector_count; ++s) {
    const Industry& industry = w.industry(ei, s);
    const double share = industry.start_output * industry.value_added;  // fixed weights of the base year
    if (w.living[ei * sector_count + s].empty()) continue;
    weight += share;
    level += share * industry.mean_log_efficiency;
  }
  if (weight <= 0.0) return;
  level /= weight;
  const double growth = 12.0 * (level - e.last_productivity);
  e.last_productivity = level;
  e.productivity_growth += (std::clamp(growth, -0.5, 0.5) - e.productivity_growth) /
                           (12.0 * w.parameters.labour.productivity_memory.value());
}

/// Farming follows its own frontier, and catches up with absorptive capacity (reduced form, PROTOTYPES
/// macro 3.11).
void move_own_account(World& w, std::size_t ei) {
  Economy& e = w.economies[ei];
  const OwnAccountParameters& p = w.parameters.own_account;
  const double frontier = p.farm_frontier_growth.value() * w.parameters.frontier_growth.value() /
                          w.parameters.search.frontier_scale.value();
  const double growth = frontier * (0.95 + 0.05 * e.absorptive_capacity) +
                        p.farm_catch_up.value() * e.absorptive_capacity * (1.0 - math::exp(-e.farm_gap));
  e.farm.growth_index *= math::exp(growth / 12.0);
  // Own-account services use what trade firms know, at arm's length: they follow their mean efficiency.
  const Industry& trade = w.industry(ei, e.services.sector);
  e.services.growth_index = math::exp(trade.mean_log_efficiency - e.services_reference);
}

/// Absorptive capacity follows the schooling of the labour force and what has been invested over some years.
void move_capacity(World& w, std::size_t ei) {
  Economy& e = w.economies[ei];
  const NationalAccounts& a = w.accounts[ei];
  if (a.final_sales > 0) {
    const double share = static_cast<double>(a.investment) / static_cast<double>(a.final_sales);
    e.investment_share += (share - e.investment_share) / (12.0 * w.parameters.investment.growth_memory.value());
  }
  e.absorptive_capacity =
      economy_capacity(1.0 - skill_path(e, w.month + 1)[0], e.investment_share, w.parameters.search);
}

void move_outside(World& w, std::size_t ei, Money position) {
  Economy& e = w.economies[ei];
  const NationalAccounts& a = w.accounts[ei];
  e.smooth_gdp += 0.15 * (static_cast<double>(a.final_sales) - e.smooth_gdp);
  const double balance = static_cast<double>(a.exports - a.imports) / e.smooth_gdp;
  e.trade_balance += 0.15 * (balance - e.trade_balance);
  e.position = static_cast<double>(position) / (12.0 * e.smooth_gdp);
}

/// Foreign exchange of the month: exports, transfers, interest, and what lenders abroad add as long as foreign debt is
/// below its limit. Where the imports that would be bought cost more, orders abroad are cut. The North pays in its own
/// money.
void move_import_access(World& w, std::size_t ei) {
  Economy& e = w.economies[ei];
  if (e.north) return;
  constexpr double smoothing = 0.15, least_access = 0.5;
  const NationalAccounts& a = w.accounts[ei];
  const TradeParameters& p = w.parameters.trade;
  const double headroom = std::max(0.0, p.position_limit.value() + e.position);
  const auto earned = static_cast<double>(a.exports + w.book.received(ei, Code::transfer) - w.book.paid(ei, Code::transfer)) +
                      national_income(w, ei) - static_cast<double>(a.final_sales);
  const double lent = headroom * e.smooth_gdp / p.financing_time.value();
  e.foreign_exchange += smoothing * (earned + lent - e.foreign_exchange);
  e.import_demand += smoothing * (static_cast<double>(a.imports) / e.import_access - e.import_demand);
  e.import_access =
      e.import_demand > 0.0 ? std::clamp(e.foreign_exchange / e.import_demand, least_access, 1.0) : 1.0;
}

}  // namespace

void publish_input_costs(World& w, std::size_t ei) {
  const BySector<double>& price = w.economies[ei].user_price;
  for (std::size_t s = 0; s < sector_count; ++s) {
    Industry& industry = w.industry(ei, s);
    industry.goods_cost = industry.services_cost = 0.0;
    for (std::size_t r = 0; r < sector_count; ++r)
      (is_goods(r) ? industry.goods_cost : industry.services_cost) += industry.input[r] * price[r];
  }
}

void publish(World& w, std::size_t ei, Money position) {
  Economy& e = w.economies[ei];
  move_outside(w, ei, position);
  move_import_access(w, ei);
  for (std::size_t s = 0; s < sector_count; ++s) publish_industry(w, ei, s);
  publish_input_costs(w, ei);  // after the industries, whose coefficients have moved
  move_productivity(w, ei);
  move_own_account(w, ei);
  move_wages(w, ei);
  move_capacity(w, ei);
  e.last_user_price = e.user_price;
  e.gdp = w.accounts[ei].final_sales;
  for (std::size_t s = 0; s < sector_count; ++s) {
    e.last_price[s] = w.industry(ei, s).price;
    if (s != index(Sector::mining)) continue;
    // Mines take the world price, in the North's money.
    const double price = w.trade.commodity_price * w.north_price_level;
    for (const std::uint32_t row : w.living[ei * sector_count + s]) w.firms.price[row] = price;
  }
}

}  // namespace ladder::models
