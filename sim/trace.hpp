/// The side log of causes: which event posted which.
#pragma once
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <span>
#include <vector>

#include "sim/event.hpp"

namespace ladder::sim {

/// One post: the event, and the key of the event in whose handling it was posted.
struct TraceRecord {
  Event event;
  EventKey cause;
  bool caused = false;  ///< false: posted by a settlement, or before the start; `cause` is then 0
};

/// Which posts are noted. All conditions must hold.
struct TraceFilter {
  /// Empty: all. Called from any thread: a pure function of the id.
  std::function<bool(AgentId)> agent = {};  ///< of target or source
  /// Empty: all. Likewise, of the event's kind.
  std::function<bool(std::uint16_t)> kind = {};
  Time from{};                                               ///< due no earlier
  Time before{std::numeric_limits<std::uint32_t>::max()};  ///< due earlier
  [[nodiscard]] bool wants(const Event& event) const;
};

/// What one thread notes between two barriers.
class TracePage {
 public:
  explicit TracePage(const TraceFilter& filter) : filter_(&filter) {}
  /// @param cause  null: none
  void note(const Event* cause, const Event& event);
  [[nodiscard]] std::vector<TraceRecord>& records() { return records_; }

 private:
  const TraceFilter* filter_;
  std::vector<TraceRecord> records_;
};

/// The log of a run, kept in memory, in the total order of the events posted.
class TraceLog {
 public:
  explicit TraceLog(TraceFilter filter = {}) : filter_(std::move(filter)) {}
  [[nodiscard]] const TraceFilter& filter() const { return filter_; }
  /// Takes over what pages hold; they are empty afterwards.
  void add(std::span<TracePage> pages);
  /// All records, by the key of their events.
  [[nodiscard]] const std::map<EventKey, TraceRecord>& records() const { return records_; }
  /// The event and what led to it, latest first, back to a settlement, the start, or where the filter ends.
  [[nodiscard]] std::vector<Event> why(const EventKey& event) const;

 private:
  TraceFilter filter_;
  std::map<EventKey, TraceRecord> records_;
};

}  // namespace ladder::sim
