#include "tools/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "sim/error.hpp"

namespace ladder::tools {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t not_wanted = static_cast<std::size_t>(-1);

/// Splits a text into lines and lines into cells, counting lines for messages.
class Scanner {
 public:
  Scanner(const std::string& file, std::string_view text) : file_(file), rest_(text) {
    if (rest_.starts_with(byte_order_mark)) rest_.remove_prefix(byte_order_mark.size());
  }

  [[nodiscard]] std::size_t line() const { return line_; }
  [[nodiscard]] bool at_end() const { return rest_.empty(); }

  /// Calls `cell(position, text, quoted)` for each cell of the next line. @return the number of cells
  template <class Cell>
  std::size_t next_line(const Cell& cell) {
    ++line_;
    std::size_t count = 0;
    for (bool more = true; more; ++count) more = next_cell(count, cell);
    return count;
  }

  [[noreturn]] void fail(std::string_view what) const {
    throw sim::Error(fmt::format("{}:{}: {}", file_, line_, what));
  }

 private:
  template <class Cell>
  bool next_cell(std::size_t position, const Cell& cell) {
    if (!rest_.empty() && rest_.front() == '"') return quoted_cell(position, cell);
    const std::size_t end = std::min(rest_.find_first_of(",\n"), rest_.size());
    std::string_view text = rest_.substr(0, end);
    const bool more = end < rest_.size() && rest_[end] == ',';
    if (!more && text.ends_with('\r')) text.remove_suffix(1);
    if (text.find('"') != std::string_view::npos)
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
  std::size_t line_ = 0;
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
  for (std::size_t c = 0; c < required; ++c)
    if (!found[c]) scanner.fail(fmt::format("the header has no column \"{}\"", columns[c]));
  return place;
}

}  // namespace

void CsvRow::fail(std::size_t column, std::string_view what) const {
  throw sim::Error(fmt::format("{}:{}: column {}: {}", *file_, line_, (*names_)[column], what));
}

std::optional<double> CsvRow::number(std::size_t column) const {
  const std::string_view cell = cells_[column];
  if (cell.empty()) return std::nullopt;
  double value = 0.0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc{} || end != cell.data() + cell.size() || !std::isfinite(value))
    fail(column, fmt::format("found \"{}\", expected a number", cell));
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
  if (scanner.at_end()) throw sim::Error(fmt::format("{}:1: the file is empty; expected a header row", file));
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
    const std::size_t count =
        scanner.next_line([&](std::size_t position, std::string_view cell, bool doubled) {
          if (position >= place.size() || place[position] == not_wanted) return;
          std::string& storage = current.unquoted_[place[position]];
          if (doubled) storage = with_single_quotes(cell);
          current.cells_[place[position]] = doubled ? std::string_view(storage) : cell;
        });
    if (count != place.size())
      scanner.fail(fmt::format("the row has {} cells, expected {} as in the header", count, place.size()));
    current.line_ = scanner.line();
    row(current);
  }
}

}  // namespace ladder::tools
