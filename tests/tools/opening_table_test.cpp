// The balance on the real data: shipped with Ladder, and the full folder (with its sector panel) where it is
// at hand.
#include <doctest/doctest.h>

#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "models/world/balance.hpp"
#include "models/world/table_value.hpp"
#include "sim/error.hpp"
#include "tests/support/opening_table_checks.hpp"
#include "tests/support/scrambled.hpp"
#include "tools/data_loader.hpp"

using namespace ladder::models;
using ladder::test::economy;
namespace fs = std::filesystem;

namespace {

const std::vector<std::string> flagship = {"ETH", "BGD", "IND", "IDN", "CHN"};
constexpr double tolerance =
    0.02;  // of the named series, before what it does not know is spread over the rest

const CountryData& shipped_data() {
  static const CountryData data =
      ladder::tools::load_country_data(fs::path(LADDER_SOURCE_DIR) / "scenarios" / "data");
  return data;
}

/// nullptr where the full folder is not at hand: it is not part of the project.
const CountryData* full_data() {
  const fs::path folder = fs::path(LADDER_SOURCE_DIR) / ".." / "shared" / "data";
  if (!fs::exists(folder / "sector_panel_etd.csv")) return nullptr;
  static const CountryData data = ladder::tools::load_country_data(folder);
  return &data;
}

double panel(const CountryData& data, const std::string& iso3, const char* column, int year) {
  const Series* series = CountryData::find(data.panel, iso3, column);
  REQUIRE(series != nullptr);
  REQUIRE(series->at(year).has_value());
  return *series->at(year);
}

void check_sound(const OpeningTable& table) {
  CHECK(ladder::test::worst_imbalance(table) < 1e-9);
  CHECK(ladder::test::smallest_cell(table) >= 0.0);
  CHECK(ladder::test::smallest_industry(table) > 0.0);
  for (const OpeningEconomy& e : table.economies) {
    CAPTURE(e.iso3);
    CHECK(e.population.size() >= 91);
    CHECK(e.skill_share[0] + e.skill_share[1] + e.skill_share[2] == doctest::Approx(1.0));
    CHECK(ladder::test::total(e.employment) == doctest::Approx(e.labour_force * (1.0 - e.unemployment)));
    CHECK(e.own_account_services > 0.0);
    CHECK(e.own_account_services < e.employment[index(Sector::trade)]);
    CHECK(e.human_capital >= 1.0);
    CHECK(e.outage_share >= 0.0);
    CHECK(e.outage_share < 0.1);
    CHECK(e.price_2015 * e.gdp == doctest::Approx(e.gdp_per_head_2015usd * e.population[0] / 1e6));
  }
}

/// GDP and the ILO's shares of jobs, which are the same series with either folder.
void check_gdp_and_jobs(const CountryData& data, const OpeningTable& table) {
  for (const std::string& iso3 : flagship) {
    CAPTURE(iso3);
    const OpeningEconomy& e = economy(table, iso3);
    const int year = table.base_year;
    const double jobs = ladder::test::total(e.employment);
    CHECK(e.gdp == doctest::Approx(panel(data, iso3, "gdp_current_usd", year) / 1e6).epsilon(tolerance));
    CHECK(jobs == doctest::Approx(panel(data, iso3, "employed_persons", year)).epsilon(tolerance));
    const auto share = [&](const char* what) { return 100.0 * table_value(e, what) / jobs; };
    CHECK(share("employment.agriculture") ==
          doctest::Approx(panel(data, iso3, "emp_agr_pct", year)).epsilon(tolerance));
    CHECK(share("employment.manufacturing") ==
          doctest::Approx(panel(data, iso3, "emp_manuf_pct", year)).epsilon(tolerance));
    CHECK(share("employment.services") ==
          doctest::Approx(panel(data, iso3, "emp_srv_pct", year)).epsilon(tolerance));
    const auto of_gdp = [&](const char* what) { return 100.0 * table_value(e, what) / e.gdp; };
    CHECK(of_gdp("exports") ==
          doctest::Approx(panel(data, iso3, "exports_pct_gdp", year)).epsilon(tolerance));
    CHECK(of_gdp("imports") ==
          doctest::Approx(panel(data, iso3, "imports_pct_gdp", year)).epsilon(tolerance));
    CHECK(of_gdp("investment") == doctest::Approx(panel(data, iso3, "gcf_pct_gdp", year)).epsilon(tolerance));
    CHECK(of_gdp("government") ==
          doctest::Approx(panel(data, iso3, "gov_consumption_pct_gdp", year)).epsilon(tolerance));
  }
}

void check_world_totals(const CountryData& data, const OpeningTable& table) {
  double gdp = 0.0, people = 0.0, jobs = 0.0, made = 0.0, next_people = 0.0;
  for (const OpeningEconomy& e : table.economies) {
    gdp += e.gdp;
    people += e.population[0];
    next_people += e.population[4];
    jobs += ladder::test::total(e.employment);
    made += table_value(e, "employment.manufacturing");
  }
  const auto world = [&](const char* column, int year) { return *data.world.at(column).at(year); };
  const int year = table.base_year;
  CHECK(gdp == doctest::Approx(world("gdp_current_usd", year) / 1e6).epsilon(1e-9));
  CHECK(people == doctest::Approx(world("pop", year)).epsilon(1e-9));
  CHECK(next_people == doctest::Approx(world("pop", year + 4)).epsilon(1e-9));
  CHECK(jobs == doctest::Approx(world("emp_agr_persons", year) + world("emp_ind_persons", year) +
                                world("emp_srv_persons", year))
                    .epsilon(1e-3));
  CHECK(made == doctest::Approx(world("emp_manuf_persons", year)).epsilon(tolerance));
}

}  // namespace

