// What must happen when trade is disturbed, and what must not when nothing disturbs it: pairs of runs on the same luck.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <map>

#include "tests/support/small_run.hpp"

using namespace ladder;

namespace {

using Overrides = std::vector<std::string>;

models::Scenario scenario_with(const Overrides& economies_and_more) {
  return test::small_scenario("baseline.yaml", economies_and_more);
}

/// Yearly values of a series over the economies and what follows, slowest axis first.
const output::Values& values(const output::ReplicateRecord& record, const std::string& group, const std::string& name) {
  const auto& rows = output::catalogue_rows();
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i].series.group == group && rows[i].series.name == name) return record.values[i];
  FAIL("no series " << group << "/" << name);
  return record.values.front();
}

double national(const output::ReplicateRecord& record, const std::string& name, std::size_t economies, std::size_t year,
                std::size_t e) {
  return values(record, "national", name).at(year * economies + e);
}

double industry(const output::ReplicateRecord& record, const std::string& name, std::size_t economies, std::size_t year,
                std::size_t e, models::Sector s) {
  return values(record, "industry", name).at((year * economies + e) * models::sector_count + models::index(s));
}

/// Series of which any bit differs.
std::string different(const output::ReplicateRecord& a, const output::ReplicateRecord& b) {
  std::string names;
  const auto& rows = output::catalogue_rows();
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (!std::ranges::equal(a.values[i], b.values[i], {}, std::bit_cast<std::uint64_t, double>,
                            std::bit_cast<std::uint64_t, double>))
      names += rows[i].series.group + "/" + rows[i].series.name + " ";
  return names;
}

const output::ReplicateRecord& baseline() {
  static const output::ReplicateRecord record = test::run(scenario_with({}));
  return record;
}

constexpr std::size_t eth = 0, bgd = 1, north = 2, four = 4;

}  // namespace

TEST_CASE("a tariff change of 0 and shocks of depth 0 change no bit of any series") {
  CHECK(different(baseline(), test::run(scenario_with(
                                  {"tariffs=[{economies: [ETH, NORTH], change: 0 %, from: 2019-01, until: 2021-12}]"}))) == "");
  const std::string rest_of = ", from: 2019-01, depth: 0 %, duration: 3 years}";
  CHECK(different(baseline(),
                  test::run(scenario_with({"shocks=[{shock: commodity-slump" + rest_of + ", {shock: demand-slump, economies: [NORTH]" +
                                           rest_of + ", {shock: trade-route-closed, economies: [ETH]" + rest_of +
                                           ", {shock: supply-stop, economies: [ROW]" + rest_of + "]"}))) == "");
}

TEST_CASE("tariffs and shocks that lie outside of the horizon change no bit either") {
  CHECK(different(baseline(), test::run(scenario_with(
                                  {"tariffs=[{economies: [ETH], change: 50 %, from: 2022-01, until: 2030-12}]",
                                   "shocks=[{shock: commodity-slump, from: 2022-02, depth: 50 %, duration: 1 year}]"}))) == "");
}

TEST_CASE("a tariff raises the sector's output and price at home and the cost of its users, and fills the treasury") {
  const auto textiles = models::index(models::Sector::textiles);
  const auto last_user_price = [&](const models::Scenario& scenario, double& price) {
    return test::run(scenario, {.on_month = [&](const models::World& w) { price = w.economies[eth].user_price[textiles]; }});
  };
  double free_price = 0.0, taxed_price = 0.0;
  const auto free = last_user_price(scenario_with({}), free_price);
  const auto taxed = last_user_price(
      scenario_with({"tariffs=[{economies: [ETH], sectors: [textiles], change: 40 %, from: 2019-01, until: 2021-12}]"}),
      taxed_price);
  for (const std::size_t year : {1, 2}) {
    CAPTURE(year);
    CHECK(industry(taxed, "output", four, year, eth, models::Sector::textiles) >
          1.02 * industry(free, "output", four, year, eth, models::Sector::textiles));
    CHECK(industry(taxed, "price", four, year, eth, models::Sector::textiles) >
          industry(free, "price", four, year, eth, models::Sector::textiles));
    CHECK(industry(taxed, "imports", four, year, eth, models::Sector::textiles) <
          industry(free, "imports", four, year, eth, models::Sector::textiles));
    CHECK(national(taxed, "customs_revenue", four, year, eth) > 0.0);
    CHECK(national(taxed, "customs_revenue", four, year, bgd) == 0.0);
  }
  CHECK(taxed_price > 1.01 * free_price);
}

