/// Own economies as files: `economies/ABC.csv` in a folder of data, a row a value.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "models/world/country_data.hpp"

namespace ladder::tools {

/// The folder of own economies in a folder of data.
inline constexpr std::string_view own_economies_folder = "economies";

/// The columns of such a file, in the order of a template; `series`, `year` and `value` must be there.
inline constexpr std::string_view own_economy_header = "series,year,value,unit,status,origin,meaning";

/// What a row may state beside the series of models::own_series(), always without a year.
struct OwnFact {
  std::string_view name, unit, meaning;
};
inline constexpr OwnFact own_facts[] = {
    {"name", "text", "the economy as results call it"},
    {"income_group", "L, LM, UM or H", "World Bank income group in the base year"},
    {"least_developed_since", "year", "year of listing as a least developed country; empty: it is none"},
    {"located_like", "iso3", "the economy of the data whose distances, borders and languages it borrows"},
    {"distance_km", "km", "distance to that economy, a neighbour with the same language"}};

/// "low", "lower-middle", "upper-middle", "high", and the letters that files use for them.
inline constexpr std::string_view income_group_words[] = {"low", "lower-middle", "upper-middle", "high"};
inline constexpr std::string_view income_group_letters[] = {"L", "LM", "UM", "H"};

/// Whether the folder holds own economies and no country data: it is then laid over the shipped data.
[[nodiscard]] bool holds_only_own_economies(const std::filesystem::path& folder);

/// Reads all economies/*.csv of a folder into `data.own`, in order of name; nothing where there is no such folder. One
/// that `data` has already is replaced.
/// @throws sim::Error with file, line, column, what was found, what was expected and the nearest valid name; for a code
///         that the statistics have; for parts of a whole that do not add up to 95 to 105 %
void read_own_economies(const std::filesystem::path& folder, models::CountryData& data);

}  // namespace ladder::tools
