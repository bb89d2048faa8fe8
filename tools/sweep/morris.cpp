#include "tools/sweep/morris.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/error.hpp"
#include "tools/sweep/sampling.hpp"

namespace ladder::tools {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t statistics_per_factor = 3;

/// Where a factor begins in a trajectory, in steps of the grid, and where it goes.
struct Walk {
  std::size_t from, to;
};

Walk walk(std::size_t factor, std::size_t trajectory, std::size_t levels, const sim::Draws& draws) {
  const auto u = draws.uniforms(factor, static_cast<std::uint16_t>(SweepPurpose::morris_start), trajectory);
  const std::size_t jump = levels / 2;
  const auto lower = static_cast<std::size_t>(u[0] * static_cast<double>(jump));
  return u[1] < 0.5 ? Walk{lower, lower + jump} : Walk{lower + jump, lower};
}

void add_trajectory(Design& design, const std::vector<std::vector<std::string>>& values,
                    std::size_t trajectory, const sim::Draws& draws) {
  const std::size_t k = values.size(), levels = values.front().size();
  std::vector<Walk> walks;
  std::vector<std::string> row;
  for (std::size_t f = 0; f < k; ++f) {
    walks.push_back(walk(f, trajectory, levels, draws));
    row.push_back(values[f][walks[f].from]);
  }
  design.add_row(row, {.group = trajectory, .role = RowRole::base});
  const double jump = static_cast<double>(levels / 2) / static_cast<double>(levels - 1);
  const auto order =
      random_order(static_cast<std::uint32_t>(k), draws, trajectory, SweepPurpose::morris_order);
  for (const std::uint32_t f : order) {
    row[f] = values[f][walks[f].to];
    const double step = walks[f].to > walks[f].from ? jump : -jump;
    design.add_row(row, {.group = trajectory, .role = RowRole::step, .factor = f, .jump = step});
  }
}

/// Effects by factor and trajectory; NaN where there is none.
struct Effects {
  std::size_t trajectories = 0;
  std::vector<std::vector<double>> of_factor;
};

void check(const Design& design, std::span<const double> outcomes) {
  sim::expects(outcomes.size() == design.rows(), "An analysis has an outcome for each row of its design.");
  sim::expects(design.rows() > 0, "An analysed design has rows.");
  if (design.method() != "morris") {
    throw sim::Error(fmt::format(
        "elementary effects need a design of the method morris, and this one is of {}", design.method()));
  }
}

Effects effects(const Design& design, std::span<const double> outcomes) {
  Effects all;
  all.trajectories = design.place(design.rows() - 1).group + 1;
  all.of_factor.assign(design.paths().size(), std::vector<double>(all.trajectories, undefined));
  for (std::size_t r = 0; r < design.rows(); ++r) {
    const RowPlace& place = design.place(r);
    if (place.role == RowRole::base) continue;
    const bool follows = r > 0 && design.place(r - 1).group == place.group && place.group < all.trajectories;
    if (!follows || place.factor == RowPlace::no_factor || place.jump == 0.0) {
      throw sim::Error(
          fmt::format("row {} of the design is no step of a trajectory; expected the file as it was "
                      "written, rows in their order",
                      r));
    }
    const double effect = (outcomes[r] - outcomes[r - 1]) / place.jump;
    all.of_factor[place.factor][place.group] = std::isfinite(effect) ? effect : undefined;
  }
  return all;
}

/// mu, mu* and sigma of the effects that exist, each as often as its weight says.
void add_statistics(std::span<const double> effects, std::span<const std::uint32_t> weights,
                    std::vector<double>& statistics) {
  double count = 0.0, sum = 0.0, absolute = 0.0;
  for (std::size_t t = 0; t < effects.size(); ++t) {
    if (weights[t] == 0 || std::isnan(effects[t])) continue;
    count += weights[t];
    sum += weights[t] * effects[t];
    absolute += weights[t] * std::fabs(effects[t]);
  }
  const double mu = sum / count;  // NaN where there is none
  double squares = 0.0;
  for (std::size_t t = 0; t < effects.size(); ++t) {
    if (weights[t] > 0 && !std::isnan(effects[t]))
      squares += weights[t] * (effects[t] - mu) * (effects[t] - mu);
  }
  const double sigma = count < 2.0 ? undefined : std::sqrt(squares / (count - 1.0));
  statistics.insert(statistics.end(), {mu, absolute / count, sigma});
}

}  // namespace

Design morris_design(std::span<const Factor> factors, std::size_t trajectories, std::uint64_t seed,
                     std::size_t levels) {
  check_factors(factors);
  if (levels < 2 || levels % 2 != 0) {
    throw sim::Error(
        fmt::format("{} levels: with an odd number some would be visited more often than others; "
                    "expected an even number such as 4",
                    levels));
  }
  if (trajectories == 0 || trajectories > most_design_rows / (factors.size() + 1)) {
    throw sim::Error(
        fmt::format("{} trajectories of {} runs; expected at least one, and at most {} runs in all",
                    trajectories, factors.size() + 1, most_design_rows));
  }
  std::vector<std::vector<std::string>> values(factors.size());
  for (std::size_t f = 0; f < factors.size(); ++f) {
    (void)factors[f].levels(levels);  // says what a factor without bounds lacks
    for (std::size_t l = 0; l < levels; ++l)
      values[f].push_back(factors[f].value(static_cast<double>(l) / static_cast<double>(levels - 1)));
  }
  Design design{"morris", seed, paths_of(factors)};
  const sim::Draws draws = design_draws(seed);
  for (std::size_t t = 0; t < trajectories; ++t) add_trajectory(design, values, t, draws);
  return design;
}

MorrisResult morris_effects(const Design& design, std::span<const double> outcomes,
                            const BootstrapOptions& options) {
  check(design, outcomes);
  const Effects all = effects(design, outcomes);
  const WeightedStatistics statistics = [&](std::span<const std::uint32_t> weights) {
    std::vector<double> values;
    for (const auto& of_factor : all.of_factor) add_statistics(of_factor, weights, values);
    return values;
  };
  const auto estimates = bootstrap(all.trajectories, statistics, options);
  MorrisResult result{.factors = {},
                      .trajectories = all.trajectories,
                      .failed_runs = static_cast<std::size_t>(
                          std::ranges::count_if(outcomes, [](double y) { return !std::isfinite(y); }))};
  for (std::size_t f = 0; f < design.paths().size(); ++f) {
    const auto lost = static_cast<std::size_t>(
        std::ranges::count_if(all.of_factor[f], [](double e) { return std::isnan(e); }));
    const SensitivityEstimate* first = &estimates[statistics_per_factor * f];
    result.factors.push_back({design.paths()[f], first[0], first[1], first[2], all.trajectories - lost});
    result.lost_effects += lost;
  }
  return result;
}

}  // namespace ladder::tools
