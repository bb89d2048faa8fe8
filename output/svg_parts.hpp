/// What charts and pages share: text that is safe in markup, looks of lines, and steps of an axis.
#pragma once
#include <fmt/format.h>

#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

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

/// The attribute of a stroke that is dashed, with a blank before it; nothing of one that is not.
[[nodiscard]] std::string dashes(const LineLook& look);

/// A path through the finite values, lifted where one is missing. `Scale` has x(year) and y(value), places on the page.
template <class Scale>
[[nodiscard]] std::string path_through(const Scale& scale, const std::vector<double>& years,
                                       const std::vector<double>& values) {
  std::string path;
  bool drawing = false;
  for (std::size_t i = 0; i < years.size(); ++i) {
    if (std::isfinite(values[i]))
      path += fmt::format("{}{:.1f} {:.1f}", drawing ? "L" : "M", scale.x(years[i]), scale.y(values[i]));
    drawing = std::isfinite(values[i]);
  }
  return path;
}

/// Corners of the polygon between two edges: along the upper one, and back along the lower.
template <class Scale>
[[nodiscard]] std::string corners_between(const Scale& scale, const std::vector<double>& years,
                                          const std::vector<double>& low, const std::vector<double>& high) {
  std::string corners;
  for (std::size_t i = 0; i < high.size(); ++i)
    if (std::isfinite(high[i])) corners += fmt::format("{:.1f},{:.1f} ", scale.x(years[i]), scale.y(high[i]));
  for (std::size_t i = low.size(); i-- > 0;)
    if (std::isfinite(low[i])) corners += fmt::format("{:.1f},{:.1f} ", scale.x(years[i]), scale.y(low[i]));
  return corners;
}

/// A text element; `style` are its attributes.
[[nodiscard]] std::string text_at(double x, double y, std::string_view style, std::string_view text);

/// The size of letters at which a heading fits a page of this width: at most `wanted`.
[[nodiscard]] double fitting_size(double wanted, std::string_view text, double width);

}  // namespace ladder::output
