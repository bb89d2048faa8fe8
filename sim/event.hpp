/// An event and the total order in which events happen.
#pragma once
#include <compare>
#include <cstdint>
#include <type_traits>

#include "sim/id.hpp"
#include "sim/time.hpp"

namespace ladder::sim {

/// Something that happens to one agent at one time. 24 bytes: cold memory, not the queue algorithm, costs
/// most.
///
/// Total order: due, target, source, sequence. `sequence` counts the posts of a source, so no two events are
/// equal. It is a tie-break only and never a key of a random draw.
struct Event {
  Time due;
  AgentId target;
  AgentId source;
  std::uint32_t sequence = 0;
  std::uint16_t kind = 0;     ///< what happens; the model's own enumeration
  std::uint16_t flags = 0;    ///< the model's own
  std::uint32_t payload = 0;  ///< a value, or a row in a side table of the model
};
static_assert(sizeof(Event) == 24 && std::is_trivially_copyable_v<Event>);

/// The total order of an event as two numbers: when and to whom; from whom and which.
struct EventKey {
  std::uint64_t when_and_whom;
  std::uint64_t from_and_which;
  constexpr auto operator<=>(const EventKey&) const = default;
};

[[nodiscard]] constexpr EventKey key(const Event& e) {
  return {std::uint64_t{e.due.ticks()} << 32 | e.target.value(),
          std::uint64_t{e.source.value()} << 32 | e.sequence};
}

/// The total order: due, target, source, sequence.
[[nodiscard]] constexpr std::strong_ordering operator<=>(const Event& a, const Event& b) {
  return key(a) <=> key(b);
}
[[nodiscard]] constexpr bool operator==(const Event& a, const Event& b) {
  return key(a) == key(b);
}
[[nodiscard]] constexpr bool operator<(const Event& a, const Event& b) {
  const EventKey x = key(a), y = key(b);
  return x.when_and_whom != y.when_and_whom ? x.when_and_whom < y.when_and_whom
                                            : x.from_and_which < y.from_and_which;
}

}  // namespace ladder::sim
