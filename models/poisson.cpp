#include "models/poisson.hpp"

#include "sim/math.hpp"

namespace ladder::models {

std::uint32_t poisson_count(double mean, double u, std::uint32_t most) {
  if (u <= 1.0 - mean) return 0;  // exp(-mean) is larger still; most calls end here
  return poisson_count(mean, sim::math::exp(-mean), u, most);
}

std::uint32_t poisson_count(double mean, double none, double u, std::uint32_t most) {
  double term = none;
  double sum = term;
  std::uint32_t n = 0;
  while (u > sum && n < most) {
    ++n;
    term *= mean / n;
    sum += term;
  }
  return n;
}

}  // namespace ladder::models
