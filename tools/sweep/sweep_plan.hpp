/// A planned sweep: a folder that holds all that decides its runs, and what has become of them.
///
///     NAME/design.csv      the runs, see design_csv()
///     NAME/scenario.yaml   the resolved scenario, which every row changes
///     NAME/programmes/     programmes that rows name
///     NAME/plan.json       the rest: outcomes, program, data, and hashes of the files above
///     NAME/runs/           what is finished, a file for each process that worked; see run_log.hpp
#pragma once
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tools/sweep/design.hpp"
#include "tools/sweep/sweep_outcome.hpp"

namespace ladder::tools {

/// A column of the design as tables show it.
struct SweepFactor {
  std::string path;
  std::string unit;         ///< of all its values; empty: none
  bool numeric = false;     ///< whether all its values are numbers in that unit
  std::string long_name{};  ///< what a scenario says of the path; empty where it declares nothing

  bool operator==(const SweepFactor&) const = default;
};

/// The columns of a design, judged by all their cells.
[[nodiscard]] std::vector<SweepFactor> sweep_factors(const Design& design);
/// The same, with what the scenario's declarations say of each path.
[[nodiscard]] std::vector<SweepFactor> sweep_factors(const Design& design, const models::Scenario& scenario);

struct SweepPlan {
  std::string title;
  std::string scenario;  ///< name of the scenario's file, as the user knows it
  std::string method;    ///< of the design
  std::uint64_t rows = 0;
  std::uint32_t replicates = 1;  ///< of each row; 1 where the design has a column for it
  std::vector<SweepFactor> factors;
  std::vector<SweepOutcome> outcomes;
  std::string data;  ///< a line for each data file: its hash and name
  std::string ladder_version, ladder_commit;
  std::string build_id;           ///< of the program that planned, and alone may run
  double seconds_of_a_run = 0.0;  ///< of one thread, by the trial; not part of the digest
  std::vector<std::pair<std::string, std::string>>
      files{};           ///< name in the folder and SHA-256, of all but plan.json
  std::string digest{};  ///< of all above but the trial: what finished runs belong to

  [[nodiscard]] std::uint64_t runs() const { return rows * replicates; }
};

/// Another file of a plan, beside design and scenario.
struct PlanFile {
  std::string name;  ///< in the folder: "programmes/skills.yaml"
  std::string text;
};

/// Writes the folder: all of it, or nothing under that name. Fills `files` and `digest` of the plan.
/// Errors: OutputError 73 where something is there already but an empty folder, or it cannot be made; 74
/// where writing fails.
void write_sweep_plan(const std::filesystem::path& folder, SweepPlan& plan, const Design& design,
                      std::string_view scenario, std::span<const PlanFile> further);

/// Reads plan.json. Errors: OutputError, 66 where there is no plan, 65 where it has been edited or is of
/// another format.
[[nodiscard]] SweepPlan read_sweep_plan(const std::filesystem::path& folder);

/// That the other files are those that were planned. Errors: OutputError, 66 where one is missing, 65 where
/// one has been edited: finished runs would belong to other rows.
void check_planned_files(const std::filesystem::path& folder, const SweepPlan& plan);

/// That this program and these data are those of the plan. Errors: OutputError 65.
/// @param data  as SweepPlan::data
void check_planned_program(const SweepPlan& plan, std::string_view data);

// Names in the folder.
[[nodiscard]] std::filesystem::path design_in(const std::filesystem::path& folder);
[[nodiscard]] std::filesystem::path scenario_in(const std::filesystem::path& folder);
[[nodiscard]] std::filesystem::path runs_in(const std::filesystem::path& folder);
inline constexpr std::string_view planned_programmes = "programmes";

}  // namespace ladder::tools
