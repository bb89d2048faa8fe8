// Promise 1: threads, partitions and the assignment of firms to them never reach a result.
#include <doctest/doctest.h>

#include <cstring>
#include <initializer_list>

#include "sim/random.hpp"
#include "tests/support/small_run.hpp"

using namespace ladder;

namespace {

/// With programmes, so that every kind of event and every phase of settlement is at work.
const models::Scenario& scenario() {
  static const models::Scenario s = test::small_scenario(
      "industry40.yaml", {"horizon.to=2020-12", "policies.0.from=2019-01", "policies.1.from=2019-01"});
  return s;
}

const output::ReplicateRecord& reference() {
  static const output::ReplicateRecord record = test::run(scenario(), {.partitioning = {.count = 1}});
  return record;
}

}  // namespace

TEST_CASE("transfer projects come to an end in this world, so that their flows are compared, too") {
  CHECK_FALSE(reference().flows.empty());
}

TEST_CASE("another seed gives another record, so that equal records mean something") {
  auto other = scenario();
  other.seed += 1;
  CHECK_FALSE(test::same_bits(reference(), test::run(other)));
}

#ifndef __SANITIZE_THREAD__  // Debian's oneTBB is not instrumented: a correct program is reported (oneTBB issue 1290)
TEST_CASE("the record of a world is the same to the bit on 2, 3 and 8 threads of oneTBB") {
  for (const unsigned threads : {2U, 3U, 8U}) {
    CAPTURE(threads);
    const auto executor = sim::tbb_executor(threads);
    CHECK(test::same_bits(reference(), test::run(scenario(), {.executor = executor.get()})));
  }
}
#endif

TEST_CASE("the record of a world is the same to the bit on 2 and 8 plain threads") {
  for (const unsigned threads : {2U, 8U}) {
    CAPTURE(threads);
    const auto executor = sim::thread_executor(threads);
    CHECK(test::same_bits(reference(), test::run(scenario(), {.executor = executor.get()})));
  }
}

TEST_CASE("the record of a world is the same to the bit for 2, 7, 16 and 64 partitions") {
  for (const std::uint32_t partitions : {2U, 7U, 16U, 64U}) {
    CAPTURE(partitions);
    CHECK(test::same_bits(reference(), test::run(scenario(), {.partitioning = {.count = partitions}})));
  }
}

TEST_CASE("the record of a world is the same to the bit when firms are dealt to partitions at random") {
  const auto executor = sim::thread_executor(3);
  for (const std::uint64_t deal : {1U, 2U}) {
    const sim::Draws draws(deal, 0);
    const auto at_random = [&](sim::AgentId firm) { return draws.below(13, firm.value(), 1, 0); };
    CAPTURE(deal);
    CHECK(test::same_bits(reference(), test::run(scenario(), {executor.get(), {13, at_random}})));
  }
}
