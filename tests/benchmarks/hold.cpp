/// The hold model: a queue of constant size, from which the earliest event is taken and put back later. Nanoseconds a
/// pop and push with this very event, for several designs side by side, in turns; the checksum over what was popped
/// shows that all of them keep the same order.
#include <algorithm>
#include <array>
#include <boost/heap/d_ary_heap.hpp>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <functional>
#include <memory>
#include <queue>
#include <string>
#include <vector>

#include "sim/error.hpp"
#include "sim/math.hpp"
#include "sim/random.hpp"
#include "tests/benchmarks/options.hpp"
#include "tests/support/window_queue.hpp"

namespace {

using namespace ladder;
using sim::Event;

struct Options {
  std::uint32_t pending = 1'000'000;
  std::uint32_t holds = 0;  ///< 0: three a pending event, and at least a million
  std::string increments = "exponential";
  std::uint32_t rounds = 5;
  std::uint64_t seed = 1;
};

Options parsed(int count, char** arguments) {
  Options o;
  test::po::options_description options("Options");
  options.add_options()                                                                            //
      ("pending", test::into_count(o.pending), "events in the queue")                              //
      ("holds", test::into(o.holds), "a round; 0: three a pending event, at least a million")      //
      ("increments", test::into(o.increments), "exponential, constant, bimodal or heavy-tailed")   //
      ("rounds", test::into_count(o.rounds), "of all designs in turn; medians are printed")        //
      ("seed", test::into(o.seed), "of the increments");
  test::read_options(count, arguments, "The hold model: nanoseconds a pop and push, several queues.", options);
  if (o.holds == 0) o.holds = std::max(1'000'000U, 3 * std::min(o.pending, 10'000'000U));
  return o;
}

/// Delays with mean `mean`, drawn before the clock runs.
class Increments {
 public:
  Increments(const Options& o, double mean) : ticks_(1U << 16) {
    const sim::Draws draws(o.seed, 0);
    for (std::uint32_t i = 0; i < ticks_.size(); ++i) {
      const auto u = draws.uniforms(i, 0, 0);
      ticks_[i] = 1 + static_cast<std::uint32_t>(mean * shape(o.increments, u[0], u[1]));
    }
  }
  [[nodiscard]] std::uint32_t of(std::uint32_t k) const { return ticks_[k & (ticks_.size() - 1)]; }

 private:
  /// Of mean 1.
  static double shape(const std::string& kind, double u, double v) {
    if (kind == "exponential") return -sim::math::log(u);
    if (kind == "constant") return 1.0;
    if (kind == "bimodal") return u < 0.9 ? 0.1 * 2.0 * v : 9.1 * 2.0 * v;  // nine in ten short, the rest long
    if (kind == "heavy-tailed")  // Pareto with exponent 1.5, cut at 1,000 means
      return std::min(1000.0, sim::math::pow(u, -1.0 / 1.5) / 3.0);
    throw sim::Error("There are no increments \"" + kind + "\": exponential, constant, bimodal or heavy-tailed.");
  }
  std::vector<std::uint32_t> ticks_;
};

/// What the designs are measured through.
class Queue {
 public:
  virtual ~Queue() = default;
  virtual void push(const Event& event) = 0;
  virtual Event pop() = 0;
};

template <class Heap>
class HeapQueue final : public Queue {
 public:
  void push(const Event& event) override { heap_.push(event); }
  Event pop() override {
    const Event top = heap_.top();
    heap_.pop();
    return top;
  }

 private:
  Heap heap_;
};
using BinaryHeap = HeapQueue<std::priority_queue<Event, std::vector<Event>, std::greater<>>>;
using QuaternaryHeap =
    HeapQueue<boost::heap::d_ary_heap<Event, boost::heap::arity<4>, boost::heap::compare<std::greater<>>>>;

/// The width of a window, for queues outside the engine, whose epoch sets it: a 64th of the mean delay, so that few
/// pushes fall into the open window, but no more events than fill a quarter of a second-level cache.
std::uint32_t width(std::uint32_t pending, double mean) {
  constexpr double cache = 256 * 1024 / sizeof(Event);
  const double events = std::min(pending / 64.0, cache);
  return std::max(1U, static_cast<std::uint32_t>(mean * std::max(events, 1.0) / pending));
}

/// The kernel's queue.
class Windows final : public Queue {
 public:
  Windows(std::uint32_t pending, double mean) : queue_(sim::Duration{width(pending, mean)}, 1024) {}
  void push(const Event& event) override { queue_.push(event); }
  Event pop() override { return queue_.pop(); }

 private:
  test::WindowQueue queue_;
};

/// The same idea with a vector a window and a sort by comparison.
class SortedWindows final : public Queue {
 public:
  SortedWindows(std::uint32_t pending, double mean) : width_(width(pending, mean)), ring_(1024) {}
  void push(const Event& event) override {
    const std::uint32_t window = event.due.ticks() / width_;
    if (window == window_) {
      near_.push(event);
    } else if (window - window_ < ring_.size()) {
      ring_[window % ring_.size()].push_back(event);
    } else {
      beyond_.push_back(event);
    }
  }
  Event pop() override {
    while (next_ == run_.size() && near_.empty()) advance();
    if (next_ < run_.size() && (near_.empty() || run_[next_] < near_.top())) return run_[next_++];
    const Event top = near_.top();
    near_.pop();
    return top;
  }

