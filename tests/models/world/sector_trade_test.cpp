#include "models/world/sector_trade.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "tests/support/opening_table_checks.hpp"
#include "tests/support/small_world_data.hpp"

using namespace ladder::models;

namespace {

/// AAA of the small world: exports 6,000 million USD, 4,500 of them goods; value added 36 % farming, 8 %
/// manufactures.
StatedAccounts accounts_of_aaa() {
  StatedAccounts n;
  n.gdp = 30000.0;
  n.exports = 6000.0;
  n.goods_exports = 4500.0;
  n.imports = 6600.0;
  n.value_added[static_cast<std::size_t>(Broad::agriculture)] = 0.36 * n.gdp;
  n.value_added[static_cast<std::size_t>(Broad::manufacturing)] = 0.08 * n.gdp;
  return n;
}

double at(const BySector<double>& values, Sector s) {
  return values[index(s)];
}

}  // namespace

TEST_CASE("Merchandise columns are split over sectors by the keys of the recipe") {
  const CountryData data = ladder::test::small_world_data();
  Evidence evidence(data, 2005);
  const BySector<double> x = exports_by_sector(evidence, "AAA", accounts_of_aaa(), Archetype{});
  // Fuel 10 %, ores 10 %; of the other 80 % the share of manufactures follows value added, 20 % of it
  // technology.
  const double odds = std::exp(-0.385) * std::pow(8.0 / 36.0, 0.835), made = 0.8 * odds / (1.0 + odds);
  CHECK(at(x, Sector::mining) == doctest::Approx(4500.0 * (0.1 * 0.85 + 0.1 * 0.6)));
  CHECK(at(x, Sector::textiles) == doctest::Approx(4500.0 * made * 0.8 * 0.65));
  CHECK(at(x, Sector::machinery) == doctest::Approx(4500.0 * made * 0.2 * 0.4));
  CHECK(at(x, Sector::agriculture) == doctest::Approx(4500.0 * (0.8 - made) * 0.65));
  CHECK(at(x, Sector::transport) == doctest::Approx(1500.0 * 0.5));
  CHECK(ladder::test::total(x) == doctest::Approx(6000.0));
}

TEST_CASE("The customs records of 2017 are used from 2017 on, and not before") {
  CountryData data = ladder::test::small_world_data();
  data.export_shares_2017["AAA"][3] = 0.9;  // textiles
  data.export_shares_2017["AAA"][0] = 0.1;  // agriculture
  Evidence later(data, 2017), before(data, 2012);
  CHECK(at(exports_by_sector(later, "AAA", accounts_of_aaa(), Archetype{}), Sector::textiles) ==
        doctest::Approx(4500.0 * 0.9));
  CHECK(at(exports_by_sector(before, "AAA", accounts_of_aaa(), Archetype{}), Sector::textiles) < 1000.0);
}

TEST_CASE("Ores and crude oil that an economy's industry would not use come processed") {
  CountryData data = ladder::test::small_world_data();
  for (auto& [key, table] : data.io) table.imports[1] = 50.0 * table.imports[0];  // crude oil above all
  Evidence evidence(data, 2005);
  Draft draft;
  draft.economy.iso3 = "AAA";
  draft.accounts = accounts_of_aaa();
  draft.archetype = choose_archetype(data, "AAA", 2005, 600.0);
  const BySector<double> m = imports_by_sector(evidence, draft);
  // Each industry takes 0.02 of mining per unit of output 1 / 0.6 of its value added.
  CHECK(at(m, Sector::mining) == doctest::Approx(0.02 / 0.6 * 0.08 * 30000.0));
  CHECK(at(m, Sector::chemicals) > 0.5 * 6600.0);
  CHECK(ladder::test::total(m) == doctest::Approx(6600.0));
}
