/// What every opening table must satisfy, for tests of the balance and of whatever starts from it.
#pragma once
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "models/world/opening_table.hpp"

namespace ladder::test {

inline double total(const models::BySector<double>& values) {
  double sum = 0.0;
  for (const double x : values) sum += x;
  return sum;
}

inline const models::OpeningEconomy& economy(const models::OpeningTable& table, const std::string& iso3) {
  const auto found = std::find_if(table.economies.begin(), table.economies.end(),
                                  [&](const models::OpeningEconomy& e) { return e.iso3 == iso3; });
  REQUIRE(found != table.economies.end());
  return *found;
}

/// Largest violation of the three identities of opening_table.hpp, as a share of the economy's GDP.
inline double worst_imbalance(const models::OpeningTable& table) {
  double worst = 0.0;
  for (std::size_t i = 0; i < table.economies.size(); ++i) {
    const models::OpeningEconomy& e = table.economies[i];
    double value_added = 0.0;
    for (std::size_t s = 0; s < models::sector_count; ++s) {
      double used = e.exports[s] + e.households[s] + e.government[s] + e.investment[s],
             cost = e.value_added[s];
      double exports = 0.0, imports = 0.0;
      for (std::size_t j = 0; j < models::sector_count; ++j) {
        used += e.use[s][j];
        cost += e.use[j][s];
      }
      for (std::size_t k = 0; k < table.economies.size(); ++k) {
        exports += table.trade[s][i][k];
        imports += table.trade[s][k][i];
      }
      for (const double gap : {e.output[s] + e.imports[s] - used, e.output[s] - cost, e.exports[s] - exports,
                               e.imports[s] - imports, table.trade[s][i][i]})
        worst = std::max(worst, std::abs(gap) / e.gdp);
      value_added += e.value_added[s];
    }
    worst = std::max(worst, std::abs(e.gdp - value_added) / e.gdp);
  }
  return worst;
}

/// Smallest cell that may be 0 but not negative.
inline double smallest_cell(const models::OpeningTable& table) {
  double least = 0.0;
  for (const models::OpeningEconomy& e : table.economies)
    for (std::size_t s = 0; s < models::sector_count; ++s) {
      least =
          std::min({least, e.households[s], e.government[s], e.investment[s], e.exports[s], e.imports[s]});
      for (const double x : e.use[s]) least = std::min(least, x);
    }
  for (const auto& sector : table.trade)
    for (const auto& row : sector)
      for (const double x : row) least = std::min(least, x);
  return least;
}

/// Smallest cell that must be positive: value added, output and jobs.
inline double smallest_industry(const models::OpeningTable& table) {
  double least = 1.0;
  for (const models::OpeningEconomy& e : table.economies)
    for (std::size_t s = 0; s < models::sector_count; ++s)
      least = std::min({least, e.value_added[s], e.output[s], e.employment[s]});
  return least;
}

/// Every number of the table to the last bit.
inline std::string bits(const models::OpeningTable& table) {
  std::string text;
  const auto add = [&](double x) { text += fmt::format("{:a} ", x); };
  for (const models::OpeningEconomy& e : table.economies) {
    text += fmt::format("\n{} {} {} {} ", e.iso3, static_cast<int>(e.income_group), e.least_developed,
                        e.residual);
    for (const double x : {e.gdp, e.gdp_per_head_2015usd, e.price_2015, e.labour_force, e.unemployment,
                           e.skill_share[0], e.skill_share[1], e.skill_share[2], e.female_share,
                           e.human_capital, e.skill_growth, e.outage_share, e.own_account_services})
      add(x);
    for (const double x : e.population) add(x);
    add(e.women_unemployed);
    for (const auto* column : {&e.value_added, &e.employment, &e.women, &e.output, &e.households, &e.government,
                               &e.investment, &e.exports, &e.imports})
      for (const double x : *column) add(x);
    for (const auto& row : e.use)
      for (const double x : row) add(x);
  }
  for (const auto& sector : table.trade)
    for (const auto& row : sector)
      for (const double x : row) add(x);
  for (const auto& row : table.distance_km)
    for (const double x : row) add(x);
  for (const models::Adjustment& a : table.adjustments) {
    text += fmt::format("\n{} {} {} ", a.iso3, a.what, a.origin);
    add(a.observed);
    add(a.used);
  }
  return text;
}

}  // namespace ladder::test
