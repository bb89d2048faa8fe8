/// A Sankey diagram as SVG: flows between places in columns, as wide as they are large, in bands of colour.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace ladder::output {

/// A kind of what flows: its name in the legend and its colour.
struct SankeyBand {
  std::string name;
  std::string_view color;
};

/// A place that flows come to and leave. Its height is the larger of what comes and what leaves.
struct SankeyNode {
  std::string name;
  std::size_t column = 0;  ///< from the left
};

/// A flow, one value for each band, none negative.
struct SankeyLink {
  std::size_t from = 0, to = 0;  ///< rows of the nodes; the column of `to` is the higher one, or the flow returns below
  std::vector<double> values;
};

struct Sankey {
  std::string title, subtitle, footnote;
  std::string_view unit;  ///< of the values
  std::vector<SankeyBand> bands;
  std::vector<SankeyNode> nodes;  ///< in a column from the top
  std::vector<SankeyLink> links;  ///< at a node from the top
};

/// Draws it. Nodes without a flow are left out. Throws sim::Bug where a value is negative or no number, or a row is not there.
[[nodiscard]] std::string sankey_diagram(const Sankey& sankey);

}  // namespace ladder::output
