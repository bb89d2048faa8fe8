#include "models/policy/programme.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "models/technology/adoption.hpp"
#include "tests/support/settings.hpp"
#include "tests/support/small_world.hpp"

namespace {

using namespace ladder::models;
using namespace ladder;
using test::poor;
using test::SmallWorld;

const WorldSpec from_2019{};  // base year 2018

PolicyUse policy(Month from, Month until, double usd_per_year, double ramp_years = 0.0) {
  PolicyUse use;
  use.programme.name = "programme";
  use.economies = {"AAA"};
  use.sectors = {"textiles"};
  use.from = from;
  use.until = until;
  use.ramp = Years{ramp_years};
  use.budget = UsdPerYear{usd_per_year};
  return use;
}

Scenario with(PolicyUse use, const std::string& name, std::shared_ptr<const Lever> settings,
              const std::string& priority = "queue") {
  use.programme.levers = {{name, std::move(settings)}};
  use.programme.targeting.priority = priority;
  Scenario scenario = test::small_scenario();
  scenario.policies = {std::move(use)};
  return scenario;
}

Money sum_of_budgets(const PolicyUse& use, std::uint32_t months) {
  Money sum = 0;
  for (std::uint32_t m = 0; m < months; ++m) sum += monthly_budget(use, from_2019, m);
  return sum;
}

const std::vector<std::uint32_t>& textile_firms(const World& w) {
  return w.living[poor * sector_count + index(Sector::textiles)];
}

sim::Event on_day(std::uint32_t day, std::uint32_t payload = 0) {
  sim::Event event;
  event.due = sim::Time{day};
  event.payload = payload;
  return event;
}

void give_each_firm_100_workers(World& w) {
  Industry& industry = w.industry(poor, index(Sector::textiles));
  industry.workers = industry.women = {};
  for (const std::uint32_t row : textile_firms(w)) {
    w.firms.workers[row] = {60, 30, 10};
    for (std::size_t k = 0; k < skill_count; ++k) industry.workers[k] += w.firms.workers[row][k];
  }
}

/// An outbox that takes posts of anybody, as at a settlement.
sim::Outbox open_outbox(std::uint32_t day) {
  sim::Outbox out;
  out.open_settlement(sim::Time{day});
  return out;
}

}  // namespace

TEST_CASE("a budget of 12 million dollars a year is a million a month within its window and 0 outside") {
  const PolicyUse use = policy({2020, 1}, {2021, 6}, 12e6);
  for (std::uint32_t month = 0; month < 60; ++month) {
    CAPTURE(month);
    CHECK(monthly_budget(use, from_2019, month) == (month >= 12 && month < 30 ? 100'000'000 : 0));
  }
}

TEST_CASE("a ramp of two years brings half of two full years' money, more each month") {
  const PolicyUse use = policy({2019, 1}, {2022, 12}, 12e6, 2.0);
  for (std::uint32_t month = 0; month < 24; ++month) {
    CAPTURE(month);  // the integral of 1e8 t / 24 over the month
    CHECK(monthly_budget(use, from_2019, month) == doctest::Approx(1e8 * (2 * month + 1) / 48.0));
  }
  CHECK(sum_of_budgets(use, 24) == 12 * 100'000'000LL);
  CHECK(monthly_budget(use, from_2019, 24) == 100'000'000);
  CHECK(sum_of_budgets(use, 60) == 36 * 100'000'000LL);
}

TEST_CASE("no cent of a budget is lost to rounding, however small it is") {
  for (const double usd : {0.01, 1.0, 99.99, 1234567.89}) {
    CAPTURE(usd);
    CHECK(sum_of_budgets(policy({2019, 4}, {2029, 3}, usd), 200) == round_to_whole(1000.0 * usd));
    CHECK(sum_of_budgets(policy({2019, 4}, {2029, 3}, usd, 2.0), 200) == round_to_whole(900.0 * usd));
  }
}

