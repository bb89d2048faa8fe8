#include "output/treatments.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "models/world/build.hpp"
#include "output/treatments_report.hpp"
#include "sim/parallel.hpp"
#include "tests/support/small_world.hpp"

using namespace ladder;
using namespace ladder::output;
using doctest::Approx;

namespace {

/// Two firms that are there in both worlds, one that leaves with the dose.
Experiment made_up(double productivity, double inputs, std::uint8_t measures, bool third) {
  Experiment e;
  for (std::uint32_t row = 0; row < 3; ++row) {
    e.firms.push_back({row, row, row == 0 ? SkillLevel::least_developed : SkillLevel::lower_middle, 0.5 * row});
    e.paybacks.push_back({0.5, 1.0, 2.0, 4.0, 8.0, 16.0});
  }
  for (int year = 0; year < 9; ++year)
    e.after.push_back({{true, 1.0 + productivity, productivity, 3.0, inputs, 0.5, 0.4, measures},
                       {true, 2.0 + 3.0 * productivity, productivity, 4.0, inputs, 0.3, 0.4, 0},
                       {third, 9.0, 9.0, 9.0, 1.0, 0.5, 0.4, 0xFF}});
  return e;
}

const auto anybody = [](const ExperimentFirm&) { return true; };

}  // namespace

TEST_CASE("an effect is the mean difference of firms that are there in both worlds") {
  const Experiment without = made_up(0.0, 1.0, 0, true), with = made_up(0.1, 0.9, 0b101, false);
  const Effect all = effect(without, with, 4, anybody);
  CHECK(all.firms == 2);
  CHECK(all.productivity == Approx(0.5 * (0.1 + 0.3)));
  CHECK(all.efficiency == Approx(0.1));
  CHECK(all.workers == 0.0);
  CHECK(all.cost_saved == Approx(0.5 * (0.5 * 0.1 + 0.3 * 0.1)));  // a tenth of goods inputs, which are 50 and 30 % of cost
  const Effect poor = effect(without, with, 4, [](const ExperimentFirm& f) { return f.level == SkillLevel::least_developed; });
  CHECK(poor.firms == 1);
  CHECK(poor.productivity == Approx(0.1));
  CHECK(std::isnan(effect(without, with, 10, anybody).productivity));
}

TEST_CASE("what befalls the control group is taken off, and nothing where there is none") {
  Experiment without = made_up(0.0, 1.0, 0, true), with = made_up(0.1, 1.0, 0b1, true);
  without.firms[1].treated = with.firms[1].treated = false;
  for (auto& year : with.after) year[1].workers -= 0.04;  // rivals took its orders
  CHECK(effect(without, with, 4, anybody).firms == 2);
  CHECK(effect(without, with, 4, anybody).workers == Approx(0.04));
  CHECK(effect(without, with, 4, anybody).productivity == Approx(0.1 / 2.0 - 0.3));  // of the first and third, less the second
  const auto first = [](const ExperimentFirm& firm) { return firm.row == 0; };
  CHECK(effect(without, with, 4, first).productivity == Approx(0.1));
  const auto second = [](const ExperimentFirm& firm) { return firm.row == 1; };
  CHECK(std::isnan(effect(without, with, 4, second).workers));
  CHECK(std::isnan(payback_of_added(without, with, 4)) == false);
}

TEST_CASE("the payback of what was added is the median of measures taken with the dose only") {
  const Experiment without = made_up(0.0, 1.0, 0b1, true), with = made_up(0.0, 1.0, 0b1111, false);
  CHECK(payback_of_added(without, with, 4) == 2.0);  // 1, 2 and 4 years
  CHECK(std::isnan(payback_of_added(without, without, 4)));
}

TEST_CASE("complementarity is the part of the joint effect that machines alone have") {
  const auto doses = models::treatments();
  std::vector<std::vector<Experiment>> worlds(2);
  for (auto& world : worlds) {
    world.push_back(made_up(0.0, 1.0, 0, true));
    for (const models::Treatment& dose : doses)
      world.push_back(made_up(dose.machines == 0.0 ? 0.0 : dose.skills ? 0.4 : 0.1, 1.0, 0, true));
  }
  const TreatmentStudy study = analyse_treatments(worlds, doses);
  REQUIRE_FALSE(study.complementarity.empty());
  for (const ComplementarityRow& row : study.complementarity) {
    if (row.firms == 0.0 || std::isnan(row.ratio[0].mean)) continue;
    CAPTURE(row.who);
    CHECK(row.ratio[0].mean == Approx(0.25));
    CHECK(row.ratio[1].interval.low == Approx(0.25));
  }
  const auto all = std::ranges::find(study.complementarity, level_name(SkillLevel::all), &ComplementarityRow::who);
  CHECK(all->binding == Approx(2.0 / 3.0));  // skills of 0, half and all of what is required
  CHECK(treatments_csv(study).find("machines,least developed,4,productivity") != std::string::npos);
  CHECK(treatments_text(study, {}).find("skill binds") != std::string::npos);
  CHECK(treatments_json(study, {}).find("ladder-treatments/1") != std::string::npos);
}

TEST_CASE("without a dose nobody differs; advice raises the score of its firms by what its hours give, and half is alive after eight years") {
  models::Scenario scenario = test::nobody_leaves_or_enters();
  scenario.assumptions.transfer.rate = models::PerYear{0.0};  // whose advice takes the place of the dose's
  scenario.horizon.to = {2029, 12};
  const models::OpeningTable table = test::small_table();
  const auto executor = sim::serial_executor();
  const auto run = [&](const models::Treatment* dose) {
    const auto world = models::build_world(scenario, table, 0);
    return run_experiment(*world, dose, models::Share{0.5}, *executor, [](std::uint32_t) {});
  };
  const Experiment without = run(nullptr);
  REQUIRE(without.firms.size() > 5);
  REQUIRE(without.after.size() == 9);
  const Effect nothing = effect(without, run(nullptr), 9, anybody);
  CHECK(nothing.firms > 5);
  CHECK(nothing.productivity == 0.0);
  CHECK(nothing.workers == 0.0);
  const models::Treatment& consulting = models::treatments().front();
  REQUIRE(consulting.name == "consulting");
  const Experiment with = run(&consulting);
  CHECK(effect(without, with, 1, anybody).productivity > 0.0);
  const double first = effect(without, with, 1, anybody).management, ninth = effect(without, with, 9, anybody).management;
  CHECK(first <= 0.26);
  CHECK(ninth / first == Approx(0.5).epsilon(0.01));  // eight years lie between the ends of years 1 and 9
}
