#include <limits>

#include "output/catalogue/rows.hpp"

namespace ladder::output {
namespace {

using models::World;
using enum Aggregate;

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

/// A count of the basket, not defined where there is no product space.
template <std::uint32_t (*Count)(const models::Basket&)>
double counted(const World& w, std::size_t e) {
  return w.product_space == nullptr ? undefined : Count(w.baskets[e]);
}
std::uint32_t made(const models::Basket& basket) {
  return basket.diversity();
}
std::uint32_t entered(const models::Basket& basket) {
  return basket.entered;
}
std::uint32_t lost(const models::Basket& basket) {
  return basket.lost;
}
double density(const World& w, std::size_t e) {
  return models::mean_density(w, e);
}
double complexity(const World& w, std::size_t e) {
  return models::export_complexity(w, e);
}

void products_by_sector(const World& w, const Coordinates&, std::span<double> cells) {
  for (std::size_t e = 0; e < w.economy_count(); ++e)
    for (std::size_t s = 0; s < models::sector_count; ++s)
      cells[e * models::sector_count + s] = w.product_space == nullptr ? undefined : w.baskets[e].count[s];
}

}  // namespace

std::vector<CatalogueRow> product_rows() {
  constexpr const char* basket =
      "products of the Harmonised System (four digits) with revealed comparative advantage >= 1 at the "
      "start, and those taken up and lost since (ODD 7.21)";
  return {
      national("export_products", "1", "products exported with comparative advantage", basket, last,
               by_economy<counted<made>>),
      national("new_export_products", "1", "products taken up in the year", basket, last,
               by_economy<counted<entered>>),
      national("lost_export_products", "1", "products lost in the year", basket, last,
               by_economy<counted<lost>>),
      national("product_density", "1", "mean density of the products not exported with advantage",
               "part of a product's proximities that is to products of the basket; Hidalgo et al. 2007", last,
               by_economy<density>),
      national("export_complexity", "1", "complexity of exports, in standard deviations of products",
               "product complexity index of the basket, exports of each sector in December spread over its "
               "products by the "
               "world's exports of them",
               last, by_economy<complexity>),
      {{"industry",
        "export_products",
        "1",
        "products exported with comparative advantage",
        basket,
        {Axis::economy, Axis::sector},
        Interval::year,
        last},
       products_by_sector},
  };
}

}  // namespace ladder::output
