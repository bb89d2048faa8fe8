#include "tools/sweep/run_log.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

using namespace ladder::tools;

namespace {

const std::string plan = "0123456789abcdef";

LoggedRun done_run() {
  return {.run = 4711,
          .milliseconds = 1234,
          .values = {0.1, -0.0, std::nan(""), std::numeric_limits<double>::infinity(), 5e-324,
                     -1.7976931348623157e308}};
}

LoggedRun failed_run() {
  return {.run = 0, .failed = true, .reason = "it, \"broke\"; twice"};
}

std::string without_end(std::string line) {
  REQUIRE(line.back() == '\n');
  line.pop_back();
  return line;
}

}  // namespace

TEST_CASE("a line gives back the very run, to the last bit of each value") {
  for (const LoggedRun& run : {done_run(), failed_run(), LoggedRun{.run = 7}}) {
    const auto read = read_run_log_line(without_end(run_log_line(run, plan)), plan);
    REQUIRE(read);
    CHECK(read->same_result(run));
    CHECK(read->milliseconds == run.milliseconds);
  }
}

TEST_CASE("no line that is cut off or has one byte changed is taken for a run") {
  for (const LoggedRun& run : {done_run(), failed_run()}) {
    const std::string line = without_end(run_log_line(run, plan));
    for (std::size_t size = 0; size < line.size(); ++size)
      CHECK_FALSE(read_run_log_line(line.substr(0, size), plan));
    for (std::size_t at = 0; at < line.size(); ++at) {
      std::string flipped = line;
      flipped[at] = static_cast<char>(flipped[at] ^ 1);
      CHECK_FALSE(read_run_log_line(flipped, plan));
    }
    CHECK_FALSE(read_run_log_line(line + "0", plan));
    CHECK_FALSE(read_run_log_line(line, "another plan"));
  }
}

TEST_CASE("results are the same whatever time they took, and differ in the sign of a zero") {
  LoggedRun other = done_run();
  other.milliseconds = 1;
  CHECK(other.same_result(done_run()));
  other.values[1] = 0.0;
  CHECK_FALSE(other.same_result(done_run()));
  CHECK_FALSE(failed_run().same_result(LoggedRun{.run = 0}));
}

TEST_CASE("bookkeeping is far below 200 bytes a run") {
  const LoggedRun last{.run = 10'000'000, .milliseconds = 100'000'000};
  CHECK(run_log_line(last, plan).size() < 60);
}

TEST_CASE("a reason is kept on one line and at bounded length, no letter cut in half") {
  CHECK(one_line("a\nb\tc\x1b[31m") == "a; bc[31m");
  CHECK(one_line("") == "");
  const std::string longest(400, 'x');
  CHECK(one_line(longest) == longest);
  CHECK(one_line(longest + 'x') == longest + "...");
  const std::string umlauts = std::string(399, 'x') + "\xC3\xA4\xC3\xA4";
  CHECK(one_line(umlauts) == std::string(399, 'x') + "...");
}
