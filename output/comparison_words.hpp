/// How a difference is put in words: its scale, its place, how sure it is.
#pragma once
#include <string>

#include "output/comparison.hpp"

namespace ladder::output {

/// The scale in which a sentence gives a difference: percent of the baseline for amounts, else the unit
/// itself.
struct Scale {
  double factor = 1.0;
  std::string unit;
  /// "2.1 %", "147 M USD"
  [[nodiscard]] std::string text(double difference) const;
  /// "1 to 3.2 %", "135 M to 159 M USD"
  [[nodiscard]] std::string text(const Band& band) const;
  /// text(), and the amount itself where the scale is percent: "2.1 % (42 USD)"
  [[nodiscard]] std::string amount(double size, const Series& series) const;
};

[[nodiscard]] Scale scale_of(const Series& series, const PairedDifference& row);

/// " in ETH, sector textiles"
[[nodiscard]] std::string place_in_words(const PairedDifference& row);

/// "in 2045", "in total over 2019 to 2045", "on average over 2019 to 2045", "at the end of 2045".
[[nodiscard]] std::string measure_in_words(const Coordinates& coordinates, Aggregate aggregate,
                                           Measure measure);

/// "precision 1 to 3.2 %; range ..., of 8 worlds, seeds only; the sign holds in 8 of 8 worlds"
[[nodiscard]] std::string how_sure(const PairedDifference& row, const Scale& scale,
                                   const std::string& worlds_differ_in);

/// Broken at blanks into lines of at most table_width columns, the first behind `bullet`, the rest as far in.
[[nodiscard]] std::string wrapped(const std::string& text, std::string_view bullet);

}  // namespace ladder::output
