/// Simulated time: whole ticks, so that a tie is a true tie.
#pragma once
#include <compare>
#include <cstdint>

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
[[nodiscard]] Time operator+(Time t, Duration d);

/// Span from `earlier` to `later`. Precondition: earlier <= later (else CausalityError).
[[nodiscard]] Duration operator-(Time later, Time earlier);

}  // namespace ladder::sim
