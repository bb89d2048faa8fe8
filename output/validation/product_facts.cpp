#include "output/validation/product_facts.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "models/networks/product_space.hpp"
#include "models/world/calendar.hpp"
#include "output/validation/regressions.hpp"
#include "sim/error.hpp"

namespace ladder::output {
namespace {

constexpr std::uint32_t observed_years = 10;

}  // namespace

ProductFacts facts_of_entry(std::span<const double> density, std::span<const std::uint8_t> entered) {
  sim::expects(density.size() == entered.size(), "each absent product has a density and an outcome");
  constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
  constexpr std::size_t parts = 3;
  std::vector<std::size_t> order(density.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return density[i]; });
  const std::size_t third = order.size() / parts;
  double bottom = 0.0, top = 0.0;
  for (std::size_t k = 0; k < third; ++k) {
    bottom += entered[order[k]];
    top += entered[order[order.size() - 1 - k]];
  }
  const LogitSlope fit = logit_fit(density, entered);
  return {fit.slope, fit.t(), bottom > 0.0 ? top / bottom : undefined};
}

ProductEntries::ProductEntries(const models::World& world) : world_(world), before_(world.baskets) {}

void ProductEntries::settled(sim::Time at) {
  if (world_.product_space == nullptr || at.ticks() % models::ticks_per_year != 0 ||
      at.ticks() > observed_years * models::ticks_per_year)
    return;
  for (std::size_t e = 0; e < before_.size(); ++e) {
    if (world_.economies[e].north || world_.economies[e].residual) continue;
    for (std::size_t p = 0; p < before_[e].made.size(); ++p) {
      if (before_[e].made[p] != 0) continue;
      density_.push_back(models::density(before_[e].near_made[p], world_.product_space->proximity_to_all(p)));
      entered_.push_back(world_.baskets[e].made[p]);
    }
  }
  before_ = world_.baskets;
}

ProductFacts ProductEntries::facts() const {
  return facts_of_entry(density_, entered_);
}

}  // namespace ladder::output
