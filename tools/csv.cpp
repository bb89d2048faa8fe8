#include "tools/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "sim/error.hpp"
#include "tools/yaml_text.hpp"

namespace ladder::tools {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t not_wanted = static_cast<std::size_t>(-1);

/// Splits a text into lines and lines into cells, counting lines for messages.
class Scanner {
 public:
  Scanner(const std::string& file, std::string_view text) : file_(file), rest_(text) {
    if (rest_.starts_with(byte_order_mark)) rest_.remove_prefix(byte_order_mark.size());
    line_text_ = rest_;
    refuse_other_encodings();
  }

  [[nodiscard]] std::size_t line() const { return line_; }
  [[nodiscard]] bool at_end() const { return rest_.empty(); }

  /// Calls `cell(position, text, quoted)` for each cell of the next line. @return the number of cells
  template <class Cell>
  std::size_t next_line(const Cell& cell) {
    ++line_;
    line_text_ = rest_;
    starts_.clear();
    for (bool more = true; more;) {
      starts_.push_back(line_text_.size() - rest_.size());
      more = next_cell(starts_.size() - 1, cell);
    }
    return starts_.size();
  }

  /// The line that was read last, without its end.
  [[nodiscard]] std::string_view line_text() const { return line_text_.substr(0, line_text_.find_first_of("\r\n")); }
  /// The same, followed by what is behind it in the file: nobody has looked for its end.
  [[nodiscard]] std::string_view from_line() const { return line_text_; }
  /// Where each of its cells begins.
  [[nodiscard]] const std::vector<std::size_t>& starts() const { return starts_; }

  /// At the cell that is being read, or was read last.
  [[noreturn]] void fail(std::string_view what) const { fail_at(starts_.empty() ? 0 : starts_.back(), what); }
  /// At a byte of the line that was read last.
  [[noreturn]] void fail_at(std::size_t offset, std::string_view what) const {
    throw sim::Error(fmt::format("{}:{}:{}: {}", file_, std::max<std::size_t>(1, line_),
                                 column_of(line_text(), std::min(offset, line_text().size())), what));
  }

 private:
  void refuse_other_encodings() {
    if (const std::size_t bad = invalid_utf8(rest_); bad != std::string_view::npos)
      fail_at_byte(bad, fmt::format("byte 0x{:02X} is not valid UTF-8; save the file as UTF-8", byte_at(bad)));
    if (const std::size_t bad = stray_control(); bad != std::string_view::npos)
      fail_at_byte(bad, rest_[bad] == '\r' ? "a line ends in CR alone; save the file with lines that end in LF or CR LF"
                                           : fmt::format("byte 0x{:02X} is a control character; the file may be damaged", byte_at(bad)));
  }

  [[nodiscard]] unsigned byte_at(std::size_t at) const { return static_cast<unsigned char>(rest_[at]); }

  /// The first byte below a blank that is neither a tab nor of the end of a line. Numbers and names have none, and what prints
  /// errors would stop at a null.
  [[nodiscard]] std::size_t stray_control() const {
    for (std::size_t i = 0; i < rest_.size(); ++i) {
      if (byte_at(i) >= 0x20U || rest_[i] == '\n' || rest_[i] == '\t') continue;
      if (rest_[i] != '\r' || i + 1 == rest_.size() || rest_[i + 1] != '\n') return i;
    }
    return std::string_view::npos;
  }

  [[noreturn]] void fail_at_byte(std::size_t bad, std::string_view what) {
    const std::string_view before = rest_.substr(0, bad);
    const std::size_t start = before.rfind('\n') + 1;  // npos + 1 is 0
    line_ = 1 + static_cast<std::size_t>(std::ranges::count(before, '\n'));
    line_text_ = rest_.substr(start);
    fail_at(bad - start, what);
  }

  template <class Cell>
  bool next_cell(std::size_t position, const Cell& cell) {
    if (!rest_.empty() && rest_.front() == '"') return quoted_cell(position, cell);
    std::size_t end = 0;
    bool quote_inside = false;
    for (; end < rest_.size() && rest_[end] != ',' && rest_[end] != '\n'; ++end) quote_inside |= rest_[end] == '"';
    std::string_view text = rest_.substr(0, end);
    const bool more = end < rest_.size() && rest_[end] == ',';
    if (!more && text.ends_with('\r')) text.remove_suffix(1);
    if (quote_inside)
      fail(fmt::format("cell {} has a quote inside: quote the whole cell and double the quotes in it",
                       position + 1));
    cell(position, text, false);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    return more;
  }

  template <class Cell>
  bool quoted_cell(std::size_t position, const Cell& cell) {
    std::size_t end = 1;
    bool doubled = false;
    while (true) {
      end = rest_.find('"', end);
      if (end == std::string_view::npos || rest_.substr(0, end).find('\n') != std::string_view::npos)
        fail(fmt::format("cell {} opens a quote that is not closed on its line", position + 1));
      if (end + 1 >= rest_.size() || rest_[end + 1] != '"') break;
      doubled = true;
      end += 2;
    }
    cell(position, rest_.substr(1, end - 1), doubled);
    rest_.remove_prefix(end + 1);
    if (rest_.starts_with("\r\n")) rest_.remove_prefix(1);
    const char after = rest_.empty() ? '\n' : rest_.front();
    if (after != ',' && after != '\n')
      fail(fmt::format("cell {} goes on after its closing quote", position + 1));
    rest_.remove_prefix(std::min<std::size_t>(1, rest_.size()));
    return after == ',';
  }

