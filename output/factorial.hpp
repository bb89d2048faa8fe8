/// A 2^k factorial of policies: main effects, two-way interactions and Shapley shares, each paired.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "output/comparison.hpp"

namespace ladder::output {

/// More factors are refused: 2^6 cells of 32 replicates are 2,048 worlds, and nobody reads 7 * 6 / 2
/// interactions.
inline constexpr std::size_t most_factors = 6;

/// What a cell of the design holds: factor i is in cell m where bit i of m is set. Cell 0 is the baseline.
[[nodiscard]] constexpr bool in_cell(std::size_t cell, std::size_t factor) {
  return (cell >> factor & 1U) != 0;
}
/// "a+b": the factors of a cell, in their order. @param baseline  the name of cell 0
[[nodiscard]] std::string cell_name(std::size_t cell, std::span<const std::string> factors,
                                    const std::string& baseline);

enum class EffectKind : std::uint8_t {
  total,        ///< all factors against none
  alone,        ///< one factor against none
  main,         ///< one factor, mean over all settings of the others
  interaction,  ///< how much one factor's effect grows with another's presence, mean over settings of the
                ///< rest
  shapley,      ///< one factor's part of the total, mean over all orders in which the factors may come
};
/// "total", "alone", ...
[[nodiscard]] std::string_view kind_name(EffectKind kind);

/// An effect of one outcome: its statistics over worlds, from the contrast of the cells of each world.
struct FactorialEffect {
  EffectKind kind = EffectKind::total;
  std::vector<std::size_t> factors;  ///< none of the total, two of an interaction, else one
  double share =
      0.0;  ///< of a Shapley effect in the total, of means; NaN of others and where the total is not clear
  /// `difference` is the effect, `baseline` that of cell 0; `value` and the two of variance say nothing here
  /// (NaN).
  PairedDifference row{};
};

/// All effects on one outcome, in the order of EffectKind, within it by factors.
struct FactorialOutcome {
  std::size_t series = 0;  ///< row in Factorial::series
  std::string economy;
  Measure measure = Measure::last_year;
  std::vector<FactorialEffect> effects{};
};

struct Factorial {
  std::string baseline;
  std::vector<std::string> factors;
  Coordinates coordinates;
  std::vector<Series> series{};  ///< yearly national series
  std::size_t replicates = 0;
  std::string worlds_differ_in;
  double confidence = 0.90;
  std::vector<FactorialOutcome> outcomes{};  ///< by measure, series, economy
};

/// Contrasts of one world: the effect of that kind and those factors, from its 2^k cells in the order of
/// in_cell(). Exactly 0 where all cells are equal. The Shapley effects of all factors add up to the total.
/// Source: Shapley (1953), A value for n-person games; Box, Hunter and Hunter (2005), Statistics for
/// Experimenters, ch. 5. The interaction here is the difference of two effects, twice the contrast of that
/// book.
[[nodiscard]] double contrast(EffectKind kind, std::span<const std::size_t> factors,
                              std::span<const double> cells);

/// Analyses a record whose scenarios are the 2^k cells in the order of in_cell().
/// Errors: OutputError (65) where there is no yearly national series. sim::Bug where the cells are not 2^k.
[[nodiscard]] Factorial analyse_factorial(const RunRecord& record, const std::vector<std::string>& factors);

}  // namespace ladder::output
