/// Latin hypercubes, spread out.
#pragma once
#include <cstddef>
#include <cstdint>

#include "tools/sweep/unit_points.hpp"

namespace ladder::tools {

/// Above this many rows latin_points() does not improve distances: it would keep one for each pair of rows,
/// and so many rows fill the space as they are.
inline constexpr std::size_t most_maximin_rows = 2000;

/// A Latin hypercube: cut each axis into `rows` equal intervals, and each holds exactly one point, at a
/// random place inside it. McKay, Beckman and Conover (1979), Technometrics 21(2), 239-245.
///
/// `maximin` makes the least distance between two points large (Johnson, Moore and Ylvisaker 1990, J. Stat.
/// Plan. Inference 26(2), 131-148): of several hypercubes, each improved by swapping coordinates of two rows
/// as long as that parts the closest pair, the best. The first of them is the plain one, so the result is
/// never closer than that. Keyed by the seed; work is bounded by counts, never by a clock.
/// @param rows  below 2^24
[[nodiscard]] UnitPoints latin_points(std::size_t rows, std::size_t columns, std::uint64_t seed,
                                      bool maximin);

/// Least squared distance between two rows; infinite below two rows.
[[nodiscard]] double least_squared_distance(const UnitPoints& points);

}  // namespace ladder::tools
