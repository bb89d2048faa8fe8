#include "models/technology/depth.hpp"

#include <algorithm>
#include <limits>

#include "models/industry/staff.hpp"
#include "models/technology/absorption.hpp"
#include "models/world/world.hpp"
#include "sim/math.hpp"

namespace ladder::models {

namespace math = sim::math;

double depth_ceiling(double skilled_share, double requirement, const DepthParameters& p) {
  const double met = std::clamp(skilled_share / requirement, 0.0, 1.0);
  const double power = p.skill_power.value();
  if (power == 1.0 || met == 1.0) return met;  // the usual cases are a tenth of the work
  return power == 0.0 ? 1.0 : math::pow(met, power);
}

double depth_after(double depth, double ceiling, Years time, const DepthParameters& p) {
  return depth + share_closed(p.speed, time) * (ceiling - depth);
}

double generations_in_use(int generation, int usable, double depth) {
  return usable == generation && generation > 0 ? usable - 1 + depth : usable;
}

double generations_in_use(const World& w, std::size_t row) {
  const int generation = w.firms.generation[row];
  if (generation == 0) return 0.0;
  const int usable = usable_generation(generation, skilled_share(w.firms.workers[row]), w.skill_needs);
  return generations_in_use(generation, usable, static_cast<double>(w.firms.upgrading[row].depth));
}

double inputs_kept(const World& w, std::size_t row) {
  const double measures = 1.0 - static_cast<double>(w.firms.input_saving[row]);
  const double saving = w.parameters.depth.scrap_saving.value();
  if (saving == 0.0) return measures;
  return measures * (1.0 - saving * (generations_in_use(w, row) - w.industries[w.firms.industry[row]].start_use));
}

namespace {

double ceiling_of(const World& w, std::size_t row, std::size_t generation) {
  return depth_ceiling(skilled_share(w.firms.workers[row]), w.full_use_needs[generation], w.parameters.depth);
}

/// Mean over manufacturing firms of what `value` says, of those of which it says something.
template <class Value>
double mean_over_firms(const World& w, std::size_t e, Value value) {
  double sum = 0.0, count = 0.0;
  for (std::size_t s = first_manufacture; s <= last_manufacture; ++s)
    for (const std::uint32_t row : w.living[e * sector_count + s]) value(row, sum, count);
  return count > 0.0 ? sum / count : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

void deepen_use(World& w, std::size_t row) {
  float& depth = w.firms.upgrading[row].depth;
  const double now = static_cast<double>(depth), ceiling = ceiling_of(w, row, w.firms.generation[row]);
  if (now != ceiling) depth = static_cast<float>(depth_after(now, ceiling, one_month, w.parameters.depth));
}

void begin_use(World& w, std::size_t row) {
  const double ceiling = ceiling_of(w, row, w.firms.generation[row]);
  w.firms.upgrading[row].depth = static_cast<float>(std::min(ceiling, w.parameters.depth.first.value()));
}

void settle_use(World& w, std::size_t row) {
  w.firms.upgrading[row].depth = static_cast<float>(ceiling_of(w, row, w.firms.generation[row]));
}

double use_of_generation(const World& w, std::size_t row, std::size_t generation) {
  const std::size_t own = w.firms.generation[row];
  if (generation > own) return 0.0;
  return generation == own ? static_cast<double>(w.firms.upgrading[row].depth) : ceiling_of(w, row, generation);
}

double mean_depth(const World& w, std::size_t e, std::size_t generation) {
  return mean_over_firms(w, e, [&](std::uint32_t row, double& sum, double& count) {
    if (w.firms.generation[row] != generation) return;
    sum += static_cast<double>(w.firms.upgrading[row].depth);
    count += 1.0;
  });
}

double intensity_of_use(const World& w, std::size_t e, std::size_t generation) {
  return mean_over_firms(w, e, [&](std::uint32_t row, double& sum, double& count) {
    sum += use_of_generation(w, row, generation);
    count += 1.0;
  });
}

}  // namespace ladder::models
