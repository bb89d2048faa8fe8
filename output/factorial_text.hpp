/// A factorial in sentences, as a table and as JSON.
#pragma once
#include <string>
#include <vector>

#include "output/factorial.hpp"

namespace ladder::output {

/// What the text shows: outcomes of the last year.
struct FactorialTextOptions {
  bool color = false;
  std::vector<std::string> economies{};  ///< only these; all where empty
  std::vector<std::string> series{};     ///< only these, by name; all where empty
};

/// Interactions in words first, then a table of all effects of each outcome, at most table_width columns
/// wide.
[[nodiscard]] std::string factorial_text(const Factorial& factorial,
                                         const FactorialTextOptions& options = {});

/// "skills adds to vouchers for real GDP per person in ETH in 2045: ...", "No clear interaction between ...".
/// @param effect  an interaction
[[nodiscard]] std::string interaction_sentence(const Factorial& factorial, const FactorialOutcome& outcome,
                                               const FactorialEffect& effect);

/// Schema "ladder-factorial/1"; FORMAT.md lists its fields. All outcomes, of both measures.
[[nodiscard]] std::string factorial_json(const Factorial& factorial);

}  // namespace ladder::output
