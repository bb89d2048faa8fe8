#include "tools/sweep/sensitivity.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>

#include "sim/random.hpp"

using namespace ladder;
using namespace ladder::tools;

namespace {

WeightedStatistics mean_of(const std::vector<double>& sample) {
  return [&sample](std::span<const std::uint32_t> weights) {
    double sum = 0.0, count = 0.0;
    for (std::size_t i = 0; i < sample.size(); ++i) {
      if (std::isnan(sample[i])) continue;
      sum += weights[i] * sample[i];
      count += weights[i];
    }
    return std::vector<double>{sum / count};
  };
}

}  // namespace

TEST_CASE("a resample has as many groups as the sample, each as likely as the others") {
  std::vector<double> drawn(10, 0.0);
  for (std::uint64_t r = 0; r < 1000; ++r) {
    const auto weights = resample_weights(10, 1, r);
    CHECK(std::accumulate(weights.begin(), weights.end(), 0U) == 10);
    for (std::size_t g = 0; g < 10; ++g) drawn[g] += weights[g];
  }
  for (const double count : drawn) CHECK(std::fabs(count - 1000.0) < 4.0 * std::sqrt(900.0));
  CHECK(resample_weights(10, 1, 7) == resample_weights(10, 1, 7));
  CHECK(resample_weights(10, 1, 7) != resample_weights(10, 2, 7));
}

TEST_CASE("the interval of a mean is that of the normal distribution") {
  std::vector<double> sample;
  for (std::uint64_t i = 0; i < 400; ++i) sample.push_back(sim::Draws{3, 0}.normal(0, 1, i));
  const double mean = output::mean(sample), error = std::sqrt(output::variance(sample) / 400.0);
  const auto estimate = bootstrap(400, mean_of(sample), {.resamples = 4000}).front();
  CHECK(estimate.value == doctest::Approx(mean));
  CHECK(estimate.interval.low == doctest::Approx(mean - 1.645 * error).epsilon(0.05));
  CHECK(estimate.interval.high == doctest::Approx(mean + 1.645 * error).epsilon(0.05));
}

TEST_CASE("where there is too little, there is no interval") {
  const std::vector<double> one{5.0};
  const auto single = bootstrap(1, mean_of(one), {}).front();
  CHECK(single.value == 5.0);
  CHECK(std::isnan(single.interval.low));
  const std::vector<double> nothing{std::nan(""), std::nan("")};
  CHECK(std::isnan(bootstrap(2, mean_of(nothing), {}).front().value));
  // One value of two: a quarter of the resamples are without it.
  const std::vector<double> half{5.0, std::nan("")};
  CHECK(bootstrap(2, mean_of(half), {}).front().value == 5.0);
  CHECK(std::isnan(bootstrap(2, mean_of(half), {}).front().interval.low));
}
