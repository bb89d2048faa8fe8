// How often a 90 % interval covers what it should, on models whose answer is known. The first tier has the
// target of the project, 88 to 92 % of 1,000 repetitions, for some; the suite "full" has the whole table, of
// 4,000 repetitions each, because of 1,000 the standard error alone is 1 %.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include "known_answers.hpp"
#include "output/precision.hpp"
#include "output/stopping.hpp"

using namespace ladder::output;
using known::Model;

namespace {

struct Coverage {
  double student_t = 0.0, bootstrap_t = 0.0, shown = 0.0;  ///< in %
  double length = 0.0;                                     ///< of the shown interval over Student's, mean
  double replicates = 0.0;                                 ///< mean
};

class Counter {
 public:
  void count(const Model& model, const std::vector<double>& values, Resampling& resampling) {
    const Precision precision = precision_of_mean(values, 0.90, resampling);
    const auto covers = [&](const Band& band) { return band.low <= model.mean && model.mean <= band.high; };
    sum_.student_t += covers(precision.student_t) ? 1 : 0;
    sum_.bootstrap_t += covers(precision.bootstrap_t) ? 1 : 0;
    sum_.shown += covers(precision.shown()) ? 1 : 0;
    sum_.length += (precision.shown().high - precision.shown().low) /
                   (precision.student_t.high - precision.student_t.low);
    sum_.replicates += static_cast<double>(values.size());
    ++repetitions_;
  }
  [[nodiscard]] Coverage result() const {
    const double n = repetitions_;
    return {100.0 * sum_.student_t / n, 100.0 * sum_.bootstrap_t / n, 100.0 * sum_.shown / n, sum_.length / n,
            sum_.replicates / n};
  }

 private:
  Coverage sum_;
  double repetitions_ = 0.0;
};

Coverage coverage(const Model& model, std::size_t worlds, std::size_t repetitions) {
  Resampling resampling;
  Counter counter;
  for (std::size_t r = 0; r < repetitions; ++r)
    counter.count(model, known::sample(model, r, worlds), resampling);
  return counter.result();
}

/// Replicates until the rule stops, wanting the half-width that `wanted` replicates have on average.
Coverage sequential_coverage(const Model& model, double wanted, std::size_t repetitions,
                             const StoppingRule& plain = {}) {
  constexpr double normal_95 = 1.6448536269514722;
  const double target = normal_95 * model.deviation / std::sqrt(wanted);
  Resampling resampling;
  Counter counter;
  for (std::size_t r = 0; r < repetitions; ++r) {
    SequentialStopping rule(plain);
    std::size_t next = rule.first(), done = 0;
    std::vector<double> values;
    while (done < next) {
      values = known::sample(model, r, next);
      done = next;
      next = rule.look(std::vector<WatchedOutcome>{{"known", values, target}}).next;
    }
    counter.count(model, values, resampling);
  }
  return counter.result();
}

/// Known in formula but for the pairs, whose deviation is that of d = L (0.02 + 0.07 (z1 - z2)).
Model with_deviation(Model model) {
  if (model.deviation > 0.0) return model;
  const double square = ladder::sim::math::exp(0.18) * (0.02 * 0.02 + 2.0 * 0.07 * 0.07);  // E d^2
  model.deviation = std::sqrt(square - model.mean * model.mean);
  return model;
}

void check_and_print(const std::string& what, const Coverage& c, double least, double most) {
  std::printf("%-34s  t %5.1f  bootstrap-t %5.1f  shown %5.1f   length %4.2f   replicates %6.1f\n",
              what.c_str(), c.student_t, c.bootstrap_t, c.shown, c.length, c.replicates);
  CAPTURE(what);
  CHECK(c.shown >= least);
  CHECK(c.shown <= most);
}

}  // namespace

TEST_CASE("the 90 % precision of 8 and of 32 worlds covers the truth in 88 to 92 % of 1,000 repetitions") {
  for (const Model& model : known::models())
    for (const std::size_t worlds : {8, 32})
      check_and_print(model.name + ", n = " + std::to_string(worlds), coverage(model, worlds, 1000), 88.0,
                      92.0);
}

TEST_CASE("under sequential stopping it covers the truth in 88 to 92 % of 1,000 repetitions") {
  for (const Model& model : known::models())
    check_and_print(model.name + ", auto, 60 wanted", sequential_coverage(with_deviation(model), 60, 1000),
                    88.0, 92.0);
}

TEST_CASE("of skewed differences Student's t covers too little where the bootstrap does not") {
  const Coverage c = coverage(known::models()[1], 8, 1000);
  CHECK(c.student_t < 86.0);
  CHECK(c.bootstrap_t > c.student_t + 3.0);
}

TEST_SUITE("full") {
  TEST_CASE("coverage of fixed numbers of worlds, 4,000 repetitions each: 88 to 92 %") {
    for (const Model& model : known::models())
      for (const std::size_t worlds : {8, 12, 16, 32, 64})
        check_and_print(model.name + ", n = " + std::to_string(worlds), coverage(model, worlds, 4000), 88.0,
                        92.0);
  }

  TEST_CASE("coverage under sequential stopping, 4,000 repetitions each: 88 to 92 %") {
    for (const Model& model : known::models())
      for (const int wanted : {10, 20, 40, 80, 160})
        check_and_print(model.name + ", auto, " + std::to_string(wanted) + " wanted",
                        sequential_coverage(with_deviation(model), wanted, 4000), 88.0, 92.0);
  }

  TEST_CASE(
      "stopping at the first look that is precise, from few replicates, covers less: why the rule is as it "
      "is") {
    // The plain rule of Chow and Robbins from 8 replicates, one at a time, on its own half-width.
    const Model& model = known::models()[0];
    std::size_t covered = 0;
    constexpr std::size_t repetitions = 4000;
    for (std::size_t r = 0; r < repetitions; ++r) {
      std::vector<double> values = known::sample(model, r, 200);
      std::size_t n = 4;
      const double target = 1.6448536269514722 / std::sqrt(16.0);
      while (n < values.size() && half_width(std::span(values).first(n), 0.90) > target) ++n;
      const Band band = confidence_of_mean(std::span(values).first(n), 0.90);
      covered += band.low <= model.mean && model.mean <= band.high ? 1 : 0;
    }
    const double share = 100.0 * static_cast<double>(covered) / repetitions;
    std::printf("plain rule from 4 replicates, 16 wanted: t %5.1f\n", share);
    CHECK(share < 87.0);
  }
}
