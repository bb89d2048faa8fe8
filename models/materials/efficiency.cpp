#include "models/materials/efficiency.hpp"

#include <algorithm>

#include "models/world/world.hpp"
#include "sim/math.hpp"

namespace ladder::models {

Measure measure(const sim::Draws& draws, std::uint64_t firm, int k, const EfficiencyParameters& p) {
  const auto index = static_cast<std::uint64_t>(k);
  const double a = draws.normal(firm, static_cast<std::uint16_t>(Purpose::measure_saving), index);
  const double b = draws.normal(firm, static_cast<std::uint16_t>(Purpose::measure_payback), index);
  return {std::min(0.1, p.saving.value() * sim::math::exp(p.saving_spread.value() * a)),
          p.payback.value() * sim::math::exp(p.payback_spread.value() * b)};
}

}  // namespace ladder::models
