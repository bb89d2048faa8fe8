#include "models/world/residual_blocs.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "models/world/people.hpp"
#include "models/world/sector_trade.hpp"
#include "sim/error.hpp"

namespace ladder::models {
namespace {

constexpr double million = 1e6;
constexpr int short_memory = 5;
constexpr std::string_view north_key = "NORTH", rest_key = "ROW";

/// Mean of a percentage of GDP over the members that have it, weighted by GDP; as a share.
double mean_share(const Evidence& evidence, const std::vector<std::string>& members,
                  const std::vector<double>& gdp, std::string_view column, std::string_view bloc) {
  double sum = 0.0, weight = 0.0;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const auto value = evidence.value(members[i], column, short_memory);
    if (!value) continue;
    sum += gdp[i] * *value / 100.0;
    weight += gdp[i];
  }
  if (weight == 0.0)
    throw sim::Error(
        fmt::format("{}: no member has country_panel.{} up to {}", bloc, column, evidence.base_year()));
  return sum / weight;
}

/// UN value added of all members that have it, million constant 2015 USD.
UnColumns un_sum(const Evidence& evidence, const std::vector<std::string>& members) {
  UnColumns sum{};
  for (const std::string& iso3 : members) {
    const UnColumns un = un_columns_of(evidence, iso3);
    for (std::size_t c = 0; c < un_column_count; ++c) sum[c] += un[c];
  }
  return sum;
}

double un_sum(const Evidence& evidence, const std::vector<std::string>& members, std::string_view column) {
  double sum = 0.0;
  for (const std::string& iso3 : members) sum += evidence.un(iso3, column).value_or(0.0);
  return sum;
}

void scale_to(ByBroad<double>& values, double gdp) {
  const double sum = sum_of(values);
  for (double& x : values) x *= gdp / sum;
}

void observe_classes(Evidence& evidence, std::string_view bloc, const StatedAccounts& n,
                     std::string_view origin) {
  evidence.observe(bloc, "gdp", n.gdp, "WDI NY.GDP.MKTP.CD: sum of members, or world total less the others");
  for (std::size_t b = 0; b < broad_count; ++b)
    evidence.observe(bloc, fmt::format("value_added.{}", broad_keys[b]), n.value_added[b],
                     std::string(origin));
  for (std::size_t j = 0; j < jobs_count; ++j)
    evidence.observe(bloc, fmt::format("employment.{}", jobs_keys[j]), n.employment[j],
                     "ILO modelled: sum of members, or world total less the others");
}

void sum_accounts(const Evidence& evidence, const std::vector<std::string>& members,
                  const std::vector<double>& gdp, StatedAccounts& n) {
  for (std::size_t i = 0; i < members.size(); ++i) {
    n.gdp += gdp[i];
    n.gdp_2015usd += evidence.value(members[i], "gdp_pc_const2015usd").value_or(0.0) *
                     evidence.value(members[i], "pop").value_or(0.0) / million;
    StatedAccounts member;
    Evidence unrecorded(evidence.data(), evidence.base_year());
    if (!evidence.panel(members[i], "employed_persons", short_memory)) continue;
    member.value_added = un_value_added(evidence, members[i]).value_or(ByBroad<double>{0, 0, 1, 0, 0, 0, 0});
    add_employment(unrecorded, members[i], member);
    for (std::size_t j = 0; j < jobs_count; ++j) n.employment[j] += member.employment[j];
  }
}

Archetype north_archetype(const Evidence& evidence, const Blocs& blocs) {
  std::vector<const IoTable*> tables;
  std::string last;
  for (const auto& [key, table] : evidence.data().io) {
    const std::string& economy = key.first;
    if (economy == last || evidence.income_group(economy) != IncomeGroup::high) continue;
    last = economy;
    bool named = false;
    for (std::size_t b = 0; b < blocs.north(); ++b) named = named || blocs.members[b].front() == economy;
    const IoTable* latest = latest_table(evidence.data(), economy, evidence.base_year());
    if (!named && latest != nullptr) tables.push_back(latest);
  }
  if (tables.empty())
    throw sim::Error(
        "North: io_coefficients has no table of a high-income economy that is not named; name fewer of them");
  Archetype sum = sum_of(tables, fmt::format("sum of {} high-income economies", tables.size()));
  sum.own = true;
  return sum;
}

Series sum_of_populations(const Evidence& evidence, const std::vector<std::string>& members) {
  Series sum;
  const std::vector<Reading>& years = evidence.data().world.at("pop").readings();
  for (const Reading& world : years) {
    if (world.year < evidence.base_year()) continue;
    double persons = 0.0;
    for (const std::string& iso3 : members)
      if (const Series* pop = CountryData::find(evidence.data().panel, iso3, "pop"))
        persons += pop->at(world.year).value_or(0.0);
    sum.add(world.year, persons);
  }
  return sum;
}

/// Exports of all members by sector, million USD, trade among them included; scaled to `exports`.
BySector<double> exports_of_members(const Evidence& evidence, const std::vector<std::string>& members,
                                    double exports) {
  Evidence unrecorded(evidence.data(), evidence.base_year());
  BySector<double> sum{};
  for (const std::string& iso3 : members) {
    const auto x = evidence.value(iso3, "exports_pct_gdp", short_memory);
    const auto goods = evidence.value(iso3, "merch_exports_usd", short_memory);
    if (!x || !goods || !un_value_added(evidence, iso3)) continue;
    StatedAccounts n;
    n.gdp = *evidence.value(iso3, "gdp_current_usd") / million;
    n.exports = *x / 100.0 * n.gdp;
    n.goods_exports = *goods / million;
    n.value_added = *un_value_added(evidence, iso3);
    const bool own = latest_table(evidence.data(), iso3, evidence.base_year()) != nullptr;
    const Archetype archetype =
        own ? choose_archetype(evidence.data(), iso3, evidence.base_year(), 0.0) : Archetype{};
    const BySector<double> by_sector = exports_by_sector(unrecorded, iso3, n, archetype);
    for (std::size_t s = 0; s < sector_count; ++s) sum[s] += by_sector[s];
  }
  sum = shares(sum);
  for (double& x : sum) x *= exports;
  return sum;
}

/// Takes trade among the members out of a bloc's exports and imports. WIOD tells how much of it there is in
/// each group of sectors; inside a group it is taken in proportion to the smaller side, since it is the same
/// on both.
void take_out_internal_trade(const WiodFlows& wiod, std::size_t bloc, BySector<double>& exports,
                             BySector<double>& imports) {
  constexpr double most =
      0.95;  // of the smaller side (assumption): every bloc buys and sells something outside
  for (std::size_t g = 0; g < trade_group_count; ++g) {
    const auto group = static_cast<TradeGroup>(g);
    double x = 0.0, m = 0.0, smaller = 0.0;
    for (std::size_t s = 0; s < sector_count; ++s) {
      if (trade_group(s) != group) continue;
      x += exports[s];
      m += imports[s];
      smaller += std::min(exports[s], imports[s]);
    }
    const double internal =
        0.5 * (x * internal_exports(wiod, bloc, group) + m * internal_imports(wiod, bloc, group));
    const double share = smaller > 0.0 ? std::min(most, internal / smaller) : 0.0;
    for (std::size_t s = 0; s < sector_count; ++s) {
      if (trade_group(s) != group) continue;
      const double taken = share * std::min(exports[s], imports[s]);
      exports[s] -= taken;
      imports[s] -= taken;
    }
  }
}

IncomeGroup group_by_income(const CountryData& data, int year, double usd_per_head) {
  const auto after = data.income_thresholds.upper_bound(year);
  if (after == data.income_thresholds.begin()) return IncomeGroup::lower_middle;
  const auto& bounds = std::prev(after)->second;
  const auto above = std::upper_bound(bounds.begin(), bounds.end(), usd_per_head);
  return static_cast<IncomeGroup>(above - bounds.begin());
}

}  // namespace

