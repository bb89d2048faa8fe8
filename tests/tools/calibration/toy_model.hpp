/// A model with two outputs and noise, whose parameters are known, behind the seam of the economy.
#pragma once
#include <cstdint>
#include <vector>

#include "sim/random.hpp"
#include "tools/calibration/history_matching.hpp"

namespace ladder::test {

/// outputs: 10 x + 4 y^2 + noise, 6 y - 3 x y + noise; z does nothing; inadmissible where x > 0.9.
struct ToyModel {
  double noise = 0.3;
  std::uint64_t seed = 1;

  [[nodiscard]] std::vector<double> mean_at(const std::vector<double>& p) const {
    return {10.0 * p[0] + 4.0 * p[1] * p[1], 6.0 * p[1] - 3.0 * p[0] * p[1]};
  }
  [[nodiscard]] tools::RunOutcome run(const tools::RunRequest& request) const {
    tools::RunOutcome outcome;
    outcome.outputs = mean_at(request.point);
    const sim::Draws draws(seed, request.replicate);
    for (std::size_t t = 0; t < outcome.outputs.size(); ++t)
      outcome.outputs[t] += noise * draws.normal(t, 0xe002, 0);
    if (request.point[0] > 0.9) outcome.inadmissible = "x above 0.9";
    return outcome;
  }
  [[nodiscard]] tools::Simulator simulator() const {
    return [*this](std::span<const tools::RunRequest> requests) {
      std::vector<tools::RunOutcome> outcomes;
      for (const tools::RunRequest& request : requests) outcomes.push_back(run(request));
      return outcomes;
    };
  }
};

inline constexpr std::size_t toy_columns = 3;
inline constexpr std::uint32_t history_replicate = 900'000;  ///< the luck of what was observed

/// What one world with these parameters would have given.
inline std::vector<tools::Target> toy_targets(const ToyModel& model, const std::vector<double>& truth,
                                              double error) {
  const tools::RunOutcome history = model.run({truth, history_replicate});
  return {{.name = "first", .value = history.outputs[0], .observation_error = error},
          {.name = "second", .value = history.outputs[1], .observation_error = error}};
}

inline tools::HistoryMatchingSettings toy_settings() {
  tools::HistoryMatchingSettings settings;
  settings.waves = 2;
  settings.runs_a_wave = 24;
  settings.noise_points = 3;
  settings.noise_replicates = 4;
  settings.last_runs = 24;
  settings.sets = 12;
  settings.candidates = 512;
  return settings;
}

}  // namespace ladder::test
