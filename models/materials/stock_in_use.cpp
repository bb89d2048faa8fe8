#include "models/materials/stock_in_use.hpp"

#include "models/money.hpp"
#include "sim/error.hpp"
#include "sim/math.hpp"

namespace ladder::models {
namespace {

/// Gamma(3/2) = sqrt(pi)/2: mean of a Weibull variable of shape 2 and scale 1.
constexpr double mean_of_unit_weibull = 0.88622692545275801;

double cumulative_hazard(double age_months, Years mean_life) {
  const double scale = 12.0 * mean_life.value() / mean_of_unit_weibull;
  return (age_months / scale) * (age_months / scale);
}

}  // namespace

double surviving_share(double age_months, Years mean_life) {
  return sim::math::exp(-cumulative_hazard(age_months, mean_life));
}

double retirement_chance(double age_months, Years mean_life) {
  return 1.0 - sim::math::exp(cumulative_hazard(age_months, mean_life) - cumulative_hazard(age_months + 1.0, mean_life));
}

std::vector<double> retirement_chances(Years mean_life) {
  std::vector<double> chances(12 * StockInUse::cohorts + 12);
  for (std::size_t t = 0; t < chances.size(); ++t) chances[t] = retirement_chance(static_cast<double>(t), mean_life);
  return chances;
}

void StockInUse::open_with(std::size_t years_ago, Material m, Mass kg) {
  sim::expects(years_ago > 0 && years_ago < cohorts && kg >= 0, "sales of the past lie in a cohort of their own");
  if (sold_.empty()) sold_.resize(cohorts);
  sold_[years_ago][index(m)] += kg;
}

ByMaterial<Mass> StockInUse::retire(std::uint32_t month_of_year, const std::vector<double>& chances) {
  ByMaterial<Mass> retired{};
  if (sold_.empty()) return retired;
  for (std::size_t k = 0; k < cohorts; ++k) {
    if (12 * k + month_of_year < 6) continue;  // not sold yet, as it counts
    const double chance = chances[cohort_age(k, month_of_year)];
    for (std::size_t m = 0; m < material_count; ++m) {
      if (sold_[k][m] == 0) continue;
      const Mass part = round_to_whole(chance * static_cast<double>(sold_[k][m]));
      sold_[k][m] -= part;
      retired[m] += part;
    }
  }
  if (month_of_year != 11) return retired;
  for (std::size_t m = 0; m < material_count; ++m) sold_[cohorts - 2][m] += sold_[cohorts - 1][m];
  sold_.pop_back();
  sold_.insert(sold_.begin(), ByMaterial<Mass>{});
  return retired;
}

ByMaterial<Mass> StockInUse::total() const {
  ByMaterial<Mass> sum{};
  for (const auto& sales : sold_)
    for (std::size_t m = 0; m < material_count; ++m) sum[m] += sales[m];
  return sum;
}

}  // namespace ladder::models
