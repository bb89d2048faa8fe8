/// A made-up world of five economies in plain numbers, so that the balance can be tested without files.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "models/world/country_data.hpp"

namespace ladder::test {

inline constexpr int small_world_first = 1995, small_world_last = 2012;

/// Every industry buys 2 cents of each input per dollar of output, so value added is 0.6 of output.
inline models::IoTable plain_io_table(double scale) {
  models::IoTable table;
  for (std::size_t i = 0; i < models::industry20_count; ++i) {
    table.output[i] = scale;
    table.households[i] = 0.35 * scale;
    table.government[i] = i == 19 ? 1.5 * scale : 0.01 * scale;
    table.investment[i] = i == 15 ? 2.0 * scale : 0.05 * scale;
    table.exports[i] = i < 14 || i == 17 ? 0.15 * scale : 0.0;
    table.imports[i] = 0.15 * scale;
    for (double& cell : table.coefficient[i]) cell = 0.02;
  }
  return table;
}

inline void set_yearly(models::Series& series, double value) {
  for (int year = small_world_first; year <= small_world_last; ++year) series.add(year, value);
}

struct PlainEconomy {
  std::string iso3;
  models::IncomeGroup group;
  double population, gdp_per_head;    ///< USD, current and of 2015 alike
  double agriculture, manufacturing;  ///< % of GDP; in % of jobs twice and half that
  double trade;                       ///< exports and, a tenth more, imports, % of GDP
  double schooling;
};

/// Poor AAA and India, which has a table; BBB and CCC, of the rest of the world; rich HHH with a table.
inline const std::vector<PlainEconomy>& plain_economies() {
  static const std::vector<PlainEconomy> economies = {
      {"AAA", models::IncomeGroup::low, 50e6, 600.0, 36.0, 8.0, 20.0, 3.0},
      {"BBB", models::IncomeGroup::upper_middle, 200e6, 5000.0, 8.0, 20.0, 20.0, 8.0},
      {"CCC", models::IncomeGroup::lower_middle, 500e6, 2000.0, 15.0, 15.0, 20.0, 7.0},
      {"HHH", models::IncomeGroup::high, 300e6, 40000.0, 2.0, 15.0, 4.0, 13.0},
      {"IND", models::IncomeGroup::lower_middle, 900e6, 1000.0, 20.0, 15.0, 20.0, 6.0}};
  return economies;
}

inline void add_panel(models::CountryData& data, const PlainEconomy& e) {
  const auto set = [&](const char* column, double value) { set_yearly(data.panel[e.iso3][column], value); };
  set("pop", e.population);
  set("gdp_current_usd", e.population * e.gdp_per_head);
  set("gdp_pc_const2015usd", e.gdp_per_head);
  set("agr_va_pct_gdp", e.agriculture);
  set("mva_pct_gdp", e.manufacturing);
  set("ind_va_pct_gdp", e.manufacturing + 10.0);
  set("srv_va_pct_gdp", 90.0 - e.agriculture - e.manufacturing);  // no product taxes
  set("labour_force", 0.4 * e.population / 0.95);
  set("employed_persons", 0.4 * e.population);
  set("unemployment_pct", 5.0);
  set("emp_agr_pct", 2.0 * e.agriculture);
  set("emp_manuf_pct", 0.5 * e.manufacturing);
  set("emp_ind_pct", 0.5 * e.manufacturing + 6.0);
  set("emp_srv_pct", 94.0 - 2.0 * e.agriculture - 0.5 * e.manufacturing);
  set("self_employed_pct", 60.0);
  set("female_share_lf_pct", 45.0);
  set("exports_pct_gdp", e.trade);
  set("imports_pct_gdp", 1.1 * e.trade);
  set("merch_exports_usd", 0.0075 * e.trade * e.population * e.gdp_per_head);
  set("fuel_exports_pct_merch", 10.0);
  set("ores_metals_exports_pct_merch", 10.0);
  set("mht_exports_pct_manuf_exports", 20.0);
  set("gcf_pct_gdp", 25.0);
  set("gov_consumption_pct_gdp", 12.0);
  set("schooling_years", e.schooling);
}

inline void add_un(models::CountryData& data, const PlainEconomy& e) {
  const double gdp = e.population * e.gdp_per_head / 1e6;
  const auto set = [&](const char* column, double share) {
    set_yearly(data.un[e.iso3][column], share / 100.0 * gdp);
  };
  set("gdp", 100.0);
  set("agriculture", e.agriculture);
  set("mining_manuf_utilities", e.manufacturing + 4.0);
  set("manufacturing", e.manufacturing);
  set("construction", 6.0);
  set("trade_restaurants_hotels", 20.0);
  set("transport_storage_comm", 10.0);
  set("other_activities", 60.0 - e.agriculture - e.manufacturing);
  set("gross_capital_formation", 25.0);
}

/// World totals are the sum of the five and a tenth of BBB: economies that have no rows, as in the real data.
inline void add_world(models::CountryData& data) {
  std::map<std::string, double> sum;
  for (const PlainEconomy& e : plain_economies()) {
    const double weight = e.iso3 == "BBB" ? 1.1 : 1.0, people = weight * e.population, jobs = 0.4 * people;
    const double gdp = people * e.gdp_per_head;
    sum["pop"] += people;
    sum["gdp_current_usd"] += gdp;
    sum["gdp_const2015usd"] += gdp;
    sum["emp_agr_persons"] += jobs * 0.02 * e.agriculture;
    sum["emp_manuf_persons"] += jobs * 0.005 * e.manufacturing;
    sum["emp_ind_persons"] += jobs * (0.005 * e.manufacturing + 0.06);
    sum["emp_srv_persons"] += jobs * (0.94 - 0.02 * e.agriculture - 0.005 * e.manufacturing);
    sum["exports_usd"] += e.trade / 100.0 * gdp;
    sum["imports_usd"] += e.trade / 100.0 * gdp;
    for (const auto& [column, series] : data.un[e.iso3]) sum["un_" + column] += weight * *series.at(2005);
  }
  for (const auto& [column, value] : sum) set_yearly(data.world[column], value);
}

inline models::CountryData small_world_data() {
  models::CountryData data;
  for (const PlainEconomy& e : plain_economies()) {
    add_panel(data, e);
    add_un(data, e);
    data.economies[e.iso3].name = "Land of " + e.iso3;
    for (int year = small_world_first; year <= small_world_last; ++year)
      data.income_groups[e.iso3][year] = e.group;
    for (const PlainEconomy& other : plain_economies())
      if (e.iso3 < other.iso3) data.proximity[{e.iso3, other.iso3}] = {5000.0, false, true, false};
  }
  data.economies["AAA"].least_developed_since = 1990;
  data.economies["AAA"].least_developed_until = 2010;
  add_world(data);
  for (const auto& [economy, scale] : {std::pair{"IND", 1e5}, std::pair{"HHH", 1e6}, std::pair{"ROW", 1e5}})
    for (const int year : {2000, 2011}) data.io[{economy, year}] = plain_io_table(scale);
  for (const int year : {2000, 2011})
    for (const char* from : {"IND", "HHH", "ROW"})
      for (const char* to : {"IND", "HHH", "ROW"})
        if (std::string(from) != to) data.wiod_trade[year][{from, to}] = {1000.0, 2000.0, 9000.0, 4000.0};
  data.income_thresholds[2000] = {755.0, 2995.0, 9265.0};
  return data;
}

}  // namespace ladder::test
