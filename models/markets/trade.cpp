#include "models/markets/trade.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "models/industry/certification.hpp"
#include "models/industry/exporting.hpp"
#include "models/shares.hpp"
#include "models/technology/search.hpp"
#include "models/world/world.hpp"
#include "sim/math.hpp"

namespace ladder::models {

namespace math = sim::math;

OriginPull origin_pull(double price, double capability, double fill, double elasticity, const TradeParameters& p) {
  return {math::pow(price, -elasticity), math::pow(capability, p.capability_power.value()),
          math::pow(fill, p.fill_power.value())};
}

double target_share(double start_share, const OriginPull& pull) {
  return start_share * pull.price * pull.capability * pull.fill;
}

namespace {

double elasticity_of(std::size_t s, const TradeParameters& p) {
  if (s == index(Sector::mining)) return 0.0;  // sold at the world price
  return s == index(Sector::agriculture) || !is_goods(s) ? p.other_elasticity.value()
                                                         : p.goods_elasticity.value();
}

/// price^-elasticity; with the usual elasticity of 2 a division, which is a tenth of the work.
double falling_in_price(double price, double elasticity) {
  return elasticity == 2.0 ? 1.0 / (price * price) : math::pow(price, -elasticity);
}

/// Firms' shares of their industry's orders move to CES targets: one rule at both levels, and no winner takes
/// all.
void move_firm_shares(World& w, std::size_t ei, std::size_t s) {
  Firms& f = w.firms;
  const TradeParameters& p = w.parameters.trade;
  const auto& rows = w.living[ei * sector_count + s];
  std::vector<double> target(rows.size());
  double total = 0.0;
  for (std::size_t i = 0; i < rows.size(); ++i)
    total += target[i] = f.appeal[rows[i]] * falling_in_price(f.price[rows[i]], p.within_elasticity.value()) *
                         std::max(0.05, static_cast<double>(f.fill[rows[i]]));
  if (total <= 0.0) return;
  const double drift = w.parameters.operations.markup_drift.value();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double before = f.share[rows[i]];
    const double change = p.firm_share_speed.value() * (target[i] / total - before);
    f.share[rows[i]] = before + change;
    if (before > 0.0)
      f.markup[rows[i]] =
          std::clamp(f.markup[rows[i]] * (1.0 + drift * std::clamp(change / before, -0.5, 0.5)), 0.0, 3.0);
  }
  scale_to_one(f.share, rows);
}

/// Shares of foreign orders move to where they settle; who has left foreign markets fades from them.
void move_export_shares(World& w, std::size_t ei, std::size_t s) {
  Firms& f = w.firms;
  const auto& rows = w.living[ei * sector_count + s];
  double held = 0.0, weighted = 0.0, certified = 0.0;
  for (const std::uint32_t row : rows) {
    if (f.exporter[row] == 0) continue;
    held += f.share[row];
    weighted += export_weight(w, row) * f.share[row];
    certified += is_certified(w, row) ? f.share[row] : 0.0;
  }
  Industry& industry = w.industry(ei, s);
  industry.export_pull = export_pull(industry.exported, held);
  industry.certified = held > 0.0 ? certified / held : 0.0;
  const double speed = w.parameters.trade.firm_share_speed.value();
  for (const std::uint32_t row : rows)
    f.export_share[row] += speed * (settled_export_share(w, row, weighted) - f.export_share[row]);
  scale_to_one(f.export_share, rows);
}

/// Part of the orders of other economies that an origin can serve, for lack of certificates.
double served_by(const World& w, std::size_t o, std::size_t s) {
  return is_manufacture(s) ? served_abroad(w.industry(o, s).certified, w.parameters.certification.asked.value()) : 1.0;
}

}  // namespace

void move_shares(World& w, std::size_t s) {
  const std::size_t n = w.economy_count();
  const TradeParameters& p = w.parameters.trade;
  const double elasticity = elasticity_of(s, p);
  std::vector<OriginPull> pull;
  std::vector<double> abroad;  // part of other economies' orders that an origin can serve
  for (std::size_t o = 0; o < n; ++o) {
    const Industry& origin = w.industry(o, s);
    const double capability = origin.capability * variety_factor(w, o, s);
    pull.push_back(origin_pull(origin.price, capability, std::max(0.05, origin.fill), elasticity, p));
    abroad.push_back(served_by(w, o, s));
  }
  std::vector<double> target(n);
  for (std::size_t d = 0; d < n; ++d) {
    double total = 0.0;
    for (std::size_t o = 0; o < n; ++o) {
      const double start = w.trade.start_share[s][w.trade.at(d, o)], duty = w.trade.duty_at(s, d, o);
      OriginPull here = pull[o];
      if (duty != 0.0) here.price = math::pow(w.industry(o, s).price * (1.0 + duty), -elasticity);
      target[o] = start <= 0.0 ? 0.0 : (o == d ? 1.0 : abroad[o]) * target_share(start, here);
      total += target[o];
    }
    if (total <= 0.0) continue;
    for (std::size_t o = 0; o < n; ++o) {
      double& share = w.trade.share[s][w.trade.at(d, o)];
      share += p.share_speed.value() * (target[o] / total - share);
    }
  }
  add_up_search_weights(w, s);
  for (std::size_t e = 0; e < n; ++e) {
    move_lines(w, e, s);
    move_firm_shares(w, e, s);
    move_export_shares(w, e, s);
  }
}

void draw_commodity_price(World& w, std::uint32_t month) {
  const TradeParameters& p = w.parameters.trade;
  const double kept = math::exp(-std::numbers::ln2 / (12.0 * p.commodity_half_life.value()));
  const double spread = p.commodity_spread.value() / std::sqrt(12.0);
  const double z = w.normal(std::uint64_t{1} << 61, Purpose::commodity, month);
  w.trade.log_commodity = kept * w.trade.log_commodity + spread * z;
  w.trade.commodity_price = math::exp(w.trade.log_commodity) * commodity_factor(w, month);
}

}  // namespace ladder::models
