#include "output/accounts.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "models/world/build.hpp"
#include "output/accounts_text.hpp"
#include "output/catalogue.hpp"
#include "output/output_error.hpp"
#include "output/recorder.hpp"
#include "sim/parallel.hpp"
#include "tests/support/small_world.hpp"

using namespace ladder;
using namespace ladder::output;

namespace {

/// Two years of the small world.
const RunRecord& recorded() {
  static const RunRecord record = [] {
    models::Scenario scenario = test::small_scenario();
    scenario.horizon.to = {scenario.horizon.from.year + 1, 12};
    const test::SmallWorld small{scenario};
    const auto world = models::build_world(scenario, small.table, 0);
    const auto serial = sim::serial_executor();
    RunRecord r;
    r.coordinates = coordinates(std::vector{scenario}, small.table);
    r.series = catalogue();
    r.scenarios = {{"small", "", {run_world(*world, r.coordinates, *serial, [](std::uint32_t) {})}}};
    return r;
  }();
  return record;
}

/// The place of an entry's value in a year.
double& entry(RunRecord& r, const char* series, std::size_t year, std::size_t economy, const char* label) {
  const auto& entries = r.coordinates.entries;
  const auto k = static_cast<std::size_t>(std::ranges::find(entries, label) - entries.begin());
  REQUIRE(k < entries.size());
  Values& values = r.scenarios[0].replicates[0].values[series_row(r, series)];
  return values[(year * r.coordinates.economies.size() + economy) * entries.size() + k];
}

std::vector<std::string> broken(const RunRecord& r) {
  std::vector<std::string> names;
  for (const IdentityCheck& c : recheck(r))
    if (c.broken > 0) names.push_back(c.name);
  return names;
}

bool names(const std::vector<std::string>& all, const char* one) {
  return std::ranges::count(all, one) == 1;
}

}  // namespace

TEST_CASE("all identities hold in a world's record, and each was checked") {
  const std::vector<IdentityCheck> checks = recheck(recorded());
  CHECK(checks.size() >= 12);
  for (const IdentityCheck& c : checks) {
    CAPTURE(c.name);
    CAPTURE(c.where);
    CHECK(c.broken == 0);
    CHECK(c.checked >= 3);  // three economies
  }
  CHECK(all_hold(checks));
}

TEST_CASE("a cent in any entry breaks an identity that is named") {
  RunRecord r = recorded();
  entry(r, "audit/accounts_cents", 1, 0, "flows/wages/households") += 1;
  CHECK(names(broken(r), "what one pays another receives"));
  CHECK(names(broken(r), "opening balance and payments give the closing balance"));
  CHECK(names(broken(r), "GDP by income equals GDP by production"));
  r = recorded();
  entry(r, "audit/accounts_cents", 0, 2, "volumes/capital/worn") -= 1;
  CHECK(broken(r) == std::vector<std::string>{"volumes: opening, in and out give closing"});
  r = recorded();
  entry(r, "audit/accounts", 0, 1, "assets/debts/firms") -= 1;
  CHECK(broken(r) == std::vector<std::string>{"deposits and debts are the closing balance"});
  for (const std::string& label : recorded().coordinates.entries) {
    CAPTURE(label);
    // Stocks at prices have nothing to be compared with but the run itself.
    if (label.starts_with("assets/") && label.find("deposits") == std::string::npos && label.find("debts") == std::string::npos)
      continue;
    r = recorded();
    entry(r, "audit/accounts_cents", 1, 0, label.c_str()) += 1;
    CHECK(!broken(r).empty());
  }
}

TEST_CASE("amounts beyond the whole numbers of a double are read to the cent") {
  RunRecord r = recorded();
  entry(r, "audit/accounts", 0, 1, "flows/sales/firms") = 123'456'789'012'345.0;
  entry(r, "audit/accounts_cents", 0, 1, "flows/sales/firms") = 67.0;
  CHECK(AccountsYear(r, 0, 0, 0).at(1, "flows/sales/firms") == 12'345'678'901'234'567);
}

TEST_CASE("a matrix adds up where it must") {
  const AccountsYear year{recorded(), 0, 0, 1};
  const AccountsMatrix flows = flow_matrix(year, 0), sheet = balance_matrix(year, 0), volumes = volume_matrix(year, 0);
  for (std::size_t r = 0; r < flows.rows.size(); ++r) {
    CAPTURE(flows.rows[r]);
    CHECK(flows.row_sum(r) == 0);
  }
  for (std::size_t c = 0; c < sheet.columns.size(); ++c) CHECK(sheet.column_sum(c) == 0);
  CHECK(sheet.row_sum(0) + sheet.row_sum(1) == 0);  // what one holds, another owes
  CHECK(volumes.cells[0][0] + volumes.cells[0][1] + volumes.cells[0][2] == volumes.cells[0][3]);
  CHECK(volumes.cells[2][2] < 0);  // capital wears
}

TEST_CASE("GDP of the year is the sum of its months, and the series says the same") {
  const RunRecord& r = recorded();
  const Values& gdp = r.scenarios[0].replicates[0].values[series_row(r, "national/gdp")];
  for (std::size_t year = 0; year < 2; ++year) {
    const AccountsYear accounts{r, 0, 0, year};
    for (std::size_t e = 0; e < 3; ++e)
      CHECK(static_cast<double>(accounts.at(e, "gdp/production")) / 100.0 ==
            doctest::Approx(gdp[year * 3 + e]).epsilon(1e-12));
  }
}

TEST_CASE("a record without accounts is refused") {
  RunRecord r = recorded();
  std::erase_if(r.series, [](const Series& s) { return s.name == "accounts"; });
  CHECK_THROWS_AS((void)recheck(r), OutputError);
  r = recorded();
  r.coordinates.entries.pop_back();
  CHECK_THROWS_AS((void)recheck(r), OutputError);
}

TEST_CASE("table, JSON and CSV tell the same") {
  const RunRecord& r = recorded();
  const std::vector<IdentityCheck> checks = recheck(r);
  const AccountsPlace place{.year = 1};
  const Cents wages = AccountsYear(r, 0, 0, 1).at(0, "flows/wages/households");
  const std::string table = accounts_table(r, place, checks, true);
  CHECK(table.find(std::to_string(wages)) != std::string::npos);
  CHECK(table.find("All hold, residual 0.") != std::string::npos);
  const auto json = nlohmann::json::parse(accounts_json(r, place, checks));
  CHECK(json["schema"] == "ladder-audit/1");
  CHECK(json["all_hold"] == true);
  const auto& rows = json["flows"]["rows"];
  const auto row = static_cast<std::size_t>(std::find(rows.begin(), rows.end(), "wages") - rows.begin());
  CHECK(json["flows"]["cents"][row][0] == wages);
  std::ostringstream csv;
  write_accounts_csv(csv, r, 0, 0);
  const std::string line = "flows,wages,households," + std::to_string(wages) + "\r\n";
  CHECK(csv.str().find(line) != std::string::npos);
}
