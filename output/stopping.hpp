/// When a comparison has enough replicates: a rule of precision alone, never of the sign or size of an
/// effect.
#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ladder::output {

/// Numbers chosen by measured coverage (DECISIONS 34).
struct StoppingRule {
  double confidence = 0.90;
  std::size_t fewest = 32;  ///< replicates before the first look; at least 2
  std::size_t most = 1024;  ///< never more; at least `fewest`
  double growth = 1.5;      ///< replicates at a look over those at the look before, above 1
};

/// One outcome whose mean is to be known: a number from each replicate so far, and how well.
struct WatchedOutcome {
  std::string name;  ///< for messages
  std::vector<double>
      values;  ///< by replicate: paired differences, or levels of one scenario; NaN where it has none
  double target = 0.0;  ///< half-width wanted of the confidence interval of their mean, in their unit
};

/// What a look found.
struct Look {
  std::size_t replicates = 0;
  std::optional<std::size_t>
      widest;               ///< outcome whose half-width is largest over its target; none: none has values
  double half_width = 0.0;  ///< of that one, by Student's t, in its unit
  bool precise = false;     ///< every half-width is at most its target
  std::size_t next = 0;     ///< replicates to have before the next look; as many as there are: enough
};

/// Sequential stopping in batches. After `fewest` replicates, and after each batch by which they grow, the
/// widest interval is compared with its target. Once all meet theirs, one more batch is run and ends it: a
/// sample is most likely to look precise just when its variance comes out too small, and the interval would
/// then cover less than it says; the last batch was not chosen for that. The number of replicates depends on
/// the values alone, not on threads or time.
///
/// Sources: Chow and Robbins (1965), Ann. Math. Stat. 36(2), 457-462; that the plain rule covers too little:
/// Law and Kelton (1982), Oper. Res. 30(3), 537-550.
class SequentialStopping {
 public:
  /// Throws sim::Bug for a rule out of the ranges above.
  explicit SequentialStopping(const StoppingRule& rule);
  /// Replicates to have before the first look.
  [[nodiscard]] std::size_t first() const { return rule_.fewest; }
  /// Looks at all values so far. @param outcomes  at least one, each with a value of every replicate
  Look look(std::span<const WatchedOutcome> outcomes);

 private:
  [[nodiscard]] std::size_t larger(std::size_t replicates) const;

  StoppingRule rule_;
  bool met_ = false;  ///< at an earlier look
};

/// Half the width of the Student's t interval of the mean of those values that are numbers; NaN below two.
[[nodiscard]] double half_width(std::span<const double> values, double confidence);

}  // namespace ladder::output
