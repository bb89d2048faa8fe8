/// A comparison as text for people, and as JSON and CSV for programs.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "output/comparison.hpp"

namespace ladder::output {

struct TableOptions {
  bool color = false;        ///< ANSI colours; off where NO_COLOR is set or the output is no terminal
  std::size_t findings = 8;  ///< sentences above the table: the best-founded clear differences
  bool table = true;         ///< false: the findings only
  std::vector<std::string> economies{};  ///< only these; all where empty
  std::vector<std::string> series{};     ///< only these, by name; all where empty
  std::vector<Measure> measures{Measure::last_year, Measure::horizon};
};

/// Columns of the widest line of comparison_table().
inline constexpr std::size_t table_width = 110;

/// Findings in words first, then the table, at most table_width columns wide, ending in a newline.
[[nodiscard]] std::string comparison_table(const Comparison& comparison, const TableOptions& options = {});

/// Rows with the best-founded clear differences in the last year, best first: |mean| over half the width of
/// its precision. At most `options.findings` of them; a series and scenario at most once.
[[nodiscard]] std::vector<const PairedDifference*> findings(const Comparison& comparison,
                                                            const TableOptions& options = {});

/// Schema "ladder-comparison/1": named fields, null where a number is not defined. FORMAT.md lists them.
[[nodiscard]] std::string comparison_json(const Comparison& comparison);

/// A row per difference, full precision, empty where not defined, RFC 4180.
[[nodiscard]] std::string comparison_csv(const Comparison& comparison);

/// "in 2045", "in total over 2019 to 2045", "on average over 2019 to 2045".
[[nodiscard]] std::string measure_in_words(const Comparison& comparison, const PairedDifference& row);

/// "identical", "clear", "no clear difference", "one world", "undefined".
[[nodiscard]] std::string_view verdict_in_words(Verdict verdict);

}  // namespace ladder::output
