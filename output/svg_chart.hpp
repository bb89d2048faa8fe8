/// A line chart with bands, as one self-contained SVG text: for reports, the README and print.
#pragma once
#include <string>
#include <vector>

namespace ladder::output {

/// One scenario. All vectors have the length of Chart::years; NaN interrupts the line.
struct ChartLine {
  std::string label;
  std::vector<double> mean, low, high;  ///< low and high empty where there is no band
};

struct Chart {
  std::string title;     ///< the finding or the question
  std::string subtitle;  ///< what is drawn, with its unit
  std::string source;    ///< last line: what the band is, where the numbers come from
  std::vector<double> years;
  std::vector<ChartLine> lines;  ///< the first is the baseline
};

/// Draws 800 by 450 units, wider and higher where names are long or lines many. Colours (Okabe and Ito) go
/// with dash patterns, no two alike, and labels at the line ends, so nothing rests on colour alone; only the
/// first line is black. A value without neighbours is a point, its band a bar. A name too long for its place
/// loses its middle. Equal charts give equal text. Errors: sim::Bug where lengths differ or there is nothing
/// to draw.
[[nodiscard]] std::string line_chart(const Chart& chart);

}  // namespace ladder::output
