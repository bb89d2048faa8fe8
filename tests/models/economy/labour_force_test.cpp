#include "models/economy/labour_force.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <cstdlib>

#include "models/economy/labour_market.hpp"
#include "models/industry/demography.hpp"
#include "tests/support/small_world.hpp"

namespace {

using namespace ladder::models;
using namespace ladder;
using doctest::Approx;
using test::count;
using test::poor;

/// Everybody, and the women, without asking the functions that are tested.
struct BySex {
  People people = 0, women = 0;
  bool operator==(const BySex&) const = default;
};
BySex by_sex(const World& w, std::size_t e, std::size_t k) {
  const Economy& economy = w.economies[e];
  BySex all{economy.unemployed[k] + economy.farm.people[k] + economy.services.people[k],
            economy.unemployed_women[k] + economy.farm.women[k] + economy.services.women[k]};
  for (std::size_t s = 0; s < sector_count; ++s) {
    all.people += w.industry(e, s).workers[k];
    all.women += w.industry(e, s).women[k];
  }
  return all;
}

}  // namespace

TEST_CASE("who leaves a place has its composition, to the nearest whole person") {
  CHECK(women_among(10, 40, 13) == 3);  // 3.25
  CHECK(women_among(10, 40, 15) == 4);  // 3.75
  CHECK(women_among(1, 2, 1) == 1);     // a tie: to the first of the two
  CHECK(women_among(40, 40, 13) == 13);
  CHECK(women_among(0, 40, 13) == 0);
  CHECK(women_among(7, 40, 0) == 0);
  CHECK(women_among(7, 40, 40) == 7);
}

TEST_CASE("no more women leave than there are, nor more men, and never a whole person off the composition") {
  std::uint64_t state = 1;
  const auto below = [&state](People n) {  // any numbers will do
    state = state * 6364136223846793005U + 1442695040888963407U;
    return static_cast<People>((state >> 11) % static_cast<std::uint64_t>(n));
  };
  for (int i = 0; i < 200'000; ++i) {
    const People people = 1 + below(i % 2 == 0 ? 50 : 900'000'000), women = below(people + 1), leaving = below(people + 1);
    const People gone = women_among(leaving, people, women);
    REQUIRE(gone >= std::max<People>(0, leaving - (people - women)));
    REQUIRE(gone <= std::min(leaving, women));
    const double exact = static_cast<double>(leaving) * static_cast<double>(women) / static_cast<double>(people);
    REQUIRE(std::fabs(static_cast<double>(gone) - exact) <= 0.5 + 1e-6);
  }
}

TEST_CASE("persons who move take their sex with them") {
  Skilled here = {100, 50, 10}, women_here = {40, 20, 10}, there = {5, 5, 5}, women_there = {5, 0, 0};
  move_people({here, women_here}, {there, women_there}, 0, 25);
  CHECK(here == Skilled{75, 50, 10});
  CHECK(women_here == Skilled{30, 20, 10});
  CHECK(there == Skilled{30, 5, 5});
  CHECK(women_there == Skilled{15, 0, 0});
}

TEST_CASE("at the start women are in each place as the table says, with the skills of those beside them") {
  const test::SmallWorld small;
  World& w = *small.world;
  const OpeningEconomy& o = small.table.economies[poor];
  for (std::size_t s = 0; s < sector_count; ++s) {
    const Industry& industry = w.industry(poor, s);
    CAPTURE(s);
    CHECK(std::fabs(static_cast<double>(count(industry.women)) - o.women[s] * static_cast<double>(count(industry.workers))) <= 0.5);
    for (std::size_t k = 0; k < skill_count; ++k)
      CHECK(std::fabs(static_cast<double>(industry.women[k]) - o.women[s] * static_cast<double>(industry.workers[k])) <= 1.0);
  }
  const Economy& e = w.economies[poor];
  CHECK(static_cast<double>(count(e.farm.women)) == Approx(0.40 * static_cast<double>(e.farm.count())));
  CHECK(static_cast<double>(count(e.services.women)) == Approx(0.50 * static_cast<double>(e.services.count())));
  CHECK(static_cast<double>(count(e.unemployed_women)) == Approx(0.55 * static_cast<double>(count(e.unemployed))));
  CHECK(counted_force(w, poor) == labour_force(w, poor));
}

