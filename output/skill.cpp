#include "output/skill.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include "sim/error.hpp"

namespace ladder::output {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr double confidence = 0.9;
constexpr std::size_t fewest_for_line = 3;

/// Sums of squares and products about the means.
struct Moments {
  double aa = 0.0, ab = 0.0, bb = 0.0;
};

Moments moments(std::span<const double> a, std::span<const double> b) {
  sim::expects(a.size() == b.size(), "two lists of one length");
  const double mean_a = mean(a), mean_b = mean(b);
  Moments sums;
  for (std::size_t i = 0; i < a.size(); ++i) {
    sums.ab += (a[i] - mean_a) * (b[i] - mean_b);
    sums.aa += (a[i] - mean_a) * (a[i] - mean_a);
    sums.bb += (b[i] - mean_b) * (b[i] - mean_b);
  }
  return sums;
}

}  // namespace

double root_mean_square(std::span<const double> values) {
  double sum = 0.0;
  for (const double value : values) sum += value * value;
  return values.empty() ? undefined : std::sqrt(sum / static_cast<double>(values.size()));
}

double correlation(std::span<const double> a, std::span<const double> b) {
  const Moments sums = moments(a, b);
  return sums.ab / std::sqrt(sums.aa * sums.bb);
}

double skill(std::span<const double> errors, std::span<const double> reference_errors) {
  const double reference = root_mean_square(reference_errors);
  return reference > 0.0 ? 1.0 - root_mean_square(errors) / reference : undefined;
}

SkillScore skill_score(std::span<const double> errors, std::span<const double> reference_errors,
                       Resampling& resampling) {
  sim::expects(errors.size() == reference_errors.size(), "two lists of one length");
  std::vector<double> own, other;
  for (std::size_t i = 0; i < errors.size(); ++i) {
    if (!std::isfinite(errors[i]) || !std::isfinite(reference_errors[i])) continue;
    own.push_back(errors[i]);
    other.push_back(reference_errors[i]);
  }
  SkillScore score{.n = own.size(),
                   .error = root_mean_square(own),
                   .reference_error = root_mean_square(other),
                   .skill = skill(own, other),
                   .interval = {undefined, undefined}};
  if (own.size() < fewest_for_interval) return score;
  std::vector<double> drawn_own(own.size()), drawn_other(own.size());
  score.interval =
      percentile_interval(own.size(), confidence, resampling, [&](std::span<const std::uint16_t> places) {
        for (std::size_t i = 0; i < places.size(); ++i) {
          drawn_own[i] = own[places[i]];
          drawn_other[i] = other[places[i]];
        }
        return skill(drawn_own, drawn_other);
      });
  return score;
}

FittedLine fitted_line(std::span<const double> x, std::span<const double> y) {
  const Moments sums = moments(x, y);
  if (x.size() < fewest_for_line || !(sums.aa > 0.0)) return {undefined, undefined};
  const double slope = sums.ab / sums.aa;
  return {mean(y) - slope * mean(x), slope};
}

}  // namespace ladder::output
