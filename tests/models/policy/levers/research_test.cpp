#include <doctest/doctest.h>

#include "tests/support/settings.hpp"

using namespace ladder::models;
using ladder::test::lever;

TEST_CASE("half as much again as a firm's own research of 1,000 dollars is 500, and no more than 20 dollars a worker") {
  ResearchPlan plan{.own = 100000, .support = 0, .people = 10};
  lever("research", {{"dose", 0.5}})->on_research_plan(plan);
  CHECK(plan.support == 50000);
  CHECK(plan.own == 100000);
  lever("research", {{"dose", 0.5}, {"ceiling_per_worker", 20.0}})->on_research_plan(plan);
  CHECK(plan.support == 20000);
}

TEST_CASE("support of research teaches, advises and equips nobody") {
  AdoptionPlan step{.kind = PlanKind::digital, .item = 1, .cost = 1000, .yearly_gain = 10, .support = 0, .people = 10};
  TrainingPlan course;
  course.candidates = 10;
  AdvicePlan advice;
  advice.people = 10;
  const auto research = lever("research", {});
  research->on_adoption_plan(step);
  research->on_training_plan(course);
  research->on_advice_plan(advice);
  CHECK(step.support == 0);
  CHECK(course.trainees == 0);
  CHECK(advice.hours == 0.0);
}
