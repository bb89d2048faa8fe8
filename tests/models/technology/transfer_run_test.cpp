// Worlds in which many projects are under way: the accounts hold, and nothing comes of a rate of 0.
#include <doctest/doctest.h>

#include <memory>
#include <numeric>
#include <utility>
#include <vector>

#include "models/policy/programme.hpp"
#include "models/technology/transfer.hpp"
#include "models/world/redenomination.hpp"
#include "tests/support/small_world.hpp"

namespace {

using namespace ladder::models;
using namespace ladder;
using test::north;
using test::poor;
using test::rest;
using test::SmallWorld;

/// Firms look for donors all the time, and wait long for their money.
Scenario busy() {
  Scenario scenario = test::small_scenario();
  Parameters& p = scenario.assumptions;
  p.transfer.rate = PerYear{8.0};
  p.digital.hurdle = Years{20.0};
  return scenario;
}

struct Totals {
  std::uint64_t asked = 0, agreed = 0, refused = 0, completed = 0, failed = 0;
  Money abroad = 0, home = 0;
};

Totals run(SmallWorld& small, std::uint32_t months) {
  Totals t;
  const World& w = *small.world;
  const std::size_t n = w.economy_count();
  for (std::uint32_t month = 1; month <= months; ++month) {
    small.run_months(month);  // the audit stops a month in which an identity fails
    Money exports = 0, imports = 0, fees = 0;
    for (const TransferFlow& flow : w.transfers.month) {
      t.asked += flow.asked, t.agreed += flow.agreed, t.refused += flow.refused;
      t.completed += flow.completed, t.failed += flow.failed;
      (flow.donor == flow.recipient ? t.home : t.abroad) += flow.fee;
      fees += flow.fee;
    }
    Money by_pair = std::accumulate(w.transfers.fees.begin(), w.transfers.fees.end(), Money{0});
    CHECK(by_pair == fees);
    for (std::size_t e = 0; e < n; ++e) {
      exports += w.accounts[e].exports;
      imports += w.accounts[e].imports;
      CHECK(w.book.paid(e, Code::technology_fee_at_home) == w.transfers.fees[e * n + e]);
      Money paid = 0, earned = 0;
      for (std::size_t o = 0; o < n; ++o)
        if (o != e) paid += w.transfers.fees[e * n + o], earned += w.transfers.fees[o * n + e];
      CHECK(w.book.paid(e, Code::technology_fee) == paid);
      CHECK(w.book.received(e, Code::technology_fee) == earned);
      CHECK(w.accounts[e].gdp_production == w.accounts[e].gdp_expenditure);
      CHECK(w.accounts[e].gdp_production == w.accounts[e].gdp_income);
    }
    CHECK(exports == imports);
  }
  return t;
}

}  // namespace

TEST_CASE("with many projects the books balance each month, fees cross borders, and no project is lost") {
  SmallWorld small(busy());
  const Totals t = run(small, 48);
  MESSAGE("asked " << t.asked << ", agreed " << t.agreed << ", refused " << t.refused << ", completed " << t.completed
                   << ", failed " << t.failed << ", fees abroad " << t.abroad << ", at home " << t.home);
  CHECK(t.completed > 10);
  CHECK(t.failed > 0);
  CHECK(t.refused > 0);
  CHECK(t.abroad > 0);
  CHECK(t.home > 0);
  // What was asked was answered, what was agreed came to an end, but for what is under way and firms that left.
  CHECK(t.asked >= t.agreed + t.refused);
  CHECK(t.agreed >= t.completed + t.failed);
  const World& w = *small.world;
  std::size_t under_way = 0, seats = 0, projects = 0;
  for (std::size_t e = 0; e < w.economy_count(); ++e) under_way += transfers_under_way(w, e);
  for (const auto& rows : w.living)
    for (const std::uint32_t row : rows) {
      seats += w.firms.transfer[row].place != 0 ? 1 : 0;
      projects += w.firms.project[row] == Project::transfer ? 1 : 0;
    }
  CHECK(under_way >= seats);  // of those who left since the barrier
  CHECK(projects > 0);
  std::uint64_t in_graph = 0;
  for (const TransferLink& link : w.transfers.graph.all()) in_graph += link.count();
  CHECK(in_graph == t.completed);
}

