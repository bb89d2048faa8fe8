/// Points of the unit cube, from which designs take their values.
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/random.hpp"

namespace ladder::tools {

/// What a keyed draw of a design decides. The numbers are part of every design and never change; none is one
/// of the model's, so that a design and the runs of it may share a seed.
enum class SweepPurpose : std::uint16_t {
  random_point = 0xd001,
  latin_order,
  latin_place,
  latin_swap,
  sobol_shift,
  sobol_tree,
  morris_start,
  morris_order,
  resample,
};

/// Rows of coordinates, each in (0, 1).
struct UnitPoints {
  std::size_t rows = 0, columns = 0;
  std::vector<double> values;  ///< row by row

  UnitPoints(std::size_t row_count, std::size_t column_count)
      : rows(row_count), columns(column_count), values(row_count * column_count) {}
  [[nodiscard]] double& at(std::size_t row, std::size_t column) { return values[row * columns + column]; }
  [[nodiscard]] double at(std::size_t row, std::size_t column) const {
    return values[row * columns + column];
  }
};

/// The keyed draws of a design: those of its seed.
[[nodiscard]] inline sim::Draws design_draws(std::uint64_t seed) {
  return {seed, 0};
}

/// 0 to count - 1 in random order (Fisher and Yates), keyed by `entity`. count < 2^32.
[[nodiscard]] std::vector<std::uint32_t> random_order(std::uint32_t count, const sim::Draws& draws,
                                                      std::uint64_t entity, SweepPurpose purpose);

/// Independent uniform points. Row r of a longer set is row r of a shorter one of the same seed.
/// @param first  number of the first row
[[nodiscard]] UnitPoints random_points(std::size_t rows, std::size_t columns, std::uint64_t seed,
                                       std::uint64_t first = 0);

}  // namespace ladder::tools
