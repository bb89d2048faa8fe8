/// How digital generations spread over economies, and how they are used, from the recorded series of one world.
#pragma once
#include <span>

#include "output/validation/macro_facts.hpp"

namespace ladder::output {

/// NaN where there is too little to measure. Groups are means over their named economies: of high income (the North where none is
/// named), and least developed.
struct AdoptionFacts {
  /// Years between half of the manufacturing firms of the high-income group and half of those of the least developed group
  /// being at a generation or above; mean over the generations that the former pass in the run. Where the latter have not
  /// passed it at the end: the years until then, which is less than the lag.
  double lag = 0.0;
  double lag_change = 0.0;  ///< of the last of these generations less the first; NaN where there is one only
  /// Rate (a year) at which use of a generation by all firms converges, over the ten-year windows of the first 40 years, with
  /// a constant for each generation and window.
  double use_convergence = 0.0;
  /// Use by adopters (use by all over the share that has it), least developed over high income; mean over generations 1 to 4,
  /// after 50 years.
  double penetration = 0.0;
  /// R2 of a logistic curve through shares of adopters by year, between 2 and 98 %; mean over named economies and generations.
  double count_fit = 0.0;
  double count_over_use_fit = 0.0;  ///< less the same of use by all
};

/// @param record  of a world, over `coordinates`, with the series of output::catalogue()
/// @param roles   one an economy of the coordinates
[[nodiscard]] AdoptionFacts adoption_facts(const ReplicateRecord& record, const Coordinates& coordinates,
                                           std::span<const EconomyRole> roles);

/// Year, counted from 0 and between years in a straight line, in which a series first reaches a level; NaN where it never does,
/// or has it at the start.
[[nodiscard]] double year_reached(std::span<const double> by_year, double level);

/// R2 of a line through the log odds of shares between 2 and 98 %, over their years. NaN below ten such years.
[[nodiscard]] double logistic_fit(std::span<const double> shares);

}  // namespace ladder::output
