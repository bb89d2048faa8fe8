#include "sim/event_queue.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <limits>
#include <queue>
#include <vector>

#include "sim/error.hpp"
#include "sim/random.hpp"

using namespace ladder::sim;

namespace {

constexpr Duration kEpoch{30};
constexpr Time kForever{std::numeric_limits<std::uint32_t>::max()};

Event event(std::uint32_t due, std::uint32_t target = 0, std::uint32_t sequence = 0) {
  return {Time{due}, AgentId{target}, AgentId{target}, sequence};
}

/// The dues of the events left in the epoch at hand, in the order in which they are popped.
std::vector<std::uint32_t> popped_dues(EventQueue& queue) {
  std::vector<std::uint32_t> dues;
  while (const auto next = queue.pop_before(kForever)) dues.push_back(next->due.ticks());
  return dues;
}

}  // namespace

TEST_CASE("an epoch yields its own events, sorted, and the next epoch the next") {
  EventQueue queue(kEpoch);
  for (const std::uint32_t due : {29u, 30u, 3u, 59u, 17u}) queue.push(event(due));
  CHECK(popped_dues(queue) == std::vector<std::uint32_t>{3, 17, 29});
  queue.close();
  CHECK(popped_dues(queue) == std::vector<std::uint32_t>{30, 59});
  CHECK(queue.size() == 0);
}

TEST_CASE("an event posted into the open epoch takes its place among those that were there") {
  EventQueue queue(kEpoch);
  for (const std::uint32_t due : {5u, 15u, 25u}) queue.push(event(due));
  CHECK(queue.pop_before(kForever)->due == Time{5});
  for (const std::uint32_t due : {20u, 10u, 29u}) queue.push(event(due));
  CHECK(queue.at_hand() == 5);
  CHECK(popped_dues(queue) == std::vector<std::uint32_t>{10, 15, 20, 25, 29});
}

TEST_CASE("only what is due before the given end is popped, and the rest stays") {
  EventQueue queue(kEpoch);
  for (const std::uint32_t due : {9u, 10u, 11u}) queue.push(event(due));
  CHECK(queue.pop_before(Time{10})->due == Time{9});
  CHECK_FALSE(queue.pop_before(Time{10}).has_value());
  CHECK(queue.at_hand() == 2);
  CHECK(popped_dues(queue) == std::vector<std::uint32_t>{10, 11});
}

TEST_CASE("events many turns of the ring ahead come up in their own epoch") {
  // Around the ring's reach of 64 epochs from epochs 0 and 40, and far beyond.
  EventQueue queue(kEpoch);
  std::vector<std::uint32_t> epochs{0, 1, 63, 64, 65, 127, 128, 129, 191, 192, 1000};
  for (const std::uint32_t epoch : epochs) queue.push(event(epoch * kEpoch.ticks() + 7));
  for (std::uint32_t epoch = 0; epoch <= 1000; ++epoch) {
    CAPTURE(epoch);
    if (epoch == 40)
      for (const std::uint32_t later : {103u, 104u, 105u, 168u}) {
        queue.push(event(later * kEpoch.ticks() + 7));
        epochs.push_back(later);
      }
    const bool due_now = std::find(epochs.begin(), epochs.end(), epoch) != epochs.end();
    CHECK(popped_dues(queue).size() == (due_now ? 1 : 0));
    queue.close();
  }
  CHECK(queue.size() == 0);
}

TEST_CASE("the last tick of simulated time is a place for an event like any other") {
  EventQueue queue(Duration{1u << 26});  // 64 epochs: the last tick lies in the last bucket of the ring
  queue.push(event(kForever.ticks()));
  for (int epoch = 0; epoch < 63; ++epoch) queue.close();
  CHECK(queue.at_hand() == 1);
}

TEST_CASE("on random input the queue pops just what std::priority_queue pops") {
  const Draws draws(2026, 0);
  for (const std::uint32_t spread : {20u, 300u, 9000u}) {  // mean delay: in the epoch, in the ring, beyond it
    CAPTURE(spread);
    EventQueue queue(kEpoch);
    std::priority_queue<Event, std::vector<Event>, std::greater<>> reference;
    std::uint32_t posts = 0;
    const auto post = [&](std::uint32_t now) {
      const auto u = draws.block(posts, 0, spread);
      const auto target = static_cast<std::uint32_t>(u[1] % 5);  // few targets and coarse ticks: many ties
      const Event added = event(now + static_cast<std::uint32_t>(u[0] % (2 * spread)), target, posts++);
      queue.push(added);
      reference.push(added);
    };
    for (int i = 0; i < 2000; ++i) post(0);
    bool same = true;
    for (std::uint32_t epoch = 0; !reference.empty(); ++epoch) {
      while (const auto next = queue.pop_before(kForever)) {
        same = same && !reference.empty() && *next == reference.top();
        if (!reference.empty()) reference.pop();
        if (posts < 20'000) post(next->due.ticks() + 1);
      }
      queue.close();
      same = same && (reference.empty() || reference.top().due >= Time{(epoch + 1) * kEpoch.ticks()});
      REQUIRE(same);
    }
    CHECK(queue.size() == 0);
    CHECK(posts == 20'000);
  }
}

TEST_CASE("two events with one key are refused, for their order would be open") {
  SUBCASE("both were there when the epoch opened") {
    EventQueue queue(kEpoch);
    queue.push(event(5, 1, 1));
    queue.push(event(5, 1, 1));
    (void)queue.pop_before(kForever);
    CHECK_THROWS_AS((void)queue.pop_before(kForever), Bug);
  }
  SUBCASE("one was posted into the open epoch") {
    EventQueue queue(kEpoch);
    queue.push(event(4));
    queue.push(event(5, 1, 1));
    (void)queue.pop_before(kForever);
    queue.push(event(5, 1, 1));
    (void)queue.pop_before(kForever);
    CHECK_THROWS_AS((void)queue.pop_before(kForever), Bug);
  }
}

TEST_CASE("a closed epoch takes no event, and one with events left is not closed") {
  EventQueue queue(kEpoch);
  queue.push(event(5));
  CHECK_THROWS_AS(queue.close(), Bug);
  (void)queue.pop_before(kForever);
  queue.close();
  CHECK_THROWS_AS(queue.push(event(29)), Bug);
  CHECK_NOTHROW(queue.push(event(30)));
}

TEST_CASE("an epoch of no ticks is refused") {
  CHECK_THROWS_AS(EventQueue(Duration{0}), Bug);
}
