/// Exports and imports of one economy by sector.
#pragma once
#include "models/world/sector_accounts.hpp"

namespace ladder::models {

/// Exports of goods and services by sector, million USD; sums to `accounts.exports`.
/// Goods by the exports of 2017 (from base year 2017 on), else the own table, else the columns of merchandise
/// exports with the keys of PROTOTYPES A 2.2 step 6. Services by the own table, else transport 50, trade 25,
/// business 25 %.
[[nodiscard]] BySector<double> exports_by_sector(Evidence& evidence, const std::string& iso3,
                                                 const StatedAccounts& accounts,
                                                 const Archetype& archetype);

/// Imports by sector, million USD; sums to `accounts.imports`. By the own table, else half by the archetype
/// and half by WIOD's rest of the world (the poorest archetype alone, India's, is an importer of crude oil
/// and precious stones). Ores and crude oil beyond what the archetype's industry would use at the economy's
/// size come processed: chemicals.
[[nodiscard]] BySector<double> imports_by_sector(Evidence& evidence, const Draft& draft);

}  // namespace ladder::models
