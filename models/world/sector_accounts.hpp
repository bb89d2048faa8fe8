/// From broad activities to the fifteen sectors: value added, output, exports that output can carry, jobs.
#pragma once
#include "models/world/archetype.hpp"
#include "models/world/stated_accounts.hpp"

namespace ladder::models {

/// An economy on its way to the table: what is known of it and the part of the table that is filled so far.
struct Draft {
  OpeningEconomy economy;
  StatedAccounts accounts;
  Archetype archetype;
};

/// Exports above this share of a sector's output are moved to other sectors (PROTOTYPES A 2.2 step 9).
inline constexpr double most_exported = 0.85;

/// Splits `accounts.value_added` over the sectors and sets output, given exports and imports by sector.
/// Mining is raised to what its exports need; manufacturing is split by what is demanded of it at home and
/// abroad, given imports, or by the economy's own table. No sector is smaller than 0.05 % of GDP.
void fill_sectors(Evidence& evidence, Draft& draft);
/// Moves exports that output cannot carry to other tradable sectors. What none can carry is a re-export: it
/// is taken out of exports and imports alike.
void fit_exports(Evidence& evidence, Draft& draft);
/// For the residual economy, whose exports are given: raises output where exports exceed what it can carry,
/// and lowers the other sectors in proportion, so that GDP stays.
void fit_output_to_exports(Evidence& evidence, Draft& draft);
/// Splits jobs inside the four classes, by the sector panel where there is one, else by value added over the
/// usual productivity of the sector.
void fill_employment(Draft& draft);
/// Final demand: investment and government as observed, households what is left of GDP - exports + imports.
/// Where little is left, government and then investment are cut. The totals by product come from the
/// archetype; fit_use makes them balance.
void fill_final_demand(Evidence& evidence, Draft& draft);
/// Balances the use table (PROTOTYPES A 2.2 step 15). @throws sim::Error if it does not converge
/// @return the number of iterations
int fit_use(Draft& draft);

}  // namespace ladder::models
