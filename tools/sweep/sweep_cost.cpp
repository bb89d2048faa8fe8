#include "tools/sweep/sweep_cost.hpp"

#include <fmt/format.h>
#include <sys/resource.h>

#include <limits>

#include "output/human.hpp"
#include "sim/error.hpp"
#include "tools/progress.hpp"
#include "tools/store_place.hpp"
#include "tools/sweep/run_log.hpp"

namespace ladder::tools {
namespace {

constexpr double seconds_an_hour = 3600.0;
constexpr std::uint64_t longest_run = 100'000;  // ms, for the room that its line takes

std::uint64_t peak_memory() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;  // of kibibytes
}

/// "1.2 s", "850 ms"; spoken_time() for longer ones.
std::string run_time(double seconds) {
  if (seconds < 1.0) return fmt::format("{:.0f} ms", 1e3 * seconds);
  return seconds < 60.0 ? fmt::format("{:.1f} s", seconds) : spoken_time(seconds);
}

std::string rows_in_words(const SweepPlan& plan) {
  const std::string rows = fmt::format("{} row{}", plan.rows, plan.rows == 1 ? "" : "s");
  if (plan.replicates == 1) return fmt::format("{}, a run each", rows);
  return fmt::format("{} x {} replicates = {} runs", rows, plan.replicates, plan.runs());
}

}  // namespace

std::uint64_t bytes_of_a_run(const SweepPlan& plan) {
  const LoggedRun longest{
      .run = plan.runs(),
      .milliseconds = longest_run,
      .values = std::vector<double>(plan.outcomes.size(), -std::numeric_limits<double>::min())};
  return run_log_line(longest, plan.digest).size();
}

SweepCost sweep_cost(const SweepPlan& plan, double seconds_of_a_run) {
  return {.runs = plan.runs(),
          .seconds_of_a_run = seconds_of_a_run,
          .bytes_of_a_run = bytes_of_a_run(plan),
          .memory = peak_memory()};
}

std::string cost_text(const SweepPlan& plan, const SweepCost& cost, const SweepTrial& trial,
                      unsigned threads) {
  const double seconds = cost.hours() * seconds_an_hour;
  std::string text =
      fmt::format("{} design: {}; {} outcome{} of each run\n", plan.method, rows_in_words(plan),
                  plan.outcomes.size(), plan.outcomes.size() == 1 ? "" : "s");
  text += fmt::format(
      "time      {} a run ({}): {} of one processor", run_time(cost.seconds_of_a_run),
      trial.share < 1.0 ? fmt::format("from {:.0f} % of row 0", 100.0 * trial.share) : "row 0, timed here",
      run_time(seconds));
  if (threads > 1) text += fmt::format(", {} on {} threads", run_time(seconds / threads), threads);
  text += fmt::format("\ndisk      {}\n", size_text(cost.bytes()));
  text += fmt::format("memory    {} for a process with one thread\n", size_text(cost.memory));
  return text;
}

void check_cost(const SweepCost& cost, double most_hours, const std::filesystem::path& folder) {
  if (cost.hours() > most_hours) {
    throw sim::Error(fmt::format(
        "{} runs would take {} hours of processor time, more than {}: a slip in the number of rows, or a job "
        "for "
        "a cluster. Take fewer rows, replicates or firms an industry, or allow it with --max-hours {:.0f}",
        cost.runs, output::human(cost.hours()), output::human(most_hours), cost.hours() * 1.1 + 1.0));
  }
  std::error_code unknown;
  const auto place = folder.has_parent_path() ? folder.parent_path() : std::filesystem::path{"."};
  const std::filesystem::space_info room = std::filesystem::space(place, unknown);
  if (!unknown && cost.bytes() > room.available) {
    throw sim::Error(fmt::format(
        "finished runs would take {}, and there is room for {} in {}; take fewer rows or outcomes, "
        "or name another folder with --output",
        size_text(cost.bytes()), size_text(room.available), place.string()));
  }
}

}  // namespace ladder::tools
