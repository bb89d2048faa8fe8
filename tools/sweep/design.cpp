#include "tools/sweep/design.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/error.hpp"

namespace ladder::tools {

Design::Design(std::string method, std::uint64_t seed, std::vector<std::string> paths)
    : method_(std::move(method)), seed_(seed), paths_(std::move(paths)), columns_(paths_.size()) {
  check_paths(paths_);
}

std::vector<std::string> Design::settings(std::size_t row) const {
  std::vector<std::string> settings;
  for (std::size_t c = 0; c < paths_.size(); ++c) {
    if (paths_[c] != replicate_path) settings.push_back(fmt::format("{}={}", paths_[c], value(row, c)));
  }
  return settings;
}

std::size_t Design::column(std::string_view path) const {
  return static_cast<std::size_t>(std::ranges::find(paths_, path) - paths_.begin());
}

void Design::add_row(std::span<const std::string> values, const RowPlace& place) {
  sim::expects(values.size() == columns_.size(), "A row of a design has a value for each factor.");
  if (rows() == most_design_rows) {
    throw sim::Error(
        fmt::format("the design has more than {} runs; that would take years and terabytes: take "
                    "fewer levels, rows or factors",
                    most_design_rows));
  }
  for (std::size_t c = 0; c < columns_.size(); ++c) columns_[c].add(values[c]);
  places_.push_back(place);
}

void Design::Column::add(std::string_view value) {
  for (const std::uint32_t code : recent) {
    if (code < ends.size() && text(code) == value) {
      codes.push_back(code);
      return;
    }
  }
  const auto code = static_cast<std::uint32_t>(ends.size());
  characters += value;
  ends.push_back(characters.size());
  codes.push_back(code);
  recent[oldest] = code;
  oldest = (oldest + 1) % recent.size();
}

bool Design::operator==(const Design& other) const {
  if (method_ != other.method_ || seed_ != other.seed_ || paths_ != other.paths_ || places_ != other.places_)
    return false;
  for (std::size_t r = 0; r < rows(); ++r) {
    for (std::size_t c = 0; c < paths_.size(); ++c) {
      if (value(r, c) != other.value(r, c)) return false;
    }
  }
  return true;
}

}  // namespace ladder::tools