Draft north(Evidence& evidence, const Blocs& blocs, const WiodFlows& wiod) {
  const std::vector<std::string>& members = blocs.members[blocs.north()];
  const std::vector<double>& gdp = blocs.weight[blocs.north()];
  Draft draft;
  OpeningEconomy& e = draft.economy;
  StatedAccounts& n = draft.accounts;
  e.iso3 = north_key;
  e.name = "North (high income)";
  e.income_group = IncomeGroup::high;
  sum_accounts(evidence, members, gdp, n);
  n.value_added = broad_value_added(un_sum(evidence, members));
  scale_to(n.value_added, n.gdp);
  n.investment = n.gdp * mean_share(evidence, members, gdp, "gcf_pct_gdp", north_key);
  n.government = n.gdp * mean_share(evidence, members, gdp, "gov_consumption_pct_gdp", north_key);
  observe_classes(evidence, north_key, n,
                  "UN AMA of the members, summed at constant 2015 prices, as shares of GDP");
  draft.archetype = north_archetype(evidence, blocs);
  e.population = population_path(sum_of_populations(evidence, members), evidence.base_year());

  const double exports = n.gdp * mean_share(evidence, members, gdp, "exports_pct_gdp", north_key);
  const double imports = n.gdp * mean_share(evidence, members, gdp, "imports_pct_gdp", north_key);
  e.exports = exports_of_members(evidence, members, exports);
  e.imports = shares(draft.archetype.imports);
  for (double& m : e.imports) m *= imports;
  take_out_internal_trade(wiod, blocs.north(), e.exports, e.imports);
  n.exports = total(e.exports);
  n.imports = total(e.imports);
  evidence.observe(north_key, "exports", exports,
                   "WDI of the members, less trade among them by WIOD's shares");
  evidence.observe(north_key, "imports", imports,
                   "WDI of the members, less trade among them by WIOD's shares");
  fill_sectors(evidence, draft);
  fit_exports(evidence, draft);
  fill_employment(draft);
  evidence.note(fmt::format("NORTH sums {} high-income economies.", members.size()));
  return draft;
}

