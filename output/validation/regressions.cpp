#include "output/validation/regressions.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <vector>

#include "output/statistics.hpp"
#include "sim/error.hpp"
#include "sim/math.hpp"

namespace ladder::output {
namespace {

namespace math = sim::math;

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t fewest_points = 3;
constexpr int most_newton_steps = 50;
constexpr double small_step = 1e-10;
constexpr double steepest = 100.0;  // a slope beyond it means that x separates the outcomes

/// Sum of deviations' products over the sum of x's squares, of values whose means are 0.
double ratio_of_moments(std::span<const double> x, std::span<const double> y) {
  double products = 0.0, squares = 0.0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    products += x[i] * y[i];
    squares += x[i] * x[i];
  }
  return squares > 0.0 ? products / squares : undefined;
}

struct GroupMean {
  double x = 0.0, y = 0.0, count = 0.0;
};

/// Gradient and information of a logit's likelihood at (constant, slope).
struct Likelihood {
  std::array<double, 2> gradient{};
  double i00 = 0.0, i01 = 0.0, i11 = 0.0;
};

Likelihood likelihood(std::span<const double> x, std::span<const std::uint8_t> event, double constant,
                      double slope) {
  Likelihood l;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double p = 1.0 / (1.0 + math::exp(-(constant + slope * x[i])));
    const double miss = event[i] - p, w = p * (1.0 - p);
    l.gradient[0] += miss;
    l.gradient[1] += miss * x[i];
    l.i00 += w;
    l.i01 += w * x[i];
    l.i11 += w * x[i] * x[i];
  }
  return l;
}

}  // namespace

double slope_within(std::span<const double> x, std::span<const double> y,
                    std::span<const std::size_t> group) {
  sim::expects(x.size() == y.size() && x.size() == group.size(), "a point has x, y and a group");
  if (x.size() < fewest_points) return undefined;
  std::map<std::size_t, GroupMean> means;
  for (std::size_t i = 0; i < x.size(); ++i) {
    GroupMean& m = means[group[i]];
    m.x += x[i];
    m.y += y[i];
    m.count += 1.0;
  }
  if (x.size() < means.size() + 2) return undefined;
  std::vector<double> dx, dy;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const GroupMean& m = means[group[i]];
    dx.push_back(x[i] - m.x / m.count);
    dy.push_back(y[i] - m.y / m.count);
  }
  return ratio_of_moments(dx, dy);
}

double beta_convergence(std::span<const LevelChange> changes, double years) {
  std::vector<double> level, growth;
  std::vector<std::size_t> group;
  for (const LevelChange& c : changes) {
    level.push_back(math::log(c.from));
    growth.push_back((math::log(c.to) - math::log(c.from)) / years);
    group.push_back(c.group);
  }
  return -slope_within(level, growth, group);
}

double autocorrelation(std::span<const double> series) {
  if (series.size() < fewest_points + 1) return undefined;
  const double centre = mean(series);
  double products = 0.0, squares = 0.0;
  for (std::size_t t = 0; t < series.size(); ++t) {
    squares += (series[t] - centre) * (series[t] - centre);
    if (t > 0) products += (series[t] - centre) * (series[t - 1] - centre);
  }
  return squares > 0.0 ? products / squares : undefined;
}

LogitSlope logit_fit(std::span<const double> x, std::span<const std::uint8_t> event) {
  constexpr LogitSlope none{undefined, undefined};
  sim::expects(x.size() == event.size(), "each value has an outcome");
  double constant = 0.0, slope = 0.0;
  for (int step = 0; step < most_newton_steps; ++step) {
    const Likelihood l = likelihood(x, event, constant, slope);
    const double determinant = l.i00 * l.i11 - l.i01 * l.i01;
    if (!(determinant > 0.0)) return none;
    const double to_constant = (l.i11 * l.gradient[0] - l.i01 * l.gradient[1]) / determinant;
    const double to_slope = (l.i00 * l.gradient[1] - l.i01 * l.gradient[0]) / determinant;
    constant += to_constant;
    slope += to_slope;
    if (!(std::abs(slope) < steepest && std::abs(constant) < steepest)) return none;
    if (std::abs(to_slope) < small_step && std::abs(to_constant) < small_step)
      return {slope, std::sqrt(l.i00 / determinant)};
  }
  return none;
}

double logit_slope(std::span<const double> x, std::span<const std::uint8_t> event) {
  return logit_fit(x, event).slope;
}

}  // namespace ladder::output