  const std::string& file_;
  std::string_view rest_;
  std::string_view line_text_;  ///< from the beginning of the line on
  std::size_t line_ = 0;
  std::vector<std::size_t> starts_;
};

std::string with_single_quotes(std::string_view doubled) {
  std::string text;
  for (std::size_t i = 0; i < doubled.size(); ++i) {
    text.push_back(doubled[i]);
    if (doubled[i] == '"') ++i;
  }
  return text;
}

/// For each column of the file, its place among those wanted.
std::vector<std::size_t> places(Scanner& scanner, const std::vector<std::string>& columns,
                                std::size_t required) {
  std::vector<std::size_t> place;
  std::vector<bool> found(columns.size(), false);
  if (scanner.at_end()) scanner.fail("the file is empty; expected a header row");
  scanner.next_line([&](std::size_t, std::string_view text, bool) {
    const auto match = std::find(columns.begin(), columns.end(), text);
    place.push_back(match == columns.end() ? not_wanted : static_cast<std::size_t>(match - columns.begin()));
    if (place.back() == not_wanted) return;
    if (found[place.back()]) scanner.fail(fmt::format("column \"{}\" stands twice in the header", text));
    found[place.back()] = true;
  });
  const bool semicolons = place.size() == 1 && scanner.line_text().find(';') != std::string_view::npos;
  for (std::size_t c = 0; c < required; ++c)
    if (!found[c])
      scanner.fail_at(0, fmt::format("the header has no column \"{}\"{}", columns[c],
                                     semicolons ? "; save the file with commas between cells, not semicolons" : ""));
  return place;
}

/// What the user may have meant by a cell that is no number.
std::string_view number_expected(std::string_view cell) {
  if (cell.ends_with('%')) return "a number without a percent sign";
  if (cell.find(',') != std::string_view::npos) return "a number with a decimal point and no commas";
  if (cell.starts_with(' ') || cell.ends_with(' ')) return "a number without blanks around it";
  return "a number";
}

[[noreturn]] void fail_count(const Scanner& scanner, std::size_t count, std::size_t expected) {
  scanner.fail_at(count > expected ? scanner.starts()[expected] : scanner.line_text().size(),
                  fmt::format("the row has {} cells, expected {} as in the header{}", count, expected,
                              count > expected ? "; a comma inside a cell makes two of it" : ""));
}

}  // namespace

void CsvRow::fail(std::size_t column, std::string_view what) const {
  throw sim::Error(fmt::format("{}:{}: column {}: {}", *file_, place(column), (*names_)[column], what));
}

std::string CsvRow::place(std::size_t column) const {
  return fmt::format("{}:{}", line_, column_of(text_, starts_[column]));
}

std::optional<double> CsvRow::number(std::size_t column) const {
  const std::string_view cell = cells_[column];
  if (cell.empty()) return std::nullopt;
  double value = 0.0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc{} || end != cell.data() + cell.size() || !std::isfinite(value))
    fail(column, fmt::format("found \"{}\", expected {}", cell, number_expected(cell)));
  return value;
}

double CsvRow::required_number(std::size_t column) const {
  const auto value = number(column);
  if (!value) fail(column, "empty, expected a number");
  return *value;
}

std::optional<int> CsvRow::integer(std::size_t column) const {
  const std::string_view cell = cells_[column];
  if (cell.empty()) return std::nullopt;
  int value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc{} || end != cell.data() + cell.size())
    fail(column, fmt::format("found \"{}\", expected a whole number", cell));
  return value;
}

int CsvRow::required_integer(std::size_t column) const {
  const auto value = integer(column);
  if (!value) fail(column, "empty, expected a whole number");
  return *value;
}

std::vector<std::string> csv_header(const std::string& file, std::string_view text) {
  Scanner scanner(file, text);
  if (scanner.at_end()) scanner.fail("the file is empty; expected a header row");
  std::vector<std::string> names;
  scanner.next_line([&](std::size_t position, std::string_view cell, bool doubled) {
    std::string name = doubled ? with_single_quotes(cell) : std::string{cell};
    if (name.empty()) scanner.fail(fmt::format("column {} has no name in the header", position + 1));
    if (std::ranges::find(names, name) != names.end())
      scanner.fail(fmt::format("column \"{}\" stands twice in the header", name));
    names.push_back(std::move(name));
  });
  return names;
}

void read_csv(const std::string& file, std::string_view text, const std::vector<std::string>& columns,
              std::size_t required, const std::function<void(const CsvRow&)>& row) {
  Scanner scanner(file, text);
  const std::vector<std::size_t> place = places(scanner, columns, required);
  CsvRow current;
  current.file_ = &file;
  current.names_ = &columns;
  current.unquoted_.resize(columns.size());
  while (!scanner.at_end()) {
    current.cells_.assign(columns.size(), {});
    current.starts_.assign(columns.size(), 0);
    const std::size_t count =
        scanner.next_line([&](std::size_t position, std::string_view cell, bool doubled) {
          if (position >= place.size() || place[position] == not_wanted) return;
          current.starts_[place[position]] = scanner.starts()[position];
          std::string& storage = current.unquoted_[place[position]];
          if (doubled) storage = with_single_quotes(cell);
          current.cells_[place[position]] = doubled ? std::string_view(storage) : cell;
        });
    if (count != place.size()) fail_count(scanner, count, place.size());
    current.line_ = scanner.line();
    current.text_ = scanner.from_line();
    row(current);
  }
}

}  // namespace ladder::tools
