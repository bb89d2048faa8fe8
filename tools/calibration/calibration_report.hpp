/// What a calibration came to, in words and as JSON.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "models/parameter_set.hpp"
#include "tools/calibration/calibration_plan.hpp"
#include "tools/calibration/forecast_score.hpp"
#include "tools/calibration/history_matching.hpp"
#include "tools/parameter_sets.hpp"

namespace ladder::tools {

struct Calibration {
  CalibrationPlan plan;
  Halves split;
  HistoryMatch match;
  std::optional<RandomSearch> random;
};

/// The chosen points as parameter sets, "set-01" first, each with its remark.
struct ChosenSets {
  std::vector<models::ParameterSet> sets;
  std::vector<SetRemark> remarks;
};
[[nodiscard]] ChosenSets chosen_sets(const Calibration& calibration);

/// On a terminal's width: what was run, how well emulators predict, what is left, what rules out most, the
/// comparison with random search. Says in plain words where everything is ruled out.
[[nodiscard]] std::string calibration_text(const Calibration& calibration);
/// Document ladder-calibration/1, see output/FORMAT.md.
/// @param origin  further texts by name: hashes of what was read, version, commit
[[nodiscard]] std::string calibration_json(const Calibration& calibration,
                                           const std::vector<std::pair<std::string, std::string>>& origin);

/// Scores of one forecast on the economies calibrated on and on those held back.
struct HalfScores {
  std::string forecast;  ///< "32 parameter sets", "own assumptions of the scenario"
  std::size_t worlds = 0;
  ForecastScore calibrated, held;
};
[[nodiscard]] std::string score_text(std::span<const HalfScores> forecasts, const Halves& split);
/// Document ladder-calibration-score/1.
[[nodiscard]] std::string score_json(std::span<const HalfScores> forecasts, const Halves& split);

}  // namespace ladder::tools
