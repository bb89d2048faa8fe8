#include "tools/sweep/saltelli.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "refusal.hpp"
#include "test_functions.hpp"

using namespace ladder;
using namespace ladder::tools;
using test::contains;
using test::refusal_of;
using test::unit_factors;

TEST_CASE("AB_i is A with column i from B, and BA_i is B with column i from A") {
  CHECK(rc::check([] {
    const auto k = *rc::gen::inRange<std::size_t>(1, 8);
    const SaltelliOptions options{.second_order = *rc::gen::arbitrary<bool>(),
                                  .quasi_random = *rc::gen::arbitrary<bool>()};
    const std::size_t groups = std::size_t{1} << *rc::gen::inRange(0, 5);
    const Design design = saltelli_design(unit_factors(k), groups, 5, options);
    const std::size_t width = options.second_order ? 2 * k + 2 : k + 2;
    RC_ASSERT(design.rows() == groups * width);
    for (std::size_t r = 0; r < design.rows(); ++r) {
      const std::size_t j = r / width, a = j * width, b = a + 1;
      const RowPlace& place = design.place(r);
      RC_ASSERT(place.group == j);
      for (std::size_t c = 0; c < k; ++c) {
        const bool crossed = place.factor == c;
        const bool of_a = place.role == RowRole::sample_a || place.role == RowRole::a_with_b;
        RC_ASSERT(design.value(r, c) == design.value(of_a != crossed ? a : b, c));
      }
      const std::size_t at = r % width;
      const RowRole expected = at == 0      ? RowRole::sample_a
                               : at == 1    ? RowRole::sample_b
                               : at < k + 2 ? RowRole::a_with_b
                                            : RowRole::b_with_a;
      RC_ASSERT(place.role == expected);
      if (at > 1) RC_ASSERT(place.factor == (at - 2) % k);
    }
  }));
}

TEST_CASE("A and B of a quasi-random design each have one value in every interval of every factor") {
  const Design design = saltelli_design(unit_factors(6), 256, 11);
  for (const RowRole role : {RowRole::sample_a, RowRole::sample_b}) {
    for (std::size_t c = 0; c < 6; ++c) {
      std::vector<int> hits(256, 0);
      for (std::size_t r = 0; r < design.rows(); ++r) {
        if (design.place(r).role == role)
          ++hits[static_cast<std::size_t>(test::numbers(design, r)[c] * 256.0)];
      }
      CHECK(hits == std::vector<int>(256, 1));
    }
  }
}

TEST_CASE("the first groups of a design are the smaller design") {
  for (const bool quasi_random : {true, false}) {
    const SaltelliOptions options{.quasi_random = quasi_random};
    const Design large = saltelli_design(unit_factors(3), 64, 2, options);
    const Design small = saltelli_design(unit_factors(3), 16, 2, options);
    for (std::size_t r = 0; r < small.rows(); ++r) CHECK(test::numbers(large, r) == test::numbers(small, r));
  }
}

TEST_CASE("the replicate is a column, but no setting of the scenario") {
  std::vector<Factor> factors = unit_factors(2);
  factors.push_back(replicate_factor());
  const Design design = saltelli_design(factors, 8, 1);
  CHECK(design.settings(0).size() == 2);
  CHECK(design.column(replicate_path) == 2);
  // AB_x1 runs under the luck of A, AB_replicate repeats A under the luck of B.
  CHECK(design.value(2, 2) == design.value(0, 2));
  CHECK(design.value(4, 0) == design.value(0, 0));
  CHECK(design.value(4, 2) == design.value(1, 2));
  CHECK(design.value(1, 2) != design.value(0, 2));
}

TEST_CASE("a number of groups that breaks the sequence, or the bank, is refused") {
  const auto factors = unit_factors(3);
  CHECK(
      contains(refusal_of([&] { return saltelli_design(factors, 1000, 1).rows(); }), "expected 512 or 1024"));
  CHECK(saltelli_design(factors, 10, 1, {.quasi_random = false}).rows() == 50);
  CHECK(contains(refusal_of([&] { return saltelli_design(factors, 0, 1).rows(); }), "no groups"));
  CHECK(contains(refusal_of([&] { return saltelli_design(factors, 1 << 24, 1).rows(); }), "Morris first"));
}
