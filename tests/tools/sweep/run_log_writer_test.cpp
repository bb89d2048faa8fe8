#include "tools/sweep/run_log_writer.hpp"

#include <doctest/doctest.h>
#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <thread>
#include <vector>

#include "refusal.hpp"
#include "sweep_support.hpp"
#include "tools/sweep/run_logs.hpp"

using namespace ladder;
using namespace ladder::tools;
using test::contains;
using test::content;
using test::overwrite;
using test::refusal_of;
using test::TemporaryFolder;

namespace {

const std::string plan(64, 'a');
const std::string head = run_log_head(plan);

std::vector<std::uint64_t> runs_in_folder(const std::filesystem::path& folder) {
  std::vector<std::uint64_t> runs;
  RunLogs logs(folder, plan);
  logs.read([&](const LoggedRun& run, const RunLogPlace&) { runs.push_back(run.run); });
  return runs;
}

void write_runs(const std::filesystem::path& folder, std::uint64_t first, std::uint64_t last) {
  RunLogFile file(folder, "1-of-1", head);
  RunLogWriter log(file, plan);
  for (std::uint64_t run = first; run < last; ++run) log.add({.run = run, .values = {1.5}});
  CHECK(log.finish() == last - first);
}

/// The limit of a file's size, for as long as this lives: writing beyond it fails as on a full disk.
class SizeLimit {
 public:
  explicit SizeLimit(rlim_t bytes) : before_handler_{std::signal(SIGXFSZ, SIG_IGN)} {
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~SizeLimit() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, before_handler_);
  }
  SizeLimit(const SizeLimit&) = delete;
  SizeLimit& operator=(const SizeLimit&) = delete;

 private:
  rlimit before_{};
  void (*before_handler_)(int);
};

}  // namespace

TEST_CASE("what several threads add is on disk when finish() returns, each run once") {
  const TemporaryFolder folder;
  {
    RunLogFile file(folder.path(), "1-of-1", head);
    RunLogWriter log(file, plan);
    std::vector<std::thread> threads;
    for (std::uint64_t t = 0; t < 4; ++t)
      threads.emplace_back([&log, t] {
        for (std::uint64_t i = 0; i < 300; ++i) log.add({.run = 300 * t + i, .values = {0.5}});
      });
    for (std::thread& thread : threads) thread.join();
    CHECK(log.finish() == 1200);
    std::vector<std::uint64_t> runs = runs_in_folder(folder.path());
    std::ranges::sort(runs);
    REQUIRE(runs.size() == 1200);
    for (std::uint64_t i = 0; i < 1200; ++i) CHECK(runs[i] == i);
  }
}

TEST_CASE("a file is gone on with, and what a kill left half written is taken off, wherever it was cut") {
  const TemporaryFolder folder;
  write_runs(folder.path(), 0, 3);
  const auto path = std::filesystem::directory_iterator {
    folder.path()
    } -> path();
  const std::string whole = content(path);
  for (std::size_t size = 0; size <= whole.size(); ++size) {
    CAPTURE(size);
    overwrite(path, whole.substr(0, size));
    const std::vector<std::uint64_t> before = runs_in_folder(folder.path());
    write_runs(folder.path(), 7, 8);
    std::vector<std::uint64_t> expected = before;
    expected.push_back(7);
    CHECK(runs_in_folder(folder.path()) == expected);
    RunLogs logs(folder.path(), plan);
    logs.read([](const LoggedRun&, const RunLogPlace&) {});
    CHECK(logs.damaged() == 0);
  }
}

TEST_CASE("a second process on the same runs is kept out, and reading the file does not let it in") {
  const TemporaryFolder folder;
  const RunLogFile file(folder.path(), "1-of-2", head);
  (void)runs_in_folder(folder.path());
  const std::string message = refusal_of([&] { RunLogFile second(folder.path(), "1-of-2", head); });
  CHECK(contains(message, "another process on this machine is at work on these runs"));
  CHECK(contains(message, "--shard"));
  CHECK_NOTHROW(RunLogFile(folder.path(), "2-of-2", head));
}

TEST_CASE("runs of another plan are not appended to, nor read") {
  const TemporaryFolder folder;
  write_runs(folder.path(), 0, 1);
  const std::string other(64, 'b');
  CHECK(contains(refusal_of([&] { RunLogFile file(folder.path(), "1-of-1", run_log_head(other)); }),
                 "another plan"));
  CHECK(contains(refusal_of([&] {
                   RunLogs logs(folder.path(), other);
                   logs.read([](const LoggedRun&, const RunLogPlace&) {});
                 }),
                 "another plan"));
}

TEST_CASE(
    "where the disk is full the writer says so, what was whole stays, and it goes on when there is room") {
  const TemporaryFolder folder;
  write_runs(folder.path(), 0, 10);
  {
    const SizeLimit limit(
        std::filesystem::file_size(std::filesystem::directory_iterator { folder.path() } -> path()) + 15);
    RunLogFile file(folder.path(), "1-of-1", head);
    RunLogWriter log(file, plan);
    const std::string message = refusal_of([&] {
      log.add({.run = 10, .values = {1.0}});
      return log.finish();
    });
    CHECK(contains(message, "File too large"));
    CHECK(contains(message, "start the same command again"));
    CHECK(contains(refusal_of([&] { log.add({.run = 11, .values = {1.0}}); }), "File too large"));
  }
  CHECK(runs_in_folder(folder.path()).size() == 10);
  write_runs(folder.path(), 10, 12);
  CHECK(runs_in_folder(folder.path()).size() == 12);
}

TEST_CASE("a folder that is not there is made, and one that cannot be is refused with what to do") {
  const TemporaryFolder folder;
  write_runs(folder.path() / "runs", 0, 2);
  CHECK(runs_in_folder(folder.path() / "runs").size() == 2);
  CHECK(runs_in_folder(folder.path() / "none").empty());
  const auto no_folder = folder.write("file", "text");
  CHECK(contains(refusal_of([&] { RunLogFile file(no_folder, "1-of-1", head); }), "cannot write"));
  CHECK(contains(refusal_of([&] { return runs_in_folder(no_folder).size(); }), "Not a directory"));
}
