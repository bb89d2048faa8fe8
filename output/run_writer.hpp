/// A run or comparison into one HDF5 file that is also valid netCDF-4/CF. FORMAT.md describes the file.
#pragma once
#include <cstddef>
#include <filesystem>

#include "output/series.hpp"

namespace ladder::output {

/// Above this many bytes of values a file is streamed to its part instead of being built in memory.
inline constexpr std::size_t default_image_limit = std::size_t{256} << 20;

/// Writes `record` to `path`, whole or not at all (see PartFile), sealed (see seal.hpp).
///
/// Equal records give equal bytes: nothing of the machine, the clock or the path goes in. A series over an
/// axis of length 0 (no programmes) is left out. NaN stands for "not defined here".
/// @param overwrite    replace a file of that name; it stays whole until the new one takes its place
/// @param image_limit  bytes of values above which the file is streamed
/// Errors: OutputError, 73 where the file cannot be made or exists, 74 where writing fails (disk full); then
/// nothing is left. sim::Bug where the record does not fit its own coordinates, or scenarios differ in
/// replicates.
void write_run(const std::filesystem::path& path, const RunRecord& record, bool overwrite,
               std::size_t image_limit = default_image_limit);

}  // namespace ladder::output
