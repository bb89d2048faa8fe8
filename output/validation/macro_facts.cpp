#include "output/validation/macro_facts.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>
#include <vector>

#include "models/industry/sector.hpp"
#include "output/skill.hpp"
#include "output/statistics.hpp"
#include "output/validation/distributions.hpp"
#include "output/validation/recorded_years.hpp"
#include "output/validation/regressions.hpp"
#include "sim/error.hpp"
#include "sim/math.hpp"

namespace ladder::output {
namespace {

namespace math = sim::math;
using Years = RecordedYears;

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t convergence_years = 10, convergence_windows = 4;
constexpr std::size_t smoothing_years = 5;
constexpr double starts_below = 0.5, graduates_at = 0.45;  // of the North's GDP per head
constexpr double commodity_dependent = 0.6;
constexpr std::size_t fewest_growth_rates = 4;

/// What all facts read.
struct Sources {
  const ReplicateRecord& record;
  const Coordinates& coordinates;
  std::span<const EconomyRole> roles;
  ValidationPeriods periods;
  std::size_t north;
  [[nodiscard]] Years national(std::string_view name) const {
    return {record, coordinates, "national", name};
  }
  [[nodiscard]] Years industry(std::string_view name) const {
    return {record, coordinates, "industry", name};
  }
  [[nodiscard]] std::vector<std::size_t> named() const {
    std::vector<std::size_t> rows;
    for (std::size_t e = 0; e < roles.size(); ++e)
      if (roles[e].named) rows.push_back(e);
    return rows;
  }
};

double convergence_in_manufacturing(const Sources& from, const Years& value) {
  const Years jobs = from.industry("employment");
  std::vector<LevelChange> changes;
  for (std::size_t window = 0; window < convergence_windows; ++window) {
    const std::size_t first = ValidationPeriods::early_first + window * convergence_years;
    if (first + convergence_years >= from.periods.years) break;
    for (const std::size_t e : from.named())
      for (std::size_t s = models::first_manufacture; s <= models::last_manufacture; ++s) {
        const double then = value(first, e, s) / jobs(first, e, s);
        const double now = value(first + convergence_years, e, s) / jobs(first + convergence_years, e, s);
        if (then > 0.0 && now > 0.0 && std::isfinite(then) && std::isfinite(now))
          changes.push_back({then, now, window * models::sector_count + s});
      }
  }
  return beta_convergence(changes, static_cast<double>(convergence_years));
}

double convergence_of_income(const Sources& from) {
  const Years gdp = from.national("gdp_real"), jobs = from.national("employment");
  const std::size_t first = ValidationPeriods::early_first, last = from.periods.early_last();
  if (last <= first) return undefined;
  std::vector<LevelChange> changes;
  for (const std::size_t e : from.named())
    changes.push_back({gdp(first, e) / jobs(first, e), gdp(last, e) / jobs(last, e), 0});
  return beta_convergence(changes, static_cast<double>(last - first));
}

double mean_of_years(const Years& series, std::size_t last, std::size_t e) {
  double sum = 0.0;
  for (std::size_t k = 0; k < smoothing_years; ++k) sum += series(last - k, e);
  return sum / static_cast<double>(smoothing_years);
}

/// The year, counted by the last of its five, of the highest five-year mean.
std::size_t peak_year(const Years& series, std::size_t years, std::size_t e) {
  std::size_t best = smoothing_years - 1;
  for (std::size_t y = smoothing_years; y < years; ++y)
    if (mean_of_years(series, y, e) > mean_of_years(series, best, e)) best = y;
  return best;
}

double median(std::vector<double> values) {
  if (values.empty()) return undefined;
  std::ranges::sort(values);
  return quantile_of_sorted(values, 0.5);
}

void hump(const Sources& from, MacroFacts& facts) {
  const Years share = from.national("manufacturing_employment_share"), head = from.national("gdp_per_head");
  const std::size_t years = from.periods.years;
  facts.peak_share = facts.peak_income = facts.peak_drift = facts.peaked = undefined;
  if (years < 3 * smoothing_years) return;
  std::vector<double> highest, income, when;
  double candidates = 0.0;
  for (const std::size_t e : from.named()) {
    if (head(0, e) >= starts_below * head(0, from.north)) continue;
    candidates += 1.0;
    const std::size_t peak = peak_year(share, years, e);
    if (peak < 2 * smoothing_years - 1 || peak + smoothing_years >= years) continue;
    highest.push_back(mean_of_years(share, peak, e));
    income.push_back(mean_of_years(head, peak, e) / mean_of_years(head, peak, from.north));
    when.push_back(static_cast<double>(peak) / 10.0);
  }
  facts.peaked = candidates > 0.0 ? static_cast<double>(highest.size()) / candidates : undefined;
  facts.peak_drift = fitted_line(when, highest).b;
  facts.peak_share = median(highest);
  facts.peak_income = median(income);
}

double spread_of_income(const Sources& from, const Years& head, std::size_t year) {
  std::vector<double> logs;
  for (const std::size_t e : from.named()) logs.push_back(math::log(head(year, e)));
  return std::sqrt(variance(logs));
}

double change_of_spread(const Sources& from, const Years& head) {
  const std::size_t first = ValidationPeriods::early_first, last = from.periods.early_last();
  if (last <= first) return undefined;
  return spread_of_income(from, head, last) / spread_of_income(from, head, first) - 1.0;
}

double graduates(const Sources& from, const Years& head) {
  const std::size_t first = ValidationPeriods::early_first, last = from.periods.early_last();
  if (last <= first) return undefined;
  double middle = 0.0, above = 0.0;
  for (const std::size_t e : from.named()) {
    if (from.roles[e].high_income || from.roles[e].least_developed) continue;
    if (head(first, e) >= graduates_at * head(first, from.north)) continue;
    middle += 1.0;
    above += head(last, e) >= graduates_at * head(last, from.north) ? 1.0 : 0.0;
  }
  return middle > 0.0 ? above / middle : undefined;
}

/// Yearly log growth in the late years, the first of which is compared with the year before.
std::vector<double> late_growth(const Sources& from, const Years& gdp, std::size_t e) {
  std::vector<double> growth;
  for (std::size_t y = std::max<std::size_t>(1, from.periods.late_first()); y < from.periods.years; ++y)
    growth.push_back(math::log(gdp(y, e) / gdp(y - 1, e)));
  return growth;
}

void fluctuations(const Sources& from, MacroFacts& facts) {
  const Years gdp = from.national("gdp_real"), exports = from.industry("exports");
  std::vector<double> pooled, autocorrelations, dependent, others;
  for (const std::size_t e : from.named()) {
    const std::vector<double> growth = late_growth(from, gdp, e);
    if (growth.size() < fewest_growth_rates) continue;
    const double centre = mean(growth), sd = std::sqrt(variance(growth));
    for (const double g : growth) pooled.push_back((g - centre) / sd);
    autocorrelations.push_back(autocorrelation(growth));
    double commodities = 0.0, goods = 0.0;
    for (std::size_t y = from.periods.late_first(); y < from.periods.years; ++y)
      for (std::size_t s = 0; s < models::goods_count; ++s) {
        goods += exports(y, e, s);
        if (s <= models::index(models::Sector::food)) commodities += exports(y, e, s);
      }
    (commodities > commodity_dependent * goods ? dependent : others).push_back(sd);
  }
  facts.growth_shape = subbotin_shape(pooled);
  facts.growth_autocorrelation = mean(autocorrelations);
  facts.volatility_ratio = mean(dependent) / mean(others);
}

double frontier_growth(const Sources& from) {
  const Years gdp = from.national("gdp_real"), jobs = from.national("employment");
  const std::size_t first = from.periods.late_first() - 1, last = from.periods.years - 1, n = from.north;
  if (last <= first) return undefined;
  const double then = gdp(first, n) / jobs(first, n), now = gdp(last, n) / jobs(last, n);
  return math::log(now / then) / static_cast<double>(last - first);
}

double manufacturing_ratio(const Sources& from) {
  const Years value = from.national("manufacturing_value_added"), people = from.national("population");
  double rich = 0.0, rich_people = 0.0, poor = 0.0, poor_people = 0.0;
  for (std::size_t e = 0; e < from.roles.size(); ++e) {
    const EconomyRole& role = from.roles[e];
    if (role.north || (role.named && role.high_income)) {
      rich += value(0, e);
      rich_people += people(0, e);
    } else if (role.named && role.least_developed) {
      poor += value(0, e);
      poor_people += people(0, e);
    }
  }
  return (rich / rich_people) / (poor / poor_people);
}

double audit_residual(const Sources& from) {
  double sum = 0.0;
  for (const double residual : Years(from.record, from.coordinates, "audit", "residual").all())
    sum += residual;
  return sum;
}

}  // namespace

EconomyRole role_of(const models::Economy& economy) {
  const bool low = economy.group == models::IncomeGroup::low;
  return {.north = economy.north,
          .named = !economy.north && !economy.residual,
          .high_income = economy.group == models::IncomeGroup::high,
          .least_developed = economy.status.least_developed || low};
}

MacroFacts macro_facts(const ReplicateRecord& record, const Coordinates& coordinates,
                       std::span<const EconomyRole> roles) {
  const auto north = std::ranges::find_if(roles, [](const EconomyRole& role) { return role.north; });
  sim::expects(
      north != roles.end() && roles.size() == coordinates.economies.size() && coordinates.years() > 0,
      "each economy has a role, one is the North, and a year was recorded");
  const Sources from{
      record, coordinates, roles, {coordinates.years()}, static_cast<std::size_t>(north - roles.begin())};
  MacroFacts facts;
  facts.sector_convergence = convergence_in_manufacturing(from, from.industry("value_added"));
  facts.physical_sector_convergence = convergence_in_manufacturing(from, from.industry("output"));
  facts.income_convergence = convergence_of_income(from);
  hump(from, facts);
  facts.frontier_growth = frontier_growth(from);
  const Years head = from.national("gdp_per_head");
  facts.dispersion_change = change_of_spread(from, head);
  facts.graduates = graduates(from, head);
  fluctuations(from, facts);
  facts.mva_ratio = manufacturing_ratio(from);
  facts.audit_residual = audit_residual(from);
  return facts;
}

}  // namespace ladder::output
