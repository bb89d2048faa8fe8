#include "output/validation/macro_facts.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "models/industry/sector.hpp"
#include "output/catalogue.hpp"

using namespace ladder;
using namespace ladder::output;
using doctest::Approx;

namespace {

constexpr std::size_t economies = 5, north = 4, years = 60;

/// A record of four named economies and the North in which every series is 1 until it is set.
class Record {
 public:
  Record() {
    coordinates.economies = {"AAA", "BBB", "CCC", "DDD", "NORTH"};
    coordinates.sectors.assign(models::sector_count, "");
    coordinates.skills.assign(3, "");
    coordinates.generations.assign(5, "");
    coordinates.first_year = 2019;
    coordinates.months = 12 * years;
    for (const CatalogueRow& row : catalogue_rows())
      record.values.emplace_back(periods(row.series, coordinates) * cells(row.series, coordinates),
                                 row.series.group == "audit" ? 0.0 : 1.0);
    roles.assign(economies, EconomyRole{.north = false, .named = true});
    roles[north] = {.north = true, .named = false, .high_income = true};
  }
  Values& series(const std::string& group, const std::string& name) {
    const auto& rows = catalogue_rows();
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (rows[i].series.group == group && rows[i].series.name == name) return record.values[i];
    FAIL("no series " << group << "/" << name);
    return record.values.front();
  }
  /// value(year, economy) of a national series.
  void national(const std::string& name, const std::function<double(std::size_t, std::size_t)>& value) {
    Values& values = series("national", name);
    for (std::size_t y = 0; y < years; ++y)
      for (std::size_t e = 0; e < economies; ++e) values[y * economies + e] = value(y, e);
  }
  /// value(year, economy, sector) of a series by industry.
  void industry(const std::string& name,
                const std::function<double(std::size_t, std::size_t, std::size_t)>& value) {
    Values& values = series("industry", name);
    for (std::size_t y = 0; y < years; ++y)
      for (std::size_t e = 0; e < economies; ++e)
        for (std::size_t s = 0; s < models::sector_count; ++s)
          values[(y * economies + e) * models::sector_count + s] = value(y, e, s);
  }
  [[nodiscard]] MacroFacts facts() const { return macro_facts(record, coordinates, roles); }

  Coordinates coordinates;
  ReplicateRecord record;
  std::vector<EconomyRole> roles;
};

double number(std::size_t i) {
  return static_cast<double>(i);
}

}  // namespace

TEST_CASE("the late years are the last 50 of 150 and the last 20 of 60, the early ones the first 50") {
  CHECK(ValidationPeriods{150}.late_first() == 100);
  CHECK(ValidationPeriods{60}.late_first() == 40);
  CHECK(ValidationPeriods{150}.early_last() - ValidationPeriods::early_first == 50);
  CHECK(ValidationPeriods{30}.early_last() == 29);
}

TEST_CASE(
    "incomes that close 1 % of their log gaps a year converge at 1 %, and their spread falls accordingly") {
  Record r;
  const double kept = std::exp(-0.01);
  const auto level = [&](std::size_t y, std::size_t e) {
    return std::exp(number(e) * std::pow(kept, number(y)));
  };
  r.national("gdp_real", [&](std::size_t y, std::size_t e) { return 3.0 * level(y, e); });
  r.national("employment", [](std::size_t, std::size_t) { return 3.0; });
  r.national("gdp_per_head", level);
  const MacroFacts facts = r.facts();
  // Over 50 years: (1 - e^-0.5) / 50 of the initial gap a year.
  CHECK(facts.income_convergence == Approx((1.0 - std::exp(-0.5)) / 50.0));
  CHECK(facts.dispersion_change == Approx(std::exp(-0.5) - 1.0));
}

TEST_CASE("manufactures converge by value added, whatever the prices and the level of their sector") {
  Record r;
  r.industry("value_added", [](std::size_t y, std::size_t e, std::size_t s) {
    return std::exp(0.02 * number(y) * number(s) + number(s) +
                    number(e) * std::pow(std::exp(-0.03), number(y)));
  });
  r.industry("output", [](std::size_t y, std::size_t e, std::size_t) {
    return std::exp(number(e) + 0.01 * number(y));
  });
  const MacroFacts facts = r.facts();
  CHECK(facts.sector_convergence == Approx((1.0 - std::exp(-0.3)) / 10.0));
  CHECK(facts.physical_sector_convergence == Approx(0.0).scale(1.0));
}

