/// Small multiples: panels side by side with one scale, as one self-contained SVG text.
#pragma once
#include <string>
#include <vector>

#include "output/svg_chart.hpp"

namespace ladder::output {

/// One panel. Its lines are those of the others, in the same order; a line without a finite value is not drawn.
struct Panel {
  std::string title;
  std::vector<ChartLine> lines;
};

/// Values in per cent, from 0 to 100 in each panel.
struct PanelChart {
  std::string title, subtitle, source;
  std::vector<double> years;
  std::vector<std::string> labels;  ///< of the lines, in their order; the first is drawn in black
  std::vector<Panel> panels;
};

/// Draws the panels two abreast, 800 units wide, with one key above them. Equal charts give equal text.
/// Errors: sim::Bug where lengths differ or there is nothing to draw.
[[nodiscard]] std::string panel_chart(const PanelChart& chart);

}  // namespace ladder::output
