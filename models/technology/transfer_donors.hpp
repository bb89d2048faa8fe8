/// Possible donors of a transfer project: who a firm hears of, and on which terms (MODEL 3.6; ODD 7.6).
#pragma once
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "models/policy/lever.hpp"
#include "models/technology/transfer_terms.hpp"

namespace ladder::models {

class World;

/// A firm that another has heard of, as it was published at the last barrier.
struct Donor {
  std::uint32_t row = 0;
  std::size_t economy = 0;
  double technique = 0.0, management = 0.0;
  std::bitset<channel_count> offers;  ///< by channel
};

/// How often firms of `home` hear of donors in `origin`: as in search for techniques, more where language or past are in
/// common, less where a shock has closed the way.
///
///     search_weight (1 + tie_weight tie) access
[[nodiscard]] double donor_weight(const World& world, std::size_t home, std::size_t sector, std::size_t origin);

/// Those that a firm hears of on the occasion of a month; others than itself, in the order in which they are drawn.
[[nodiscard]] std::vector<Donor> donors_seen(const World& world, std::size_t row, std::uint32_t month);

/// Both ends of a project of the firm with a donor of that economy, technique and management.
[[nodiscard]] TransferEnds ends_of(const World& world, std::size_t row, std::size_t donor_economy, double technique,
                                   double management);

/// What a project would cost and save the firm, chance included; nothing is supported yet.
[[nodiscard]] TransferPlan transfer_plan(const World& world, std::size_t row, const Donor& donor, Channel channel);

/// What more there is to do than with a donor next door (transfer_effort()).
[[nodiscard]] double effort_of(const World& world, std::size_t row, const Donor& donor);

/// Chance that a donor of that economy agrees: a rival at home less than others, and nobody whom a shock keeps away.
[[nodiscard]] double agreement_chance(const World& world, std::size_t row, std::size_t donor_economy);

/// The project with the most expected gain for its cost, weighed by the chance that the donor agrees, of all channels that
/// donors seen in the month have on offer, the first of equals; cost 0 where there is none with a gain.
[[nodiscard]] TransferPlan best_transfer(const World& world, std::size_t row, std::uint32_t month);

}  // namespace ladder::models
