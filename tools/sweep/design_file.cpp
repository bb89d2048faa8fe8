#include "tools/sweep/design_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "models/fields.hpp"
#include "output/csv.hpp"
#include "sim/error.hpp"
#include "tools/csv.hpp"
#include "tools/spelling.hpp"
#include "tools/yaml_text.hpp"

namespace ladder::tools {
namespace {

constexpr std::string_view prefix = "design.";
enum HeadColumn : std::size_t {
  method_column,
  seed_column,
  row_column,
  group_column,
  role_column,
  factor_column,
  jump_column,
  head_columns
};
constexpr std::array<std::string_view, head_columns> head{"design.method", "design.seed", "design.row",
                                                          "design.group",  "design.role", "design.factor",
                                                          "design.jump"};
// In the order of RowRole.
constexpr std::array<std::string_view, 7> roles{"point", "base", "step", "A", "B", "AB", "BA"};

std::vector<std::string> head_cells(const Design& design, std::size_t row) {
  const RowPlace& place = design.place(row);
  const bool about_factor = place.factor != RowPlace::no_factor;
  return {design.method(),
          fmt::format("{}", design.seed()),
          fmt::format("{}", row),
          fmt::format("{}", place.group),
          std::string{roles[static_cast<std::size_t>(place.role)]},
          about_factor ? design.paths()[place.factor] : "",
          place.jump == 0.0 ? "" : models::number_text(place.jump)};
}

std::uint64_t count(const CsvRow& row, std::size_t column) {
  const std::string_view cell = row.text(column);
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc{} || end != cell.data() + cell.size())
    row.fail(column, fmt::format("found {}, expected a whole number from 0", shown(cell)));
  return value;
}

RowRole role(const CsvRow& row) {
  const auto found = std::ranges::find(roles, row.text(role_column));
  if (found == roles.end()) {
    row.fail(role_column,
             fmt::format("{} is no role of a row; expected {}", shown(row.text(role_column)), listed(roles)));
  }
  return static_cast<RowRole>(found - roles.begin());
}

RowPlace place(const CsvRow& row, const Design& design) {
  RowPlace place{.group = count(row, group_column), .role = role(row)};
  if (const std::string_view path = row.text(factor_column); !path.empty()) {
    place.factor = design.column(path);
    if (place.factor == design.paths().size()) {
      row.fail(factor_column, fmt::format("{} is none of the columns; expected {}", shown(path),
                                          listed(views(design.paths()))));
    }
  }
  place.jump = row.number(jump_column).value_or(0.0);
  return place;
}

/// That a row belongs where it stands: sorted or cut files would be analysed wrongly.
void check_order(const CsvRow& row, const Design& design) {
  if (row.text(method_column) != design.method())
    row.fail(method_column, fmt::format("{} in a design that is {}; expected one design a file",
                                        shown(row.text(method_column)), shown(design.method())));
  if (count(row, seed_column) != design.seed())
    row.fail(seed_column, fmt::format("found {}, expected {} as in the first row",
                                      shown(row.text(seed_column)), design.seed()));
  if (count(row, row_column) != design.rows())
    row.fail(row_column, fmt::format("found {}, expected {}: rows are lost or out of order",
                                     shown(row.text(row_column)), design.rows()));
}

std::vector<std::string> cells(const CsvRow& row, std::size_t first, std::size_t count) {
  std::vector<std::string> values;
  for (std::size_t c = first; c < first + count; ++c) {
    const std::string_view cell = row.text(c);
    if (cell.find_first_not_of(' ') == std::string_view::npos) row.fail(c, "empty, expected a value");
    if (has_control_character(cell)) row.fail(c, "has a control character in it");
    values.emplace_back(cell);
  }
  return values;
}

/// The paths among the columns of a header; complains at line 1.
std::vector<std::string> paths(const std::string& file, const std::vector<std::string>& names, bool own) {
  std::vector<std::string> found;
  for (const std::string& name : names) {
    if (std::ranges::find(head, name) != head.end()) continue;
    if (name.starts_with(prefix)) {
      throw sim::Error(fmt::format("{}:1: {} is no column of a design; expected {}{}", file, shown(name),
                                   listed(head), did_you_mean(name, head)));
    }
    if (!own || is_path(name)) {
      found.push_back(name);
    } else {
      throw sim::Error(
          fmt::format("{}:1: column {}: {} is no path; expected one as --set takes it, such as "
                      "assumptions.frontier_growth",
                      file, std::ranges::find(names, name) - names.begin() + 1, shown(name)));
    }
  }
  if (found.empty()) throw sim::Error(fmt::format("{}:1: no column is a path; expected at least one", file));
  return found;
}

}  // namespace

std::string design_csv(const Design& design) {
  std::vector<std::string> names(head.begin(), head.end());
  names.insert(names.end(), design.paths().begin(), design.paths().end());
  std::string text = output::csv_row(names);
  for (std::size_t row = 0; row < design.rows(); ++row) {
    std::vector<std::string> line = head_cells(design, row);
    for (std::size_t c = 0; c < design.paths().size(); ++c) line.emplace_back(design.value(row, c));
    text += output::csv_row(line);
  }
  return text;
}

Design read_design(const std::string& file, std::string_view text) {
  const std::vector<std::string> names = csv_header(file, text);
  const bool own = std::ranges::none_of(names, [](const std::string& n) { return n.starts_with(prefix); });
  const std::vector<std::string> factor_paths = paths(file, names, own);
  std::vector<std::string> wanted;
  if (!own) wanted.assign(head.begin(), head.end());
  wanted.insert(wanted.end(), factor_paths.begin(), factor_paths.end());

  std::vector<Design> design;  // none until the first row has told its method and seed
  const auto start = [&](std::string method, std::uint64_t seed) {
    try {
      design.emplace_back(std::move(method), seed, factor_paths);
    } catch (const sim::Error& error) {
      throw sim::Error(fmt::format("{}:1: {}", file, error.what()));
    }
  };
  if (own) start("own", 0);
  read_csv(file, text, wanted, wanted.size(), [&](const CsvRow& row) {
    if (design.empty()) start(std::string{row.text(method_column)}, count(row, seed_column));
    Design& table = design.front();
    if (!own) check_order(row, table);
    const std::size_t first = wanted.size() - factor_paths.size();
    const RowPlace at = own ? RowPlace{.group = table.rows()} : place(row, table);
    table.add_row(cells(row, first, factor_paths.size()), at);
  });
  if (design.empty() || design.front().rows() == 0)
    throw sim::Error(fmt::format("{}: has a header and no rows; expected one row a run", file));
  return std::move(design.front());
}

}  // namespace ladder::tools
