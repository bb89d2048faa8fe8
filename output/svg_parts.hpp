/// What charts and pages share: text that is safe in markup, looks of lines, and steps of an axis.
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

/// How a line is drawn.
struct LineLook {
  std::string_view color;
  std::string dash;  ///< of the stroke; empty: solid
};

/// Black is the first line's alone. The others have six colours of Okabe and Ito in turn, and a dash pattern each: from
/// the seventh on a pattern has more dots, so that no two lines look alike.
[[nodiscard]] LineLook look_of(std::size_t line);

/// A text element; `style` are its attributes.
[[nodiscard]] std::string text_at(double x, double y, std::string_view style, std::string_view text);

/// The size of letters at which a heading fits a page of this width: at most `wanted`.
[[nodiscard]] double fitting_size(double wanted, std::string_view text, double width);

}  // namespace ladder::output
