#include "output/skill.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "sim/random.hpp"

using namespace ladder::output;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
using Values = std::vector<double>;

}  // namespace

TEST_CASE("root mean square, correlation and skill are worked out by hand") {
  CHECK(root_mean_square(Values{3.0, -4.0}) == doctest::Approx(std::sqrt(12.5)));
  CHECK(std::isnan(root_mean_square(Values{})));
  // About the means: (-1, 0, 1) and (-1, 2, -1): products 0; and (0, 1, 5) - 2 = (-2, -1, 3): 5 / sqrt(2 *
  // 14).
  CHECK(correlation(Values{1, 2, 3}, Values{0, 3, 0}) == doctest::Approx(0.0));
  CHECK(correlation(Values{1, 2, 3}, Values{0, 1, 5}) == doctest::Approx(5.0 / std::sqrt(28.0)));
  CHECK(std::isnan(correlation(Values{1, 1, 1}, Values{0, 1, 5})));
  CHECK(skill(Values{1, -1}, Values{2, 2}) == doctest::Approx(0.5));
  CHECK(skill(Values{3, 3}, Values{2, -2}) == doctest::Approx(-0.5));
  CHECK(skill(Values{0, 0}, Values{2, -2}) == 1.0);
  CHECK(std::isnan(skill(Values{1, 1}, Values{0, 0})));
}

TEST_CASE("a line needs three points that differ") {
  const FittedLine line = fitted_line(Values{0, 1, 2}, Values{1, 2, 6});  // slope 5/2, mean 3 at 1
  CHECK(line.b == doctest::Approx(2.5));
  CHECK(line.at(3.0) == doctest::Approx(8.0));
  CHECK(std::isnan(fitted_line(Values{0, 1}, Values{1, 2}).at(1.0)));
  CHECK(std::isnan(fitted_line(Values{2, 2, 2}, Values{1, 2, 3}).at(1.0)));
}

TEST_CASE("what has no reference counts neither for the model nor against it") {
  Resampling resampling;
  const SkillScore score = skill_score(Values{1, 100, -1, none}, Values{2, none, 2, 5}, resampling);
  CHECK(score.n == 2);
  CHECK(score.error == doctest::Approx(1.0));
  CHECK(score.reference_error == doctest::Approx(2.0));
  CHECK(score.skill == doctest::Approx(0.5));
}

TEST_CASE("ten pairs have an interval, nine have none, and pairs of one ratio leave nothing open") {
  Resampling resampling;
  Values own{1, -2, 3, -4, 5, 6, -7, 8, 9}, other;
  for (const double v : own) other.push_back(-2.0 * v);
  CHECK(std::isnan(skill_score(own, other, resampling).interval.low));
  own.push_back(1);
  other.push_back(2);
  const Band band = skill_score(own, other, resampling).interval;
  CHECK(band.low == doctest::Approx(0.5));
  CHECK(band.high == doctest::Approx(0.5));
  other.back() = 40.0;  // one economy that the reference misses by far
  CHECK(skill_score(own, other, resampling).interval.high > 0.6);
  CHECK(skill_score(own, other, resampling).interval.low == doctest::Approx(0.5));
}

TEST_CASE("one pair has a skill and no interval, none has neither") {
  Resampling resampling;
  const SkillScore one = skill_score(Values{1}, Values{2}, resampling);
  CHECK(one.skill == doctest::Approx(0.5));
  CHECK(std::isnan(one.interval.low));
  const SkillScore nothing = skill_score(Values{}, Values{}, resampling);
  CHECK(nothing.n == 0);
  CHECK(std::isnan(nothing.skill));
}

TEST_CASE("an interval of resamples is made of them: its ends are order statistics of known places") {
  Resampling resampling;
  std::size_t asked = 0;
  // The statistic is the number of the resample, 0 to 998: of 999 values the 50th and the 950th.
  const Band band = percentile_interval(10, 0.9, resampling, [&](std::span<const std::uint16_t> places) {
    CHECK(places.size() == 10);
    return static_cast<double>(asked++);
  });
  CHECK(asked == resamples);
  CHECK(band.low == 49.0);
  CHECK(band.high == 949.0);
  const Band never = percentile_interval(10, 0.9, resampling, [](auto) { return none; });
  CHECK(std::isnan(never.low));
}

TEST_CASE("the interval of skill covers the truth about as often as it says, for 10, 30 and 100 economies") {
  // Errors and reference errors share a part, as those of the same economies do. sd 0.5 and 1: true skill
  // 0.5.
  const ladder::sim::Draws draws(77, 0);
  Resampling resampling;
  constexpr std::size_t histories = 300;
  for (const std::size_t n : {10U, 30U, 100U}) {
    std::size_t covered = 0;
    for (std::size_t h = 0; h < histories; ++h) {
      Values own, other;
      for (std::size_t i = 0; i < n; ++i) {
        const auto draw = [&](std::uint16_t what) { return draws.normal(h, what, 1000 * n + i); };
        const double shared = draw(0);
        own.push_back(0.3 * shared + 0.4 * draw(1));
        other.push_back(0.6 * shared + 0.8 * draw(2));
      }
      const SkillScore score = skill_score(own, other, resampling);
      covered += score.interval.low <= 0.5 && 0.5 <= score.interval.high ? 1 : 0;
    }
    const double share = static_cast<double>(covered) / histories;
    CAPTURE(n);
    CAPTURE(share);
    // 90 % less what the percentile bootstrap lacks at few, and three standard errors (5 points) either way.
    CHECK(share > (n == 10U ? 0.75 : 0.82));
    CHECK(share < 0.95);
  }
}