TEST_CASE("of a programme that began before the world, only the months of the world are paid") {
  const PolicyUse use = policy({2010, 1}, {2020, 12}, 12e6);
  CHECK(monthly_budget(use, from_2019, 0) == 100'000'000);
  CHECK(sum_of_budgets(use, 60) == 24 * 100'000'000LL);
  // Its ramp is where it has got to: 12 of 24 months behind it.
  const PolicyUse ramped = policy({2018, 1}, {2020, 12}, 12e6, 2.0);
  CHECK(monthly_budget(ramped, from_2019, 0) == doctest::Approx(1e8 * 25 / 48.0));
  CHECK(sum_of_budgets(policy({2010, 1}, {2015, 12}, 12e6), 60) == 0);
}

TEST_CASE("a programme that began before the world is at work from its first month, one that ended is not") {
  const auto visits = test::lever("information", {{"cost_per_worker", 10.0}, {"budget_share", 1.0}});
  SmallWorld running(with(policy({2010, 1}, {2020, 12}, 60000.0), "information", visits));
  SmallWorld over(with(policy({2010, 1}, {2015, 12}, 60000.0), "information", visits));
  give_each_firm_100_workers(*running.world);
  give_each_firm_100_workers(*over.world);
  running.run_months(1);
  over.run_months(1);
  CHECK(running.world->programmes.at(0).visited == 5);
  CHECK(over.world->programmes.at(0).visited == 0);
}

