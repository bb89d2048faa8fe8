/// A result file back into a record.
#pragma once
#include <filesystem>
#include <functional>

#include "output/series.hpp"

namespace ladder::output {

/// Reads a file that write_run wrote: the same record, but for series that had an axis of length 0, and with
/// the attributes that the writer adds (title, version, commit) where they were missing. Writing what was
/// read gives the same bytes again.
///
/// Errors: OutputError. 66 where there is no such file; 74 where it cannot be read; 65 where it is not
/// Ladder's, is cut short, has any byte changed (see seal.hpp), or has a format newer than this program
/// knows.
/// @param between  called every so often; may throw to stop
[[nodiscard]] RunRecord read_run(const std::filesystem::path& path,
                                 const std::function<void()>& between = {});

}  // namespace ladder::output
