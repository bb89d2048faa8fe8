#include "output/catalogue/rows.hpp"

#include "models/firm_statistics.hpp"

namespace ladder::output {
namespace {

using models::World;
using enum Aggregate;

double entry_rate(const World& w, std::size_t e) {
  return 100.0 * models::firm_turnover(w, e).entry_rate;
}
double exit_rate(const World& w, std::size_t e) {
  return 100.0 * models::firm_turnover(w, e).exit_rate;
}

CatalogueRow row(const char* name, const char* unit, const char* text, const char* source, Aggregate aggregate,
                 Reading read) {
  return {{"survey", name, unit, text, source, {Axis::economy}, Interval::year, aggregate}, read};
}

}  // namespace

std::vector<CatalogueRow> survey_rows() {
  return {
      row("physical_productivity", "USD", "physical productivity of manufacturing, a year",
          "gross output at base-year prices per person employed", mean,
          by_economy<models::physical_productivity>),
      row("revenue_productivity", "USD", "revenue productivity of manufacturing, a year",
          "value added at current prices per person employed", mean, by_economy<models::revenue_productivity>),
      row("firm_entry_rate", "%", "firms founded in the year, of those there",
          "simulated firms; sum of monthly rates", sum, by_economy<entry_rate>),
      row("firm_exit_rate", "%", "firms that left in the year, of those there",
          "simulated firms; sum of monthly rates", sum, by_economy<exit_rate>),
      row("firm_age", "years", "mean age of manufacturing firms",
          "since their founding; those of the base year count from it", last, by_economy<models::firm_age>),
      row("labour_income_gini", "1", "Gini coefficient of labour income between groups",
          "workers by skill, own-account farmers and service workers, unemployed; last month; a lower bound: "
          "inside a group all earn the same",
          last, by_economy<models::labour_income_gini>),
  };
}

}  // namespace ladder::output
