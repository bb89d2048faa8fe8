#include "output/validation/adoption_facts.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "models/industry/firms.hpp"
#include "models/industry/sector.hpp"
#include "output/catalogue.hpp"

using namespace ladder;
using namespace ladder::output;
using doctest::Approx;

namespace {

constexpr std::size_t rich = 0, poor = 1, north = 2, economies = 3, years = 60;
constexpr std::size_t generations = models::generation_count;

double logistic(double x) {
  return 1.0 / (1.0 + std::exp(-x));
}

/// A record in which `adopted` says the share of firms at a generation or above, and `used` how all firms use it.
AdoptionFacts facts_where(const std::function<double(double year, std::size_t e, std::size_t g)>& adopted,
                          const std::function<double(double year, std::size_t e, std::size_t g)>& used) {
  Coordinates c;
  c.economies = {"RRR", "PPP", "NORTH"};
  c.sectors.assign(models::sector_count, "");
  c.skills.assign(3, "");
  c.generations.assign(generations, "");
  c.first_year = 2019;
  c.months = 12 * years;
  ReplicateRecord record;
  for (const CatalogueRow& row : catalogue_rows()) {
    record.values.emplace_back(periods(row.series, c) * cells(row.series, c), 0.0);
    const bool counts = row.series.name == "firms_at_generation", use = row.series.name == "intensity_of_use";
    if (row.series.group != "technology" || !(counts || use)) continue;
    for (std::size_t y = 0; y < years; ++y)
      for (std::size_t e = 0; e < economies; ++e)
        for (std::size_t g = 0; g < generations; ++g) {
          const auto above = [&](std::size_t k) {
            return k == 0 ? 1.0 : k < generations ? adopted(static_cast<double>(y), e, k) : 0.0;
          };
          record.values.back()[(y * economies + e) * generations + g] =
              100.0 * (counts ? above(g) - above(g + 1) : used(static_cast<double>(y), e, g));
        }
  }
  std::vector<EconomyRole> roles(economies);
  roles[rich] = {.north = false, .named = true, .high_income = true, .least_developed = false};
  roles[poor] = {.north = false, .named = true, .high_income = false, .least_developed = true};
  roles[north] = {.north = true, .named = false, .high_income = true, .least_developed = false};
  return adoption_facts(record, c, roles);
}

}  // namespace

TEST_CASE("the year a level is reached lies between the years before and after it") {
  const std::vector<double> shares = {0.1, 0.2, 0.4, 0.8};
  CHECK(year_reached(shares, 0.5) == Approx(2.25));
  CHECK(year_reached(shares, 0.4) == Approx(2.0));
  CHECK(std::isnan(year_reached(shares, 0.9)));
  CHECK(std::isnan(year_reached(shares, 0.05)));  // it was there before anybody looked
}

TEST_CASE("a logistic curve fits itself, and one that stops half-way less") {
  std::vector<double> whole, stopped;
  for (int y = 0; y < 60; ++y) {
    whole.push_back(logistic(0.2 * (y - 30)));
    stopped.push_back(std::min(0.3, logistic(0.2 * (y - 30))));
  }
  CHECK(logistic_fit(whole) == Approx(1.0));
  CHECK(logistic_fit(stopped) < 0.95);
  CHECK(std::isnan(logistic_fit(std::vector<double>(60, 0.001))));
}

TEST_CASE("the lag is the time between halves of the firms, of the generations that the rich take up in the run") {
  // The rich have half of their firms at generation 3 after 10 years and at 4 after 25; the poor 20 and 14 years later.
  const auto adopted = [](double year, std::size_t e, std::size_t g) {
    const double middle[] = {-100.0, -80.0, -60.0, 10.0, 25.0}, later[] = {0.0, 0.0, 0.0, 20.0, 14.0};
    return logistic(0.3 * (year - middle[g] - (e == poor ? later[g] : 0.0)));
  };
  const AdoptionFacts facts = facts_where(adopted, [](double, std::size_t, std::size_t) { return 0.5; });
  CHECK(facts.lag == Approx(17.0).epsilon(0.01));
  CHECK(facts.lag_change == Approx(-6.0).epsilon(0.02));
}

TEST_CASE("who does not get there in the run lags by the years that were left") {
  const auto adopted = [](double year, std::size_t e, std::size_t g) {
    if (g == 4) return 0.0;
    return e == poor ? 0.1 : logistic(0.3 * (year - (g == 3 ? 10.0 : -80.0)));
  };
  const AdoptionFacts facts = facts_where(adopted, [](double, std::size_t, std::size_t) { return 0.5; });
  CHECK(facts.lag == Approx(49.0));
  CHECK(std::isnan(facts.lag_change));
}

TEST_CASE("a gap in use that closes by exp(-0.04 t) converges at the rate that Rodrik's regression gives for it") {
  const auto used = [](double year, std::size_t e, std::size_t) {
    return e == poor ? std::exp(-2.0 * std::exp(-0.04 * year)) : 1.0;
  };
  const AdoptionFacts facts = facts_where([](double, std::size_t, std::size_t) { return 0.9; }, used);
  // Growth over ten years of who is g behind is g (1 - exp(-0.4)) / 10.
  CHECK(facts.use_convergence == Approx((1.0 - std::exp(-0.4)) / 10.0));
}

TEST_CASE("penetration is use by those who have a generation, poor over rich") {
  const auto adopted = [](double, std::size_t e, std::size_t) { return e == poor ? 0.4 : 0.8; };
  const auto used = [](double, std::size_t e, std::size_t) { return e == poor ? 0.1 : 0.8; };
  CHECK(facts_where(adopted, used).penetration == Approx(0.25));
}

TEST_CASE("counts that are logistic and use that is not differ in their fit") {
  const auto adopted = [](double year, std::size_t, std::size_t g) { return logistic(0.2 * (year - 10.0 * static_cast<double>(g))); };
  const auto used = [&](double year, std::size_t e, std::size_t g) { return std::min(0.3, adopted(year, e, g)); };
  const AdoptionFacts facts = facts_where(adopted, used);
  CHECK(facts.count_fit == Approx(1.0));
  CHECK(facts.count_over_use_fit > 0.05);
}
