/// A product space for the small world: textiles and machinery, half of each, on a ring.
#pragma once
#include <fmt/format.h>

#include <memory>
#include <vector>

#include "models/networks/product_space.hpp"

namespace ladder::test {

inline constexpr std::size_t small_products = 200;

/// Even products are textiles, odd ones machinery; each is linked to the two beside it, and complexity rises along the ring.
[[nodiscard]] inline std::shared_ptr<const models::ProductSpace> small_product_space() {
  std::vector<models::Product> products;
  std::vector<models::ProductLink> links;
  for (std::size_t p = 0; p < small_products; ++p) {
    products.push_back({.code = fmt::format("{:04}", p),
                        .sector = p % 2 == 0 ? models::Sector::textiles : models::Sector::machinery,
                        .world_exports = 100.0,
                        .ubiquity = 20,
                        .complexity = static_cast<double>(p) / small_products});
    links.push_back({std::min(p, (p + 1) % small_products), std::max(p, (p + 1) % small_products), 500});
  }
  return std::make_shared<const models::ProductSpace>(std::move(products), links);
}

}  // namespace ladder::test
