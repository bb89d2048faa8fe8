#include "tools/sweep/sobol_sequence.hpp"

#include <fmt/format.h>

#include <array>
#include <bit>
#include <boost/random/sobol.hpp>

#include "sim/error.hpp"

namespace ladder::tools {
namespace {

constexpr int digits = 52;  // with the half of the last one added, all that a double in (0, 1) can hold
constexpr int digits_of_block = 8;  // a binary tree that deep has 255 nodes: a keyed block has 256 bits
constexpr int bits_of_word = 64;
using Engine = boost::random::sobol_engine<std::uint64_t, bits_of_word>;

static_assert(sobol_axes == boost::random::default_sobol_table::max_dimension);

double coordinate(std::uint64_t word) {
  return static_cast<double>(2 * word + 1) * 0x1p-53;
}

std::uint64_t first_digits(std::uint64_t word, int count) {
  return count == 0 ? 0 : word >> (digits - count);
}

/// One axis of nested uniform scrambling. The flips of eight digits below a prefix are the nodes of a tree,
/// and one keyed block has them all.
std::uint64_t scrambled(std::uint64_t word, std::size_t axis, const sim::Draws& draws) {
  constexpr auto purpose = static_cast<std::uint16_t>(SweepPurpose::sobol_tree);
  std::uint64_t flips = 0;
  for (int above = 0; above < digits; above += digits_of_block) {
    // A 1 in front of the digits above tells prefixes of different lengths apart.
    const std::uint64_t prefix = (std::uint64_t{1} << above) | first_digits(word, above);
    const std::array<std::uint64_t, 4> tree = draws.block(axis, purpose, prefix);
    std::uint64_t node = 1;
    for (int digit = above; digit < std::min(above + digits_of_block, digits); ++digit) {
      const std::uint64_t flip = (tree[node / bits_of_word] >> (node % bits_of_word)) & 1;
      flips = 2 * flips + flip;
      node = 2 * node + ((word >> (digits - 1 - digit)) & 1);
    }
  }
  return word ^ flips;
}

std::uint64_t shift_of(std::size_t axis, const sim::Draws& draws) {
  return draws.block(axis, static_cast<std::uint16_t>(SweepPurpose::sobol_shift), 0)[0] >>
         (bits_of_word - digits);
}

/// The leading digits of all points, row by row.
std::vector<std::uint64_t> sequence(std::size_t rows, std::size_t columns, std::uint64_t first) {
  std::vector<std::uint64_t> words(rows * columns, 0);
  Engine engine{columns};
  // The engine begins with point 1; point 0 is the corner.
  const std::size_t corner = first == 0 && rows > 0 ? columns : 0;
  if (first > 0) engine.seed(first - 1);
  for (std::size_t i = corner; i < words.size(); ++i) words[i] = engine() >> (bits_of_word - digits);
  return words;
}

}  // namespace

UnitPoints sobol_points(std::size_t rows, std::size_t columns, std::uint64_t first, Scramble scramble,
                        std::uint64_t seed) {
  if (columns > sobol_axes) {
    throw sim::Error(
        fmt::format("a Sobol sequence has at most {} axes, and {} are needed; vary fewer factors or "
                    "take a Latin hypercube",
                    sobol_axes, columns));
  }
  sim::expects(first + rows <= std::uint64_t{1} << digits, "A Sobol sequence has 2^52 points.");
  const sim::Draws draws = design_draws(seed);
  std::vector<std::uint64_t> shifts(columns, 0);
  if (scramble == Scramble::shift) {
    for (std::size_t axis = 0; axis < columns; ++axis) shifts[axis] = shift_of(axis, draws);
  }
  const std::vector<std::uint64_t> words =
      columns == 0 ? std::vector<std::uint64_t>{} : sequence(rows, columns, first);
  UnitPoints points{rows, columns};
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t axis = i % columns;
    points.values[i] =
        coordinate(scramble == Scramble::owen ? scrambled(words[i], axis, draws) : words[i] ^ shifts[axis]);
  }
  return points;
}

std::uint64_t sobol_start(std::size_t rows, Scramble scramble) {
  return scramble == Scramble::none ? std::bit_ceil(std::uint64_t{rows}) : 0;
}

}  // namespace ladder::tools
