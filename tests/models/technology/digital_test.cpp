#include "models/technology/digital.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "models/materials/efficiency.hpp"
#include "models/technology/adoption.hpp"
#include "tests/support/small_world.hpp"

using namespace ladder::models;
using doctest::Approx;

TEST_CASE("digital steps cost 2, 4, 8 and 15 % of a year's value added, and their prices fall 4 % a year") {
  const double cost[] = {0.02, 0.04, 0.08, 0.15};
  for (int step = 1; step <= 4; ++step) {
    CHECK(step_cost_share(step, 0.0, {}) == cost[step - 1]);
    CHECK(step_cost_share(step, 10.0, {}) == Approx(cost[step - 1] * std::exp(-0.4)));
  }
}

TEST_CASE("a step that makes people 12 % more productive saves 12 of 112 in wages where these stay, half of it in logs where half is paid out, and one per cent of 300 in goods") {
  CHECK(step_yearly_gain(112.0, 300.0, {}, Number{0.0}, Share{0.0}) == Approx(12.0));
  CHECK(step_yearly_gain(112.0, 300.0, {}, Number{0.0}, Share{0.01}) == Approx(15.0));
  CHECK(step_yearly_gain(112.0, 300.0, {}, Number{0.5}, Share{0.0}) == Approx(112.0 * (1.0 - 1.0 / std::sqrt(1.12))));
  CHECK(step_yearly_gain(112.0, 300.0, {}, Number{1.0}, Share{0.0}) == Approx(0.0));
}

TEST_CASE("a firm sets a step's share of the value added in its sales against what the step would save, if its people get it done") {
  ladder::test::SmallWorld small;
  World& w = *small.world;
  Firms& f = w.firms;
  const std::uint32_t row = small.firm(ladder::test::poor, Sector::textiles);
  f.generation[row] = 1;
  f.workers[row] = {50, 50, 0};  // as many as step 2 requires: it is done every other time
  f.aware_digital[row] = 1;
  f.aware_efficiency[row] = 0;
  const AdoptionPlan plan = next_step(w, row, 0);
  const double sales = 12.0 * f.expected_demand[row] * f.price[row];
  CHECK(static_cast<double>(plan.cost) == Approx(0.04 * sales * w.industries[f.industry[row]].value_added).epsilon(1e-6));
  const double left = (1.0 - w.parameters.operations.wage_elasticity.value()) * std::log(1.12);
  const double saved = yearly_wages(w, row) * (1.0 - std::exp(-left)) + 0.01 * yearly_goods_inputs(w, row);
  CHECK(static_cast<double>(plan.yearly_gain) == Approx(0.5 * saved).epsilon(1e-6));
}

TEST_CASE("who has just the skills required completes every other step; more skills, more steps") {
  CHECK(completion_chance(0.5, 0.5, {}) == Approx(0.5));
  CHECK(completion_chance(0.6, 0.5, {}) == Approx(1.0 / (1.0 + std::exp(-0.9))));
  CHECK(completion_chance(0.2, 0.7, {}) == Approx(1.0 / (1.0 + std::exp(4.5))));
}

TEST_CASE("a firm hears of a step from users at home, a third as much from those abroad, and by itself") {
  CHECK(awareness_chance(0.0, 0.0, {}) == Approx(0.6 * 0.02));
  CHECK(awareness_chance(0.4, 0.2, {}) == Approx(0.6 * (0.02 + 0.75 * 0.4 + 0.25 * 0.2)));
  DigitalParameters loud{};
  loud.peer_awareness = Share{5.0};
  CHECK(awareness_chance(1.0, 1.0, loud) == 1.0);
}

TEST_CASE("half of all measures save more than 0.6 % and pay back in 1.2 years; none saves above 10 %") {
  const EfficiencyParameters p{};
  const ladder::sim::Draws draws(11, 0);
  const int firms = 4000, measures = 6, n = firms * measures;
  int small = 0, one_sd = 0, quick = 0;
  double most = 0.0;
  for (int firm = 0; firm < firms; ++firm)
    for (int k = 0; k < measures; ++k) {
      const Measure m = measure(draws, static_cast<std::uint64_t>(firm), k, p);
      small += m.saving < 0.006 ? 1 : 0;
      one_sd += m.saving < 0.006 * std::exp(0.6) ? 1 : 0;
      quick += m.payback < 1.2 ? 1 : 0;
      most = std::max(most, m.saving);
    }
  const auto share = [&](int count) { return count / static_cast<double>(n); };
  const double error = 3.5 * 0.5 / std::sqrt(static_cast<double>(n));
  CHECK(std::fabs(share(small) - 0.5) < error);
  CHECK(std::fabs(share(one_sd) - 0.8413) < error);
  CHECK(std::fabs(share(quick) - 0.5) < error);
  CHECK(most <= 0.1);

  EfficiencyParameters rich = p;
  rich.saving = Share{0.5};
  CHECK(measure(draws, 1, 0, rich).saving <= 0.1);
}
