/// The scheduler of sweeps under runs that do nothing: time, room on disk and memory of a run, with few and
/// with many of them; and what loading the scenario of a row adds.
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "output/human.hpp"
#include "tests/benchmarks/options.hpp"
#include "tests/benchmarks/resident.hpp"
#include "tools/scenario_loader.hpp"
#include "tools/sweep/sampling.hpp"
#include "tools/sweep/sweep_plan.hpp"
#include "tools/sweep/sweep_work.hpp"

namespace {

using namespace ladder;
using namespace ladder::tools;
namespace fs = std::filesystem;

constexpr double kBytesInMiB = 1024.0 * 1024.0;
constexpr int kLoads = 300;

struct Options {
  std::uint64_t few = 1000, many = 100'000;
  int factors = 10, outcomes = 3;
  unsigned threads = 2;
  std::string folder = "bench_sweep";
};

Options parsed(int count, char** arguments) {
  Options o;
  test::po::options_description options("Options");
  options.add_options()                                                       //
      ("few", test::into_count(o.few), "runs of the small sweep")             //
      ("many", test::into_count(o.many), "runs of the large one")             //
      ("factors", test::into_count(o.factors), "columns of the design")       //
      ("outcomes", test::into_count(o.outcomes), "numbers kept of each run")  //
      ("threads", test::into_count(o.threads), "workers")                     //
      ("folder", test::into(o.folder), "for the sweeps; made anew, and gone at the end");
  test::read_options(count, arguments, "Overhead, room and memory of the runs of a sweep.", options);
  return o;
}

double seconds_now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// A sweep over as many rows as there shall be runs.
void plan(const Options& o, std::uint64_t runs, const fs::path& folder) {
  std::vector<Factor> factors;
  for (int f = 0; f < o.factors; ++f)
    factors.push_back(Factor{{.path = "assumptions.factor_" + std::to_string(f),
                              .distribution = "uniform",
                              .from = "0 %/year",
                              .to = "1 %/year"}});
  const Design design = random_design(factors, runs, 1);
  SweepPlan plan{.title = {},
                 .scenario = {},
                 .method = "random",
                 .rows = runs,
                 .replicates = 1,
                 .factors = sweep_factors(design),
                 .outcomes = {},
                 .data = {},
                 .ladder_version = {},
                 .ladder_commit = {},
                 .build_id = {}};
  for (int k = 0; k < o.outcomes; ++k)
    plan.outcomes.push_back({.name = "outcome_" + std::to_string(k), .series = "none"});
  write_sweep_plan(folder, plan, design, "none\n", {});
}

/// What a run gives: numbers of full length, as results have them.
std::vector<double> values_of(std::uint64_t run, int outcomes) {
  std::vector<double> values;
  for (int k = 0; k < outcomes; ++k)
    values.push_back(std::sqrt(static_cast<double>(run + static_cast<std::uint64_t>(k) + 2)));
  return values;
}

struct Figures {
  double seconds = 0.0;
  double memory = 0.0;       ///< bytes at the end
  double bookkeeping = 0.0;  ///< bytes a run on disk, beside the values
};

/// All runs of a planned sweep, in a process of its own.
Figures measure(const Options& o, const fs::path& folder) {
  return test::in_child([&] {
    Figures figures;
    const SweepPlan plan = read_sweep_plan(folder);
    const double started = seconds_now();
    RunLogFile file(runs_in(folder), "1-of-1", run_log_head(plan.digest));
    const SweepProgress before = sweep_progress(folder, plan);
    MissingRuns missing(folder, plan, before, {});
    RunLogWriter log(file, plan.digest);
    FailureTally failures;
    do_missing_runs(missing, log, failures,
                    [&](const SweepRun& run, sim::Executor&) { return values_of(run.run, o.outcomes); },
                    {.threads = o.threads});
    log.finish();
    figures.seconds = seconds_now() - started;
    figures.memory = static_cast<double>(test::resident_bytes());
    double values = 0.0;
    for (std::uint64_t run = 0; run < plan.runs(); ++run)
      for (const double value : values_of(run, o.outcomes))
        values += static_cast<double>(output::exact(value).size());
    figures.bookkeeping =
        (static_cast<double>(fs::file_size(file.path())) - values) / static_cast<double>(plan.runs());
    return figures;
  });
}

/// Seconds to load the flagship scenario under the settings of a row.
double seconds_of_a_load() {
  const fs::path base = fs::path{LADDER_SOURCE_DIR} / "scenarios/industry40.yaml";
  const ScenarioTree tree{models::resolved_text(load_scenario(base)), "base", {}};
  const std::vector<std::string> settings{"assumptions.frontier_growth=1 %/year",
                                          "policies.0.budget=80 MUSD/year"};
  const double started = seconds_now();
  for (int i = 0; i < kLoads; ++i) (void)tree.with(settings);
  return (seconds_now() - started) / kLoads;
}

void report(const Options& o) {
  const fs::path folder{o.folder};
  fs::remove_all(folder);
  fs::create_directory(folder);
  // In processes of their own: a design that is made is whole in memory.
  for (const auto& [name, runs] : {std::pair{"few", o.few}, std::pair{"many", o.many}})
    (void)test::in_child([&] { return plan(o, runs, folder / name), 0; });
  const Figures few = measure(o, folder / "few"), many = measure(o, folder / "many");
  const double each = many.seconds / static_cast<double>(o.many), load = seconds_of_a_load();
  std::printf("%llu runs that do nothing, %d factors, %d outcomes, %u threads: %.2f s, %.1f us a run\n",
              static_cast<unsigned long long>(o.many), o.factors, o.outcomes, o.threads, many.seconds,
              1e6 * each);
  std::printf("loading the scenario of a row: %.0f us; both together %.3f %% of a run of 1 s\n", 1e6 * load,
              100.0 * (each * o.threads + load));
  std::printf(
      "bookkeeping %.0f bytes a run; in memory %.2f MiB after %llu runs, %.2f MiB after %llu (%+.1f %%)\n",
      many.bookkeeping, few.memory / kBytesInMiB, static_cast<unsigned long long>(o.few),
      many.memory / kBytesInMiB, static_cast<unsigned long long>(o.many),
      100.0 * (many.memory / few.memory - 1.0));
  fs::remove_all(folder);
}

}  // namespace

int main(int count, char** arguments) {
  return test::guarded("bench_sweep", [&] { report(parsed(count, arguments)); });
}
