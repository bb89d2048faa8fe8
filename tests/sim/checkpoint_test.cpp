#include "sim/checkpoint.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "sim/engine.hpp"
#include "sim/error.hpp"
#include "tests/support/phold.hpp"

using namespace ladder;
using sim::Engine;
using sim::Time;

namespace {

using Bytes = std::vector<std::byte>;

constexpr test::PholdOptions kOptions{};
constexpr Time kEnd{450};

Bytes written(const std::function<void(sim::CheckpointWriter&)>& write) {
  Bytes bytes;
  sim::CheckpointWriter out([&bytes](auto piece) { bytes.insert(bytes.end(), piece.begin(), piece.end()); });
  write(out);
  out.finish();
  return bytes;
}

/// A run with its engine.
struct Run {
  explicit Run(unsigned threads = 1, sim::Partitioning partitioning = {})
      : executor(sim::thread_executor(threads)), engine(model, *executor, kOptions.lookahead, std::move(partitioning)) {}

  Run& start() {
    model.start(engine.initial());
    return *this;
  }
  Run& until(Time end) {
    engine.run_until(end);
    return *this;
  }
  [[nodiscard]] Bytes saved() const {
    return written([this](sim::CheckpointWriter& out) { engine.save(out); });
  }
  Run& resume(const Bytes& bytes) {
    sim::CheckpointReader in(bytes);
    engine.load(in);
    in.finish();
    return *this;
  }

  test::Phold model{kOptions};
  std::unique_ptr<sim::Executor> executor;
  Engine engine;
};

bool same(const Run& a, const Run& b) {
  return a.model.trace_hash() == b.model.trace_hash() && a.engine.counters().events == b.engine.counters().events &&
         a.engine.counters().posts == b.engine.counters().posts &&
         a.engine.counters().epochs == b.engine.counters().epochs && a.saved() == b.saved();
}

}  // namespace

TEST_CASE("a run that goes on from a checkpoint, on other threads and partitions, is the uninterrupted run") {
  Run whole;
  whole.start().until(kEnd);
  for (const std::uint32_t stop : {0u, 30u, 31u, 210u, 449u, 450u}) {
    CAPTURE(stop);
    Run first(2, {.count = 7});
    const Bytes bytes = first.start().until(Time{stop}).saved();
    CHECK(same(Run(1).resume(bytes).until(kEnd), whole));
    CHECK(same(Run(3, {.count = 32}).resume(bytes).until(kEnd), whole));
    CHECK(same(first.until(kEnd), whole));  // to save alters nothing
  }
}

TEST_CASE("a checkpoint holds the same bytes whatever the threads and partitions were") {
  CHECK(Run(1, {.count = 1}).start().until(Time{211}).saved() == Run(4, {.count = 13}).start().until(Time{211}).saved());
}

TEST_CASE("what was posted before the first run is in a checkpoint") {
  Run whole;
  whole.start();
  const Bytes bytes = whole.saved();
  whole.until(kEnd);
  CHECK(same(Run(1).resume(bytes).until(kEnd), whole));
}

TEST_CASE("a checkpoint with any byte flipped, or cut anywhere, is refused before anything is read from it") {
  const Bytes good = Run(1).start().until(Time{60}).saved();
  CHECK_NOTHROW(sim::CheckpointReader{good});
  for (std::size_t i = 0; i < good.size(); i += 1 + good.size() / 500) {
    CAPTURE(i);
    Bytes bad = good;
    bad[i] ^= std::byte{1};
    CHECK_THROWS_AS(sim::CheckpointReader{bad}, sim::Error);
    CHECK_THROWS_AS(sim::CheckpointReader{std::span(good).first(i)}, sim::Error);
  }
}

TEST_CASE("the sum of a text is the same however it is cut, and another for zeros at its end") {
  const Bytes text(29, std::byte{7});
  sim::Checksum whole, cut, longer;
  whole.add(text);
  for (std::size_t i = 0; i < text.size(); i += 3) cut.add(std::span(text).subspan(i, std::min<std::size_t>(3, 29 - i)));
  CHECK(whole.value() == cut.value());
  longer.add(text);
  longer.add(std::vector(1, std::byte{0}));
  CHECK(whole.value() != longer.value());
}

TEST_CASE("a checkpoint of another lookahead, another model or another length is refused with its reason") {
  const Bytes bytes = Run(1).start().until(Time{60}).saved();
  const auto executor = sim::serial_executor();
  test::Phold model(kOptions);
  Engine other(model, *executor, sim::Duration{31});
  sim::CheckpointReader in(bytes);
  CHECK_THROWS_WITH_AS(other.load(in), "The checkpoint was saved with a lookahead of 30 ticks, not of 31.", sim::Error);

  const Bytes foreign = written([](sim::CheckpointWriter& out) { out.begin("economy"); });
  sim::CheckpointReader wrong(foreign);
  CHECK_THROWS_AS(wrong.begin("kernel"), sim::Error);

  sim::CheckpointReader unread(bytes);
  CHECK_THROWS_AS(unread.finish(), sim::Error);

  const Bytes greedy = written([](sim::CheckpointWriter& out) { out.put(std::uint64_t{1} << 62); });
  sim::CheckpointReader too_long(greedy);
  std::vector<std::uint64_t> values;
  CHECK_THROWS_AS(too_long.get_all(values), sim::Error);
}

TEST_CASE("only a new engine goes on from a checkpoint, and a model that cannot be saved says so") {
  const Bytes bytes = Run(1).start().until(Time{60}).saved();
  Run used(1);
  used.start();
  sim::CheckpointReader in(bytes);
  CHECK_THROWS_AS(used.engine.load(in), sim::Bug);

  struct Mute : sim::Model {
    void handle(const sim::Event&, sim::Outbox&) override {}
    void settle(Time, sim::Executor&, sim::Outbox&) override {}
  } mute;
  const auto executor = sim::serial_executor();
  Engine engine(mute, *executor, sim::Duration{30});
  CHECK_THROWS_AS(written([&](sim::CheckpointWriter& out) { engine.save(out); }), sim::Error);
}
