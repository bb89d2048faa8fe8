/// How much material an industry takes in and what becomes of its products: relative weights, scaled to each economy's data at
/// the start (MODEL 3.9; ODD 7.9).
#pragma once
#include "models/industry/sector.hpp"
#include "models/materials/material.hpp"
#include "models/materials/material_parameters.hpp"
#include "models/world/opening_table.hpp"

namespace ladder::models {

/// Kilograms of raw material that a dollar of output brings into a product, and that it burns or feeds, before scaling. Assumptions:
/// the world's extraction of some 2018 (biomass 24, metal ores 9, minerals 45, fossil fuels 15 Gt; UNEP IRP) over its gross output,
/// by the sector that first takes a material in.
[[nodiscard]] const BySector<ByMaterial<double>>& content_weights();
[[nodiscard]] const BySector<ByMaterial<double>>& burnt_weights();

/// What becomes of a product with who does not work it up: part that stays in use for years, part that is waste at once; the rest
/// is used up. Assumptions.
[[nodiscard]] const BySector<ByMaterial<double>>& durable_shares();
[[nodiscard]] const BySector<ByMaterial<double>>& discarded_shares();

/// Sectors whose products stay in use.
inline constexpr std::array<Sector, 7> long_lived = {Sector::textiles,    Sector::light,       Sector::chemicals, Sector::metals,
                                                     Sector::machinery,   Sector::electronics, Sector::construction};
inline constexpr std::size_t long_lived_count = long_lived.size();
/// MaterialPlace of a sector in `long_lived`, long_lived_count where its products do not stay in use.
[[nodiscard]] constexpr std::size_t long_lived_index(std::size_t s) {
  for (std::size_t g = 0; g < long_lived_count; ++g)
    if (index(long_lived[g]) == s) return g;
  return long_lived_count;
}
/// Mean life of the products of long_lived[g].
[[nodiscard]] Years mean_life(std::size_t g, const MaterialParameters& p);

/// Whether a sector works material it buys into products of its own: goods and construction.
[[nodiscard]] constexpr bool works_up(std::size_t s) {
  return is_goods(s) || s == index(Sector::construction);
}

[[nodiscard]] ByMaterial<double> gross_of(const MaterialParameters& p);
[[nodiscard]] ByMaterial<double> usual_of(const MaterialParameters& p);
[[nodiscard]] ByMaterial<double> yield_of(const MaterialParameters& p);
[[nodiscard]] ByMaterial<double> passed_of(const MaterialParameters& p);
[[nodiscard]] double collected_share(IncomeGroup group, const MaterialParameters& p);

/// Domestic material consumption where no series tells, tonnes a head and year. Assumption, after means of income groups (UN
/// SDG 12.2.2, about 2017).
[[nodiscard]] const ByMaterial<double>& usual_consumption(IncomeGroup group);

}  // namespace ladder::models
