#include "models/materials/circular.hpp"

#include <doctest/doctest.h>

#include <bit>
#include <cmath>

#include "models/industry/operations.hpp"
#include "tests/support/small_world.hpp"

using namespace ladder;
using namespace ladder::models;

namespace {

constexpr std::size_t mining = index(Sector::mining), light = index(Sector::light), trade = index(Sector::trade),
                      textiles = index(Sector::textiles), agriculture = index(Sector::agriculture);

/// A textile firm whose industry buys 10 cents of mining products for a dollar of output, half of which recovered material
/// could replace.
struct OneFirm {
  test::SmallWorld small{test::nobody_leaves_or_enters()};
  World& w = *small.world;
  std::uint32_t row = small.firm(test::poor, Sector::textiles);
  BySector<double> buffer{};

  OneFirm() {
    w.industry(test::poor, textiles).input[mining] = 0.10;
    w.materials.economies[test::poor].replaceable[textiles] = 0.5;
  }
  Circular& circular() { return w.firms.circular[row]; }
  const BySector<double>& industry() { return w.industry(test::poor, textiles).input; }
};

}  // namespace

TEST_CASE("a firm takes recovered material beyond the usual share as far as it has taken it up") {
  CircularParameters p;
  p.most_recovered = Share{0.5};
  CHECK(recovered_share(0.1, 0.0, p) == doctest::Approx(0.1));
  CHECK(recovered_share(0.1, 1.0, p) == doctest::Approx(0.5));
  CHECK(recovered_share(0.1, 0.25, p) == doctest::Approx(0.2));
  CHECK(recovered_share(0.6, 1.0, p) == doctest::Approx(0.6));  // nobody takes less than usual
}

TEST_CASE("a step is completed in half of all cases where skills are just those required") {
  const CircularParameters p;
  CHECK(circular_completion(p.recovering_skill.value(), 2, p) == doctest::Approx(0.5));
  CHECK(circular_completion(p.business_skill.value(), 3, p) == doctest::Approx(0.5));
  CHECK(circular_completion(p.recovering_skill.value() + 0.1, 2, p) ==
        doctest::Approx(1.0 / (1.0 + std::exp(-0.1 * p.completion_slope.value()))));
}

TEST_CASE("a linear firm buys as its industry does, to the bit") {
  OneFirm firm;
  for (const CircularStage stage : {CircularStage::linear, CircularStage::resource_efficient}) {
    firm.circular().stage = stage;
    CHECK(&inputs_of(firm.w, firm.row, firm.buffer) == &firm.industry());
  }
}

TEST_CASE("a recovering firm buys less from mines and more from recyclers, at the ratio of prices") {
  OneFirm firm;
  firm.circular() = {.uptake = 0.5F, .stage = CircularStage::recovering};
  const BySector<double>& own = inputs_of(firm.w, firm.row, firm.buffer);
  const double replaced = 0.10 * 0.5 * 0.5;
  CHECK(own[mining] == doctest::Approx(0.10 - replaced));
  CHECK(own[light] ==
        doctest::Approx(firm.industry()[light] + firm.w.parameters.circular.price_ratio.value() * replaced));
  CHECK(own[textiles] == firm.industry()[textiles]);
}

TEST_CASE("a circular business replaces a share of all goods by repair") {
  OneFirm firm;
  const CircularParameters& p = firm.w.parameters.circular;
  firm.circular() = {.uptake = 0.0F, .stage = CircularStage::circular_business};
  const BySector<double>& own = inputs_of(firm.w, firm.row, firm.buffer);
  double goods = 0.0;
  for (std::size_t s = 0; s < goods_count; ++s) {
    goods += firm.industry()[s];
    CHECK(own[s] == doctest::Approx((1.0 - p.service_share.value()) * firm.industry()[s]));
  }
  CHECK(own[trade] ==
        doctest::Approx(firm.industry()[trade] + p.service_price.value() * p.service_share.value() * goods));
}

TEST_CASE("what another of its park has left over a firm need not buy") {
  OneFirm firm;
  firm.circular() = {.uptake = 0.0F, .stage = CircularStage::recovering, .matched = 1};
  const double left = 1.0 - firm.w.parameters.circular.by_product.value();
  CHECK(inputs_of(firm.w, firm.row, firm.buffer)[agriculture] == doctest::Approx(left * firm.industry()[agriculture]));
}

TEST_CASE("two measures make a firm resource-efficient at its next review, one does not") {
  for (const unsigned measures : {0b1U, 0b100001U}) {
    OneFirm firm;
    firm.w.firms.measures[firm.row] = static_cast<std::uint8_t>(measures);
    firm.small.run_months(6);
    CHECK((firm.circular().stage >= CircularStage::resource_efficient) == (std::popcount(firm.w.firms.measures[firm.row]) >= 2));
  }
}

TEST_CASE("a plan costs its share of sales and gains what it saves; the last stage has none") {
  OneFirm firm;
  const CircularParameters& p = firm.w.parameters.circular;
  firm.circular().stage = CircularStage::resource_efficient;
  const CircularPlan plan = circular_plan(firm.w, firm.row, 0.0);
  const Firms& f = firm.w.firms;
  CHECK(plan.stage == 2);
  CHECK(static_cast<double>(plan.cost) ==
        doctest::Approx(p.recovering_cost.value() * 12.0 * f.expected_demand[firm.row] * f.price[firm.row]).epsilon(1e-6));
  // All prices are 1 at the start.
  const double saved = 0.10 * 0.5 * (1.0 - p.price_ratio.value()) * 12.0 * f.expected_demand[firm.row];
  CHECK(static_cast<double>(plan.yearly_gain) ==
        doctest::Approx(saved * circular_completion(skilled_share(firm.w, firm.row), 2, p)).epsilon(1e-6));
  firm.circular().stage = CircularStage::circular_business;
  CHECK(circular_plan(firm.w, firm.row, 0.0).stage == 0);
}

TEST_CASE("a recovering firm closes its part of the way to all recovered material each month") {
  OneFirm firm;
  const double part = 1.0 / (12.0 * firm.w.parameters.circular.uptake_time.value());
  firm.circular() = {.uptake = 0.0F, .stage = CircularStage::recovering};
  for (int month = 0; month < 12; ++month) advance_uptake(firm.w, firm.row);
  CHECK(static_cast<double>(firm.circular().uptake) == doctest::Approx(1.0 - std::pow(1.0 - part, 12)).epsilon(1e-5));
}
