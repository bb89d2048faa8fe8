/// What becomes of "clear" when many comparisons are read off one table.
#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "output/comparison.hpp"

namespace ladder::output {

/// Comparisons that are read together.
struct Family {
  std::size_t comparisons =
      0;  ///< rows that are clear or not clear: all but identical, one world and undefined
  std::size_t clear = 0;
  double chance_precision =
      0.0;  ///< rows whose precision would exclude 0 by chance alone, had nothing any effect
  double chance_clear = 0.0;  ///< at most so many would be called clear by chance alone
  double level = 0.0;         ///< confidence of each interval by which all hold at once (Bonferroni)
  /// Clear rows that stay clear when all are judged together (Holm), in the order given; none of a single
  /// row.
  std::vector<const PairedDifference*> clear_together;
  [[nodiscard]] bool is_clear_together(const PairedDifference& row) const;
};

/// @param confidence  the one by which precision excludes 0 for each row alone
[[nodiscard]] Family judge_together(std::span<const PairedDifference* const> rows, double confidence);

/// The precision of a row by Student's t at another confidence, e.g. Family::level.
[[nodiscard]] Band student_t_at(const PairedDifference& row, double confidence, double other);

/// Which of these hypotheses are rejected so that with probability 1 - alpha no true one is. An undefined p
/// (NaN) is never rejected. Source: Holm (1979), Scand. J. Statist. 6(2), 65-70.
[[nodiscard]] std::vector<bool> holm(std::span<const double> p_values, double alpha);

/// How likely the range over `worlds` differences excludes 0 where the true distribution is as often above 0
/// as below: that at most as many lie on the other side as the 5th percentile leaves out. Exact below
/// fewest_for_percentiles worlds, an upper bound from there on.
[[nodiscard]] double chance_of_range_excluding_zero(std::size_t worlds);

/// "Of 60 comparisons shown, 6 would have ...": one or two sentences, empty for fewer than two comparisons.
[[nodiscard]] std::string family_in_words(const Family& family, double confidence, std::size_t worlds);

}  // namespace ladder::output
