#include "models/world/world_trade.hpp"

#include <doctest/doctest.h>

#include "tests/support/opening_table_checks.hpp"
#include "tests/support/small_world_data.hpp"

using namespace ladder::models;

namespace {

Draft trader(const char* iso3, double exports, double imports) {
  Draft draft;
  draft.economy.iso3 = iso3;
  draft.economy.exports.fill(exports);
  draft.economy.imports.fill(imports);
  return draft;
}

WiodFlows without_pairs(std::size_t blocs) {
  WiodFlows wiod;
  for (Matrix& m : wiod.flow) m.assign(blocs, std::vector<double>(blocs, 0.0));
  wiod.covered.assign(blocs, false);
  wiod.exports_to_north.fill(0.5);
  wiod.imports_from_north.fill(0.6);
  return wiod;
}

}  // namespace

TEST_CASE("The rest of the world trades what the others do not trade among themselves") {
  std::vector<Draft> drafts = {trader("AAA", 10.0, 20.0), trader("NORTH", 100.0, 90.0),
                               trader("ROW", 0.0, 0.0)};
  close_world_trade(without_pairs(3), drafts);
  // AAA sells 0.5 * 10 to North and buys 0.6 * 20 from it: 17 of exports 110 and imports 110 are among
  // others.
  for (std::size_t s = 0; s < sector_count; ++s) {
    CHECK(drafts[2].economy.imports[s] == doctest::Approx(93.0));
    CHECK(drafts[2].economy.exports[s] == doctest::Approx(93.0));
  }
}

TEST_CASE("A bloc too large to trade with others alone is netted out until a bilateral table exists") {
  const CountryData data = ladder::test::small_world_data();
  Evidence evidence(data, 2005);
  std::vector<Draft> drafts = {trader("AAA", 10.0, 10.0), trader("NORTH", 100.0, 60.0),
                               trader("ROW", 20.0, 60.0)};
  net_out_excess(evidence, drafts);
  // North's 160 against world exports of 130: 30 too much, and 2 % of AAA's 20 must stay between the others.
  CHECK(drafts[1].economy.exports[0] == doctest::Approx(100.0 - 30.4));
  CHECK(drafts[1].economy.imports[0] == doctest::Approx(60.0 - 30.4));
  CHECK(drafts[0].economy.exports[0] == 10.0);
  Geography geography;
  geography.ease.assign(3, std::vector<double>(3, 1e-3));
  const BilateralTrade fitted = fit_trade(without_pairs(3), geography, drafts);
  CHECK(fitted.trade[0][1][0] + fitted.trade[0][1][2] == doctest::Approx(69.6));
}

TEST_CASE("Bilateral trade keeps the ratios of gravity, with 0.3 for pairs of developing economies") {
  std::vector<Draft> drafts = {trader("AAA", 10.0, 12.0), trader("BBB", 20.0, 18.0),
                               trader("NORTH", 50.0, 55.0), trader("ROW", 40.0, 35.0)};
  Geography geography;
  geography.ease = {
      {0, 4e-3, 1e-3, 2e-3}, {4e-3, 0, 3e-3, 1e-3}, {1e-3, 3e-3, 0, 5e-3}, {2e-3, 1e-3, 5e-3, 0}};
  const BilateralTrade fitted = fit_trade(without_pairs(4), geography, drafts);
  const Matrix& t = fitted.trade[index(Sector::textiles)];
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(t[i][i] == 0.0);
    double row = 0.0;
    for (const double x : t[i]) row += x;
    CHECK(row == doctest::Approx(drafts[i].economy.exports[0]));
  }
  // Factors of rows and columns cancel: AAA to BBB (both developing) and North to ROW, against AAA to ROW
  // (both developing) and North to BBB.
  CHECK(t[0][1] * t[2][3] / (t[0][3] * t[2][1]) == doctest::Approx(0.3 * 4.0 * 5.0 / (0.3 * 2.0 * 3.0)));
  // AAA to BBB and ROW to North, against AAA to North and ROW to BBB: one developing pair above, one below.
  CHECK(t[0][1] * t[3][2] / (t[0][2] * t[3][1]) ==
        doctest::Approx(0.3 * 4.0 * 5.0 / (1.0 * 1.0 * 0.3 * 1.0)));
  // North to AAA and AAA to ROW and ROW to BBB and BBB to North round the other way is 1 by symmetry of the
  // prior.
  CHECK(t[0][1] * t[1][2] * t[2][0] / (t[1][0] * t[2][1] * t[0][2]) == doctest::Approx(1.0));
}

TEST_CASE(
    "WIOD's own rest of the world is shared between North and the rest, and its shares are those of the "
    "pairs") {
  const CountryData data = ladder::test::small_world_data();
  const Evidence evidence(data, 2005);
  const Blocs blocs = sort_into_blocs(evidence, {"IND", "AAA"});
  CHECK(blocs.members[blocs.north()] == std::vector<std::string>{"HHH"});
  CHECK(blocs.members[blocs.rest()] == std::vector<std::string>{"BBB", "CCC"});
  const WiodFlows wiod = wiod_flows(evidence, blocs);
  CHECK(wiod.covered == std::vector<bool>{true, false, true, true});
  // No high-income economy is outside WIOD here, so all of WIOD's ROW is the rest of the world.
  CHECK(wiod.flow[2][0][3] == doctest::Approx(9000.0));
  CHECK(wiod.flow[2][0][2] == doctest::Approx(9000.0));
  CHECK(wiod.exports_to_north[2] == doctest::Approx(0.5));
  CHECK(internal_exports(wiod, blocs.north(), TradeGroup::manufactures) == 0.0);
}
