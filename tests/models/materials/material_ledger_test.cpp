#include "models/materials/material_ledger.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <string_view>

#include "sim/error.hpp"

namespace ladder::models {

/// Books one end only, as a forgotten posting would.
struct MaterialLedgerTamper {
  static void add(MaterialLedger& ledger, std::size_t e, Material m, MaterialPlace place, Mass kg) {
    ledger.balance_[ledger.row(e, m) * place_count + static_cast<std::size_t>(place)] += kg;
  }
};

}  // namespace ladder::models

using namespace ladder;
using namespace ladder::models;

namespace {

constexpr std::array<std::string_view, 2> names = {"AAA", "BBB"};
constexpr auto iron = Material::metals;

/// What an audit says is wrong; empty: nothing.
std::string complaint(MaterialLedger& ledger) {
  try {
    ledger.audit(names);
  } catch (const sim::Bug& bug) {
    return bug.what();
  }
  return "";
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a kilogram taken from the environment is somewhere, and each flow takes it one place on") {
  MaterialLedger ledger(2);
  ledger.move(0, iron, MaterialFlow::extraction, 100);
  ledger.move(0, iron, MaterialFlow::residue, 72);
  ledger.move(0, iron, MaterialFlow::put_in_use, 28);
  ledger.move(0, iron, MaterialFlow::retired, 10);
  ledger.move(0, iron, MaterialFlow::separated, 5);
  ledger.move(0, iron, MaterialFlow::recovered, 4);
  ledger.move(0, iron, MaterialFlow::rejected, 1);
  CHECK(ledger.balance(0, iron, MaterialPlace::environment) == -100);
  CHECK(ledger.balance(0, iron, MaterialPlace::products) == 0);
  CHECK(ledger.balance(0, iron, MaterialPlace::in_use) == 18);
  CHECK(ledger.balance(0, iron, MaterialPlace::waste) == 5);
  CHECK(ledger.balance(0, iron, MaterialPlace::collected) == 0);
  CHECK(ledger.balance(0, iron, MaterialPlace::secondary) == 4);
  CHECK(ledger.balance(0, iron, MaterialPlace::landfill) == 73);
  CHECK(complaint(ledger) == "");
}

TEST_CASE("what one economy ships another receives: the world's kilograms add up to 0") {
  MaterialLedger ledger(2);
  ledger.move(0, iron, MaterialFlow::extraction, 100);
  ledger.ship(0, 1, iron, MaterialFlow::raw_trade, 60);
  ledger.ship(0, 0, iron, MaterialFlow::raw_trade, 40);  // at home nothing moves
  CHECK(ledger.balance(0, iron, MaterialPlace::products) == 40);
  CHECK(ledger.balance(1, iron, MaterialPlace::products) == 60);
  CHECK(ledger.net_imports(0, iron) == -60);
  CHECK(ledger.net_imports(1, iron) == 60);
  CHECK(ledger.flow(0, iron, MaterialFlow::raw_trade) == 60);
  CHECK(ledger.arrived(1, iron, MaterialFlow::raw_trade) == 60);
  CHECK(complaint(ledger) == "");
  ledger.begin_month();
  CHECK(ledger.flow(0, iron, MaterialFlow::raw_trade) == 0);
  CHECK(complaint(ledger) == "");
}

TEST_CASE("a posting of which one end is missing stops the audit and is named") {
  for (const MaterialPlace place : {MaterialPlace::products, MaterialPlace::landfill}) {
    MaterialLedger ledger(2);
    ledger.move(1, iron, MaterialFlow::extraction, 100);
    CHECK(complaint(ledger) == "");
    ledger.begin_month();
    MaterialLedgerTamper::add(ledger, 1, iron, place, 7);
    const std::string said = complaint(ledger);
    CHECK(contains(said, "BBB, metals"));
    CHECK(contains(said, place_keys[static_cast<std::size_t>(place)]));
    CHECK(contains(said, "residual 7"));
  }
}

TEST_CASE("nobody owes a kilogram but the environment") {
  MaterialLedger ledger(2);
  ledger.move(0, iron, MaterialFlow::put_in_use, 1);
  CHECK(contains(complaint(ledger), "a debt of material of AAA, metals, products"));
  CHECK_THROWS_AS(ledger.move(0, iron, MaterialFlow::extraction, -1), sim::Bug);
  CHECK_THROWS_AS(ledger.move(0, iron, MaterialFlow::product_trade, 1), sim::Bug);
  CHECK_THROWS_AS(ledger.ship(0, 1, iron, MaterialFlow::retired, 1), sim::Bug);
}
