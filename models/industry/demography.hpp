/// Entry and exit of firms (MODEL 3.13; ODD 7.15).
#pragma once
#include <cstdint>
#include <vector>

#include "models/accounts/ledger.hpp"
#include "sim/outbox.hpp"

namespace ladder::models {

class World;

/// Leavers of an economy: insolvent for three months (utilities and government services excepted: they are
/// kept running), or for other reasons by a keyed draw. The bank bears what a leaver owes, its owners get
/// what it has left, its people look for work, its capital and stocks pass to the others of its industry.
void remove_leavers(World& world, std::size_t e, Book& book);

/// Entrants of an economy: Poisson candidates keyed by industry and month, so that one more or less shifts
/// nobody's luck. They come with the worse technique of two incumbents less a lag, own money from households,
/// and a small part of the market.
/// @return  their rows; their first reviews are to be posted
std::vector<std::uint32_t> admit_entrants(World& world, std::size_t e, Book& book, sim::Time now);

/// First reviews of a firm: each on the firm's own day of the month, quarter and half-year.
void post_first_reviews(World& world, std::size_t row, sim::Time from, sim::Outbox& out);

}  // namespace ladder::models
