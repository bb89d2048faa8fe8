/// The kernel's two halves of a queue, epochs and the run of the one at hand, as one priority queue.
#pragma once
#include <cstdint>
#include <limits>
#include <optional>

#include "sim/event_queue.hpp"

namespace ladder::test {

/// Pops events in their total order; takes any that is due after the one popped last.
class WindowQueue {
 public:
  explicit WindowQueue(sim::Duration window, std::uint32_t ring = 64) : far_(window, 0, ring), window_(window) {}

  void push(const sim::Event& event) {
    ++size_;
    if (open_ && event.due.ticks() < end_)
      run_.push(event);
    else
      far_.push(event);
  }
  /// The earliest, taken out. Precondition: not empty.
  [[nodiscard]] sim::Event pop() {
    if (!open_) open();
    for (;;) {
      if (const sim::Event* event = run_.next_before(kEnd)) {
        --size_;
        return *event;
      }
      far_.close();
      open();
    }
  }
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  static constexpr sim::Time kEnd{std::numeric_limits<std::uint32_t>::max()};
  void open() {
    far_.open(run_);
    open_ = true;
    end_ = std::uint64_t{far_.begin().ticks()} + window_.ticks();
  }

  sim::EventQueue far_;
  sim::EventRun run_;
  sim::Duration window_;
  bool open_ = false;
  std::uint64_t end_ = 0;  // of the open window
  std::size_t size_ = 0;
};

}  // namespace ladder::test