TEST_CASE("a hump is found where it is, and a share that only rises has none") {
  Record r;
  // AAA peaks in years 18 to 22 at 20 %, BBB in years 38 to 42 at 16 %; CCC rises, DDD is rich.
  const auto tent = [](std::size_t y, double at, double height) { return height - std::abs(number(y) - at); };
  r.national("manufacturing_employment_share", [&](std::size_t y, std::size_t e) {
    return e == 0 ? tent(y, 20.0, 40.0) : e == 1 ? tent(y, 40.0, 36.0) : number(y);
  });
  r.national("gdp_per_head", [](std::size_t, std::size_t e) {
    return e == 0 ? 20.0 : e == 1 ? 40.0 : e == 2 ? 10.0 : e == 3 ? 60.0 : 100.0;
  });
  const MacroFacts facts = r.facts();
  // Means of five years around the top: 2 x (1 + 2) / 5 below it.
  CHECK(facts.peak_share == Approx(0.5 * (38.8 + 34.8)));
  CHECK(facts.peak_income == Approx(0.3));
  CHECK(facts.peaked == Approx(2.0 / 3.0));
  CHECK(std::isnan(facts.peak_drift));  // two peaks make no slope
}

TEST_CASE("the frontier grows by its GDP per worker, and of two below the threshold one passes it") {
  Record r;
  r.national("gdp_real",
             [](std::size_t y, std::size_t e) { return e == north ? std::exp(0.03 * number(y)) : 1.0; });
  r.national("employment",
             [](std::size_t y, std::size_t e) { return e == north ? std::exp(0.01 * number(y)) : 1.0; });
  r.national("gdp_per_head", [](std::size_t y, std::size_t e) {
    if (e == 0) return 10.0 + number(y);  // 61 of 100 in year 51
    return e == 1 ? 20.0 : e == 2 ? 50.0 : e == 3 ? 10.0 + number(y) : 100.0;
  });
  r.roles[3].least_developed = true;  // passes too, but is not of middle income
  const MacroFacts facts = r.facts();
  CHECK(facts.frontier_growth == Approx(0.02));
  CHECK(facts.graduates == Approx(0.5));
}

TEST_CASE(
    "growth of alternating sign has the autocorrelation of its kind, and commodity exporters swing more") {
  Record r;
  r.national("gdp_real", [](std::size_t y, std::size_t e) {
    return std::exp((e == 0 ? 0.02 : 0.01) * (y % 2 == 0 ? 1.0 : 0.0));
  });
  r.industry("exports", [](std::size_t, std::size_t e, std::size_t s) {
    return e == 0 && s == models::index(models::Sector::mining) ? 100.0 : 1.0;
  });
  const MacroFacts facts = r.facts();
  CHECK(facts.volatility_ratio == Approx(2.0));
  CHECK(facts.growth_autocorrelation == Approx(-19.0 / 20.0));  // 20 late years
}

TEST_CASE(
    "manufacturing a head is compared between rich and least developed by people, and residuals add up") {
  Record r;
  r.roles[0].least_developed = true;
  r.roles[1].high_income = true;
  r.national("manufacturing_value_added", [](std::size_t, std::size_t e) {
    return e == 0 ? 30.0 : e == 1 ? 600.0 : 900.0;
  });
  r.national("population", [](std::size_t, std::size_t e) { return e == 0 ? 3.0 : 1.0; });
  r.series("audit", "residual")[7] = 2.0;
  const MacroFacts facts = r.facts();
  CHECK(facts.mva_ratio == Approx(75.0));  // (600 + 900) / 2 over 10
  CHECK(facts.audit_residual == 2.0);
}

TEST_CASE("one year shows no change: what needs more is not defined") {
  Record r;
  r.coordinates.months = 12;
  const MacroFacts facts = r.facts();
  for (const double value : {facts.sector_convergence, facts.income_convergence, facts.peak_share,
                             facts.frontier_growth, facts.dispersion_change, facts.graduates,
                             facts.growth_shape, facts.growth_autocorrelation, facts.volatility_ratio})
    CHECK(std::isnan(value));
}
