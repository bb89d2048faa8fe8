// No memory is asked for in the steady state.
#include <doctest/doctest.h>

#include <atomic>
#include <cstdlib>
#include <new>

#include "sim/engine.hpp"
#include "sim/parallel.hpp"
#include "tests/support/phold.hpp"

namespace {
std::atomic<std::uint64_t> allocations = 0;
}

// For the whole program, since there is no other way to see them.
void* operator new(std::size_t size) {
  ++allocations;
  void* const memory = std::malloc(size);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}

using namespace ladder;

TEST_CASE("once the ring has turned and the pools have their size, the engine allocates nothing") {
  test::Phold model({.agents = 5000, .settlement_posts = true});
  const auto executor = sim::serial_executor();
  sim::Engine engine(model, *executor, sim::Duration{30}, {.count = 4});
  model.start(engine.initial());
  constexpr std::uint32_t turn = 64 * 30;
  engine.run_until(sim::Time{8 * turn});
  const std::uint64_t before = allocations, events = engine.counters().events;
  engine.run_until(sim::Time{10 * turn});
  CHECK(engine.counters().events > events + 100'000);
  CHECK(allocations == before);
}

TEST_CASE("allocations are counted") {
  const std::uint64_t before = allocations;
  delete new int(1);
  CHECK(allocations == before + 1);
}
