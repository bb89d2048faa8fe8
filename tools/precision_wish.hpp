/// What --replicates auto, --precision, --min-replicates and --max-replicates ask for.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "output/series.hpp"
#include "output/stopping.hpp"
#include "tools/options.hpp"

namespace ladder::tools {

/// Half-width wanted of the precision of an outcome.
struct WishedWidth {
  std::string series;     ///< yearly national series; empty: each headline outcome
  double width = 0.0;     ///< above 0
  bool relative = false;  ///< a share of |mean of the baseline|; else in the unit of the series
};

struct PrecisionWish {
  output::StoppingRule rule;
  std::vector<WishedWidth> widths;  ///< at least one
};

/// Of differences, as shares of the baseline: what 32 to 48 worlds give of most outcomes of the flagship
/// comparison.
inline constexpr double default_precision_of_differences = 0.0025;
/// Of levels: unpaired, they vary by several per cent between worlds.
inline constexpr double default_precision_of_levels = 0.01;

/// nullopt without --replicates auto. Throws UsageError for a width or a number that is none, and for any of
/// these options without --replicates auto.
/// @param default_width  share of the baseline, where --precision is not given
[[nodiscard]] std::optional<PrecisionWish> precision_wish(const Arguments& arguments, double default_width);

/// What the rule watches, in the last recorded year: by scenario, width, economy. With several scenarios the
/// paired differences from the first, with one its levels. Left out: an outcome that has no value, or whose
/// relative width has a baseline of 0 to relate to.
/// @param headline   series that an empty name stands for. @param economies  empty: all
/// Errors: OutputError (65) for a series that is not there or is not a yearly one of economies; sim::Error
/// where nothing is left to watch.
[[nodiscard]] std::vector<output::WatchedOutcome> watched_outcomes(const output::RunRecord& record,
                                                                   std::span<const WishedWidth> widths,
                                                                   std::span<const std::string> headline,
                                                                   std::span<const std::string> economies);

}  // namespace ladder::tools
