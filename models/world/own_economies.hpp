/// Economies that the statistics do not have: what is asked of them, and how they enter the data (ODD 5.1).
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/world/country_data.hpp"
#include "models/world/opening_table.hpp"

namespace ladder::models {

/// One series of an own economy. The names are those of country_panel where it has the series.
struct OwnSeries {
  std::string_view name;
  std::string_view unit;
  std::string_view meaning;
};

/// All series that the file of an own economy may have, in the order of a template.
[[nodiscard]] std::span<const OwnSeries> own_series();

/// Series that are parts of one whole and so add up to about 100 %: value added of the seven activities of the UN, jobs
/// in agriculture, industry and services, goods exports by sector.
struct OwnParts {
  std::string_view whole;  ///< as messages name it
  std::vector<std::string> parts;
};
[[nodiscard]] const std::vector<OwnParts>& own_parts();

/// "value_added_trade_pct", "exports_textiles_pct_goods".
[[nodiscard]] std::string own_value_added_series(std::string_view broad_key);
[[nodiscard]] std::string own_exports_series(std::string_view sector_key);

/// Whether any of the economies is an own one of the data.
[[nodiscard]] bool has_own_economy(const CountryData& data, const std::vector<std::string>& economies);

/// A copy of the data in which the own economies that are named stand beside those of the statistics. Series of the UN
/// are made of their shares of GDP at the prices of the year; distances are those of the economy they are located like.
/// Those not named leave no trace, so they change no other world.
[[nodiscard]] CountryData with_own_economies(const CountryData& data, const std::vector<std::string>& economies);

/// Gives each datum of an own economy the line of its file as its origin, and notes what the balance changed by more
/// than 0.5 % and how many values are guesses.
/// @param table  balanced; its adjustments and notes are changed
void name_own_origins(const CountryData& data, const std::vector<std::string>& economies, OpeningTable& table);

/// The files that decide the opening table of a world of these economies: all of the data, and those of the own
/// economies named.
[[nodiscard]] std::vector<DataFile> files_of(const CountryData& data, const std::vector<std::string>& economies);

}  // namespace ladder::models
