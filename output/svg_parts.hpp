/// What charts and pages share: text that is safe in markup, and steps of an axis.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace ladder::output {

/// Text for the content or a quoted attribute of XML or HTML; control characters, of which XML has few,
/// become blanks.
[[nodiscard]] std::string escaped(std::string_view text);

/// Letters of a UTF-8 text: code points.
[[nodiscard]] std::size_t letters_in(std::string_view text);

/// A long name without its middle, as names of scenarios differ at their ends.
[[nodiscard]] std::string shortened(const std::string& name);

/// Steps of 1, 2, 2.5 or 5 times a power of ten: about `wanted` of them in `span`. Both above 0.
[[nodiscard]] double nice_step(double span, double wanted);

}  // namespace ladder::output
