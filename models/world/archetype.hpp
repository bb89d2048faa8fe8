/// Archetype tables: the input-output structure lent to an economy that has none of its own.
#pragma once
#include <span>
#include <string>

#include "models/world/country_data.hpp"

namespace ladder::models {

/// An input-output table in Ladder's fifteen sectors, in units of its total value added.
struct Archetype {
  std::string name;  ///< "IND 2011", "mean of IND, IDN, CHN 2000"
  bool own = false;  ///< the economy's own table
  BySector<double> output{}, value_added{}, households{}, government{}, investment{}, exports{}, imports{};
  std::array<BySector<double>, sector_count> use{};

  /// Input of s per unit of output of j.
  [[nodiscard]] double coefficient(std::size_t s, std::size_t j) const;
  /// Value added per unit of output, kept within 0.1 to 0.95 (assumption: beyond it is an accident of a thin
  /// sector).
  [[nodiscard]] double value_added_ratio(std::size_t s) const;
};

/// The shares of a vector of non-negative numbers; zeros if they sum to 0.
[[nodiscard]] BySector<double> shares(const BySector<double>& values);
[[nodiscard]] double total(const BySector<double>& values);

/// Collapses the twenty industries and divides by total value added.
[[nodiscard]] Archetype archetype_of(const IoTable& table, std::string name);
/// Mean of archetypes in units of value added: beats any single economy at middle incomes (PROTOTYPES A 2.3).
[[nodiscard]] Archetype mean_of(std::span<const Archetype> archetypes, std::string name);
/// One table for many economies: flows are added, so the large ones count more.
[[nodiscard]] Archetype sum_of(std::span<const IoTable* const> tables, std::string name);

/// The table for an economy, by the rule of PROTOTYPES A 2.3: its own, the latest not after the base year;
/// else by income, the year-2000 tables of India (below 1,300 USD of 2015 per head) or of India, Indonesia
/// and China (below 2,500), which stand for a stage of development and so keep their year; else the latest of
/// WIOD's rest of world.
/// @throws sim::Error if the data hold no such table
[[nodiscard]] Archetype choose_archetype(const CountryData& data, const std::string& iso3, int base_year,
                                         double gdp_per_head_2015usd);
/// The latest table of `economy` not after `year`, or nullptr.
[[nodiscard]] const IoTable* latest_table(const CountryData& data, const std::string& economy, int year);
/// Year of that table, or 0.
[[nodiscard]] int latest_table_year(const CountryData& data, const std::string& economy, int year);

}  // namespace ladder::models
