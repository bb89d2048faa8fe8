#include "sim/engine.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

#include "sim/error.hpp"
#include "sim/event_queue.hpp"

namespace ladder::sim {
namespace {

// Below so few events, waking threads costs more than they save (measured between 100 and 500).
constexpr std::uint64_t kWorthThreads = 300;

// A partition of fewer events an epoch is overhead; more partitions than these a thread balance no better.
constexpr std::uint64_t kWorthPartition = 100;
constexpr std::uint32_t kPartitionsPerThread = 16;

// How far ahead agents are fetched, in events, and how many at a time.
constexpr std::size_t kAhead = 16;

// Neither partitions nor lanes share a cache line, nor the pair of lines that is fetched together.
constexpr std::size_t kApart = 128;

struct alignas(kApart) Partition {
  EventQueue queue;
};

/// What one worker writes while partitions are handled: scratch for the epoch at hand, and two sets of boxes, a box for
/// each partition. While this pass fills one set, it empties the other, which the last pass filled.
struct alignas(kApart) Lane {
  EventRun run;
  Outbox outbox;
  std::vector<std::vector<Event>> boxes[2];
  std::uint64_t events = 0;  ///< handled since the counters were taken
};

}  // namespace

struct Engine::State {
  State(Model& m, Executor& e, Duration l, Partitioning p);

  [[nodiscard]] Time others_from() const;
  [[nodiscard]] std::uint64_t work_at_hand() const;
  void open_partitions();
  void handle_events(Time end);
  void sort_shares();
  void handle_partition(std::uint32_t p, Lane& lane, Time end);
  void empty_boxes(std::uint32_t p);
  void take_counters();
  void deal_posted();
  void settle(Time at);
  template <class Visit>
  void for_each_pending(const Visit& visit) const;

