#include "tools/sweep/sampling.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "sim/error.hpp"
#include "tools/sweep/latin_hypercube.hpp"

namespace ladder::tools {
namespace {

void check(std::span<const Factor> factors, std::size_t rows) {
  check_factors(factors);
  if (rows == 0) throw sim::Error("a design of no rows runs nothing; expected at least one");
  if (rows > most_design_rows) {
    throw sim::Error(
        fmt::format("{} rows are more than any machine runs; expected at most {}", rows, most_design_rows));
  }
}

[[noreturn]] void fail_constraints(std::span<const Constraint> constraints, std::size_t kept,
                                   std::size_t tried, std::size_t rows) {
  throw sim::Error(
      fmt::format("only {} of {} candidates meet the constraints ({}), too few for {} rows; widen the "
                  "constraints, or narrow "
                  "the factors to where they can be met",
                  kept, tried, shown(constraints), rows));
}

/// Adds what meets the constraints, until the design has `rows`.
void add_kept(Design& design, std::span<const Factor> factors, const UnitPoints& points, std::size_t rows,
              std::span<const Constraint> constraints) {
  for (std::size_t r = 0; r < points.rows && design.rows() < rows; ++r) {
    const std::span<const double> u{points.values.data() + r * points.columns, points.columns};
    const std::vector<std::string> values = values_at(factors, u);
    if (all_hold(constraints, values)) design.add_row(values, {.group = design.rows()});
  }
}

/// `count` points of an endless sequence, from number `first` on.
using Points = std::function<UnitPoints(std::uint64_t first, std::size_t count)>;

Design sequential_design(Design design, std::span<const Factor> factors, std::size_t rows,
                         const Points& points, std::span<const Constraint> constraints) {
  std::size_t tried = 0;
  while (design.rows() < rows) {
    if (tried == candidates_per_row * rows) fail_constraints(constraints, design.rows(), tried, rows);
    add_kept(design, factors, points(tried, rows), rows, constraints);
    tried += rows;
  }
  return design;
}

}  // namespace

std::vector<std::string> values_at(std::span<const Factor> factors, std::span<const double> u) {
  std::vector<std::string> values;
  values.reserve(factors.size());
  for (std::size_t c = 0; c < factors.size(); ++c) values.push_back(factors[c].value(u[c]));
  return values;
}

Design random_design(std::span<const Factor> factors, std::size_t rows, std::uint64_t seed,
                     std::span<const Constraint> constraints) {
  check(factors, rows);
  const Points points = [&](std::uint64_t first, std::size_t count) {
    return random_points(count, factors.size(), seed, first);
  };
  return sequential_design(Design{"random", seed, paths_of(factors)}, factors, rows, points, constraints);
}

Design sobol_design(std::span<const Factor> factors, std::size_t rows, std::uint64_t seed, Scramble scramble,
                    std::span<const Constraint> constraints) {
  check(factors, rows);
  const std::uint64_t start = sobol_start(rows, scramble);
  const Points points = [&](std::uint64_t first, std::size_t count) {
    return sobol_points(count, factors.size(), start + first, scramble, seed);
  };
  return sequential_design(Design{"sobol", seed, paths_of(factors)}, factors, rows, points, constraints);
}

Design latin_design(std::span<const Factor> factors, std::size_t rows, std::uint64_t seed, bool maximin,
                    std::span<const Constraint> constraints) {
  check(factors, rows);
  // A hypercube cannot be lengthened: one with more rows is drawn until enough of them are kept.
  const std::size_t most = std::min(candidates_per_row * rows, most_design_rows);
  for (std::size_t candidates = rows;;) {
    Design design{"latin", seed, paths_of(factors)};
    const bool spread = maximin && constraints.empty();
    add_kept(design, factors, latin_points(candidates, factors.size(), seed, spread), rows, constraints);
    if (design.rows() == rows) return design;
    if (candidates == most) fail_constraints(constraints, design.rows(), candidates, rows);
    candidates = std::min(2 * candidates, most);
  }
}

}  // namespace ladder::tools
