#include "tools/sweep/sweep_cost.hpp"

#include <doctest/doctest.h>

#include "refusal.hpp"
#include "sweep_support.hpp"
#include "tools/sweep/run_log.hpp"

using namespace ladder::tools;
using test::contains;
using test::refusal_of;
using test::SmallSweep;

TEST_CASE("cost is runs times the time of one, and no finished run takes more room than is said") {
  const SmallSweep sweep;
  const SweepCost cost = sweep_cost(sweep.plan, 150.0);
  CHECK(cost.runs == 24);
  CHECK(cost.hours() == doctest::Approx(1.0));
  const LoggedRun run{.run = 23, .milliseconds = 99'999, .values = {-1.0 / 3.0 * 1e-200, 0.1}};
  CHECK(run_log_line(run, sweep.plan.digest).size() <= cost.bytes_of_a_run);
  CHECK(cost.bytes() == 24 * cost.bytes_of_a_run);
  CHECK(cost.memory > 1'000'000);
}

TEST_CASE("the estimate says runs, time on so many threads, and where the time is from") {
  const SmallSweep sweep;
  const SweepCost cost = sweep_cost(sweep.plan, 150.0);
  const std::string whole = cost_text(sweep.plan, cost, {.seconds = 150.0}, 4);
  CHECK(contains(whole, "grid design: 8 rows x 3 replicates = 24 runs; 2 outcomes of each run"));
  CHECK(contains(
      whole, "2 min 30 s a run (row 0, timed here): 1 h 0 min of one processor, 15 min 0 s on 4 threads"));
  const std::string part = cost_text(sweep.plan, cost, {.seconds = 150.0, .share = 0.25}, 1);
  CHECK(contains(part, "from 25 % of row 0"));
  CHECK_FALSE(part.find("threads\n") != std::string::npos);
}

TEST_CASE("what takes longer than is allowed is refused, with the way to allow it") {
  const SmallSweep sweep;
  const SweepCost cost = sweep_cost(sweep.plan, 3600.0);  // 24 hours
  CHECK_NOTHROW(check_cost(cost, 24.0, sweep.folder));
  const std::string message = refusal_of([&] { check_cost(cost, 23.0, sweep.folder); });
  CHECK(contains(message, "24 hours of processor time, more than 23"));
  CHECK(contains(message, "--max-hours 27"));
}

TEST_CASE("what would not fit on the disk is refused") {
  const SmallSweep sweep;
  SweepCost cost = sweep_cost(sweep.plan, 0.0);
  cost.bytes_of_a_run = std::uint64_t{1} << 58U;
  CHECK(contains(refusal_of([&] { check_cost(cost, 1.0, sweep.folder); }), "there is room for"));
}
