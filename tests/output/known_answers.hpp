/// Models whose mean is known, to count how often an interval covers it. Keyed draws: the same with every
/// library.
#pragma once
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/math.hpp"
#include "sim/random.hpp"

namespace ladder::output::known {

/// Draws of one repetition of a model; value k does not depend on how many are asked for.
struct Model {
  std::string name;
  double mean = 0.0;
  double deviation = 1.0;
  double (*draw)(const sim::Draws& draws, std::uint64_t repetition, std::uint64_t k);
};

inline double normal(const sim::Draws& draws, std::uint64_t repetition, std::uint64_t k,
                     std::uint16_t purpose) {
  return draws.normal(repetition, purpose, k);
}

inline const std::vector<Model>& models() {
  static const std::vector<Model> all{
      {"normal", 0.3, 1.0,
       [](const sim::Draws& d, std::uint64_t r, std::uint64_t k) { return 0.3 + normal(d, r, k, 1); }},
      // Skewness 2: that of an outcome that a few worlds dominate.
      {"exponential", 1.0, 1.0,
       [](const sim::Draws& d, std::uint64_t r, std::uint64_t k) {
         return -sim::math::log(d.uniform(r, 2, k));
       }},
      // Skewness 1.75.
      {"log-normal", sim::math::exp(0.125), sim::math::exp(0.125) * std::sqrt(sim::math::exp(0.25) - 1.0),
       [](const sim::Draws& d, std::uint64_t r, std::uint64_t k) {
         return sim::math::exp(0.5 * normal(d, r, k, 3));
       }},
      // Two worlds with the same luck, log-normal levels 0.95 correlated; the policy adds 2 % and noise of
      // its own.
      {"correlated pairs", 0.02 * sim::math::exp(0.045), 0.0,
       [](const sim::Draws& d, std::uint64_t r, std::uint64_t k) {
         const double level = sim::math::exp(0.3 * normal(d, r, k, 4));
         const double baseline = level * (1.0 + 0.07 * normal(d, r, k, 5));
         const double scenario = level * (1.02 + 0.07 * normal(d, r, k, 6));
         return scenario - baseline;
       }},
  };
  return all;
}

/// The first n values of a repetition.
inline std::vector<double> sample(const Model& model, std::uint64_t repetition, std::size_t n) {
  const sim::Draws draws(2026, 0);
  std::vector<double> values;
  for (std::uint64_t k = 0; k < n; ++k) values.push_back(model.draw(draws, repetition, k));
  return values;
}

}  // namespace ladder::output::known
