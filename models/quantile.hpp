/// Quantiles of values in ascending order.
#pragma once
#include <span>

namespace ladder::models {

/// Linear interpolation between order statistics: type 7 of Hyndman and Fan (1996), Am. Stat. 50(4), the default of R
/// and NumPy. 0 <= p <= 1, not empty.
[[nodiscard]] double quantile_of_sorted(std::span<const double> sorted, double p);

}  // namespace ladder::models
