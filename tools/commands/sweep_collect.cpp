#include <fmt/format.h>

#include "output/output_error.hpp"
#include "output/part_file.hpp"
#include "tools/commands.hpp"
#include "tools/commands/output_target.hpp"
#include "tools/commands/sweep_folder.hpp"
#include "tools/interrupt.hpp"
#include "tools/sweep/sweep_table.hpp"

namespace ladder::tools {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t piece = std::size_t{1} << 20U;  // bytes written at a time

/// sweep.csv -> sweep.columns.csv
fs::path columns_path(const fs::path& table) {
  fs::path path = table;
  return path.replace_extension(".columns.csv");
}

/// The table into a file that is whole or not there.
SweepTable write_table(const fs::path& folder, const SweepPlan& plan, output::PartFile& file) {
  std::string waiting;
  const SweepTable table = write_sweep_table(folder, plan, [&](std::string_view text) {
    stop_if_asked();
    waiting += text;
    if (waiting.size() < piece) return;
    file.append(waiting);
    waiting.clear();
  });
  file.append(waiting);
  return table;
}

/// Also of "." and of a link.
std::string name_of(const fs::path& folder) {
  std::error_code unreadable;
  return fs::weakly_canonical(folder, unreadable).filename().string();
}

/// What the table is made of, and must not be replaced by it.
std::vector<fs::path> files_of(const fs::path& folder, const SweepPlan& plan) {
  std::vector<fs::path> files;
  for (const auto& [name, hash] : plan.files) files.push_back(folder / name);
  return files;
}

void refuse_missing(const SweepProgress& progress, const fs::path& folder) {
  throw output::OutputError(
      output::ExitClass::input_missing,
      fmt::format("{} of {} runs are missing, so the table would not be the sweep that was planned. 'ladder "
                  "sweep run {}' "
                  "does them; --partial writes what there is, with the missing runs marked",
                  progress.missing(), progress.runs.size(), folder.string()));
}

}  // namespace

ExitCode sweep_collect_command(const Arguments& arguments, Console& console) {
  watch_interrupts();
  const fs::path folder = folder_named(arguments.operands.front());
  const SweepPlan plan = read_sweep_plan(folder);
  check_planned_files(folder, plan);
  const fs::path target = output_target(arguments, name_of(folder) + ".csv", files_of(folder, plan));
  const fs::path columns = columns_path(target);
  output::check_target(columns, arguments.has("force"));
  const SweepProgress progress = sweep_progress(folder, plan);
  warn_of_damage(progress, console);
  if (progress.missing() > 0 && !arguments.has("partial")) refuse_missing(progress, folder);
  output::PartFile file(target, arguments.has("force"));
  const SweepTable table = write_table(folder, plan, file);
  output::publish_text(columns, columns_csv(plan), arguments.has("force"));
  file.publish();
  if (table.missing > 0) console.warn(fmt::format("{} of {} runs are missing.", table.missing, plan.runs()));
  if (table.failed > 0) console.note(failures_text(progress.failures));
  console.note(fmt::format("Wrote {}, {} runs, and {}, what its columns are.", target.string(), plan.runs(),
                           columns.string()));
  return ExitCode::ok;
}

}  // namespace ladder::tools
