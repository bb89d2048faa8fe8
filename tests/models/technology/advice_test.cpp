#include "models/technology/advice.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "models/industry/operations.hpp"
#include "models/technology/adoption.hpp"
#include "tests/support/settings.hpp"
#include "tests/support/small_world.hpp"

using namespace ladder::models;
using namespace ladder;
using doctest::Approx;
using test::poor;

namespace {

sim::Event completed(PlanKind about, double hours) {
  sim::Event event;
  event.payload = advice_dose(about, hours);
  return event;
}

/// The small world with advice offered to its textile firms from the first month on.
/// Transfer projects move management too, and a firm that loses its last product line leaves the mean.
Scenario nobody_else_advises() {
  Scenario scenario = test::nobody_leaves_or_enters();
  scenario.assumptions.lines.loss = PerYear{0.0};
  scenario.assumptions.transfer.rate = PerYear{0.0};
  return scenario;
}

Scenario with_advice(double usd_per_year, std::initializer_list<test::Setting> settings) {
  PolicyUse use;
  use.programme.name = "advice";
  use.programme.levers = {{"assistance", test::lever("assistance", settings)}};
  use.economies = {"AAA"};
  use.sectors = {"textiles"};
  use.from = {2019, 1};
  use.until = {2025, 12};
  use.budget = UsdPerYear{usd_per_year};
  Scenario scenario = nobody_else_advises();
  scenario.policies = {use};
  return scenario;
}

double mean_score(const World& w) {
  double sum = 0.0;
  for (const std::uint32_t row : test::textile_firms(w)) sum += static_cast<double>(w.firms.management[row]);
  return sum / static_cast<double>(test::textile_firms(w).size());
}

}  // namespace

TEST_CASE("780 hours for a hundred people add 26 points to the management score, 17 hours two hundredths of the most") {
  const AdviceParameters p;
  CHECK(advice_gain(780.0, 0.3, 0.0, p) == Approx(0.38 * (1.0 - std::exp(-780.0 / 677.0))));
  CHECK(advice_gain(780.0, 0.3, 0.0, p) == Approx(0.26).epsilon(0.001));
  CHECK(advice_gain(677.0 * std::log(2.0), 0.3, 0.0, p) == Approx(0.19));
  CHECK(advice_gain(0.0, 0.3, 0.0, p) == 0.0);
}

TEST_CASE("who was advised before learns less, and nobody is taken beyond the most or above a score of 1") {
  const AdviceParameters p;
  const double first = advice_gain(300.0, 0.3, 0.0, p), second = advice_gain(300.0, 0.3 + first, first, p);
  CHECK(first + second == Approx(advice_gain(600.0, 0.3, 0.0, p)));
  CHECK(advice_gain(1e6, 0.3, 0.0, p) == Approx(0.38));
  CHECK(advice_gain(1e6, 0.9, 0.0, p) == Approx(0.1));
  CHECK(advice_gain(1e6, 0.3, 0.38, p) == 0.0);
}

TEST_CASE("half of what advice added is given up after eight years") {
  const RetentionParameters p;
  CHECK(advice_given_up(Years{8.0}, p) == Approx(0.5));
  double kept = 1.0;
  for (int month = 0; month < 96; ++month) kept *= 1.0 - advice_given_up(one_month, p);
  CHECK(kept == Approx(0.5));
}

TEST_CASE("advice changes the management score and nothing else; efficiency follows by 0.70 of it") {
  test::SmallWorld small;
  World& w = *small.world;
  const std::uint32_t row = small.firm(poor, Sector::textiles);
  w.firms.management[row] = 0.4F;
  const double before = log_efficiency(w, row);
  const double technique = w.firms.technique[row], skill = w.firms.absorptive_skill[row];
  complete_advice(w, row, completed(PlanKind::management, 780.0));
  CHECK(w.firms.management[row] == Approx(0.66).epsilon(0.001));
  CHECK(w.firms.upgrading[row].advised == Approx(0.26).epsilon(0.001));
  CHECK(log_efficiency(w, row) - before == Approx(0.70 * 0.26).epsilon(0.001));  // 20 % more from the same people
  CHECK(w.firms.technique[row] == technique);
  CHECK(w.firms.absorptive_skill[row] == skill);
  CHECK(w.firms.aware_efficiency[row] == 0);
  // What was given up leaves the firm where it was.
  for (int month = 0; month < 96; ++month) give_up_advice(w, row);
  CHECK(w.firms.management[row] == Approx(0.53).epsilon(0.001));
  CHECK(w.firms.upgrading[row].advised == Approx(0.13).epsilon(0.001));
}

