// Promise 3: nothing from nothing. The books balance each month with programmes at work, and what breaks them
// is found and named.
#include <doctest/doctest.h>

#include <functional>
#include <string>

#include "models/economy/labour_market.hpp"
#include "sim/error.hpp"
#include "tests/support/small_run.hpp"

using namespace ladder;
using models::World;

namespace {

const models::Scenario& scenario() {
  static const models::Scenario s = test::small_scenario(
      "industry40.yaml", {"policies.0.from=2019-01", "policies.1.from=2019-06", "policies.1.until=2020-06"});
  return s;
}

/// What the audit says when `spoil` is done once, after the fifth month.
std::string verdict(const std::function<void(World&)>& spoil) {
  const auto world = models::build_world(scenario(), test::table_of(scenario()), 0);
  const auto executor = sim::serial_executor();
  try {
    (void)output::run_world(*world, output::coordinates(std::vector{scenario()}, test::table_of(scenario())),
                            *executor, [&](std::uint32_t month) {
                              if (month == 4) spoil(*world);
                              if (month == 8) throw std::string("not found");
                            });
  } catch (const sim::Bug& bug) {
    return bug.what();
  } catch (const std::string& text) {
    return text;
  }
  return "ended";
}

bool finds(const std::string& verdict, const char* what) {
  CAPTURE(verdict);
  const bool found = verdict.find("audit of month 5") != std::string::npos &&
                     verdict.find(what) != std::string::npos;
  if (!found) MESSAGE(verdict);
  return found;
}

std::uint32_t some_firm(const World& w) {
  return w.living[3].front();  // textiles in Ethiopia
}

}  // namespace

TEST_CASE("every identity holds in every month, and no programme spends beyond its budget at any date") {
  std::uint64_t months = 0;
  models::People people = 0;
  const auto record = test::run(scenario(), {.on_month = [&](const World& w) {
    ++months;
    CHECK(w.audit.months == months);
    CHECK(w.audit.residual == 0);
    CHECK(w.ledger.sum() == 0);
    for (const models::NationalAccounts& a : w.accounts) {
      CHECK(a.gdp_production == a.final_sales + a.changes_in_inventories);
      CHECK(a.gdp_production == a.gdp_expenditure);
      CHECK(a.gdp_production == a.gdp_income);
      for (const models::VolumeAccount& v : {a.finished_goods, a.input_stores, a.capital})
        CHECK(v.opening + v.in - v.out == v.closing);
    }
    models::People now = 0, newcomers = 0;
    for (std::size_t e = 0; e < w.economy_count(); ++e) {
      for (const models::People n : models::labour_force(w, e)) now += n;
      newcomers += w.economies[e].newcomers;
    }
    if (people != 0) CHECK(now == people + newcomers);
    people = now;
    for (const models::ProgrammeState& p : w.programmes) {
      const auto& use = w.scenario.policies[p.use];
      const models::Money budget = models::budget_to_date(use, w.scenario.world, w.month - 1);
      CHECK(p.spent <= p.funded - p.refunded);
      CHECK(p.funded - p.refunded <= budget);
      CHECK(w.ledger.balance(p.purse) == p.funded - p.refunded - p.spent);
      CHECK(p.completed + p.failed <= p.reached);
      CHECK(p.reached + p.expired <= p.issued);
    }
  }});
  CHECK(months == 36);
  const auto& rows = output::catalogue_rows();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].series.group == "audit" && rows[i].series.name == "residual")
      for (const double residual : record.values[i]) CHECK(residual == 0.0);
    if (rows[i].series.group == "policy" && rows[i].series.name == "spent")
      CHECK(record.values[i].back() > 0.0);
  }
}

