#include "tools/commands/sweep_folder.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "tools/commands/simulation.hpp"

namespace ladder::tools {

std::filesystem::path folder_named(const std::string& text) {
  const std::filesystem::path given{text};
  return given.has_filename() || !given.has_parent_path() ? given : given.parent_path();
}

void warn_of_damage(const SweepProgress& progress, Console& console) {
  if (progress.damaged == 0) return;
  console.warn(fmt::format("{} lines of finished runs are damaged and do not count; the disk may be failing.",
                           progress.damaged));
}

std::string failures_text(const FailureTally& failures) {
  std::string text = fmt::format("{} runs failed:\n", failures.total());
  for (const SweepFailure& failure : failures.sorted())
    text += fmt::format("  {:>6}  {} (row{} {}{})\n", failure.count, failure.reason,
                        failure.rows.size() == 1 ? "" : "s", fmt::join(failure.rows, ", "),
                        failure.count > failure.rows.size() ? ", ..." : "");
  return text;
}

models::CountryData sweep_data(const Arguments& arguments, Console& console) {
  models::CountryData data = country_data(arguments);
  for (const std::string& line : absences(data)) console.note(line);
  return data;
}

}  // namespace ladder::tools
