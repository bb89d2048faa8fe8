#include "models/technology/depth.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

#include "models/industry/operations.hpp"
#include "models/technology/absorption.hpp"
#include "models/technology/adoption.hpp"
#include "tests/support/small_world.hpp"

using namespace ladder::models;
using namespace ladder;
using doctest::Approx;
using test::poor;

namespace {

/// A firm of the small world at a generation, with so many skilled among 100 people.
std::uint32_t firm_at(const test::SmallWorld& small, std::uint8_t generation, std::int32_t skilled) {
  Firms& f = small.world->firms;
  const std::uint32_t row = small.firm(poor, Sector::textiles);
  f.generation[row] = generation;
  f.workers[row] = {100 - skilled, skilled, 0};
  return row;
}

}  // namespace

TEST_CASE("people with half of the skills required can make half of a generation, or a quarter where the power is 2") {
  DepthParameters p;
  CHECK(depth_ceiling(0.25, 0.5, p) == 0.5);
  CHECK(depth_ceiling(0.9, 0.5, p) == 1.0);
  CHECK(depth_ceiling(0.0, 0.5, p) == 0.0);
  p.skill_power = Number{2.0};
  CHECK(depth_ceiling(0.25, 0.5, p) == Approx(0.25));
  p.skill_power = Number{0.0};
  CHECK(depth_ceiling(0.0, 0.5, p) == 1.0);
}

TEST_CASE("depth approaches its ceiling as ceiling - (ceiling - first) exp(-speed t), month by month or at once") {
  DepthParameters p;
  p.speed = PerYear{1.0};
  double depth = 0.25;
  for (int month = 0; month < 36; ++month) depth = depth_after(depth, 0.8, one_month, p);
  CHECK(depth == Approx(0.8 - 0.55 * std::exp(-3.0)));
  CHECK(depth_after(0.25, 0.8, Years{3.0}, p) == Approx(depth));
  // Skills that have gone take use with them.
  CHECK(depth_after(0.9, 0.4, Years{std::numbers::ln2}, p) == Approx(0.65));
}

TEST_CASE("earlier generations count in full, the newest by its depth, and one that cannot be run not at all") {
  CHECK(generations_in_use(3, 3, 0.25) == 2.25);
  CHECK(generations_in_use(3, 3, 1.0) == 3.0);
  CHECK(generations_in_use(3, 1, 0.25) == 1.0);
  CHECK(generations_in_use(0, 0, 0.7) == 0.0);
}

TEST_CASE("a firm's efficiency rises by ln 1.12 times the depth of its newest generation") {
  test::SmallWorld small;
  World& w = *small.world;
  const std::uint32_t row = firm_at(small, 2, 60);  // 0.5 is required
  w.firms.upgrading[row].depth = 0.0F;
  const double unused = log_efficiency(w, row);
  w.firms.upgrading[row].depth = 0.5F;
  CHECK(log_efficiency(w, row) - unused == Approx(0.5 * std::log(1.12)));
  w.firms.upgrading[row].depth = 1.0F;
  CHECK(log_efficiency(w, row) - unused == Approx(std::log(1.12)));
}

TEST_CASE("use begins low on the day a step is completed, and deepens at the monthly review") {
  test::SmallWorld small;
  World& w = *small.world;
  const std::uint32_t row = firm_at(small, 2, 40);  // four fifths of what is required
  begin_use(w, row);
  CHECK(w.firms.upgrading[row].depth == Approx(0.25));
  deepen_use(w, row);
  CHECK(w.firms.upgrading[row].depth == Approx(0.8 - 0.55 * std::exp(-1.0 / 12.0)));
  settle_use(w, row);
  CHECK(w.firms.upgrading[row].depth == Approx(0.8));
  w.firms.workers[row] = {95, 5, 0};  // hardly anybody can use it: no more than a tenth from the first day
  begin_use(w, row);
  CHECK(w.firms.upgrading[row].depth == Approx(0.1));
}

