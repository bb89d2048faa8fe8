/// Where a command writes: the one place that decides whether it may.
#pragma once
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "output/provenance.hpp"
#include "tools/options.hpp"

namespace ladder::tools {

/// The file of --output, or `default_name` in the current folder.
///
/// Throws OutputError (73) for a file that is there, unless --force is given; and, --force or not, for what
/// is no regular file and for each file of `read`: what a command reads it never overwrites.
[[nodiscard]] std::filesystem::path output_target(const Arguments& arguments, const std::string& default_name,
                                                  std::span<const std::filesystem::path> read);

/// Only the paths.
[[nodiscard]] std::vector<std::filesystem::path> paths_of(std::span<const output::InputFile> files);

}  // namespace ladder::tools
