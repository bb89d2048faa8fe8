#include "sim/trace.hpp"

#include <doctest/doctest.h>

#include <vector>

#include "sim/engine.hpp"
#include "tests/support/phold.hpp"

using namespace ladder;
using sim::AgentId;
using sim::Engine;
using sim::Event;
using sim::Time;
using sim::TraceFilter;
using sim::TraceLog;

namespace {

constexpr test::PholdOptions kOptions{.agents = 300};
constexpr Time kEnd{300};

struct Traced {
  std::uint64_t hash;
  std::uint64_t posts;
  TraceLog log;
};

Traced traced(TraceFilter filter, unsigned threads = 1, sim::Partitioning partitioning = {}) {
  Traced result{0, 0, TraceLog(std::move(filter))};
  test::Phold model(kOptions);
  const auto executor = sim::thread_executor(threads);
  Engine engine(model, *executor, kOptions.lookahead, std::move(partitioning));
  engine.trace(result.log);
  model.start(engine.initial());
  engine.run_until(kEnd);
  result.hash = model.trace_hash();
  result.posts = engine.counters().posts;
  return result;
}

std::uint64_t untraced_hash() {
  test::Phold model(kOptions);
  const auto executor = sim::serial_executor();
  Engine engine(model, *executor, kOptions.lookahead);
  model.start(engine.initial());
  engine.run_until(kEnd);
  return model.trace_hash();
}

}  // namespace

TEST_CASE("a log without filter holds every post, and tracing changes no result") {
  const Traced all = traced({});
  CHECK(all.hash == untraced_hash());
  CHECK(all.log.records().size() == all.posts);
}

TEST_CASE("the log is the same for any threads and partitions") {
  const Traced one = traced({}), many = traced({}, 3, {.count = 9});
  REQUIRE(one.log.records().size() == many.log.records().size());
  bool same = true;
  for (auto a = one.log.records().begin(), b = many.log.records().begin(); a != one.log.records().end(); ++a, ++b)
    same = same && a->first == b->first && a->second.cause == b->second.cause && a->second.caused == b->second.caused;
  CHECK(same);
}

TEST_CASE("a job's way is followed back to the start: each event was posted when the one before it was handled") {
  const Traced all = traced({});
  const sim::EventKey last = all.log.records().rbegin()->first;
  const std::vector<Event> way = all.log.why(last);
  REQUIRE(way.size() > 2);
  CHECK(key(way.front()) == last);
  for (std::size_t i = 0; i + 1 < way.size(); ++i) {
    CHECK(way[i].source == way[i + 1].target);  // whoever handled the cause posted the effect
    CHECK(way[i].due > way[i + 1].due);
    CHECK(way[i].payload == way[i + 1].payload);  // the same job all the way
  }
  CHECK_FALSE(all.log.records().at(key(way.back())).caused);
}

TEST_CASE("posts of a settlement have no cause") {
  const Traced pulses = traced({.kind = [](std::uint16_t kind) { return kind == 1; }});
  CHECK(pulses.log.records().size() == kEnd.ticks() / kOptions.lookahead.ticks());
  for (const auto& [key, record] : pulses.log.records()) CHECK_FALSE(record.caused);
}

TEST_CASE("a filter keeps what concerns its agents, kinds and times, and nothing else") {
  const Traced all = traced({});
  const TraceFilter filter{.agent = [](AgentId agent) { return agent < AgentId{7}; },
                           .kind = [](std::uint16_t kind) { return kind == 0; },
                           .from = Time{50},
                           .before = Time{250}};
  const Traced some = traced(filter, 2, {.count = 4});
  std::size_t expected = 0;
  for (const auto& [key, record] : all.log.records()) {
    const Event& e = record.event;
    if (e.kind == 0 && e.due >= Time{50} && e.due < Time{250} && (e.target < AgentId{7} || e.source < AgentId{7})) {
      ++expected;
      CHECK(some.log.records().contains(key));
    }
  }
  CHECK(expected > 3);
  CHECK(some.log.records().size() == expected);
}

TEST_CASE("what the log does not hold has no history") {
  CHECK(TraceLog().why({1, 1}).empty());
}
