/// The draws of a firm's month: one block for four processes, all of which come to nothing in most months.
///
/// Two are wanted at the firm's review, two at the month end. The latter are kept in the firm's row meanwhile, as the 32
/// leading bits of the draw; a firm that has not been reviewed in the month has them drawn when they are wanted. So where
/// and when they are drawn changes nothing.
#pragma once
#include <cstdint>

namespace ladder::models {

class World;

/// What the month brings at the review, uniforms on (0, 1).
struct MonthLuck {
  double shocks = 0.0;      ///< number of jumps of the efficiency shock
  double candidates = 0.0;  ///< number of candidates of search
};

/// Draws a firm's month, and keeps what its end will ask for.
[[nodiscard]] MonthLuck draw_month(World& world, std::size_t row, std::uint32_t month);

/// Uniforms on (0, 1) of the month being settled, each to be taken once: whether the firm leaves, and the number of
/// candidates among its product lines.
[[nodiscard]] double take_exit_luck(World& world, std::size_t row);
[[nodiscard]] double take_line_luck(World& world, std::size_t row);

}  // namespace ladder::models
