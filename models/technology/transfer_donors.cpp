#include "models/technology/transfer_donors.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "models/industry/operations.hpp"
#include "models/technology/adoption.hpp"
#include "models/technology/search.hpp"
#include "models/world/world.hpp"
#include "sim/math.hpp"

namespace ladder::models {
namespace {

constexpr std::uint64_t most_donors = 16;  ///< the bound of transfer.donors

/// The economy that a uniform stands for among those that firms of `home` hear of.
std::size_t draw_economy(const std::vector<double>& weights, std::size_t home, double u) {
  double left = u * std::accumulate(weights.begin(), weights.end(), 0.0);
  for (std::size_t o = 0; o < weights.size(); ++o)
    if ((left -= weights[o]) <= 0.0) return o;
  return home;
}

/// Each channel by its own chance; two blocks of four uniforms are enough for seven.
std::bitset<channel_count> draw_offers(const World& w, std::uint64_t entity, std::uint64_t key) {
  std::bitset<channel_count> offers;
  const auto purpose = static_cast<std::uint16_t>(Purpose::transfer_offer);
  const std::array blocks = {w.draws.uniforms(entity, purpose, 2 * key), w.draws.uniforms(entity, purpose, 2 * key + 1)};
  for (std::size_t c = 0; c < channel_count; ++c)
    offers[c] = blocks[c / 4][c % 4] < w.parameters.transfer.offered.value();
  return offers;
}

Donor donor_at(const World& w, std::uint32_t row) {
  return {row, w.industries[w.firms.industry[row]].economy, static_cast<double>(w.published_technique[row]),
          static_cast<double>(w.published_management[row]), {}};
}

/// Wages of the donor's industry over those of the firm's.
double wage_ratio(const World& w, std::size_t row, std::size_t donor_economy) {
  const Industry& own = w.industries[w.firms.industry[row]];
  if (own.economy == donor_economy) return 1.0;
  const double here = w.economies[own.economy].wage * own.wage;
  const double there = w.economies[donor_economy].wage * w.industry(donor_economy, own.sector).wage;
  return here > 0.0 ? there / here : 1.0;
}

/// Part of the way from another economy that shocks leave open.
double open_way(const World& w, std::size_t home, std::size_t sector, std::size_t origin) {
  const std::vector<double>& access = w.shocks.access[sector];
  return access.empty() ? 1.0 : access[w.trade.at(home, origin)];
}

double part_on_order(const Firms& f, std::size_t row) {
  const Volume ordered = std::accumulate(f.orders[row].begin(), f.orders[row].end(), Volume{0});
  const Volume all = f.capital[row] + ordered;
  return all > 0 ? static_cast<double>(ordered) / static_cast<double>(all) : 0.0;
}

}  // namespace

double donor_weight(const World& w, std::size_t home, std::size_t sector, std::size_t origin) {
  const double weight = search_weight(w, home, sector, origin);
  if (origin == home) return weight;
  const double tie = w.trade.tie[w.trade.at(home, origin)];
  return weight * (1.0 + w.parameters.transfer.tie_weight.value() * tie) * open_way(w, home, sector, origin);
}

double agreement_chance(const World& w, std::size_t row, std::size_t donor_economy) {
  const Industry& own = w.industries[w.firms.industry[row]];
  const TransferParameters& p = w.parameters.transfer;
  if (own.economy == donor_economy) return p.agreed_at_home.value();
  return p.agreed.value() * open_way(w, own.economy, own.sector, donor_economy);
}

std::vector<Donor> donors_seen(const World& w, std::size_t row, std::uint32_t month) {
  const Industry& own = w.industries[w.firms.industry[row]];
  std::vector<double> weights(w.economy_count());
  for (std::size_t o = 0; o < weights.size(); ++o) weights[o] = donor_weight(w, own.economy, own.sector, o);
  const std::uint64_t entity = w.firms.entity[row];
  std::vector<Donor> seen;
  for (std::uint64_t k = 0; k < static_cast<std::uint64_t>(w.parameters.transfer.donors); ++k) {
    const std::uint64_t key = month * most_donors + k;
    const auto u = w.draws.uniforms(entity, static_cast<std::uint16_t>(Purpose::transfer_donor), key);
    const std::size_t origin = draw_economy(weights, own.economy, u[0]);
    if (w.living[origin * sector_count + own.sector].empty()) continue;
    // As in imitation, most of what services abroad know does not travel.
    const bool hidden = origin != own.economy && !is_goods(own.sector);
    if (hidden && u[2] > w.parameters.search.services_imitation.value()) continue;
    Donor donor = donor_at(w, pick_firm(w, origin, own.sector, u[1]));
    if (donor.row == row) continue;
    donor.offers = draw_offers(w, entity, key);
    seen.push_back(donor);
  }
  return seen;
}

TransferEnds ends_of(const World& w, std::size_t row, std::size_t donor_economy, double technique, double management) {
  const Firms& f = w.firms;
  constexpr double least_need = 0.01;  // of skilled workers: keeps the ratio finite, as in learning
  const double need = std::max(w.skill_needs[f.generation[row]], least_need);
  return {.technique = f.technique[row],
          .embodied = f.embodied[row],
          .absorptive_skill = f.absorptive_skill[row],
          .management = static_cast<double>(f.management[row]),
          .donor_technique = technique,
          .donor_management = management,
          .capacity = capacity_of(w, row, donor_economy),
          .skill = std::min(1.0, skilled_share(w, row) / need),
          .on_order = part_on_order(f, row)};
}

double effort_of(const World& w, std::size_t row, const Donor& donor) {
  const std::size_t home = w.industries[w.firms.industry[row]].economy;
  const double gap = donor.technique - w.firms.technique[row];
  return transfer_effort(gap, w.trade.distance_km[w.trade.at(home, donor.economy)], w.parameters.transfer);
}

namespace {

/// What is the same for all channels of a donor.
struct Prospect {
  TransferEnds ends;
  double chance = 0.0, effort = 1.0, wage_ratio = 1.0, sales = 0.0, wages = 0.0;
};

Prospect prospect_of(const World& w, std::size_t row, const Donor& donor) {
  const TransferEnds ends = ends_of(w, row, donor.economy, donor.technique, donor.management);
  return {.ends = ends,
          .chance = transfer_chance(ends, w.parameters),
          .effort = effort_of(w, row, donor),
          .wage_ratio = wage_ratio(w, row, donor.economy),
          .sales = 12.0 * w.firms.expected_demand[row] * w.firms.price[row],
          .wages = yearly_wages(w, row)};
}

TransferPlan plan_of(const World& w, std::size_t row, const Donor& donor, const Prospect& with, Channel channel) {
  const Parameters& p = w.parameters;
  const Moves moves = row_of(channel).moves;
  const double gain = counted_gain(moves, with.ends, transfer_shift(moves, with.ends, p), p);
  TransferPlan plan{.channel = channel, .donor = donor.row, .donor_economy = donor.economy};
  const TransferCost cost = transfer_cost(parameters_of(channel, p.transfer), with.wage_ratio, with.effort);
  plan.local = round_to_whole(with.sales * cost.local);
  plan.fee = round_to_whole(with.sales * cost.fee);
  plan.chance = with.chance;
  if (gain > 0.0) plan.yearly_gain = round_to_whole(with.chance * with.wages * (1.0 - sim::math::exp(-gain)));
  plan.people = w.firms.headcount(row);
  return plan;
}

}  // namespace

TransferPlan transfer_plan(const World& w, std::size_t row, const Donor& donor, Channel channel) {
  return plan_of(w, row, donor, prospect_of(w, row, donor), channel);
}

TransferPlan best_transfer(const World& w, std::size_t row, std::uint32_t month) {
  TransferPlan best;
  double most = 0.0;
  for (const Donor& donor : donors_seen(w, row, month)) {
    const double agreed = agreement_chance(w, row, donor.economy);
    const Prospect with = prospect_of(w, row, donor);
    for (std::size_t c = 0; c < channel_count; ++c) {
      if (!donor.offers[c]) continue;
      const TransferPlan plan = plan_of(w, row, donor, with, static_cast<Channel>(c));
      if (plan.cost() <= 0) continue;
      const double gain = agreed * static_cast<double>(plan.yearly_gain) / static_cast<double>(plan.cost());
      if (gain <= most) continue;
      most = gain;
      best = plan;
    }
  }
  return best;
}

}  // namespace ladder::models
