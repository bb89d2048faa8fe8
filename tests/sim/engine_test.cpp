#include "sim/engine.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <limits>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "sim/error.hpp"
#include "sim/parallel.hpp"

using namespace ladder::sim;

namespace {

constexpr AgentId kAda{0};
constexpr AgentId kBob{1};
constexpr AgentId kClerk{99};

/// A model told by two functions, which writes down what happens and when.
struct Script : Model, Observer {
  std::function<void(const Event&, Outbox&)> on_event = [](const Event&, Outbox&) {};
  std::function<void(Time, Outbox&)> on_settlement = [](Time, Outbox&) {};
  std::vector<std::string> log;
  std::uint32_t posts = 0;  // one count for all sources will do: few tests, one thread

  void handle(const Event& event, Outbox& out) override {
    log.push_back("event " + std::to_string(event.due.ticks()));
    on_event(event, out);
  }
  void settle(Time at, Executor&, Outbox& out) override {
    log.push_back("settle " + std::to_string(at.ticks()));
    on_settlement(at, out);
  }
  void settled(Time at) override { log.push_back("observe " + std::to_string(at.ticks())); }
};

/// A script on an engine with a lookahead of 30 ticks.
struct Stage {
  Script script;
  std::unique_ptr<Executor> executor = serial_executor();
  Engine engine{script, *executor, Duration{30}, {.count = 2}};

  void post(std::uint32_t due, AgentId target = kAda) {
    engine.initial().post(target, script.posts, target, Time{due}, 0);
  }
  std::vector<std::string> log_until(std::uint32_t end) {
    script.log.clear();
    engine.run_until(Time{end});
    return script.log;
  }
};

using Log = std::vector<std::string>;

}  // namespace

TEST_CASE("settlement comes after all that is due before the barrier and before all that is due at it") {
  Stage stage;
  for (const std::uint32_t due : {30u, 29u, 31u, 0u}) stage.post(due);
  CHECK(stage.log_until(60) == Log{"event 0", "event 29", "settle 30", "event 30", "event 31", "settle 60"});
}

TEST_CASE("a run to a barrier settles there, once, and leaves what is due at it") {
  Stage stage;
  stage.post(30);
  CHECK(stage.log_until(30) == Log{"settle 30"});
  CHECK(stage.log_until(30) == Log{});
  CHECK(stage.engine.now() == Time{30});
  CHECK(stage.log_until(31) == Log{"event 30"});
}

TEST_CASE("a run to the inside of an epoch handles what is due before and settles nothing") {
  Stage stage;
  for (const std::uint32_t due : {9u, 10u, 29u}) stage.post(due);
  CHECK(stage.log_until(10) == Log{"event 9"});
  CHECK(stage.engine.now() == Time{10});
  CHECK(stage.log_until(30) == Log{"event 10", "event 29", "settle 30"});
}

TEST_CASE(
    "there is no settlement at the origin, and one at every multiple of the lookahead though nothing is "
    "due") {
  Stage stage;
  CHECK(stage.log_until(0) == Log{});
  CHECK(stage.log_until(100) == Log{"settle 30", "settle 60", "settle 90"});
}

TEST_CASE("observers look after the settlement, in the order of their registration") {
  Stage stage;
  Script second;
  stage.engine.observe(stage.script);
  stage.engine.observe(second);
  CHECK(stage.log_until(60) == Log{"settle 30", "observe 30", "settle 60", "observe 60"});
  CHECK(second.log == Log{"observe 30", "observe 60"});
}

TEST_CASE("what settlement posts for the very barrier is handled next") {
  Stage stage;
  stage.post(31);
  stage.script.on_settlement = [&](Time at, Outbox& out) {
    if (at == Time{30}) out.post(kClerk, stage.script.posts, kAda, at, 0);
  };
  CHECK(stage.log_until(40) == Log{"settle 30", "event 30", "event 31"});
}

TEST_CASE("an agent's post to itself within the epoch is handled in the epoch") {
  Stage stage;
  stage.post(5);
  stage.post(20);
  stage.script.on_event = [&](const Event& event, Outbox& out) {
    if (event.due == Time{5}) out.post(kAda, stage.script.posts, kAda, event.due + Duration{10}, 0);
  };
  CHECK(stage.log_until(30) == Log{"event 5", "event 15", "event 20", "settle 30"});
}

TEST_CASE("a post to another may be due as soon as the next epoch starts, and arrives") {
  Stage stage;
  stage.post(29);
  stage.script.on_event = [&](const Event& event, Outbox& out) {
    if (event.target == kAda) out.post(kAda, stage.script.posts, kBob, Time{30}, 0);
  };
  CHECK(stage.log_until(31) == Log{"event 29", "settle 30", "event 30"});
}

TEST_CASE("the lookahead is counted from the event, even where a run was cut inside its epoch") {
  Stage stage;
  stage.post(5);
  stage.post(15);
  stage.script.on_event = [&](const Event& event, Outbox& out) {
    if (event.due == Time{15}) out.post(kAda, stage.script.posts, kBob, Time{29}, 0);
  };
  CHECK(stage.log_until(10) == Log{"event 5"});
  CHECK_THROWS_AS(stage.engine.run_until(Time{30}), CausalityError);
}

