/// Designs of chosen values: grid, factorial, one factor at a time.
#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "tools/sweep/constraint.hpp"
#include "tools/sweep/design.hpp"
#include "tools/sweep/factor.hpp"

namespace ladder::tools {

/// All combinations of Factor::levels(), the last factor changing fastest. Combinations that break a
/// constraint are left out.
/// @param levels  a count for each factor, at least 1
/// @throws sim::Error: what check_factors() refuses, a factor without bounds, more than most_design_rows
/// combinations, no combination that meets the constraints
[[nodiscard]] Design grid_design(std::span<const Factor> factors, std::span<const std::size_t> levels,
                                 std::span<const Constraint> constraints = {});

/// Full factorial: least and greatest value of each factor, 2^k runs, with all values of discrete factors and
/// choices. Takes no constraints: main effects and interactions compare means over complete halves.
/// @throws sim::Error as grid_design()
[[nodiscard]] Design factorial_design(std::span<const Factor> factors);

/// A base run, then each factor in turn at each of its levels, the others at the base. Levels that equal the
/// base are left out. Shows slopes at one point only, and no interaction.
/// @param base  a value text for each factor; an empty text stands for its median, Factor::value(0.5)
/// @param levels  as in grid_design()
/// @throws sim::Error as grid_design(), and where the base breaks a constraint; other rows that do are left
/// out
[[nodiscard]] Design one_at_a_time_design(std::span<const Factor> factors, std::span<const std::string> base,
                                          std::span<const std::size_t> levels,
                                          std::span<const Constraint> constraints = {});

}  // namespace ladder::tools
