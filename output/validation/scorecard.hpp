/// Verdicts on the stylised facts from several worlds.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "output/statistics.hpp"
#include "output/validation/stylised_facts.hpp"

namespace ladder::output {

enum class FactVerdict : std::uint8_t { pass, fail, undecided, absent };
[[nodiscard]] std::string_view fact_verdict_name(FactVerdict verdict);

/// A measure over all worlds.
struct MeasureScore {
  std::vector<double> values;  ///< one a world
  double mean = 0.0;
  Band interval;                              ///< 90 % confidence of the mean over seeds, precision_of_mean()
  Band range;                                 ///< central_range() over seeds
  FactVerdict verdict = FactVerdict::absent;  ///< absent where a world has no value; of a code fact by the
                                              ///< worst world, not the interval
};

/// Passed where the interval lies in the accepted range, ends included; failed where it lies outside; else
/// undecided: also below two worlds, which have no interval.
[[nodiscard]] FactVerdict judged(const Band& interval, double low, double high);

struct FactScore {
  const Fact* fact = nullptr;
  std::vector<MeasureScore> measures;  ///< as in the fact
  /// Absent where a measure is, failed where one fails, undecided where one is; else passed.
  FactVerdict verdict = FactVerdict::absent;
};

struct Scorecard {
  std::size_t worlds = 0;
  std::vector<FactScore> facts;
  std::size_t emergent = 0;  ///< facts that count
  std::size_t passed = 0;    ///< of these
  [[nodiscard]] double score() const {
    return emergent == 0 ? 0.0 : static_cast<double>(passed) / static_cast<double>(emergent);
  }
  /// Facts that were required and did not pass.
  [[nodiscard]] std::vector<std::string_view> missing() const;
  /// At least least_score passed, and all that are required.
  [[nodiscard]] bool reaches_bar() const { return score() >= least_score && missing().empty(); }
  static constexpr double least_score = 0.75;
};

inline constexpr double scorecard_confidence = 0.9;

/// @param worlds  at least one
[[nodiscard]] Scorecard scored(std::span<const WorldFacts> worlds);

}  // namespace ladder::output
