/// What the statistics say of one economy's accounts and jobs in the base year, before any balancing.
#pragma once
#include <array>
#include <optional>
#include <span>
#include <string>

#include "models/world/evidence.hpp"

namespace ladder::models {

/// The seven activities that the six sectors of the UN tell apart.
enum class Broad : std::uint8_t {
  agriculture,
  mining_utilities,
  manufacturing,
  construction,
  trade,
  transport,
  other
};
inline constexpr std::size_t broad_count = 7;
template <class T>
using ByBroad = std::array<T, broad_count>;
inline constexpr ByBroad<std::string_view> broad_keys = {
    "agriculture", "mining_utilities", "manufacturing", "construction",
    "trade",       "transport",        "other_services"};

/// The four classes of jobs that the ILO tells apart: industry without manufacturing, and services, stay
/// whole.
enum class Jobs : std::uint8_t { agriculture, manufacturing, other_industry, services };
inline constexpr std::size_t jobs_count = 4;
inline constexpr std::array<std::string_view, jobs_count> jobs_keys = {"agriculture", "manufacturing",
                                                                       "other_industry", "services"};

/// Value added per worker relative to manufacturing: medians of 36 economies, 1995-2000, GGDC 10-Sector
/// Database 2014; inside manufacturing relative to its mean, orders of magnitude of UNIDO INDSTAT
/// (assumption).
inline constexpr BySector<double> usual_productivity = {0.33, 2.82, 1.0, 0.5, 0.7,  2.0,  1.2, 1.2,
                                                        1.2,  2.94, 0.7, 0.7, 1.10, 1.54, 0.65};

/// Sectors of a broad activity and of a class of jobs.
[[nodiscard]] Broad broad_of(std::size_t sector);
[[nodiscard]] Jobs jobs_of(std::size_t sector);

/// Million current USD of the base year, and persons.
struct StatedAccounts {
  double gdp = 0.0;
  double gdp_2015usd = 0.0;  ///< million constant 2015 USD
  ByBroad<double> value_added{};
  std::optional<double> mining_share;  ///< of mining and utilities
  std::optional<double>
      business_share;  ///< of the other services, the rest being government and social services
  double investment = 0.0;
  std::optional<double> government;  ///< empty: by the archetype
  double exports = 0.0;              ///< goods and services
  double imports = 0.0;
  double goods_exports = 0.0;  ///< the part of exports that is merchandise
  std::array<double, jobs_count> employment{};
  /// Shares inside the classes of jobs, where the sector panel tells them (ETD).
  std::optional<BySector<double>> employment_inside;
};

/// Everything but jobs. Sources in order: value added by ETD shares, WDI shares at current prices, UN shares
/// at constant 2015 prices; the rest as PROTOTYPES A 2.2 with the fallbacks recorded in `evidence`.
/// @throws sim::Error naming the missing series
[[nodiscard]] StatedAccounts stated_accounts(Evidence& evidence, const std::string& iso3);
/// Employment from the ILO columns; ETD only splits inside them. @throws sim::Error naming the missing series
void add_employment(Evidence& evidence, const std::string& iso3, StatedAccounts& accounts);

/// Value added by the UN's sectors, million constant 2015 USD; industry is mining, manufacturing and
/// utilities.
inline constexpr std::size_t un_column_count = 7;
inline constexpr std::array<std::string_view, un_column_count> un_column_keys = {
    "agriculture",     "mining_manuf_utilities",   "manufacturing",
    "construction",    "trade_restaurants_hotels", "transport_storage_comm",
    "other_activities"};
using UnColumns = std::array<double, un_column_count>;
/// What the UN states, 0 where it states nothing: summed over economies it is comparable with the world's
/// sum.
[[nodiscard]] UnColumns un_columns_of(const Evidence& evidence, std::string_view iso3);
[[nodiscard]] UnColumns un_columns_of_world(const Evidence& evidence);
[[nodiscard]] ByBroad<double> broad_value_added(const UnColumns& un);
/// Value added of an economy; manufacturing, where it is missing (China before 2004), by its input-output
/// table.
[[nodiscard]] std::optional<ByBroad<double>> un_value_added(const Evidence& evidence,
                                                            const std::string& iso3);

[[nodiscard]] double sum_of(const ByBroad<double>& values);

}  // namespace ladder::models