  Model& model;
  Executor& executor;
  Duration lookahead;
  Partitioning wanted;
  std::optional<Assignment> assignment;  // made when the engine first runs
  std::vector<Partition> partitions;
  std::vector<std::uint32_t> order;  // of partitions, most work first
  std::vector<Lane> lanes;           // one a worker
  Outbox shared;                     // of settlements and of the start
  std::vector<TracePage> pages;      // one a lane, and one of `shared`; none without a log
  TraceLog* log = nullptr;
  std::vector<Observer*> observers;
  Time now;
  std::uint64_t barrier;    // next end of an epoch, in ticks; the last one may lie beyond what a Time can hold
  unsigned filling = 0;     // the set of boxes that is filled
  std::uint64_t boxed = 0;  // events in boxes
  bool stopped = false;     // half way through run_until(), for ever if something was thrown
  EngineCounters counters;
};

Engine::State::State(Model& m, Executor& e, Duration l, Partitioning p)
    : model(m),
      executor(e),
      lookahead(l),
      wanted(std::move(p)),
      lanes(e.threads()),
      barrier(l.ticks()) {
  expects(lookahead > Duration{0}, "An epoch of zero ticks never ends: choose a lookahead of at least one tick.");
  expects(wanted.count > 0 || !wanted.of, "Agents were dealt to partitions without saying how many there are.");
  shared.open_settlement(now);
}

/// Where the epoch reaches past the end of time there is no next one; its last tick is never handled.
Time Engine::State::others_from() const {
  return Time{static_cast<std::uint32_t>(
      std::min<std::uint64_t>(barrier, std::numeric_limits<std::uint32_t>::max()))};
}

/// Events of the epoch at hand, about: those in boxes may be due later.
std::uint64_t Engine::State::work_at_hand() const {
  return std::accumulate(partitions.begin(), partitions.end(), boxed,
                         [](std::uint64_t sum, const Partition& p) { return sum + p.queue.at_hand(); });
}

/// Deals agents to partitions; where that was left to the engine, by the events that are there.
void Engine::State::open_partitions() {
  std::uint32_t highest = 0;
  std::uint64_t at_hand = 0;
  for (const Event& event : shared.posted()) {
    highest = std::max(highest, event.target.value());
    if (event.due < others_from()) ++at_hand;
  }
  if (wanted.count == 0)
    wanted.count = static_cast<std::uint32_t>(
        std::clamp<std::uint64_t>(at_hand / kWorthPartition, 1, kPartitionsPerThread * executor.threads()));
  if (wanted.of)
    assignment.emplace(wanted.of, wanted.count);
  else
    assignment.emplace(std::min(highest, std::numeric_limits<std::uint32_t>::max() - 1) + 1, wanted.count);
  const std::uint32_t count = wanted.count;
  partitions.reserve(count);
  for (std::uint32_t p = 0; p < count; ++p)
    partitions.push_back({EventQueue(lookahead, now.ticks() / lookahead.ticks())});
  order.resize(count);
  std::iota(order.begin(), order.end(), 0U);
  for (Lane& lane : lanes)
    for (auto& boxes : lane.boxes) boxes.resize(count);
}

/// One pass over all partitions, in parallel if there is enough to do.
void Engine::State::handle_events(Time end) {
  const std::uint64_t work = work_at_hand();
  filling ^= 1;
  if (work >= kWorthThreads && lanes.size() > 1 && partitions.size() > 1) {
    sort_shares();
    executor.parallel_for_workers(
        order.size(), [&](std::size_t i, unsigned worker) { handle_partition(order[i], lanes[worker], end); });
  } else {
    for (std::uint32_t p = 0; p < partitions.size(); ++p) handle_partition(p, lanes.front(), end);
  }
  take_counters();
}

/// The greatest partitions of each worker's share come first, so the last to be done is small. They stay in their share,
/// because their events are in that worker's cache.
void Engine::State::sort_shares() {
  const unsigned threads = executor.threads();
  for (unsigned t = 0; t < threads; ++t) {
    const auto begin = order.begin() + static_cast<std::ptrdiff_t>(first_of_share(order.size(), t, threads));
    const auto end = order.begin() + static_cast<std::ptrdiff_t>(first_of_share(order.size(), t + 1, threads));
    std::sort(begin, end, [this](std::uint32_t a, std::uint32_t b) {
      const std::size_t x = partitions[a].queue.at_hand(), y = partitions[b].queue.at_hand();
      return x != y ? x > y : a < b;
    });
  }
}

/// What others have sent is taken in, the epoch opened, its events handled in their order.
void Engine::State::handle_partition(std::uint32_t p, Lane& lane, Time end) {
  empty_boxes(p);
  EventQueue& queue = partitions[p].queue;
  EventRun& run = lane.run;
  // No event touches another agent, so an epoch that is handled whole may be handled agent by agent.
  queue.open(run, end == others_from() ? RunOrder::by_agent : RunOrder::by_due);
  lane.outbox.set_route({&run, &queue, p, lane.boxes[filling].data(), &*assignment});
  const Time others = others_from();
  std::uint64_t handled = 0;
  std::size_t expected = 0;
  while (const Event* event = run.next_before(end)) {
    if (run.position() + kAhead > expected) {
      const auto soon = run.ahead_from(expected, kAhead);
      if (!soon.empty()) model.expect(soon);
      expected += kAhead;
    }
    lane.outbox.open(*event, others);
    model.handle(*event, lane.outbox);
    ++handled;
  }
  lane.events += handled;
  queue.put_back(run);
}

/// The boxes are read in the order of lanes, which is free: every event in them is due in a later epoch than the one in
/// which it was posted, so it lies in a pile that is sorted when it opens.
void Engine::State::empty_boxes(std::uint32_t p) {
  for (Lane& lane : lanes) {
    std::vector<Event>& box = lane.boxes[filling ^ 1][p];
    for (const Event& event : box) partitions[p].queue.push(event);
    box.clear();
  }
}

void Engine::State::take_counters() {
  boxed = 0;
  for (Lane& lane : lanes) {
    counters.events += std::exchange(lane.events, 0);
    counters.posts += std::exchange(lane.outbox.posts(), 0);
    boxed += std::exchange(lane.outbox.boxed(), 0);
  }
  if (log != nullptr) log->add(pages);
}

/// Into the partitions with what was posted at a settlement or at the start.
void Engine::State::deal_posted() {
  for (const Event& event : shared.posted()) partitions[(*assignment)(event.target)].queue.push(event);
  counters.posts += std::exchange(shared.posts(), 0);
  shared.posted().clear();
  if (log != nullptr) log->add(pages);
}

void Engine::State::settle(Time at) {
  for (Partition& partition : partitions) partition.queue.close();
  barrier += lookahead.ticks();
  ++counters.epochs;
  shared.open_settlement(at);
  model.settle(at, executor, shared);
  deal_posted();
  for (Observer* observer : observers) observer->settled(at);
}

template <class Visit>
void Engine::State::for_each_pending(const Visit& visit) const {
  for (const Partition& partition : partitions) partition.queue.for_each(visit);
  for (const Lane& lane : lanes)
    for (const auto& boxes : lane.boxes)
      for (const auto& box : boxes)
        for (const Event& event : box) visit(event);
  for (const Event& event : shared.posted()) visit(event);
}

void Model::save(CheckpointWriter&) const {
  throw Error("This model cannot be saved.");
}

void Model::load(CheckpointReader&) {
  throw Error("This model cannot be resumed.");
}

Engine::Engine(Model& model, Executor& executor, Duration lookahead, Partitioning partitioning)
    : state_(std::make_unique<State>(model, executor, lookahead, std::move(partitioning))) {}

Engine::~Engine() = default;

Outbox& Engine::initial() {
  return state_->shared;
}

void Engine::observe(Observer& observer) {
  state_->observers.push_back(&observer);
}

void Engine::trace(TraceLog& log) {
  State& s = *state_;
  s.log = &log;
  s.pages.assign(s.lanes.size() + 1, TracePage(log.filter()));
  for (std::size_t i = 0; i < s.lanes.size(); ++i) s.lanes[i].outbox.set_trace(&s.pages[i]);
  s.shared.set_trace(&s.pages.back());
}

Time Engine::now() const {
  return state_->now;
}

const EngineCounters& Engine::counters() const {
  return state_->counters;
}

std::uint32_t Engine::partitions() const {
  return static_cast<std::uint32_t>(state_->partitions.size());
}

// Why the result is that of handling all events one by one in their total order.
//
// An epoch is [k L, (k + 1) L) for the lookahead L, and all partitions pass its end together.
//  1. Within an epoch no agent can affect another: a handler writes its own agent only, reads beside it only what was
//     published at a barrier, and posts to others for a later epoch (Outbox refuses anything else).
//  2. So what an agent does in an epoch depends on its own state and its own events alone, and agents may be handled
//     in any order, on any thread, in any partition.
//  3. One agent's events all lie in one queue and leave it in the total order: what was due when the epoch opened was
//     sorted then, what it posts to itself later is due after the event being handled and goes through the heap.
//  4. Keys are unique, because a source counts its posts; hence sorting has one outcome, and the order in which
//     threads filled the piles and boxes is forgotten.
//  5. Settlement happens when every event due before the barrier has been handled and none due at it, on one thread.
// A call that ends inside an epoch only stops the queues earlier and puts back what is left, to be sorted again; what
// others have sent waits in boxes and is due in later epochs. So a split changes nothing either.
bool Engine::run_until(Time end, const std::stop_token& stop) {
  State& s = *state_;
  expects(!std::exchange(s.stopped, true),
          "The engine was run again inside a run, or after one that failed.");
  const bool first = s.partitions.empty();
  if (first) s.open_partitions();
  s.deal_posted();
  if (first) s.shared.posted().shrink_to_fit();  // as large as all events together, and never again
  while (s.now < end && !stop.stop_requested()) {
    const Time until = std::min(s.others_from(), end);
    s.handle_events(until);
    s.now = until;
    if (s.barrier == until.ticks()) s.settle(until);
  }
  s.shared.open_settlement(s.now);
  s.stopped = false;
  return !(s.now < end);
}

// The file is the same whatever the threads and partitions were, because the events are written in their total order.
void Engine::save(CheckpointWriter& out) const {
  const State& s = *state_;
  expects(!s.stopped, "A run that failed, or that goes on, was to be saved.");
  std::vector<Event> pending;
  s.for_each_pending([&pending](const Event& event) { pending.push_back(event); });
  std::ranges::sort(pending, [](const Event& a, const Event& b) { return a < b; });
  out.begin("kernel");
  out.put(s.lookahead.ticks());
  out.put(s.now.ticks());
  EngineCounters counters = s.counters;
  counters.posts += s.shared.posted().size();  // those that no partition has yet
  out.put(counters);
  out.put_all(pending);
  out.begin("model");
  s.model.save(out);
}

void Engine::load(CheckpointReader& in) {
  State& s = *state_;
  expects(s.partitions.empty() && s.shared.posted().empty(), "Only a new engine can go on from a checkpoint.");
  std::uint32_t lookahead = 0, now = 0;
  std::vector<Event> pending;
  in.begin("kernel");
  in.get(lookahead);
  if (lookahead != s.lookahead.ticks())
    throw Error("The checkpoint was saved with a lookahead of " + std::to_string(lookahead) + " ticks, not of " +
                std::to_string(s.lookahead.ticks()) + ".");
  in.get(now);
  in.get(s.counters);
  in.get_all(pending);
  in.begin("model");
  s.model.load(in);
  s.now = Time{now};
  s.barrier = (std::uint64_t{now} / lookahead + 1) * lookahead;
  s.shared.open_settlement(s.now);
  s.shared.posted() = std::move(pending);
}

}  // namespace ladder::sim
