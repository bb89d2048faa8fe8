/// A firm's transfer projects: asking, agreeing, the work and how it ends (MODEL 3.6; ODD 7.6).
///
///     review (half-yearly) -> asked -> [barrier: taken down] -> negotiated: agreed or not -> [barrier: fee] -> completed or failed
#pragma once
#include <cstddef>
#include <cstdint>

#include "models/policy/lever.hpp"
#include "sim/event.hpp"
#include "sim/outbox.hpp"

namespace ladder::models {

class World;

/// Part of a failed project that is still remembered after some years: halved every `memory`.
[[nodiscard]] double remembered(double failures, double years, double memory);

/// Whether the firm carries the project out: as with other steps (worth_it()), but each failure that it remembers raises
/// the gain it asks for by `caution`. Support in hand or on offer is in the plan.
[[nodiscard]] bool takes_transfer(const World& world, std::size_t row, const TransferPlan& plan);

/// At each half-yearly review: the memory of failures fades.
void forget_failures(World& world, std::size_t row);

/// At a half-yearly review at which the firm takes no other step: on an occasion (`rate` a year) it looks at donors, and
/// asks the best one, or applies for support first. Writes the firm.
/// @param waited  it has applied for support in vain, or holds a voucher: it applies no more and decides
void review_transfer(World& world, std::size_t row, std::uint32_t month, bool waited = false);

/// The donor's answer. Where it agrees and the firm still wants it, the cost is committed and the work begins.
void negotiate_transfer(World& world, std::size_t row, const sim::Event& event, sim::Outbox& out);

/// The end of the work: exactly one of technique, embodied technology, absorptive skill and management moves, or the project
/// has failed and is remembered.
void complete_transfer(World& world, std::size_t row, const sim::Event& event);

}  // namespace ladder::models
