/// Who exports what with advantage: revealed comparative advantage, diversity and ubiquity (ODD 7.21). Pure.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ladder::models {

/// Revealed comparative advantage of an economy in a product: its part of the economy's exports over its part of the world's.
///
///     RCA = (x_cp / X_c) / (W_p / W)
///
/// All in one unit of money, none negative. 0 where the economy exports nothing, or the world nothing of the product.
/// Source: Balassa (1965), Manchester School 33(2), 99-123.
[[nodiscard]] double revealed_advantage(double exports, double of_economy, double of_product, double of_world);

/// From this on a product counts as made with advantage.
inline constexpr double advantage_threshold = 1.0;

/// Which economies export which products with advantage, a row an economy.
struct SpecialisationMatrix {
  std::size_t economies = 0, products = 0;
  std::vector<std::uint8_t> cells{};  ///< [economy * products + product], 1 or 0
  [[nodiscard]] bool at(std::size_t economy, std::size_t product) const {
    return cells[economy * products + product] != 0;
  }
};

/// @param exports    [economy * products + product], in one unit of money; totals are its sums
/// @param economies  rows; divides the number of cells
[[nodiscard]] SpecialisationMatrix specialisation(std::span<const double> exports, std::size_t economies);

/// Products made with advantage, by economy.
[[nodiscard]] std::vector<std::uint32_t> diversity(const SpecialisationMatrix& made);
/// Economies that make it with advantage, by product.
[[nodiscard]] std::vector<std::uint32_t> ubiquity(const SpecialisationMatrix& made);

}  // namespace ladder::models
