/// Materials at the start: intensities that reproduce the data, and stocks as steady growth would have left them (ODD 5.2, 7.9).
#pragma once
#include <vector>

#include "models/materials/intensities.hpp"
#include "models/money.hpp"

namespace ladder::models {

class World;
struct OpeningTable;

/// A month of the opening table, as far as kilograms depend on it. Volumes are those of the table.
struct MaterialTable {
  std::size_t economies = 0;
  std::vector<BySector<double>> output;                            ///< a month
  BySector<std::vector<double>> to;                                ///< [origin * economies + destination], part of what is sold
  std::vector<std::array<BySector<double>, sector_count>> bought;  ///< [economy][product][by industry], part of what arrives
  std::vector<ByMaterial<double>> target;                          ///< domestic material consumption, kg a month
  std::vector<double> collected;                                   ///< part of waste
  std::vector<std::array<double, long_lived_count>> retiring;      ///< retired of what is put in use, in steady growth
};

/// A month in which all flows are what they were the month before.
struct SteadyMaterials {
  std::vector<BySector<ByMaterial<double>>> content, burnt;  ///< kg a unit of output
  std::vector<BySector<ByMaterial<double>>> through;         ///< kg a month that leave the store of a sector
  std::vector<std::array<ByMaterial<double>, long_lived_count>> put_in_use;  ///< kg a month
  std::vector<ByMaterial<double>> waste, wanted, recovered, consumption;     ///< kg a month
};

/// Scales the relative weights of each economy and material until its domestic material consumption (raw material taken in,
/// and what is in imported products less exported ones) is the target.
[[nodiscard]] SteadyMaterials steady_materials(const MaterialTable& table, const MaterialParameters& p);

/// Retired part of what is put in use each month, where sales have grown for ever.
[[nodiscard]] double retiring_share(Years mean_life, PerYear growth);

/// Opens the ledger and all stocks of a world whose firms are there.
void start_materials(World& world, const OpeningTable& table);

}  // namespace ladder::models
