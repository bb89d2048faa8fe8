/// Where a result comes from: what goes inside the file, and what stands beside it.
#pragma once
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace ladder::output {

/// What the source tree alone decides: version, and git commit ("unknown" outside git; "+changes" with
/// edits). The writer puts these into every file. Nothing of the machine or the clock is among them.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> inside_attributes();
[[nodiscard]] std::string ladder_version();
[[nodiscard]] std::string ladder_commit();

/// What depends on the machine and the moment; never compared, so it stays out of the HDF5 file.
struct RunCircumstances {
  std::vector<std::string> command_line;
  unsigned threads = 1;
  double wall_seconds = 0.0;
  std::vector<std::filesystem::path> inputs;  ///< scenario and data files, as given
};

/// results/note.h5 -> results/note.run.json
[[nodiscard]] std::filesystem::path circumstances_path(const std::filesystem::path& result);

/// Writes NAME.run.json beside `result`, in place of an older one: the circumstances and, found here,
/// compiler, host, operating system, processors, time of day (UTC) and the peak memory of this process in
/// bytes. Errors: OutputError 73 or 74.
void write_circumstances(const std::filesystem::path& result, const RunCircumstances& circumstances);

}  // namespace ladder::output
