#include "tools/data_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <system_error>
#include <utility>

#include "output/output_error.hpp"
#include "output/sha256.hpp"
#include "sim/error.hpp"

namespace ladder::tools {
namespace {

output::OutputError missing(const std::string& text) {
  return {output::ExitClass::input_missing, text};
}

}  // namespace

DataFolder::DataFolder(const std::filesystem::path& path, models::CountryData& data)
    : path_(path), data_(data) {
  std::error_code error;
  if (!std::filesystem::is_directory(path, error))
    throw missing(
        fmt::format("{} is no folder that can be read. Country data are read from one, usually "
                    "scenarios/data.",
                    path.string()));
}

bool DataFolder::has(const std::string& name) const {
  std::error_code error;
  return std::filesystem::is_regular_file(path_ / name, error);
}

bool DataFolder::has_or_notes(const std::string& name, const std::string& instead) {
  if (has(name)) return true;
  data_.absent.push_back({name, instead});
  return false;
}

void DataFolder::read(const std::string& name, const std::vector<std::string>& columns, std::size_t required,
                      const std::function<void(const CsvRow&)>& row) {
  std::error_code error;
  if (std::filesystem::is_directory(path_ / name, error))
    throw missing(fmt::format("{} is a folder, expected a file of country data", (path_ / name).string()));
  std::ifstream stream;
  if (has(name)) stream.open(path_ / name, std::ios::binary);  // to open a pipe would wait for who writes it
  if (!stream.is_open())
    throw missing(
        fmt::format("{} is missing or cannot be read: it is one of the country data files that a world "
                    "starts from. Put it back, copy it from the folder shipped with Ladder, or leave out "
                    "--data and LADDER_DATA to use that folder.",
                    (path_ / name).string()));
  std::ostringstream content;
  content << stream.rdbuf();
  const std::string text = std::move(content).str();
  data_.files.push_back({name, output::sha256(text), (path_ / name).string()});
  std::size_t rows = 0, last_line = 1;
  read_csv((path_ / name).string(), text, columns, required, [&](const CsvRow& each) {
    ++rows;
    last_line = each.line();
    row(each);
  });
  // Whoever writes tables ends the last line. Half a number is a number, too, so nothing else would tell.
  if (!text.ends_with('\n'))
    throw sim::Error(
        fmt::format("{}:{}: the last line has no end, so the file may be cut off; expected a whole "
                    "line. If it is whole, put a line end behind it.",
                    (path_ / name).string(), last_line));
  if (rows == 0)
    throw sim::Error(
        fmt::format("{}:2:1: no row below the header; expected data, or an optional file left out",
                    (path_ / name).string()));
}

std::string economy_code(const CsvRow& row, std::size_t column) {
  const std::string_view text = row.text(column);
  const bool well_formed =
      text.size() == 3 && std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!well_formed)
    row.fail(column,
             fmt::format("found \"{}\", expected a code of three capital letters (iso3) such as ETH", text));
  return std::string(text);
}

std::size_t industry_at(const CsvRow& row, std::size_t column) {
  for (std::size_t i = 0; i < models::industry20_count; ++i)
    if (models::industry20_keys[i] == row.text(column)) return i;
  row.fail(column, fmt::format("found \"{}\", expected one of the twenty industries (data/README)",
                               row.text(column)));
}

void require_whole(const DataFolder& folder, const std::string& name, const RowsSeen& seen) {
  for (const auto& [table, rows] : seen) {
    const auto lacking = std::ranges::find(rows, false);
    if (lacking == rows.end()) continue;
    throw sim::Error(fmt::format(
        "{}: the table of {} in {} has no row for {}, so it cannot be balanced; the file may be cut off",
        folder.file(name), table.first, table.second,
        models::industry20_keys[static_cast<std::size_t>(lacking - rows.begin())]));
  }
}

}  // namespace ladder::tools
