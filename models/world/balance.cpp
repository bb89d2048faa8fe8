#include "models/world/balance.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/world/material_facts.hpp"
#include "models/world/outside_facts.hpp"
#include "models/world/own_economies.hpp"
#include "models/world/people.hpp"
#include "models/world/recorded_baskets.hpp"
#include "models/world/residual_blocs.hpp"
#include "models/world/sector_accounts.hpp"
#include "models/world/sector_trade.hpp"
#include "models/world/table_value.hpp"
#include "sim/error.hpp"

namespace ladder::models {
namespace {

constexpr int first_base_year = 2000, last_base_year = 2018;

bool is_least_developed(const EconomyFacts& facts, int year) {
  return facts.least_developed_since && *facts.least_developed_since <= year &&
         (!facts.least_developed_until || *facts.least_developed_until > year);
}

void fill_people(Evidence& evidence, Draft& draft, const People& people) {
  OpeningEconomy& e = draft.economy;
  const double employed = total(e.employment);
  e.unemployment = people.unemployment;
  e.labour_force = employed / (1.0 - people.unemployment);  // so that the identity holds
  e.skill_share = people.skill_share;
  e.skill_growth = people.skill_growth;
  e.female_share = people.female_share;
  fill_women(evidence, people.by_sex, e);
  e.human_capital = people.human_capital;
  e.outage_share = people.outage_share;
  e.own_account_services =
      own_account_services(e.gdp_per_head_2015usd, e.employment[index(Sector::trade)],
                           e.employment[index(Sector::agriculture)], employed, people.self_employed);
  const auto labour_force = evidence.value(e.iso3, "labour_force");
  evidence.record(e.iso3, "labour_force", labour_force.value_or(not_observed), e.labour_force,
                  "employment / (1 - unemployment); observed: WDI SL.TLF.TOTL.IN");
  evidence.record(e.iso3, "population", e.population.front(), e.population.front(),
                  "WDI SP.POP.TOTL, observed to its last year, then a path (assumption)");
  evidence.record(e.iso3, "own_account_services", not_observed, e.own_account_services,
                  "by income (assumption), at most the self-employed (ILO modelled) whom farming leaves");
  for (const auto& [what, share] :
       {std::pair{"skill_share.low", e.skill_share[0]}, std::pair{"skill_share.middle", e.skill_share[1]},
        std::pair{"skill_share.high", e.skill_share[2]}})
    evidence.record(e.iso3, what, not_observed, share, "by mean years of schooling (assumption)");
  evidence.record(e.iso3, "skill_growth", not_observed, e.skill_growth,
                  "secondary enrolment against the average, over a working life of 40 years (assumption)");
}

void fill_prices(Draft& draft) {
  draft.economy.price_2015 = draft.accounts.gdp_2015usd / draft.accounts.gdp;
  draft.economy.gdp_per_head_2015usd = draft.accounts.gdp_2015usd * 1e6 / draft.economy.population.front();
}

/// An economy named, but for its people, who need jobs first.
Draft named_economy(Evidence& evidence, const std::string& iso3) {
  Draft draft;
  OpeningEconomy& e = draft.economy;
  e.iso3 = iso3;
  const auto facts = evidence.data().economies.find(iso3);
  e.name = facts == evidence.data().economies.end() ? iso3 : facts->second.name;
  const auto group = evidence.income_group(iso3);
  if (!group)
    throw sim::Error(fmt::format("{} cannot be balanced for {}: income_class has no group up to that year",
                                 iso3, evidence.base_year()));
  e.income_group = *group;
  e.least_developed =
      facts != evidence.data().economies.end() && is_least_developed(facts->second, evidence.base_year());
  draft.accounts = stated_accounts(evidence, iso3);
  add_employment(evidence, iso3, draft.accounts);
  e.population =
      population_path(*CountryData::find(evidence.data().panel, iso3, "pop"), evidence.base_year());
  fill_prices(draft);
  draft.archetype = choose_archetype(evidence.data(), iso3, evidence.base_year(), e.gdp_per_head_2015usd);
  evidence.record(iso3, "archetype", not_observed, not_observed,
                  fmt::format("input-output table: {} (WIOD 2013 release)", draft.archetype.name));
  e.exports = exports_by_sector(evidence, iso3, draft.accounts, draft.archetype);
  e.imports = imports_by_sector(evidence, draft);
  fill_sectors(evidence, draft);
  fit_exports(evidence, draft);
  fill_employment(draft);
  return draft;
}

/// Trade first: its sums are the exports and imports that the use tables then balance to.
void fill_trade(const WiodFlows& wiod, const Geography& geography, std::vector<Draft>& drafts,
                OpeningTable& table, Evidence& evidence) {
  BilateralTrade fitted = fit_trade(wiod, geography, drafts);
  table.trade = std::move(fitted.trade);
  evidence.note(
      fmt::format("Bilateral trade: at most {} rounds of fitting in a sector.", fitted.most_iterations));
  for (std::size_t s = 0; s < sector_count; ++s)
    for (std::size_t a = 0; a < drafts.size(); ++a) {
      double exports = 0.0, imports = 0.0;
      for (std::size_t b = 0; b < drafts.size(); ++b) {
        exports += table.trade[s][a][b];
        imports += table.trade[s][b][a];
      }
      drafts[a].economy.exports[s] = exports;
      drafts[a].economy.imports[s] = imports;
    }
}

/// How the classes of the sources were split over sectors.
void record_split(Evidence& evidence, const Draft& draft) {
  const OpeningEconomy& e = draft.economy;
  const auto split_record = [&](std::string_view name, std::size_t s, bool whole, std::string origin) {
    const std::string what = fmt::format("{}.{}", name, sector_keys[s]);
    if (!whole) evidence.record(e.iso3, what, not_observed, table_value(e, what), std::move(origin));
  };
  for (std::size_t s = 0; s < sector_count; ++s) {
    split_record(
        "value_added", s, broad_keys[static_cast<std::size_t>(broad_of(s))] == sector_keys[s],
        fmt::format("split inside its class by trade, demand and the table of {}", draft.archetype.name));
    split_record("employment", s, jobs_keys[static_cast<std::size_t>(jobs_of(s))] == sector_keys[s],
                 draft.accounts.employment_inside ? "ILO; split inside its class by ETD"
                                                  : "ILO; split inside its class by value added per worker");
  }
}

/// Series that contradict each other (a hundred workers who make the output of millions) are each within
/// their range. What no market could open with is refused here, before it breaks a promise of the model.
void require_plausible(const Evidence& evidence, const OpeningEconomy& e) {
  constexpr double least = 1.0, most = 1e8;  // USD of value added per worker and year
  for (std::size_t s = 0; s < sector_count; ++s) {
    if (e.value_added[s] <= 0.0 && e.employment[s] <= 0.0) continue;
    const double per_worker = e.employment[s] > 0.0 ? e.value_added[s] * 1e6 / e.employment[s] : INFINITY;
    if (per_worker >= least && per_worker <= most) continue;
    throw sim::Error(fmt::format(
        "{} cannot be balanced: its {} would have {:.3g} USD of value added for each of {:.3g} workers, "
        "expected {:g} to {:g}. Check its {}.",
        e.iso3, sector_keys[s], per_worker, e.employment[s], least, most,
        evidence.data().own.contains(e.iso3)
            ? evidence.series_name(e.iso3, "employed_persons, emp_*_pct and value_added_*_pct")
            : "employed_persons, emp_*_pct and shares of GDP in country_panel, and its row of sector_va_un_ama"));
  }
}

OpeningTable balanced(const CountryData& data, const std::vector<std::string>& economies, int base_year) {
  if (base_year < first_base_year || base_year > last_base_year)
    throw sim::Error(
        fmt::format("Base year {} is outside {} to {}: input-output tables begin in 2000 and the series for "
                    "the start end in 2018.",
                    base_year, first_base_year, last_base_year));
  Evidence evidence(data, base_year);
  const Blocs blocs = sort_into_blocs(evidence, economies);
  std::vector<Draft> drafts;
  std::vector<People> people;
  for (const std::string& iso3 : economies) {
    drafts.push_back(named_economy(evidence, iso3));
    people.push_back(people_of(evidence, iso3));
  }
  const Geography geography = geography_of(evidence, blocs);
  const WiodFlows wiod = wiod_flows(evidence, blocs);
  drafts.push_back(north(evidence, blocs, wiod));
  drafts.push_back(rest_of_world(evidence, blocs, drafts));
  people.push_back(mean_people(evidence, blocs.members[blocs.north()], "NORTH"));
  people.push_back(mean_people(evidence, blocs.members[blocs.rest()], "ROW"));

  close_world_trade(wiod, drafts);
  net_out_excess(evidence, drafts);
  drafts.back().accounts.exports = total(drafts.back().economy.exports);
  drafts.back().accounts.imports = total(drafts.back().economy.imports);
  fill_sectors(evidence, drafts.back());
  fit_output_to_exports(evidence, drafts.back());
  fill_employment(drafts.back());

  OpeningTable table;
  table.base_year = base_year;
  table.income_bounds = income_bounds(evidence);
  table.distance_km = geography.distance_km;
  table.tie = geography.tie;
  fill_trade(wiod, geography, drafts, table, evidence);
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    fill_prices(drafts[i]);
    fill_people(evidence, drafts[i], people[i]);
    fill_outside(evidence, drafts[i].economy, blocs.members[i], blocs.weight[i]);
    fill_materials(evidence, drafts[i].economy, blocs.members[i]);
    fill_final_demand(evidence, drafts[i]);
    const int rounds = fit_use(drafts[i]);
    evidence.note(fmt::format("{}: use table from {}, {} rounds of fitting.", drafts[i].economy.iso3,
                              drafts[i].archetype.name, rounds));
    record_split(evidence, drafts[i]);
    require_plausible(evidence, drafts[i].economy);
    table.economies.push_back(std::move(drafts[i].economy));
  }
  fill_baskets(evidence, blocs, table);
  evidence.settle(table);
  table.adjustments = evidence.take_adjustments();
  table.notes = evidence.take_notes();
  return table;
}

}  // namespace

OpeningTable balance(const CountryData& data, const std::vector<std::string>& economies, int base_year) {
  if (!has_own_economy(data, economies)) return balanced(data, economies, base_year);
  const CountryData laid = with_own_economies(data, economies);
  OpeningTable table = balanced(laid, economies, base_year);
  name_own_origins(laid, economies, table);
  return table;
}

}  // namespace ladder::models
