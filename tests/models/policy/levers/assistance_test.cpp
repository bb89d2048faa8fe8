#include <doctest/doctest.h>

#include "tests/support/settings.hpp"

using namespace ladder::models;
using ladder::test::lever;

TEST_CASE("100 hours for each hundred people at 50 dollars cost a firm of 40 people 2,000 dollars, three quarters of it paid") {
  AdvicePlan plan;
  plan.people = 40;
  lever("assistance", {{"hours", 100.0}, {"price_per_hour", 50.0}, {"share", 0.75}, {"duration", 0.25}})
      ->on_advice_plan(plan);
  CHECK(plan.about == PlanKind::management);
  CHECK(plan.hours == 100.0);
  CHECK(plan.cost == 200000);
  CHECK(plan.support == 150000);
  CHECK(plan.days == 90);
}

TEST_CASE("an assessment of resource use is expert hours of another kind") {
  AdvicePlan plan;
  plan.people = 100;
  lever("assistance", {{"about", "efficiency"}, {"hours", 165.0}})->on_advice_plan(plan);
  CHECK(plan.about == PlanKind::efficiency);
  CHECK(plan.cost == 165 * 6000);
}

TEST_CASE("experts pay for no machine, no course and no visit") {
  AdoptionPlan step{.kind = PlanKind::efficiency, .item = 1, .cost = 1000, .yearly_gain = 10, .support = 0, .people = 10};
  TrainingPlan course;
  course.candidates = 10;
  OutreachPlan visits;
  ResearchPlan research{.own = 1000, .support = 0, .people = 10};
  const auto assistance = lever("assistance", {});
  assistance->on_adoption_plan(step);
  assistance->on_training_plan(course);
  assistance->on_outreach_plan(visits);
  assistance->on_research_plan(research);
  CHECK(step.support == 0);
  CHECK(course.trainees == 0);
  CHECK(visits.cost_per_worker == 0);
  CHECK(research.support == 0);
}
