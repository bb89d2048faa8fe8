/// One partition's pending events, popped in the total order.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "sim/event.hpp"

namespace ladder::sim {

/// A priority queue that knows epochs.
///
/// Most events are due in a later epoch. Those lie unsorted, in a bucket an epoch, and a bucket is sorted
/// once, when its epoch opens; so the order of arrival never matters and nothing needs merging. The few that
/// are posted into the epoch already open go to a small heap beside the sorted run. Buckets form a ring; what
/// is due beyond the ring waits in one overflow list, looked through once a turn.
class EventQueue {
 public:
  explicit EventQueue(Duration epoch_length);

  /// Adds an event. Throws Bug if it belongs to an epoch already closed.
  void push(const Event& event);
  /// The earliest event of the epoch at hand that is due before `end`, or nothing. The first call opens the
  /// epoch. Throws Bug if the event does not come after its predecessor: two events with one key, so two
  /// sources with one id.
  [[nodiscard]] std::optional<Event> pop_before(Time end);
  /// Goes on to the next epoch. Throws Bug if the one at hand has events left.
  void close();

  [[nodiscard]] std::size_t at_hand() const;  ///< events pending in the epoch at hand
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  static constexpr std::uint32_t kRing = 64;  // epochs within reach of a bucket

  [[nodiscard]] std::uint32_t epoch_of(Time t) const { return t.ticks() / length_.ticks(); }
  [[nodiscard]] std::vector<Event>& bucket(std::uint32_t epoch) { return ring_[epoch % kRing]; }
  [[nodiscard]] bool within_ring(const Event& event) const { return epoch_of(event.due) - epoch_ < kRing; }
  void open();
  void refill_ring();
  [[nodiscard]] const Event* earliest() const;
  void remove_earliest();

  Duration length_;
  std::uint32_t epoch_ = 0;  // at hand
  bool open_ = false;
  std::size_t size_ = 0;
  std::vector<Event> run_;  // the epoch at hand, sorted; handled up to next_
  std::size_t next_ = 0;
  std::vector<Event> near_;    // min-heap: posted into the epoch at hand since it opened
  std::optional<Event> last_;  // popped last in this epoch
  std::array<std::vector<Event>, kRing> ring_;
  std::vector<Event> overflow_;
};

}  // namespace ladder::sim
