#include <doctest/doctest.h>

#include "tests/support/settings.hpp"

using namespace ladder::models;
using ladder::test::lever;

namespace {

AdoptionPlan step_of(PlanKind kind, Money cost) {
  return {.kind = kind, .item = 2, .cost = cost, .yearly_gain = 700, .support = 0};
}

}  // namespace

TEST_CASE("a grant of 40 % pays 400 of 1000 dollars and leaves cost, gain and step as they are") {
  AdoptionPlan plan = step_of(PlanKind::digital, 100000);
  lever("grant", {{"share", 0.4}})->on_adoption_plan(plan);
  CHECK(plan.support == 40000);
  CHECK(plan.cost == 100000);
  CHECK(plan.yearly_gain == 700);
  CHECK(plan.item == 2);
}

TEST_CASE("a grant pays no more than its ceiling") {
  AdoptionPlan plan = step_of(PlanKind::digital, 100000);
  lever("grant", {{"share", 0.4}, {"ceiling", 300.0}})->on_adoption_plan(plan);
  CHECK(plan.support == 30000);
}

TEST_CASE("two grants together pay the whole cost and not more") {
  AdoptionPlan plan = step_of(PlanKind::digital, 100000);
  const auto grant = lever("grant", {{"share", 0.8}});
  grant->on_adoption_plan(plan);
  grant->on_adoption_plan(plan);
  CHECK(plan.support == 100000);
}

TEST_CASE("a grant pays only for what it is for") {
  AdoptionPlan machine = step_of(PlanKind::digital, 100000), measure = step_of(PlanKind::efficiency, 100000);
  const auto grant = lever("grant", {{"for", "efficiency"}, {"share", 0.5}});
  grant->on_adoption_plan(machine);
  grant->on_adoption_plan(measure);
  CHECK(machine.support == 0);
  CHECK(measure.support == 50000);
}

TEST_CASE("a grant neither teaches nor informs") {
  TrainingPlan course{.candidates = 10, .trainees = 0, .cost = 0, .support = 0, .days = 0};
  OutreachPlan visits;
  const auto grant = lever("grant", {});
  grant->on_training_plan(course);
  grant->on_outreach_plan(visits);
  CHECK(course.trainees == 0);
  CHECK(course.support == 0);
  CHECK(visits.cost_per_firm == 0);
}