TEST_CASE("getting a step done becomes easier by the year, making the most of it does not") {
  test::SmallWorld small;
  World& w = *small.world;
  const std::uint32_t row = firm_at(small, 4, 34);  // two fifths of 0.85
  w.skill_needs = skill_needs(50.0, w.parameters.digital);
  REQUIRE(usable_generation(4, skilled_share(w, row), w.skill_needs) == 4);
  settle_use(w, row);
  CHECK(w.firms.upgrading[row].depth == Approx(0.4));
}

TEST_CASE("use of a generation: none above the firm's own, its depth at it, what people can make of it below") {
  test::SmallWorld small;
  World& w = *small.world;
  const std::uint32_t row = firm_at(small, 2, 28);
  w.firms.upgrading[row].depth = 0.3F;
  CHECK(use_of_generation(w, row, 3) == 0.0);
  CHECK(use_of_generation(w, row, 2) == Approx(0.3));
  CHECK(use_of_generation(w, row, 1) == Approx(0.28 / 0.35));
  CHECK(use_of_generation(w, row, 0) == 1.0);
}

TEST_CASE("means of depth and use are of manufacturing firms, users or not") {
  test::SmallWorld small;
  World& w = *small.world;
  double firms = 0.0;
  for (std::size_t s = first_manufacture; s <= last_manufacture; ++s)
    for (const std::uint32_t row : w.living[poor * sector_count + s]) w.firms.generation[row] = 0, firms += 1.0;
  CHECK(std::isnan(mean_depth(w, poor, 3)));
  CHECK(intensity_of_use(w, poor, 3) == 0.0);
  const std::uint32_t row = firm_at(small, 3, 80);
  w.firms.upgrading[row].depth = 0.6F;
  CHECK(mean_depth(w, poor, 3) == Approx(0.6));
  CHECK(intensity_of_use(w, poor, 3) == Approx(0.6 / firms));
}

TEST_CASE("at the start depth is at its ceiling, and the goods that an industry needs are those of its table") {
  const test::SmallWorld small;
  const World& w = *small.world;
  for (std::size_t e = 0; e < w.economy_count(); ++e)
    for (std::size_t s = 0; s < sector_count; ++s) {
      double needed = 0.0, output = 0.0;
      for (const std::uint32_t row : w.living[e * sector_count + s]) {
        const double requirement = w.skill_needs[w.firms.generation[row]];
        CHECK(w.firms.upgrading[row].depth == Approx(depth_ceiling(skilled_share(w, row), requirement, {})));
        needed += inputs_kept(w, row) * w.firms.expected_demand[row];
        output += w.firms.expected_demand[row];
      }
      if (output > 0.0) CHECK(needed == Approx(output).epsilon(1e-9));
    }
}

TEST_CASE("each generation in use beyond the industry's at the start saves one per cent of goods inputs, measures apart") {
  test::SmallWorld small;
  World& w = *small.world;
  const std::uint32_t row = firm_at(small, 4, 95);
  w.firms.upgrading[row].depth = 0.5F;
  w.firms.input_saving[row] = 0.0F;
  const double beyond = 3.5 - w.industry(poor, index(Sector::textiles)).start_use;
  CHECK(inputs_kept(w, row) == Approx(1.0 - 0.01 * beyond));
  w.firms.input_saving[row] = 0.1F;
  CHECK(inputs_kept(w, row) == Approx(0.9 * (1.0 - 0.01 * beyond)));
}

TEST_CASE("with depth and saving of scrap switched off, each usable generation counts in full") {
  Scenario scenario = test::small_scenario();
  scenario.assumptions.depth.first = Share{1.0};
  scenario.assumptions.depth.skill_power = Number{0.0};
  scenario.assumptions.depth.scrap_saving = Share{0.0};
  test::SmallWorld small(scenario);
  small.run_months(24);
  const World& w = *small.world;
  for (const auto& rows : w.living)
    for (const std::uint32_t row : rows) {
      CHECK(w.firms.upgrading[row].depth == 1.0F);
      CHECK(generations_in_use(w, row) ==
            usable_generation(w.firms.generation[row], skilled_share(w, row), w.skill_needs));
      CHECK(inputs_kept(w, row) == 1.0 - static_cast<double>(w.firms.input_saving[row]));
    }
}
