/// The template of an own economy: the nearest economy of the data, every value marked as a guess.
#pragma once
#include <optional>
#include <string>

#include "models/world/country_data.hpp"

namespace ladder::tools {

/// What is known of the economy that is wanted.
struct NewEconomy {
  std::string code{};                        ///< three capital letters
  std::string name{};                        ///< empty: not known
  std::string like{};                        ///< iso3 of its archetype; empty: the nearest by income group and size
  std::optional<models::IncomeGroup> group{};  ///< empty: by GDP per head, else the archetype's
  std::optional<double> population{};          ///< persons; empty: the archetype's
  std::optional<double> gdp_per_head{};        ///< USD at prices of the base year; empty: the archetype's
  int base_year = 2018;
};

/// The economy of the data that is nearest: in the income group wished for, with the least distance
/// |ln GDP per head| + 1/4 |ln population|. A group without a GDP per head means the median of the group.
/// Only economies whose data suffice for the base year come into question.
/// @return iso3. @throws sim::Error where no economy of the group has sufficient data
[[nodiscard]] std::string nearest_archetype(const models::CountryData& data, const NewEconomy& wish);

/// The text of economies/CODE.csv. Persons are scaled by population, money by GDP; shares are the archetype's, as a world
/// would start with them (models::balance). What was wished for is marked "given", all else "guess".
/// @throws sim::Error where the archetype is unknown or its data do not suffice, naming the series
[[nodiscard]] std::string economy_template(const models::CountryData& data, const NewEconomy& wish);

}  // namespace ladder::tools
