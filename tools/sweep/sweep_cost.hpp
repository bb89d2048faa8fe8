/// What a sweep will cost, before it is begun.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "tools/sweep/sweep_plan.hpp"

namespace ladder::tools {

/// One run, tried out.
struct SweepTrial {
  double seconds = 0.0;  ///< of a whole run on one thread
  double share = 1.0;    ///< of it that was run; below 1 `seconds` is extrapolated
  std::string failure{};  ///< why it failed, if it did
};

struct SweepCost {
  std::uint64_t runs = 0;
  double seconds_of_a_run = 0.0;
  std::uint64_t bytes_of_a_run = 0;  ///< in the files of finished runs
  std::uint64_t memory = 0;          ///< bytes of a process with one world, at its most

  [[nodiscard]] double hours() const {
    return static_cast<double>(runs) * seconds_of_a_run / 3600.0;
  }  ///< of one processor
  [[nodiscard]] std::uint64_t bytes() const { return runs * bytes_of_a_run; }
};

/// Hours of processor time beyond which a sweep is refused unless --max-hours allows more: six weeks of one
/// processor.
inline constexpr double usual_most_hours = 1000.0;

/// @param bytes_of_a_run  in the log, see bytes_of_a_run()
[[nodiscard]] SweepCost sweep_cost(const SweepPlan& plan, double seconds_of_a_run);

/// The longest line that a finished run takes, but for reasons of failed ones.
[[nodiscard]] std::uint64_t bytes_of_a_run(const SweepPlan& plan);

/// For the user: runs, hours on so many threads, room on disk, memory.
[[nodiscard]] std::string cost_text(const SweepPlan& plan, const SweepCost& cost, const SweepTrial& trial,
                                    unsigned threads);

/// Refuses what would take longer than the hours allowed or more room than there is where it would be
/// written, with the reason and what to do. Errors: sim::Error
void check_cost(const SweepCost& cost, double most_hours, const std::filesystem::path& folder);

}  // namespace ladder::tools
