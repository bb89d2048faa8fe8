/// Where a handler posts events.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "sim/event.hpp"

namespace ladder::sim {

/// Collects what one partition (or a settlement) posts; the engine hands it over.
///
/// To oneself an event may be due any time after now (zero delay is refused); to others not before the epoch
/// after the running one, which a delay of one lookahead always reaches. At settlement: from the barrier on,
/// to anybody. Not for two threads at once: a settlement that works in parallel collects its posts and posts
/// them after.
class Outbox {
 public:
  /// @param source    who posts; in a handler the agent whose event is being handled, and nobody else
  /// @param sequence  the source's own count of posts, kept in its state; incremented here. Throws Bug on
  /// wrap. Throws CausalityError if `due` breaks the rule above, Bug if a handler posts in another agent's
  /// name.
  void post(AgentId source, std::uint32_t& sequence, AgentId target, Time due, std::uint16_t kind,
            std::uint32_t payload = 0, std::uint16_t flags = 0);

  // Engine side
  // -------------------------------------------------------------------------------------------------

  /// From now on `now` is the time, and posts to others are due from `others_from` on; any source may post.
  void open(Time now, Time others_from);
  /// The same for the handling of `event`: its time is now, and only its target may post.
  void open(const Event& event, Time others_from);
  /// All agents are at rest at `at`: anybody may post to anybody, from `at` on.
  void open_settlement(Time at);
  [[nodiscard]] std::vector<Event>& posted() { return posted_; }

 private:
  [[nodiscard]] bool allowed(AgentId source, AgentId target, Time due) const;

  Time now_;
  Time others_from_;
  bool self_ok_at_now_ = true;
  std::optional<AgentId> poster_;  ///< the only one who may post, if there is one
  std::vector<Event> posted_;
};

}  // namespace ladder::sim
