/// Where a handler posts events.
#pragma once
#include <cstdint>
#include <vector>

#include "sim/event.hpp"

namespace ladder::sim {

/// Collects what one partition (or a settlement) posts; the engine hands it over.
///
/// To oneself an event may be due any time after now (zero delay is refused); to others not before the epoch after
/// the running one, at least one lookahead ahead. At settlement: from the barrier on, to anybody.
class Outbox {
 public:
  /// @param sequence  the source's own count of posts, kept in its state; incremented here. Throws Bug on wrap.
  /// Throws CausalityError if `due` breaks the rule above.
  void post(AgentId source, std::uint32_t& sequence, AgentId target, Time due, std::uint16_t kind,
            std::uint32_t payload = 0, std::uint16_t flags = 0);

  // Engine side -------------------------------------------------------------------------------------------------
  void open(Time now, Time others_from) { now_ = now; others_from_ = others_from; self_ok_at_now_ = false; }
  void open_settlement(Time at) { now_ = at; others_from_ = at; self_ok_at_now_ = true; }
  [[nodiscard]] std::vector<Event>& posted() { return posted_; }

 private:
  Time now_;
  Time others_from_;
  bool self_ok_at_now_ = true;
  std::vector<Event> posted_;
};

}  // namespace ladder::sim
