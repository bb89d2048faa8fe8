/// One partition's pending events, by epoch.
#pragma once
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "sim/chunk_pool.hpp"
#include "sim/event_run.hpp"

namespace ladder::sim {

/// A priority queue that knows epochs.
///
/// Most events are due in a later epoch. They lie unsorted, in a pile an epoch, and a pile is sorted once, when its
/// epoch opens: so the order of arrival never matters and nothing needs merging. The piles form a ring; what is due
/// beyond the ring waits in one overflow pile, looked through once a turn.
class EventQueue {
 public:
  /// @param epoch_length  at least one tick
  /// @param epoch         the one at hand at first
  /// @param ring          piles, a power of two
  explicit EventQueue(Duration epoch_length, std::uint32_t epoch = 0, std::uint32_t ring = 64);

  /// Adds an event that is due in the epoch at hand, while that is not open, or later. Throws Bug if its epoch is
  /// closed.
  void push(const Event& event);
  /// Moves the events of the epoch at hand to `run`, in that order.
  void open(EventRun& run, RunOrder order = RunOrder::by_due);
  /// Takes back what is left in `run`: the epoch was not handled to its end.
  void put_back(EventRun& run);
  /// Goes on to the next epoch. Throws Bug if the one at hand has events left.
  void close();

  [[nodiscard]] std::size_t at_hand() const { return pile(epoch_).size(); }  ///< events in the epoch at hand
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] Time begin() const { return Time{epoch_ * length_}; }  ///< of the epoch at hand
  /// Calls visit(event) for each, in no order.
  template <class Visit>
  void for_each(const Visit& visit) const {
    for (const EventPile& pile : ring_) pile.for_each(visit);
    overflow_.for_each(visit);
  }

 private:
  [[nodiscard]] EventPile& pile(std::uint32_t epoch) { return ring_[epoch & (ring_.size() - 1)]; }
  [[nodiscard]] const EventPile& pile(std::uint32_t epoch) const { return ring_[epoch & (ring_.size() - 1)]; }
  void lay(const Event& event, std::uint32_t epoch);

  std::uint32_t length_;
  std::uint32_t epoch_;  // at hand
  std::size_t size_ = 0;
  AgentId lowest_{std::numeric_limits<std::uint32_t>::max()};  // target so far
  AgentId highest_{0};
  ChunkPool pool_;
  std::vector<EventPile> ring_;
  EventPile overflow_;
};

}  // namespace ladder::sim
