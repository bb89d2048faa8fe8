#include "output/catalogue/rows.hpp"

#include "models/economy/households.hpp"
#include "models/indicators.hpp"

namespace ladder::output {
namespace {

using models::World;
using enum Aggregate;
using enum Interval;

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
double changes_in_inventories(const World& w, std::size_t e) {
  return usd(accounts(w, e).changes_in_inventories);
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

}  // namespace

std::vector<CatalogueRow> national_rows() {
  return {
      national("gdp", "USD", "gross domestic product, current prices",
               "sales less intermediate purchases, from transaction codes, and changes in inventories (SNA 2008)", sum,
               by_economy<gdp>),
      national("gdp_real", "USD 2015", "gross domestic product, chained volume",
               "final uses at last month's prices, chained, and changes in inventories at their price level: "
               "gdp / price_level; base-year level in 2015 prices",
               sum,
               by_economy<real_gdp>),
      national("gdp_per_head", "USD 2015", "real GDP per person", "gdp_real a year / population", mean,
               by_economy<gdp_per_head>),
      national("consumption", "USD", "household consumption", "transaction code consumption", sum,
               by_economy<consumption>),
      national("public_consumption", "USD", "government consumption", "transaction code public_consumption",
               sum, by_economy<public_consumption>),
      national("investment", "USD", "capital formation", "transaction codes investment and equipment", sum,
               by_economy<investment>),
      national("changes_in_inventories", "USD", "changes in inventories of finished goods and inputs",
               "change of volumes in the month at its mean price, no holding gains (SNA 2008)", sum,
               by_economy<changes_in_inventories>),
      national("exports", "USD", "exports of goods and services", "transaction codes import_payment and technology_fee, received",
               sum, by_economy<exports>),
      national("imports", "USD", "imports of goods and services", "transaction codes import_payment and technology_fee, paid",
               sum, by_economy<imports>),
      national("price_level", "1", "GDP deflator, base year 1",
               "gdp less changes in inventories / the same at base-year prices, chained",
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
               "revenue less intermediate purchases, and changes in inventories", sum, by_economy<mva>),
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
  };
}

}  // namespace ladder::output
