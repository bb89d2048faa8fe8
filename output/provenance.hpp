/// Where a result comes from: what goes inside the file, and what stands beside it.
#pragma once
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace ladder::output {

/// What the source tree alone decides: version, and git commit ("unknown" outside git; "+changes" with
/// edits). The writer puts these into every file. Nothing of the machine or the clock is among them.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> inside_attributes();
[[nodiscard]] std::string ladder_version();
[[nodiscard]] std::string ladder_commit();

/// A file that a command has read.
struct InputFile {
  std::filesystem::path path;  ///< as given or found
  std::string sha256;          ///< of the bytes read
};

/// What depends on the machine and the moment; never compared, so it stays out of the HDF5 file.
struct RunCircumstances {
  std::vector<std::string> command_line;
  unsigned threads = 1;
  double wall_seconds = 0.0;
  std::uint64_t worlds_from_store = 0;  ///< finished by earlier commands, so not part of the time
  std::vector<InputFile> inputs;  ///< scenarios, the bases they extend, programmes, data files
  std::filesystem::path data_folder;
};

/// results/note.nc -> results/note.run.json. Only the usual ending is dropped (note.h5 -> note.h5.run.json),
/// so that results which differ in their ending alone do not share one.
[[nodiscard]] std::filesystem::path circumstances_path(const std::filesystem::path& result);

/// Refuses (73) a result whose NAME.run.json is there and tells of another result or is no such file: it
/// would be lost. The one left by an earlier `result` of the same name may be replaced.
void check_circumstances(const std::filesystem::path& result,
                         std::span<const std::filesystem::path> read = {});

/// Writes NAME.run.json beside `result`, in place of an older one: the circumstances and, found here,
/// compiler, host, operating system, processors, time of day (UTC) and the peak memory of this process in
/// bytes. Errors: OutputError 73 or 74.
void write_circumstances(const std::filesystem::path& result, const RunCircumstances& circumstances);

}  // namespace ladder::output
