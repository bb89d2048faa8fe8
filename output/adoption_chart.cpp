#include "output/adoption_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "output/provenance.hpp"
#include "output/statistics.hpp"

namespace ladder::output {
namespace {

/// As `national/income_group` numbers them, the highest first: that is the line in black.
struct Group {
  double code;
  std::string_view name;
};
constexpr std::array<Group, 4> groups{
    {{4.0, "high income"}, {3.0, "upper middle"}, {2.0, "lower middle"}, {1.0, "low income"}}};

/// What the chart reads of a record.
struct Adoption {
  const RunRecord& record;
  std::size_t firms, income;  ///< rows of the two series

  [[nodiscard]] std::size_t economies() const { return record.coordinates.economies.size(); }
  [[nodiscard]] std::size_t generations() const { return record.coordinates.generations.size(); }

  /// Mean share at `generation` or above over economies that began in a group; NaN where there is none.
  [[nodiscard]] double share(const ReplicateRecord& world, std::size_t year, std::size_t generation, double group) const {
    double sum = 0.0;
    int count = 0;
    for (std::size_t e = 0; e < economies(); ++e) {
      if (world.values[income][e] != group) continue;
      const std::size_t at = (year * economies() + e) * generations();
      for (std::size_t g = generation; g < generations(); ++g) sum += world.values[firms][at + g];
      ++count;
    }
    return count == 0 ? std::numeric_limits<double>::quiet_NaN() : sum / count;
  }
};

ChartLine line_of(const Adoption& adoption, const ScenarioRecord& scenario, std::size_t years, std::size_t generation,
                  const Group& group) {
  ChartLine line{std::string{group.name}, {}, {}, {}};
  for (std::size_t t = 0; t < years; ++t) {
    std::vector<double> worlds;
    for (const ReplicateRecord& world : scenario.replicates)
      if (const double v = adoption.share(world, t, generation, group.code); std::isfinite(v)) worlds.push_back(v);
    const bool many = worlds.size() > 1;
    line.mean.push_back(worlds.empty() ? std::numeric_limits<double>::quiet_NaN() : mean(worlds));
    const Band range = many ? central_range(worlds) : Band{line.mean.back(), line.mean.back()};
    line.low.push_back(range.low);
    line.high.push_back(range.high);
  }
  return line;
}

bool drawn(const ChartLine& line) {
  return std::ranges::any_of(line.mean, [](double v) { return std::isfinite(v); });
}

}  // namespace

PanelChart adoption_chart(const RunRecord& record, std::string_view wanted) {
  const ScenarioRecord& scenario = record.scenarios[scenario_row(record, wanted)];
  const Adoption adoption{record, series_row(record, "technology/firms_at_generation"),
                          series_row(record, "national/income_group")};
  const Coordinates& c = record.coordinates;
  const std::size_t years = periods(record.series[adoption.firms], c);
  PanelChart chart;
  chart.title = "How digital generations spread";
  chart.subtitle = fmt::format("Manufacturing firms at a generation or above, %, by income group in {}; {}", c.first_year,
                               scenario.name);
  for (std::size_t t = 0; t < years; ++t) chart.years.push_back(c.first_year + static_cast<double>(t));
  std::vector<const Group*> present;
  for (const Group& group : groups)
    if (drawn(line_of(adoption, scenario, years, 0, group))) present.push_back(&group);
  for (const Group* group : present) chart.labels.emplace_back(group->name);
  for (std::size_t g = 1; g < adoption.generations(); ++g) {
    Panel panel{g + 1 < adoption.generations() ? c.generations[g] + " or above" : c.generations[g], {}};
    for (const Group* group : present) panel.lines.push_back(line_of(adoption, scenario, years, g, *group));
    chart.panels.push_back(std::move(panel));
  }
  const std::size_t worlds = scenario.replicates.size();
  const std::string_view edges =
      worlds < fewest_for_percentiles ? "smallest to largest" : "5th to 95th percentile";
  chart.source = worlds == 1 ? fmt::format("One world; mean of economies. Source: Ladder {}.", ladder_version())
                             : fmt::format("Line: mean of economies and of {} worlds. Band: {} ({}). Source: Ladder {}.",
                                           worlds, edges, worlds_differ_in(record), ladder_version());
  return chart;
}

}  // namespace ladder::output
