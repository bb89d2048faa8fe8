/// A firm's half-yearly decision on its next step: hear, apply, decide, carry out (MODEL 3.7, 3.8, 6;
/// ODD 7.7, 7.8).
#pragma once
#include "models/industry/firms.hpp"
#include "models/policy/lever.hpp"
#include "sim/event.hpp"
#include "sim/outbox.hpp"

namespace ladder::models {

class World;

/// The step a firm would take next, without support; cost 0 where there is none it knows of.
[[nodiscard]] AdoptionPlan next_step(const World& world, std::size_t row, std::uint32_t month);

/// Whether the firm takes a step that costs it `cost`: payback within its own hurdle, and money at hand.
[[nodiscard]] bool worth_it(const World& world, std::size_t row, const AdoptionPlan& plan, Money cost);

/// What a firm pays its people in a year at its own wage, cents.
[[nodiscard]] double yearly_wages(const World& world, std::size_t row);

/// Leaves word for the programme `id` (1 + its row; 0: none), until the next barrier counts it: the firm may be at its next
/// project by then.
void report(Firms& firms, std::size_t row, std::uint16_t id, Outcome outcome);

/// Hears of steps, applies where a programme would help, or decides alone.
void review_adoption(World& world, std::size_t row, sim::Time now, sim::Outbox& out);
/// Decides with the voucher in hand.
void use_voucher(World& world, std::size_t row, sim::Time now, sim::Outbox& out);
/// An unused voucher lapses; its money is the programme's again from the next barrier on.
void expire_voucher(World& world, std::size_t row, const sim::Event& event);
/// The step is done or has stalled. Changes exactly one of generation and input saving.
void complete_step(World& world, std::size_t row, const sim::Event& event);
/// Those in the course are skilled now.
void complete_training(World& world, std::size_t row, const sim::Event& event);
/// A programme's adviser told the firm of the next step.
void hear(World& world, std::size_t row, const sim::Event& event);

}  // namespace ladder::models
