#include "tools/calibration/region.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

#include "output/statistics.hpp"
#include "sim/error.hpp"
#include "tools/sweep/sobol_sequence.hpp"

namespace ladder::tools {
namespace {

constexpr double indicator_noise = 0.05;  // variance of "inadmissible" (0 or 1) near its border
constexpr double even_chance = 0.5;
constexpr std::size_t most_levels = 16;  // each about halves the region
constexpr std::size_t steps_a_level = 6;
constexpr double least_step = 0.005;  // of a random walk, in the unit cube
constexpr double step_share = 0.6;    // of the spread of the survivors
constexpr std::uint16_t walk_purpose = 0xd101, walk_start_purpose = 0xd102;

std::span<const double> row_of(const UnitPoints& points, std::size_t row) {
  return std::span{points.values}.subspan(row * points.columns, points.columns);
}

UnitPoints points_of(std::span<const RunRequest> requests, std::span<const std::size_t> rows) {
  UnitPoints points(rows.size(), requests.front().point.size());
  for (std::size_t i = 0; i < rows.size(); ++i)
    std::ranges::copy(requests[rows[i]].point,
                      points.values.begin() + static_cast<std::ptrdiff_t>(i * points.columns));
  return points;
}

std::vector<Emulator> emulated(const UnitPoints& points, const std::vector<std::vector<double>>& values,
                               std::span<const double> variances, sim::Executor& executor,
                               const std::function<void()>& often) {
  std::vector<std::optional<Emulator>> made(values.size());
  executor.parallel_for(values.size(), [&](std::size_t t) {
    if (often) often();
    const std::vector<double> noise(points.rows, variances[t]);
    made[t].emplace(points, values[t], noise);
  });
  std::vector<Emulator> emulators;
  for (auto& emulator : made) emulators.push_back(std::move(*emulator));
  return emulators;
}

/// Points with the implausibility of each.
struct Population {
  UnitPoints points;
  std::vector<double> levels;
};

void judge(const EmulatedModel& model, Population& population, sim::Executor& executor,
           const std::function<void()>& often) {
  population.levels.resize(population.points.rows);
  executor.parallel_for(population.points.rows, [&](std::size_t i) {
    if (often) often();
    population.levels[i] = model.implausibility_at(row_of(population.points, i));
  });
}

/// The rows of least implausibility, ties to the lower row.
Population least(const Population& all, std::size_t count) {
  std::vector<std::size_t> order(all.points.rows);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order,
                           [&](std::size_t a, std::size_t b) { return all.levels[a] < all.levels[b]; });
  order.resize(std::min(count, order.size()));
  Population kept{UnitPoints(order.size(), all.points.columns), {}};
  for (std::size_t i = 0; i < order.size(); ++i) {
    std::ranges::copy(row_of(all.points, order[i]),
                      kept.points.values.begin() + static_cast<std::ptrdiff_t>(i * all.points.columns));
    kept.levels.push_back(all.levels[order[i]]);
  }
  return kept;
}

double reflected(double x) {
  x = std::abs(x);
  x -= 2.0 * std::floor(x / 2.0);
  return x > 1.0 ? 2.0 - x : x;
}

std::vector<double> steps_of(const UnitPoints& survivors) {
  std::vector<double> steps;
  for (std::size_t j = 0; j < survivors.columns; ++j) {
    std::vector<double> values;
    for (std::size_t i = 0; i < survivors.rows; ++i) values.push_back(survivors.at(i, j));
    const double variance = values.size() < 2 ? 0.0 : output::variance(values);
    steps.push_back(std::max(least_step, step_share * std::sqrt(variance)));
  }
  return steps;
}

/// Walks from survivors without going above the level, one walk a member of the new population.
Population walked(const EmulatedModel& model, const Population& survivors, std::size_t count, double level,
                  std::size_t generation, std::uint64_t seed, sim::Executor& executor,
                  const std::function<void()>& often) {
  Population next{UnitPoints(count, survivors.points.columns), std::vector<double>(count)};
  const std::vector<double> steps = steps_of(survivors.points);
  const sim::Draws draws = design_draws(seed);
  executor.parallel_for(count, [&](std::size_t i) {
    const std::uint64_t entity = generation * count + i;
    // Each survivor stands once; who must stand twice is drawn.
    const std::size_t from =
        i < survivors.points.rows
            ? i
            : draws.below(static_cast<std::uint32_t>(survivors.points.rows), entity, walk_start_purpose, 0);
    const auto start = row_of(survivors.points, from);
    std::vector<double> at(start.begin(), start.end()), proposed(at.size());
    double own = survivors.levels[from];
    for (std::size_t s = 0; s < steps_a_level; ++s) {
      if (often) often();
      for (std::size_t j = 0; j < at.size(); ++j)
        proposed[j] = reflected(at[j] + steps[j] * draws.normal(entity, walk_purpose, s * at.size() + j));
      const double there = model.implausibility_at(proposed);
      if (there > level) continue;
      at = proposed;
      own = there;
    }
    std::ranges::copy(at, next.points.values.begin() + static_cast<std::ptrdiff_t>(i * at.size()));
    next.levels[i] = own;
  });
  return next;
}

}  // namespace

