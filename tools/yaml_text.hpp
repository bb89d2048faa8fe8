/// The bytes of a YAML file, checked before a parser sees them.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

#include "tools/diagnostics.hpp"

namespace ladder::tools {

/// The content of a regular file. Throws ScenarioMissing or ScenarioError; reads at most the limit of a file.
[[nodiscard]] std::string file_content(const std::filesystem::path& file);

/// The text without byte order mark and with "\n" line ends. Throws ScenarioError, with the place, for what
/// is not UTF-8, for control characters, tabs in indentation, overlong lines and texts, and where only
/// comments are left.
[[nodiscard]] std::string checked_text(std::string_view bytes,
                                       const std::shared_ptr<const std::string>& name);

/// Whether a text holds a control character (NUL, ESC, C1, ...) other than a line end or a tab.
[[nodiscard]] bool has_control_character(std::string_view text);

/// Where the first byte stands that is not valid UTF-8; npos: nowhere.
[[nodiscard]] std::size_t invalid_utf8(std::string_view text);

/// Column in characters, from 1, of the byte `offset` of a line.
[[nodiscard]] int column_of(std::string_view line, std::size_t offset);

}  // namespace ladder::tools