 private:
  void advance() {
    ++window_;
    run_.swap(ring_[window_ % ring_.size()]);
    ring_[window_ % ring_.size()].clear();
    next_ = 0;
    std::sort(run_.begin(), run_.end(), std::less<>{});
    if (window_ % ring_.size() != 0) return;
    const std::vector<Event> waiting = std::exchange(beyond_, {});
    for (const Event& event : waiting) push(event);
    std::vector<Event> now;  // of the window just opened
    while (!near_.empty()) now.push_back(near_.top()), near_.pop();
    run_.insert(run_.end(), now.begin(), now.end());
    std::sort(run_.begin(), run_.end(), std::less<>{});
  }

  std::uint32_t width_;
  std::uint32_t window_ = ~0U;  // none is open
  std::vector<std::vector<Event>> ring_;
  std::vector<Event> beyond_;
  std::vector<Event> run_;
  std::size_t next_ = 0;
  std::priority_queue<Event, std::vector<Event>, std::greater<>> near_;
};

struct Measured {
  double ns = 0.0;
  std::uint64_t checksum = 0;
};

Measured hold(Queue& queue, const Options& o, const Increments& increments) {
  // Each event is somewhere within its first delay: else constant ones would all stay at one tick for ever.
  const sim::Draws draws(o.seed, 1);
  for (std::uint32_t i = 0; i < o.pending; ++i) {
    const auto due = static_cast<std::uint32_t>(increments.of(i * 7) * draws.uniform(i, 0, 0));
    queue.push({sim::Time{due}, sim::AgentId{i}, sim::AgentId{i}, i});
  }
  Measured m;
  const auto once = [&](std::uint32_t k) {
    const Event e = queue.pop();
    m.checksum = (m.checksum ^ (std::uint64_t{e.due.ticks()} << 32 | e.target.value())) * 0x9e3779b97f4a7c15;
    m.checksum ^= m.checksum >> 32;
    queue.push({sim::Time{e.due.ticks() + increments.of(k * 5)}, e.target, e.target, e.sequence});
  };
  for (std::uint32_t k = 0; k < o.pending; ++k) once(k);  // to the steady state, unmeasured
  const auto begin = std::chrono::steady_clock::now();
  for (std::uint32_t k = 0; k < o.holds; ++k) once(k);
  const std::chrono::duration<double, std::nano> elapsed = std::chrono::steady_clock::now() - begin;
  m.ns = elapsed.count() / o.holds;
  return m;
}

void report(const Options& o) {
  // As fine ticks as let all holds happen within 32 bits.
  const double mean = std::exp2(std::floor(std::log2(4e9 / (8.0 + 1.3 * (1.0 + static_cast<double>(o.holds) / o.pending)))));
  const double ticks = std::min(mean, std::exp2(20));
  const Increments increments(o, ticks);
  struct Design {
    const char* name;
    std::function<std::unique_ptr<Queue>()> make;
    std::vector<double> ns = {};
  };
  std::array designs = {
      Design{"binary heap (std::priority_queue)", [] { return std::make_unique<BinaryHeap>(); }},
      Design{"4-ary heap (boost)", [] { return std::make_unique<QuaternaryHeap>(); }},
      Design{"windows, sorted", [&] { return std::make_unique<SortedWindows>(o.pending, ticks); }},
      Design{"windows, scattered (the kernel's)", [&] { return std::make_unique<Windows>(o.pending, ticks); }}};
  std::uint64_t checksum = 0;
  for (std::uint32_t round = 0; round < o.rounds; ++round)
    for (Design& design : designs) {
      const Measured m = hold(*design.make(), o, increments);
      sim::expects(checksum == 0 || checksum == m.checksum, "Two queues popped in another order.");
      checksum = m.checksum;
      design.ns.push_back(m.ns);
    }
  std::printf("%u pending, %s increments of mean %.0f ticks, windows of %u ticks, %u holds, %u rounds, checksum %016llx\n",
              o.pending, o.increments.c_str(), ticks, width(o.pending, ticks), o.holds, o.rounds,
              static_cast<unsigned long long>(checksum));
  std::printf("%-36s %10s %10s %10s %8s\n", "", "median ns", "least", "greatest", "times");
  const auto median = [](std::vector<double>& v) {
    std::ranges::sort(v);
    return v[v.size() / 2];
  };
  const double yardstick = median(designs.front().ns);
  for (Design& design : designs) {
    const double ns = median(design.ns);
    std::printf("%-36s %10.1f %10.1f %10.1f %8.2f\n", design.name, ns, design.ns.front(), design.ns.back(),
                yardstick / ns);
  }
}

}  // namespace

int main(int count, char** arguments) {
  return test::guarded("bench_hold", [&] { report(parsed(count, arguments)); });
}
