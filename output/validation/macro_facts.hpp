/// Stylised facts of economies and sectors, from the recorded series of one world.
#pragma once
#include <span>

#include "models/economy/economy.hpp"
#include "output/series.hpp"

namespace ladder::output {

/// What an economy is in statements about many.
struct EconomyRole {
  bool north = false;            ///< the frontier: the sum of the high-income economies that are not named
  bool named = false;            ///< an economy of the scenario, neither North nor Rest of world
  bool high_income = false;      ///< in the base year
  bool least_developed = false;  ///< the same, or of low income
};
[[nodiscard]] EconomyRole role_of(const models::Economy& economy);

/// Which years of a run are measured, counted from 0.
struct ValidationPeriods {
  std::size_t years = 0;  ///< of the run
  /// The last 50 of 150 years; of a shorter run its last third.
  [[nodiscard]] std::size_t late_first() const { return years - years / 3; }
  /// The last of the first 50 years, the second being the first (in the first the start settles); of a
  /// shorter run its last.
  [[nodiscard]] std::size_t early_last() const { return years > 51 ? 51 : years - 1; }
  static constexpr std::size_t early_first = 1;
};

/// NaN where there is too little to measure. "GDP" is chained real GDP; economies are the named ones.
struct MacroFacts {
  /// Rate (a year) of unconditional convergence over the ten-year windows of the first 40 years, of all
  /// manufactures, with a constant for each sector and window: of value added per worker at current prices
  /// (whose common inflation the constant takes; Rodrik's series), and of gross output per worker at
  /// base-year prices.
  double sector_convergence = 0.0, physical_sector_convergence = 0.0;
  double income_convergence = 0.0;  ///< rate (a year) of GDP per worker over the first 50 years, one constant
  /// Of economies that start below half of the North's GDP per head and whose share of employment in
  /// manufacturing (means of five years) is highest neither in the first nor in the last five years: median
  /// of the highest share, and of GDP per head then relative to the North; slope of the highest share on the
  /// year it is reached, percentage points in ten years.
  double peak_share = 0.0, peak_income = 0.0, peak_drift = 0.0;
  double peaked = 0.0;           ///< share of the economies that start below half which have such a peak
  double frontier_growth = 0.0;  ///< of the North's GDP per worker, a year, late years
  double dispersion_change =
      0.0;  ///< of the standard deviation of ln GDP per head over the first 50 years, relative
  double graduates =
      0.0;  ///< of middle-income economies below 45 % of the North's GDP per head, share above it 50 years on
  double growth_shape =
      0.0;  ///< subbotin_shape() of yearly log growth of GDP less its mean, over its sd, by economy; late
  double growth_autocorrelation = 0.0;  ///< first-order, mean over economies; late
  double mva_ratio = 0.0;  ///< manufacturing value added a head, current prices, first year: North and high
                           ///< income over least developed
  /// Mean sd of yearly log growth of GDP in economies of which food, farm and mining products are more than
  /// 60 % of exports of goods, over that in the others; late.
  double volatility_ratio = 0.0;
  double audit_residual = 0.0;  ///< sum of absolute residuals of all identities, all months, cents
};

/// @param record  of a world, over `coordinates`, with the series of output::catalogue()
/// @param roles   one an economy of the coordinates
[[nodiscard]] MacroFacts macro_facts(const ReplicateRecord& record, const Coordinates& coordinates,
                                     std::span<const EconomyRole> roles);

}  // namespace ladder::output
