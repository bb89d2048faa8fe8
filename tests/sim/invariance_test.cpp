// The promise of the kernel: how a run is computed - threads, partitions, assignment, the order in which
// pieces of work are taken, the split into calls - never reaches its result.
#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <mutex>
#include <numeric>
#include <set>
#include <thread>
#include <vector>

#include "sim/engine.hpp"
#include "sim/error.hpp"
#include "sim/parallel.hpp"
#include "sim/random.hpp"
#include "tests/support/phold.hpp"

using namespace ladder;
using sim::AgentId;
using sim::Engine;
using sim::Executor;
using sim::Time;

namespace {

constexpr test::PholdOptions kOptions{};
constexpr Time kEnd{450};  // 15 epochs of some 600 events: worth threads, and full of ties

using How = sim::Partitioning;

/// What a run came to.
struct Outcome {
  std::uint64_t hash;
  std::uint64_t events;
  std::uint64_t posts;
  bool operator==(const Outcome&) const = default;
};

template <class PholdLike>
Outcome run(PholdLike& model, Executor& executor, const How& how, const std::vector<Time>& stops = {kEnd}) {
  Engine engine(model, executor, kOptions.lookahead, how);
  model.start(engine.initial());
  for (const Time stop : stops) engine.run_until(stop);
  return {model.trace_hash(), engine.counters().events, engine.counters().posts};
}

/// The yardstick: one partition, one thread.
const Outcome& reference() {
  static const Outcome outcome = [] {
    test::Phold model(kOptions);
    return run(model, *sim::serial_executor(), {.count = 1});
  }();
  return outcome;
}

/// Notes which threads handle events, and holds the first until a second has come.
class WatchedPhold : public test::Phold {
 public:
  WatchedPhold(const test::PholdOptions& options, std::size_t at_least)
      : Phold(options), at_least_(at_least) {}
  void handle(const sim::Event& event, sim::Outbox& out) override {
    note(std::this_thread::get_id());
    Phold::handle(event, out);
  }
  [[nodiscard]] std::size_t threads_seen() const { return seen_; }

 private:
  void note(std::thread::id id) {
    {
      const std::lock_guard lock(mutex_);
      threads_.insert(id);
      seen_ = threads_.size();
    }
    const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (seen_ < at_least_ && std::chrono::steady_clock::now() < patience) std::this_thread::yield();
  }

  const std::size_t at_least_;
  std::mutex mutex_;
  std::set<std::thread::id> threads_;
  std::atomic<std::size_t> seen_ = 0;
};

/// Takes the pieces of every loop in another random order, and each as another random worker.
class ShufflingExecutor : public Executor {
 public:
  explicit ShufflingExecutor(std::uint64_t seed) : draws_(seed, 0) {}
  [[nodiscard]] unsigned threads() const override { return 4; }

 protected:
  void run(std::size_t count, const std::function<void(std::size_t, unsigned)>& body) override {
    ++loops_;
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return draw(a, 0) < draw(b, 0); });
    for (const std::size_t i : order) body(i, static_cast<unsigned>(draw(i, 1) % threads()));
  }

 private:
  [[nodiscard]] std::uint64_t draw(std::size_t i, std::uint16_t purpose) const {
    return draws_.block(loops_, purpose, i)[0];
  }
  sim::Draws draws_;
  std::uint64_t loops_ = 0;
};

std::vector<How> many_ways() {
  std::vector<How> ways;
  const sim::Draws draws(77, 0);
  for (const std::uint32_t partitions : {1u, 2u, 7u, 16u, 64u}) {
    const auto contiguous = [partitions](AgentId a) {
      return std::min(a.value() * partitions / kOptions.agents, partitions - 1);
    };
    const auto random = [partitions, draws](AgentId a) { return draws.below(partitions, a.value(), 0, 0); };
    ways.insert(ways.end(), {{partitions, {}}, {partitions, contiguous}, {partitions, random}});
  }
  return ways;
}

void check_all_ways(const std::function<std::unique_ptr<Executor>(unsigned)>& make) {
  for (const unsigned threads : {1u, 2u, 3u, 4u, 7u, 8u, 16u}) {  // most of them more than the machine has cores
    const auto executor = make(threads);
    for (const How& how : many_ways()) {
      CAPTURE(threads);
      CAPTURE(how.count);
      const std::size_t at_least = threads > 1 && how.count > 1 ? 2 : 1;
      WatchedPhold model(kOptions, at_least);
      CHECK(run(model, *executor, how) == reference());
      CHECK(model.threads_seen() >= at_least);
      CHECK(model.threads_seen() <= threads);
    }
  }
}

}  // namespace

TEST_CASE("the test model is worth the name: many events and ties, and the hash depends on all of it") {
  CHECK(reference().events > 15 * 300);
  auto other = kOptions;
  other.seed = 2;
  test::Phold model(other);
  CHECK(run(model, *sim::serial_executor(), {}).hash != reference().hash);
  test::Phold longer(kOptions);
  CHECK(run(longer, *sim::serial_executor(), {}, {kEnd + sim::Duration{1}}).hash != reference().hash);
}

TEST_CASE("any number of partitions and any assignment of agents gives the result of one queue") {
  for (const How& how : many_ways()) {
    CAPTURE(how.count);
    test::Phold model(kOptions);
    CHECK(run(model, *sim::serial_executor(), how) == reference());
  }
}

TEST_CASE("any number of plain threads gives the result of one, with at least two at work") {
  check_all_ways(sim::thread_executor);
}

