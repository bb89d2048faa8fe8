/// Expert hours for firms: advice on management, and assessments of resource use (MODEL 3.3, 3.5, 3.6; ODD 7.5).
#pragma once
#include <cstddef>
#include <cstdint>

#include "models/parameters.hpp"
#include "models/policy/lever.hpp"
#include "sim/event.hpp"
#include "sim/outbox.hpp"

namespace ladder::models {

class World;

/// What hours of advice add to a firm's management score, never negative:
///
///     min(1 - score, (most_gain - advised) (1 - exp(-hours / hours_scale)))
///
/// @param hours    for each hundred people
/// @param score    management score, 0 to 1
/// @param advised  part of it that earlier advice added
/// Source: Bloom et al. (2013), Q. J. Econ. 128(1): 26 points for some 780 hours (EVIDENCE 4); the form is assumed.
[[nodiscard]] double advice_gain(double hours, double score, double advised, const AdviceParameters& p);

/// Part of what advice added that is given up in a time: 1 - 2^(-time / advice_half_life).
[[nodiscard]] double advice_given_up(Years time, const RetentionParameters& p);

/// A month in which some of what advice added is given up. Writes the firm's management.
void give_up_advice(World& world, std::size_t row);

/// The dose that an event `advice_completed` carries: subject, and hours for each hundred people to the tenth.
[[nodiscard]] std::uint32_t advice_dose(PlanKind about, double hours);

/// Whether a firm wants this advice at what is left for it to pay: there is something to learn, less than half of the most is
/// left of earlier advice, and it pays back within the firm's own hurdle.
[[nodiscard]] bool advice_wanted(const World& world, std::size_t row, const AdvicePlan& plan);

/// Buys the hours where courses are bought, and sets the day of completion.
void start_advice(World& world, std::size_t row, const AdvicePlan& plan, Money support, std::uint16_t supporter,
                  sim::Time now, sim::Outbox& out);
/// The event: changes the management score, or lets the firm know its measures; nothing else.
void complete_advice(World& world, std::size_t row, const sim::Event& event);

}  // namespace ladder::models
