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
    throw sim::Error(fmt::format("the design has more than {} runs; that would take years and terabytes: take "
                                 "fewer levels, rows or factors",
                                 most_design_rows));
  }
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    Column& column = columns_[c];
    const auto next = static_cast<std::uint32_t>(column.texts.size());
    const auto [known, is_new] = column.places.try_emplace(values[c], next);
    if (is_new) column.texts.push_back(values[c]);
    column.codes.push_back(known->second);
  }
  places_.push_back(place);
}

bool Design::operator==(const Design& other) const {
  const bool heads = method_ == other.method_ && seed_ == other.seed_ && paths_ == other.paths_ &&
                     places_ == other.places_;
  return heads && std::ranges::equal(columns_, other.columns_, [](const Column& a, const Column& b) {
           return a.texts == b.texts && a.codes == b.codes;
         });
}

}  // namespace ladder::tools
