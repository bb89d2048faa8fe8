/// Product lines: a firm is a set of them, and its place in the market is the sum of their weights
/// (MODEL 3.5, 3.13; ODD 7.5).
///
/// What is small in one firm adds up in another: shocks to single lines give many small firms with wild growth and a
/// few large, calm ones, and gains and losses of lines give the thick upper tail of sizes.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace ladder::models {

class World;
struct LineParameters;

/// The lines of an industry's firms, pooled: most firms have a few, some have hundreds. A firm is named by its slot,
/// its row in the block of its industry.
class ProductLines {
 public:
  /// No lines, for so many slots.
  explicit ProductLines(std::size_t slots = 0) : runs_(slots) {}
  /// Weights of a firm's lines in demand, in no unit but that of its industry.
  [[nodiscard]] std::span<float> of(std::size_t slot) { return {weights_.data() + runs_[slot].first, runs_[slot].count}; }
  [[nodiscard]] std::span<const float> of(std::size_t slot) const {
    return {weights_.data() + runs_[slot].first, runs_[slot].count};
  }
  [[nodiscard]] std::size_t count(std::size_t slot) const { return runs_[slot].count; }
  /// Sum of a firm's weights, in their order.
  [[nodiscard]] double weight(std::size_t slot) const;
  /// Lines of all firms, kept as counts change.
  [[nodiscard]] std::size_t total() const { return total_; }
  /// Adds a line. At most `most_lines` a firm: beyond it nothing is added.
  void add(std::size_t slot, float weight);
  /// Takes line `k` away; the firm's last line takes its place.
  void remove(std::size_t slot, std::size_t k);
  void clear(std::size_t slot);

  static constexpr std::size_t most_lines = 1000;

 private:
  /// Where a firm's lines stand in the pool.
  struct Run {
    std::uint32_t first = 0;
    std::uint16_t count = 0, room = 0;
  };
  void compact();
  std::vector<float> weights_;
  std::vector<Run> runs_;
  std::size_t total_ = 0;
};

/// Lines of a firm at the start, by the law that the process settles to: some decades of gains, losses and shocks,
/// with its technique as it is. At least one.
/// @param advantage  ln efficiency over the mean of the industry, without the efficiency shock
/// @return           weights, where 1 is a mean line
[[nodiscard]] std::vector<double> start_lines(const World& world, std::size_t row, double advantage);

/// One month of an industry's lines: shocks to their weights; lines gained, more by firms that are more efficient than
/// their rivals, and lost, more by those that are less; the appeal of each firm afterwards. A firm may be left without
/// a line: it leaves at the next month end.
///
/// Candidates come at a cap rate, keyed by firm and month, and are thinned; a change of their number counts from the
/// next month. Writes the industry's own firms only.
void move_lines(World& world, std::size_t e, std::size_t s);

/// How far gains and losses of lines follow efficiency, per log point: markets select better where infrastructure is
/// good.
/// @param infrastructure  0 to 1
[[nodiscard]] double selection_slope(double infrastructure, const LineParameters& p);

}  // namespace ladder::models
