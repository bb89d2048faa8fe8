#include "output/statistics.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "models/quantile.hpp"

namespace ladder::output {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

bool all_equal(std::span<const double> values) {
  return std::ranges::all_of(values, [&](double v) { return v == values.front(); });
}

}  // namespace

double mean(std::span<const double> values) {
  if (values.empty()) return undefined;
  if (all_equal(values)) return values.front();  // rounding must not make a difference where there is none
  double sum = 0.0;
  for (const double v : values) sum += v;
  return sum / static_cast<double>(values.size());
}

double variance(std::span<const double> values) {
  if (values.size() < 2) return undefined;
  const double centre = mean(values);
  double sum = 0.0;
  for (const double v : values) sum += (v - centre) * (v - centre);
  return sum / static_cast<double>(values.size() - 1);
}

double student_t(double p, double degrees) {
  return boost::math::quantile(boost::math::students_t_distribution<double>{degrees}, p);
}

double student_t_two_sided(double t, double degrees) {
  using boost::math::complement;
  return 2.0 *
         boost::math::cdf(complement(boost::math::students_t_distribution<double>{degrees}, std::abs(t)));
}

Band confidence_of_mean(std::span<const double> values, double confidence) {
  if (values.size() < 2) return {undefined, undefined};
  const double centre = mean(values), n = static_cast<double>(values.size());
  const double half = student_t(0.5 + confidence / 2.0, n - 1.0) * std::sqrt(variance(values) / n);
  return {centre - half, centre + half};
}

double quantile_of_sorted(std::span<const double> sorted, double p) {
  return models::quantile_of_sorted(sorted, p);
}

Band central_range(std::span<const double> values) {
  if (values.empty() || std::ranges::any_of(values, [](double v) { return std::isnan(v); }))
    return {undefined, undefined};
  std::vector<double> sorted(values.begin(), values.end());
  std::ranges::sort(sorted);
  if (sorted.size() < fewest_for_percentiles) return {sorted.front(), sorted.back()};
  return {quantile_of_sorted(sorted, 0.05), quantile_of_sorted(sorted, 0.95)};
}

double share_with_sign_of(double reference, std::span<const double> values) {
  if (values.empty() || reference == 0.0 || std::isnan(reference)) return undefined;
  const auto same = std::ranges::count_if(
      values, [&](double v) { return (v > 0.0 && reference > 0.0) || (v < 0.0 && reference < 0.0); });
  return static_cast<double>(same) / static_cast<double>(values.size());
}

}  // namespace ladder::output
