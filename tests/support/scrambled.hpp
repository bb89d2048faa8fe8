/// Country data with everything after the base year changed, to prove that none of it is used.
#pragma once
#include "models/world/country_data.hpp"

namespace ladder::test {

inline void scramble(models::Series& series, int base_year) {
  for (models::Reading& reading : series.readings())
    if (reading.year > base_year) reading.value = 1.7 * reading.value + 3.0;
}

/// All dated data after `base_year` changed but population: MODEL section 5 lets it alone enter.
inline models::CountryData scrambled_after(models::CountryData data, int base_year) {
  for (models::SeriesTable* table : {&data.panel, &data.un, &data.etd_value_added, &data.etd_employment})
    for (auto& [iso3, columns] : *table)
      for (auto& [name, series] : columns)
        if (name != "pop") scramble(series, base_year);
  for (auto& [name, series] : data.world)
    if (name != "pop") scramble(series, base_year);
  for (auto& [key, table] : data.io)
    if (key.second > base_year)
      for (std::size_t i = 0; i < models::industry20_count; ++i) {
        table.output[i] *= 1.3 + 0.1 * static_cast<double>(i);
        table.imports[i] += 1000.0;
        for (double& cell : table.coefficient[i]) cell *= 0.5;
      }
  for (auto& [year, pairs] : data.wiod_trade)
    if (year > base_year)
      for (auto& [pair, flows] : pairs) flows[2] = 3.0 * flows[2] + 100.0;
  for (auto& [iso3, years] : data.income_groups)
    for (auto& [year, group] : years)
      if (year > base_year && iso3.back() % 2 == 0) group = models::IncomeGroup::high;
  for (auto& [year, bounds] : data.income_thresholds)
    if (year > base_year) bounds = {1.0, 2.0, 3.0};
  constexpr int customs_year = 2017;
  if (base_year < customs_year)
    for (auto& [iso3, shares] : data.export_shares_2017) std::swap(shares[0], shares[3]);
  return data;
}

}  // namespace ladder::test