TEST_CASE("what a handler throws comes out with its type, and the engine then refuses to go on") {
  for (const bool at_settlement : {false, true}) {
    CAPTURE(at_settlement);
    Stage stage;
    stage.post(5);
    const auto fail = [] { throw Error("the scenario asks for the impossible"); };
    if (at_settlement) {
      stage.script.on_settlement = [&](Time, Outbox&) { fail(); };
    } else {
      stage.script.on_event = [&](const Event&, Outbox&) { fail(); };
    }
    CHECK_THROWS_WITH_AS(stage.engine.run_until(Time{60}), "the scenario asks for the impossible", Error);
    CHECK_THROWS_AS(stage.engine.run_until(Time{60}), Bug);
  }
}

TEST_CASE("an agent born at a settlement, with an id nobody had, takes part from then on") {
  Stage stage;
  constexpr AgentId kNewborn{4'000'000'000};
  std::vector<std::uint32_t> targets;
  stage.script.on_event = [&](const Event& event, Outbox&) { targets.push_back(event.target.value()); };
  stage.script.on_settlement = [&](Time at, Outbox& out) {
    if (at == Time{30}) out.post(kClerk, stage.script.posts, kNewborn, Time{33}, 0);
  };
  stage.engine.run_until(Time{60});
  CHECK(targets == std::vector<std::uint32_t>{kNewborn.value()});
}

TEST_CASE("between two runs events may be posted for the present, but not for the past") {
  Stage stage;
  stage.engine.run_until(Time{40});
  CHECK_NOTHROW(stage.post(40));
  CHECK_THROWS_AS(stage.post(39), CausalityError);
  CHECK(stage.log_until(41) == Log{"event 40"});
}

TEST_CASE("events, posts and epochs are counted") {
  Stage stage;
  stage.post(5);
  stage.post(35);
  stage.script.on_event = [&](const Event& event, Outbox& out) {
    if (event.due == Time{5}) out.post(kAda, stage.script.posts, kBob, Time{70}, 0);
  };
  stage.engine.run_until(Time{69});
  CHECK(stage.engine.counters().events == 2);
  CHECK(stage.engine.counters().posts == 3);
  CHECK(stage.engine.counters().epochs == 2);
}

TEST_CASE("time may run to its last tick, where no epoch ends any more") {
  constexpr std::uint32_t kLast = std::numeric_limits<std::uint32_t>::max();
  Script script;
  const auto executor = serial_executor();
  Engine engine(script, *executor, Duration{1u << 30}, {.count = 2});
  engine.initial().post(kAda, script.posts, kAda, Time{kLast - 1}, 0);
  engine.run_until(Time{kLast});
  CHECK(script.log == Log{"settle 1073741824", "settle 2147483648", "settle 3221225472",
                          "event " + std::to_string(kLast - 1)});
}

TEST_CASE("an engine without lookahead, and agents dealt to nowhere, are refused") {
  Script script;
  const auto executor = serial_executor();
  CHECK_THROWS_AS(Engine(script, *executor, Duration{0}), Bug);
  const auto third = [](AgentId) { return 2u; };
  CHECK_THROWS_AS(Engine(script, *executor, Duration{30}, {.of = third}), Bug);
  Engine engine(script, *executor, Duration{30}, {.count = 2, .of = third});
  engine.initial().post(kAda, script.posts, kAda, Time{1}, 0);
  CHECK_THROWS_AS(engine.run_until(Time{2}), Bug);
}

TEST_CASE("the engine chooses few partitions for few events and more for many, by its threads") {
  const auto chosen = [](unsigned threads, std::uint32_t events) {
    Script script;
    const auto executor = thread_executor(threads);
    Engine engine(script, *executor, Duration{30});
    CHECK(engine.partitions() == 0);
    for (std::uint32_t i = 0; i < events; ++i) engine.initial().post(AgentId{i}, script.posts, AgentId{i}, Time{1}, 0);
    engine.run_until(Time{1});
    return engine.partitions();
  };
  CHECK(chosen(1, 0) == 1);
  CHECK(chosen(4, 50) == 1);
  CHECK(chosen(1, 500) == 5);
  CHECK(chosen(1, 10'000) == 16);
  CHECK(chosen(2, 10'000) == 32);
}

TEST_CASE("a run that is asked to stop ends at the next barrier, settled and observed, and can go on") {
  Stage stage;
  stage.engine.observe(stage.script);
  std::stop_source source;
  stage.post(5);
  stage.post(31);
  stage.script.on_event = [&](const Event&, Outbox&) { source.request_stop(); };
  CHECK_FALSE(stage.engine.run_until(Time{90}, source.get_token()));
  CHECK(stage.script.log == Log{"event 5", "settle 30", "observe 30"});
  CHECK(stage.engine.now() == Time{30});
  CHECK_FALSE(stage.engine.run_until(Time{90}, source.get_token()));
  CHECK(stage.log_until(60) == Log{"event 31", "settle 60", "observe 60"});
}
