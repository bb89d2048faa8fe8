/// A study of treatments as text, CSV and JSON.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "output/treatments.hpp"

namespace ladder::output {

struct TreatmentContext {
  std::string title;                                            ///< of the scenario
  double share = 0.0;                                           ///< of firms treated
  std::vector<std::pair<std::string, std::string>> attributes;  ///< version, commit, seed, hashes, scenario
};

/// Tables of effects, of complementarity, and of what published experiments found.
[[nodiscard]] std::string treatments_text(const TreatmentStudy& study, const TreatmentContext& context);
/// A row each treatment, level, year and outcome.
[[nodiscard]] std::string treatments_csv(const TreatmentStudy& study);
/// Schema "ladder-treatments/1".
[[nodiscard]] std::string treatments_json(const TreatmentStudy& study, const TreatmentContext& context);

}  // namespace ladder::output
