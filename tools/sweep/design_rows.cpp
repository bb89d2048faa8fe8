#include "tools/sweep/design_rows.hpp"

#include <fmt/format.h>

#include "output/output_error.hpp"
#include "tools/csv.hpp"

namespace ladder::tools {

DesignRows::DesignRows(const std::filesystem::path& file, std::vector<std::string> paths)
    : name_{file.string()}, file_{file, std::ios::binary}, paths_{std::move(paths)} {
  if (!std::getline(file_, header_))
    throw output::OutputError(output::ExitClass::input_missing, fmt::format("{}: cannot be read", name_));
}

bool DesignRows::next() {
  if (!std::getline(file_, line_)) return false;  // no cell of a design has a line break in it
  ++row_;
  return true;
}

std::vector<std::string> DesignRows::values() const {
  std::vector<std::string> values;
  read_csv(name_, fmt::format("{}\n{}\n", header_, line_), paths_, paths_.size(), [&](const CsvRow& row) {
    for (std::size_t c = 0; c < paths_.size(); ++c) values.emplace_back(row.text(c));
  });
  return values;
}

}  // namespace ladder::tools
