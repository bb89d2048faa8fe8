#include "sim/outbox.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <string>

#include "sim/error.hpp"

using namespace ladder::sim;

namespace {

constexpr AgentId kMe{1};
constexpr AgentId kYou{2};

/// Agent 1 handles an event at tick 40, in the epoch from 30 to 60.
Outbox handling() {
  static const Event handled{Time{40}, kMe, kYou};
  Outbox out;
  out.open(handled, Time{60});
  return out;
}

}  // namespace

TEST_CASE("an agent posts to itself from the next tick on, and zero delay is refused") {
  Outbox out = handling();
  std::uint32_t sequence = 0;
  CHECK_NOTHROW(out.post(kMe, sequence, kMe, Time{41}, 0));
  CHECK_THROWS_AS(out.post(kMe, sequence, kMe, Time{40}, 0), CausalityError);
  CHECK_THROWS_AS(out.post(kMe, sequence, kMe, Time{39}, 0), CausalityError);
}

TEST_CASE("an agent posts to others from the start of the next epoch on, and nearer is refused") {
  Outbox out = handling();
  std::uint32_t sequence = 0;
  CHECK_NOTHROW(out.post(kMe, sequence, kYou, Time{60}, 0));
  CHECK_THROWS_AS(out.post(kMe, sequence, kYou, Time{59}, 0), CausalityError);
}

TEST_CASE("a refusal names who posted what, and what to do") {
  Outbox out = handling();
  std::uint32_t sequence = 0;
  try {
    out.post(kMe, sequence, kYou, Time{59}, 0);
    FAIL("it was not refused");
  } catch (const CausalityError& error) {
    const std::string text = error.what();
    for (const char* part : {"Agent 1", "time 40", "agent 2", "due at 59", "from 60 on", "lookahead"})
      CHECK_MESSAGE(text.find(part) != std::string::npos, part, " is missing in: ", text);
  }
}

TEST_CASE("at settlement anybody posts to anybody from the barrier on, itself included") {
  Outbox out;
  out.open_settlement(Time{60});
  std::uint32_t sequence = 0;
  CHECK_NOTHROW(out.post(kMe, sequence, kYou, Time{60}, 0));
  CHECK_NOTHROW(out.post(kMe, sequence, kMe, Time{60}, 0));
  CHECK_THROWS_AS(out.post(kMe, sequence, kYou, Time{59}, 0), CausalityError);
  CHECK_THROWS_AS(out.post(kMe, sequence, kMe, Time{59}, 0), CausalityError);
}

TEST_CASE("a handler posts in its own agent's name only") {
  Outbox out = handling();
  std::uint32_t sequence = 0;
  CHECK_THROWS_AS(out.post(kYou, sequence, kMe, Time{60}, 0), Bug);
}

TEST_CASE("each post takes the source's next number, and a refused post takes none") {
  Outbox out = handling();
  std::uint32_t sequence = 7;
  out.post(kMe, sequence, kMe, Time{50}, 3, 99, 4);
  CHECK_THROWS_AS(out.post(kMe, sequence, kMe, Time{40}, 0), CausalityError);
  out.post(kMe, sequence, kYou, Time{70}, 3);
  CHECK(sequence == 9);
  REQUIRE(out.posted().size() == 2);
  const Event& first = out.posted()[0];
  CHECK(first == Event{Time{50}, kMe, kMe, 7});
  CHECK(first.kind == 3);
  CHECK(first.payload == 99);
  CHECK(first.flags == 4);
  CHECK(out.posted()[1] == Event{Time{70}, kYou, kMe, 8});
}

TEST_CASE("a source whose numbers are used up is refused, for the next would repeat the first") {
  Outbox out = handling();
  std::uint32_t sequence = std::numeric_limits<std::uint32_t>::max() - 1;
  CHECK_NOTHROW(out.post(kMe, sequence, kMe, Time{50}, 0));
  CHECK_THROWS_AS(out.post(kMe, sequence, kMe, Time{50}, 0), Bug);
}
