#include "tools/sweep/sweep_work.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <atomic>
#include <charconv>
#include <chrono>

#include "output/output_error.hpp"
#include "sim/error.hpp"
#include "tools/failure.hpp"
#include "tools/sweep/factor.hpp"

namespace ladder::tools {
namespace {

constexpr std::uint64_t most_shards = 100'000;

using Clock = std::chrono::steady_clock;

std::uint64_t milliseconds_since(Clock::time_point begin) {
  return static_cast<std::uint64_t>(
      std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin).count());
}

std::uint64_t number_in(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() ? number : 0;
}

/// A run of which one must say why it failed, or its outcomes.
LoggedRun evaluated(const SweepRun& run, const SweepEvaluation& evaluate, sim::Executor& executor) {
  LoggedRun ended{.run = run.run};
  const Clock::time_point begin = Clock::now();
  const auto failed = [&](const std::exception& why) {
    ended.failed = true;
    ended.reason = one_line(why.what());
  };
  try {
    ended.values = evaluate(run, executor);
  } catch (const output::OutputError&) {
    throw;  // a disk, not a run
  } catch (const sim::Error& wrong) {
    failed(wrong);
  } catch (const sim::Bug& wrong) {
    failed(wrong);
  }
  ended.milliseconds = milliseconds_since(begin);
  return ended;
}

}  // namespace

std::string SweepShard::name() const {
  return fmt::format("{}-of-{}", number, count);
}

SweepShard sweep_shard(std::string_view text) {
  const std::size_t slash = std::min(text.find('/'), text.size());
  const SweepShard shard{number_in(text.substr(0, slash)),
                         number_in(text.substr(std::min(slash + 1, text.size())))};
  if (shard.number >= 1 && shard.number <= shard.count && shard.count <= most_shards) return shard;
  throw UsageError(fmt::format("--shard cannot be '{}'; it is I/N, the I-th of N parts, such as 1/8", text));
}

MissingRuns::MissingRuns(const std::filesystem::path& folder, const SweepPlan& plan,
                         const SweepProgress& progress, const SweepShard& shard)
    : plan_{plan},
      progress_{progress},
      shard_{shard},
      rows_{design_in(folder),
            [&] {
              std::vector<std::string> paths;
              for (const SweepFactor& factor : plan.factors) paths.push_back(factor.path);
              return paths;
            }()},
      next_replicate_{plan.replicates} {
  for (std::uint64_t run = 0; run < progress_.runs.size(); ++run)
    count_ +=
        shard_.has(run / plan_.replicates) && progress_.runs[run] == SweepProgress::Run::missing ? 1 : 0;
}

bool MissingRuns::next_row() {
  while (rows_.next()) {
    if (!shard_.has(rows_.row())) continue;
    const auto first = progress_.runs.begin() + static_cast<std::ptrdiff_t>(rows_.row() * plan_.replicates);
    if (std::find(first, first + plan_.replicates, SweepProgress::Run::missing) == first + plan_.replicates)
      continue;
    values_ = rows_.values();
    next_replicate_ = 0;
    return true;
  }
  return false;
}

std::optional<SweepRun> MissingRuns::next() {
  const std::lock_guard guard(mutex_);
  for (;;) {
    if (next_replicate_ == plan_.replicates && !next_row()) return std::nullopt;
    const std::uint32_t replicate = next_replicate_++;
    const std::uint64_t run = rows_.row() * plan_.replicates + replicate;
    if (progress_.runs[run] != SweepProgress::Run::missing) continue;
    ++given_;
    SweepRun wanted{.run = run, .row = rows_.row(), .replicate = replicate, .settings = {}};
    for (std::size_t f = 0; f < values_.size(); ++f) {
      if (plan_.factors[f].path == replicate_path) {
        wanted.replicate = replicate_number(values_[f]);
      } else {
        wanted.settings.push_back(fmt::format("{}={}", plan_.factors[f].path, values_[f]));
      }
    }
    return wanted;
  }
}

std::uint64_t MissingRuns::left() {
  const std::lock_guard guard(mutex_);
  return count_ - given_;
}

void check_failures(const FailureTally& failures) {
  const std::vector<SweepFailure> sorted = failures.sorted();
  if (sorted.empty() || sorted.front().count < failures_that_stop) return;
  const SweepFailure& worst = sorted.front();
  throw RepeatedFailure(
      fmt::format("{} runs have failed in the same way, in rows {}:\n  {}\nMore of them would most likely "
                  "fail, too, so the work has "
                  "stopped; what is finished stays. Narrow the factors and plan anew, or start again with "
                  "--keep-going: failed runs "
                  "then count as outcomes.",
                  worst.count, fmt::join(worst.rows, ", "), worst.reason));
}

void do_missing_runs(MissingRuns& runs, RunLogWriter& log, FailureTally& failures,
                     const SweepEvaluation& evaluate, const SweepWork& work) {
  std::mutex failures_mutex;
  std::atomic<bool> stopping = false;
  const auto note = [&](const SweepRun& run, const LoggedRun& ended) {
    if (!ended.failed) return;
    const std::lock_guard guard(failures_mutex);
    if (failures.add(ended.reason, run.row) >= failures_that_stop && !work.keep_going)
      check_failures(failures);
  };
  const auto executor = work.threads > 1 ? sim::tbb_executor(work.threads) : sim::serial_executor();
  executor->parallel_for(work.threads, [&](std::size_t) {
    const auto alone = sim::serial_executor();
    try {
      while (!stopping) {
        const std::optional<SweepRun> run = runs.next();
        if (!run) return;
        // Sharing a world's loops costs a little, and helps only where a thread would have nothing else to
        // do.
        const bool last = runs.left() < work.threads;
        const LoggedRun ended = evaluated(*run, evaluate, last ? *executor : *alone);
        log.add(ended);
        if (work.after_run) work.after_run();
        note(*run, ended);
      }
    } catch (...) {
      stopping = true;  // the others finish the run they are at
      throw;
    }
  });
}

}  // namespace ladder::tools
