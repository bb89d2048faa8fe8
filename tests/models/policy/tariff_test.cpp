#include "models/policy/tariff.hpp"

#include <doctest/doctest.h>

#include "tests/support/small_world.hpp"

using namespace ladder;
using namespace ladder::models;
using doctest::Approx;
using test::north, test::poor, test::rest;

namespace {

constexpr std::size_t machinery = index(Sector::machinery), textiles = index(Sector::textiles);

TariffChange on_machinery(double change, std::vector<std::string> partners = {}) {
  return {.economies = {"AAA"},
          .partners = std::move(partners),
          .sectors = {"machinery"},
          .change = Share{change},
          .from = {2019, 1},
          .until = {2025, 12}};
}

Scenario with(std::vector<TariffChange> tariffs) {
  Scenario scenario = test::small_scenario();
  scenario.tariffs = std::move(tariffs);
  return scenario;
}

}  // namespace

TEST_CASE("a tariff grows on its ramp, holds, and ends after its last month") {
  TariffChange t = on_machinery(0.12);
  t.from = {2020, 1}, t.until = {2021, 12}, t.ramp = Years{1.0};
  CHECK(change_in(t, {2019, 12}) == 0.0);
  CHECK(change_in(t, {2020, 1}) == Approx(0.01));
  CHECK(change_in(t, {2020, 6}) == Approx(0.06));
  CHECK(change_in(t, {2020, 12}) == Approx(0.12));
  CHECK(change_in(t, {2021, 12}) == 0.12);
  CHECK(change_in(t, {2022, 1}) == 0.0);
}

TEST_CASE("duties are added for the importer, partners and goods named, and for no others") {
  test::SmallWorld small(with({on_machinery(0.1), on_machinery(0.05, {"ROW"})}));
  set_duties(*small.world, 0);
  const Trade& t = small.world->trade;
  CHECK(t.duty_at(machinery, poor, north) == Approx(0.10));
  CHECK(t.duty_at(machinery, poor, rest) == Approx(0.15));
  CHECK(t.duty_at(machinery, poor, poor) == 0.0);
  CHECK(t.duty_at(machinery, north, rest) == 0.0);
  CHECK(t.duty[textiles].empty());
}

TEST_CASE("of a duty the user pays the price and the duty, the seller gets the price, the treasury the duty") {
  test::SmallWorld taxed(with({on_machinery(0.2)})), free;
  taxed.run_months(1);
  free.run_months(1);
  const World &w = *taxed.world, &v = *free.world;
  // Prices were set before the duty, so sellers get in the first month what they would have got.
  double imported = 0.0;
  for (const std::size_t o : {north, rest})
    imported += static_cast<double>(w.trade.delivered[machinery][w.trade.at(poor, o)]) * w.industry(o, machinery).price;
  CHECK(static_cast<double>(w.book.received(poor, Code::customs_duty)) == Approx(0.2 * imported).epsilon(1e-6));
  CHECK(w.book.paid(poor, Code::import_payment) == v.book.paid(poor, Code::import_payment));
  CHECK(w.economies[poor].user_price[machinery] > 1.05 * v.economies[poor].user_price[machinery]);
  CHECK(w.economies[poor].user_price[textiles] == v.economies[poor].user_price[textiles]);
  CHECK(w.accounts[poor].final_sales - v.accounts[poor].final_sales ==
        w.accounts[poor].consumption + w.accounts[poor].public_consumption + w.accounts[poor].investment -
            v.accounts[poor].consumption - v.accounts[poor].public_consumption - v.accounts[poor].investment);
}

TEST_CASE("a duty of the base year that is no longer levied is forgone by the treasury") {
  test::SmallWorld cheaper(with({on_machinery(-0.1)})), free;
  cheaper.run_months(1);
  free.run_months(1);
  const World &w = *cheaper.world, &v = *free.world;
  CHECK(w.book.paid(poor, Code::customs_relief) > 0);
  CHECK(w.accounts[poor].customs == -w.book.paid(poor, Code::customs_relief));
  CHECK(w.economies[poor].user_price[machinery] < v.economies[poor].user_price[machinery]);
}

TEST_CASE("orders move away from an origin by the duty's power of the elasticity of substitution") {
  test::SmallWorld taxed(with({on_machinery(0.1, {"NORTH"})})), free;
  taxed.run_months(1);
  free.run_months(1);
  const auto ratio = [](const World& w) {
    const std::vector<double>& share = w.trade.share[machinery];
    return share[w.trade.at(poor, north)] / share[w.trade.at(poor, rest)];
  };
  // A twelfth hundredth of the way a month: share' = 0.88 share + 0.12 target.
  CHECK(ratio(*taxed.world) < ratio(*free.world));
  CHECK(target_share(1.0, origin_pull(1.1, 1.0, 1.0, 5.0, {})) == Approx(1.0 / 1.61051));
}

TEST_CASE("who leaves the least developed pays the duty that high-income importers spared it") {
  test::SmallWorld small;
  World& w = *small.world;
  w.economies[north].mfn_tariff = 0.05;
  w.economies[poor].status.preference_lost = 0.5;
  set_duties(w, 0);
  CHECK(w.trade.duty_at(textiles, north, poor) == Approx(0.5 * 0.8 * 0.05));
  CHECK(w.trade.duty_at(textiles, north, rest) == 0.0);
  CHECK(w.trade.duty_at(textiles, rest, poor) == 0.0);  // not high income
  w.economies[poor].status.preference_lost = 0.0;
  set_duties(w, 1);
  CHECK(w.trade.duty[textiles].empty());
}
