#include "tools/sweep/sweep_work.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <set>
#include <stdexcept>

#include "output/output_error.hpp"
#include "refusal.hpp"
#include "sweep_support.hpp"
#include "tools/failure.hpp"
#include "tools/sweep/saltelli.hpp"

using namespace ladder;
using namespace ladder::tools;
using test::contains;
using test::refusal_of;
using test::SmallSweep;
using test::work_on;

namespace {

/// The table of a calm run on one thread.
const std::string& calm_table() {
  static const std::string table = [] {
    const SmallSweep sweep;
    work_on(sweep);
    return test::table_of(sweep);
  }();
  return table;
}

/// All runs with these rows fail, each with its own number in the reason.
SweepEvaluation failing_in(std::set<std::uint64_t> rows) {
  return [rows = std::move(rows)](const SweepRun& run, sim::Executor&) {
    if (rows.contains(run.row)) throw sim::Error("row " + std::to_string(run.row) + " is out of range");
    return test::made_up(run);
  };
}

}  // namespace

TEST_CASE("a shard is written I/N, and nothing else is one") {
  CHECK(sweep_shard("3/16").number == 3);
  CHECK(sweep_shard("3/16").count == 16);
  CHECK(sweep_shard("2/2").name() == "2-of-2");
  for (const std::string wrong : {"", "1", "0/2", "3/2", "1/0", "1/2/3", "a/b", "-1/2", "1/ 2", "1/100001"})
    CHECK(contains(refusal_of([&] { return sweep_shard(wrong); }), "I/N"));
}

TEST_CASE("shards share out every row, none twice") {
  for (const std::uint64_t count : {1, 2, 3, 7, 20}) {
    for (std::uint64_t row = 0; row < 50; ++row) {
      std::size_t owners = 0;
      for (std::uint64_t number = 1; number <= count; ++number)
        owners += SweepShard{number, count}.has(row) ? 1 : 0;
      CHECK(owners == 1);
    }
  }
}

TEST_CASE("runs come with their settings and replicate, only those that are missing, in order") {
  const SmallSweep sweep;
  SweepProgress progress = sweep_progress(sweep.folder, sweep.plan);
  progress.runs[0] = progress.runs[4] = SweepProgress::Run::done;
  for (std::size_t run = 6; run < 24; ++run) progress.runs[run] = SweepProgress::Run::failed;
  MissingRuns missing(sweep.folder, sweep.plan, progress, {});
  CHECK(missing.count() == 4);
  std::vector<std::uint64_t> runs;
  while (const auto run = missing.next()) {
    runs.push_back(run->run);
    CHECK(run->row == run->run / 3);
    CHECK(run->replicate == run->run % 3);
    CHECK(run->settings == test::eight_rows().settings(run->row));
  }
  CHECK(runs == std::vector<std::uint64_t>{1, 2, 3, 5});
}

TEST_CASE("where the design picks the replicate, a run has that one") {
  auto factors = std::vector{test::two_factors()[0], replicate_factor()};
  const Design design = saltelli_design(factors, 4, 1);
  const SmallSweep sweep(1, design);
  const SweepProgress progress = sweep_progress(sweep.folder, sweep.plan);
  MissingRuns missing(sweep.folder, sweep.plan, progress, {});
  for (std::size_t row = 0; row < design.rows(); ++row) {
    const auto run = missing.next();
    REQUIRE(run);
    CHECK(std::to_string(run->replicate) == design.value(row, 1));
    CHECK(run->settings == design.settings(row));
  }
}

TEST_CASE("the table is the same for any number of threads and shards, and any interruption") {
  for (const unsigned threads : {1U, 2U, 5U}) {
    for (const std::uint64_t shards : {1, 2, 3}) {
      const SmallSweep sweep;
      for (std::uint64_t number = shards; number > 0; --number)
        work_on(sweep, {number, shards}, {.threads = threads});
      CHECK(test::table_of(sweep) == calm_table());
    }
  }
}

TEST_CASE("work that was stopped goes on with what is missing, and no run is done twice") {
  const SmallSweep sweep;
  std::atomic<int> evaluated = 0;
  for (int attempt = 0; attempt < 30; ++attempt) {
    int before_stop = 3;
    try {
      work_on(sweep, {}, {}, [&](const SweepRun& run, sim::Executor& executor) {
        if (before_stop-- == 0) throw Stopped(ExitCode::stopped);
        ++evaluated;
        return test::evaluate_made_up(run, executor);
      });
      break;
    } catch (const Stopped&) {
    }
  }
  CHECK(evaluated == 24);
  CHECK(test::table_of(sweep) == calm_table());
}

