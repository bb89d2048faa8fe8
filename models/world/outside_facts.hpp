/// What the data say of an economy's dealings with the outside beside trade: income a head, tariffs, aid (ODD 5.1).
#pragma once
#include <string>
#include <vector>

#include "models/world/evidence.hpp"
#include "models/world/opening_table.hpp"

namespace ladder::models {

/// Fills gni_per_head_usd, applied_tariff, mfn_tariff and aid from the latest year not after the base year: means over
/// the members that have the series, weighted by GDP, incomes by people. What no member
/// has stays 0 and is recorded as such.
/// @param members  iso3; of an economy named: itself
/// @param gdp      of each member, million USD
void fill_outside(Evidence& evidence, OpeningEconomy& e, const std::vector<std::string>& members,
                  const std::vector<double>& gdp);

/// The World Bank's bounds in the base year, or in the latest year before; those of 2018 where there are none.
[[nodiscard]] std::array<double, 3> income_bounds(const Evidence& evidence);

}  // namespace ladder::models
