#include "tools/sweep/saltelli.hpp"

#include <fmt/format.h>

#include <bit>

#include "sim/error.hpp"
#include "tools/sweep/sampling.hpp"
#include "tools/sweep/sobol_sequence.hpp"

namespace ladder::tools {
namespace {

using Values = std::vector<std::string>;

void check_groups(std::size_t groups, std::size_t rows_a_group, bool quasi_random) {
  if (groups == 0) throw sim::Error("a Saltelli design of no groups runs nothing; expected at least one");
  if (groups > most_design_rows / rows_a_group) {
    throw sim::Error(
        fmt::format("{} groups of {} rows are more runs than the {} that a design may have; take fewer "
                    "groups, or screen the factors with Morris first",
                    groups, rows_a_group, most_design_rows));
  }
  if (quasi_random && !std::has_single_bit(groups)) {
    throw sim::Error(
        fmt::format("{} groups are no power of two, and a Sobol sequence spreads evenly over those "
                    "only; expected {} or {}, or a random base",
                    groups, std::bit_floor(groups), std::bit_ceil(groups)));
  }
}

void add_crossed(Design& design, std::size_t group, RowRole role, Values values, const Values& other) {
  for (std::size_t f = 0; f < values.size(); ++f) {
    const std::string own = values[f];
    values[f] = other[f];
    design.add_row(values, {.group = group, .role = role, .factor = f});
    values[f] = own;
  }
}

}  // namespace

Design saltelli_design(std::span<const Factor> factors, std::size_t groups, std::uint64_t seed,
                       const SaltelliOptions& options) {
  check_factors(factors);
  const std::size_t k = factors.size();
  check_groups(groups, options.second_order ? 2 * k + 2 : k + 2, options.quasi_random);
  const UnitPoints points = options.quasi_random ? sobol_points(groups, 2 * k, 0, Scramble::owen, seed)
                                                 : random_points(groups, 2 * k, seed);
  Design design{"saltelli", seed, paths_of(factors)};
  for (std::size_t j = 0; j < groups; ++j) {
    const double* row = points.values.data() + j * points.columns;
    const Values a = values_at(factors, {row, k}), b = values_at(factors, {row + k, k});
    design.add_row(a, {.group = j, .role = RowRole::sample_a});
    design.add_row(b, {.group = j, .role = RowRole::sample_b});
    add_crossed(design, j, RowRole::a_with_b, a, b);
    if (options.second_order) add_crossed(design, j, RowRole::b_with_a, b, a);
  }
  return design;
}

}  // namespace ladder::tools
