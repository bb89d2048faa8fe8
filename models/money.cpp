#include "models/money.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

namespace ladder::models {

Money value_of(Volume volume, double price) {
  return round_to_whole(static_cast<double>(volume) * price);
}

namespace {

constexpr std::size_t few = 16;       ///< weights: up to so many, the largest fraction is looked for again and again
constexpr int bins = 64;              ///< of fractions; a power of two, so that times and over it nothing is rounded
constexpr double none = -1.0 / bins;  ///< the fraction of who takes no part, in a bin before the others

/// Gives one more to the `count` largest fractions, ties to the lower index: by looking for the largest, again and
/// again.
void give_to_few(std::span<double> fractions, std::int64_t count, std::span<std::int64_t> parts) {
  for (; count > 0; --count) {
    const auto largest = std::max_element(fractions.begin(), fractions.end()) - fractions.begin();
    ++parts[static_cast<std::size_t>(largest)];
    fractions[static_cast<std::size_t>(largest)] = none;
  }
}

/// The same for many. Fractions are counted in bins, so that only those of one bin need be compared: a selection over
/// all of them spends its time on branches that nobody can foresee.
void give_to_many(std::span<const double> fractions, std::int64_t count, std::span<std::int64_t> parts) {
  std::array<std::uint32_t, 1 + bins> size{};
  for (const double f : fractions) ++size[static_cast<std::size_t>(1 + static_cast<int>(f * bins))];
  std::size_t last = size.size() - 1;  // the bin in which the gifts run out
  while (size[last] < count) count -= size[last--];
  const double low = (static_cast<double>(last) - 1.0) / bins, high = static_cast<double>(last) / bins;
  thread_local std::vector<std::uint32_t> undecided;  // scratch; carries nothing between calls
  undecided.resize(fractions.size());
  std::size_t n = 0;
  for (std::size_t i = 0; i < fractions.size(); ++i) {
    parts[i] += fractions[i] >= high ? 1 : 0;
    undecided[n] = static_cast<std::uint32_t>(i);
    n += fractions[i] >= low && fractions[i] < high ? 1 : 0;
  }
  const auto before = [&](std::uint32_t a, std::uint32_t b) {
    return fractions[a] != fractions[b] ? fractions[a] > fractions[b] : a < b;
  };
  const auto middle = undecided.begin() + count;
  std::nth_element(undecided.begin(), middle, undecided.begin() + static_cast<std::ptrdiff_t>(n), before);
  for (auto row = undecided.begin(); row != middle; ++row) ++parts[*row];
}

/// Splits a total above 0 by weights of the sum `sum`, above 0.
/// @param fractions  scratch, one for each weight
void split(std::int64_t total, double sum, std::span<const double> weights, std::span<std::int64_t> parts,
           std::span<double> fractions) {
  const double per_weight = static_cast<double>(total) / sum;
  std::int64_t given = 0, takers = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const double exact = weights[i] * per_weight;
    const auto whole = static_cast<std::int64_t>(exact);
    parts[i] = whole;
    given += whole;
    takers += weights[i] > 0.0 ? 1 : 0;
    fractions[i] = weights[i] > 0.0 ? exact - static_cast<double>(whole) : none;
  }
  // Rounding of the products can overshoot by a few units for totals near 2^53: take those back from the
  // front.
  while (given > total) {
    for (std::size_t i = 0; i < parts.size() && given > total; ++i)
      if (parts[i] > 0) --parts[i], --given;
  }
  // Likewise it can fall short by more than there are takers.
  for (; total - given >= takers; given += takers)
    for (std::size_t i = 0; i < weights.size(); ++i) parts[i] += weights[i] > 0.0 ? 1 : 0;
  if (given == total) return;
  if (weights.size() <= few)
    give_to_few(fractions, total - given, parts);
  else
    give_to_many(fractions, total - given, parts);
}

}  // namespace

std::int64_t apportion(std::int64_t total, std::span<const double> weights, std::span<std::int64_t> parts) {
  sim::expects(total >= 0, "what is shared out is not negative");
  const double sum = total > 0 ? std::accumulate(weights.begin(), weights.end(), 0.0) : 0.0;
  if (!(sum > 0.0)) {
    std::ranges::fill(parts, 0);
    return total;
  }
  if (weights.size() <= few) {
    std::array<double, few> fractions;
    split(total, sum, weights, parts, std::span(fractions).first(weights.size()));
  } else {
    thread_local std::vector<double> fractions;  // scratch; carries nothing between calls
    fractions.resize(weights.size());
    split(total, sum, weights, parts, fractions);
  }
  return 0;
}

}  // namespace ladder::models
