#include "sim/parallel.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "sim/error.hpp"

using namespace ladder::sim;

namespace {

/// Calls check(executor) with each, one alive at a time: oneTBB grants all its arenas the least limit asked
/// for.
template <class Check>
void with_each_executor(const Check& check) {
  const auto with = [&](const std::unique_ptr<Executor>& executor) {
    CAPTURE(executor->threads());
    check(*executor);
  };
  with(serial_executor());
  for (const unsigned threads : {1u, 2u, 3u, 8u}) {
    with(thread_executor(threads));
#ifndef __SANITIZE_THREAD__
    with(tbb_executor(threads));
#endif
  }
}

}  // namespace

TEST_CASE("every index is worked on once, for any count and any executor") {
  with_each_executor([](Executor& executor) {
    for (const std::size_t count : {0, 1, 2, 7, 1000}) {
      CAPTURE(count);
      std::vector<std::atomic<int>> visits(count);
      executor.parallel_for(count, [&](std::size_t i) { ++visits[i]; });
      for (const auto& visit : visits) CHECK(visit == 1);
    }
  });
}

TEST_CASE("no two bodies run at once with the same worker") {
  with_each_executor([](Executor& executor) {
    std::vector<std::atomic<int>> busy(executor.threads());
    std::atomic<int> clashes = 0;
    executor.parallel_for_workers(2000, [&](std::size_t, unsigned worker) {
      clashes += busy.at(worker)++ != 0;
      --busy.at(worker);
    });
    CHECK(clashes == 0);
  });
}

TEST_CASE(
    "of several exceptions the one of the lowest index comes out, with its type, and work goes on after it") {
  with_each_executor([](Executor& executor) {
    for (int round = 0; round < 20; ++round) {
      const auto fail = [](std::size_t i) {
        if (i >= 40) throw Error("index " + std::to_string(i));
      };
      CHECK_THROWS_WITH_AS(executor.parallel_for(100, fail), "index 40", Error);
      std::atomic<int> done = 0;
      executor.parallel_for(100, [&](std::size_t) { ++done; });
      CHECK(done == 100);
    }
  });
}

TEST_CASE("loops inside the bodies of a loop share its threads, and each index is worked on once") {
  with_each_executor([](Executor& executor) {
    std::atomic<unsigned> at_work = 0, most = 0;
    std::vector<std::atomic<int>> visits(6 * 500);
    executor.parallel_for(6, [&](std::size_t outer) {
      const auto inner = executor.inner();
      CHECK(inner->threads() <= executor.threads());
      for (int round = 0; round < 5; ++round)
        inner->parallel_for_workers(100, [&](std::size_t i, unsigned worker) {
          if (worker >= inner->threads()) throw Error("a worker beyond its executor's threads");
          const unsigned now = ++at_work;
          for (unsigned seen = most; now > seen && !most.compare_exchange_weak(seen, now);) continue;
          ++visits[outer * 500 + static_cast<std::size_t>(round) * 100 + i];
          --at_work;
        });
    });
    for (const auto& visit : visits) CHECK(visit == 1);
    CHECK(most <= executor.threads());
  });
}

TEST_CASE("parallel work inside parallel work on the same executor is refused by every executor alike") {
  with_each_executor([](Executor& executor) {
    const auto nested = [&](std::size_t) { executor.parallel_for(1, [](std::size_t) {}); };
    CHECK_THROWS_AS(executor.parallel_for(4, nested), Bug);
  });
}

TEST_CASE("an executor of no threads is refused") {
  CHECK_THROWS_AS((void)thread_executor(0), Bug);
  CHECK_THROWS_AS((void)tbb_executor(0), Bug);
}
