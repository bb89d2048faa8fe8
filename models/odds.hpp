/// Shares that follow given odds and add up to a given total.
#pragma once
#include "models/industry/sector.hpp"

namespace ladder::models {

/// Share of a group in each sector such that it counts `total` in all and its odds in the sectors stand to each other as
/// given.
///
///     share_s = o_s x / (1 + o_s x),   x such that sum(people_s share_s) = total
///
/// So no share leaves 0..1, whatever the total. To 1e-12 of the people, by halving.
/// @param total   0 to the sum of people
/// @param people  not negative
/// @param odds    above 0
/// @return shares, 0 to 1, also of sectors without people
[[nodiscard]] BySector<double> shares_by_odds(double total, const BySector<double>& people,
                                              const BySector<double>& odds);

}  // namespace ladder::models