TEST_CASE("a programme's money goes back in full once its vouchers are used or have lapsed") {
  models::Money left = -1, funded = 0, spent = 0, refunded = 0;
  (void)test::run(scenario(), {.on_month = [&](const World& w) {
                    const models::ProgrammeState& p = w.programmes.at(1);  // ends in June 2020
                    left = w.ledger.balance(p.purse);
                    funded = p.funded, spent = p.spent, refunded = p.refunded;
                  }});
  CHECK(funded > 0);
  CHECK(left == 0);
  CHECK(funded == spent + refunded);
}

TEST_CASE("a run that nobody spoils is not stopped") {
  CHECK(verdict([](World&) {}) == "not found");
}

TEST_CASE("a cent that appears between two months stops the run") {
  const std::string found = verdict([](World& w) {
    const models::AccountId account = w.ledger.households(0);
    w.ledger.open_with(account, w.ledger.balance(account) + 1);
  });
  CHECK(finds(found, "position between settlements"));
}

TEST_CASE("a cent that a firm passes to its government between two months stops the run") {
  const std::string found = verdict([](World& w) {
    const models::AccountId firm = w.ledger.firm(some_firm(w)), treasury = w.ledger.government(0);
    w.ledger.open_with(firm, w.ledger.balance(firm) - 1);
    w.ledger.open_with(treasury, w.ledger.balance(treasury) + 1);
  });
  CHECK(finds(found, "producers' money between settlements"));
}

TEST_CASE("a purse that holds a cent more than its vouchers promise stops the run") {
  const std::string found = verdict([](World& w) {
    const models::AccountId purse = w.programmes.at(0).purse, treasury = w.ledger.government(0);
    w.ledger.open_with(purse, w.ledger.balance(purse) + 1);
    w.ledger.open_with(treasury, w.ledger.balance(treasury) - 1);
  });
  CHECK(finds(found, "purse"));
}

TEST_CASE("a worker who appears or is lost stops the run") {
  CHECK(finds(verdict([](World& w) { ++w.firms.workers[some_firm(w)][1]; }), "labour force"));
  CHECK(finds(verdict([](World& w) { --w.economies[1].unemployed[0]; }), "labour force"));
}

TEST_CASE("goods that appear in a firm's stock without having been made stop the run") {
  CHECK(finds(verdict([](World& w) { ++w.firms.stock[some_firm(w)]; }), "output of firms"));
}

TEST_CASE("goods that come into or leave a store of inputs without being bought or used stop the run") {
  const auto used_at = [](const World& w) { return some_firm(w); };
  CHECK(finds(verdict([&](World& w) { --w.firms.inputs[used_at(w)][3]; }), "inputs used by firms"));
  CHECK(finds(verdict([&](World& w) { ++w.firms.inputs[used_at(w)][3]; }), "inputs used by firms"));
  CHECK(finds(verdict([](World& w) { ++w.economies[0].farm.inputs[2]; }), "inputs used by firms"));
  // One product for another: the total is right, what grew is found.
  const std::string swapped = verdict([&](World& w) {
    constexpr models::Volume much = 1'000'000'000'000;  // more than a month's use
    w.firms.inputs[used_at(w)][3] += much;
    w.firms.inputs[used_at(w)][2] -= much;
  });
  CHECK(finds(swapped, "stores of inputs grew"));
}

TEST_CASE("capital that appears or is lost stops the run, in use or on order") {
  CHECK(finds(verdict([](World& w) { ++w.firms.capital[some_firm(w)]; }), "capital between settlements"));
  CHECK(finds(verdict([](World& w) { --w.firms.capital[some_firm(w)]; }), "capital between settlements"));
  CHECK(finds(verdict([](World& w) { ++w.firms.orders[some_firm(w)][0]; }), "capital between settlements"));
}

TEST_CASE("spending beyond the budget stops the run") {
  const std::string found = verdict([](World& w) {
    models::ProgrammeState& p = w.programmes.at(0);
    const models::Money more = models::budget_to_date(w.scenario.policies[p.use], w.scenario.world, 12);
    p.spent += more;
    p.funded += more;
  });
  CHECK(finds(found, "spending beyond the budget"));
}
