#include "sim/event_queue.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <functional>
#include <limits>
#include <queue>
#include <vector>

#include "sim/error.hpp"
#include "sim/random.hpp"
#include "tests/support/window_queue.hpp"

using namespace ladder::sim;
using ladder::test::WindowQueue;

namespace {

constexpr Duration kEpoch{30};
constexpr Time kForever{std::numeric_limits<std::uint32_t>::max()};

Event event(std::uint32_t due, std::uint32_t target = 0, std::uint32_t sequence = 0) {
  return {Time{due}, AgentId{target}, AgentId{target}, sequence};
}

/// A queue and the run of its epoch at hand.
struct Queue {
  EventQueue far{kEpoch};
  EventRun run;

  /// Opens the epoch at hand; the dues of all its events, in the order in which they are handed out.
  std::vector<std::uint32_t> dues() {
    far.open(run);
    return rest();
  }
  std::vector<std::uint32_t> rest() {
    std::vector<std::uint32_t> dues;
    while (const Event* next = run.next_before(kForever)) dues.push_back(next->due.ticks());
    return dues;
  }
};

using Dues = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("an epoch yields its own events, sorted, and the next epoch the next") {
  Queue queue;
  for (const std::uint32_t due : {29u, 30u, 3u, 59u, 17u}) queue.far.push(event(due));
  CHECK(queue.dues() == Dues{3, 17, 29});
  queue.far.close();
  CHECK(queue.dues() == Dues{30, 59});
  CHECK(queue.far.size() == 0);
}

TEST_CASE("an event posted into the open epoch takes its place among those that were there") {
  Queue queue;
  for (const std::uint32_t due : {5u, 15u, 25u}) queue.far.push(event(due));
  queue.far.open(queue.run);
  CHECK(queue.run.next_before(kForever)->due == Time{5});
  for (const std::uint32_t due : {20u, 10u, 29u}) queue.run.push(event(due));
  CHECK(queue.run.size() == 5);
  CHECK(queue.rest() == Dues{10, 15, 20, 25, 29});
}

TEST_CASE("only what is due before the given end is handed out, and the rest can be put back") {
  Queue queue;
  for (const std::uint32_t due : {9u, 10u, 11u}) queue.far.push(event(due));
  queue.far.open(queue.run);
  CHECK(queue.run.next_before(Time{10})->due == Time{9});
  queue.run.push(event(12, 7));
  CHECK(queue.run.next_before(Time{10}) == nullptr);
  CHECK(queue.far.size() == 0);
  queue.far.put_back(queue.run);
  CHECK(queue.run.size() == 0);
  CHECK(queue.far.at_hand() == 3);
  CHECK(queue.dues() == Dues{10, 11, 12});
}

TEST_CASE("events many turns of the ring ahead come up in their own epoch") {
  // Around the ring's reach of 64 epochs from epochs 0 and 40, and far beyond.
  Queue queue;
  std::vector<std::uint32_t> epochs{0, 1, 63, 64, 65, 127, 128, 129, 191, 192, 1000};
  for (const std::uint32_t epoch : epochs) queue.far.push(event(epoch * kEpoch.ticks() + 7));
  for (std::uint32_t epoch = 0; epoch <= 1000; ++epoch) {
    CAPTURE(epoch);
    if (epoch == 40)
      for (const std::uint32_t later : {103u, 104u, 105u, 168u}) {
        queue.far.push(event(later * kEpoch.ticks() + 7));
        epochs.push_back(later);
      }
    const bool due_now = std::find(epochs.begin(), epochs.end(), epoch) != epochs.end();
    CHECK(queue.dues().size() == (due_now ? 1 : 0));
    queue.far.close();
  }
  CHECK(queue.far.size() == 0);
}

TEST_CASE("the last tick of simulated time is a place for an event like any other") {
  EventQueue queue(Duration{1u << 26});  // 64 epochs: the last tick lies in the last pile of the ring
  queue.push(event(kForever.ticks()));
  for (int epoch = 0; epoch < 63; ++epoch) queue.close();
  CHECK(queue.at_hand() == 1);
  EventQueue one_tick(Duration{1}, kForever.ticks() - 1);
  one_tick.push(event(kForever.ticks()));
  one_tick.close();
  CHECK(one_tick.at_hand() == 1);
}

TEST_CASE("ten thousand events of one tick, and events of targets far apart, are sorted like any others") {
  for (const std::uint32_t stride : {1u, 400'000u}) {
    CAPTURE(stride);
    Queue queue;
    std::vector<Event> events;
    for (std::uint32_t i = 0; i < 10'000; ++i) events.push_back(event(7, (i * 7919) % 10'000 * stride, i));
    for (const Event& e : events) queue.far.push(e);
    std::sort(events.begin(), events.end(), std::less<>{});
    queue.far.open(queue.run);
    bool same = true;
    for (const Event& e : events) {
      const Event* next = queue.run.next_before(kForever);
      same = same && next != nullptr && *next == e;
    }
    CHECK(same);
  }
}

TEST_CASE("whatever is pushed and popped in whatever turns, the queue hands out just what a reference sort does") {
  // Windows of one to some thousand ticks against delays of zero to many turns of the ring; few and many targets.
  const bool holds = rc::check([] {
    const auto window = *rc::gen::element<std::uint32_t>(1, 2, 30, 1000);
    const auto reach = *rc::gen::element<std::uint32_t>(1, 20, 500, 100'000);
    const auto targets = *rc::gen::element<std::uint32_t>(1, 5, 3000);
    const auto turns = *rc::gen::container<std::vector<std::pair<bool, std::uint32_t>>>(
        rc::gen::pair(rc::gen::arbitrary<bool>(), rc::gen::arbitrary<std::uint32_t>()));
    WindowQueue queue{Duration{window}};
    std::priority_queue<Event, std::vector<Event>, std::greater<>> reference;
    std::uint32_t now = 0, posts = 0;
    const auto pop = [&] {
      const Event popped = queue.pop();
      RC_ASSERT(popped == reference.top());
      reference.pop();
      now = popped.due.ticks() + 1;
    };
    for (const auto& [push, number] : turns) {
      if (push || reference.empty()) {
        const Event added = event(now + number % reach, number / 7 % targets, posts++);
        queue.push(added);
        reference.push(added);
      } else {
        pop();
      }
      RC_ASSERT(queue.size() == reference.size());
    }
    while (!reference.empty()) pop();
  });
  CHECK(holds);
}

TEST_CASE("on long random input the queue pops just what std::priority_queue pops") {
  const Draws draws(2026, 0);
  for (const std::uint32_t spread : {20u, 300u, 9000u}) {  // mean delay: in the epoch, in the ring, beyond it
    CAPTURE(spread);
    WindowQueue queue(kEpoch);
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
    while (!reference.empty()) {
      const Event next = queue.pop();
      same = same && next == reference.top();
      reference.pop();
      if (posts < 20'000) post(next.due.ticks() + 1);
    }
    CHECK(same);
    CHECK(queue.size() == 0);
    CHECK(posts == 20'000);
  }
}

TEST_CASE("two events with one key are refused, for their order would be open") {
  Queue queue;
  SUBCASE("both were there when the epoch opened") {
    queue.far.push(event(5, 1, 1));
    queue.far.push(event(5, 1, 1));
    queue.far.open(queue.run);
    (void)queue.run.next_before(kForever);
    CHECK_THROWS_AS((void)queue.run.next_before(kForever), Bug);
  }
  SUBCASE("one was posted into the open epoch") {
    queue.far.push(event(4));
    queue.far.push(event(5, 1, 1));
    queue.far.open(queue.run);
    (void)queue.run.next_before(kForever);
    queue.run.push(event(5, 1, 1));
    (void)queue.run.next_before(kForever);
    CHECK_THROWS_AS((void)queue.run.next_before(kForever), Bug);
  }
}

TEST_CASE("a closed epoch takes no event, and one with events left is not closed") {
  Queue queue;
  queue.far.push(event(5));
  CHECK_THROWS_AS(queue.far.close(), Bug);
  CHECK(queue.dues() == Dues{5});
  queue.far.close();
  CHECK_THROWS_AS(queue.far.push(event(29)), Bug);
  CHECK_NOTHROW(queue.far.push(event(30)));
}

TEST_CASE("an epoch of no ticks, and a ring that is no power of two, are refused") {
  CHECK_THROWS_AS(EventQueue(Duration{0}), Bug);
  CHECK_THROWS_AS(EventQueue(Duration{30}, 0, 48), Bug);
}