Draft rest_of_world(Evidence& evidence, const Blocs& blocs, const std::vector<Draft>& others) {
  const std::vector<std::string>& members = blocs.members[blocs.rest()];
  const std::vector<double>& gdp = blocs.weight[blocs.rest()];
  Draft draft;
  OpeningEconomy& e = draft.economy;
  StatedAccounts& n = draft.accounts;
  e.iso3 = rest_key;
  e.name = "Rest of the world";
  e.residual = true;
  n.gdp = evidence.world("gdp_current_usd") / million;
  n.gdp_2015usd = evidence.world("gdp_const2015usd") / million;
  n.employment = {evidence.world("emp_agr_persons"), evidence.world("emp_manuf_persons"),
                  evidence.world("emp_ind_persons") - evidence.world("emp_manuf_persons"),
                  evidence.world("emp_srv_persons")};
  UnColumns value_added = un_columns_of_world(evidence);
  double un_gdp = evidence.world("un_gdp"), un_investment = evidence.world("un_gross_capital_formation");
  Series population;
  for (const Reading& world : evidence.data().world.at("pop").readings())
    if (world.year >= evidence.base_year()) population.add(world.year, world.value);
  for (std::size_t b = 0; b < others.size(); ++b) {
    n.gdp -= others[b].accounts.gdp;
    n.gdp_2015usd -= others[b].accounts.gdp_2015usd;
    for (std::size_t j = 0; j < jobs_count; ++j) n.employment[j] -= others[b].accounts.employment[j];
    const UnColumns un = un_sum(evidence, blocs.members[b]);
    for (std::size_t c = 0; c < un_column_count; ++c) value_added[c] -= un[c];
    un_gdp -= un_sum(evidence, blocs.members[b], "gdp");
    un_investment -= un_sum(evidence, blocs.members[b], "gross_capital_formation");
    for (Reading& world : population.readings())
      world.value -=
          others[b].economy.population.at(static_cast<std::size_t>(world.year - evidence.base_year()));
  }
  n.value_added = broad_value_added(value_added);
  scale_to(n.value_added, n.gdp);
  n.investment = n.gdp * un_investment / un_gdp;
  evidence.observe(rest_key, "investment", n.investment,
                   "UN AMA gross capital formation over GDP, world less the others, constant 2015 prices");
  n.government = n.gdp * mean_share(evidence, members, gdp, "gov_consumption_pct_gdp", rest_key);
  observe_classes(evidence, rest_key, n,
                  "UN AMA, world less the others, at constant 2015 prices, as shares of GDP");
  e.population = population_path(population, evidence.base_year());
  e.income_group =
      group_by_income(evidence.data(), evidence.base_year(), n.gdp * million / e.population.front());
  const IoTable* table = latest_table(evidence.data(), std::string(rest_key), evidence.base_year());
  if (table == nullptr)
    throw sim::Error("io_coefficients: no table of ROW, which stands for the rest of the world");
  draft.archetype = archetype_of(
      *table, fmt::format("WIOD ROW {}", latest_table_year(evidence.data(), "ROW", evidence.base_year())));
  draft.archetype.own = true;
  return draft;
}

}  // namespace ladder::models
