#include "output/catalogue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "models/economy/households.hpp"
#include "models/economy/labour_market.hpp"
#include "models/indicators.hpp"
#include "output/catalogue_outside.hpp"

namespace ladder::output {
namespace {

using models::World;
using Cells = std::span<double>;

/// One value an economy.
template <double (*Value)(const World&, std::size_t)>
void by_economy(const World& w, const Coordinates&, Cells cells) {
  for (std::size_t e = 0; e < w.economy_count(); ++e) cells[e] = Value(w, e);
}

/// One value an industry.
template <double (*Value)(const World&, std::size_t, std::size_t)>
void by_industry(const World& w, const Coordinates&, Cells cells) {
  for (std::size_t e = 0; e < w.economy_count(); ++e)
    for (std::size_t s = 0; s < models::sector_count; ++s)
      cells[e * models::sector_count + s] = Value(w, e, s);
}

/// One value a programme at work in an economy; 0 where this scenario does not have it.
template <double (*Value)(const models::ProgrammeState&)>
void by_programme(const World& w, const Coordinates& c, Cells cells) {
  std::fill(cells.begin(), cells.end(), 0.0);
  const std::vector<std::string> names = programme_names(w.scenario);
  for (std::size_t k = 0; k < w.programmes.size(); ++k) {
    const auto at = std::find(c.programmes.begin(), c.programmes.end(), names[k]);
    cells[static_cast<std::size_t>(at - c.programmes.begin())] = Value(w.programmes[k]);
  }
}

double usd(models::Money cents) {
  return static_cast<double>(cents) / 100.0;
}
const models::NationalAccounts& accounts(const World& w, std::size_t e) {
  return w.accounts[e];
}

// National
// -----------------------------------------------------------------------------------------------------
double gdp(const World& w, std::size_t e) {
  return usd(accounts(w, e).gdp_production);
}
double real_gdp(const World& w, std::size_t e) {
  return models::real_gdp_2015(w, e) / 12.0;
}
double gdp_per_head(const World& w, std::size_t e) {
  return models::real_gdp_2015(w, e) / models::population(w.economies[e], w.month - 1);
}
double consumption(const World& w, std::size_t e) {
  return usd(accounts(w, e).consumption);
}
double public_consumption(const World& w, std::size_t e) {
  return usd(accounts(w, e).public_consumption);
}
double investment(const World& w, std::size_t e) {
  return usd(accounts(w, e).investment);
}
double exports(const World& w, std::size_t e) {
  return usd(accounts(w, e).exports);
}
double imports(const World& w, std::size_t e) {
  return usd(accounts(w, e).imports);
}
double price_level(const World& w, std::size_t e) {
  return models::price_level(w, e);
}
double people(const World& w, std::size_t e) {
  return models::population(w.economies[e], w.month - 1);
}
double employed(const World& w, std::size_t e) {
  return static_cast<double>(models::employment(w, e));
}
double unemployment(const World& w, std::size_t e) {
  return 100.0 * w.economies[e].unemployment;
}
double agricultural_share(const World& w, std::size_t e) {
  return 100.0 * models::employment_share(w, e, 0, 0);
}
double manufacturing_share(const World& w, std::size_t e) {
  return 100.0 * models::employment_share(w, e, models::first_manufacture, models::last_manufacture);
}
double services_share(const World& w, std::size_t e) {
  return 100.0 * models::employment_share(w, e, models::goods_count, models::sector_count - 1);
}
double mva_share(const World& w, std::size_t e) {
  return 100.0 * models::manufacturing_share_of_gdp(w, e);
}
double mva(const World& w, std::size_t e) {
  return usd(models::manufacturing_value_added(w, e));
}
double manufacturing_jobs(const World& w, std::size_t e) {
  return models::employment_share(w, e, models::first_manufacture, models::last_manufacture) * employed(w, e);
}
double manufactured_exports(const World& w, std::size_t e) {
  return usd(models::manufactured_exports(w, e));
}
double real_wage(const World& w, std::size_t e) {
  return models::real_wage(w, e);
}
double technology_gap(const World& w, std::size_t e) {
  return models::technology_gap(w, e);
}
double generation_users(const World& w, std::size_t e) {
  return 100.0 * models::generation_share(w, e, 3);
}
double goods_saved(const World& w, std::size_t e) {
  return 100.0 * models::input_saving(w, e);
}
double skilled(const World& w, std::size_t e) {
  return 100.0 * models::skilled_share_of_manufacturing(w, e);
}
double position(const World& w, std::size_t e) {
  return 100.0 * w.economies[e].position;
}
double public_debt(const World& w, std::size_t e) {
  return 100.0 * models::public_debt(w, e);
}
double programme_spending(const World& w, std::size_t e) {
  return usd(models::programme_spending(w, e));
}

// Industry
// -----------------------------------------------------------------------------------------------------
double output_volume(const World& w, std::size_t e, std::size_t s) {
  return usd(accounts(w, e).output[s]);
}
double value_added(const World& w, std::size_t e, std::size_t s) {
  return usd(accounts(w, e).value_added[s]);
}
double jobs(const World& w, std::size_t e, std::size_t s) {
  return static_cast<double>(accounts(w, e).employment[s]);
}
double price(const World& w, std::size_t e, std::size_t s) {
  return w.industry(e, s).price;
}
double export_value(const World& w, std::size_t e, std::size_t s) {
  return usd(accounts(w, e).exports_value[s]);
}
double import_value(const World& w, std::size_t e, std::size_t s) {
  return usd(accounts(w, e).imports_value[s]);
}
double firms(const World& w, std::size_t e, std::size_t s) {
  return w.industry(e, s).living;
}
double technique(const World& w, std::size_t e, std::size_t s) {
  return w.industry(e, s).mean_technique;
}

// Other axes
// ---------------------------------------------------------------------------------------------------
void workers_by_skill(const World& w, const Coordinates&, Cells cells) {
  for (std::size_t e = 0; e < w.economy_count(); ++e) {
    const models::Skilled force = models::labour_force(w, e);
    for (std::size_t k = 0; k < models::skill_count; ++k)
      cells[e * models::skill_count + k] = static_cast<double>(force[k] - w.economies[e].unemployed[k]);
  }
}
void firms_by_generation(const World& w, const Coordinates&, Cells cells) {
  for (std::size_t e = 0; e < w.economy_count(); ++e)
    for (std::size_t g = 0; g < models::generation_count; ++g)
      cells[e * models::generation_count + g] = models::firms_at_generation(w, e, g);
}
void exports_to(const World& w, const Coordinates&, Cells cells) {
  const std::size_t n = w.economy_count();
  for (std::size_t e = 0; e < n; ++e)
    for (std::size_t p = 0; p < n; ++p) cells[e * n + p] = usd(models::exports_between(w, e, p));
}

double funded(const models::ProgrammeState& p) {
  return usd(p.funded);
}
double spent(const models::ProgrammeState& p) {
  return usd(p.spent);
}
double refunded(const models::ProgrammeState& p) {
  return usd(p.refunded);
}
double vouchers(const models::ProgrammeState& p) {
  return static_cast<double>(p.issued);
}
double reached(const models::ProgrammeState& p) {
  return static_cast<double>(p.reached);
}
double completed(const models::ProgrammeState& p) {
  return static_cast<double>(p.completed);
}
double failed(const models::ProgrammeState& p) {
  return static_cast<double>(p.failed);
}
double expired(const models::ProgrammeState& p) {
  return static_cast<double>(p.expired);
}
double visited(const models::ProgrammeState& p) {
  return static_cast<double>(p.visited);
}
double waiting(const models::ProgrammeState& p) {
  return static_cast<double>(p.waiting);
}

void residual(const World& w, const Coordinates&, Cells cells) {
  cells[0] = static_cast<double>(w.audit.residual);
}
void identities(const World& w, const Coordinates&, Cells cells) {
  cells[0] = static_cast<double>(w.audit.identities);
}
void postings(const World& w, const Coordinates&, Cells cells) {
  cells[0] = static_cast<double>(w.audit.postings);
}

using enum Aggregate;
using enum Interval;

CatalogueRow national(const char* name, const char* unit, const char* text, const char* source,
                      Aggregate aggregate, Reading read, Interval interval = year) {
  return {{"national", name, unit, text, source, {Axis::economy}, interval, aggregate}, read};
}
CatalogueRow industry(const char* name, const char* unit, const char* text, const char* source,
                      Aggregate aggregate, Reading read) {
  return {{"industry", name, unit, text, source, {Axis::economy, Axis::sector}, year, aggregate}, read};
}
CatalogueRow policy(const char* name, const char* unit, const char* text, const char* source, Reading read) {
  return {{"policy", name, unit, text, source, {Axis::programme}, year, last}, read};
}

std::vector<CatalogueRow> make_rows() {
  return {
      national("gdp", "USD", "gross domestic product, current prices",
               "sales less intermediate purchases plus duties, from transaction codes", sum, by_economy<gdp>),
      national("gdp_real", "USD 2015", "gross domestic product, chained volume",
               "final uses at last month's prices, chained; base-year level in 2015 prices", sum,
               by_economy<real_gdp>),
      national("gdp_per_head", "USD 2015", "real GDP per person", "gdp_real a year / population", mean,
               by_economy<gdp_per_head>),
      national("consumption", "USD", "household consumption", "transaction code consumption", sum,
               by_economy<consumption>),
      national("public_consumption", "USD", "government consumption", "transaction code public_consumption",
               sum, by_economy<public_consumption>),
      national("investment", "USD", "capital formation", "transaction codes investment and equipment", sum,
               by_economy<investment>),
      national("exports", "USD", "exports of goods and services", "transaction code import_payment, received",
               sum, by_economy<exports>),
      national("imports", "USD", "imports of goods and services", "transaction code import_payment, paid",
               sum, by_economy<imports>),
      national("price_level", "1", "GDP deflator, base year 1", "gdp / gdp at base-year prices, chained",
               mean, by_economy<price_level>),
      national("population", "persons", "population", "input: observed to 2023, then MODEL section 5", mean,
               by_economy<people>),
      national("employment", "persons", "employed persons", "labour force less unemployed", mean,
               by_economy<employed>),
      national("unemployment", "%", "unemployed, of the labour force", "labour market", mean,
               by_economy<unemployment>),
      national("agricultural_employment_share", "%", "employment in agriculture",
               "own-account farmers / employment", mean, by_economy<agricultural_share>),
      national("manufacturing_employment_share", "%", "employment in manufacturing (SDG 9.2.2)",
               "firms of the seven manufactures / employment", mean, by_economy<manufacturing_share>),
      national("services_employment_share", "%", "employment in services, utilities and construction",
               "firms and own-account workers / employment", mean, by_economy<services_share>),
      national("manufacturing_jobs", "persons", "jobs in manufacturing", "firms of the seven manufactures",
               mean, by_economy<manufacturing_jobs>),
      national("manufacturing_value_added", "USD", "manufacturing value added, current prices",
               "revenue less intermediate purchases", sum, by_economy<mva>),
      national("manufacturing_share", "%", "manufacturing value added, of GDP (SDG 9.2.1)",
               "manufacturing_value_added / gdp", mean, by_economy<mva_share>),
      national("manufactured_exports", "USD", "exports of manufactures",
               "deliveries abroad at sellers' prices", sum, by_economy<manufactured_exports>),
      national("real_wage", "1", "real wage (low skill), base year 1",
               "wage index / price of the consumption basket", mean, by_economy<real_wage>),
      national("technology_gap", "log points", "gap of manufacturing technique to the North",
               "mean over firms, weighted by value added; techniques comparable within a sector", mean,
               by_economy<technology_gap>),
      national("integrated_firms", "%", "manufacturing firms at digital generation 3 or above",
               "share of simulated firms", mean, by_economy<generation_users>),
      national("inputs_saved", "%", "goods inputs saved by measures, manufacturing",
               "weighted by demand", mean, by_economy<goods_saved>),
      national("skilled_share", "%", "middle- and high-skill workers in manufacturing firms",
               "workers by skill", mean, by_economy<skilled>),
      national("net_foreign_position", "%", "net foreign position, of a year's GDP",
               "sum of all balances of the economy / GDP", last, by_economy<position>),
      national("public_debt", "%", "public debt, of a year's GDP", "balance of the treasury / GDP",
               last, by_economy<public_debt>),
      national("programme_spending", "USD", "programme spending to date",
               "transaction codes voucher and outreach", last, by_economy<programme_spending>),
      national("gdp_monthly", "USD", "gross domestic product of the month, current prices", "as gdp", sum,
               by_economy<gdp>, month),
      industry("output", "USD", "gross output at base-year prices",
               "output of firms and own-account producers", sum, by_industry<output_volume>),
      industry("value_added", "USD", "value added, current prices", "revenue less intermediate purchases",
               sum, by_industry<value_added>),
      industry("employment", "persons", "persons employed", "workers of firms, own-account workers", mean,
               by_industry<jobs>),
      industry("price", "1", "mean price of deliveries, base year 1", "weighted by sales", mean,
               by_industry<price>),
      industry("exports", "USD", "exports", "deliveries abroad at sellers' prices", sum,
               by_industry<export_value>),
      industry("imports", "USD", "imports", "deliveries from abroad at sellers' prices", sum,
               by_industry<import_value>),
      industry("firms", "1", "simulated firms", "living at the end of the year", last, by_industry<firms>),
      industry("technique", "log points", "mean technique over the North's in the base year",
               "weighted by demand", mean, by_industry<technique>),
      {{"labour",
        "employed",
        "persons",
        "employed persons by skill",
        "labour force less unemployed",
        {Axis::economy, Axis::skill},
        year,
        mean},
       workers_by_skill},
      {{"technology",
        "firms_at_generation",
        "%",
        "manufacturing firms by digital generation",
        "share of simulated firms",
        {Axis::economy, Axis::generation},
        year,
        mean},
       firms_by_generation},
      {{"flows",
        "exports_to",
        "USD",
        "exports of goods and services to a partner",
        "deliveries at sellers' prices",
        {Axis::economy, Axis::partner},
        year,
        sum},
       exports_to},
      policy("funded", "USD", "drawn from the funders since the start, as vouchers are issued and visits paid",
             "transaction code programme_funding", by_programme<funded>),
      policy("spent", "USD", "paid out since the start", "transaction codes voucher and outreach",
             by_programme<spent>),
      policy("refunded", "USD", "returned to the funders", "transaction code programme_refund",
             by_programme<refunded>),
      policy("vouchers", "1", "vouchers issued since the start", "simulated firms", by_programme<vouchers>),
      policy("reached", "1", "vouchers redeemed since the start", "simulated firms", by_programme<reached>),
      policy("completed", "1", "supported steps and courses completed since the start", "simulated firms",
             by_programme<completed>),
      policy("failed", "1", "supported steps that stalled since the start", "simulated firms",
             by_programme<failed>),
      policy("expired", "1", "vouchers that lapsed unused since the start", "simulated firms",
             by_programme<expired>),
      policy("visited", "1", "firms visited by advisers since the start", "simulated firms",
             by_programme<visited>),
      policy("waiting", "1", "applications not served for want of money", "at the end of the year",
             by_programme<waiting>),
      {{"audit",
        "residual",
        "cents",
        "sum of absolute residuals of all identities",
        "audit of the month; a run with a residual stops",
        {},
        month,
        sum},
       residual},
      {{"audit", "identities", "1", "identities checked since the start", "audit", {}, month, last},
       identities},
      {{"audit", "postings", "1", "payments booked since the start", "ledger", {}, month, last}, postings},
  };
}

}  // namespace

const std::vector<CatalogueRow>& catalogue_rows() {
  static const std::vector<CatalogueRow> rows = [] {
    std::vector<CatalogueRow> all = make_rows();
    for (CatalogueRow& row : outside_rows()) all.push_back(std::move(row));
    return all;
  }();
  return rows;
}

std::vector<Series> catalogue() {
  std::vector<Series> series;
  for (const CatalogueRow& row : catalogue_rows()) series.push_back(row.series);
  return series;
}

const std::vector<std::string>& headline_series() {
  static const std::vector<std::string> names = {
      "gdp_per_head",         "employment",    "manufacturing_jobs", "manufacturing_share",
      "manufactured_exports", "real_wage",     "technology_gap",     "integrated_firms",
      "inputs_saved",         "skilled_share", "public_debt",        "programme_spending"};
  return names;
}

std::vector<std::string> programme_names(const models::Scenario& scenario) {
  std::vector<std::string> names;
  std::map<std::string, int> seen;
  for (const models::PolicyUse& use : scenario.policies)
    for (const std::string& iso3 : use.economies) {
      const std::string name = fmt::format("{}@{}", use.programme.name, iso3);
      const int count = ++seen[name];
      names.push_back(count == 1 ? name : fmt::format("{}#{}", name, count));
    }
  return names;
}

Coordinates coordinates(std::span<const models::Scenario> scenarios, const models::OpeningTable& table) {
  Coordinates c;
  for (const models::OpeningEconomy& e : table.economies) {
    c.economies.push_back(e.iso3);
    c.economy_names.push_back(e.name);
  }
  for (const std::string_view key : models::sector_keys) c.sectors.emplace_back(key);
  c.skills = {"low", "middle", "high"};
  c.generations = {"analogue", "rigid", "lean", "integrated", "smart"};
  for (const models::Scenario& scenario : scenarios)
    for (const std::string& name : programme_names(scenario))
      if (std::find(c.programmes.begin(), c.programmes.end(), name) == c.programmes.end())
        c.programmes.push_back(name);
  const models::Horizon& horizon = scenarios.front().horizon;
  c.first_year = horizon.from.year;
  c.first_month = horizon.from.month;
  c.months = static_cast<std::uint32_t>(horizon.to.index() - horizon.from.index() + 1);
  return c;
}

}  // namespace ladder::output
