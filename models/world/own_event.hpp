/// Events that a firm posts to itself.
#pragma once
#include <algorithm>
#include <cstdint>

#include "models/world/world.hpp"
#include "sim/outbox.hpp"

namespace ladder::models {

/// Days that some years of work take: whole ones, at least one.
[[nodiscard]] inline std::uint32_t days_of(double years) {
  return std::max<std::uint32_t>(1, static_cast<std::uint32_t>(years * ticks_per_year));
}

/// Posts an event of a firm to itself, due `days` from now; dropped where another firm has the row by then.
inline void post_to_self(World& w, std::size_t row, EventKind kind, std::uint32_t payload, std::uint32_t days, sim::Time now,
                         sim::Outbox& out) {
  const sim::AgentId self{static_cast<std::uint32_t>(row)};
  out.post(self, w.firms.sequence[row], self, now + sim::Duration{days}, static_cast<std::uint16_t>(kind), payload,
           w.firms.incarnation[row]);
}

}  // namespace ladder::models
