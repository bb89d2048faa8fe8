#include "tests/support/small_world.hpp"

#include <numeric>
#include <vector>

#include "models/world/build.hpp"

namespace ladder::test {

using namespace ladder::models;

namespace {

/// Of GDP and of jobs, by sector.
struct Shares {
  Sector sector;
  double poor_gdp, north_gdp, rest_gdp;
  double poor_jobs, north_jobs, rest_jobs;
};
constexpr std::array<Shares, 7> sectors = {{{Sector::agriculture, 0.30, 0.02, 0.15, 0.60, 0.03, 0.30},
                                            {Sector::textiles, 0.10, 0.03, 0.08, 0.06, 0.03, 0.08},
                                            {Sector::machinery, 0.05, 0.15, 0.10, 0.02, 0.12, 0.08},
                                            {Sector::electronics, 0.05, 0.10, 0.07, 0.02, 0.08, 0.05},
                                            {Sector::trade, 0.25, 0.25, 0.25, 0.20, 0.30, 0.25},
                                            {Sector::business, 0.15, 0.30, 0.20, 0.04, 0.24, 0.10},
                                            {Sector::government, 0.10, 0.15, 0.15, 0.06, 0.20, 0.14}}};

/// Million USD from one economy to another.
struct Flow {
  Sector sector;
  std::size_t from, to;
  double value;
};
constexpr std::array<Flow, 12> flows = {{{Sector::textiles, poor, north, 500},
                                         {Sector::textiles, poor, rest, 100},
                                         {Sector::agriculture, poor, north, 200},
                                         {Sector::machinery, north, poor, 400},
                                         {Sector::machinery, rest, poor, 100},
                                         {Sector::electronics, north, poor, 300},
                                         {Sector::electronics, rest, poor, 100},
                                         {Sector::textiles, rest, north, 2000},
                                         {Sector::agriculture, rest, north, 2000},
                                         {Sector::machinery, north, rest, 2000},
                                         {Sector::electronics, north, rest, 1500},
                                         {Sector::business, north, rest, 400}}};

void set_who(OpeningEconomy& e, const char* iso3, IncomeGroup group, double gdp, double people) {
  e.iso3 = iso3;
  e.name = iso3;
  e.income_group = group;
  e.gdp = gdp;
  e.gdp_per_head_2015usd = gdp * 1e6 / people;
  e.population.assign(60, people);
  e.labour_force = 0.5 * people;
  e.unemployment = 0.05;
  e.female_share = 0.45;
  e.women.fill(0.5);
  e.women[index(Sector::agriculture)] = 0.4;
  e.women[index(Sector::textiles)] = 0.7;
  e.women[index(Sector::machinery)] = 0.2;
  e.women_unemployed = 0.55;
  e.human_capital = 2.0;
}

OpeningEconomy& add_production(OpeningEconomy& e, double Shares::*gdp, double Shares::*jobs) {
  double output = 0.0;
  for (const Shares& s : sectors) {
    e.value_added[index(s.sector)] = s.*gdp * e.gdp;
    e.employment[index(s.sector)] = s.*jobs * e.labour_force * (1.0 - e.unemployment);
    output += e.output[index(s.sector)] = e.value_added[index(s.sector)] / 0.65;
  }
  for (const Shares& product : sectors)
    for (const Shares& user : sectors)
      e.use[index(product.sector)][index(user.sector)] =
          0.35 * e.output[index(product.sector)] / output * e.output[index(user.sector)];
  return e;
}

/// Investment is four fifths of the machines, two fifths of the electronics and three tenths of what trade
/// delivers; public services are public demand; households have the rest.
void add_final_demand(OpeningEconomy& e) {
  for (const Shares& row : sectors) {
    const std::size_t s = index(row.sector);
    const double final_demand = e.value_added[s] + e.imports[s] - e.exports[s];
    const double invested = row.sector == Sector::machinery     ? 0.8
                            : row.sector == Sector::electronics ? 0.4
                            : row.sector == Sector::trade       ? 0.3
                                                                : 0.0;
    e.investment[s] = invested * final_demand;
    e.government[s] = row.sector == Sector::government ? final_demand : 0.0;
    e.households[s] = final_demand - e.investment[s] - e.government[s];
  }
}

}  // namespace

OpeningTable small_table() {
  OpeningTable table;
  table.economies.resize(3);
  for (auto& product : table.trade) product.assign(3, std::vector<double>(3, 0.0));
  table.distance_km = {{0, 5000, 3000}, {5000, 0, 4000}, {3000, 4000, 0}};
  OpeningEconomy &a = table.economies[poor], &n = table.economies[north], &r = table.economies[rest];
  set_who(a, "AAA", IncomeGroup::low, 1e4, 10e6);
  set_who(n, "NORTH", IncomeGroup::high, 1e6, 25e6);
  set_who(r, "ROW", IncomeGroup::lower_middle, 1e5, 25e6);
  r.residual = true;
  a.skill_share = {0.7, 0.2, 0.1};
  n.skill_share = {0.2, 0.45, 0.35};
  r.skill_share = {0.5, 0.35, 0.15};
  a.outage_share = 0.05;
  add_production(a, &Shares::poor_gdp, &Shares::poor_jobs).own_account_services =
      0.6 * a.employment[index(Sector::trade)];
  add_production(n, &Shares::north_gdp, &Shares::north_jobs);
  add_production(r, &Shares::rest_gdp, &Shares::rest_jobs).own_account_services =
      0.3 * r.employment[index(Sector::trade)];
  for (const Flow& f : flows) {
    table.trade[index(f.sector)][f.from][f.to] = f.value;
    table.economies[f.from].exports[index(f.sector)] += f.value;
    table.economies[f.to].imports[index(f.sector)] += f.value;
  }
  for (OpeningEconomy& e : table.economies) add_final_demand(e);
  return table;
}

Scenario small_scenario() {
  Scenario scenario;
  scenario.title = "A small world";
  scenario.world.economies = {"AAA"};
  scenario.world.firms_per_industry = 12;
  scenario.horizon.to = {2025, 12};
  scenario.replicates = 1;
  return scenario;
}

Scenario nobody_leaves_or_enters() {
  Scenario scenario = small_scenario();
  scenario.assumptions.demography.other_exit = PerYear{0.0};
  scenario.assumptions.demography.entry = PerYear{0.0};
  return scenario;
}

SmallWorld::SmallWorld(const Scenario& scenario)
    : world(build_world(scenario, table, 0)),
      executor_(sim::serial_executor()),
      engine_(*world, *executor_, sim::Duration{ticks_per_month}) {
  post_calendar(*world, engine_.initial());
}

void SmallWorld::run_until_day(std::uint32_t day) {
  engine_.run_until(sim::Time{day});
}

std::uint32_t SmallWorld::firm(std::size_t economy, Sector sector, std::size_t k) const {
  return world->living.at(economy * sector_count + index(sector)).at(k);
}

}  // namespace ladder::test
