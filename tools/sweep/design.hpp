/// The runs of a sweep as a plain table.
#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tools/sweep/factor.hpp"

namespace ladder::tools {

/// What a row is to its method. Every method but those named uses `point` alone.
enum class RowRole : std::uint8_t {
  point,        ///< a row of its own
  base,         ///< one at a time: the base; Morris: the start of a trajectory
  step,         ///< one at a time: one factor off the base; Morris: the row before, one factor moved
  sample_a,     ///< Saltelli: row j of A
  sample_b,     ///< Saltelli: row j of B
  a_with_b,     ///< Saltelli: row j of A, its `factor` from B (AB_i)
  b_with_a,     ///< Saltelli: row j of B, its `factor` from A (BA_i)
};

/// How a row belongs to its design; with the outcomes, all that an analysis needs.
struct RowPlace {
  static constexpr std::size_t no_factor = static_cast<std::size_t>(-1);

  std::size_t group = 0;           ///< Saltelli: j; Morris: the trajectory; else the row's number; from 0
  RowRole role = RowRole::point;
  std::size_t factor = no_factor;  ///< column of the factor that this row is about
  double jump = 0.0;               ///< Morris: signed step of that factor, as a share of its distribution

  bool operator==(const RowPlace&) const = default;
};

/// A table of value texts, one column a factor, one row a run, with the place of each row in its method.
///
/// Cells that repeat are kept once, so that a Saltelli design of a million runs fits into memory: 4 bytes a cell
/// and the different texts of a column.
class Design {
 public:
  /// @param method  random, latin, sobol, grid, factorial, one-at-a-time, saltelli, morris or own
  /// @throws sim::Error where a path stands twice or lies inside another
  Design(std::string method, std::uint64_t seed, std::vector<std::string> paths);

  [[nodiscard]] const std::string& method() const { return method_; }
  [[nodiscard]] std::uint64_t seed() const { return seed_; }
  [[nodiscard]] const std::vector<std::string>& paths() const { return paths_; }
  [[nodiscard]] std::size_t rows() const { return places_.size(); }
  [[nodiscard]] const std::string& value(std::size_t row, std::size_t column) const {
    return columns_[column].texts[columns_[column].codes[row]];
  }
  [[nodiscard]] const RowPlace& place(std::size_t row) const { return places_[row]; }
  /// "path=value" of every factor of a row but the replicate, as --set takes them.
  [[nodiscard]] std::vector<std::string> settings(std::size_t row) const;
  /// Column of a path; paths().size() where there is none.
  [[nodiscard]] std::size_t column(std::string_view path) const;

  /// @param values  one a path
  /// @throws sim::Error beyond most_design_rows
  void add_row(std::span<const std::string> values, const RowPlace& place);

  bool operator==(const Design& other) const;

 private:
  struct Column {
    std::vector<std::string> texts;               ///< each once, in the order of first use
    std::map<std::string, std::uint32_t> places;  ///< of the texts
    std::vector<std::uint32_t> codes;             ///< place of each row's text
  };

  std::string method_;
  std::uint64_t seed_;
  std::vector<std::string> paths_;
  std::vector<Column> columns_;
  std::vector<RowPlace> places_;
};

/// Runs beyond which a design is refused: a mistyped number of levels, not a plan.
inline constexpr std::size_t most_design_rows = 10'000'000;

}  // namespace ladder::tools
