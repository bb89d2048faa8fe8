/// Strict reading of comma-separated files.
#pragma once
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ladder::tools {

/// One row. Cells are in the order the columns were asked for, not that of the file.
class CsvRow {
 public:
  [[nodiscard]] std::string_view text(std::size_t column) const { return cells_[column]; }
  /// Empty cell: no value. @throws sim::Error naming file, line and column if it is no finite number
  [[nodiscard]] std::optional<double> number(std::size_t column) const;
  /// @throws sim::Error if the cell is empty or no number
  [[nodiscard]] double required_number(std::size_t column) const;
  [[nodiscard]] int required_integer(std::size_t column) const;
  [[nodiscard]] std::optional<int> integer(std::size_t column) const;
  /// @throws sim::Error with file, line and place in the line (in characters, from 1), the column's name, then `what`
  [[noreturn]] void fail(std::size_t column, std::string_view what) const;
  [[nodiscard]] std::size_t line() const { return line_; }
  /// "12:5": line, and where the cell begins in it, in characters.
  [[nodiscard]] std::string place(std::size_t column) const;
  /// The name of the column.
  [[nodiscard]] std::string_view name(std::size_t column) const { return (*names_)[column]; }

 private:
  friend void read_csv(const std::string&, std::string_view, const std::vector<std::string>&, std::size_t,
                       const std::function<void(const CsvRow&)>&);
  const std::string* file_ = nullptr;
  std::size_t line_ = 0;
  const std::vector<std::string>* names_ = nullptr;
  std::string_view text_;  ///< from the line's beginning on
  std::vector<std::string_view> cells_;
  std::vector<std::size_t> starts_;    ///< where each cell begins in the line
  std::vector<std::string> unquoted_;  ///< storage for cells with doubled quotes inside
};

/// The names in the header of a file, in the order they stand. Strict as read_csv(): an empty file, an empty name
/// and a name that stands twice are errors.
[[nodiscard]] std::vector<std::string> csv_header(const std::string& file, std::string_view text);

/// Calls `row` for each row of a file with a header, giving it the cells of `columns` only.
///
/// Strict: a header without a required column, a row of another length than the header, an unclosed quote and
/// a cell that is no number where one is read are errors, with file, line, column and what was expected; so is a byte
/// that is not UTF-8.
/// UTF-8, with or without byte order mark; lines end in LF or CRLF; cells may be quoted ("" inside stands for
/// ").
/// @param file  name for messages
/// @param text  the whole file
/// @param columns  names of the columns to read; the first `required` must be there, the others are empty if
/// missing
void read_csv(const std::string& file, std::string_view text, const std::vector<std::string>& columns,
              std::size_t required, const std::function<void(const CsvRow&)>& row);

}  // namespace ladder::tools
