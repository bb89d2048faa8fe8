/// Research effort of a firm, and what support adds to it (MODEL 3.4; ODD 7.4).
#pragma once
#include <cstddef>
#include <cstdint>

#include "models/money.hpp"
#include "models/world/opening_table.hpp"
#include "sim/event.hpp"
#include "sim/outbox.hpp"

namespace ladder::models {

class World;

/// Research of high-income, upper-middle, lower-middle and low-income firms of a size, relative to the first.
/// Source: PROTOTYPES micro 4.1 (1, 0.55, 0.25, 0.15).
[[nodiscard]] double research_intensity(IncomeGroup group);

/// Effort over the norm frozen at the start:
///
///     intensity x size x (1 + supported)
///
/// @param size       the firm's people over those of the mean firm of its industry at the start
/// @param supported  supported money over what the firm's own research costs
[[nodiscard]] double research_effort(double intensity, double size, double supported);
/// That of a firm.
[[nodiscard]] double research_effort(const World& world, std::size_t row);

/// What the firm's own research costs in a year, cents: own_share x intensity of sales. Not booked: its people do it beside
/// their work.
[[nodiscard]] Money own_research(const World& world, std::size_t row);

/// Buys research services of that worth where courses are bought (from public institutes: assumption), and adds them to the
/// firm's own research for a year. The firm has research of its own, and none supported yet.
void start_research(World& world, std::size_t row, Money support, std::uint16_t supporter, sim::Time now,
                    sim::Outbox& out);
/// The year is over.
void complete_research(World& world, std::size_t row, const sim::Event& event);

}  // namespace ladder::models
