/// All that has become of a sweep so far: what the files of all its processes say.
#pragma once
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "tools/sweep/failure_tally.hpp"
#include "tools/sweep/run_log.hpp"
#include "tools/sweep/sweep_plan.hpp"

namespace ladder::tools {

/// Where a line stands.
struct RunLogPlace {
  std::uint32_t file = 0;
  std::uint64_t offset = 0;
};

/// The files of a folder in order of their names. Reading them disturbs nobody who writes.
class RunLogs {
 public:
  RunLogs(const std::filesystem::path& folder, std::string plan_digest);

  /// Calls `take` for each run of each file, as they stand there; a run that two processes have computed
  /// comes twice. Errors: OutputError, 74 where a file cannot be read, 65 where one is of another plan.
  void read(const std::function<void(const LoggedRun& run, const RunLogPlace& place)>& take);
  /// The run at a place that read() has named. One thread at a time.
  [[nodiscard]] LoggedRun at(const RunLogPlace& place) const;
  [[nodiscard]] const std::filesystem::path& file(const RunLogPlace& place) const {
    return files_[place.file];
  }
  /// Lines that are damaged: neither whole nor the last of their file, which may be in the middle of being
  /// written.
  [[nodiscard]] std::uint64_t damaged() const { return damaged_; }

 private:
  void read_one(std::uint32_t file, const std::function<void(const LoggedRun&, const RunLogPlace&)>& take);

  std::vector<std::filesystem::path> files_;
  std::string plan_digest_;
  std::uint64_t damaged_ = 0;
  mutable std::ifstream open_;  ///< the file that at() has read last
  mutable std::uint32_t open_file_ = static_cast<std::uint32_t>(-1);
};

/// Which runs are finished. A byte a run.
struct SweepProgress {
  enum class Run : std::uint8_t { missing, done, failed };
  std::vector<Run> runs;
  std::uint64_t done = 0, failed = 0;  ///< runs, each counted once; failed ones are not among those done
  std::uint64_t milliseconds = 0;      ///< that all lines took together
  std::uint64_t lines = 0;
  std::uint64_t damaged = 0;
  FailureTally failures;

  [[nodiscard]] std::uint64_t missing() const { return runs.size() - done - failed; }
};

[[nodiscard]] SweepProgress sweep_progress(const std::filesystem::path& folder, const SweepPlan& plan);

}  // namespace ladder::tools
