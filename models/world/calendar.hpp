/// What happens when: the kinds of event, and the months of the model (ODD element 3).
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include "models/scenario.hpp"
#include "sim/time.hpp"

namespace ladder::models {

/// A tick is a day; a month has 30, a year 360.
inline constexpr std::uint32_t ticks_per_month = 30;
inline constexpr std::uint32_t ticks_per_year = 360;

/// Events of a firm. All else happens at the month's settlement (world/settlement.cpp), in the order written
/// there.
enum class EventKind : std::uint16_t {
  operations_reviewed,  ///< each month, own day: expect, produce, price, plan, vacancies, input orders
  investment_reviewed,  ///< each quarter, own day: order capital
  capital_installed,    ///< lead time after the order: the new machines count, `embodied` moves
  search_candidate,     ///< Poisson at the cap rate, thinned: an innovation or an imitation
  adoption_reviewed,    ///< half-yearly, own day: hear of, apply for, decide on digital steps and measures
  adoption_completed,   ///< 2 to 18 months after the decision: done, or stalled
  contacted,            ///< told of the next step by a programme's adviser
  training_completed,   ///< a course ends
  voucher_issued,       ///< the day after the allotment: decide with the voucher in hand
  voucher_expired,      ///< unused money returns
  advice_completed,     ///< expert hours are over: management improves, or measures are known
  research_completed,   ///< a year of supported research is over
  transfer_negotiated,  ///< the donor that a firm has asked answers: agreed, or not
  transfer_completed,   ///< the work of a transfer project is over: done, or failed
  circular_completed,   ///< 6 to 18 months after the decision: the next circular stage is reached, or stalled
};
inline constexpr std::size_t event_kind_count = 15;

/// The kind's name in words, for people.
[[nodiscard]] constexpr std::string_view event_name(EventKind kind) {
  constexpr std::array<std::string_view, event_kind_count> names = {
      "operations reviewed", "investment reviewed", "capital installed", "search candidate",
      "adoption reviewed",   "adoption completed",  "contacted",         "training completed",
      "voucher issued",      "voucher expired",     "advice completed",  "research completed",
      "transfer negotiated", "transfer completed", "circular completed"};
  return names[static_cast<std::size_t>(kind)];
}

/// Months since January of the year after the base year; month m covers ticks [30 m, 30 m + 30).
[[nodiscard]] constexpr std::uint32_t month_of(sim::Time t) {
  return t.ticks() / ticks_per_month;
}
[[nodiscard]] constexpr sim::Time month_start(std::uint32_t month) {
  return sim::Time{month * ticks_per_month};
}
[[nodiscard]] constexpr std::uint32_t month_number(const WorldSpec& world, Month m) {
  return static_cast<std::uint32_t>(m.index() - (world.base_year + 1) * 12);
}
/// The inverse: the calendar month of month `month` of the world.
[[nodiscard]] constexpr Month calendar_month(const WorldSpec& world, std::uint32_t month) {
  const int index = (world.base_year + 1) * 12 + static_cast<int>(month);
  return {index / 12, index % 12 + 1};
}

}  // namespace ladder::models
