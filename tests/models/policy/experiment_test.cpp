#include "models/policy/experiment.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "models/industry/operations.hpp"
#include "models/technology/adoption.hpp"
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

TEST_CASE("all firms of named economies are drawn at a share of 1, none at 0, and a smaller share draws some of a larger") {
  const test::SmallWorld small;
  const World& w = *small.world;
  std::size_t firms = 0;
  for (std::size_t s = first_manufacture; s <= last_manufacture; ++s) firms += w.living[poor * sector_count + s].size();
  CHECK(draw_treated(w, Share{1.0}).size() == firms);
  CHECK(draw_treated(w, Share{0.0}).empty());
  const auto some = draw_treated(w, Share{0.2}), more = draw_treated(w, Share{0.6});
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

  CHECK(workers_lacking(w, row) == 25);  // 0.5 is required for the next step
  treat(w, row, dose("skills"));
  CHECK(f.workers[row][0] == 50);
  CHECK(f.workers[row][1] == 50);
  CHECK(workers_lacking(w, row) == 0);
  CHECK(skill_met(w, row) == Approx(0.5 / 0.35));

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

TEST_CASE("doses given between two months leave all accounts balanced") {
  test::SmallWorld small;
  small.run_months(3);
  for (const Treatment& treatment : treatments()) {
    for (const std::uint32_t row : draw_treated(*small.world, Share{0.3})) treat(*small.world, row, treatment);
    small.run_months(small.world->month + 2);  // a residual would stop the run
  }
  CHECK(small.world->audit.residual == 0);
}