TEST_CASE("at a rate of 0 no firm asks, no fee is paid, and no other number of transfer matters") {
  Scenario none = test::small_scenario(), other = none;
  none.assumptions.transfer.rate = other.assumptions.transfer.rate = PerYear{0.0};
  other.assumptions.transfer.donors = 16;
  other.assumptions.transfer.offered = other.assumptions.transfer.agreed = Share{1.0};
  other.assumptions.transfer.licence.cost = Share{0.0001};
  other.assumptions.transfer.joint_research.teaches = Share{1.0};
  SmallWorld a(none), b(other), with(busy());
  const Totals t = run(a, 24);
  b.run_months(24);
  with.run_months(24);
  CHECK(t.asked == 0);
  CHECK(t.home + t.abroad == 0);
  CHECK(a.world->firms.technique == b.world->firms.technique);
  CHECK(a.world->firms.price == b.world->firms.price);
  CHECK(a.world->firms.revenue == b.world->firms.revenue);
  CHECK(a.world->firms.sequence == b.world->firms.sequence);
  CHECK(a.world->firms.technique != with.world->firms.technique);  // so that this means something
}

namespace {

/// Pays half of what a project costs.
class Half final : public Lever {
 public:
  void fields(FieldVisitor&) override {}
  void on_transfer_plan(TransferPlan& plan) const override { plan.support += plan.cost() / 2; }
};

}  // namespace

TEST_CASE("a lever on transfer plans is applied for, paid by voucher when a project is agreed, and its outcome counted") {
  Scenario scenario = busy();
  PolicyUse use;
  use.programme.name = "programme";
  use.programme.levers = {{"half", std::make_shared<Half>()}};
  use.economies = {"AAA"};
  use.from = {2019, 1};
  use.until = {2023, 12};
  use.budget = UsdPerYear{1e9};
  scenario.policies = {use};
  SmallWorld small(scenario);
  const Totals t = run(small, 48);
  const ProgrammeState& p = small.world->programmes.at(0);
  CHECK(p.issued > 0);
  CHECK(p.reached > 0);
  CHECK(p.reached <= static_cast<std::int64_t>(t.agreed));
  CHECK(p.spent > 0);
  CHECK(p.completed + p.failed > 0);
  CHECK(p.completed + p.failed <= p.reached);
}

TEST_CASE("who has applied for support in vain carries its project out alone") {
  Scenario scenario = busy();
  scenario.assumptions.transfer.rate = PerYear{10.0};
  PolicyUse use;
  use.programme.name = "programme";
  use.programme.levers = {{"half", std::make_shared<Half>()}};
  use.economies = {"AAA"};
  use.from = {2019, 1};
  use.until = {2023, 12};
  use.budget = UsdPerYear{1e9};
  scenario.policies = {use};
  SmallWorld small(scenario);
  World& w = *small.world;
  small.run_months(1);
  bool applied = false, alone = false;
  for (const std::uint32_t row : test::textile_firms(w)) {
    w.firms.project[row] = Project::none;
    w.firms.application[row] = 0;
    w.firms.voucher[row] = {};
    for (std::uint32_t month = 1; month < 20 && w.firms.application[row] == 0; ++month) review_transfer(w, row, month);
    if (w.firms.application[row] == 0) continue;
    applied = true;
    CHECK(w.firms.project[row] == Project::none);
    w.firms.application[row] = 0;
    for (std::uint32_t month = 1; month < 20 && w.firms.project[row] == Project::none; ++month)
      review_transfer(w, row, month, true);
    CHECK(w.firms.application[row] == 0);
    alone = alone || w.firms.project[row] == Project::transfer;
  }
  CHECK(applied);
  CHECK(alone);
}
