#include "sim/outbox.hpp"

#include <string>

#include "sim/error.hpp"

namespace ladder::sim {

void Outbox::refuse_poster() const {
  broken("A handler posted in the name of another agent than its event's target.");
}

void Outbox::refuse_wrap() const {
  broken("A source has posted 2^32 - 1 events, and its next number would wrap: use more sources.");
}

void Outbox::refuse_due(AgentId source, AgentId target, Time due) const {
  const auto text = [](auto x) { return std::to_string(x); };
  const Time now = cause_ != nullptr ? cause_->due : others_from_;
  const std::string who = "Agent " + text(source.value()) + " at time " + text(now.ticks());
  if (source == target)
    throw CausalityError(who + " posted an event to itself due at " + text(due.ticks()) +
                         ": zero delay and the past are refused, post it later.");
  throw CausalityError(who + " posted an event to agent " + text(target.value()) + " due at " +
                       text(due.ticks()) + ", but that agent may already be past it: to others post from " +
                       text(others_from_.ticks()) + " on, or with a delay of at least one lookahead.");
}

}  // namespace ladder::sim
