/// The least value of a function over a box. Owner of NLopt.
#pragma once
#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace ladder::tools {

struct Minimum {
  std::vector<double> at;
  double value = 0.0;
};

/// A local minimum, without derivatives: BOBYQA (Powell 2009, report NA2009/06, Cambridge), which draws
/// nothing and reads no clock. Where rounding keeps it from going on, the best point so far.
/// @param lower, upper       bounds, at least two axes, lower < upper
/// @param start              inside them
/// @param most_evaluations   after which it stops wherever it is
[[nodiscard]] Minimum minimise(const std::function<double(std::span<const double>)>& function,
                               std::span<const double> lower, std::span<const double> upper,
                               std::span<const double> start, std::size_t most_evaluations);

}  // namespace ladder::tools
