#include "sim/event.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace ladder::sim;

namespace {

Event event(std::uint32_t due, std::uint32_t target, std::uint32_t source, std::uint32_t sequence) {
  return {Time{due}, AgentId{target}, AgentId{source}, sequence};
}

}  // namespace

TEST_CASE(
    "events are ordered by due, then target, then source, then sequence, each outweighing all that follow") {
  const std::vector<Event> ascending{event(1, 9, 9, 9), event(2, 1, 9, 9), event(2, 2, 1, 9),
                                     event(2, 2, 2, 1), event(2, 2, 2, 2), event(3, 0, 0, 0)};
  for (std::size_t i = 0; i < ascending.size(); ++i)
    for (std::size_t j = 0; j < ascending.size(); ++j) {
      CAPTURE(i);
      CAPTURE(j);
      CHECK((ascending[i] < ascending[j]) == (i < j));
      CHECK((ascending[i] == ascending[j]) == (i == j));
    }
}

TEST_CASE("what an event says plays no part in when it happens") {
  Event a = event(1, 2, 3, 4), b = a;
  b.kind = 7;
  b.flags = 8;
  b.payload = 9;
  CHECK(a == b);
}
