#include "tools/spelling.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace ladder::tools;

TEST_CASE("a letter inserted, dropped, replaced or swapped with its neighbour counts one") {
  CHECK(typing_distance("budget", "budget") == 0);
  CHECK(typing_distance("budget", "budgett") == 1);
  CHECK(typing_distance("budget", "bdget") == 1);
  CHECK(typing_distance("budget", "bodget") == 1);
  CHECK(typing_distance("budget", "bugdet") == 1);
  CHECK(typing_distance("budget", "") == 6);
  CHECK(typing_distance("kitten", "sitting") == 3);
}

TEST_CASE("the nearest name is offered, and none where nothing is near") {
  constexpr std::array<std::string_view, 5> names{"from", "to", "until", "budget", "MUSD/year"};
  CHECK(nearest("form", names) == "from");
  CHECK(nearest("t", names) == "to");
  CHECK(nearest("BUDGET", names) == "budget");
  CHECK(nearest("musd/year", names) == "MUSD/year");
  CHECK(nearest("assumptions", names).empty());
  CHECK(nearest("", names).empty());
  CHECK(nearest(std::string(100'000, 'x'), names).empty());
  CHECK(did_you_mean("bugdet", names) == "; did you mean 'budget'?");
  CHECK(did_you_mean("xyz", names).empty());
}

TEST_CASE("lists read like a sentence and long ones are counted") {
  constexpr std::array<std::string_view, 3> names{"a", "b", "c"};
  CHECK(listed(names) == "a, b or c");
  CHECK(listed(names, 2) == "a, b, ... (3 names)");
  CHECK(listed(std::span{names}.first(1)) == "a");
}

TEST_CASE("what is shown in a message is short and without control characters") {
  CHECK(shown("a\nb") == "'a?b'");
  CHECK(shown(std::string(50, 'x')) == "'" + std::string(40, 'x') + "...'");
  CHECK(shown("\xC3\xA9t\xC3\xA9") == "'\xC3\xA9t\xC3\xA9'");
}

TEST_CASE("a word that begins like a name for more than half of it is taken for it") {
  constexpr std::array<std::string_view, 3> names{"policies", "horizon", "assumptions"};
  CHECK(nearest("policy", names) == "policies");
  CHECK(nearest("assume", names).empty());
  CHECK(nearest("pol", names).empty());
}
