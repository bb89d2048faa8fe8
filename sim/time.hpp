/// Simulated time: whole ticks, so that a tie is a true tie.
#pragma once
#include <compare>
#include <cstdint>
#include <limits>

#include "sim/error.hpp"

namespace ladder::sim {

/// A span of simulated time, in whole ticks. What a tick means is the model's choice.
class Duration {
 public:
  constexpr Duration() = default;
  constexpr explicit Duration(std::uint32_t ticks) : ticks_(ticks) {}
  [[nodiscard]] constexpr std::uint32_t ticks() const { return ticks_; }
  constexpr auto operator<=>(const Duration&) const = default;

 private:
  std::uint32_t ticks_ = 0;
};

/// A point in simulated time, in whole ticks since the origin.
class Time {
 public:
  constexpr Time() = default;
  constexpr explicit Time(std::uint32_t ticks) : ticks_(ticks) {}
  [[nodiscard]] constexpr std::uint32_t ticks() const { return ticks_; }
  constexpr auto operator<=>(const Time&) const = default;

 private:
  std::uint32_t ticks_ = 0;
};

/// Later by `d`. Throws CausalityError where the sum does not fit 32 bits (it would wrap into the past).
[[nodiscard]] constexpr Time operator+(Time t, Duration d) {
  if (d.ticks() > std::numeric_limits<std::uint32_t>::max() - t.ticks())
    throw CausalityError(
        "A delay leads past the last tick of simulated time (2^32 - 1): choose a coarser tick.");
  return Time{t.ticks() + d.ticks()};
}

/// Span from `earlier` to `later`. Precondition: earlier <= later (else CausalityError).
[[nodiscard]] constexpr Duration operator-(Time later, Time earlier) {
  if (later < earlier)
    throw CausalityError("A span of time was taken backwards: its end lies before its start.");
  return Duration{later.ticks() - earlier.ticks()};
}

}  // namespace ladder::sim
