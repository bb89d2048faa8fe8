#include "sim/event_run.hpp"

#include <bit>
#include <limits>

#include "sim/error.hpp"

namespace ladder::sim {
namespace {

// Up to so many events a slot, one pass of insertion sort is quicker than anything that calls.
constexpr std::uint32_t kFew = 16;

}  // namespace

// One scatter on (due, target), or (target, due), instead of a sort by comparison: half as many slots as events or more,
// so that the pass of insertion sort after it moves an event by a place or two. Day ticks with thousands of ties are
// spread by their targets, fine ticks by their dues.
void EventRun::prepare(std::size_t count, const RunExtent& extent, RunOrder order) {
  expects(count <= std::numeric_limits<std::uint32_t>::max(), "An epoch of one partition holds at most 2^32 events.");
  extent_ = extent;
  order_ = order;
  const std::uint64_t last = extent.ticks * extent.agents - 1;  // below 2^64: both fit 32 bits, or one is 2^32
  const auto slots = std::bit_floor(std::max<std::size_t>(1, count));
  const int surplus = static_cast<int>(std::bit_width(last)) - static_cast<int>(std::bit_width(slots) - 1);
  shift_ = static_cast<unsigned>(std::max(0, surplus));
  starts_.assign(slots + 2, 0);
  sorted_.resize(count);
  next_ = 0;
  has_last_ = false;
}

void EventRun::add_up() {
  largest_slot_ = *std::max_element(starts_.begin(), starts_.end());
  for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
}

void EventRun::finish() {
  Event* const e = sorted_.data();
  const std::size_t count = sorted_.size();
  if (largest_slot_ > kFew) {
    // After place(), starts_[i] is where slot i ends.
    std::uint32_t begin = 0;
    for (const std::uint32_t end : starts_) {
      if (end > begin + kFew)
        std::sort(e + begin, e + end, [this](const Event& a, const Event& b) { return place_of(a) < place_of(b); });
      begin = std::max(begin, end);
    }
  }
  for (std::size_t i = 1; i < count; ++i) {
    const EventKey place = place_of(e[i]);
    if (!(place < place_of(e[i - 1]))) continue;
    const Event moved = e[i];
    std::size_t k = i;
    for (; k > 0 && place < place_of(e[k - 1]); --k) e[k] = e[k - 1];
    e[k] = moved;
  }
}

const Event* EventRun::next_of_both(Time end) {
  const bool run_first = next_ < sorted_.size() && place_of(sorted_[next_]) < place_of(near_.front());
  const Event& next = run_first ? sorted_[next_] : near_.front();
  if (next.due >= end) return nullptr;
  if (run_first) return &sorted_[next_++];
  popped_ = next;
  std::pop_heap(near_.begin(), near_.end(), later());
  near_.pop_back();
  return &popped_;
}

void EventRun::refuse_twins() {
  broken("Two events have the same due, target, source and sequence: their order is open.");
}

}  // namespace ladder::sim
