/// Comma-separated values after RFC 4180, safe to open in a spreadsheet.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace ladder::output {

/// A text cell: where a spreadsheet would take it for a formula (it begins with = + - @, tab or return), an
/// apostrophe goes in front. Quote it with csv_row().
[[nodiscard]] std::string csv_text(std::string_view text);

/// One record with its line end (CR LF). Cells with a comma, quote or line break are quoted.
[[nodiscard]] std::string csv_row(const std::vector<std::string>& cells);

}  // namespace ladder::output
