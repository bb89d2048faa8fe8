// Promise 2: what does nothing changes nothing, to the last bit, in every series but the programme's own.
#include <doctest/doctest.h>

#include <atomic>
#include <cmath>
#include <cstring>
#include <memory>

#include "tests/support/small_run.hpp"

using namespace ladder;

namespace {

const output::ReplicateRecord& baseline() {
  static const output::ReplicateRecord record = test::run(test::small_scenario("baseline.yaml"));
  return record;
}

/// Series whose values differ in any bit; those with an axis of programmes and the counters of the audit
/// (which checks the programme's purse too) are left out, and `audit/residual` is not.
std::string different(const output::ReplicateRecord& a, const output::ReplicateRecord& b) {
  std::string names;
  const auto& rows = output::catalogue_rows();
  REQUIRE(a.values.size() == rows.size());
  REQUIRE(b.values.size() == rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const output::Series& series = rows[i].series;
    if (series.group == "policy" || (series.group == "audit" && series.name == "identities")) continue;
    REQUIRE(a.values[i].size() == b.values[i].size());
    REQUIRE_FALSE(a.values[i].empty());
    if (std::memcmp(a.values[i].data(), b.values[i].data(), a.values[i].size() * sizeof(double)) != 0)
      names += series.group + "/" + series.name + " ";
  }
  return names;
}

double last_of(const output::ReplicateRecord& record, const std::string& name) {
  const auto& rows = output::catalogue_rows();
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i].series.group == "policy" && rows[i].series.name == name) return record.values[i].back();
  FAIL("no series " << name);
  return std::nan("");
}

constexpr const char* all_programmes[] = {"industry40-package", "circular-package",    "industrial-skills",
                                          "management-advice",  "resource-assessment", "research-support"};

const std::string from_start = "from: 2019-01, until: 2021-12, ramp: 0 months, ";

void changes_nothing(const models::Scenario& scenario) {
  const auto record = test::run(scenario);
  CHECK(different(baseline(), record) == "");
  for (const char* name : {"funded", "spent", "vouchers", "visited"}) CHECK(last_of(record, name) == 0.0);
}

/// A lever whose hooks are called, and that offers nothing.
class IdleLever final : public models::Lever {
 public:
  explicit IdleLever(std::atomic<int>& calls) : calls_(calls) {}
  void fields(models::FieldVisitor&) override {}
  void on_adoption_plan(models::AdoptionPlan&) const override { ++calls_; }
  void on_training_plan(models::TrainingPlan&) const override { ++calls_; }
  void on_outreach_plan(models::OutreachPlan&) const override { ++calls_; }
  void on_advice_plan(models::AdvicePlan&) const override { ++calls_; }
  void on_research_plan(models::ResearchPlan&) const override { ++calls_; }

 private:
  std::atomic<int>& calls_;
};

}  // namespace

TEST_CASE("a programme at work does change the world, so that the null cases mean something") {
  for (const char* programme : all_programmes) {
    CAPTURE(programme);
    const auto record = test::run(test::with_programme(programme, from_start + "budget: 80 MUSD/year"));
    CHECK(last_of(record, "vouchers") + last_of(record, "visited") > 0.0);
    CHECK(last_of(record, "spent") > 0.0);
    CHECK(different(baseline(), record).find("national/gdp ") != std::string::npos);
  }
}

TEST_CASE("two identical scenarios differ by exactly 0") {
  CHECK(different(baseline(), test::run(test::small_scenario("baseline.yaml"))) == "");
  const auto one = test::with_programme("industry40-package", from_start + "budget: 80 MUSD/year");
  CHECK(different(test::run(one), test::run(one)) == "");
}

TEST_CASE("nothing depends on who is a woman: where none works and where all do, all else is the same") {
  const auto scenario = test::small_scenario("baseline.yaml");
  const auto with_women = [&](double share) {
    models::OpeningTable table = test::table_of(scenario);
    for (models::OpeningEconomy& e : table.economies) {
      e.women.fill(share);
      e.women_unemployed = share;
    }
    const auto world = models::build_world(scenario, table, 0);
    const auto executor = sim::serial_executor();
    return output::run_world(*world, output::coordinates(std::vector{scenario}, table), *executor,
                             [](std::uint32_t) {});
  };
  const std::string moved =
      "national/female_employment_share national/female_manufacturing_share national/female_unemployment "
      "national/male_unemployment industry/female_employment labour/female_employed ";
  CHECK(different(baseline(), with_women(0.0)) == moved);
  CHECK(different(baseline(), with_women(1.0)) == moved);
}

TEST_CASE("a programme with budget 0 changes nothing") {
  for (const char* programme : all_programmes)
    changes_nothing(test::with_programme(programme, from_start + "budget: 0 MUSD/year"));
}

TEST_CASE("a dose of 0 with money changes nothing: no grant, no courses paid, no visits") {
  const std::string money = from_start + "budget: 80 MUSD/year, funding: {government: 40 %, donor: 60 %}, ";
  changes_nothing(test::with_programme(
      "industry40-package", money + "levers: {grant: {share: 0 %}, information: {budget_share: 0 %}}"));
  changes_nothing(test::with_programme(
      "circular-package", money + "levers: {grant: {ceiling_per_worker: 0 USD}, information: {budget_share: 0 %}}"));
  changes_nothing(test::with_programme(
      "industrial-skills", money + "levers: {training: {share: 0 %}, information: {budget_share: 0 %}}"));
  changes_nothing(test::with_programme("management-advice", money + "levers: {assistance: {hours: 0 hours}}"));
  changes_nothing(test::with_programme("resource-assessment", money + "levers: {assistance: {share: 0 %}}"));
  changes_nothing(test::with_programme("research-support", money + "levers: {research: {dose: 0}}"));
}

TEST_CASE("a programme for a sector without firms changes nothing") {
  auto scenario = test::with_programme("industry40-package", from_start + "budget: 80 MUSD/year");
  scenario.policies.at(0).sectors = {"agriculture"};
  scenario.policies.at(0).programme.targeting.sectors = {};
  changes_nothing(scenario);
}

TEST_CASE("a programme that starts after the horizon changes nothing") {
  auto scenario = test::with_programme("industry40-package", from_start + "budget: 80 MUSD/year");
  scenario.policies.at(0).from = {2022, 1};
  scenario.policies.at(0).until = {2030, 12};
  changes_nothing(scenario);
}

TEST_CASE("hooks that are called without a voucher change nothing") {
  std::atomic<int> calls{0};
  auto scenario = test::with_programme("industry40-package", from_start + "budget: 80 MUSD/year");
  scenario.policies.at(0).programme.levers = {{"idle", std::make_shared<IdleLever>(calls)}};
  changes_nothing(scenario);
  CHECK(calls > 100);
}

TEST_CASE("a budget too small for any voucher changes nothing: nobody waits for money that is not there") {
  changes_nothing(test::with_programme("industry40-package", from_start + "budget: 12 USD/year"));
  changes_nothing(test::with_programme("industrial-skills", from_start + "budget: 12 USD/year"));
  changes_nothing(test::with_programme("management-advice", from_start + "budget: 12 USD/year"));
}
