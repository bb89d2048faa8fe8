/// Designs that fill the space: random, Latin hypercube, Sobol sequence.
///
/// All three take constraints by rejection: candidates that break one are left out until enough are kept.
/// What is kept follows the distributions of the factors given the constraints; margins are then no longer
/// those of the factors, and neither one point an interval (Latin hypercube) nor the balance of the sequence
/// (Sobol) is promised. At most candidates_per_row candidates are tried for each row.
/// @throws (all) sim::Error: no rows, what check_factors() refuses, constraints that too few candidates meet
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>

#include "tools/sweep/constraint.hpp"
#include "tools/sweep/design.hpp"
#include "tools/sweep/factor.hpp"
#include "tools/sweep/sobol_sequence.hpp"

namespace ladder::tools {

inline constexpr std::size_t candidates_per_row = 1000;

/// Independent draws. A longer design begins with the shorter one of the same seed.
[[nodiscard]] Design random_design(std::span<const Factor> factors, std::size_t rows, std::uint64_t seed,
                                   std::span<const Constraint> constraints = {});

/// See latin_points(). Another number of rows gives another design altogether. With constraints it is not
/// spread out: what parts the candidates need not part those that are kept.
[[nodiscard]] Design latin_design(std::span<const Factor> factors, std::size_t rows, std::uint64_t seed,
                                  bool maximin = true, std::span<const Constraint> constraints = {});

/// See sobol_points() and sobol_start(). Best with a power of two of rows. A longer scrambled design begins
/// with the shorter one of the same seed.
[[nodiscard]] Design sobol_design(std::span<const Factor> factors, std::size_t rows, std::uint64_t seed,
                                  Scramble scramble = Scramble::owen,
                                  std::span<const Constraint> constraints = {});

/// The value of each factor at a point. @param u  a quantile each
[[nodiscard]] std::vector<std::string> values_at(std::span<const Factor> factors, std::span<const double> u);

}  // namespace ladder::tools
