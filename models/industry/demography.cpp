#include "models/industry/demography.hpp"

#include <algorithm>

#include "models/industry/investment.hpp"
#include "models/poisson.hpp"
#include "models/world/world.hpp"
#include "sim/math.hpp"

namespace ladder::models {

namespace math = sim::math;

namespace {

constexpr std::uint8_t months_to_exit = 3;
constexpr std::uint32_t most_candidates = 64;  ///< entrants of one industry in one month

bool kept_running(std::size_t s) {
  return s == index(Sector::utilities) || s == index(Sector::government);
}

/// Weights of the chance to leave for other reasons, with mean 1: it falls with size, and who is smaller than an
/// entrant is as much at risk as one. A firm is a slice of its industry: the large ones do not vanish in a day.
std::vector<double> exit_weights(const World& w, const std::vector<std::uint32_t>& rows) {
  const DemographyParameters& p = w.parameters.demography;
  const auto n = static_cast<double>(rows.size());
  std::vector<double> weights;
  double sum = 0.0;
  for (const std::uint32_t row : rows) {
    const double size = std::max(w.firms.share[row] * n, p.entrant_size.value());
    weights.push_back(math::pow(size, -p.exit_size_power.value()));
    sum += weights.back();
  }
  for (double& weight : weights) weight *= n / sum;
  return weights;
}

bool leaves(World& w, std::uint32_t row, std::size_t s, double weight) {
  Firms& f = w.firms;
  const double limit = w.parameters.investment.credit_limit.value() * static_cast<double>(f.capital[row]) *
                       w.economy_of(row).capital_price;
  const bool broke = static_cast<double>(w.ledger.balance(w.ledger.firm(row))) < -limit;
  f.months_insolvent[row] =
      broke ? static_cast<std::uint8_t>(std::min(f.months_insolvent[row] + 1, 200)) : std::uint8_t{0};
  if (kept_running(s)) return false;
  if (f.months_insolvent[row] >= months_to_exit) return true;
  const double chance = weight * w.parameters.demography.other_exit.value() / 12.0;
  return w.uniform(f.entity[row], Purpose::exit, w.month) < chance;
}

/// Settles a leaver's account: debts are the bank's loss, money left goes to the households that own it.
void liquidate(World& w, std::size_t ei, std::uint32_t row, Book& book) {
  const AccountId account = w.ledger.firm(row);
  const Money left = w.ledger.balance(account);
  book.owe(ei, left < 0 ? Code::default_loss : Code::liquidation, std::abs(left));
  if (left < 0)
    w.ledger.pay(book, w.ledger.bank(ei), account, -left, Code::default_loss);
  else
    w.ledger.pay(book, account, w.ledger.households(ei), left, Code::liquidation);
}

/// Hands one quantity of a leaver to the stayers by their shares of the market.
template <class Add>
void hand_over(World& w, const std::vector<std::uint32_t>& stayers, Volume quantity, Add add) {
  std::vector<double> weight;
  for (const std::uint32_t row : stayers) weight.push_back(w.firms.share[row]);
  std::vector<Volume> parts(stayers.size());
  apportion(quantity, weight, parts);
  for (std::size_t i = 0; i < stayers.size(); ++i) add(stayers[i], parts[i]);
}

void pass_on_assets(World& w, std::uint32_t row, const std::vector<std::uint32_t>& stayers) {
  Firms& f = w.firms;
  Volume machines = f.capital[row];
  for (const Volume order : f.orders[row]) machines += order;
  hand_over(w, stayers, machines, [&](std::uint32_t to, Volume part) { f.capital[to] += part; });
  hand_over(w, stayers, f.stock[row], [&](std::uint32_t to, Volume part) { f.stock[to] += part; });
  for (std::size_t s = 0; s < goods_count; ++s)
    hand_over(w, stayers, f.inputs[row][s], [&](std::uint32_t to, Volume part) { f.inputs[to][s] += part; });
}

void dismiss_people(World& w, std::size_t ei, std::uint32_t row) {
  for (std::size_t k = 0; k < skill_count; ++k) w.economies[ei].unemployed[k] += w.firms.workers[row][k];
}

}  // namespace

void remove_leavers(World& w, std::size_t ei, Book& book) {
  for (std::size_t s = 0; s < sector_count; ++s) {
    auto& rows = w.living[ei * sector_count + s];
    std::vector<std::uint32_t> stayers, leavers;
    const std::vector<double> weights = exit_weights(w, rows);
    for (std::size_t i = 0; i < rows.size(); ++i)
      (leaves(w, rows[i], s, weights[i]) ? leavers : stayers).push_back(rows[i]);
    // The last firm of an industry stays: its market must be served by somebody.
    if (stayers.empty() && !leavers.empty()) {
      stayers.push_back(leavers.front());
      leavers.erase(leavers.begin());
    }
    if (leavers.empty()) continue;
    for (const std::uint32_t row : leavers) {
      liquidate(w, ei, row, book);
      dismiss_people(w, ei, row);
      pass_on_assets(w, row, stayers);
      w.firms.clear(row);
    }
    double sum = 0.0;
    for (const std::uint32_t row : stayers) sum += w.firms.share[row];
    for (const std::uint32_t row : stayers) w.firms.share[row] /= sum;
    rows = std::move(stayers);
  }
}

void post_first_reviews(World& w, std::size_t row, sim::Time from, sim::Outbox& out) {
  Firms& f = w.firms;
  const sim::AgentId self{static_cast<std::uint32_t>(row)};
  const auto u = w.draws.uniforms(f.entity[row], static_cast<std::uint16_t>(Purpose::review_day), 0);
  const auto post = [&](EventKind kind, double v, std::uint32_t period) {
    const auto day = static_cast<std::uint32_t>(v * period);
    out.post(self, f.sequence[row], self, from + sim::Duration{day}, static_cast<std::uint16_t>(kind), 0,
             f.incarnation[row]);
  };
  post(EventKind::operations_reviewed, u[0], ticks_per_month);
  post(EventKind::investment_reviewed, u[1], 3 * ticks_per_month);
  post(EventKind::adoption_reviewed, u[2], 6 * ticks_per_month);
}

namespace {

std::uint32_t entrant_count(const World& w, const Industry& industry, std::uint64_t key) {
  // Entry follows the number of firms at the start and falls with crowding: an empty industry fills again. Profit
  // plays no part yet.
  const double crowd =
      static_cast<double>(industry.initial_firms) / std::max(1.0, static_cast<double>(industry.living));
  const double mean = w.parameters.demography.entry.value() / 12.0 * industry.initial_firms *
                      std::clamp(crowd * crowd * crowd, 0.0, 4.0);
  return poisson_count(mean, w.uniform(key, Purpose::entry_count, w.month), most_candidates - 1);
}

std::uint32_t free_row(const World& w, const Industry& industry) {
  for (std::uint32_t row = industry.first_row; row < industry.first_row + industry.slots; ++row)
    if (w.firms.alive[row] == 0) return row;
  return industry.first_row + industry.slots;
}

void found(World& w, std::size_t ei, std::size_t s, std::uint32_t row, std::uint32_t candidate, Book& book,
           sim::Time now) {
  Firms& f = w.firms;
  const DemographyParameters& p = w.parameters.demography;
  Industry& industry = w.industry(ei, s);
  const auto& rows = w.living[ei * sector_count + s];
  f.entity[row] = (std::uint64_t{f.industry[row]} << 32) | candidate;
  const auto u = w.draws.uniforms(f.entity[row], static_cast<std::uint16_t>(Purpose::entrant), 0);
  const auto v = w.draws.uniforms(f.entity[row], static_cast<std::uint16_t>(Purpose::entrant), 1);
  const std::uint32_t a = pick_firm(w, ei, s, u[0]), b = pick_firm(w, ei, s, u[1]);
  const std::uint32_t model = f.technique[a] <= f.technique[b] ? a : b;  // the worse of two incumbents

  f.alive[row] = 1;
  f.founded[row] = now.ticks();
  const double technique =
      f.technique[model] - p.entrant_lag.value() + p.entrant_spread.value() * sim::normal_quantile(u[2]);
  f.technique[row] = technique;
  f.embodied[row] = std::min(technique, f.embodied[model]);
  f.absorptive_skill[row] = std::min(f.embodied[row], f.absorptive_skill[model]);
  f.management[row] = f.management[model];
  f.shock[row] = 0.0F;
  f.generation[row] = f.generation[model];
  f.price[row] = f.price[model];
  f.markup[row] = f.markup[model];
  f.fill[row] = 1.0F;

  const double size =
      p.entrant_size.value() * math::exp(p.entrant_size_spread.value() * sim::normal_quantile(u[3]));
  const double share = std::min(0.05, size / static_cast<double>(rows.size() + 1));
  const double mean_appeal = f.appeal[model] / std::max(1e-12, f.share[model]);
  f.share[row] = share;
  f.appeal[row] = std::max(1e-12, share * mean_appeal * (0.5 + v[0]));
  const double demand = std::max(1.0, share * static_cast<double>(industry.sold));
  f.expected_demand[row] = demand;
  f.trend_demand[row] = demand;
  f.trend_growth[row] = f.trend_growth[model];
  f.planned[row] = round_to_whole(demand);
  f.sales[row] = round_to_whole(demand);
  f.wage[row] = f.wage[model];
  f.efficiency[row] = std::max(1.0, f.efficiency[model]);

  const Money money = round_to_whole(p.entrant_liquidity.value() * 12.0 * demand * f.price[row]);
  const Money paid = std::max<Money>(0, std::min(money, w.ledger.balance(w.ledger.households(ei)) / 100));
  book.owe(ei, Code::equity, paid);
  w.ledger.pay(book, w.ledger.households(ei), w.ledger.firm(row), paid, Code::equity);
}

/// An entrant serves part of the incumbents' market with the part of their plant and stocks that served it
/// before: who enters takes over premises, machines and people, and nothing appears or is lost. Assumption.
void take_over_plant(World& w, std::uint32_t row, const std::vector<std::uint32_t>& incumbents) {
  Firms& f = w.firms;
  const double share = f.share[row];
  for (const std::uint32_t other : incumbents) {
    f.share[other] *= 1.0 - share;
    const auto plant = static_cast<Volume>(static_cast<double>(f.capital[other]) * share);
    const auto goods = static_cast<Volume>(static_cast<double>(f.stock[other]) * share);
    for (std::size_t k = 0; k < skill_count; ++k) {
      const std::int32_t tied = k == 0 ? f.in_training[other] : 0;  // those in a course stay
      const auto people = static_cast<std::int32_t>((f.workers[other][k] - tied) * share);
      f.workers[other][k] -= people, f.workers[row][k] += people;
    }
    f.capital[other] -= plant, f.capital[row] += plant;
    f.stock[other] -= goods, f.stock[row] += goods;
    for (std::size_t s = 0; s < goods_count; ++s) {
      const auto input = static_cast<Volume>(static_cast<double>(f.inputs[other][s]) * share);
      f.inputs[other][s] -= input, f.inputs[row][s] += input;
    }
  }
}

}  // namespace

void admit_entrants(World& w, std::size_t ei, Book& book, sim::Time now, sim::Outbox& out) {
  for (std::size_t s = 0; s < sector_count; ++s) {
    auto& rows = w.living[ei * sector_count + s];
    if (rows.empty()) continue;
    Industry& industry = w.industry(ei, s);
    industry.living = static_cast<std::uint32_t>(rows.size());
    const std::uint64_t key = (std::uint64_t{1} << 60) | (ei * sector_count + s);
    const std::uint32_t n = entrant_count(w, industry, key);
    for (std::uint32_t k = 0; k < n; ++k) {
      const std::uint32_t row = free_row(w, industry);
      if (row == industry.first_row + industry.slots) break;  // no room: crowding
      found(w, ei, s, row, industry.initial_firms + w.month * most_candidates + k, book, now);
      take_over_plant(w, row, rows);
      rows.insert(std::lower_bound(rows.begin(), rows.end(), row), row);
      post_first_reviews(w, row, now, out);
    }
    industry.living = static_cast<std::uint32_t>(rows.size());
  }
}

}  // namespace ladder::models
