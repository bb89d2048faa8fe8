/// The balanced table of the world in the base year: what build_world starts from.
#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/industry/sector.hpp"

namespace ladder::models {

class ProductSpace;

enum class IncomeGroup : std::uint8_t { low, lower_middle, upper_middle, high };

/// What statistics say of an economy's materials, energy and emissions, of a year; 0 where no series tells.
struct MaterialFacts {
  std::array<double, 4> consumption{};  ///< domestic, tonnes: biomass, metal ores, non-metallic minerals, fossil fuels
  double co2 = 0.0;                     ///< territorial, fossil and industry, tonnes
  double fossil_energy = 0.0;           ///< of primary energy use, TJ
  double electricity = 0.0;             ///< used, TJ
};

/// Everything the model needs to know of one economy at the start. Money: million current USD of the base
/// year, a year's flow, basic prices, all prices 1. Persons are persons.
struct OpeningEconomy {
  std::string iso3;  ///< "NOR"-like code of the data; "NORTH" and "ROW" for the two added ones
  std::string name;
  IncomeGroup income_group = IncomeGroup::low;
  bool least_developed = false;
  bool residual = false;  ///< Rest of world: swing supplier of commodities

  double gdp = 0.0;                   ///< sum of value_added
  double gdp_per_head_2015usd = 0.0;  ///< constant 2015 USD
  double price_2015 = 1.0;            ///< constant 2015 USD per current USD of the base year
  std::vector<double>
      population;  ///< persons, one a year from the base year on (MODEL section 5 beyond data)

  double labour_force = 0.0;            ///< persons
  double unemployment = 0.0;            ///< share of the labour force
  std::array<double, 3> skill_share{};  ///< of the labour force: low, middle, high; sums to 1
  double female_share = 0.0;            ///< of the labour force
  BySector<double> women{};             ///< share of those employed in each sector
  double women_unemployed = 0.0;        ///< share of those without work
  double human_capital = 0.0;           ///< PWT index, or its estimate
  double skill_growth = 0.0;  ///< yearly change of the middle plus high share, from schooling and enrolment
  double outage_share = 0.0;  ///< of sales lost to outages

  // towards the outside; 0 where no series tells
  double gni_per_head_usd = 0.0;  ///< Atlas method, current USD
  double applied_tariff = 0.0;    ///< weighted mean over all products, preferences counted; a share of the value
  double mfn_tariff = 0.0;        ///< the same for partners without a preference
  double aid = 0.0;               ///< official development assistance received, of GDP
  MaterialFacts materials;

  BySector<double> value_added{};     ///< million USD
  BySector<double> employment{};      ///< persons; own-account workers included
  double own_account_services = 0.0;  ///< persons, part of employment in trade
  BySector<double> output{};          ///< gross output
  std::array<BySector<double>, sector_count>
      use{};                      ///< use[s][j]: input of s by sector j, domestic and imported
  BySector<double> households{};  ///< final demand by product s
  BySector<double> government{};
  BySector<double> investment{};
  BySector<double> exports{};
  BySector<double> imports{};

  /// Places in the product space of what it exports with advantage, ascending; none where no exports by product are
  /// recorded up to the base year.
  std::optional<std::vector<std::uint16_t>> products;
};

/// What was done to a datum on the way to the table; printed by `ladder describe data`.
struct Adjustment {
  std::string iso3;
  std::string what;       ///< "gdp", "value_added.textiles", ...
  double observed = 0.0;  ///< value of the named series, in the unit of the table; NaN where there is none
  double used = 0.0;
  std::string origin;  ///< the series and source, or the rule of the fallback ladder
};

/// Balanced exactly up to 1e-9 of GDP:
///   output[s] + imports[s] = exports[s] + sum_j use[s][j] + households[s] + government[s] + investment[s]
///   output[j] = sum_s use[s][j] + value_added[j]
///   exports[s] of o = sum_d trade[s][o][d], imports[s] of d = sum_o trade[s][o][d], trade[s][o][o] = 0
struct OpeningTable {
  int base_year = 2018;
  std::vector<OpeningEconomy> economies;                             ///< scenario order, then NORTH, then ROW
  std::array<std::vector<std::vector<double>>, sector_count> trade;  ///< trade[s][o][d], million USD
  std::vector<std::vector<double>> distance_km;                      ///< between economies, 0 on the diagonal
  std::vector<std::vector<double>> tie;  ///< language or colonial past in common, 0 to 1; empty: unknown, taken as none
  /// Highest income of the lower three income groups, USD a head of the base year (World Bank; these are of 2018).
  std::array<double, 3> income_bounds{1025.0, 3995.0, 12375.0};
  std::shared_ptr<const ProductSpace> product_space;  ///< nullptr: none among the data
  std::vector<Adjustment> adjustments;
  std::vector<std::string> notes;  ///< sentences for the user
};

}  // namespace ladder::models
