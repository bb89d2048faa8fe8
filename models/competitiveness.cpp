#include "models/competitiveness.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "models/economy/households.hpp"
#include "models/indicators.hpp"
#include "models/sdg9.hpp"
#include "models/world/world.hpp"
#include "sim/math.hpp"

namespace ladder::models {
namespace {

constexpr std::size_t component_count = 6;
using Components = std::array<double, component_count>;

Components components_of(const CipIndicators& i) {
  return {i.value_added_per_head,
          i.exports_per_head,
          (i.technology_in_value_added + i.manufacturing_in_gdp) / 2.0,
          (i.technology_in_exports + i.manufactures_in_exports) / 2.0,
          i.share_of_world_value_added,
          i.share_of_world_exports};
}

/// Multiplies each economy's product by its normalised component k.
void multiply_by(const std::vector<Components>& components, std::size_t k, std::vector<double>& product) {
  double least = std::numeric_limits<double>::infinity(), most = -least;
  bool defined = true;
  for (const Components& c : components) {
    defined = defined && std::isfinite(c[k]);
    least = std::min(least, c[k]), most = std::max(most, c[k]);
  }
  defined = defined && most > least;
  for (std::size_t e = 0; e < components.size(); ++e)
    product[e] *= defined ? (components[e][k] - least) / (most - least) : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

CipIndicators cip_indicators(const World& w, std::size_t e) {
  const double people = population(w.economies[e], w.month - 1);
  const auto per_head = [&](Money month) { return static_cast<double>(month) * 12.0 / 100.0 / people; };
  double world_value_added = 0.0, world_exports = 0.0;
  for (std::size_t o = 0; o < w.economy_count(); ++o) {
    world_value_added += static_cast<double>(manufacturing_value_added(w, o));
    world_exports += static_cast<double>(manufactured_exports(w, o));
  }
  const Money value_added = manufacturing_value_added(w, e), exports = manufactured_exports(w, e);
  return {.value_added_per_head = per_head(value_added),
          .exports_per_head = per_head(exports),
          .technology_in_value_added = medium_high_technology_share(w, e),
          .manufacturing_in_gdp = manufacturing_share_of_gdp(w, e),
          .technology_in_exports = medium_high_technology_export_share(w, e),
          .manufactures_in_exports = manufactured_export_share(w, e),
          .share_of_world_value_added = static_cast<double>(value_added) / world_value_added,
          .share_of_world_exports = static_cast<double>(exports) / world_exports};
}

std::vector<double> cip_index(std::span<const CipIndicators> economies) {
  std::vector<Components> components;
  for (const CipIndicators& indicators : economies) components.push_back(components_of(indicators));
  std::vector<double> index(economies.size(), 1.0);
  for (std::size_t k = 0; k < component_count; ++k) multiply_by(components, k, index);
  for (double& i : index)
    if (i > 0.0) i = sim::math::pow(i, 1.0 / static_cast<double>(component_count));
  return index;
}

}  // namespace ladder::models
