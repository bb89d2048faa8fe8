/// Foretold against observed, a point each, as an SVG text that stands inside a page.
#pragma once
#include <string>
#include <vector>

namespace ladder::output {

struct ScatterPoint {
  std::string label;  ///< drawn beside the point where there is room
  std::string tip;    ///< shown when pointed at
  double x = 0.0, y = 0.0;
  double low = 0.0, high = 0.0;  ///< of y: a bar
  bool filled = true;            ///< else a ring
};

struct Scatter {
  std::string title;  ///< for who cannot see it
  std::string x_label, y_label;
  std::vector<ScatterPoint> points;  ///< those labelled first stand first
};

/// One scale for both axes, so that the dashed diagonal, where foretold equals observed, has 45 degrees. A
/// label is drawn where it covers no other label and no point, with a hair line where it stands off; one that
/// finds no such place is left out, and the tip still tells it. Equal scatters give equal text. Errors:
/// sim::Bug where there is no point, or one that is no number.
[[nodiscard]] std::string scatter_chart(const Scatter& scatter);

}  // namespace ladder::output
