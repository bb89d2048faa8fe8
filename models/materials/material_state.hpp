/// What the world knows of its materials: the ledger, what is in products not yet sold, and what is in use.
#pragma once
#include <array>
#include <vector>

#include "models/industry/firms.hpp"
#include "models/industry/sector.hpp"
#include "models/materials/intensities.hpp"
#include "models/materials/material_ledger.hpp"
#include "models/materials/stock_in_use.hpp"

namespace ladder::models {

/// Materials of one economy.
struct EconomyMaterials {
  // technology, as scaled to the data of the start: kilograms a unit of output
  BySector<ByMaterial<double>> content{};  ///< raw material that comes into its products
  BySector<ByMaterial<double>> burnt{};    ///< burnt or fed in production
  BySector<double> start_mining{};         ///< input of mining products per unit of output at the start; 0: none
  double co2_per_kg = 0.0;                 ///< of fossil material burnt, such that the start has the data's emissions
  double energy_per_kg = 0.0;              ///< GJ of it, likewise
  double electricity_per_output = 0.0;     ///< GJ delivered for a unit of output of utilities at the start

  // state
  BySector<ByMaterial<Mass>> store{};                        ///< in products of each sector that are not sold
  std::array<StockInUse, long_lived_count> in_use, lasting;  ///< ordinary products, and those made to last

  // published at the last month end
  ByMaterial<double> available{};   ///< part of what would be taken of recovered material that there is, smoothed, 0 to 1
  BySector<double> replaceable{};   ///< part of the mining input of a recovering firm that recovered material replaces now

  // of the month settled last
  ByMaterial<Mass> footprint{};     ///< extraction anywhere for what was bought here, first order
  BySector<Mass> fossil_burnt{};    ///< by industry, at making
  Mass fossil_used = 0;             ///< fuel burnt by those who bought it
  ByMaterial<double> wanted{};      ///< recovered material that would have been taken, kg
  ByMaterial<Mass> by_products{};   ///< left over by one firm of a park and used by another
  BySector<double> kept{};          ///< goods inputs that firms use of what they would without their savings, weighted by output
  BySector<double> uptake{};        ///< of recovered material by recovering firms, weighted by output, 0 to 1
  BySector<double> saved{};         ///< likewise by measures alone, of 1
  BySector<double> lasting_share{}; ///< of output, by firms of the third stage
  BySector<double> by_product_share{};  ///< of content, that comes from others' leftovers where there are enough
  BySector<std::array<double, circular_stage_count>> stage_users{};  ///< firms at a stage or above, of all
};

struct MaterialState {
  MaterialLedger ledger;
  std::vector<EconomyMaterials> economies;
  std::array<std::vector<double>, long_lived_count> chances, lasting_chances;  ///< retirement_chances()
};

}  // namespace ladder::models
