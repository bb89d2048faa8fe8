/// The missing runs of a shard, done by a pool of threads.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/error.hpp"
#include "sim/parallel.hpp"
#include "tools/sweep/design_rows.hpp"
#include "tools/sweep/run_log_writer.hpp"
#include "tools/sweep/run_logs.hpp"

namespace ladder::tools {

/// A part of a sweep for one process: rows number - 1, number - 1 + count, ... of the design, so that all
/// shards have rows from everywhere and end at about the same time.
struct SweepShard {
  std::uint64_t number = 1;  ///< from 1
  std::uint64_t count = 1;

  [[nodiscard]] bool has(std::uint64_t row) const { return row % count == number - 1; }
  /// "2-of-8": how its file begins.
  [[nodiscard]] std::string name() const;
};

/// "2/8". Throws UsageError where it is none.
[[nodiscard]] SweepShard sweep_shard(std::string_view text);

/// One run to be done.
struct SweepRun {
  std::uint64_t run = 0;                ///< see LoggedRun::run
  std::uint64_t row = 0;                ///< of the design
  std::uint32_t replicate = 0;          ///< whose luck it has
  std::vector<std::string> settings{};  ///< "path=value" of each factor but the replicate
};

/// Runs of a shard that nobody has finished, in the order of the design.
class MissingRuns {
 public:
  /// Borrows the plan and the progress.
  MissingRuns(const std::filesystem::path& folder, const SweepPlan& plan, const SweepProgress& progress,
              const SweepShard& shard);
  MissingRuns(const std::filesystem::path&, const SweepPlan&, SweepProgress&&, const SweepShard&) = delete;
  /// The next one, each once; from any thread.
  [[nodiscard]] std::optional<SweepRun> next();
  /// How many there are in all.
  [[nodiscard]] std::uint64_t count() const { return count_; }
  /// How many next() has still to give; from any thread.
  [[nodiscard]] std::uint64_t left();

 private:
  [[nodiscard]] bool next_row();

  const SweepPlan& plan_;
  const SweepProgress& progress_;
  const SweepShard shard_;
  std::uint64_t count_ = 0;
  std::mutex mutex_;
  DesignRows rows_;  ///< guarded by mutex_, as are the next three
  std::uint64_t given_ = 0;
  std::vector<std::string> values_;
  std::uint32_t next_replicate_ = 0;  ///< of the row at hand; plan_.replicates: it is used up
};

/// The outcomes of a run. What it throws, if it is a sim::Error or sim::Bug, makes the run a failed one;
/// anything else stops all work.
/// @param outer  whose loop it is called from; or serial, where all threads have runs of their own
using SweepEvaluation = std::function<std::vector<double>(const SweepRun& run, sim::Executor& outer)>;

/// The same failure has come back too often: what is wrong is the plan, not a run.
class RepeatedFailure : public sim::Error {
 public:
  using Error::Error;
};

/// How often a run may fail in the same way before all work stops.
inline constexpr std::uint64_t failures_that_stop = 3;

struct SweepWork {
  unsigned threads = 1;
  bool keep_going = false;            ///< whatever fails
  std::function<void()> after_run{};  ///< from any thread
};

/// Throws RepeatedFailure where a failure has come back failures_that_stop times.
void check_failures(const FailureTally& failures);

/// Does all missing runs, and hands each to the log when it is finished. Which thread does which run, and in
/// which order, is free: a run depends on its row and replicate alone. A thread without a run helps those
/// that have one.
/// @param failures  so far; those that come are added
/// Throws what the evaluation throws to stop, RepeatedFailure, or the OutputError of a log that cannot be
/// written; what is finished by then is in the log.
void do_missing_runs(MissingRuns& runs, RunLogWriter& log, FailureTally& failures,
                     const SweepEvaluation& evaluate, const SweepWork& work);

}  // namespace ladder::tools
