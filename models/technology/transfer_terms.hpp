/// The terms of a transfer project: chance, cost, time and what it moves, as pure functions (MODEL 3.6; ODD 7.6).
///
/// Nothing here, nor anything else on the way to a decision, knows the income group of the donor or whether it lies in the
/// South: gap, wages, distance and links are all there is.
#pragma once
#include "models/parameters.hpp"
#include "models/technology/transfer_channels.hpp"

namespace ladder::models {

/// Both ends of a project as they stand. Techniques, machines and skill in log points, management a score from 0 to 1.
struct TransferEnds {
  double technique = 0.0, embodied = 0.0, absorptive_skill = 0.0, management = 0.0;  ///< of the recipient
  double donor_technique = 0.0, donor_management = 0.0;
  double capacity = 0.0;  ///< of the recipient to absorb what is known in the donor's economy, 0 to 1
  double skill = 0.0;     ///< h: skilled share of its workers over what their generation requires, 0 to 1
  double on_order = 0.0;  ///< part of its capital that is bought and not yet installed, 0 to 1

  /// How far the donor is ahead, log points; negative where it is behind.
  [[nodiscard]] double gap() const { return donor_technique - technique; }
};

/// What of a project's good the donor can give at most: the gap that the channel works on, never negative.
///
///     technique: a_d - a      embodied: a_d - a      absorptive skill: min(A, a_d) - B      management: M_d - M
///
/// The last in score, all others in log points.
[[nodiscard]] double transfer_lead(Moves moves, const TransferEnds& ends);

/// What a completed project adds to what it moves: by the rules of the model and nothing else.
///
///     technique, absorptive skill, management: copied c lead       (imitation, ODD 7.4)
///     embodied: on_order copied c min(lead, most_supplier_gap)     (vintages, ODD 7.3, of the machines on order)
[[nodiscard]] double transfer_shift(Moves moves, const TransferEnds& ends, const Parameters& p);

/// Log points of output per worker that a firm counts on when it decides: of a technique what new machines will carry, of
/// machines what its people can learn, of skill and management all.
[[nodiscard]] double counted_gain(Moves moves, const TransferEnds& ends, double shift, const Parameters& p);

/// Chance that a project ends well.
///
///     most_success (unprepared + (1 - unprepared) c) within_reach(gap - bridged, h)
///
/// It rises with absorptive capacity c, and falls with a gap beyond the reach of the recipient's people, by the rule by
/// which they learn machines (within_reach(), ODD 7.3); the donor's people bridge the first part of it.
[[nodiscard]] double transfer_chance(const TransferEnds& ends, const Parameters& p);

/// How much more there is to do than with a donor next door who is hardly ahead: (1 + km / cost_distance) (1 + gap_cost gap).
/// @return  at least 1
[[nodiscard]] double transfer_effort(double gap, double km, const TransferParameters& p);

/// What a project costs, as shares of a year's sales of the recipient.
///
///     local = cost local_share,   fee = cost (1 - local_share) (1 - wages + wages w_d / w) effort
struct TransferCost {
  double local = 0.0;  ///< bought at home
  double fee = 0.0;    ///< paid to the donor
};
/// @param wage_ratio  the donor's wage over the recipient's
[[nodiscard]] TransferCost transfer_cost(const ChannelParameters& channel, double wage_ratio, double effort);

/// How long the work takes: by luck and effort, never outside of what the channel declares.
/// @param u  uniform on (0, 1)
/// @return   years
[[nodiscard]] double transfer_years(const ChannelParameters& channel, double u, double effort);

}  // namespace ladder::models
