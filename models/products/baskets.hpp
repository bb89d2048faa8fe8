/// What each economy exports with advantage, and how that changes: products taken up near those it makes, and products
/// lost (MODEL 3.13; ODD 7.21). Without a product space among the data there are no baskets, and nothing here does anything.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "models/industry/sector.hpp"
#include "models/units.hpp"

namespace ladder::models {

class World;
struct OpeningEconomy;
struct ProductParameters;

/// The products that an economy exports with advantage: its basket.
struct Basket {
  std::vector<std::uint8_t> made{};          ///< by product, 1 or 0; empty: there is no product space
  std::vector<std::uint32_t> near_made{};    ///< by product, sum of proximities to those made, thousandths
  BySector<std::uint32_t> count{}, start_count{};
  BySector<double> export_part{};  ///< of the world's exports of the sector, at the start
  std::uint32_t entered = 0, lost = 0;  ///< in the year settled last
  [[nodiscard]] std::uint32_t diversity() const;
};

/// Hazard that an economy takes up a product, a year.
///
///     min(most_entry, entry exp(relatedness (density - mean_density))) x mastered
///
/// @param mastered  as below
[[nodiscard]] PerYear entry_hazard(double density, double mastered, const ProductParameters& p);

/// Part of the products of a complexity that an economy could master, 0 to 1.
///
///     1 / (1 + exp(complexity_slope (rank - capability)))
///
/// @param rank        part of all products that are less complex, 0 to 1
/// @param capability  as capability_for_products()
[[nodiscard]] double mastered_part(double rank, double capability, const ProductParameters& p);

/// Hazard that a product is lost, a year: loss x exp(loss_slope x fall).
/// @param fall  since the start, of the log of the sector's part of world exports for each of its products; bounded to +-1
[[nodiscard]] PerYear loss_hazard(double fall, const ProductParameters& p);

/// What an industry could master, the North's being 1: schooling_weight x middle and high skill in the labour force plus
/// the rest x exp(mean technique), both over the North's and at most 1. In farming, which has no firms: skills alone.
[[nodiscard]] double capability_for_products(const World& world, std::size_t e, std::size_t s);

/// What an industry's capability in trade is multiplied by: ((1 + products) / (1 + products at the start))^variety_power.
/// Exactly 1 where variety_power is 0 or there are no baskets.
[[nodiscard]] double variety_factor(const World& world, std::size_t e, std::size_t s);

/// Mean density of the products that an economy does not make, 0 to 1; NaN where it makes all, or there are no baskets.
[[nodiscard]] double mean_density(const World& world, std::size_t e);
/// Complexity of what an economy exports: exports of each sector in the month, spread over the products of its basket by the
/// world's exports of them, times the products' index; NaN where it exports none of its products. Standard deviations of
/// products.
[[nodiscard]] double export_complexity(const World& world, std::size_t e);

/// Log odds that a product is in a basket at the start, where no exports by product are recorded.
///
///     ln(u / (makers - u)) + start_constant + start_sector_power ln(advantage) + start_size_power ln(part / 0.5 %)
///
/// @param ubiquity   of the product among as many economies as the records have, at least 1
/// @param advantage  of the economy in its sector, at least 0.05 counts
/// @param part       of the economy in world exports of goods, above 0
[[nodiscard]] double start_log_odds(std::uint32_t ubiquity, double advantage, double part, const ProductParameters& p);

/// Sets the basket of an economy at the start: as recorded, else drawn, keyed by economy and product. World::trade and
/// World::product_space are set.
void start_basket(World& world, std::size_t e, const OpeningEconomy& o);

/// Key of an economy's draws: its code, so that another economy in the world shifts nobody's luck.
[[nodiscard]] std::uint64_t economy_entity(std::string_view iso3);

/// After a December: an economy takes up products and loses some, all decided by how things were in the year. The North and
/// the rest of the world, sums of many economies, keep theirs. Writes the economy's own basket only.
void diversify(World& world, std::size_t e);

}  // namespace ladder::models