TEST_CASE("an assessment lets the firm know its measures, and does not touch its management") {
  test::SmallWorld small;
  World& w = *small.world;
  const std::uint32_t row = small.firm(poor, Sector::textiles);
  w.firms.aware_efficiency[row] = 0;
  const float score = w.firms.management[row];
  complete_advice(w, row, completed(PlanKind::efficiency, 165.0));
  CHECK(w.firms.aware_efficiency[row] == 1);
  CHECK(w.firms.management[row] == score);
}

TEST_CASE("a firm nobody advised keeps its management score to the bit") {
  test::SmallWorld small(test::nobody_leaves_or_enters());
  const Firms& f = small.world->firms;
  const std::vector<float> before = f.management;
  const std::vector<std::uint16_t> incarnation = f.incarnation;
  small.run_months(24);
  std::size_t stayed = 0;
  for (std::size_t row = 0; row < before.size(); ++row) {
    if (f.alive[row] == 0 || f.incarnation[row] != incarnation[row]) continue;
    CHECK(f.management[row] == before[row]);
    ++stayed;
  }
  CHECK(stayed > 100);
}

TEST_CASE("a firm wants advice that pays back within its own hurdle, and no assessment of what it knows") {
  test::SmallWorld small;
  World& w = *small.world;
  const std::uint32_t row = small.firm(poor, Sector::textiles);
  AdvicePlan plan;
  plan.people = w.firms.headcount(row);
  plan.hours = 780.0;
  plan.days = 180;
  plan.cost = plan.support = 100;
  CHECK(advice_wanted(w, row, plan));  // for nothing
  w.firms.upgrading[row].advised = 0.2F;  // more than half of 0.38
  CHECK_FALSE(advice_wanted(w, row, plan));
  w.firms.upgrading[row].advised = 0.18F;
  CHECK(advice_wanted(w, row, plan));
  plan.cost = 100 + round_to_whole(1000.0 * yearly_wages(w, row));
  CHECK_FALSE(advice_wanted(w, row, plan));  // a thousand years of wages
  plan.about = PlanKind::efficiency;
  plan.cost = 100;
  w.firms.aware_efficiency[row] = 0;
  CHECK(advice_wanted(w, row, plan));
  w.firms.aware_efficiency[row] = 1;
  CHECK_FALSE(advice_wanted(w, row, plan));
  plan.hours = 0.0;
  CHECK_FALSE(advice_wanted(w, row, plan));
}

TEST_CASE("a programme of advice pays its part, its firms theirs, and their management improves") {
  test::SmallWorld with(with_advice(50e6, {{"price_per_hour", 5.0}, {"share", 0.8}})), without(nobody_else_advises());
  const double before = mean_score(*with.world);
  with.run_months(24);
  without.run_months(24);
  const ProgrammeState& p = with.world->programmes.at(0);
  CHECK(p.completed > 9);  // of twelve firms
  CHECK(p.completed <= 12);  // nobody again within two years
  CHECK(p.spent > 0);
  CHECK(p.spent <= p.funded - p.refunded);
  CHECK(mean_score(*without.world) == before);
  CHECK(mean_score(*with.world) > before + 0.2);
  CHECK(mean_score(*with.world) < before + 0.26);
}

TEST_CASE("an offer of no hours, or of no money, advises nobody") {
  for (const auto& scenario : {with_advice(0.0, {}), with_advice(50e6, {{"hours", 0.0}}), with_advice(50e6, {{"share", 0.0}})}) {
    test::SmallWorld small(scenario);
    const double before = mean_score(*small.world);
    small.run_months(12);
    CHECK(small.world->programmes.at(0).funded == 0);
    CHECK(mean_score(*small.world) == before);
  }
}