TEST_CASE("an adviser's visit is paid at the end of the month, and its firm has heard the day after") {
  Scenario scenario =
      with(policy({2019, 1}, {2019, 12}, 120000.0), "information",
           test::lever("information",
                       {{"about", "efficiency"}, {"cost_per_worker", 10.0}, {"budget_share", 0.5}}));
  scenario.assumptions.efficiency.awareness = PerYear{0.0};  // nobody hears by himself
  SmallWorld small(scenario);
  give_each_firm_100_workers(*small.world);
  const World& w = *small.world;
  const auto heard = [&] {
    return std::count_if(textile_firms(w).begin(), textile_firms(w).end(),
                         [&](std::uint32_t row) { return w.firms.aware_efficiency[row] != 0; });
  };
  small.run_until_day(31);
  CHECK(w.programmes.at(0).visited == 5);  // half of 10,000 a month, at 10 for each of 100 workers
  CHECK(w.programmes.at(0).spent == 500'000);
  CHECK(heard() == 0);
  small.run_until_day(32);
  CHECK(heard() == 5);
}

TEST_CASE("money for three vouchers goes to the three whom the programme puts first") {
  for (const std::string priority : {"small-first", "large-first", "laggards-first"}) {
    CAPTURE(priority);
    SmallWorld small(
        with(policy({2019, 1}, {2019, 12}, 36000.0), "grant", test::lever("grant", {}), priority));
    World& w = *small.world;
    for (const std::uint32_t row : textile_firms(w))
      w.firms.application[row] = 1, w.firms.applied_for[row] = 100'000;
    sim::Outbox out = open_outbox(30);
    settle_programmes(w, 0, out);

    std::vector<double> served, waiting;
    for (const std::uint32_t row : textile_firms(w)) {
      const double rank = priority == "small-first"   ? w.firms.headcount(row)
                          : priority == "large-first" ? -w.firms.headcount(row)
                                                      : w.firms.technique[row];
      (w.firms.voucher[row].amount > 0 ? served : waiting).push_back(rank);
    }
    REQUIRE(served.size() == 3);
    REQUIRE(waiting.size() == 9);
    CHECK(*std::max_element(served.begin(), served.end()) <=
          *std::min_element(waiting.begin(), waiting.end()));
    CHECK(w.programmes.at(0).waiting == 9);
    CHECK(w.programmes.at(0).committed == 300'000);
  }
}

TEST_CASE("vouchers promised and paid never exceed the budget to date, nor the purse") {
  Scenario scenario = with(policy({2019, 3}, {2021, 12}, 0.4e6, 1.0), "grant",
                           test::lever("grant", {{"for", "efficiency"}, {"share", 0.9}}));
  scenario.assumptions.efficiency.awareness = PerYear{20.0};  // all have heard
  SmallWorld small(scenario);
  const World& w = *small.world;
  std::int64_t most_waiting = 0;
  for (std::uint32_t month = 0; month < 48; ++month) {
    small.run_months(month + 1);
    Money promised = 0;
    for (const std::uint32_t row : textile_firms(w)) promised += w.firms.voucher[row].amount;
    const ProgrammeState& p = w.programmes.at(0);
    CAPTURE(month);
    CHECK(p.spent + promised <= budget_to_date(w.scenario.policies[0], w.scenario.world, month));
    CHECK(promised <= w.ledger.balance(p.purse));
    CHECK(p.funded == p.spent + p.refunded + w.ledger.balance(p.purse));
    most_waiting = std::max(most_waiting, p.waiting);
  }
  CHECK(w.programmes.at(0).reached > 3);                   // money was paid
  CHECK(most_waiting > 0);                                 // and it was scarce
  CHECK(w.ledger.balance(w.programmes.at(0).purse) == 0);  // nothing stays behind
}

TEST_CASE("a voucher that nobody uses lapses after a year, and its money goes back") {
  SmallWorld small(with(policy({2019, 1}, {2019, 1}, 12e6), "grant", test::lever("grant", {{"share", 0.0}})));
  World& w = *small.world;
  const std::uint32_t row = small.firm(poor, Sector::textiles);
  w.firms.application[row] = 1;
  w.firms.applied_for[row] = 70'000'000;
  w.firms.project[row] = Project::measure;  // busy with a project that never ends
  small.run_until_day(31 + 360);
  CHECK(w.firms.voucher[row].amount == 70'000'000);
  CHECK(w.ledger.balance(w.programmes.at(0).purse) >= 70'000'000);
  small.run_until_day(31 + 360 + 1);
  CHECK(w.firms.voucher[row].amount == 0);
  small.run_until_day(15 * 30);
  const ProgrammeState& p = w.programmes.at(0);
  CHECK(p.expired == 1);
  CHECK(p.spent == 0);
  CHECK(p.refunded == p.funded);
  CHECK(p.funded >= 70'000'000);
  CHECK(w.ledger.balance(p.purse) == 0);
}

TEST_CASE("a grant changes what a step costs and nothing else") {
  const auto settings = test::lever("grant", {{"for", "efficiency"}, {"share", 0.5}});
  SmallWorld alone, supported(with(policy({2019, 1}, {2025, 12}, 12e6), "grant", settings));
  World &a = *alone.world, &b = *supported.world;
  int compared = 0;
  for (const std::uint32_t row : textile_firms(a)) {
    a.firms.aware_efficiency[row] = b.firms.aware_efficiency[row] = 1;
    b.firms.voucher[row] = {.amount = 1'000'000'000'000, .programme = 0, .lever = 0, .expires = 400};
    sim::Outbox out_a = open_outbox(40), out_b = open_outbox(40);
    const AdoptionPlan plan = next_step(a, row, 1);
    if (plan.kind != PlanKind::efficiency || plan.cost == 0 || !worth_it(a, row, plan, plan.cost)) continue;
    review_adoption(a, row, sim::Time{40}, out_a);
    use_voucher(b, row, sim::Time{40}, out_b);
    const Firms &f = a.firms, &g = b.firms;
    REQUIRE(f.project[row] == Project::measure);
    ++compared;
    CHECK(g.redeem[row] == round_to_whole(0.5 * static_cast<double>(plan.cost)));
    CHECK(f.redeem[row] == 0);
    CHECK(g.project[row] == f.project[row]);
    CHECK(g.project_item[row] == f.project_item[row]);
    CHECK(g.equipment[row] == f.equipment[row]);
    CHECK(out_b.posted() == out_a.posted());  // ready on the same day
    CHECK(g.technique[row] == f.technique[row]);
    CHECK(g.embodied[row] == f.embodied[row]);
    CHECK(g.absorptive_skill[row] == f.absorptive_skill[row]);
    CHECK(g.management[row] == f.management[row]);
    CHECK(g.generation[row] == f.generation[row]);
    CHECK(g.input_saving[row] == f.input_saving[row]);
    CHECK(g.workers[row] == f.workers[row]);
    CHECK(g.voucher[row].amount == 0);
  }
  CHECK(compared > 0);
}

TEST_CASE("a course makes its trainees skilled on the very day it ends, and no one else") {
  Scenario scenario =
      with(policy({2019, 1}, {2019, 12}, 1e9), "training", test::lever("training", {{"duration", 0.5}}));
  SmallWorld small(scenario);
  World& w = *small.world;
  // The first firm that begins a course, and the day.
  std::uint32_t day = 0, row = 0;
  while (day < 400 && row == 0) {
    small.run_until_day(++day);
    for (const std::uint32_t r : textile_firms(w))
      if (w.firms.in_training[r] > 0) row = r;
  }
  REQUIRE(row != 0);
  const std::uint32_t begun = day - 1, last = begun + 180;
  REQUIRE((last + 1) % 30 != 0);  // else people are also hired and laid off at this day's end
  const std::int32_t trainees = w.firms.in_training[row];
  small.run_until_day(last);
  const auto before = w.firms.workers[row];
  CHECK(w.firms.in_training[row] == trainees);
  CHECK(w.firms.project[row] == Project::training);
  small.run_until_day(last + 1);
  const auto after = w.firms.workers[row];
  CHECK(after[0] == before[0] - trainees);
  CHECK(after[1] == before[1] + trainees);
  CHECK(after[2] == before[2]);
  CHECK(w.firms.in_training[row] == 0);
  CHECK(w.firms.project[row] == Project::none);
}

TEST_CASE("a finished course changes nothing of technique, machines, learning, management or generation") {
  SmallWorld small;
  Firms& f = small.world->firms;
  const std::uint32_t row = small.firm(poor, Sector::textiles);
  const auto state = [&] {
    return std::vector<double>{f.technique[row],
                               f.embodied[row],
                               f.absorptive_skill[row],
                               static_cast<double>(f.management[row]),
                               static_cast<double>(f.generation[row]),
                               static_cast<double>(f.shock[row]),
                               static_cast<double>(f.headcount(row)),
                               static_cast<double>(f.workers[row][2])};
  };
  f.in_training[row] = 7;
  f.project[row] = Project::training;
  const auto before = state();
  const auto workers = f.workers[row];
  REQUIRE(workers[0] > 7);
  complete_training(*small.world, row, on_day(50, 7));
  CHECK(state() == before);
  CHECK(f.workers[row][0] == workers[0] - 7);
  CHECK(f.workers[row][1] == workers[1] + 7);
}

TEST_CASE("a supported step counts for its programme even if its firm begins another at once") {
  SmallWorld small(
      with(policy({2019, 1}, {2019, 12}, 12e6), "grant", test::lever("grant", {{"share", 0.0}})));
  World& w = *small.world;
  Firms& f = w.firms;
  int again = 0;
  sim::Outbox out = open_outbox(10);
  for (const std::uint32_t row : textile_firms(w)) {
    f.aware_efficiency[row] = 1;
    f.project[row] = Project::measure;
    f.supporter[row] = 1;
    complete_step(w, row, on_day(10));
    review_adoption(w, row, sim::Time{10}, out);
    again += f.project[row] != Project::none ? 1 : 0;
  }
  REQUIRE(again > 0);
  sim::Outbox settlement = open_outbox(30);
  settle_programmes(w, 0, settlement);
  CHECK(w.programmes.at(0).completed == static_cast<std::int64_t>(textile_firms(w).size()));
  settle_programmes(w, 1, settlement);  // and only once
  CHECK(w.programmes.at(0).completed == static_cast<std::int64_t>(textile_firms(w).size()));
}
