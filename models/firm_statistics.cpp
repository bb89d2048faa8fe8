#include "models/firm_statistics.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/indicators.hpp"
#include "models/quantile.hpp"
#include "models/world/world.hpp"

namespace ladder::models {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t least_firms = 10;  ///< with fewer a 90/10 ratio is that of the extremes

/// 90/10 over an industry's firms of an amount per worker.
template <class Amount>
double dispersion(const World& w, std::size_t e, std::size_t s, Amount amount) {
  std::vector<double> per_worker;
  for (const std::uint32_t row : w.living[e * sector_count + s]) {
    const auto total = static_cast<double>(amount(row));
    if (w.firms.headcount(row) > 0 && total > 0.0) per_worker.push_back(total / w.firms.headcount(row));
  }
  return ratio_90_10(per_worker);
}

double manufacturing_workers(const World& w, std::size_t e) {
  return employment_share(w, e, first_manufacture, last_manufacture) * static_cast<double>(employment(w, e));
}

/// Cents a month per person in USD a year.
double usd_a_year(Money cents, double people) {
  return people > 0.0 ? static_cast<double>(cents) * 12.0 / 100.0 / people : undefined;
}

}  // namespace

double ratio_90_10(std::vector<double>& values) {
  if (values.size() < least_firms) return undefined;
  std::ranges::sort(values);
  return quantile_of_sorted(values, 0.9) / quantile_of_sorted(values, 0.1);
}

double physical_dispersion(const World& w, std::size_t e, std::size_t s) {
  return dispersion(w, e, s, [&](std::uint32_t row) { return w.firms.output[row]; });
}

double revenue_dispersion(const World& w, std::size_t e, std::size_t s) {
  return dispersion(w, e, s, [&](std::uint32_t row) { return w.firms.revenue[row]; });
}

double physical_productivity(const World& w, std::size_t e) {
  Volume output = 0;
  for (std::size_t s = first_manufacture; s <= last_manufacture; ++s) output += w.accounts[e].output[s];
  return usd_a_year(output, manufacturing_workers(w, e));
}

double revenue_productivity(const World& w, std::size_t e) {
  return usd_a_year(manufacturing_value_added(w, e), manufacturing_workers(w, e));
}

FirmTurnover firm_turnover(const World& w, std::size_t e) {
  const std::uint32_t settled = w.month * ticks_per_month;
  double before = 0.0, now = 0.0, founded = 0.0;
  for (std::size_t i = e * sector_count; i < (e + 1) * sector_count; ++i) {
    before += w.before.industries[i].firms;
    now += w.audited.industries[i].firms;
    founded += static_cast<double>(
        std::ranges::count_if(w.living[i], [&](std::uint32_t row) { return w.firms.founded[row] == settled; }));
  }
  if (before <= 0.0) return {};
  return {founded / before, (before + founded - now) / before};
}

double firm_age(const World& w, std::size_t e) {
  const double now = w.month * static_cast<double>(ticks_per_month);
  double years = 0.0, firms = 0.0;
  for (std::size_t s = first_manufacture; s <= last_manufacture; ++s)
    for (const std::uint32_t row : w.living[e * sector_count + s]) {
      years += (now - w.firms.founded[row]) / ticks_per_year;
      firms += 1.0;
    }
  return firms > 0.0 ? years / firms : undefined;
}

PayBySkill pay_in_industry(const World& w, std::size_t e, std::size_t s) {
  PayBySkill pay;
  for (const std::uint32_t row : w.living[e * sector_count + s])
    for (std::size_t k = 0; k < skill_count; ++k) {
      pay.workers[k] += w.firms.workers[row][k];
      pay.bill[k] += w.firms.workers[row][k] * w.economies[e].premium[k] * w.firms.wage[row];
    }
  return pay;
}

PayBySkill pay_in_economy(const World& w, std::size_t e) {
  PayBySkill all;
  for (std::size_t s = 0; s < sector_count; ++s) {
    const PayBySkill pay = pay_in_industry(w, e, s);
    for (std::size_t k = 0; k < skill_count; ++k) all.bill[k] += pay.bill[k], all.workers[k] += pay.workers[k];
  }
  return all;
}

double gini_between(std::span<const LabourGroup> groups) {
  double people = 0.0, income = 0.0, differences = 0.0;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    people += groups[i].people;
    income += groups[i].people * groups[i].income;
    for (std::size_t j = 0; j < i; ++j)
      differences += groups[i].people * groups[j].people * std::fabs(groups[i].income - groups[j].income);
  }
  return income > 0.0 ? differences / (people * income) : undefined;
}

double labour_income_gini(const World& w, std::size_t e) {
  const Economy& economy = w.economies[e];
  const PayBySkill pay = pay_in_economy(w, e);
  std::vector<LabourGroup> groups;
  for (std::size_t k = 0; k < skill_count; ++k)
    groups.push_back({pay.workers[k], pay.workers[k] > 0.0 ? pay.bill[k] / pay.workers[k] : 0.0});
  groups.push_back({static_cast<double>(economy.farm.count()), economy.farm.income});
  groups.push_back({static_cast<double>(economy.services.count()), economy.services.income});
  double idle = 0.0;
  for (const People n : economy.unemployed) idle += static_cast<double>(n);
  groups.push_back({idle, 0.0});
  return gini_between(groups);
}

}  // namespace ladder::models