TEST_CASE("of those laid off, as many are women as of the staff of the industry, wherever in it they were") {
  test::SmallWorld small(test::nobody_leaves_or_enters());
  World& w = *small.world;
  Economy& e = w.economies[poor];
  e.skill_growth = 0.0;  // nobody comes or goes
  Industry& textiles = w.industry(poor, index(Sector::textiles));
  const People low = textiles.workers[0], women = textiles.women[0];
  const std::uint32_t row = small.firm(poor, Sector::textiles);
  // All low-skill workers of one firm go, and nobody hires.
  const People leaving = w.firms.workers[row][0];
  w.firms.workers[row][1] = w.firms.workers[row][2] = 0;
  w.firms.wanted[row] = -static_cast<std::int32_t>(leaving);
  e.start_unemployment = 1.0;  // nobody gives up looking for work
  match_labour(w, poor);
  CHECK(textiles.workers[0] == low - leaving);
  CHECK(textiles.women[0] == women - women_among(leaving, low, women));
}

TEST_CASE("an industry that hires gets women in the part in which they are among those it takes from") {
  test::SmallWorld small;
  World& w = *small.world;
  Economy& e = w.economies[poor];
  // All who can be hired are women, but for the farmers, none of whom is.
  e.unemployed_women = e.unemployed;
  e.services.women = e.services.people;
  e.farm.women = {};
  Industry& machinery = w.industry(poor, index(Sector::machinery));
  machinery.women = {};
  const People farmers = e.farm.count();
  const People before = count(machinery.workers);
  w.firms.wanted[small.firm(poor, Sector::machinery)] = 1000;
  match_labour(w, poor);
  CHECK(count(machinery.workers) == before + 1000);
  // Migration is off where incomes are not known yet, so who left farming was hired.
  const People from_farms = farmers - e.farm.count();
  CHECK(from_farms > 0);
  CHECK(std::abs(count(machinery.women) - (1000 - from_farms)) <= 3);  // rounded by skill
}

TEST_CASE("women go where women are: two industries that hire alike keep their difference") {
  test::SmallWorld small(test::nobody_leaves_or_enters());
  World& w = *small.world;
  Industry &textiles = w.industry(poor, index(Sector::textiles)), &machinery = w.industry(poor, index(Sector::machinery));
  const People women_before[2] = {textiles.women[0], machinery.women[0]}, workers_before[2] = {textiles.workers[0], machinery.workers[0]};
  for (const Sector s : {Sector::textiles, Sector::machinery}) w.firms.wanted[small.firm(poor, s)] = 20'000;
  match_labour(w, poor);
  const auto odds_of_hired = [&](const Industry& industry, int i) {
    const double women = static_cast<double>(industry.women[0] - women_before[i]);
    return women / (static_cast<double>(industry.workers[0] - workers_before[i]) - women);
  };
  REQUIRE(textiles.workers[0] - workers_before[0] > 5000);
  // 70 and 20 % of the staff: odds of 7/3 against 1/4.
  CHECK(odds_of_hired(textiles, 0) / odds_of_hired(machinery, 1) == Approx(28.0 / 3.0).epsilon(0.01));
}

TEST_CASE("a course makes women skilled in the part that they are of the low-skilled of the industry") {
  test::SmallWorld small;
  World& w = *small.world;
  Industry& textiles = w.industry(poor, index(Sector::textiles));
  const Skilled workers = textiles.workers, women = textiles.women;
  const std::uint32_t row = small.firm(poor, Sector::textiles);
  w.firms.workers[row][0] -= 100;
  w.firms.workers[row][1] += 100;
  count_staff(w, poor);
  const People taught = women_among(100, workers[0], women[0]);
  CHECK(taught == 70);  // the table's 70 % in textiles
  CHECK(w.economies[poor].taught_women == taught);
  CHECK(textiles.workers == Skilled{workers[0] - 100, workers[1] + 100, workers[2]});
  CHECK(textiles.women == Skilled{women[0] - taught, women[1] + taught, women[2]});
  count_staff(w, poor);
  CHECK(w.economies[poor].taught_women == 0);
}

