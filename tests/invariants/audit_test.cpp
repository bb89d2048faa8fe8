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

struct PeopleBySex {
  models::People all = 0, women = 0;
  void add(const models::Skilled& people, const models::Skilled& of_them_women) {
    for (std::size_t k = 0; k < models::skill_count; ++k) all += people[k], women += of_them_women[k];
  }
};

/// The employed by sector and the unemployed, women and men, add up to the labour force by sex; skill by skill no place has
/// more women than people, and the counts of industries are the workers of their firms.
void check_women(const World& w, std::size_t e) {
  const models::Economy& economy = w.economies[e];
  models::Skilled women = economy.unemployed_women;
  const auto add = [&](const models::Skilled& people, const models::Skilled& of_them_women) {
    for (std::size_t k = 0; k < models::skill_count; ++k) {
      CHECK(of_them_women[k] >= 0);
      CHECK(of_them_women[k] <= people[k]);
      women[k] += of_them_women[k];
    }
  };
  add(economy.farm.people, economy.farm.women);
  add(economy.services.people, economy.services.women);
  for (std::size_t s = 0; s < models::sector_count; ++s) {
    const models::Industry& industry = w.industry(e, s);
    models::Skilled workers{};
    for (const std::uint32_t row : w.living[e * models::sector_count + s])
      for (std::size_t k = 0; k < models::skill_count; ++k) workers[k] += w.firms.workers[row][k];
    CHECK(industry.workers == workers);
    add(industry.workers, industry.women);
  }
  CHECK(women == models::women_in_force(w, e));
}

}  // namespace

TEST_CASE("every identity holds in every month, and no programme spends beyond its budget at any date") {
  std::uint64_t months = 0;
  PeopleBySex people;
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
    PeopleBySex now, newcomers;
    for (std::size_t e = 0; e < w.economy_count(); ++e) {
      now.add(models::labour_force(w, e), models::women_in_force(w, e));
      newcomers.add(w.economies[e].newcomers, w.economies[e].newcomer_women);
      check_women(w, e);
    }
    if (people.all != 0) {
      CHECK(now.all == people.all + newcomers.all);
      CHECK(now.women == people.women + newcomers.women);
    }
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

TEST_CASE("a person who changes sex, or a woman who is counted twice, stops the run") {
  CHECK(finds(verdict([](World& w) { ++w.economies[0].farm.women[0]; }), "women between settlements"));
  CHECK(finds(verdict([](World& w) { --w.industry(1, 3).women[2]; }), "women between settlements"));
  // From one place to another, so that the total is right: more women than people are there.
  const std::string crowded = verdict([](World& w) {
    models::Industry &here = w.industry(1, 3), &there = w.industry(1, 4);
    const models::People moved = here.women[1] + here.workers[1];
    here.women[1] -= moved;
    there.women[1] += moved;
  });
  CHECK(finds(crowded, "women"));
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
