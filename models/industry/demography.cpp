#include "models/industry/demography.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

#include "models/economy/labour_force.hpp"
#include "models/industry/investment.hpp"
#include "models/industry/month_luck.hpp"
#include "models/poisson.hpp"
#include "models/shares.hpp"
#include "models/world/world.hpp"
#include "sim/math.hpp"

namespace ladder::models {

namespace math = sim::math;

namespace {

constexpr std::uint8_t months_to_exit = 3;
/// Entrants of one industry in one month: more than 64 and an eighth of the firms at the start never come, since the
/// mean is at most 4 % of these.
std::uint32_t most_candidates(const Industry& industry) {
  return 64 + industry.initial_firms / 8;
}

bool kept_running(std::size_t s) {
  return s == index(Sector::utilities) || s == index(Sector::government);
}

/// Weights of the chance to leave for other reasons, with mean 1: it falls with size, and who is smaller than an
/// entrant is as much at risk as one. A firm is a slice of its industry: the large ones do not vanish in a day.
std::vector<double> exit_weights(const World& w, const std::vector<std::uint32_t>& rows) {
  const DemographyParameters& p = w.parameters.demography;
  const auto n = static_cast<double>(rows.size());
  std::vector<double> weights;
  weights.reserve(rows.size());
  double sum = 0.0;
  for (const std::uint32_t row : rows) {
    const double size = std::max(w.firms.share[row] * n, p.entrant_size.value());
    const double power = p.exit_size_power.value();
    weights.push_back(power == 1.0 ? 1.0 / size : math::pow(size, -power));  // the usual one is a tenth of the work
    sum += weights.back();
  }
  for (double& weight : weights) weight *= n / sum;
  return weights;
}

/// The bank writes off what a firm owes; its plant and people stay.
void reorganise(World& w, std::uint32_t row, Book& book) {
  const std::size_t ei = w.industries[w.firms.industry[row]].economy;
  const AccountId account = w.ledger.firm(row);
  const Money owed = -w.ledger.balance(account);
  book.owe(ei, Code::default_loss, owed);
  w.ledger.pay(book, w.ledger.bank(ei), account, owed, Code::default_loss);
  w.firms.months_insolvent[row] = 0;
}

bool leaves(World& w, std::uint32_t row, std::size_t s, double weight, Book& book) {
  Firms& f = w.firms;
  const double limit = w.parameters.investment.credit_limit.value() * static_cast<double>(f.capital[row]) *
                       w.economy_of(row).capital_price;
  const bool broke = static_cast<double>(w.ledger.balance(w.ledger.firm(row))) < -limit;
  f.months_insolvent[row] =
      broke ? static_cast<std::uint8_t>(std::min(f.months_insolvent[row] + 1, 200)) : std::uint8_t{0};
  if (kept_running(s)) return false;
  if (f.months_insolvent[row] >= months_to_exit) {
    if (f.share[row] < w.parameters.demography.reorganised.value()) return true;
    reorganise(w, row, book);
    return false;
  }
  if (f.appeal[row] <= 0.0) return true;
  const double chance = weight * w.parameters.demography.other_exit.value() / 12.0;
  return take_exit_luck(w, row) < chance;
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

/// What firms leave behind, or take over.
struct Assets {
  Volume capital = 0, stock = 0;
  std::array<Volume, goods_count> inputs{};
};

/// Hands the assets of all leavers of an industry to the stayers by their shares of the market.
void pass_on(World& w, const Assets& assets, const std::vector<std::uint32_t>& stayers) {
  Firms& f = w.firms;
  std::vector<double> weight;
  for (const std::uint32_t row : stayers) weight.push_back(f.share[row]);
  std::vector<Volume> parts(stayers.size());
  const auto hand_over = [&](Volume quantity, auto add) {
    apportion(quantity, weight, parts);
    for (std::size_t i = 0; i < stayers.size(); ++i) add(stayers[i], parts[i]);
  };
  hand_over(assets.capital, [&](std::uint32_t to, Volume part) { f.capital[to] += part; });
  hand_over(assets.stock, [&](std::uint32_t to, Volume part) { f.stock[to] += part; });
  for (std::size_t s = 0; s < goods_count; ++s)
    hand_over(assets.inputs[s], [&](std::uint32_t to, Volume part) { f.inputs[to][s] += part; });
}

void leave_behind(const Firms& f, std::uint32_t row, Assets& assets) {
  assets.capital += f.capital[row];
  for (const Volume order : f.orders[row]) assets.capital += order;
  assets.stock += f.stock[row];
  for (std::size_t s = 0; s < goods_count; ++s) assets.inputs[s] += f.inputs[row][s];
}

/// Shares of those who are left, again with the sum 1; equal where nobody had any.
void share_again(std::vector<double>& share, const std::vector<std::uint32_t>& rows) {
  if (scale_to_one(share, rows)) return;
  for (const std::uint32_t row : rows) share[row] = 1.0 / static_cast<double>(rows.size());
}

}  // namespace

void remove_leavers(World& w, std::size_t ei, Book& book) {
  for (std::size_t s = 0; s < sector_count; ++s) {
    auto& rows = w.living[ei * sector_count + s];
    std::vector<std::uint32_t> leavers;
    const std::vector<double> weights = exit_weights(w, rows);
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (leaves(w, rows[i], s, weights[i], book)) leavers.push_back(rows[i]);
    // The last firm of an industry stays: its market must be served by somebody.
    if (leavers.size() == rows.size() && !leavers.empty()) leavers.erase(leavers.begin());
    if (leavers.empty()) continue;
    std::vector<std::uint32_t> stayers;
    std::ranges::set_difference(rows, leavers, std::back_inserter(stayers));
    Assets left;
    Skilled dismissed{};
    for (const std::uint32_t row : leavers) {
      liquidate(w, ei, row, book);
      add_persons(dismissed, w.firms.workers[row]);
      leave_behind(w.firms, row, left);
      w.lines[ei * sector_count + s].clear(row - w.industry(ei, s).first_row);
      w.firms.clear(row);
    }
    pass_on(w, left, stayers);
    move_people(staff(w.industry(ei, s)), unemployed(w.economies[ei]), dismissed);
    for (auto* column : {&w.firms.share, &w.firms.export_share}) share_again(*column, stayers);
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
  // Entry follows the number of firms at the start, falls with crowding, so that an empty industry fills again, and
  // rises with the margin over unit cost.
  const double crowd =
      static_cast<double>(industry.initial_firms) / std::max(1.0, static_cast<double>(industry.living));
  const double profit =
      industry.start_margin > 0.0 ? std::clamp(industry.margin / industry.start_margin, 0.3, 2.0) : 1.0;
  const double mean = w.parameters.demography.entry.value() / 12.0 * industry.initial_firms * profit *
                      std::clamp(crowd * crowd * crowd, 0.0, 4.0);
  return poisson_count(mean, w.uniform(key, Purpose::entry_count, w.month), most_candidates(industry) - 1);
}

/// The first `count` free rows of an industry's block, or as many as there are.
std::vector<std::uint32_t> free_rows(const World& w, const Industry& industry, std::uint32_t count) {
  std::vector<std::uint32_t> rows;
  for (std::uint32_t row = industry.first_row; row < industry.first_row + industry.slots && rows.size() < count; ++row)
    if (w.firms.alive[row] == 0) rows.push_back(row);
  return rows;
}

void found(World& w, std::size_t ei, std::size_t s, std::uint32_t row, std::uint32_t candidate, Book& book,
           sim::Time now) {
  Firms& f = w.firms;
  const DemographyParameters& p = w.parameters.demography;
  Industry& industry = w.industry(ei, s);
  const auto& rows = w.living[ei * sector_count + s];
  f.entity[row] = (std::uint64_t{f.industry[row]} << 32) | candidate;
  const auto u = w.draws.uniforms(f.entity[row], static_cast<std::uint16_t>(Purpose::entrant), 0);
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
  // With the people who come with the plant comes what their firm was told, and how they use its machines.
  f.upgrading[row] = {f.upgrading[model].depth, f.upgrading[model].advised, 0.0F};
  f.price[row] = f.price[model];
  f.markup[row] = f.markup[model];
  f.fill[row] = 1.0F;

  const double size =
      p.entrant_size.value() * math::exp(p.entrant_size_spread.value() * sim::normal_quantile(u[3]));
  const double share = std::min(0.05, size / static_cast<double>(rows.size() + 1));
  // One product line, of the weight that goes with this share.
  double appeal = 0.0;
  for (const std::uint32_t other : rows) appeal += f.appeal[other];
  f.share[row] = share;
  w.lines[ei * sector_count + s].add(row - industry.first_row, static_cast<float>(std::max(1e-12, share * appeal)));
  f.appeal[row] = w.lines[ei * sector_count + s].weight(row - industry.first_row);
  const double demand = std::max(1.0, share * (1.0 - industry.exported) * static_cast<double>(industry.sold));
  f.expected_demand[row] = demand;
  f.trend_demand[row] = demand;
  f.trend_growth[row] = f.trend_growth[model];
  f.planned[row] = round_to_whole(demand);
  f.sales[row] = round_to_whole(demand);
  f.wage[row] = f.wage[model];
  f.efficiency[row] = f.efficiency[model];
  f.log_efficiency[row] = f.log_efficiency[model];

  const Money money = round_to_whole(p.entrant_liquidity.value() * 12.0 * demand * f.price[row]);
  const Money paid = std::max<Money>(0, std::min(money, w.ledger.balance(w.ledger.households(ei)) / 100));
  book.owe(ei, Code::equity, paid);
  w.ledger.pay(book, w.ledger.households(ei), w.ledger.firm(row), paid, Code::equity);
}

/// Takes a part of an industry's people of one skill from its firms. The whole is rounded, not each firm's part: of many
/// small firms each would keep all of its people.
/// @return  how many
People let_go(Firms& f, const std::vector<std::uint32_t>& rows, std::size_t skill, double part) {
  std::vector<double> free;
  double all = 0.0;
  for (const std::uint32_t row : rows) {
    const std::int32_t tied = skill == 0 ? f.in_training[row] : 0;  // those in a course stay
    free.push_back(f.workers[row][skill] - tied);
    all += free.back();
  }
  std::vector<People> leaving(rows.size());
  const auto count = static_cast<People>(all * part);
  if (apportion(count, free, leaving) != 0) return 0;
  for (std::size_t i = 0; i < rows.size(); ++i) f.workers[rows[i]][skill] -= static_cast<std::int32_t>(leaving[i]);
  return count;
}

/// Entrants serve part of the incumbents' market with the part of their plant, stocks and people that served it before:
/// who enters takes over premises, machines and people, and nothing appears or is lost. Assumption.
void take_over(World& w, const std::vector<std::uint32_t>& entrants, const std::vector<std::uint32_t>& incumbents,
               double exported) {
  Firms& f = w.firms;
  double share = 0.0;
  for (const std::uint32_t row : entrants) share += f.share[row];
  // Incumbents keep half of their market whatever the rush.
  const double rush = std::max(1.0, share / 0.5);
  std::vector<double> weight;
  for (const std::uint32_t row : entrants) weight.push_back(f.share[row] /= rush);
  share /= rush;

  Assets taken;
  // Entrants serve the home market: what works for foreign ones stays.
  const double taken_part = share * (1.0 - exported);
  const auto part_of = [taken_part](Volume& from, Volume& to) {
    const auto part = static_cast<Volume>(static_cast<double>(from) * taken_part);
    from -= part, to += part;
  };
  for (const std::uint32_t row : incumbents) {
    f.share[row] *= 1.0 - share;
    part_of(f.capital[row], taken.capital);
    part_of(f.stock[row], taken.stock);
    for (std::size_t s = 0; s < goods_count; ++s) part_of(f.inputs[row][s], taken.inputs[s]);
  }
  pass_on(w, taken, entrants);
  for (std::size_t k = 0; k < skill_count; ++k) {
    const People moved = let_go(f, incumbents, k, taken_part);
    std::vector<People> parts(entrants.size());
    apportion(moved, weight, parts);
    for (std::size_t i = 0; i < entrants.size(); ++i)
      f.workers[entrants[i]][k] += static_cast<std::int32_t>(parts[i]);
  }
}

}  // namespace

std::vector<std::uint32_t> admit_entrants(World& w, std::size_t ei, Book& book, sim::Time now) {
  std::vector<std::uint32_t> admitted;
  for (std::size_t s = 0; s < sector_count; ++s) {
    auto& rows = w.living[ei * sector_count + s];
    if (rows.empty()) continue;
    Industry& industry = w.industry(ei, s);
    industry.living = static_cast<std::uint32_t>(rows.size());
    const std::uint64_t key = (std::uint64_t{1} << 60) | (ei * sector_count + s);
    const std::vector<std::uint32_t> entrants = free_rows(w, industry, entrant_count(w, industry, key));
    if (entrants.empty()) continue;
    const std::uint32_t first = industry.initial_firms + w.month * most_candidates(industry);
    for (std::uint32_t k = 0; k < entrants.size(); ++k) found(w, ei, s, entrants[k], first + k, book, now);
    take_over(w, entrants, rows, industry.exported);
    admitted.insert(admitted.end(), entrants.begin(), entrants.end());
    rows.insert(rows.end(), entrants.begin(), entrants.end());
    std::ranges::inplace_merge(rows, rows.end() - static_cast<std::ptrdiff_t>(entrants.size()));
    industry.living = static_cast<std::uint32_t>(rows.size());
  }
  return admitted;
}

}  // namespace ladder::models
