#include "tools/describe_data.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

#include "models/world/balance.hpp"
#include "sim/error.hpp"
#include "tests/support/small_world_data.hpp"

using ladder::tools::describe_data;

TEST_CASE("The description of an economy fits 110 columns and names figures, sectors, partners and origins") {
  const auto table = ladder::models::balance(ladder::test::small_world_data(), {"AAA", "IND"}, 2005);
  for (const char* iso3 : {"AAA", "NORTH", "ROW"}) {
    CAPTURE(iso3);
    const std::string text = describe_data(table, iso3);
    std::istringstream lines(text);
    std::size_t longest = 0;
    for (std::string line; std::getline(lines, line);) longest = std::max(longest, line.size());
    CHECK(longest <= 110);
    for (const char* part : {"GDP per head", "electronics", "employment", "observed", "origin"}) {
      CAPTURE(part);
      CHECK(text.find(part) != std::string::npos);
    }
  }
  const std::string text = describe_data(table, "AAA");
  CHECK(text.find("Land of AAA (AAA), base year 2005: low income, least developed") == 0);
  CHECK(text.find("30,000  million USD") != std::string::npos);  // 50 million people at 600 USD
  CHECK(text.find("WDI NE.EXP.GNFS.ZS") != std::string::npos);
}

TEST_CASE("Describing an economy that the world lacks names those it has") {
  const auto table = ladder::models::balance(ladder::test::small_world_data(), {"AAA"}, 2005);
  CHECK_THROWS_WITH_AS((void)describe_data(table, "ETH"),
                       "No economy \"ETH\" in this world; it has AAA, NORTH, ROW.", ladder::sim::Error);
}