TEST_CASE("threads that have no run of their own may help with the last ones, and with no others") {
  const SmallSweep sweep;
  std::atomic<int> shared = 0;
  work_on(sweep, {}, {.threads = 3}, [&](const SweepRun& run, sim::Executor& outer) {
    if (outer.threads() == 3) {
      ++shared;
      CHECK(run.run >= 24 - 6);  // others may have taken runs since it was taken
    }
    return test::made_up(run);
  });
  CHECK(shared > 0);
  CHECK(shared <= 6);
}

TEST_CASE("another number of shards goes on where the first left off") {
  const SmallSweep sweep;
  work_on(sweep, {2, 3});
  const auto progress = sweep_progress(sweep.folder, sweep.plan);
  CHECK(progress.done == 9);  // rows 1, 4 and 7
  work_on(sweep, {1, 2});
  work_on(sweep, {1, 1});
  CHECK(sweep_progress(sweep.folder, sweep.plan).lines == 24);
  CHECK(test::table_of(sweep) == calm_table());
}

TEST_CASE("a run that fails is an outcome, and is not tried again") {
  const SmallSweep sweep(1);
  work_on(sweep, {}, {}, failing_in({2, 5}));
  const SweepProgress progress = sweep_progress(sweep.folder, sweep.plan);
  CHECK(progress.failed == 2);
  CHECK(progress.done == 6);
  CHECK(progress.failures.sorted()[0].reason == "row 2 is out of range");
  work_on(sweep, {}, {},
          [](const SweepRun&, sim::Executor&) -> std::vector<double> { throw std::runtime_error("run"); });
}

TEST_CASE("a broken promise of the model is a failed run too") {
  const SmallSweep sweep(1);
  work_on(sweep, {}, {}, [](const SweepRun& run, sim::Executor&) {
    if (run.row == 3) throw sim::Bug("accounts do not balance");
    return test::made_up(run);
  });
  CHECK(sweep_progress(sweep.folder, sweep.plan).failures.sorted()[0].reason == "accounts do not balance");
}

TEST_CASE("three failures of one kind stop the work with an explanation, and keep what is finished") {
  const SmallSweep sweep(1);
  const std::string message = refusal_of([&] { work_on(sweep, {}, {}, failing_in({1, 3, 4, 6})); });
  CHECK(contains(message, "3 runs have failed in the same way, in rows 1, 3, 4"));
  CHECK(contains(message, "row 1 is out of range"));
  CHECK(contains(message, "--keep-going"));
  CHECK(sweep_progress(sweep.folder, sweep.plan).lines == 5);
  CHECK(contains(refusal_of([&] { check_failures(sweep_progress(sweep.folder, sweep.plan).failures); }),
                 "3 runs have"));
  work_on(sweep, {}, {.keep_going = true}, failing_in({1, 3, 4, 6}));
  CHECK(sweep_progress(sweep.folder, sweep.plan).missing() == 0);
  CHECK(sweep_progress(sweep.folder, sweep.plan).failed == 4);
}

TEST_CASE("failures of different kinds do not stop the work") {
  const SmallSweep sweep(1);
  work_on(sweep, {}, {}, [](const SweepRun& run, sim::Executor&) -> std::vector<double> {
    throw sim::Error(std::string(run.row + 1, 'x'));
  });
  CHECK(sweep_progress(sweep.folder, sweep.plan).failed == 8);
}

TEST_CASE("what is no fault of the run stops all work and is no outcome") {
  const SmallSweep sweep(1);
  const auto full_disk = [](const SweepRun& run, sim::Executor&) -> std::vector<double> {
    if (run.row == 2) throw output::OutputError(output::ExitClass::io, "disk full");
    return test::made_up(run);
  };
  CHECK_THROWS_AS(work_on(sweep, {}, {}, full_disk), output::OutputError);
  const auto no_memory = [](const SweepRun&, sim::Executor&) -> std::vector<double> {
    throw std::bad_alloc{};
  };
  CHECK_THROWS_AS(work_on(sweep, {}, {}, no_memory), std::bad_alloc);
  CHECK(sweep_progress(sweep.folder, sweep.plan).lines == 2);
}
