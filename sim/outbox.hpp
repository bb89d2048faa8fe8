/// Where a handler posts events.
#pragma once
#include <cstdint>
#include <limits>
#include <vector>

#include "sim/assignment.hpp"
#include "sim/event_queue.hpp"
#include "sim/trace.hpp"

namespace ladder::sim {

/// Takes what one partition (or a settlement) posts, and passes it on.
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
            std::uint32_t payload = 0, std::uint16_t flags = 0) {
    const bool handling = cause_ != nullptr;
    if (handling && cause_->target != source) [[unlikely]]
      refuse_poster();
    if (due < (source == target ? self_from_ : others_from_)) [[unlikely]]
      refuse_due(source, target, due);
    if (sequence == std::numeric_limits<std::uint32_t>::max()) [[unlikely]]
      refuse_wrap();
    const Event event{due, target, source, sequence++, kind, flags, payload};
    ++posts_;
    if (trace_ != nullptr) [[unlikely]]
      trace_->note(cause_, event);
    deliver(event);
  }

  // Engine side
  // -------------------------------------------------------------------------------------------------

  /// Where the posts of one partition's handlers go; without, they are collected.
  struct Route {
    EventRun* run = nullptr;      ///< what is due in this epoch still
    EventQueue* queue = nullptr;  ///< what stays in the partition
    std::uint32_t partition = 0;
    std::vector<Event>* boxes = nullptr;  ///< by partition: what goes to others
    const Assignment* assignment = nullptr;
  };

  void set_route(const Route& route) { route_ = route; }
  void set_trace(TracePage* page) { trace_ = page; }
  /// `event` is being handled: its time is now, only its target may post, to others from `others_from` on. Borrowed
  /// until the next call.
  void open(const Event& event, Time others_from) {
    cause_ = &event;
    self_from_ = Time{event.due.ticks() + 1};
    others_from_ = others_from;
  }
  /// All agents are at rest at `at`: anybody may post to anybody, from `at` on.
  void open_settlement(Time at) {
    cause_ = nullptr;
    self_from_ = others_from_ = at;
  }
  [[nodiscard]] std::vector<Event>& posted() { return posted_; }  ///< collected, where there is no route
  [[nodiscard]] const std::vector<Event>& posted() const { return posted_; }
  [[nodiscard]] std::uint64_t& posts() { return posts_; }         ///< count, for the engine to take
  [[nodiscard]] std::uint64_t& boxed() { return boxed_; }         ///< of these, into boxes

 private:
  void deliver(const Event& event) {
    if (route_.run == nullptr) {
      posted_.push_back(event);
    } else if (event.due < others_from_) {  // so its target is its source
      route_.run->push(event);
    } else if (const std::uint32_t p = (*route_.assignment)(event.target); p == route_.partition) {
      route_.queue->push(event);
    } else {
      route_.boxes[p].push_back(event);
      ++boxed_;
    }
  }
  [[noreturn]] void refuse_poster() const;
  [[noreturn]] void refuse_due(AgentId source, AgentId target, Time due) const;
  [[noreturn]] void refuse_wrap() const;

  const Event* cause_ = nullptr;  // null: settlement, or before the start
  Time self_from_;
  Time others_from_;
  Route route_;
  TracePage* trace_ = nullptr;
  std::uint64_t posts_ = 0;
  std::uint64_t boxed_ = 0;
  std::vector<Event> posted_;
};

}  // namespace ladder::sim
