#include "output/validation/adoption_facts.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "models/industry/firms.hpp"
#include "output/skill.hpp"
#include "output/statistics.hpp"
#include "output/validation/recorded_years.hpp"
#include "output/validation/regressions.hpp"
#include "sim/error.hpp"
#include "sim/math.hpp"

namespace ladder::output {
namespace {

namespace math = sim::math;

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr double half = 0.5;
constexpr std::size_t window_years = 10, windows = 4, fewest_years = 10;
constexpr double least_share = 0.02, most_share = 0.98;

/// Shares of one economy by generation and year, 0 to 1.
class Spread {
 public:
  Spread(const ReplicateRecord& record, const Coordinates& coordinates)
      : counts_(record, coordinates, "technology", "firms_at_generation"),
        use_(record, coordinates, "technology", "intensity_of_use"),
        years_(coordinates.years()) {}
  [[nodiscard]] std::size_t years() const { return years_; }
  /// Of manufacturing firms at this generation or above.
  [[nodiscard]] double adopted(std::size_t year, std::size_t e, std::size_t g) const {
    double share = 0.0;
    for (std::size_t k = g; k < models::generation_count; ++k) share += at(counts_, year, e, k);
    return share;
  }
  [[nodiscard]] double used(std::size_t year, std::size_t e, std::size_t g) const { return at(use_, year, e, g); }

 private:
  static double at(const RecordedYears& series, std::size_t year, std::size_t e, std::size_t g) {
    return series(year, e * models::generation_count + g) / 100.0;
  }

  RecordedYears counts_, use_;
  std::size_t years_;
};

template <class Wanted>
std::vector<std::size_t> economies(std::span<const EconomyRole> roles, Wanted wanted) {
  std::vector<std::size_t> rows;
  for (std::size_t e = 0; e < roles.size(); ++e)
    if (wanted(roles[e])) rows.push_back(e);
  return rows;
}

std::vector<std::size_t> high_income(std::span<const EconomyRole> roles) {
  auto rows = economies(roles, [](const EconomyRole& r) { return r.named && r.high_income; });
  return rows.empty() ? economies(roles, [](const EconomyRole& r) { return r.north; }) : rows;
}
std::vector<std::size_t> least_developed(std::span<const EconomyRole> roles) {
  return economies(roles, [](const EconomyRole& r) { return r.named && r.least_developed; });
}
std::vector<std::size_t> named(std::span<const EconomyRole> roles) {
  return economies(roles, [](const EconomyRole& r) { return r.named; });
}

template <class Value>
double mean_of(const std::vector<std::size_t>& group, Value value) {
  double sum = 0.0;
  for (const std::size_t e : group) sum += value(e);
  return group.empty() ? undefined : sum / static_cast<double>(group.size());
}

std::vector<double> adopted_by(const Spread& spread, const std::vector<std::size_t>& group, std::size_t g) {
  std::vector<double> by_year;
  for (std::size_t y = 0; y < spread.years(); ++y)
    by_year.push_back(mean_of(group, [&](std::size_t e) { return spread.adopted(y, e, g); }));
  return by_year;
}

void lags(const Spread& spread, std::span<const EconomyRole> roles, AdoptionFacts& facts) {
  std::vector<double> found;
  const auto rich = high_income(roles), poor = least_developed(roles);
  for (std::size_t g = 1; g < models::generation_count && !poor.empty(); ++g) {
    const double first = year_reached(adopted_by(spread, rich, g), half);
    if (std::isnan(first)) continue;
    const double later = year_reached(adopted_by(spread, poor, g), half);
    found.push_back((std::isnan(later) ? static_cast<double>(spread.years() - 1) : later) - first);
  }
  facts.lag = found.empty() ? undefined : mean(found);
  facts.lag_change = found.size() < 2 ? undefined : found.back() - found.front();
}

double convergence_of_use(const Spread& spread, std::span<const EconomyRole> roles) {
  std::vector<LevelChange> changes;
  for (std::size_t window = 0; window < windows; ++window) {
    const std::size_t first = ValidationPeriods::early_first + window * window_years;
    if (first + window_years >= spread.years()) break;
    for (std::size_t g = 1; g < models::generation_count; ++g)
      for (const std::size_t e : named(roles)) {
        const double then = spread.used(first, e, g), now = spread.used(first + window_years, e, g);
        if (then > 0.0 && now > 0.0) changes.push_back({then, now, window * models::generation_count + g});
      }
  }
  return beta_convergence(changes, static_cast<double>(window_years));
}

/// Use by those of a group that have a generation.
double use_by_adopters(const Spread& spread, const std::vector<std::size_t>& group, std::size_t year, std::size_t g) {
  const double have = mean_of(group, [&](std::size_t e) { return spread.adopted(year, e, g); });
  return mean_of(group, [&](std::size_t e) { return spread.used(year, e, g); }) / have;
}

double penetration(const Spread& spread, std::span<const EconomyRole> roles, const ValidationPeriods& periods) {
  double sum = 0.0;
  const auto rich = high_income(roles), poor = least_developed(roles);
  const std::size_t year = periods.early_last();
  for (std::size_t g = 1; g < models::generation_count; ++g)
    sum += use_by_adopters(spread, poor, year, g) / use_by_adopters(spread, rich, year, g);
  return sum / static_cast<double>(models::generation_count - 1);
}

void shapes(const Spread& spread, std::span<const EconomyRole> roles, AdoptionFacts& facts) {
  std::vector<double> counts, uses;
  for (const std::size_t e : named(roles))
    for (std::size_t g = 1; g < models::generation_count; ++g) {
      std::vector<double> adopted, used;
      for (std::size_t y = 0; y < spread.years(); ++y) {
        adopted.push_back(spread.adopted(y, e, g));
        used.push_back(spread.used(y, e, g));
      }
      const double count_fit = logistic_fit(adopted), use_fit = logistic_fit(used);
      if (std::isnan(count_fit) || std::isnan(use_fit)) continue;
      counts.push_back(count_fit);
      uses.push_back(use_fit);
    }
  facts.count_fit = counts.empty() ? undefined : mean(counts);
  facts.count_over_use_fit = counts.empty() ? undefined : mean(counts) - mean(uses);
}

}  // namespace

double year_reached(std::span<const double> by_year, double level) {
  for (std::size_t y = 1; y < by_year.size(); ++y) {
    const double before = by_year[y - 1], now = by_year[y];
    if (before >= level) return undefined;
    if (now >= level) return static_cast<double>(y - 1) + (level - before) / (now - before);
  }
  return undefined;
}

double logistic_fit(std::span<const double> shares) {
  std::vector<double> years, odds;
  for (std::size_t y = 0; y < shares.size(); ++y) {
    if (!(shares[y] >= least_share && shares[y] <= most_share)) continue;
    years.push_back(static_cast<double>(y));
    odds.push_back(math::log(shares[y] / (1.0 - shares[y])));
  }
  if (years.size() < fewest_years) return undefined;
  const double r = correlation(years, odds);
  return r * r;
}

AdoptionFacts adoption_facts(const ReplicateRecord& record, const Coordinates& coordinates,
                             std::span<const EconomyRole> roles) {
  sim::expects(roles.size() == coordinates.economies.size() && coordinates.years() > 0,
               "each economy has a role, and a year was recorded");
  const Spread spread(record, coordinates);
  AdoptionFacts facts;
  lags(spread, roles, facts);
  facts.use_convergence = convergence_of_use(spread, roles);
  facts.penetration = penetration(spread, roles, {coordinates.years()});
  shapes(spread, roles, facts);
  return facts;
}

}  // namespace ladder::output
