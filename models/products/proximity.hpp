/// How near products are to each other, and how near a product is to what an economy makes (ODD 7.21). Pure.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "models/products/advantage.hpp"

namespace ladder::models {

/// Proximities are kept in thousandths, as published: sums of whole numbers do not depend on their order.
using Thousandths = std::uint16_t;
inline constexpr Thousandths whole_proximity = 1000;

/// Proximities of all pairs of products. Symmetric; of a product to itself 0, so that it is not its own neighbour.
class ProximityTable {
 public:
  explicit ProximityTable(std::size_t products) : products_(products), cells_(products * products, 0) {}
  [[nodiscard]] std::size_t products() const { return products_; }
  [[nodiscard]] Thousandths at(std::size_t a, std::size_t b) const { return cells_[a * products_ + b]; }
  /// @param proximity  0 to whole_proximity; a and b differ
  void set(std::size_t a, std::size_t b, Thousandths proximity);
  /// To all products, in their order.
  [[nodiscard]] std::span<const Thousandths> row(std::size_t product) const {
    return {cells_.data() + product * products_, products_};
  }

 private:
  std::size_t products_;
  std::vector<Thousandths> cells_;
};

/// Co-export proximity of all pairs, rounded to thousandths.
///
///     phi(a, b) = economies that make both / max(ubiquity of a, ubiquity of b),   0 where nobody makes one of them
///
/// the smaller of the two conditional probabilities of making one given the other.
/// Source: Hidalgo, Klinger, Barabasi and Hausmann (2007), Science 317, 482-487.
[[nodiscard]] ProximityTable co_export_proximity(const SpecialisationMatrix& made);

/// Of each product, the sum of its proximities to the products made, in thousandths.
/// @param made  a byte a product, not 0 where it is made
[[nodiscard]] std::vector<std::uint32_t> proximity_to_made(const ProximityTable& proximity,
                                                           std::span<const std::uint8_t> made);

/// Density of a product for an economy: the part of its proximities that is to products the economy makes, 0 to 1; 0 for
/// a product that is near none.
///
///     omega(p) = sum over products made of phi(p, q) / sum over all products of phi(p, q)
///
/// @param to_made, to_all  in thousandths
/// Source: as co_export_proximity().
[[nodiscard]] double density(std::uint32_t to_made, std::uint32_t to_all);

}  // namespace ladder::models
