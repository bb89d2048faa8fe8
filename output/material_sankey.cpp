#include "output/material_sankey.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "output/provenance.hpp"

namespace ladder::output {
namespace {

/// Reads yearly means over worlds of series of the group "materials" at one place and year.
class Reader {
 public:
  Reader(const RunRecord& record, std::string_view economy, int year, std::size_t scenario)
      : record_{record}, scenario_{record.scenarios.at(scenario)}, economy_{economy_row(record.coordinates, economy)},
        year_{year_row(record.coordinates, year)} {}

  [[nodiscard]] const std::string& name() const { return record_.coordinates.economy_names.at(economy_); }
  [[nodiscard]] std::size_t worlds() const { return scenario_.replicates.size(); }

  /// Tonnes of each material.
  [[nodiscard]] std::vector<double> operator()(std::string_view series) const {
    const std::size_t row = series_row(record_, fmt::format("materials/{}", series));
    const std::size_t materials = record_.coordinates.materials.size(), economies = record_.coordinates.economies.size();
    std::vector<double> tonnes(materials, 0.0);
    for (const ReplicateRecord& world : scenario_.replicates)
      for (std::size_t m = 0; m < materials; ++m)
        tonnes[m] += world.values[row].at((year_ * economies + economy_) * materials + m) / static_cast<double>(worlds());
    return tonnes;
  }

 private:
  const RunRecord& record_;
  const ScenarioRecord& scenario_;
  std::size_t economy_, year_;
};

std::vector<double> more(const std::vector<double>& a, const std::vector<double>& b) {
  std::vector<double> sum = a;
  for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += b[i];
  return sum;
}

/// a - b where that is positive.
std::vector<double> beyond(const std::vector<double>& a, const std::vector<double>& b) {
  std::vector<double> rest = a;
  for (std::size_t i = 0; i < rest.size(); ++i) rest[i] = std::max(0.0, a[i] - b[i]);
  return rest;
}

/// What masses are written in: so that the largest has at most four digits.
struct MassUnit {
  double tonnes;
  std::string_view name, words;
};
MassUnit unit_for(double largest_tonnes) {
  if (largest_tonnes >= 5e9) return {1e9, "Gt", "Billion tonnes"};
  if (largest_tonnes >= 5e6) return {1e6, "Mt", "Million tonnes"};
  return {1e3, "kt", "Thousand tonnes"};
}

enum Node : std::size_t {
  extracted, raw_imports, product_imports, industry, products, raw_exports, burnt, leftovers, in_use, used_up, product_exports, waste,
  stays, collected, recovered, landfill
};

std::vector<SankeyNode> nodes() {
  return {{"Domestic extraction", 0}, {"Imported raw", 0}         , {"In imports of goods", 0}, {"Taken in by industry", 1},
          {"Products", 2},            {"Exported raw", 2}        , {"Fuel and feed", 2},        {"Tailings, slag, chaff", 2},
          {"Comes into use", 3},      {"Eaten, burnt", 3}, {"In exports of goods", 3}, {"Waste", 4},
          {"Stays in use", 4},        {"Collected", 5},             {"Recovered", 6},            {"Landfill", 6}};
}

}  // namespace

Sankey material_sankey(const RunRecord& record, std::string_view economy, int year, std::size_t scenario) {
  const Reader of(record, economy, year, scenario);
  Sankey s;
  s.title = fmt::format("Materials of {}, {}", of.name(), year);
  double largest = 0.0;
  for (const double t : of("extraction")) largest += t;
  const MassUnit unit = unit_for(largest);
  s.subtitle = fmt::format("{} of the year; {}, mean of {} {}", unit.words, record.scenarios[scenario].name, of.worlds(),
                           of.worlds() == 1 ? "world" : "worlds");
  s.footnote = "Bars are the larger of what comes and what leaves; the difference went into or out of stocks, or found no buyer. "
               "A result of a model, scaled to data of its base year.";
  s.unit = unit.name;
  s.bands = {{"Biomass", "#009E73"}, {"Metal ores and metals", "#0072B2"}, {"Non-metallic minerals", "#E69F00"}, {"Fossil material", "#555555"}};
  s.nodes = nodes();
  const auto link = [&](Node from, Node to, std::vector<double> tonnes) {
    for (double& t : tonnes) t /= unit.tonnes;
    tonnes.resize(s.bands.size(), 0.0);
    s.links.push_back({from, to, std::move(tonnes)});
  };
  const auto extraction = of("extraction"), exported = of("raw_exports");
  const auto at_making = of("burnt_in_production"), left_over = of("leftovers"), back = of("recovered_used");
  const auto taken = more(more(beyond(extraction, exported), of("raw_imports")), back);
  link(extracted, industry, beyond(extraction, exported));
  link(extracted, raw_exports, exported);
  link(raw_imports, industry, of("raw_imports"));
  link(industry, products, beyond(taken, more(at_making, left_over)));
  link(industry, burnt, at_making);
  link(industry, leftovers, left_over);
  link(product_imports, products, of("product_imports"));
  link(products, in_use, of("put_in_use"));
  link(products, used_up, of("used_up"));
  link(products, product_exports, of("product_exports"));
  link(products, waste, more(of("scrap"), of("discarded")));
  link(in_use, waste, of("retired"));
  link(in_use, stays, beyond(of("put_in_use"), of("retired")));
  link(waste, collected, of("collected"));
  link(waste, landfill, of("dumped"));
  link(collected, recovered, of("recovered"));
  link(collected, landfill, of("rejected"));
  link(recovered, industry, back);
  return s;
}

}  // namespace ladder::output
