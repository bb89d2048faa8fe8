/// A calibration as its study file describes it.
#pragma once
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "models/fields.hpp"
#include "output/provenance.hpp"
#include "tools/calibration/admissibility.hpp"
#include "tools/calibration/history_matching.hpp"
#include "tools/calibration/observed_targets.hpp"
#include "tools/sweep/factor.hpp"

namespace ladder::tools {

struct CalibrationPlan {
  std::string title;
  std::string scenario;  ///< file, relative to the study's
  std::string targets;   ///< file, relative to the study's
  std::string calibrate_on =
      "odd";  ///< economies by place in the order of iso3, from 1: odd, even, all, or listed
  std::vector<std::string> economies;  ///< where calibrate_on is "listed"
  HistoryMatchingSettings matching;
  AdmissibleBounds admissible;
  bool random_search = true;             ///< whether as many runs at random are done to compare with
  void fields(models::FieldVisitor& v);  ///< all but the parameters
  std::vector<Factor> parameters;        ///< free ones, with the ranges in which they are sought
};

/// Reads a study: YAML with the keys of CalibrationPlan::fields() and `parameters`, a list of {path,
/// distribution, from, to, mean, sd, mode} as factors of a sweep. Only numbers of the assumptions can be
/// free, within their declared range.
/// @param files  the file is added to it
/// @throws ScenarioMissing, ScenarioError with line and column
[[nodiscard]] CalibrationPlan read_plan(const std::filesystem::path& file,
                                        std::vector<output::InputFile>& files);

/// Where a file that the study names lies.
[[nodiscard]] std::filesystem::path beside(const std::filesystem::path& study, const std::string& name);

/// The targets of the economies calibrated on, and the others, which are held back. The rule counts the
/// economies that have targets, in the order of iso3.
struct Halves {
  std::vector<std::string> calibrated, held;  ///< economies, by iso3
  std::vector<ObservedTarget> targets, held_targets;
};
/// @throws sim::Error where a listed economy has no target, or no target is left to calibrate on
[[nodiscard]] Halves halves(const CalibrationPlan& plan, std::span<const ObservedTarget> targets);

/// The parameter set at a point of the unit cube; values have six significant digits.
[[nodiscard]] models::ParameterSet set_at(std::span<const Factor> parameters, std::span<const double> point,
                                          const std::string& name);

}  // namespace ladder::tools