EmulatedModel::EmulatedModel(std::span<const RunRequest> requests, std::span<const RunOutcome> outcomes,
                             std::span<const Target> targets, std::span<const double> seed_variance,
                             const RuleOut& rule, sim::Executor& executor, const std::function<void()>& often)
    : targets_(targets.begin(), targets.end()),
      seed_variance_(seed_variance.begin(), seed_variance.end()),
      rule_{rule} {
  std::vector<std::size_t> all(requests.size()), admissible;
  std::iota(all.begin(), all.end(), std::size_t{0});
  std::vector<double> indicator;
  for (const std::size_t i : all) {
    if (outcomes[i].inadmissible.empty()) admissible.push_back(i);
    indicator.push_back(outcomes[i].inadmissible.empty() ? 0.0 : 1.0);
  }
  std::vector<std::vector<double>> values(targets.size());
  for (std::size_t t = 0; t < targets.size(); ++t)
    for (const std::size_t i : admissible) values[t].push_back(outcomes[i].outputs[t]);
  emulators_ = emulated(points_of(requests, admissible), values, seed_variance, executor, often);
  if (admissible.size() < all.size())
    inadmissibility_ =
        emulated(points_of(requests, all), {indicator}, std::vector{indicator_noise}, executor, often);
}

double EmulatedModel::implausibility_at(std::span<const double> u) const {
  if (!inadmissibility_.empty() && inadmissibility_.front().at(u).mean > even_chance)
    return std::numeric_limits<double>::infinity();
  std::vector<double> all;
  for (std::size_t t = 0; t < targets_.size(); ++t)
    all.push_back(implausibility(targets_[t], emulators_[t].at(u), seed_variance_[t]));
  return deciding_implausibility(all, rule_);
}

Region sampled_region(const EmulatedModel& model, std::size_t columns, std::size_t candidates,
                      std::size_t wanted, std::uint64_t seed, sim::Executor& executor,
                      const std::function<void()>& often) {
  const double cutoff = model.rule().cutoff;
  Population population{sobol_points(candidates, columns, 0, Scramble::owen, seed), {}};
  judge(model, population, executor, often);
  const auto inside = [&] {
    return static_cast<std::size_t>(
        std::ranges::count_if(population.levels, [&](double level) { return level <= cutoff; }));
  };
  Region region;
  region.share = static_cast<double>(inside()) / static_cast<double>(candidates);
  if (inside() < wanted) {
    population = least(population, wanted);
    double part =
        static_cast<double>(wanted) / static_cast<double>(candidates);  // of the cube below the level
    for (std::size_t g = 0; g < most_levels && population.levels.back() > cutoff; ++g) {
      const std::size_t half = std::max<std::size_t>(1, population.points.rows / 2);
      const Population survivors = least(population, std::max(half, inside()));
      const double level = std::max(cutoff, survivors.levels.back());
      part *= static_cast<double>(survivors.points.rows) / static_cast<double>(population.points.rows);
      population = least(walked(model, survivors, wanted, level, g, seed, executor, often), wanted);
    }
    region.empty = inside() == 0;
    region.share = region.empty ? 0.0 : part * static_cast<double>(inside()) / static_cast<double>(wanted);
  }
  region.points = region.empty ? population.points : least(population, inside()).points;
  return region;
}

std::vector<std::size_t> spread_out(const UnitPoints& points, std::size_t count,
                                    const std::vector<std::vector<double>>& taken, std::size_t first) {
  std::vector<double> nearest(points.rows, std::numeric_limits<double>::infinity());
  const auto approach = [&](std::span<const double> to) {
    for (std::size_t i = 0; i < points.rows; ++i) {
      double distance = 0.0;
      for (std::size_t j = 0; j < points.columns; ++j) {
        const double d = points.at(i, j) - to[j];
        distance += d * d;
      }
      nearest[i] = std::min(nearest[i], distance);
    }
  };
  for (const std::vector<double>& point : taken) approach(point);
  std::vector<std::size_t> rows;
  while (rows.size() < std::min(count, points.rows)) {
    const std::size_t next =
        rows.empty() && first < points.rows
            ? first
            : static_cast<std::size_t>(std::ranges::max_element(nearest) - nearest.begin());
    rows.push_back(next);
    approach(row_of(points, next));
    nearest[next] = -1.0;
  }
  return rows;
}

}  // namespace ladder::tools
