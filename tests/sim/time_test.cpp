#include "sim/time.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>

using namespace ladder::sim;

namespace {
constexpr std::uint32_t kLastTick = std::numeric_limits<std::uint32_t>::max();
}

TEST_CASE("a time plus a delay is that many ticks later, up to the very last tick") {
  CHECK(Time{12} + Duration{30} == Time{42});
  CHECK(Time{kLastTick - 1} + Duration{1} == Time{kLastTick});
}

TEST_CASE("a delay past the last tick is refused, for it would wrap into the past") {
  CHECK_THROWS_AS((void)(Time{kLastTick} + Duration{1}), CausalityError);
  CHECK_THROWS_AS((void)(Time{1} + Duration{kLastTick}), CausalityError);
}

TEST_CASE("a span runs from the earlier time to the later, and backwards is refused") {
  CHECK(Time{42} - Time{12} == Duration{30});
  CHECK(Time{42} - Time{42} == Duration{0});
  CHECK_THROWS_AS((void)(Time{12} - Time{42}), CausalityError);
}