TEST_CASE("a commodity slump lowers the real income of who exports commodities most, and that of importers least") {
  // Nigeria and Indonesia sell oil and coal, Bangladesh buys.
  const Overrides world = {"world.economies=[NGA, IDN, BGD]", "horizon.to=2022-12"};
  Overrides slumped = world;
  slumped.push_back("shocks=[{shock: commodity-slump, from: 2020-01, depth: 40 %, duration: 2 years}]");
  const auto free = test::run(scenario_with(world)), slump = test::run(scenario_with(slumped));
  constexpr std::size_t five = 5;
  std::map<std::string, std::vector<double>> change;
  for (const std::string name : {"gross_domestic_income", "gdp_real", "resource_revenue"})
    for (std::size_t e = 0; e < 3; ++e)
      change[name].push_back(national(slump, name, five, 2, e) / national(free, name, five, 2, e) - 1.0);
  const auto& income = change["gross_domestic_income"];
  std::vector<double> net_exports;
  for (std::size_t e = 0; e < 3; ++e)
    net_exports.push_back((industry(free, "exports", five, 0, e, models::Sector::mining) -
                           industry(free, "imports", five, 0, e, models::Sector::mining)) /
                          national(free, "gdp", five, 0, e));
  MESSAGE("net exports of commodities, of GDP: " << net_exports[0] << " " << net_exports[1] << " " << net_exports[2]);
  MESSAGE("real income: " << income[0] << " " << income[1] << " " << income[2]);
  MESSAGE("real GDP: " << change["gdp_real"][0] << " " << change["gdp_real"][1] << " " << change["gdp_real"][2]);
  REQUIRE(net_exports[0] > net_exports[1]);
  REQUIRE(net_exports[1] > net_exports[2]);
  CHECK(income[0] < income[1]);
  CHECK(income[1] < income[2]);
  CHECK(income[0] < -0.02);
  CHECK(income[0] < change["gdp_real"][0]);  // that is what the terms of trade take
  CHECK(change["resource_revenue"][0] < -0.2);
}

TEST_CASE("a large economy cut off from trade still clears: nothing crosses its border, and its people work and eat") {
  const Overrides world = {"world.economies=[ETH, BGD, CHN]"};
  Overrides closed = world;
  closed.push_back("shocks=[{shock: trade-route-closed, economies: [CHN], from: 2019-07, depth: 100 %, duration: 10 years}]");
  const auto open = test::run(scenario_with(world)), cut = test::run(scenario_with(closed));
  constexpr std::size_t five = 5, chn = 2;
  for (const std::size_t year : {1, 2}) {
    CAPTURE(year);
    CHECK(national(cut, "exports", five, year, chn) == 0.0);
    CHECK(national(cut, "imports", five, year, chn) == 0.0);
    CHECK(national(open, "exports", five, year, chn) > 0.0);
    for (std::size_t e = 0; e < five; ++e) {
      CAPTURE(e);
      CHECK(national(cut, "gdp_real", five, year, e) > 0.93 * national(open, "gdp_real", five, year, e));
      CHECK(national(cut, "consumption", five, year, e) > 0.9 * national(open, "consumption", five, year, e));
    }
  }
}

