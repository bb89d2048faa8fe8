#include "output/validation/material_facts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "models/materials/material.hpp"
#include "output/validation/recorded_years.hpp"
#include "sim/math.hpp"

namespace ladder::output {
namespace {

using models::Material;
using models::material_count;

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t first_year = 1;  // in the first the start settles
constexpr std::size_t circular_years = 10, emission_years = 30;

/// Recovered and used, and extracted, tonnes.
struct Use {
  double recovered = 0.0, extracted = 0.0;
  [[nodiscard]] double circularity() const { return recovered / (recovered + extracted); }
};

std::array<Use, material_count> use_of(const ReplicateRecord& record, const Coordinates& c) {
  const RecordedYears recovered(record, c, "materials", "recovered_used"), extracted(record, c, "materials", "extraction");
  std::array<Use, material_count> use{};
  for (std::size_t year = first_year; year < std::min(first_year + circular_years, c.years()); ++year)
    for (std::size_t e = 0; e < c.economies.size(); ++e)
      for (std::size_t m = 0; m < material_count; ++m) {
        use[m].recovered += recovered(year, e * material_count + m);
        use[m].extracted += extracted(year, e * material_count + m);
      }
  return use;
}

/// kg of CO2 a USD of 2015, all manufacturing of the world.
double emission_intensity(const ReplicateRecord& record, const Coordinates& c, std::size_t year) {
  const RecordedYears per_value(record, c, "national", "co2_per_mva"), share(record, c, "national", "manufacturing_share"),
      gdp(record, c, "national", "gdp_real");
  double co2 = 0.0, value = 0.0;
  for (std::size_t e = 0; e < c.economies.size(); ++e) {
    const double made = share(year, e) / 100.0 * gdp(year, e);
    co2 += per_value(year, e) * made;
    value += made;
  }
  return co2 / value;
}

double growth_of_intensity(const ReplicateRecord& record, const Coordinates& c) {
  const std::size_t last = std::min(first_year + emission_years, c.years()) - 1;
  if (last <= first_year) return undefined;
  const double then = emission_intensity(record, c, first_year), now = emission_intensity(record, c, last);
  return sim::math::log(now / then) / static_cast<double>(last - first_year);
}

}  // namespace

MaterialFacts material_facts(const ReplicateRecord& record, const Coordinates& c) {
  const std::array<Use, material_count> use = use_of(record, c);
  Use all;
  for (const Use& of : use) {
    all.recovered += of.recovered;
    all.extracted += of.extracted;
  }
  const auto rate = [&](Material m) { return use[static_cast<std::size_t>(m)].circularity(); };
  const double metals = rate(Material::metals), minerals = rate(Material::minerals), biomass = rate(Material::biomass),
               fossil = rate(Material::fossil);
  const bool known = std::isfinite(metals + minerals + biomass + fossil);
  return {all.circularity(), known ? std::min({metals - minerals, minerals - biomass, biomass - fossil}) : undefined,
          growth_of_intensity(record, c)};
}

}  // namespace ladder::output
