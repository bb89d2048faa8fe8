#include "sim/outbox.hpp"

#include <limits>
#include <string>

#include "sim/error.hpp"

namespace ladder::sim {
namespace {

[[noreturn]] void refuse(AgentId source, AgentId target, Time due, Time now, Time others_from) {
  const auto text = [](auto x) { return std::to_string(x); };
  const std::string who = "Agent " + text(source.value()) + " at time " + text(now.ticks());
  if (source == target)
    throw CausalityError(who + " posted an event to itself due at " + text(due.ticks()) +
                         ": zero delay and the past are refused, post it later.");
  throw CausalityError(who + " posted an event to agent " + text(target.value()) + " due at " +
                       text(due.ticks()) + ", but that agent may already be past it: to others post from " +
                       text(others_from.ticks()) + " on, or with a delay of at least one lookahead.");
}

}  // namespace

void Outbox::open(Time now, Time others_from) {
  now_ = now;
  others_from_ = others_from;
  self_ok_at_now_ = false;
  poster_.reset();
}

void Outbox::open(const Event& event, Time others_from) {
  open(event.due, others_from);
  poster_ = event.target;
}

void Outbox::open_settlement(Time at) {
  open(at, at);
  self_ok_at_now_ = true;
}

bool Outbox::allowed(AgentId source, AgentId target, Time due) const {
  if (source != target) return due >= others_from_;
  return self_ok_at_now_ ? due >= now_ : due > now_;
}

void Outbox::post(AgentId source, std::uint32_t& sequence, AgentId target, Time due, std::uint16_t kind,
                  std::uint32_t payload, std::uint16_t flags) {
  expects(!poster_ || *poster_ == source,
          "A handler posted in the name of another agent than its event's target.");
  if (!allowed(source, target, due)) refuse(source, target, due, now_, others_from_);
  expects(sequence != std::numeric_limits<std::uint32_t>::max(),
          "A source has posted 2^32 - 1 events, and its next number would wrap: use more sources.");
  posted_.push_back({due, target, source, sequence++, kind, flags, payload});
}

}  // namespace ladder::sim
