#include "models/markets/trade.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "models/industry/exporting.hpp"
#include "models/shares.hpp"
#include "models/world/world.hpp"
#include "sim/math.hpp"

namespace ladder::models {

namespace math = sim::math;

double target_share(double start_share, double price, double capability, double fill, double elasticity,
                    double capability_power, double fill_power) {
  return start_share * math::pow(price, -elasticity) * math::pow(capability, capability_power) *
         math::pow(fill, fill_power);
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
  double held = 0.0;
  for (const std::uint32_t row : rows)
    if (f.exporter[row] != 0) held += f.share[row];
  Industry& industry = w.industry(ei, s);
  industry.export_pull = export_pull(industry.exported, held);
  const double speed = w.parameters.trade.firm_share_speed.value();
  for (const std::uint32_t row : rows)
    f.export_share[row] += speed * (settled_export_share(w, row, held) - f.export_share[row]);
  scale_to_one(f.export_share, rows);
}

}  // namespace

void move_shares(World& w, std::size_t s) {
  const std::size_t n = w.economy_count();
  const TradeParameters& p = w.parameters.trade;
  const double elasticity = elasticity_of(s, p);
  std::vector<double> target(n);
  for (std::size_t d = 0; d < n; ++d) {
    double total = 0.0;
    for (std::size_t o = 0; o < n; ++o) {
      const Industry& origin = w.industry(o, s);
      const double start = w.trade.start_share[s][w.trade.at(d, o)];
      target[o] = start <= 0.0
                      ? 0.0
                      : target_share(start, origin.price * (1.0 + w.trade.duty_at(s, d, o)), origin.capability, std::max(0.05, origin.fill),
                                     elasticity, p.capability_power.value(), p.fill_power.value());
      total += target[o];
    }
    if (total <= 0.0) continue;
    for (std::size_t o = 0; o < n; ++o) {
      double& share = w.trade.share[s][w.trade.at(d, o)];
      share += p.share_speed.value() * (target[o] / total - share);
    }
  }
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