TEST_CASE(
    "The flagship world of 2018 balances from the shipped data and agrees with WDI and ILO within 2 %") {
  const OpeningTable table = balance(shipped_data(), flagship, 2018);
  check_sound(table);
  check_gdp_and_jobs(shipped_data(), table);
  check_world_totals(shipped_data(), table);
  for (const std::string& iso3 : flagship) {
    CAPTURE(iso3);
    const OpeningEconomy& e = economy(table, iso3);
    const auto pct = [&](const char* column) { return panel(shipped_data(), iso3, column, 2018); };
    const double sum = pct("agr_va_pct_gdp") + pct("ind_va_pct_gdp") + pct("srv_va_pct_gdp");
    const auto share = [&](const char* what) { return sum * table_value(e, what) / e.gdp; };
    CHECK(share("value_added.agriculture") == doctest::Approx(pct("agr_va_pct_gdp")).epsilon(tolerance));
    CHECK(share("value_added.manufacturing") == doctest::Approx(pct("mva_pct_gdp")).epsilon(tolerance));
    CHECK(share("value_added.trade") + share("value_added.transport") + share("value_added.other_services") ==
          doctest::Approx(pct("srv_va_pct_gdp")).epsilon(tolerance));
  }
}

TEST_CASE("Women work in the classes in which the ILO counts them, and there are as many as in the labour force") {
  const OpeningTable table = balance(shipped_data(), flagship, 2018);
  for (const std::string& iso3 : flagship) {
    CAPTURE(iso3);
    const OpeningEconomy& e = economy(table, iso3);
    const auto pct = [&](const char* column) { return panel(shipped_data(), iso3, column, 2018) / 100.0; };
    const double of_employed = (pct("self_employed_pct") - pct("self_employed_male_pct")) /
                               (pct("self_employed_female_pct") - pct("self_employed_male_pct"));
    double women = e.women_unemployed * e.unemployment * e.labour_force, in_services = 0.0;
    for (std::size_t s = 0; s < sector_count; ++s) {
      women += e.women[s] * e.employment[s];
      if (s >= index(Sector::trade)) in_services += e.women[s] * e.employment[s];
    }
    CHECK(e.women[0] == doctest::Approx(of_employed * pct("emp_agr_female_pct") / pct("emp_agr_pct")).epsilon(1e-3));
    CHECK(in_services / (e.labour_force * (1.0 - e.unemployment)) ==
          doctest::Approx(of_employed * pct("emp_srv_female_pct")).epsilon(tolerance));
    CHECK(women == doctest::Approx(e.female_share * e.labour_force).epsilon(tolerance));
    CHECK(e.women_unemployed > 0.2);
    CHECK(e.women_unemployed < 0.7);
  }
}

TEST_CASE("With the full folder value added follows the sector panel within 2 %, jobs still the ILO") {
  const CountryData* data = full_data();
  if (data == nullptr) return;
  const OpeningTable table = balance(*data, flagship, 2018);
  check_sound(table);
  check_gdp_and_jobs(*data, table);
  check_world_totals(*data, table);
  for (const std::string& iso3 : flagship) {
    CAPTURE(iso3);
    const auto& sectors = data->etd_value_added.at(iso3);
    double sum = 0.0;
    for (const auto& [name, series] : sectors) sum += *series.at(2018);
    const OpeningEconomy& e = economy(table, iso3);
    for (const auto& [what, name] :
         {std::pair{"value_added.agriculture", "agriculture"}, std::pair{"value_added.mining", "mining"},
          std::pair{"value_added.manufacturing", "manufacturing"},
          std::pair{"value_added.utilities", "utilities"},
          std::pair{"value_added.construction", "construction"},
          std::pair{"value_added.trade", "trade_services"},
          std::pair{"value_added.transport", "transport_services"}}) {
      CAPTURE(what);
      CHECK(table_value(e, what) / e.gdp ==
            doctest::Approx(*sectors.at(name).at(2018) / sum).epsilon(tolerance));
    }
  }
}

