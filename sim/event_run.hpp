/// The events of the epoch at hand, in an order in which they may be handled.
#pragma once
#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/event.hpp"

namespace ladder::sim {

/// Two orders that show every agent its own events in the same order.
enum class RunOrder : std::uint8_t {
  by_due,    ///< the total order: due, target, source, sequence. A run can stop at any time.
  by_agent,  ///< target, due, source, sequence: an agent's memory is fetched once an epoch, and neighbours follow
};

/// Where the events of a run can lie.
struct RunExtent {
  Time first;                ///< no event is due earlier
  std::uint32_t ticks = 1;   ///< from `first` on: none is due later
  AgentId lowest;            ///< no target is lower
  std::uint64_t agents = 1;  ///< from `lowest` on: none is higher
};

/// One partition's epoch while it is handled: a sorted run of what was there when the epoch opened, and a small heap
/// of what has been posted into it since. Scratch memory of a worker: nothing stays in it between epochs.
class EventRun {
  /// What an order compares.
  [[nodiscard]] EventKey place_of(const Event& e) const {
    const EventKey k = key(e);
    return {order_ == RunOrder::by_due ? k.when_and_whom : std::rotl(k.when_and_whom, 32), k.from_and_which};
  }
  /// For the heap, whose front is the last by its comparison.
  [[nodiscard]] auto later() const {
    return [this](const Event& a, const Event& b) { return place_of(b) < place_of(a); };
  }

 public:
  /// Room for `count` events to be sorted; what was there is forgotten. They are written by place().
  void prepare(std::size_t count, const RunExtent& extent, RunOrder order);
  /// First, for every event of the run.
  void count(const Event& event) { ++starts_[slot(event) + 1]; }
  /// Between the two.
  void add_up();
  /// Second, for every event of the run, in any order.
  void place(const Event& event) { sorted_[starts_[slot(event)]++] = event; }
  /// Third: the order is complete.
  void finish();

  /// An event posted into the epoch at hand.
  void push(const Event& event) {
    near_.push_back(event);
    std::push_heap(near_.begin(), near_.end(), later());
  }
  /// The next event if it is due before `end`, taken out; else null. Valid until the next call. By agent, every event
  /// must be due before `end`.
  /// @throws Bug where it does not come after its predecessor: two events with one key, so two sources with one id
  [[nodiscard]] const Event* next_before(Time end) {
    const Event* next = nullptr;
    if (near_.empty()) [[likely]] {
      if (next_ == sorted_.size() || sorted_[next_].due >= end) return nullptr;
      next = &sorted_[next_++];
    } else {
      next = next_of_both(end);
      if (next == nullptr) return nullptr;
    }
    const EventKey here = place_of(*next);
    if (!(last_ < here) && has_last_) [[unlikely]]
      refuse_twins();
    last_ = here;
    has_last_ = true;
    return next;
  }
  /// Part of the sorted run, as far as there is one, for a look ahead.
  [[nodiscard]] std::span<const Event> ahead_from(std::size_t first, std::size_t count) const {
    first = std::min(first, sorted_.size());
    return std::span(sorted_).subspan(first, std::min(count, sorted_.size() - first));
  }
  /// Empties what is left into visit(event).
  template <class Visit>
  void drain(const Visit& visit) {
    for (; next_ < sorted_.size(); ++next_) visit(sorted_[next_]);
    for (const Event& event : near_) visit(event);
    near_.clear();
  }
  [[nodiscard]] std::size_t size() const { return sorted_.size() - next_ + near_.size(); }
  [[nodiscard]] std::size_t position() const { return next_; }  ///< in the sorted run

 private:
  [[nodiscard]] const Event* next_of_both(Time end);
  [[noreturn]] static void refuse_twins();
  /// Grows with the order: events of a lower slot come before those of a higher one.
  [[nodiscard]] std::size_t slot(const Event& e) const {
    const std::uint64_t tick = e.due.ticks() - extent_.first.ticks();
    const std::uint64_t agent = e.target.value() - extent_.lowest.value();
    const std::uint64_t place =
        order_ == RunOrder::by_due ? tick * extent_.agents + agent : agent * extent_.ticks + tick;
    return static_cast<std::size_t>(place >> shift_);
  }

  std::vector<Event> sorted_;
  std::size_t next_ = 0;
  std::vector<Event> near_;  // min-heap
  Event popped_;             // from it, last
  EventKey last_{};          // handed out
  bool has_last_ = false;

  std::vector<std::uint32_t> starts_;  // of each slot in sorted_; one more at the front while counting
  RunExtent extent_;
  RunOrder order_ = RunOrder::by_due;
  unsigned shift_ = 0;
  std::uint32_t largest_slot_ = 0;  // events in it
};

}  // namespace ladder::sim
