#include "sim/event_queue.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include "sim/error.hpp"

namespace ladder::sim {

EventQueue::EventQueue(Duration epoch_length, std::uint32_t epoch, std::uint32_t ring)
    : length_(epoch_length.ticks()), epoch_(epoch), ring_(ring) {
  expects(length_ > 0, "An epoch of zero ticks never ends: choose a lookahead of at least one tick.");
  expects(std::has_single_bit(ring), "A ring of piles has a power of two of them.");
}

void EventQueue::push(const Event& event) {
  const std::uint32_t epoch = event.due.ticks() / length_;
  expects(epoch >= epoch_, "An event was pushed into an epoch that is already closed.");
  lowest_ = std::min(lowest_, event.target);
  highest_ = std::max(highest_, event.target);
  ++size_;
  lay(event, epoch);
}

void EventQueue::lay(const Event& event, std::uint32_t epoch) {
  (epoch - epoch_ < ring_.size() ? pile(epoch) : overflow_).push(event, pool_);
}

void EventQueue::open(EventRun& run, RunOrder order) {
  EventPile& now = pile(epoch_);
  const std::size_t count = now.size();
  const std::uint64_t agents = size_ == 0 ? 1 : std::uint64_t{highest_.value()} - lowest_.value() + 1;
  run.prepare(count, {begin(), length_, lowest_, agents}, order);
  if (count == 0) return;
  now.for_each([&run](const Event& event) { run.count(event); });
  run.add_up();
  now.drain(pool_, [&run](const Event& event) { run.place(event); });
  run.finish();
  size_ -= count;
}

void EventQueue::put_back(EventRun& run) {
  run.drain([this](const Event& event) { push(event); });
}

void EventQueue::close() {
  expects(at_hand() == 0, "An epoch was closed with events left in it.");
  ++epoch_;
  // An event due in epoch e went to overflow at least a full ring before e, so one of these moments lies between.
  if ((epoch_ & (ring_.size() - 1)) != 0 || overflow_.size() == 0) return;
  EventPile waiting = std::exchange(overflow_, {});
  waiting.drain(pool_, [this](const Event& event) { lay(event, event.due.ticks() / length_); });
}

}  // namespace ladder::sim
