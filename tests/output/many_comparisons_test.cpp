#include "output/many_comparisons.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

using namespace ladder::output;

namespace {

std::vector<const PairedDifference*> pointers(const std::vector<PairedDifference>& rows) {
  std::vector<const PairedDifference*> all;
  for (const auto& row : rows) all.push_back(&row);
  return all;
}

}  // namespace

TEST_CASE(
    "Holm rejects while the k-th smallest p is at most alpha / (m - k + 1), and stops at the first that is "
    "not") {
  // At 0.05 of 4: 0.0125, 0.0167, 0.025, 0.05. 0.03 is above 0.025, so 0.04 is not rejected either, though
  // below 0.05.
  const std::vector<double> p{0.03, 0.01, 0.04, 0.015};
  CHECK(holm(p, 0.05) == std::vector<bool>{false, true, false, true});
  CHECK(holm(std::vector<double>{0.05}, 0.05) == std::vector<bool>{true});
  CHECK(holm(std::vector<double>{std::numeric_limits<double>::quiet_NaN(), 0.001}, 0.05) ==
        std::vector<bool>{false, true});
}

TEST_CASE("by chance all of n worlds lie on one side with probability 2^(1-n)") {
  CHECK(chance_of_range_excluding_zero(1) == 1.0);
  CHECK(chance_of_range_excluding_zero(2) == doctest::Approx(0.5));
  CHECK(chance_of_range_excluding_zero(8) == doctest::Approx(1.0 / 128.0));
  // From 20 on the 5th percentile of 20 leaves out a part of one world: 2 (1 + 20) / 2^20.
  CHECK(chance_of_range_excluding_zero(20) == doctest::Approx(42.0 / 1048576.0));
  CHECK(chance_of_range_excluding_zero(0) == 0.0);
}

TEST_CASE(
    "of m comparisons a tenth exclude 0 by chance, fewer are called clear, and Holm marks those that stay") {
  std::vector<PairedDifference> rows;
  rows.push_back(paired_difference({0, 0, 0, 0}, {10, 10.1, 9.9, 10}));  // clear, p = 5e-7
  rows.push_back(paired_difference({0, 0, 0, 0}, {1, 2, 3, 2}));         // clear, p = 0.016
  for (int i = 0; i < 8; ++i) rows.push_back(paired_difference({0, 0, 0, 0}, {1, -1, 2, -2}));
  rows.push_back(paired_difference({1, 2}, {1, 2}));  // identical: no comparison that could go wrong
  rows.push_back(paired_difference({1}, {2}));        // one world: nor one
  const Family family = judge_together(pointers(rows), 0.90);
  CHECK(family.comparisons == 10);
  CHECK(family.clear == 2);
  CHECK(family.chance_precision == doctest::Approx(1.0));
  CHECK(family.chance_clear == doctest::Approx(1.0));  // 2^-3 = 12.5 % is above the precision's 10 %
  CHECK(family.level == doctest::Approx(0.99));
  CHECK(family.is_clear_together(rows[0]));
  CHECK_FALSE(family.is_clear_together(rows[1]));  // 0.016 is above 0.1 / 9
  const std::string words = family_in_words(family, 0.90, 4);
  CHECK(words.find("none of the 10") != words.npos);
  CHECK(words.find("1 of the 2 clear ones") != words.npos);
  CHECK(family_in_words(judge_together({}, 0.90), 0.90, 4).empty());
}

TEST_CASE("the simultaneous interval is Student's at the stricter level") {
  const auto row = paired_difference({10, 12, 11, 13}, {12, 13, 14, 15});  // mean 2, s^2 = 2/3
  const Band band = student_t_at(row, 0.90, 0.99);
  const double half = 5.840909310 * std::sqrt(2.0 / 3.0) / 2.0;  // t(0.995) on 3 degrees
  CHECK(band.low == doctest::Approx(2.0 - half).epsilon(1e-8));
  CHECK(band.high == doctest::Approx(2.0 + half).epsilon(1e-8));
  CHECK(std::isnan(student_t_at(paired_difference({1}, {2}), 0.90, 0.99).low));
}
