#include "models/world/recorded_baskets.hpp"

#include <algorithm>
#include <vector>

#include "models/networks/product_space.hpp"
#include "models/products/advantage.hpp"

namespace ladder::models {
namespace {

constexpr double thousands_a_million = 1000.0;

/// Exports of a bloc, thousand USD.
struct BlocExports {
  double total = 0.0;
  std::vector<double> products;
};

/// Of those members that have records; total 0: of none.
BlocExports sum_of_members(const ProductExports& exports, const std::vector<std::string>& members,
                           std::size_t products) {
  BlocExports sum{0.0, std::vector<double>(products, 0.0)};
  for (const std::string& iso3 : members) {
    const auto found = exports.economies.find(iso3);
    if (found == exports.economies.end()) continue;
    sum.total += found->second.total;
    for (const auto& [product, value] : found->second.products) sum.products[product] += value;
  }
  return sum;
}

BlocExports world_less(const ProductSpace& space, const ProductExports& exports,
                       const std::vector<BlocExports>& others) {
  BlocExports rest{exports.world_total, {}};
  for (const Product& product : space.products())
    rest.products.push_back(thousands_a_million * product.world_exports);
  for (const BlocExports& other : others) {
    rest.total -= other.total;
    for (std::size_t p = 0; p < rest.products.size(); ++p) rest.products[p] -= other.products[p];
  }
  return rest;
}

std::vector<std::uint16_t> basket_of(const ProductSpace& space, const ProductExports& exports,
                                     const BlocExports& own) {
  std::vector<std::uint16_t> basket;
  for (std::size_t p = 0; p < space.size(); ++p) {
    const double of_product = thousands_a_million * space.product(p).world_exports;
    if (revealed_advantage(own.products[p], own.total, of_product, exports.world_total) >=
        advantage_threshold)
      basket.push_back(static_cast<std::uint16_t>(p));
  }
  return basket;
}

}  // namespace

void fill_baskets(const Evidence& evidence, const Blocs& blocs, OpeningTable& table) {
  const CountryData& data = evidence.data();
  table.product_space = data.product_space;
  if (data.product_space == nullptr || data.product_exports == nullptr ||
      evidence.base_year() < product_exports_year)
    return;
  const ProductSpace& space = *data.product_space;
  std::vector<BlocExports> others;
  for (std::size_t b = 0; b < blocs.rest(); ++b)
    others.push_back(sum_of_members(*data.product_exports, blocs.members[b], space.size()));
  for (std::size_t b = 0; b < blocs.rest(); ++b)
    if (others[b].total > 0.0)
      table.economies[b].products = basket_of(space, *data.product_exports, others[b]);
  table.economies[blocs.rest()].products =
      basket_of(space, *data.product_exports, world_less(space, *data.product_exports, others));
}

}  // namespace ladder::models
