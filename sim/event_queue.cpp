#include "sim/event_queue.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "sim/error.hpp"

namespace ladder::sim {

EventQueue::EventQueue(Duration epoch_length) : length_(epoch_length) {
  expects(epoch_length > Duration{0},
          "An epoch of zero ticks never ends: choose a lookahead of at least one tick.");
}

void EventQueue::push(const Event& event) {
  const std::uint32_t epoch = epoch_of(event.due);
  expects(epoch >= epoch_, "An event was pushed into an epoch that is already closed.");
  ++size_;
  if (epoch == epoch_ && open_) {
    near_.push_back(event);
    std::push_heap(near_.begin(), near_.end(), std::greater<>{});
  } else if (within_ring(event)) {
    bucket(epoch).push_back(event);
  } else {
    overflow_.push_back(event);
  }
}

std::optional<Event> EventQueue::pop_before(Time end) {
  if (!open_) open();
  const Event* first = earliest();
  if (first == nullptr || first->due >= end) return std::nullopt;
  expects(!last_ || *last_ < *first,
          "Two events have the same due, target, source and sequence: their order is open.");
  last_ = *first;
  remove_earliest();
  return last_;
}

void EventQueue::close() {
  expects(at_hand() == 0, "An epoch was closed with events left in it.");
  ++epoch_;
  open_ = false;
  last_.reset();
  // An event due in epoch e went to overflow at least a full ring before e, so one of these moments lies
  // between.
  if (epoch_ % kRing == 0) refill_ring();
}

std::size_t EventQueue::at_hand() const {
  return open_ ? run_.size() - next_ + near_.size() : ring_[epoch_ % kRing].size();
}

// The run takes over the bucket's memory and lets go of its own: a ring in which every slot kept the largest
// capacity it ever had would hold many times the memory of the events pending.
void EventQueue::open() {
  run_ = std::exchange(bucket(epoch_), {});
  std::sort(run_.begin(), run_.end());
  next_ = 0;
  open_ = true;
}

void EventQueue::refill_ring() {
  const auto reached = std::partition(overflow_.begin(), overflow_.end(),
                                      [this](const Event& event) { return !within_ring(event); });
  for (auto event = reached; event != overflow_.end(); ++event)
    bucket(epoch_of(event->due)).push_back(*event);
  overflow_.erase(reached, overflow_.end());
}

const Event* EventQueue::earliest() const {
  const Event* run = next_ < run_.size() ? &run_[next_] : nullptr;
  const Event* near = near_.empty() ? nullptr : &near_.front();
  if (run == nullptr || near == nullptr) return run == nullptr ? near : run;
  return *near < *run ? near : run;
}

void EventQueue::remove_earliest() {
  --size_;
  if (next_ < run_.size() && earliest() == &run_[next_]) {
    ++next_;
    return;
  }
  std::pop_heap(near_.begin(), near_.end(), std::greater<>{});
  near_.pop_back();
}

}  // namespace ladder::sim
