#include "models/policy/experiment.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "models/industry/operations.hpp"
#include "tests/support/small_world.hpp"

using namespace ladder::models;
using namespace ladder;
using doctest::Approx;
using test::poor;

namespace {

const Treatment& dose(std::string_view name) {
  const auto found = std::ranges::find(treatments(), name, &Treatment::name);
  REQUIRE(found != treatments().end());
  return *found;
}

}  // namespace

TEST_CASE("all firms of named economies are drawn at a share of 1, none at 0, and a smaller share draws some of a larger; controls are others") {
  const test::SmallWorld small;
  const World& w = *small.world;
  std::size_t firms = 0;
  for (std::size_t s = first_manufacture; s <= last_manufacture; ++s) firms += w.living[poor * sector_count + s].size();
  CHECK(draw_firms(w, Share{1.0}).treated.size() == firms);
  CHECK(draw_firms(w, Share{1.0}).controls.empty());
  CHECK(draw_firms(w, Share{0.0}).treated.empty());
  CHECK(draw_firms(w, Share{0.0}).controls.empty());
  const auto [some, controls] = draw_firms(w, Share{0.2});
  const auto more = draw_firms(w, Share{0.6}).treated;
  std::vector<std::uint32_t> both = some;
  both.insert(both.end(), controls.begin(), controls.end());
  std::ranges::sort(both);
  CHECK(both == draw_firms(w, Share{0.4}).treated);
  CHECK_FALSE(controls.empty());
  CHECK(std::ranges::includes(more, some));
  CHECK(more.size() > some.size());
  for (const std::uint32_t row : more) CHECK(w.industries[w.firms.industry[row]].economy == poor);
}

TEST_CASE("each dose moves what it is a dose of") {
  test::SmallWorld small;
  World& w = *small.world;
  Firms& f = w.firms;
  const std::uint32_t row = small.firm(poor, Sector::textiles);
  f.generation[row] = 1;
  f.workers[row] = {75, 25, 0};
  f.in_training[row] = 0;
  f.management[row] = 0.4F;
  f.aware_efficiency[row] = 0;

  const double machines = f.embodied[row];
  treat(w, row, dose("machines"));
  CHECK(f.embodied[row] == Approx(machines + std::log(2.0)));
  CHECK(f.workers[row][0] == 75);

  f.embodied[row] = f.absorptive_skill[row] = machines;  // people who run what they have
  treat(w, row, dose("skills"));
  const double required = 0.35 + 1.43 * (std::log(2.0) - 0.05);  // more than all of them
  CHECK(required_by(w, row, std::log(2.0), false) == Approx(required));
  CHECK(f.workers[row][0] == 0);
  CHECK(f.workers[row][1] == 100);
  CHECK(skill_met(w, row) == Approx(1.0 / 0.35));
  f.embodied[row] = machines + std::log(2.0);

  treat(w, row, dose("step"));
  CHECK(f.embodied[row] == Approx(machines + 2.0 * std::log(2.0)));
  CHECK(f.generation[row] == 2);
  CHECK(f.upgrading[row].depth == 0.25F);

  treat(w, row, dose("consulting"));
  CHECK(f.management[row] == Approx(0.66).epsilon(0.001));
  treat(w, row, dose("assessment"));
  CHECK(f.aware_efficiency[row] == 1);

  const double appeal = f.appeal[row];
  const std::size_t slot = row - w.industries[f.industry[row]].first_row;
  const std::size_t lines = w.lines[f.industry[row]].count(slot);
  f.management[row] = 0.4F;
  f.upgrading[row].advised = 0.0F;
  treat(w, row, dose("supplier"));
  CHECK(f.appeal[row] == Approx(1.26 * appeal).epsilon(1e-5));
  CHECK(w.lines[f.industry[row]].count(slot) == lines + 1);
  CHECK(f.management[row] == Approx(0.45).epsilon(0.002));
  CHECK(f.project[row] == Project::none);
}

TEST_CASE("courses of a dose make as many skilled as machines of twice the technique lack, of the next generation where that is part of it") {
  Scenario scenario = test::small_scenario();
  scenario.assumptions.skills.requirement_by_gap = Number{0.2};
  test::SmallWorld small(scenario);
  World& w = *small.world;
  Firms& f = w.firms;
  const std::uint32_t row = small.firm(poor, Sector::textiles);
  const double beyond = 0.2 * (std::log(2.0) - 0.05);
  for (const auto& [name, required] : {std::pair{"skills", 0.35}, std::pair{"both", 0.35}, std::pair{"step and skills", 0.5}}) {
    CAPTURE(name);
    f.generation[row] = 1;
    f.workers[row] = {750, 250, 0};
    f.in_training[row] = 0;
    f.embodied[row] = f.absorptive_skill[row] = 0.0;
    treat(w, row, dose(name));
    CHECK(f.workers[row][1] == static_cast<std::int32_t>(1000.0 * (required + beyond)));
  }
}

TEST_CASE("doses given between two months leave all accounts balanced") {
  test::SmallWorld small;
  small.run_months(3);
  for (const Treatment& treatment : treatments()) {
    for (const std::uint32_t row : draw_firms(*small.world, Share{0.3}).treated) treat(*small.world, row, treatment);
    small.run_months(small.world->month + 2);  // a residual would stop the run
  }
  CHECK(small.world->audit.residual == 0);
}
