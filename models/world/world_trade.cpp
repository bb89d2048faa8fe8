#include "models/world/world_trade.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "sim/error.hpp"

namespace ladder::models {
namespace {

constexpr int trade_memory = 5;  // years a share of exports may be old

/// Blocs and shares under which an economy of WIOD counts.
struct Membership {
  std::size_t bloc = 0;
  double share = 1.0;
};

bool in_wiod(const CountryData& data, const std::string& iso3) {
  return data.io.contains({iso3, 2000});
}

/// The part of `column` (a share of GDP) that high-income economies outside WIOD and not named have in all
/// trade of economies outside WIOD.
double north_part_of_wiod_rest(const Evidence& evidence, const Blocs& blocs, std::string_view column,
                               std::string_view world_column) {
  double north = 0.0, wiod = 0.0;
  for (std::size_t b = 0; b < blocs.count(); ++b)
    for (std::size_t i = 0; i < blocs.members[b].size(); ++i) {
      const double usd = evidence.value(blocs.members[b][i], column, trade_memory).value_or(0.0) / 100.0 *
                         blocs.weight[b][i] * 1e6;
      if (in_wiod(evidence.data(), blocs.members[b][i]))
        wiod += usd;
      else if (b == blocs.north())
        north += usd;
    }
  const double outside = std::max(north, evidence.world(world_column) - wiod);
  return outside > 0.0 ? north / outside : 0.0;
}

std::vector<Membership> memberships(const Evidence& evidence, const Blocs& blocs, const std::string& economy,
                                    double north_part) {
  if (economy == "ROW") return {{blocs.north(), north_part}, {blocs.rest(), 1.0 - north_part}};
  for (std::size_t b = 0; b < blocs.north(); ++b)
    if (blocs.members[b].front() == economy) return {{b, 1.0}};
  const bool high = evidence.income_group(economy) == IncomeGroup::high;
  return {{high ? blocs.north() : blocs.rest(), 1.0}};
}

double positive_share(double part, double whole) {
  return whole > 0.0 ? part / whole : 0.0;
}

std::size_t at(TradeGroup g) {
  return static_cast<std::size_t>(g);
}

/// Trade of `a`, an economy named, with North and with the other economies named, as shares of its exports or
/// imports.
struct PartnerShares {
  double to_north = 0.0, from_north = 0.0;
  std::vector<double> to_named;  ///< of its exports, by economy named; 0 if WIOD lacks one of the two
};

PartnerShares partner_shares(const WiodFlows& wiod, std::size_t a, std::size_t named, std::size_t g) {
  PartnerShares shares;
  shares.to_named.assign(named, 0.0);
  shares.to_north = wiod.exports_to_north[g];
  shares.from_north = wiod.imports_from_north[g];
  if (!wiod.covered[a]) return shares;
  double exports = 0.0, imports = 0.0;
  for (std::size_t b = 0; b < wiod.covered.size(); ++b) {
    exports += wiod.flow[g][a][b];
    imports += wiod.flow[g][b][a];
  }
  shares.to_north = positive_share(wiod.flow[g][a][named], exports);
  shares.from_north = positive_share(wiod.flow[g][named][a], imports);
  for (std::size_t b = 0; b < named; ++b)
    if (b != a) shares.to_named[b] = positive_share(wiod.flow[g][a][b], exports);
  return shares;
}

/// Trade in sector s among all blocs but the rest of the world.
double trade_among_others(const WiodFlows& wiod, const std::vector<Draft>& drafts, std::size_t s) {
  const std::size_t named = drafts.size() - 2, g = at(trade_group(s));
  double to_north = 0.0, from_north = 0.0, among_named = 0.0;
  for (std::size_t a = 0; a < named; ++a) {
    const PartnerShares shares = partner_shares(wiod, a, named, g);
    const double x = drafts[a].economy.exports[s];
    to_north += shares.to_north * x;
    from_north += shares.from_north * drafts[a].economy.imports[s];
    for (std::size_t b = 0; b < named; ++b)
      among_named += std::min(shares.to_named[b] * x, 0.5 * drafts[b].economy.imports[s]);
  }
  // North keeps a fifth of its trade for the rest of the world at least (assumption): it has many members
  // there.
  const OpeningEconomy& north = drafts[named].economy;
  return std::min(to_north, 0.8 * north.imports[s]) + std::min(from_north, 0.8 * north.exports[s]) +
         among_named;
}

}  // namespace

TradeGroup trade_group(std::size_t sector) {
  if (sector == index(Sector::agriculture)) return TradeGroup::agriculture;
  if (sector == index(Sector::mining)) return TradeGroup::mining;
  return is_manufacture(sector) ? TradeGroup::manufactures : TradeGroup::services;
}

WiodFlows wiod_flows(const Evidence& evidence, const Blocs& blocs) {
  WiodFlows wiod;
  for (Matrix& m : wiod.flow) m.assign(blocs.count(), std::vector<double>(blocs.count(), 0.0));
  wiod.covered.assign(blocs.count(), true);
  for (std::size_t b = 0; b < blocs.north(); ++b)
    wiod.covered[b] = in_wiod(evidence.data(), blocs.members[b].front());
  const auto after = evidence.data().wiod_trade.upper_bound(evidence.base_year());
  if (after == evidence.data().wiod_trade.begin())
    throw sim::Error(fmt::format("bilateral_trade_wiod has no year up to {}: choose a later base year",
                                 evidence.base_year()));
  const double north_x = north_part_of_wiod_rest(evidence, blocs, "exports_pct_gdp", "exports_usd");
  const double north_m = north_part_of_wiod_rest(evidence, blocs, "imports_pct_gdp", "imports_usd");
  GroupFlows developing_x{}, developing_m{};
  for (const auto& [pair, flows] : std::prev(after)->second)
    for (const Membership& from : memberships(evidence, blocs, pair.first, north_x))
      for (const Membership& to : memberships(evidence, blocs, pair.second, north_m))
        for (std::size_t g = 0; g < trade_group_count; ++g) {
          const double usd = std::max(0.0, flows[g]) * from.share * to.share;
          wiod.flow[g][from.bloc][to.bloc] += usd;
          if (from.bloc != blocs.north() && pair.first != "ROW") {
            developing_x[g] += usd;
            if (to.bloc == blocs.north()) wiod.exports_to_north[g] += usd;
          }
          if (to.bloc != blocs.north() && pair.second != "ROW") {
            developing_m[g] += usd;
            if (from.bloc == blocs.north()) wiod.imports_from_north[g] += usd;
          }
        }
  for (std::size_t g = 0; g < trade_group_count; ++g) {
    wiod.exports_to_north[g] = positive_share(wiod.exports_to_north[g], developing_x[g]);
    wiod.imports_from_north[g] = positive_share(wiod.imports_from_north[g], developing_m[g]);
  }
  return wiod;
}

double internal_exports(const WiodFlows& wiod, std::size_t bloc, TradeGroup group) {
  double sum = 0.0;
  for (const double usd : wiod.flow[at(group)][bloc]) sum += usd;
  return positive_share(wiod.flow[at(group)][bloc][bloc], sum);
}

double internal_imports(const WiodFlows& wiod, std::size_t bloc, TradeGroup group) {
  double sum = 0.0;
  for (const auto& row : wiod.flow[at(group)]) sum += row[bloc];
  return positive_share(wiod.flow[at(group)][bloc][bloc], sum);
}

void close_world_trade(const WiodFlows& wiod, std::vector<Draft>& drafts) {
  OpeningEconomy& rest = drafts.back().economy;
  for (std::size_t s = 0; s < sector_count; ++s) {
    double exports = 0.0, imports = 0.0;
    for (std::size_t o = 0; o + 1 < drafts.size(); ++o) {
      exports += drafts[o].economy.exports[s];
      imports += drafts[o].economy.imports[s];
    }
    const double among = std::min(trade_among_others(wiod, drafts, s), 0.95 * std::min(exports, imports));
    rest.imports[s] = exports - among;
    rest.exports[s] = imports - among;
  }
}

void net_out_excess(Evidence& evidence, std::vector<Draft>& drafts) {
  constexpr double least_elsewhere =
      0.02;  // of the smallest bloc's trade must be left for the others (assumption)
  for (std::size_t s = 0; s < sector_count; ++s)
    for (Draft& draft : drafts) {
      double world = 0.0, smallest = std::numeric_limits<double>::infinity();
      for (const Draft& other : drafts) {
        world += other.economy.exports[s];
        if (&other != &draft)
          smallest = std::min(smallest, other.economy.exports[s] + other.economy.imports[s]);
      }
      double &x = draft.economy.exports[s], &m = draft.economy.imports[s];
      // Taking e from both sides lowers x + m by 2 e and the world's trade by e.
      const double excess = std::min(x + m - world + least_elsewhere * smallest, 0.98 * std::min(x, m));
      if (excess <= 0.0) continue;
      evidence.record(draft.economy.iso3, fmt::format("exports.{}", sector_keys[s]), x, x - excess,
                      "netted out of exports and imports: a bloc does not trade with itself");
      x -= excess;
      m -= excess;
    }
}

BilateralTrade fit_trade(const WiodFlows& wiod, const Geography& geography,
                         const std::vector<Draft>& drafts) {
  constexpr double developing_pair =
      0.3;  // PROTOTYPES A 2.2 step 16: brings the median error over WIOD's pairs to 0
  const std::size_t n = drafts.size(), north = n - 2;
  BilateralTrade result;
  for (std::size_t s = 0; s < sector_count; ++s) {
    const std::size_t g = at(trade_group(s));
    std::vector<double> x(n), m(n), wiod_x(n, 0.0), wiod_m(n, 0.0);
    for (std::size_t o = 0; o < n; ++o) {
      x[o] = drafts[o].economy.exports[s];
      m[o] = drafts[o].economy.imports[s];
      for (std::size_t d = 0; d < n; ++d)
        if (o != d) wiod_x[o] += wiod.flow[g][o][d], wiod_m[d] += wiod.flow[g][o][d];
    }
    const auto gravity = [&](std::size_t o, std::size_t d) {
      return x[o] * m[d] * geography.ease[o][d] * (o == north || d == north ? 1.0 : developing_pair);
    };
    const auto observed = [&](std::size_t o, std::size_t d) {
      return wiod.covered[o] && wiod.covered[d] && wiod_x[o] > 0.0 && wiod_m[d] > 0.0 &&
                     wiod.flow[g][o][d] > 0.0
                 ? x[o] * m[d] * wiod.flow[g][o][d] / (wiod_x[o] * wiod_m[d])
                 : 0.0;
    };
    // WIOD's pairs in the scale of gravity, so that the two priors can stand in one table.
    double by_gravity = 0.0, by_wiod = 0.0;
    for (std::size_t o = 0; o < n; ++o)
      for (std::size_t d = 0; d < n; ++d)
        if (o != d && observed(o, d) > 0.0) by_gravity += gravity(o, d), by_wiod += observed(o, d);
    Matrix& trade = result.trade[s];
    trade.assign(n, std::vector<double>(n, 0.0));
    for (std::size_t o = 0; o < n; ++o)
      for (std::size_t d = 0; d < n; ++d)
        if (o != d)
          trade[o][d] = observed(o, d) > 0.0 ? observed(o, d) * by_gravity / by_wiod : gravity(o, d);
    const Fit fit = fit_margins(trade, x, m);
    if (!fit.converged)
      throw sim::Error(fmt::format(
          "Trade in {} does not balance (residual {:.1e} after {} rounds): exports and imports of "
          "the economies named contradict each other",
          sector_keys[s], fit.residual, fit.iterations));
    result.most_iterations = std::max(result.most_iterations, fit.iterations + fit.newton_steps);
  }
  return result;
}

}  // namespace ladder::models
