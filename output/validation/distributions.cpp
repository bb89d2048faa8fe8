#include "output/validation/distributions.hpp"

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/tools/minima.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <vector>

#include "models/firm_statistics.hpp"
#include "output/statistics.hpp"
#include "sim/error.hpp"
#include "sim/math.hpp"

namespace ladder::output {
namespace {

namespace math = sim::math;

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr double low_percentile = 0.1, high_percentile = 0.9;
constexpr double least_shape = 0.2, most_shape = 10.0;
constexpr int shape_bits = 18;  // of the minimum: 10 * 2^-18 is below 1e-4
constexpr std::uintmax_t most_steps = 100;

std::vector<double> in_order(std::span<const double> values) {
  std::vector<double> sorted(values.begin(), values.end());
  std::ranges::sort(sorted);
  return sorted;
}

/// Minus the mean log likelihood at shape b with the best scale, of log distances from the location.
double concentrated(double b, std::span<const double> log_distances, std::size_t values) {
  double sum = 0.0;
  for (const double d : log_distances) sum += math::exp(b * d);
  const double log_scale = math::log(sum / static_cast<double>(values)) / b;
  return log_scale + math::log(b) / b + boost::math::lgamma(1.0 + 1.0 / b) + 1.0 / b;
}

/// The value at which the running weight reaches `share` of all. @param order  rows by ascending value
double weighted_quantile(std::span<const double> values, std::span<const double> weights,
                         std::span<const std::size_t> order, double share) {
  double all = 0.0, sum = 0.0;
  for (const double w : weights) all += w;
  for (const std::size_t i : order) {
    sum += weights[i];
    if (sum >= share * all) return values[i];
  }
  return values[order.back()];
}

}  // namespace

double excess_kurtosis(std::span<const double> values) {
  if (values.size() < 4) return undefined;
  const double centre = mean(values), n = static_cast<double>(values.size());
  double second = 0.0, fourth = 0.0;
  for (const double v : values) {
    const double square = (v - centre) * (v - centre);
    second += square;
    fourth += square * square;
  }
  return second > 0.0 ? n * fourth / (second * second) - 3.0 : undefined;
}

double subbotin_shape(std::span<const double> values) {
  if (values.size() < fewest_for_shape) return undefined;
  const double median = quantile_of_sorted(in_order(values), 0.5);
  // Values at the location add nothing to the sum of powers, whatever the power.
  std::vector<double> log_distances;
  for (const double v : values)
    if (v != median) log_distances.push_back(math::log(std::abs(v - median)));
  if (2 * log_distances.size() < values.size()) return undefined;
  std::uintmax_t steps = most_steps;
  return boost::math::tools::brent_find_minima(
             [&](double b) { return concentrated(b, log_distances, values.size()); }, least_shape, most_shape,
             shape_bits, steps)
      .first;
}

double hill_exponent(std::span<const double> values, double share) {
  const auto k = static_cast<std::size_t>(share * static_cast<double>(values.size()));
  if (k < 2 || k >= values.size()) return undefined;
  const std::vector<double> sorted = in_order(values);
  const double threshold = sorted[sorted.size() - k - 1];
  if (!(threshold > 0.0)) return undefined;
  double sum = 0.0;
  for (std::size_t i = sorted.size() - k; i < sorted.size(); ++i) sum += math::log(sorted[i] / threshold);
  return sum > 0.0 ? static_cast<double>(k) / sum : undefined;
}

double percentile_ratio(std::span<const double> values) {
  std::vector<double> sorted(values.begin(), values.end());
  return models::ratio_90_10(sorted);
}

double percentile_ratio(std::span<const double> values, std::span<const double> weights) {
  sim::expects(values.size() == weights.size(), "each value has a weight");
  if (values.size() < fewest_for_percentile_ratio) return undefined;
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return values[i]; });
  return weighted_quantile(values, weights, order, high_percentile) /
         weighted_quantile(values, weights, order, low_percentile);
}

double herfindahl(std::span<const double> sizes) {
  double sum = 0.0, squares = 0.0;
  for (const double size : sizes) {
    sum += size;
    squares += size * size;
  }
  return sum > 0.0 ? squares / (sum * sum) : undefined;
}

}  // namespace ladder::output
