#include "output/spread.hpp"

#include <doctest/doctest.h>

#include "sim/error.hpp"

using namespace ladder::output;

namespace {

const std::vector<Series> series = {
    {"national", "gdp", "USD", "", "", {Axis::economy}, Interval::year, Aggregate::sum},
    {"policy", "spent", "USD", "", "", {Axis::programme}, Interval::year, Aggregate::last},
    {"policy",
     "by_place",
     "USD",
     "",
     "",
     {Axis::economy, Axis::programme, Axis::skill},
     Interval::year,
     Aggregate::last}};

Coordinates with(std::vector<std::string> programmes) {
  Coordinates c;
  c.economies = {"ETH", "BGD"};
  c.skills = {"low", "high"};
  c.programmes = std::move(programmes);
  c.months = 24;
  return c;
}

}  // namespace

TEST_CASE("a programme's values go to its place among all, and others' places are 0") {
  const Coordinates own = with({"b", "d"}), all = with({"d", "a", "b"});
  ReplicateRecord record{{{1, 2, 3, 4}, {10, 20, 11, 21}, {}}};
  for (int i = 0; i < 2 * 2 * 2 * 2; ++i)
    record.values[2].push_back(100 + i);  // year, economy, programme, skill
  const ReplicateRecord wide = spread(record, series, own, all);
  CHECK(wide.values[0] == Values{1, 2, 3, 4});
  CHECK(wide.values[1] == Values{20, 0, 10, 21, 0, 11});
  CHECK(wide.values[2] == Values{102, 103, 0, 0, 100, 101, 106, 107, 0, 0, 104, 105,  //
                                 110, 111, 0, 0, 108, 109, 114, 115, 0, 0, 112, 113});
}

TEST_CASE("a scenario without a programme has 0 for those of others") {
  const ReplicateRecord wide = spread({{{1, 2, 3, 4}, {}, {}}}, series, with({}), with({"a", "b"}));
  CHECK(wide.values[1] == Values(2 * 2, 0.0));
  CHECK(wide.values[2] == Values(2 * 2 * 2 * 2, 0.0));
}

TEST_CASE("a programme that is not among all is a fault of ours") {
  CHECK_THROWS_AS((void)spread({{{}, {}, {}}}, series, with({"a"}), with({"b"})), ladder::sim::Bug);
}
