/// Country data in memory, as plain tables. Nothing here knows a file: tools/data_loader fills it, or a test
/// does.
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/world/opening_table.hpp"

namespace ladder::models {

/// One value and the year it belongs to.
struct Reading {
  double value = 0.0;
  int year = 0;
};

/// Yearly values in order of year; a year without a value is absent.
class Series {
 public:
  /// @return false, and nothing changes, if the year has a value already
  bool add(int year, double value) {
    const auto place = std::ranges::lower_bound(readings_, year, {}, &Reading::year);
    if (place != readings_.end() && place->year == year) return false;
    readings_.insert(place, Reading{value, year});
    return true;
  }
  /// The latest reading not after `year` and at most `max_age` years older.
  [[nodiscard]] std::optional<Reading> latest(int year, int max_age) const {
    const auto after = std::ranges::upper_bound(readings_, year, {}, &Reading::year);
    if (after == readings_.begin() || year - (after - 1)->year > max_age) return std::nullopt;
    return *(after - 1);
  }
  [[nodiscard]] std::optional<double> at(int year) const {
    const auto reading = latest(year, 0);
    return reading ? std::optional(reading->value) : std::nullopt;
  }
  [[nodiscard]] const std::vector<Reading>& readings() const { return readings_; }
  [[nodiscard]] std::vector<Reading>& readings() {
    return readings_;
  }  ///< values may be changed, not their order

 private:
  std::vector<Reading> readings_;
};

using SeriesByColumn = std::map<std::string, Series, std::less<>>;
using SeriesTable = std::map<std::string, SeriesByColumn, std::less<>>;  ///< iso3, then column

/// The twenty industries of the input-output files, in their order.
inline constexpr std::size_t industry20_count = 20;
inline constexpr std::array<std::string_view, industry20_count> industry20_keys = {
    "agriculture",
    "mining",
    "food_beverages_tobacco",
    "textiles_apparel_leather",
    "wood_paper_printing",
    "petroleum_refining",
    "chemicals_pharma",
    "rubber_plastics",
    "nonmetallic_minerals",
    "metals",
    "machinery",
    "electronics_electrical",
    "transport_equipment",
    "other_manufacturing_recycling",
    "utilities",
    "construction",
    "trade_hotels",
    "transport_comm",
    "finance_business",
    "government_social"};
/// Ladder's sector of each of them.
inline constexpr std::array<Sector, industry20_count> industry20_sector = {
    Sector::agriculture,  Sector::mining,      Sector::food,      Sector::textiles, Sector::light,
    Sector::chemicals,    Sector::chemicals,   Sector::chemicals, Sector::metals,   Sector::metals,
    Sector::machinery,    Sector::electronics, Sector::machinery, Sector::light,    Sector::utilities,
    Sector::construction, Sector::trade,       Sector::transport, Sector::business, Sector::government};

template <class T>
using ByIndustry20 = std::array<T, industry20_count>;

/// One input-output table of WIOD 2013 in the twenty industries, million current USD.
struct IoTable {
  std::array<ByIndustry20<double>, industry20_count> coefficient{};  ///< [from][to], input per unit of output
  ByIndustry20<double> output{}, households{}, government{}, investment{}, exports{}, imports{};
};

/// Exports of one economy to another by the four groups of the bilateral file, million current USD.
enum class TradeGroup : std::uint8_t { agriculture, mining, manufactures, services };
inline constexpr std::size_t trade_group_count = 4;
using GroupFlows = std::array<double, trade_group_count>;

struct Proximity {
  double distance_km = 0.0;  ///< between populations (CEPII distw)
  bool border = false;
  bool language = false;
  bool colony = false;
};

struct EconomyFacts {
  std::string name;
  std::optional<int> least_developed_since,
      least_developed_until;  ///< year of listing and of graduation (UN CDP)
};

/// A file the data came from.
struct DataFile {
  std::string name;  ///< within its folder
  std::string sha256;
  std::string path{};  ///< where it was read; tells nothing about its content
};

/// An optional file that the folder lacks, and what stands in for it.
struct AbsentFile {
  std::string name;
  std::string instead;
};

/// Where a value of an own economy comes from: a row of its file.
struct OwnRow {
  std::size_t line = 0;
  bool guess = true;   ///< not yet replaced by what somebody knows
  std::string origin;  ///< as the file says
};

/// An economy that the statistics do not have, fictional or somebody's own (ODD 5.1). It is in a world only where it is
/// named; then it is taken out of the rest of the world.
struct OwnEconomy {
  std::string name;
  IncomeGroup income_group = IncomeGroup::low;
  std::optional<int> least_developed_since;
  std::string located_like;  ///< iso3 of the data whose distances and borders it borrows
  double distance_km = 0.0;  ///< to that economy
  SeriesByColumn series;     ///< by the names of own_series() (world/own_economies)
  std::map<std::pair<std::string, int>, OwnRow> rows;  ///< by series and year
  DataFile file;
};

inline constexpr int product_exports_year = 2017;

/// Exports by product of one year, from customs records: thousand USD.
struct ProductExports {
  struct OfEconomy {
    double total = 0.0;  ///< of all products, also those outside of the product space
    std::vector<std::pair<std::uint16_t, double>> products;  ///< place in the product space, ascending, and value
  };
  std::map<std::string, OfEconomy, std::less<>> economies;
  double world_total = 0.0;
};

/// Everything the opening table is made of. `data/README.md` describes sources and licences.
struct CountryData {
  SeriesTable panel;            ///< country_panel: iso3, column
  SeriesTable un;               ///< sector_va_un_ama: million constant 2015 USD
  SeriesTable etd_value_added;  ///< sector_panel_etd, current local currency, iso3 and sector; may be empty
  SeriesTable etd_employment;   ///< thousand persons; may be empty
  SeriesByColumn world;         ///< world_totals
  std::map<std::pair<std::string, int>, IoTable> io;  ///< economy (or "ROW") and year
  /// bilateral_trade_wiod: year, then exporter and importer.
  std::map<int, std::map<std::pair<std::string, std::string>, GroupFlows>> wiod_trade;
  std::map<std::pair<std::string, std::string>, Proximity> proximity;  ///< first < second
  std::map<std::string, EconomyFacts, std::less<>> economies;
  std::map<std::string, std::map<int, IncomeGroup>, std::less<>> income_groups;  ///< by year of the income
  std::map<int, std::array<double, 3>>
      income_thresholds;  ///< upper bounds of the lower three groups, USD per head
  std::map<std::string, ByIndustry20<double>, std::less<>>
      export_shares_2017;  ///< merchandise, sums to at most 1
  std::shared_ptr<const ProductSpace> product_space;      ///< nullptr: not among the data
  std::shared_ptr<const ProductExports> product_exports;  ///< of product_exports_year; nullptr: not among the data
  std::map<std::string, OwnEconomy, std::less<>> own;  ///< by code; none of them in the tables above
  std::vector<DataFile> files;                         ///< without those of own economies
  std::vector<AbsentFile> absent;

  /// nullptr if the data have no such series.
  [[nodiscard]] static const Series* find(const SeriesTable& table, std::string_view iso3,
                                          std::string_view column) {
    const auto economy = table.find(iso3);
    if (economy == table.end()) return nullptr;
    const auto series = economy->second.find(column);
    return series == economy->second.end() ? nullptr : &series->second;
  }
};

}  // namespace ladder::models
