/// Sobol's low-discrepancy sequence. Owner of Boost.Random's quasi-random generators.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "tools/sweep/unit_points.hpp"

namespace ladder::tools {

/// How the points of a Sobol sequence are made random. Each way keeps their even spread: every aligned block
/// of 2^m points has one point in each of the 2^m equal intervals of every axis.
enum class Scramble {
  none,   ///< the sequence itself
  shift,  ///< one random digital shift an axis (exclusive or of all binary digits)
  owen,   ///< nested uniform scrambling: each digit flipped by a draw keyed by the digits before it
};

/// Most axes that the direction numbers reach.
inline constexpr std::size_t sobol_axes = 3667;

/// Points first to first + rows - 1 of the Sobol sequence; point 0 of the sequence itself is the corner 0.
///
/// Direction numbers: Joe and Kuo (2008), SIAM J. Sci. Comput. 30(5), 2635-2654 (new-joe-kuo-6), in the order
/// of the Gray code. Scrambling: Owen (1995), in Niederreiter and Shiue (eds.), Monte Carlo and Quasi-Monte
/// Carlo Methods, 299-317; exact to all 52 digits, keyed by seed and axis, so that point i never depends on
/// `rows`. Coordinates are odd multiples of 2^-53, in (0, 1): half of the last digit is added to each.
/// @param first  number of the first point; first + rows <= 2^52
/// @throws sim::Error for more than sobol_axes columns
[[nodiscard]] UnitPoints sobol_points(std::size_t rows, std::size_t columns, std::uint64_t first,
                                      Scramble scramble, std::uint64_t seed);

/// The point at which a design of `rows` points begins, so that it neither takes nor loses the corner
/// wrongly.
///
/// Scrambled, it begins at 0: no point is special, and leaving out the first would break the balance of the
/// others (Owen 2022, On dropping the first Sobol' point, in Keller (ed.), Monte Carlo and Quasi-Monte Carlo
/// Methods 2020, 71-86). Not scrambled, it begins at the least power of two that is not below `rows`: that
/// block is as balanced as the first, holds no corner, and every coordinate of it is the middle of its
/// interval.
[[nodiscard]] std::uint64_t sobol_start(std::size_t rows, Scramble scramble);

}  // namespace ladder::tools
