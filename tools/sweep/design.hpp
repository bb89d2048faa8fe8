/// The runs of a sweep as a plain table.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tools/sweep/factor.hpp"

namespace ladder::tools {

/// What a row is to its method. Every method but those named uses `point` alone.
enum class RowRole : std::uint8_t {
  point,     ///< a row of its own
  base,      ///< one at a time: the base; Morris: the start of a trajectory
  step,      ///< one at a time: one factor off the base; Morris: the row before, one factor moved
  sample_a,  ///< Saltelli: row j of A
  sample_b,  ///< Saltelli: row j of B
  a_with_b,  ///< Saltelli: row j of A, its `factor` from B (AB_i)
  b_with_a,  ///< Saltelli: row j of B, its `factor` from A (BA_i)
};

/// How a row belongs to its design; with the outcomes, all that an analysis needs.
struct RowPlace {
  static constexpr std::size_t no_factor = static_cast<std::size_t>(-1);

  std::size_t group = 0;  ///< Saltelli: j; Morris: the trajectory; else the row's number; from 0
  RowRole role = RowRole::point;
  std::size_t factor = no_factor;  ///< column of the factor that this row is about
  double jump = 0.0;               ///< Morris: signed step of that factor, as a share of its distribution

  bool operator==(const RowPlace&) const = default;
};

/// A table of value texts, one column a factor, one row a run, with the place of each row in its method.
///
/// A cell takes 4 bytes where its text is one of the last few different ones of its column, else 12 and the
/// text: most cells of a Saltelli design repeat the row before.
class Design {
 public:
  /// @param method  random, latin, sobol, grid, factorial, one-at-a-time, saltelli, morris or own
  /// @throws sim::Error where a path stands twice or lies inside another
  Design(std::string method, std::uint64_t seed, std::vector<std::string> paths);

  [[nodiscard]] const std::string& method() const { return method_; }
  [[nodiscard]] std::uint64_t seed() const { return seed_; }
  [[nodiscard]] const std::vector<std::string>& paths() const { return paths_; }
  [[nodiscard]] std::size_t rows() const { return places_.size(); }
  /// Valid until a row is added.
  [[nodiscard]] std::string_view value(std::size_t row, std::size_t column) const {
    return columns_[column].text(columns_[column].codes[row]);
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
    std::string characters;                 ///< of all texts, one behind the other
    std::vector<std::size_t> ends;          ///< of each text in them
    std::vector<std::uint32_t> codes;       ///< number of each row's text
    std::array<std::uint32_t, 4> recent{};  ///< numbers of the texts used last
    std::size_t oldest = 0;                 ///< place among them to be given up next

    [[nodiscard]] std::string_view text(std::uint32_t code) const {
      const std::size_t begin = code == 0 ? 0 : ends[code - 1];
      return std::string_view{characters}.substr(begin, ends[code] - begin);
    }
    void add(std::string_view value);
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
