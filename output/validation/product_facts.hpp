/// Stylised facts of new export products, from the baskets of a world at work.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "models/world/world.hpp"
#include "sim/observer.hpp"

namespace ladder::output {

/// Over products that a named economy did not export with advantage at the beginning of a year. NaN where there is no product
/// space, or nothing was taken up.
struct ProductFacts {
  double entry_slope = 0.0;  ///< of a logit of being taken up in the year on density
  double entry_t = 0.0;      ///< that over its standard error
  double entry_ratio = 0.0;  ///< part taken up of the third of largest density, over that of the third of smallest
};

/// @param density  of each absent product, economy and year
/// @param entered  1 where it was taken up in the year
[[nodiscard]] ProductFacts facts_of_entry(std::span<const double> density, std::span<const std::uint8_t> entered);

/// Looks at the baskets of the named economies at the end of each of the first ten years. Memory is ten years of absent
/// products: 9 bytes each.
class ProductEntries final : public sim::Observer {
 public:
  /// Borrows the world, from its start.
  explicit ProductEntries(const models::World& world);
  void settled(sim::Time at) override;
  [[nodiscard]] ProductFacts facts() const;

 private:
  const models::World& world_;
  std::vector<models::Basket> before_;
  std::vector<double> density_;
  std::vector<std::uint8_t> entered_;
};

}  // namespace ladder::output
