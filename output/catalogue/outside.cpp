#include "models/economy/households.hpp"
#include "models/indicators.hpp"
#include "models/industry/certification.hpp"
#include "output/catalogue/rows.hpp"

namespace ladder::output {
namespace {

using models::World;

constexpr double cents = 100.0, percent = 100.0, months = 12.0;

double real_income(const World& w, std::size_t e) {
  return models::real_income_2015(w, e) / months;
}
double real_income_per_head(const World& w, std::size_t e) {
  return models::real_income_2015(w, e) / models::population(w.economies[e], w.month - 1);
}
double national_income(const World& w, std::size_t e) {
  return models::national_income(w, e) / cents;
}
double customs(const World& w, std::size_t e) {
  return static_cast<double>(w.accounts[e].customs) / cents;
}
double resource_revenue(const World& w, std::size_t e) {
  return static_cast<double>(w.accounts[e].resource_revenue) / cents;
}
double imports_financed(const World& w, std::size_t e) {
  return percent * w.economies[e].import_access;
}
double certified_exporters(const World& w, std::size_t e) {
  return percent * models::certified_exporters(w, e);
}
double waiting_for_certificates(const World& w, std::size_t e) {
  return w.economies[e].certificates_waiting;
}
double classed_income(const World& w, std::size_t e) {
  return w.economies[e].status.smoothed_income();
}
double group_number(models::IncomeGroup group) {
  return 1.0 + static_cast<double>(group);
}
double income_group(const World& w, std::size_t e) {
  return group_number(w.economies[e].status.group);
}
double relative_group(const World& w, std::size_t e) {
  return group_number(w.economies[e].status.relative_group);
}
double least_developed(const World& w, std::size_t e) {
  return w.economies[e].status.least_developed ? 1.0 : 0.0;
}
double trapped(const World& w, std::size_t e) {
  return w.economies[e].status.trapped ? 1.0 : 0.0;
}

double financial_stress(const World& w, std::size_t e) {
  return 100.0 * w.economies[e].stress;
}

using enum Aggregate;

}  // namespace

std::vector<CatalogueRow> outside_rows() {
  return {
      national("gross_domestic_income", "USD 2015", "real gross domestic income: GDP at the price of domestic absorption",
          "gdp / chained price of consumption, public consumption and capital formation; base-year level in 2015 "
          "prices; UN SNA 2008, 15.188",
          sum, by_economy<real_income>),
      national("gross_domestic_income_per_head", "USD 2015", "real gross domestic income per person",
          "gross_domestic_income a year / population", mean, by_economy<real_income_per_head>),
      national("gross_national_income", "USD", "gross national income, current prices",
          "gdp plus net interest from abroad, transaction codes interest and firm_interest", sum,
          by_economy<national_income>),
      national("customs_revenue", "USD", "duties on top of those of the base year, less those no longer levied",
          "transaction codes customs_duty and customs_relief", sum, by_economy<customs>),
      national("resource_revenue", "USD", "government's revenue from mining", "transaction code resource_revenue", sum,
          by_economy<resource_revenue>),
      national("imports_financed", "%", "imports that foreign exchange pays for, of those that would be bought",
          "exports, transfers, interest and lending abroad / imports ordered, smoothed, at most 100", mean,
          by_economy<imports_financed>),
      national("certified_exporters", "%", "manufacturing exporters with a certificate that holds",
          "simulated firms; a certificate holds from the end of the work for certification.life", mean,
          by_economy<certified_exporters>),
      national("certificates_waiting", "1", "manufacturing firms that wait for their turn at a laboratory",
          "simulated firms; asked for, less those the laboratories of the economy have tested and those that went abroad", mean,
          by_economy<waiting_for_certificates>),
      national("classed_income", "USD", "national income per person by which the economy is classed",
          "gross national income a head at the North's prices of the base year, mean of three years, at the Atlas "
          "level of the base year",
          last, by_economy<classed_income>),
      national("income_group", "1", "income group: 1 low, 2 lower middle, 3 upper middle, 4 high",
          "classed_income against the World Bank's bounds of the base year", last, by_economy<income_group>),
      national("income_group_relative", "1", "income group by bounds that grow with the North's income",
          "classed_income against bounds x the North's classed_income over its start", last,
          by_economy<relative_group>),
      national("least_developed", "1", "whether the economy is least developed: 1 yes, 0 no",
          "until three years after two triennial reviews in a row found classed_income above the income-only "
          "threshold; indicative, after UN CDP",
          last, by_economy<least_developed>),
      national("middle_income_trap", "1", "whether the economy is in the middle-income trap: 1 yes, 0 no",
          "detected: upper middle income for classification.trap_years, and real GDP a head grew by less than "
          "classification.trap_growth a year over them",
          last, by_economy<trapped>),
      national("financial_stress", "%", "part of their spending that a financial crisis makes households hold back",
          "drawn with crises.frequency, 0 unless a scenario sets it (ODD 7.23)", mean, by_economy<financial_stress>),
  };
}

}  // namespace ladder::output
