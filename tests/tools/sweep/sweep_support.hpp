/// Planned sweeps of made-up runs.
#pragma once
#include <cmath>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "tests/tools/loader_support.hpp"
#include "tools/sweep/grid.hpp"
#include "tools/sweep/sweep_plan.hpp"
#include "tools/sweep/sweep_table.hpp"
#include "tools/sweep/sweep_work.hpp"

namespace ladder::tools::test {

inline std::string content(const std::filesystem::path& file) {
  std::ifstream in{file, std::ios::binary};
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

inline void overwrite(const std::filesystem::path& file, const std::string& text) {
  std::ofstream{file, std::ios::binary} << text;
}

inline std::vector<Factor> two_factors() {
  return {Factor{{.path = "a", .distribution = "uniform", .from = "1 %", .to = "4 %"}},
          Factor{{.path = "b", .distribution = "choice", .values = {"x", "[y, z]"}}}};
}

/// 4 values of a by 2 of b.
inline Design eight_rows() {
  const std::vector<std::size_t> levels{4, 2};
  return grid_design(two_factors(), levels);
}

/// A sweep in a folder of its own, with two outcomes of each run.
struct SmallSweep {
  explicit SmallSweep(std::uint32_t replicates = 3, const Design& design = eight_rows()) {
    plan = {.title = "A test",
            .scenario = "none.yaml",
            .method = design.method(),
            .rows = design.rows(),
            .replicates = replicates,
            .factors = sweep_factors(design),
            .outcomes = {{.name = "first",
                          .series = "national/gdp",
                          .labels = {"ETH"},
                          .unit = "USD",
                          .long_name = "one"},
                         {.name = "second",
                          .series = "national/gdp",
                          .labels = {"BGD"},
                          .unit = "1",
                          .long_name = "two"}},
            .data = "hash file.csv\n",
            .ladder_version = "0",
            .ladder_commit = "none",
            .build_id = "none"};
    write_sweep_plan(folder, plan, design, "title: none\n", {});
  }
  TemporaryFolder temporary;
  std::filesystem::path folder = temporary.path() / "sweep";
  SweepPlan plan;
};

/// Two numbers that depend on the run alone; NaN now and then.
inline std::vector<double> made_up(const SweepRun& run) {
  const double x = static_cast<double>(run.row) + 0.1 * static_cast<double>(run.replicate);
  return {std::sqrt(x) / 3.0, run.run % 5 == 4 ? std::nan("") : -1e300 * x};
}

inline std::vector<double> evaluate_made_up(const SweepRun& run, sim::Executor&) {
  return made_up(run);
}

/// Does what is missing of a shard, as `ladder sweep run` does.
inline void work_on(const SmallSweep& sweep, const SweepShard& shard = {}, const SweepWork& work = {},
                    const SweepEvaluation& evaluate = evaluate_made_up) {
  RunLogFile file(runs_in(sweep.folder), shard.name(), run_log_head(sweep.plan.digest));
  const SweepProgress before = sweep_progress(sweep.folder, sweep.plan);
  MissingRuns missing(sweep.folder, sweep.plan, before, shard);
  RunLogWriter log(file, sweep.plan.digest);
  FailureTally failures = before.failures;
  do_missing_runs(missing, log, failures, evaluate, work);
  log.finish();
}

inline std::string table_of(const SmallSweep& sweep) {
  std::string text;
  write_sweep_table(sweep.folder, sweep.plan, [&](std::string_view piece) { text += piece; });
  return text;
}

}  // namespace ladder::tools::test
