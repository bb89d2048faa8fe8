/// The Competitive Industrial Performance (CIP) index of UNIDO over the economies of a run (ODD 7.18).
#pragma once
#include <cstddef>
#include <span>
#include <vector>

namespace ladder::models {

class World;

/// The eight indicators of an economy; the model has all of them.
struct CipIndicators {
  double value_added_per_head = 0.0;    ///< manufacturing, USD a year
  double exports_per_head = 0.0;        ///< manufactured, USD a year
  double technology_in_value_added = 0.0;  ///< medium-high and high technology, of manufacturing value added
  double manufacturing_in_gdp = 0.0;
  double technology_in_exports = 0.0;   ///< of manufactured exports
  double manufactures_in_exports = 0.0;  ///< of exports of goods
  double share_of_world_value_added = 0.0;
  double share_of_world_exports = 0.0;
};

/// At current prices of the month settled last. UNIDO takes value added at constant prices. Exports between the economies
/// of a bloc (North, Rest of world) are not in the model, so that blocs trade less than the sum of their members.
[[nodiscard]] CipIndicators cip_indicators(const World& world, std::size_t e);

/// The index of each economy, 0 to 1: geometric mean of six components, each brought to 0..1 by its range over the
/// economies given.
///
///     components: value added per head; exports per head;
///                 intensity = mean of technology_in_value_added and manufacturing_in_gdp;
///                 quality = mean of technology_in_exports and manufactures_in_exports;
///                 share of world value added; share of world exports
///     normalised = (x - min) / (max - min);   index = (product of the six)^(1/6)
///
/// So the last in any component scores 0, and the index tells economies of one run apart: it compares neither with
/// UNIDO's published values nor between runs of other economies. NaN where an indicator is NaN for any economy or a
/// component is the same in all.
/// Source: UNIDO (2013), Competitive Industrial Performance Report 2012/13, and Upadhyaya (2013), World Statistics Congress.
/// Indicators and components are verified; that the two means are taken before normalising, and the geometric mean with
/// equal weights, follow EVIDENCE 3h, which marks them as recalled.
[[nodiscard]] std::vector<double> cip_index(std::span<const CipIndicators> economies);

}  // namespace ladder::models
