/// The bytes of a file that the user names.
#pragma once
#include <cstddef>
#include <filesystem>
#include <string>

namespace ladder::tools {

/// The whole of a regular file. Errors: OutputError, 66 where there is none, 65 where it is no regular file
/// or has more than `most` bytes, 74 where it cannot be read.
[[nodiscard]] std::string read_text(const std::filesystem::path& file,
                                    std::size_t most = std::size_t{1} << 32U);

}  // namespace ladder::tools
