/// Money, volumes and persons are integers; every division of a total goes through one function.
#pragma once
#include <cstdint>
#include <span>

#include "sim/error.hpp"

namespace ladder::models {

using Money = std::int64_t;   ///< USD cents of the base year; one currency in the ledger
using Volume = std::int64_t;  ///< goods and services in cents at base-year prices
using People = std::int64_t;  ///< persons

inline constexpr double most_whole = 4.6e18;  ///< amounts stay below it, somewhat less than 2^62

/// Nearest whole number; halves away from zero. Throws sim::Bug where it is not finite or beyond `most_whole`.
[[nodiscard]] inline std::int64_t round_to_whole(double x) {
  sim::expects(x > -most_whole && x < most_whole, "a money or volume amount is finite and fits 64 bits");
  return static_cast<std::int64_t>(x < 0.0 ? x - 0.5 : x + 0.5);
}

/// round(volume * price). Exact below 2^53 cents, which is USD 90 trillion in one payment.
[[nodiscard]] Money value_of(Volume volume, double price);

/// Splits `total` >= 0 in proportion to `weights` >= 0 by largest remainders, ties to the lower index.
///
/// The parts add up to the total exactly and each is within 1 of its exact share (within 4 between 2^50 and
/// 2^53, where a double has no room for the fraction). Where all weights are 0 nothing is given out and
/// `total` comes back. Throws sim::Bug where `total` is negative.
/// @return what was not given out: 0, or `total` where there is nobody to give to
std::int64_t apportion(std::int64_t total, std::span<const double> weights, std::span<std::int64_t> parts);

}  // namespace ladder::models