TEST_CASE("newcomers have the share of women of their skill at the start; who leaves the labour force has its composition") {
  test::SmallWorld small;
  World& w = *small.world;
  Economy& e = w.economies[poor];
  e.population = {10e6, 10.12e6, 10.24e6};
  e.skill_growth = 0.24;  // so fast that fewer are low-skilled each month
  std::array<BySex, skill_count> before{};
  for (std::size_t k = 0; k < skill_count; ++k) before[k] = by_sex(w, poor, k);
  renew_labour_force(w, poor);
  REQUIRE(e.newcomers[0] < -1000);
  REQUIRE(e.newcomers[1] > 1000);
  for (std::size_t k = 0; k < skill_count; ++k) {
    CAPTURE(k);
    const BySex after = by_sex(w, poor, k);
    CHECK(after.people == before[k].people + e.newcomers[k]);
    CHECK(after.women == before[k].women + e.newcomer_women[k]);
    const double share = static_cast<double>(before[k].women) / static_cast<double>(before[k].people);
    CHECK(e.women_of_skill[k] == Approx(share));
    CHECK(static_cast<double>(e.newcomer_women[k]) == Approx(share * static_cast<double>(e.newcomers[k])).epsilon(2e-3));
  }
}

TEST_CASE("where there are not enough women among the unemployed, men leave the labour force in their place") {
  test::SmallWorld small;
  World& w = *small.world;
  Economy& e = w.economies[poor];
  e.skill_growth = 0.24;
  e.unemployed_women = {};
  const People idle = e.unemployed[0];
  renew_labour_force(w, poor);
  REQUIRE(-e.newcomers[0] < idle);  // so all who left had looked for work
  CHECK(e.newcomer_women[0] == 0);
  CHECK(e.unemployed_women[0] == 0);
}

TEST_CASE("unemployment of both sexes is counted where unemployment is") {
  test::SmallWorld small;
  World& w = *small.world;
  match_labour(w, poor);
  const Economy& e = w.economies[poor];
  BySex idle{}, all{};
  for (std::size_t k = 0; k < skill_count; ++k) {
    idle.people += e.unemployed[k], idle.women += e.unemployed_women[k];
    const BySex skill = by_sex(w, poor, k);
    all.people += skill.people, all.women += skill.women;
  }
  CHECK(e.unemployment_of_women == Approx(static_cast<double>(idle.women) / static_cast<double>(all.women)));
  CHECK(e.unemployment_of_men ==
        Approx(static_cast<double>(idle.people - idle.women) / static_cast<double>(all.people - all.women)));
  CHECK(e.unemployment_of_women > e.unemployment_of_men);  // 55 % of the unemployed, and fewer of the employed
}

TEST_CASE("who loses the work of a firm that closes looks for work, women in the part they are of the industry") {
  Scenario scenario = test::nobody_leaves_or_enters();
  scenario.assumptions.demography.other_exit = PerYear{12.0};  // everybody, this month
  scenario.assumptions.demography.exit_size_power = Number{0.0};
  test::SmallWorld small(scenario);
  World& w = *small.world;
  std::array<BySex, skill_count> before{};
  for (std::size_t k = 0; k < skill_count; ++k) before[k] = by_sex(w, poor, k);
  Industry& textiles = w.industry(poor, index(Sector::textiles));
  const Skilled women = textiles.women;
  const People idle = w.economies[poor].unemployed_women[0];
  Book book(3);
  remove_leavers(w, poor, book);
  const std::uint32_t left = w.living[poor * sector_count + index(Sector::textiles)].at(0);
  CHECK(textiles.workers[0] == w.firms.workers[left][0]);
  CHECK(textiles.women[0] < women[0]);
  CHECK(w.economies[poor].unemployed_women[0] > idle);
  for (std::size_t k = 0; k < skill_count; ++k) CHECK(by_sex(w, poor, k) == before[k]);
  CHECK(counted_force(w, poor) == labour_force(w, poor));
}
