#include <doctest/doctest.h>

#include "tests/support/settings.hpp"

using namespace ladder::models;
using ladder::test::lever;

TEST_CASE("advisers visit for a stated cost a firm, from a stated share of the budget, about one subject") {
  OutreachPlan plan;
  lever("information", {{"about", "efficiency"}, {"cost_per_worker", 1234.5}, {"budget_share", 0.3}})
      ->on_outreach_plan(plan);
  CHECK(plan.about == PlanKind::efficiency);
  CHECK(plan.cost_per_worker == 123450);
  CHECK(plan.budget_share == 0.3);
  lever("information", {})->on_outreach_plan(plan);
  CHECK(plan.about == PlanKind::digital);
}

TEST_CASE("advisers pay neither for machines nor for courses") {
  AdoptionPlan step{.kind = PlanKind::digital, .item = 1, .cost = 1000, .yearly_gain = 10, .support = 0};
  TrainingPlan course;
  course.candidates = 10;
  const auto information = lever("information", {});
  information->on_adoption_plan(step);
  information->on_training_plan(course);
  CHECK(step.support == 0);
  CHECK(course.trainees == 0);
}
