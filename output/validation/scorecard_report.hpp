/// A scorecard as text, CSV and JSON.
#pragma once
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "output/validation/ablation.hpp"
#include "output/validation/scorecard.hpp"

namespace ladder::output {

/// What a report tells beside the scores.
struct ScorecardContext {
  std::string title;  ///< of the scenario
  std::size_t economies = 0, years = 0, firms_per_industry = 0;
  bool quick = false;
  std::vector<std::pair<std::string, std::string>> attributes;  ///< version, commit, seed, hashes
};

/// Below this many firms an industry, years or worlds facts are not what their ranges are meant for, and the
/// report says so.
inline constexpr std::size_t full_years = 150, full_worlds = 20, full_firms = 60;

[[nodiscard]] std::string scorecard_text(const Scorecard& card, std::span<const AblationScore> ablations,
                                         const ScorecardContext& context);
/// A row a measure; columns as in output/FORMAT.md.
[[nodiscard]] std::string scorecard_csv(const Scorecard& card, std::span<const AblationScore> ablations);
[[nodiscard]] std::string scorecard_json(const Scorecard& card, std::span<const AblationScore> ablations,
                                         const ScorecardContext& context);

}  // namespace ladder::output
