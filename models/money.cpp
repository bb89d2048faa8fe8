#include "models/money.hpp"

#include <algorithm>
#include <vector>


namespace ladder::models {

Money value_of(Volume volume, double price) {
  return round_to_whole(static_cast<double>(volume) * price);
}

namespace {

struct Remainder {
  double fraction;
  std::uint32_t index;
};

/// Gives one more to the `count` largest remainders, ties to the lower index.
void give_remainders(std::span<Remainder> remainders, std::size_t count, std::span<std::int64_t> parts) {
  const auto before = [](const Remainder& a, const Remainder& b) {
    return a.fraction != b.fraction ? a.fraction > b.fraction : a.index < b.index;
  };
  if (count < remainders.size())
    std::nth_element(remainders.begin(), remainders.begin() + static_cast<std::ptrdiff_t>(count),
                     remainders.end(), before);
  for (std::size_t k = 0; k < count; ++k) ++parts[remainders[k].index];
}

}  // namespace

std::int64_t apportion(std::int64_t total, std::span<const double> weights, std::span<std::int64_t> parts) {
  sim::expects(total >= 0, "what is shared out is not negative");
  double sum = 0.0;
  for (const double w : weights) sum += w;
  std::fill(parts.begin(), parts.end(), 0);
  if (!(sum > 0.0)) return total;
  if (total == 0) return 0;

  thread_local std::vector<Remainder> remainders;  // scratch; carries nothing between calls
  remainders.clear();
  const double per_weight = static_cast<double>(total) / sum;
  std::int64_t given = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (weights[i] <= 0.0) continue;
    const double exact = weights[i] * per_weight;
    const auto whole = static_cast<std::int64_t>(exact);
    parts[i] = whole;
    given += whole;
    remainders.push_back({exact - static_cast<double>(whole), static_cast<std::uint32_t>(i)});
  }
  // Rounding of the products can overshoot by a few units for totals near 2^53: take those back from the
  // front.
  while (given > total) {
    for (std::size_t i = 0; i < parts.size() && given > total; ++i)
      if (parts[i] > 0) --parts[i], --given;
  }
  while (given < total) {
    const auto count = std::min<std::int64_t>(total - given, static_cast<std::int64_t>(remainders.size()));
    give_remainders(remainders, static_cast<std::size_t>(count), parts);
    given += count;
  }
  return 0;
}

}  // namespace ladder::models
