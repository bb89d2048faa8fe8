#include "tools/sweep/run_logs.hpp"

#include <doctest/doctest.h>

#include "refusal.hpp"
#include "sim/error.hpp"
#include "sweep_support.hpp"

using namespace ladder;
using namespace ladder::tools;
using test::content;
using test::overwrite;
using test::SmallSweep;

namespace {

/// A file of finished runs as another process would have left it.
void leave(const SmallSweep& sweep, const std::string& name, const std::vector<LoggedRun>& runs,
           const std::string& end = "") {
  std::string text = run_log_head(sweep.plan.digest);
  for (const LoggedRun& run : runs) text += run_log_line(run, sweep.plan.digest);
  overwrite(runs_in(sweep.folder) / name, text + end);
}

LoggedRun done(std::uint64_t run, std::uint64_t milliseconds = 10) {
  return {.run = run, .milliseconds = milliseconds, .values = {1.0, 2.0}};
}

LoggedRun failed(std::uint64_t run, const std::string& reason) {
  return {.run = run, .failed = true, .reason = reason};
}

}  // namespace

TEST_CASE("the files of all processes together say what is finished, and a run done twice counts once") {
  const SmallSweep sweep;  // 8 rows of 3 replicates
  CHECK(sweep_progress(sweep.folder, sweep.plan).missing() == 24);
  leave(sweep, "1-of-2.here.tsv", {done(0), done(1), failed(2, "x is 4.61")});
  leave(sweep, "2-of-2.there.tsv", {done(1, 30), failed(5, "x is 5"), done(23)}, "half of a li");
  leave(sweep, "1-of-1.new.tsv", {});
  overwrite(runs_in(sweep.folder) / "head.tsv", "ladder-sweep-ru");
  overwrite(runs_in(sweep.folder) / "empty.tsv", "");
  overwrite(runs_in(sweep.folder) / "notes.txt", "of somebody");
  const SweepProgress progress = sweep_progress(sweep.folder, sweep.plan);
  CHECK(progress.done == 3);
  CHECK(progress.failed == 2);
  CHECK(progress.missing() == 19);
  CHECK(progress.milliseconds == 60);
  CHECK(progress.lines == 6);
  CHECK(progress.damaged == 0);
  CHECK(progress.runs[23] == SweepProgress::Run::done);
  CHECK(progress.runs[5] == SweepProgress::Run::failed);
  REQUIRE(progress.failures.sorted().size() == 1);
  CHECK(progress.failures.sorted()[0].count == 2);
  CHECK(progress.failures.sorted()[0].rows == std::vector<std::uint64_t>{0, 1});
}

TEST_CASE("a damaged line in the middle costs its run and is counted") {
  const SmallSweep sweep;
  leave(sweep, "1-of-1.here.tsv", {done(0), done(1), done(2)});
  const auto file = runs_in(sweep.folder) / "1-of-1.here.tsv";
  std::string text = content(file);
  const std::size_t second = text.find("\n1\t") + 3;
  text[second] = 'x';
  overwrite(file, text);
  const SweepProgress progress = sweep_progress(sweep.folder, sweep.plan);
  CHECK(progress.done == 2);
  CHECK(progress.damaged == 1);
  CHECK(progress.runs[1] == SweepProgress::Run::missing);
}

TEST_CASE("a run is found again at its place") {
  const SmallSweep sweep;
  leave(sweep, "1-of-2.a.tsv", {done(3), failed(4, "why")});
  leave(sweep, "2-of-2.a.tsv", {done(9)});
  RunLogs logs(runs_in(sweep.folder), sweep.plan.digest);
  std::vector<std::pair<LoggedRun, RunLogPlace>> all;
  logs.read([&](const LoggedRun& run, const RunLogPlace& place) { all.emplace_back(run, place); });
  REQUIRE(all.size() == 3);
  for (const auto& [run, place] : {all[2], all[0], all[1]}) CHECK(logs.at(place).same_result(run));
  CHECK(logs.file(all[2].second).filename() == "2-of-2.a.tsv");
}
