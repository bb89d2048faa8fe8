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

/// The total order: due, target, source, sequence.
[[nodiscard]] constexpr std::strong_ordering operator<=>(const Event& a, const Event& b) {
  if (auto c = a.due <=> b.due; c != 0) return c;
  if (auto c = a.target <=> b.target; c != 0) return c;
  if (auto c = a.source <=> b.source; c != 0) return c;
  return a.sequence <=> b.sequence;
}
[[nodiscard]] constexpr bool operator==(const Event& a, const Event& b) {
  return (a <=> b) == 0;
}

}  // namespace ladder::sim