TEST_CASE("an economy that makes few of its inputs shrinks when it is cut off in a month, still clears, and recovers") {
  const auto cut = test::run(scenario_with(
      {"shocks=[{shock: trade-route-closed, economies: [ETH], from: 2019-07, depth: 100 %, duration: 10 years}]"}));
  for (const std::size_t year : {1, 2}) {
    CAPTURE(year);
    CHECK(national(cut, "exports", four, year, eth) == 0.0);
    CHECK(national(cut, "imports", four, year, eth) == 0.0);
    CHECK(national(cut, "consumption", four, year, eth) > 0.0);
    CHECK(national(cut, "gdp_real", four, year, eth) < 0.9 * national(baseline(), "gdp_real", four, year, eth));
    CHECK(national(cut, "gdp_real", four, year, north) > 0.98 * national(baseline(), "gdp_real", four, year, north));
  }
  // Inputs that nobody at home makes stop production at first (ODD 8); then output grows again on what is there.
  CHECK(national(cut, "gdp_real", four, 2, eth) > 1.5 * national(cut, "gdp_real", four, 1, eth));
  CHECK(values(cut, "audit", "residual").back() == 0.0);
}

namespace {

/// A seller that delivers nothing from July 2019 on, and what others keep of their real GDP and consumption in each year after.
/// A sector of the North is two fifths of the world's: its loss is felt everywhere, but ends nothing.
struct DeadSupplier {
  std::string economy;
  models::Sector sector;
  double kept;
};
const std::array<DeadSupplier, 7> dead_suppliers = {{{"CHN", models::Sector::electronics, 0.93},
                                                    {"CHN", models::Sector::textiles, 0.90},
                                                    {"NORTH", models::Sector::machinery, 0.80},
                                                    {"NORTH", models::Sector::chemicals, 0.80},
                                                    {"NORTH", models::Sector::agriculture, 0.85},
                                                    {"ROW", models::Sector::food, 0.93},
                                                     // Most of the mines of the world, and everybody needs their products.
                                                     {"ROW", models::Sector::mining, 0.60}}};

}  // namespace

TEST_CASE("a dead supplier starves no world: others deliver in its place") {
  const Overrides world = {"world.economies=[ETH, BGD, CHN]"};
  const auto free = test::run(scenario_with(world));
  const std::vector<std::string> names = {"ETH", "BGD", "CHN", "NORTH", "ROW"};
  for (const DeadSupplier& supplier : dead_suppliers) {
    const std::string sector{models::sector_keys[models::index(supplier.sector)]};
    CAPTURE(supplier.economy);
    CAPTURE(sector);
    Overrides stopped = world;
    stopped.push_back("shocks=[{shock: supply-stop, economies: [" + supplier.economy + "], sectors: [" + sector +
                      "], from: 2019-07, depth: 100 %, duration: 10 years}]");
    const auto dead = test::run(scenario_with(stopped));
    const std::size_t at = static_cast<std::size_t>(std::ranges::find(names, supplier.economy) - names.begin());
    for (const std::size_t year : {1, 2}) {
      CAPTURE(year);
      CHECK(industry(dead, "exports", names.size(), year, at, supplier.sector) == 0.0);
      CHECK(industry(free, "exports", names.size(), year, at, supplier.sector) > 0.0);
      double in_its_place = 0.0, before = 0.0;
      for (std::size_t e = 0; e < names.size(); ++e) {
        if (e == at) continue;
        CAPTURE(names[e]);
        in_its_place += industry(dead, "exports", names.size(), year, e, supplier.sector);
        before += industry(free, "exports", names.size(), year, e, supplier.sector);
        const double gdp = national(dead, "gdp_real", names.size(), year, e) / national(free, "gdp_real", names.size(), year, e);
        const double eaten =
            national(dead, "consumption", names.size(), year, e) / national(dead, "price_level", names.size(), year, e) /
            (national(free, "consumption", names.size(), year, e) / national(free, "price_level", names.size(), year, e));
        CHECK(gdp > supplier.kept);
        CHECK(eaten > supplier.kept);
      }
      if (supplier.sector != models::Sector::mining) CHECK(in_its_place > before);
    }
    CHECK(values(dead, "audit", "residual").back() == 0.0);
  }
}