TEST_CASE("Where only the UN's six sectors are known, value added follows them") {
  CountryData data = shipped_data();
  for (const char* column : {"agr_va_pct_gdp", "ind_va_pct_gdp", "srv_va_pct_gdp", "mva_pct_gdp"})
    data.panel["ETH"].erase(column);
  const OpeningTable table = balance(data, {"ETH"}, 2018);
  const OpeningEconomy& e = economy(table, "ETH");
  const auto un = [&](const char* column) { return *CountryData::find(data.un, "ETH", column)->at(2018); };
  double sum = 0.0;
  for (const char* column : {"agriculture", "mining_manuf_utilities", "construction",
                             "trade_restaurants_hotels", "transport_storage_comm", "other_activities"})
    sum += un(column);
  CHECK(table_value(e, "value_added.agriculture") / e.gdp ==
        doctest::Approx(un("agriculture") / sum).epsilon(tolerance));
  CHECK(table_value(e, "value_added.manufacturing") / e.gdp ==
        doctest::Approx(un("manufacturing") / sum).epsilon(tolerance));
  CHECK(table_value(e, "value_added.other_services") / e.gdp ==
        doctest::Approx(un("other_activities") / sum).epsilon(tolerance));
}

TEST_CASE(
    "The flagship world is plausible where it matters: farming in Ethiopia, factories in China, garments in "
    "Bangladesh") {
  const OpeningTable table = balance(shipped_data(), flagship, 2018);
  const auto share = [&](const char* iso3, const char* what, const char* whole) {
    const OpeningEconomy& e = economy(table, iso3);
    return table_value(e, what) / table_value(e, whole);
  };
  CHECK(share("ETH", "value_added.agriculture", "value_added") == doctest::Approx(0.33).epsilon(0.05));
  CHECK(share("ETH", "employment.agriculture", "employment") == doctest::Approx(0.64).epsilon(0.05));
  CHECK(share("CHN", "value_added.manufacturing", "value_added") == doctest::Approx(0.28).epsilon(0.05));
  CHECK(share("BGD", "exports.textiles", "exports") > 0.8);
  CHECK(economy(table, "ETH").least_developed);
  CHECK(economy(table, "BGD").least_developed);
  CHECK(economy(table, "NORTH").gdp_per_head_2015usd > 20.0 * economy(table, "IND").gdp_per_head_2015usd);
}

TEST_CASE(
    "Scrambling all that is dated after the base year leaves the real table as it is, to the last bit") {
  for (const int year : {2000, 2010, 2016}) {
    CAPTURE(year);
    CHECK(ladder::test::bits(balance(shipped_data(), flagship, year)) ==
          ladder::test::bits(balance(ladder::test::scrambled_after(shipped_data(), year), flagship, year)));
  }
}

TEST_CASE("A world of twelve economies balances in each base year") {
  const std::vector<std::string> many = {"ETH", "BGD", "IND", "IDN", "CHN", "KEN",
                                         "ZMB", "MEX", "TUR", "USA", "DEU", "RWA"};
  for (const int year : {2000, 2005, 2011, 2018}) {
    CAPTURE(year);
    check_sound(balance(shipped_data(), many, year));
  }
}

namespace {

constexpr std::array base_years = {2000, 2010, 2018};

/// Whether the data suffice for a world of one economy in a year; if they do, that it is sound, else that the
/// refusal names the series.
bool makes_a_world(const std::string& iso3, int year) {
  CAPTURE(year);
  CAPTURE(iso3);
  try {
    const OpeningTable table = balance(shipped_data(), {iso3}, year);
    CHECK(ladder::test::worst_imbalance(table) < 1e-9);
    CHECK(ladder::test::smallest_cell(table) >= 0.0);
    CHECK(ladder::test::smallest_industry(table) > 0.0);
    double gdp = 0.0;
    for (const OpeningEconomy& e : table.economies) gdp += e.gdp;
    CHECK(gdp == doctest::Approx(*shipped_data().world.at("gdp_current_usd").at(year) / 1e6).epsilon(1e-9));
    return true;
  } catch (const ladder::sim::Error& error) {
    const std::string message = error.what();
    bool names_series = false;
    for (const char* series : {"country_panel.", "sector_va_un_ama", "bilateral_distance", "income_class"})
      names_series = names_series || message.find(series) != std::string::npos;
    CAPTURE(message);
    CHECK(names_series);
    return false;
  }
}

}  // namespace

TEST_CASE(
    "Every economy with sufficient data makes a world; every other is refused with the series it lacks") {
  // Each economy in one of the years, in turn; the full tier has each in all.
  int made = 0;
  std::size_t turn = 0;
  for (const auto& [iso3, columns] : shipped_data().panel)
    made += makes_a_world(iso3, base_years[turn++ % base_years.size()]) ? 1 : 0;
  CHECK(made >= 150);
}

TEST_CASE("Every economy with sufficient data makes a world in each of the years" *
          doctest::test_suite("full")) {
  for (const int year : base_years) {
    int made = 0;
    for (const auto& [iso3, columns] : shipped_data().panel) made += makes_a_world(iso3, year) ? 1 : 0;
    CHECK(made >= 150);
  }
}
