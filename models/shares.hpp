/// Shares of firms in something of their industry.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace ladder::models {

/// Makes the shares of these firms sum to 1 again, each in proportion. Where nobody has any, does nothing and says so.
/// @param share  a column over all firms, none negative
/// @param rows   the firms, in a fixed order: the sum is taken in it
inline bool scale_to_one(std::vector<double>& share, std::span<const std::uint32_t> rows) {
  double sum = 0.0;
  for (const std::uint32_t row : rows) sum += share[row];
  if (!(sum > 0.0)) return false;
  for (const std::uint32_t row : rows) share[row] /= sum;
  return true;
}

}  // namespace ladder::models
