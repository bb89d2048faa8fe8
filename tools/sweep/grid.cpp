#include "tools/sweep/grid.hpp"

#include <fmt/format.h>

#include "sim/error.hpp"

namespace ladder::tools {
namespace {

using Levels = std::vector<std::vector<std::string>>;

Levels levels_of(std::span<const Factor> factors, std::span<const std::size_t> counts) {
  check_factors(factors);
  sim::expects(counts.size() == factors.size(), "Each factor of a grid has its number of levels.");
  Levels levels;
  for (std::size_t f = 0; f < factors.size(); ++f) levels.push_back(factors[f].levels(counts[f]));
  return levels;
}

/// Before anything is made: a mistyped count must not fill the memory first.
void check_size(const Levels& levels) {
  double runs = 1.0;
  for (const auto& texts : levels) runs *= static_cast<double>(texts.size());
  if (runs > static_cast<double>(most_design_rows)) {
    throw sim::Error(
        fmt::format("all combinations of these levels are {:.3g} runs; expected at most {}: take fewer "
                    "levels, or a Latin hypercube or Sobol design of as many rows as you can run",
                    runs, most_design_rows));
  }
}

/// The next combination, the last factor changing fastest. @return false after the last one
bool advance(std::vector<std::size_t>& at, const Levels& levels) {
  for (std::size_t f = at.size(); f-- > 0;) {
    if (++at[f] < levels[f].size()) return true;
    at[f] = 0;
  }
  return false;
}

Design combinations(std::string method, std::span<const Factor> factors, const Levels& levels,
                    std::span<const Constraint> constraints) {
  check_size(levels);
  Design design{std::move(method), 0, paths_of(factors)};
  std::vector<std::size_t> at(factors.size(), 0);
  std::vector<std::string> values(factors.size());
  do {
    for (std::size_t f = 0; f < at.size(); ++f) values[f] = levels[f][at[f]];
    if (all_hold(constraints, values)) design.add_row(values, {.group = design.rows()});
  } while (advance(at, levels));
  if (design.rows() == 0)
    throw sim::Error(
        fmt::format("no combination of the levels meets the constraints ({})", shown(constraints)));
  return design;
}

}  // namespace

Design grid_design(std::span<const Factor> factors, std::span<const std::size_t> levels,
                   std::span<const Constraint> constraints) {
  return combinations("grid", factors, levels_of(factors, levels), constraints);
}

Design factorial_design(std::span<const Factor> factors) {
  const std::vector<std::size_t> two(factors.size(), 2);
  return combinations("factorial", factors, levels_of(factors, two), {});
}

Design one_at_a_time_design(std::span<const Factor> factors, std::span<const std::string> base,
                            std::span<const std::size_t> levels, std::span<const Constraint> constraints) {
  const Levels all = levels_of(factors, levels);
  sim::expects(base.size() == factors.size(), "The base of a design has a value, or none, for each factor.");
  std::vector<std::string> values(base.begin(), base.end());
  for (std::size_t f = 0; f < values.size(); ++f) {
    if (values[f].empty()) values[f] = factors[f].value(0.5);
  }
  if (!all_hold(constraints, values))
    throw sim::Error(fmt::format("the base breaks the constraints ({}); move it inside", shown(constraints)));
  Design design{"one-at-a-time", 0, paths_of(factors)};
  design.add_row(values, {.group = 0, .role = RowRole::base});
  for (std::size_t f = 0; f < factors.size(); ++f) {
    const std::string at_base = values[f];
    for (const std::string& level : all[f]) {
      values[f] = level;
      if (level != at_base && all_hold(constraints, values))
        design.add_row(values, {.group = design.rows(), .role = RowRole::step, .factor = f});
    }
    values[f] = at_base;
  }
  return design;
}

}  // namespace ladder::tools
