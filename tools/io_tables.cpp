#include "tools/io_tables.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/error.hpp"
#include "tools/data_ranges.hpp"

namespace ladder::tools {
namespace {

using models::CountryData;

// Only WIOD's tables are used: the one other, Zimbabwe's SAM, is the worst archetype of all (PROTOTYPES
// A 2.3). A file without the column holds WIOD alone.
bool is_wiod(std::string_view source) {
  return source.empty() || source == "WIOD2013";
}

void read_io_accounts(DataFolder& folder, CountryData& data) {
  const std::vector<std::string> columns = {
      "economy", "year",    "sector",  "gross_output", "household_consumption", "government_consumption",
      "gfcf",    "exports", "imports", "source"};
  const std::string name = "io_sector_accounts.csv";
  RowsSeen seen;
  folder.read(name, columns, columns.size() - 1, [&](const CsvRow& row) {
    if (!is_wiod(row.text(9))) return;
    const std::pair key{economy_code(row, 0), checked_year(row, 1)};
    models::IoTable& table = data.io[key];
    const std::size_t i = industry_at(row, 2);
    if (std::exchange(seen[key][i], true)) row.fail(2, "a second row for this economy, year and industry");
    table.output[i] = required_checked_number(row, 3);
    table.households[i] = required_checked_number(row, 4);
    table.government[i] = required_checked_number(row, 5);
    table.investment[i] = required_checked_number(row, 6);
    table.exports[i] = required_checked_number(row, 7);
    table.imports[i] = required_checked_number(row, 8);
  });
  require_whole(folder, name, seen);
}

models::IoTable& table_of(const CsvRow& row, CountryData& data) {
  const auto table = data.io.find({std::string(row.text(0)), checked_year(row, 1)});
  if (table == data.io.end()) row.fail(0, "io_sector_accounts.csv has no such economy and year");
  return table->second;
}

void set_coefficient(const CsvRow& row, std::size_t column, double& cell) {
  if (cell != 0.0) row.fail(column, "a second value for this cell of the table");
  constexpr ValueRange input_share{0.0, 1.0};  // of a unit of output
  cell = required_checked_number(row, column, input_share);
}

void read_io_coefficients_long(DataFolder& folder, CountryData& data) {
  const std::vector<std::string> columns = {"economy",   "year",    "from_sector",
                                            "to_sector", "a_total", "source"};
  folder.read("io_coefficients.csv", columns, columns.size() - 1, [&](const CsvRow& row) {
    if (!is_wiod(row.text(5))) return;
    set_coefficient(row, 4, table_of(row, data).coefficient[industry_at(row, 2)][industry_at(row, 3)]);
  });
}

/// The form that is shipped: a column for each industry that uses the input, a fifth of the size.
void read_io_coefficients_wide(DataFolder& folder, CountryData& data) {
  std::vector<std::string> columns = {"economy", "year", "from_sector"};
  columns.insert(columns.end(), models::industry20_keys.begin(), models::industry20_keys.end());
  const std::string name = "io_coefficients_wide.csv";
  RowsSeen seen;
  folder.read(name, columns, columns.size(), [&](const CsvRow& row) {
    models::IoTable& table = table_of(row, data);
    const std::size_t from = industry_at(row, 2);
    if (std::exchange(seen[{std::string(row.text(0)), checked_year(row, 1)}][from], true))
      row.fail(2, "a second row for this economy, year and industry");
    for (std::size_t to = 0; to < models::industry20_count; ++to)
      if (!row.text(3 + to).empty()) set_coefficient(row, 3 + to, table.coefficient[from][to]);
  });
  require_whole(folder, name, seen);
  for (const auto& [key, table] : data.io)
    if (!seen.contains(key))
      throw sim::Error(
          fmt::format("{}: no rows of {} in {}, which io_sector_accounts.csv has; the file may be cut off",
                      folder.file(name), key.first, key.second));
}

}  // namespace

void read_io_tables(DataFolder& folder, CountryData& data) {
  read_io_accounts(folder, data);
  if (folder.has("io_coefficients.csv"))
    read_io_coefficients_long(folder, data);
  else
    read_io_coefficients_wide(folder, data);
}

}  // namespace ladder::tools
