/// What the score is worth with a mechanism switched off.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "output/validation/scorecard.hpp"

namespace ladder::output {

/// A scorecard of the worlds with some mechanism switched off.
struct AblationScore {
  Mechanism mechanism;
  Scorecard card;
};

/// The submodels of technology (ODD 7.3, 7.4, 7.7, 7.8) with the settings that switch each off, whether a fact rests on it
/// or not.
[[nodiscard]] std::vector<Mechanism> technology_submodels();
/// Whether its settings are those of one of them.
[[nodiscard]] bool is_technology(const Mechanism& mechanism);

/// What --ablate switches off: the mechanisms of all measured facts that can be, each once, in the order of
/// the facts, then the other submodels of technology, to see what share of the score is theirs.
[[nodiscard]] std::vector<Mechanism> switchable_mechanisms();

/// What becomes of the emergent facts when a mechanism is switched off. Rows in the order of the facts.
struct ShareKept {
  std::size_t passed = 0;              ///< with the mechanism
  std::vector<std::string_view> lost;  ///< of these, those that no longer pass
  std::vector<std::string_view> gained;  ///< that pass without it only
  [[nodiscard]] std::size_t kept() const { return passed - lost.size(); }
  /// Of what passed, 0 to 1; NaN where nothing did.
  [[nodiscard]] double share() const;
};
/// @param whole, without  of the same list of facts
[[nodiscard]] ShareKept share_kept(const Scorecard& whole, const Scorecard& without);

/// The table of shares kept: submodels of technology, then other mechanisms. Empty where nothing was switched off.
[[nodiscard]] std::string ablation_text(const Scorecard& whole, std::span<const AblationScore> ablations);

}  // namespace ladder::output
