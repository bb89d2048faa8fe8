#include <doctest/doctest.h>

#include "tests/support/settings.hpp"

using namespace ladder::models;
using ladder::test::lever;

namespace {

TrainingPlan course_for(std::int64_t candidates) {
  TrainingPlan plan;
  plan.candidates = candidates;
  return plan;
}

}  // namespace

TEST_CASE("a quarter of 100 candidates is sent to courses of 500 dollars each, four fifths of it paid") {
  TrainingPlan plan = course_for(100);
  lever("training", {{"cost_per_worker", 500.0}, {"class_share", 0.25}, {"share", 0.8}, {"duration", 0.5}})
      ->on_training_plan(plan);
  CHECK(plan.trainees == 25);
  CHECK(plan.cost == 25 * 50000);
  CHECK(plan.support == 20 * 50000);
  CHECK(plan.days == 180);
}

TEST_CASE("a small firm sends at least one worker, a firm without candidates none") {
  TrainingPlan two = course_for(2), none = course_for(0);
  const auto training = lever("training", {{"class_share", 0.25}});
  training->on_training_plan(two);
  training->on_training_plan(none);
  CHECK(two.trainees == 1);
  CHECK(none.trainees == 0);
  CHECK(none.cost == 0);
}

TEST_CASE("a course of m months lasts 30 m days, for every m a scenario may name") {
  for (std::uint32_t months = 1; months <= 48; ++months) {
    TrainingPlan plan = course_for(10);
    lever("training", {{"duration", months / 12.0}})->on_training_plan(plan);
    CAPTURE(months);
    CHECK(plan.days == 30 * months);
  }
}

TEST_CASE("training pays for no machine") {
  AdoptionPlan plan{.kind = PlanKind::digital, .item = 1, .cost = 1000, .yearly_gain = 10, .support = 0};
  lever("training", {})->on_adoption_plan(plan);
  CHECK(plan.support == 0);
  CHECK(plan.cost == 1000);
}
