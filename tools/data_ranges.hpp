/// What the numbers of country data may be: wide enough for every economy and year, narrow enough for a slip.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/csv.hpp"

namespace ladder::tools {

/// From `low` to `high`, both included, but for `low` where `above`.
struct ValueRange {
  double low = 0.0;
  double high = 0.0;
  bool above = false;
};

/// The range of a column of any of the data files, by its name.
[[nodiscard]] ValueRange range_of(std::string_view column);
/// Those of many columns: to be looked up once a file, not once a cell.
[[nodiscard]] std::vector<ValueRange> ranges_of(const std::vector<std::string>& columns);

/// The number in a cell; an empty cell has none. @throws sim::Error with file, line and column for what is no
/// number or outside of the column's range
[[nodiscard]] std::optional<double> checked_number(const CsvRow& row, std::size_t column);
/// The same of a cell that may not be empty.
[[nodiscard]] double required_checked_number(const CsvRow& row, std::size_t column);
/// The same within a range that is known already, or of columns that are not named after what they hold.
[[nodiscard]] std::optional<double> checked_number(const CsvRow& row, std::size_t column, const ValueRange& range);
[[nodiscard]] double required_checked_number(const CsvRow& row, std::size_t column, const ValueRange& range);
/// A year, 1900 to 2100.
[[nodiscard]] int checked_year(const CsvRow& row, std::size_t column);

}  // namespace ladder::tools
