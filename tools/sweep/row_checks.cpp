#include "tools/sweep/row_checks.hpp"

#include <fmt/format.h>

#include <set>
#include <string_view>

#include "sim/error.hpp"
#include "tools/literals.hpp"
#include "tools/sweep/sweep_plan.hpp"

namespace ladder::tools {
namespace {

double number_in(const Design& design, std::size_t row, std::size_t column) {
  return number_with_unit(design.value(row, column)).value.number;
}

void add_extremes(const Design& design, std::size_t column, std::set<std::size_t>& rows) {
  std::size_t least = 0, greatest = 0;
  double low = number_in(design, 0, column), high = low;
  for (std::size_t row = 1; row < design.rows(); ++row) {
    const double value = number_in(design, row, column);
    if (value < low) low = value, least = row;
    if (value > high) high = value, greatest = row;
  }
  rows.insert({least, greatest});
}

void add_each_text(const Design& design, std::size_t column, std::set<std::size_t>& rows) {
  std::set<std::string_view> seen;
  for (std::size_t row = 0; row < design.rows(); ++row)
    if (seen.insert(design.value(row, column)).second) rows.insert(row);
}

void check_replicates(const Design& design) {
  const std::size_t column = design.column(replicate_path);
  if (column == design.paths().size()) return;
  for (std::size_t row = 0; row < design.rows(); ++row) (void)replicate_number(design.value(row, column));
}

}  // namespace

std::vector<std::size_t> telling_rows(const Design& design) {
  std::set<std::size_t> rows{0};
  const std::vector<SweepFactor> factors = sweep_factors(design);
  for (std::size_t column = 0; column < factors.size(); ++column) {
    if (factors[column].path == replicate_path) continue;
    if (factors[column].numeric) {
      add_extremes(design, column, rows);
    } else {
      add_each_text(design, column, rows);
    }
  }
  return {rows.begin(), rows.end()};
}

void check_rows(const Design& design, const std::function<void(const std::vector<std::string>&)>& check) {
  check_replicates(design);
  for (const std::size_t row : telling_rows(design)) {
    try {
      check(design.settings(row));
    } catch (const sim::Error& wrong) {
      throw sim::Error(
          fmt::format("row {} of the design cannot be run, so nothing is planned:\n{}", row, wrong.what()));
    }
  }
}

}  // namespace ladder::tools
