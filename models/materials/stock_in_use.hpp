/// Long-lived products in use by year of sale, and how they retire (MODEL 3.9; ODD 7.9).
#pragma once
#include <vector>

#include "models/materials/material.hpp"
#include "models/units.hpp"

namespace ladder::models {

/// Chance that a product of an age retires within the next month: Weibull lifetimes of shape 2.
///
///     1 - S(t + 1) / S(t),   S(t) = exp(-(t / scale)^2),   scale = mean life / Gamma(3/2)
///
/// @param age_months  t, not negative
/// Source: shape after EVIDENCE 2.9; Weibull (1951), J. Appl. Mech. 18, 293-297.
[[nodiscard]] double retirement_chance(double age_months, Years mean_life);
/// S(t): part of the products of a sale that is still in use at an age.
[[nodiscard]] double surviving_share(double age_months, Years mean_life);

/// Chances by age in months, as long as cohorts are told apart. The same for all economies.
[[nodiscard]] std::vector<double> retirement_chances(Years mean_life);

/// Kilograms of one class of products in use, by year of sale. All that is sold in a year counts as sold in its middle; what
/// is older than `cohorts` years is one cohort, which retires as its youngest would.
class StockInUse {
 public:
  static constexpr std::size_t cohorts = 100;

  /// Sales of a year that lies `years_ago` years back, 1 to cohorts - 1; for the start.
  void open_with(std::size_t years_ago, Material m, Mass kg);
  void add(Material m, Mass kg) {
    if (kg == 0) return;
    if (sold_.empty()) sold_.resize(cohorts);
    sold_.front()[index(m)] += kg;
  }
  /// Retires a month's part of every cohort, to the nearest kilogram; after a December a new year of sales begins.
  /// @param month_of_year  0 to 11
  /// @param chances        retirement_chances() of its products
  /// @return  what retired
  ByMaterial<Mass> retire(std::uint32_t month_of_year, const std::vector<double>& chances);
  [[nodiscard]] ByMaterial<Mass> total() const;

 private:
  std::vector<ByMaterial<Mass>> sold_;  ///< this year's first; empty: nothing was ever sold
};

/// Age in months, at a month's end, of what was sold years ago: from the middle of its year, 0 before it.
[[nodiscard]] constexpr std::size_t cohort_age(std::size_t years_ago, std::uint32_t month_of_year) {
  const std::size_t since_january = 12 * years_ago + month_of_year;
  return since_january > 6 ? since_january - 6 : 0;
}

}  // namespace ladder::models
