/// The files of a folder of country data, and what several of them have in common.
#pragma once
#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "models/world/country_data.hpp"
#include "tools/csv.hpp"

namespace ladder::tools {

/// Reads whole files of one folder and remembers their fingerprints in the data.
class DataFolder {
 public:
  /// Errors: OutputError 66 where it is no folder that can be read.
  DataFolder(const std::filesystem::path& path, models::CountryData& data);

  /// Name and place of a file, for messages.
  [[nodiscard]] std::string file(const std::string& name) const { return (path_ / name).string(); }
  [[nodiscard]] bool has(const std::string& name) const;
  /// Whether an optional file is there; if not, notes what stands in for it.
  [[nodiscard]] bool has_or_notes(const std::string& name, const std::string& instead);
  /// Calls `row` for each row, as read_csv(). Errors: as there; OutputError 66 where the file is missing;
  /// sim::Error where it has no rows, or its last line no end.
  void read(const std::string& name, const std::vector<std::string>& columns, std::size_t required,
            const std::function<void(const CsvRow&)>& row);

 private:
  std::filesystem::path path_;
  models::CountryData& data_;
};

/// An iso3 code, or one of the same form such as ROW. Errors: sim::Error with file and line.
[[nodiscard]] std::string economy_code(const CsvRow& row, std::size_t column);

/// Row of one of the twenty industries, by its key. Errors: sim::Error with file and line.
[[nodiscard]] std::size_t industry_at(const CsvRow& row, std::size_t column);

/// Which industries of which tables, by economy and year, have a row: a table without some is no table.
using RowsSeen = std::map<std::pair<std::string, int>, models::ByIndustry20<bool>>;

/// Errors: sim::Error where a table lacks an industry.
void require_whole(const DataFolder& folder, const std::string& name, const RowsSeen& seen);

}  // namespace ladder::tools
