#include "models/technology/digital.hpp"

#include <algorithm>
#include <array>

#include "sim/math.hpp"

namespace ladder::models {

namespace math = sim::math;

double step_cost_share(int generation, double years, const DigitalParameters& p) {
  const std::array<double, 4> costs = {p.cost_step1.value(), p.cost_step2.value(), p.cost_step3.value(),
                                       p.cost_step4.value()};
  return costs[static_cast<std::size_t>(std::clamp(generation, 1, 4) - 1)] *
         math::exp(-p.cost_decline.value() * years);
}

double step_yearly_gain(double yearly_wages, double yearly_goods, const DigitalParameters& p, Number wage_elasticity,
                        Share scrap_saving) {
  const double left = (1.0 - wage_elasticity.value()) * p.step_gain.value();
  return yearly_wages * (1.0 - math::exp(-left)) + yearly_goods * scrap_saving.value();
}

double completion_chance(double skilled_share, double requirement, const DigitalParameters& p) {
  return 1.0 / (1.0 + math::exp(-p.completion_slope.value() * (skilled_share - requirement)));
}

double awareness_chance(double home_users, double foreign_users, const DigitalParameters& p) {
  const double heard =
      p.base_awareness.value() + p.peer_awareness.value() * home_users + 0.25 * foreign_users;
  return std::clamp(p.awareness_scale.value() * heard, 0.0, 1.0);
}

}  // namespace ladder::models
