#include "tools/sweep/unit_points.hpp"

#include <numeric>
#include <utility>

namespace ladder::tools {

std::vector<std::uint32_t> random_order(std::uint32_t count, const sim::Draws& draws, std::uint64_t entity,
                                        SweepPurpose purpose) {
  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0U);
  for (std::uint32_t left = count; left > 1; --left) {
    const std::uint32_t other = draws.below(left, entity, static_cast<std::uint16_t>(purpose), left);
    std::swap(order[left - 1], order[other]);
  }
  return order;
}

UnitPoints random_points(std::size_t rows, std::size_t columns, std::uint64_t seed, std::uint64_t first) {
  const sim::Draws draws = design_draws(seed);
  constexpr auto purpose = static_cast<std::uint16_t>(SweepPurpose::random_point);
  UnitPoints points{rows, columns};
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t column = 0; column < columns; ++column)
      points.at(row, column) = draws.uniform(column, purpose, first + row);
  }
  return points;
}

}  // namespace ladder::tools