#ifndef __SANITIZE_THREAD__
TEST_CASE("any number of oneTBB threads gives the result of one, with at least two at work") {
  check_all_ways(sim::tbb_executor);
}
#endif

TEST_CASE("partitions handled, and boxes emptied, in any shuffled order give the same result") {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    CAPTURE(seed);
    ShufflingExecutor executor(seed);
    test::Phold model(kOptions);
    CHECK(run(model, executor, many_ways()[seed % many_ways().size()]) == reference());
  }
}

TEST_CASE("threads that fall asleep at random give the same result") {
  /// Sleeps in one event of some fifty, by a draw that has nothing to do with the model's.
  class Sleepy : public test::Phold {
   public:
    using Phold::Phold;
    void handle(const sim::Event& event, sim::Outbox& out) override {
      if (sim::Draws(99, 0).below(50, event.target.value(), 0, event.due.ticks()) == 0)
        std::this_thread::sleep_for(std::chrono::microseconds(event.sequence % 7 * 30));
      Phold::handle(event, out);
    }
  };
  for (const unsigned threads : {2u, 3u}) {
    CAPTURE(threads);
    Sleepy model(kOptions);
    CHECK(run(model, *sim::thread_executor(threads), {}) == reference());
  }
}

TEST_CASE("who looks on, and how often, gives the same result") {
  struct Onlooker : sim::Observer {
    void settled(Time) override { ++looks; }
    int looks = 0;
  };
  test::Phold model(kOptions);
  const auto executor = sim::serial_executor();
  Engine engine(model, *executor, kOptions.lookahead);
  std::vector<Onlooker> onlookers(3);
  for (Onlooker& onlooker : onlookers) engine.observe(onlooker);
  model.start(engine.initial());
  engine.run_until(kEnd);
  CHECK(model.trace_hash() == reference().hash);
  CHECK(onlookers[2].looks == 15);
}

TEST_CASE("any split of a run into calls gives the same result") {
  const auto at = [](std::initializer_list<std::uint32_t> ticks) {
    std::vector<Time> stops;
    for (const std::uint32_t tick : ticks) stops.emplace_back(tick);
    stops.push_back(kEnd);
    return stops;
  };
  std::vector<Time> every_tick;
  for (std::uint32_t tick = 1; tick <= kEnd.ticks(); ++tick) every_tick.emplace_back(tick);
  for (const auto& stops : {at({30}), at({1, 29, 30, 31}), at({100, 100, 50, 200}), at({449}), every_tick}) {
    test::Phold model(kOptions);
    CHECK(run(model, *sim::serial_executor(), {}, stops) == reference());
    test::Phold parallel(kOptions);
    CHECK(run(parallel, *sim::thread_executor(2), {}, stops) == reference());
  }
}

TEST_CASE("so few events that no thread is woken give the result of many threads on one queue each") {
  auto few = kOptions;
  few.agents = 20;
  const auto outcome = [&](Executor& executor, std::uint32_t partitions) {
    test::Phold model(few);
    return run(model, executor, {.count = partitions});
  };
  const Outcome serial = outcome(*sim::serial_executor(), 1);
  CHECK(serial.events > 50);
  CHECK(outcome(*sim::thread_executor(8), 20) == serial);
}

// Tests of the test: models that break the kernel's rules on purpose must be caught.

namespace {

/// Every agent reads and writes one count, which the contract of Model::handle forbids.
class Gossip : public test::Phold {
 public:
  using Phold::Phold;
  void handle(const sim::Event& event, sim::Outbox& out) override {
    sim::Event told = event;
    told.flags = static_cast<std::uint16_t>(told.flags ^ heard_++);
    Phold::handle(told, out);
  }

 private:
  std::atomic<std::uint16_t> heard_ = 0;
};

/// Numbers its posts afresh at every event.
class Forgetful : public sim::Model {
 public:
  void handle(const sim::Event& event, sim::Outbox& out) override {
    std::uint32_t sequence = 0;
    out.post(event.target, sequence, AgentId{0}, Time{60}, 0);
  }
  void settle(Time, Executor&, sim::Outbox&) override {}
};

}  // namespace

// Blocks of neighbouring ids, handled one after another agent by agent, are the order of one partition: only agents that
// are dealt at random, or a run that is cut, bring shared state to light without threads.
TEST_CASE("a model whose agents share state is caught by dealing them at random, without any thread") {
  Gossip one(kOptions), many(kOptions), cut(kOptions);
  const auto serial = sim::serial_executor();
  const auto at_random = [](AgentId a) { return sim::Draws(77, 0).below(16, a.value(), 0, 0); };
  const Outcome yardstick = run(one, *serial, {.count = 1});
  CHECK(yardstick.hash != run(many, *serial, {.count = 16, .of = at_random}).hash);
  CHECK(yardstick.hash != run(cut, *serial, {.count = 1}, {Time{40}, kEnd}).hash);
}

TEST_CASE("a model whose agents share state is caught by a shuffled order of partitions") {
  Gossip one(kOptions), other(kOptions);
  ShufflingExecutor a(1), b(2);
  CHECK(run(one, a, {}).hash != run(other, b, {}).hash);
}

TEST_CASE("a source that numbers two posts alike is caught by the queue") {
  Forgetful model;
  const auto executor = sim::serial_executor();
  Engine engine(model, *executor, kOptions.lookahead);
  std::uint32_t sequence = 0;
  engine.initial().post(AgentId{1}, sequence, AgentId{1}, Time{1}, 0);
  engine.initial().post(AgentId{1}, sequence, AgentId{1}, Time{2}, 0);
  CHECK_THROWS_AS(engine.run_until(Time{90}), sim::Bug);
}
