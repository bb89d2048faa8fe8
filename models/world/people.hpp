/// The people of an economy: population path, labour force, skills, and the outages they work with.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "models/world/evidence.hpp"
#include "models/world/labour_by_sex.hpp"

namespace ladder::models {

/// The years after the base year for which a population path is given.
inline constexpr int population_horizon = 120;

/// Observed from the base year to the last year of the series, years missing between at constant growth; then the mean growth of its last five years,
/// fading in equal steps to 0.3 % a year over 30 years (MODEL section 5; assumption). Persons, one a year.
[[nodiscard]] std::vector<double> population_path(const Series& observed, int base_year);

struct People {
  double unemployment = 0.0;  ///< share of the labour force
  double female_share = 0.0;
  LabourBySex by_sex;  ///< of a bloc: summed over its members
  double self_employed = 0.0;  ///< share of employment
  double human_capital = 0.0;  ///< PWT index
  std::array<double, 3> skill_share{};
  double skill_growth = 0.0;  ///< a year, of the middle plus high share
  double outage_share = 0.0;
};

/// Shares of low, middle and high skill in a labour force with so many mean years of schooling.
///
///     low = 1 / (1 + exp((years - 6.5) / 1.9)),  high = 0.55 / (1 + exp((10.5 - years) / 2.2)),  middle =
///     the rest
///
/// Middle: lower secondary completed; high: tertiary. An assumption, to be swept: it puts Ethiopia (about 3
/// years) at 0.87 low and 0.02 high, India (6.3) at 0.53 and 0.07, China (8) at 0.31 and 0.13, the United
/// States (13) at 0.03, 0.42.
[[nodiscard]] std::array<double, 3> skill_shares(double years);
/// Mean years of schooling that give this PWT human capital index: the inverse of its piecewise returns
/// of 13.4, 10.1 and 6.8 % a year (Psacharopoulos 1994, as in Feenstra, Inklaar, Timmer 2015).
[[nodiscard]] double schooling_of_human_capital(double index);
[[nodiscard]] double human_capital_of_schooling(double years);

/// @throws sim::Error naming the missing series
[[nodiscard]] People people_of(Evidence& evidence, const std::string& iso3);
/// Mean of the members that have data, weighted by their labour force. @throws sim::Error if none has
[[nodiscard]] People mean_people(const Evidence& evidence, const std::vector<std::string>& members,
                                 const std::string& bloc);

/// Persons in own-account services, part of employment in trade: 0.9 (1 - ln(y/300) / ln 100) of it, within
/// 0.05 and 0.97 (PROTOTYPES A 3.8; assumption), but no more than the self-employed whom farming leaves.
[[nodiscard]] double own_account_services(double gdp_per_head_2015usd, double employment_in_trade,
                                          double employment_in_farming, double employment,
                                          double self_employed);

}  // namespace ladder::models
