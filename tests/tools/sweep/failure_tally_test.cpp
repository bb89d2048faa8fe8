#include "tools/sweep/failure_tally.hpp"

#include <doctest/doctest.h>

using namespace ladder::tools;

TEST_CASE("reasons that differ in numbers alone are of one kind") {
  CHECK(kind_of_failure("x=4.61 is out of 0 to 4.5") == kind_of_failure("x=5.07e-05 is out of 0 to 4"));
  CHECK(kind_of_failure("x=1.2e+30 is") == "x=# is");
  CHECK(kind_of_failure("row 3.") == "row #.");
  CHECK(kind_of_failure("x is 4") != kind_of_failure("y is 4"));
  CHECK(kind_of_failure("") == "");
}

TEST_CASE("failures are counted by kind, the most frequent first, with the first words and rows of each") {
  FailureTally tally;
  CHECK(tally.add("b is 1", 3) == 1);
  CHECK(tally.add("a is 1", 4) == 1);
  CHECK(tally.add("a is 2", 9) == 2);
  CHECK(tally.total() == 3);
  const auto sorted = tally.sorted();
  REQUIRE(sorted.size() == 2);
  CHECK(sorted[0].reason == "a is 1");
  CHECK(sorted[0].count == 2);
  CHECK(sorted[0].rows == std::vector<std::uint64_t>{4, 9});
  CHECK(sorted[1].reason == "b is 1");
}

TEST_CASE("memory is bounded: rows beyond a few are not kept, and kinds beyond some are one") {
  FailureTally tally;
  for (std::uint64_t row = 0; row < 100; ++row) tally.add("always", row);
  CHECK(tally.sorted()[0].rows.size() == FailureTally::most_rows);
  for (std::size_t k = 0; k < 2 * FailureTally::most_kinds; ++k) tally.add(std::string(k + 1, 'x'), 0);
  CHECK(tally.sorted().size() == FailureTally::most_kinds + 1);
  CHECK(tally.total() == 100 + 2 * FailureTally::most_kinds);
  CHECK(tally.add("always", 1) == 101);
}
