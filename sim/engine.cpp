#include "sim/engine.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <utility>
#include <vector>

#include "sim/error.hpp"
#include "sim/event_queue.hpp"

namespace ladder::sim {
namespace {

// Below so few events, waking threads costs more than they save (measured between 100 and 500).
constexpr std::uint64_t kWorthThreads = 300;

// Neither partitions nor lanes share a cache line, nor the pair of lines that is fetched together.
constexpr std::size_t kApart = 128;

struct alignas(kApart) Partition {
  EventQueue queue;
};

/// What one worker writes while partitions are handled: an outbox, and a box for each partition it posts to.
struct alignas(kApart) Lane {
  Outbox outbox;
  std::vector<std::vector<Event>> boxes;
  std::uint64_t events = 0;   ///< handled since the last hand-over
  std::uint64_t posts = 0;    ///< likewise
  std::uint64_t waiting = 0;  ///< events in the boxes
};

}  // namespace

struct Engine::State {
  State(Model& m, Executor& e, EngineOptions o, Assignment a);

  [[nodiscard]] std::uint32_t partition_of(AgentId agent) const;
  [[nodiscard]] std::uint64_t at_hand() const;
  [[nodiscard]] Time others_from() const;
  void handle_events(Time end);
  void handle_partition(std::size_t p, Lane& lane, Time end);
  void take_posts(std::size_t p, Lane& lane);
  void hand_over();
  void hand_over_shared();
  void settle(Time at);
  template <class Body>
  void for_each_partition(std::uint64_t events, const Body& body);

  Model& model;
  Executor& executor;
  Duration lookahead;
  Assignment assignment;
  std::vector<Partition> partitions;
  std::vector<Lane> lanes;  // one a worker
  Outbox shared;            // of settlements and of the start
  std::vector<Observer*> observers;
  Time now;
  std::uint64_t barrier;  // next end of an epoch, in ticks; the last one may lie beyond what a Time can hold
  bool stopped = false;   // half way through run_until(), for ever if something was thrown
  EngineCounters counters;
};

Engine::State::State(Model& m, Executor& e, EngineOptions o, Assignment a)
    : model(m),
      executor(e),
      lookahead(o.lookahead),
      assignment(std::move(a)),
      lanes(e.threads()),
      barrier(o.lookahead.ticks()) {
  expects(o.partitions > 0, "An engine needs at least one partition.");
  if (!assignment) assignment = [n = o.partitions](AgentId agent) { return agent.value() % n; };
  for (std::uint32_t p = 0; p < o.partitions; ++p) partitions.push_back({EventQueue(lookahead)});
  for (Lane& lane : lanes) lane.boxes.resize(o.partitions);
}

std::uint32_t Engine::State::partition_of(AgentId agent) const {
  const std::uint32_t p = assignment(agent);
  expects(p < partitions.size(), "An agent was assigned to a partition that does not exist.");
  return p;
}

std::uint64_t Engine::State::at_hand() const {
  std::uint64_t events = 0;
  for (const Partition& partition : partitions) events += partition.queue.at_hand();
  return events;
}

/// Where the epoch reaches past the end of time there is no next one; its last tick is never handled.
Time Engine::State::others_from() const {
  return Time{static_cast<std::uint32_t>(
      std::min<std::uint64_t>(barrier, std::numeric_limits<std::uint32_t>::max()))};
}

/// Calls body(partition, lane) for each partition, in parallel if there is enough to do.
template <class Body>
void Engine::State::for_each_partition(std::uint64_t events, const Body& body) {
  if (events >= kWorthThreads) {
    executor.parallel_for_workers(partitions.size(),
                                  [&](std::size_t p, unsigned worker) { body(p, lanes[worker]); });
  } else {
    for (std::size_t p = 0; p < partitions.size(); ++p) body(p, lanes.front());
  }
}

void Engine::State::handle_events(Time end) {
  for_each_partition(at_hand(), [&](std::size_t p, Lane& lane) { handle_partition(p, lane, end); });
}

void Engine::State::handle_partition(std::size_t p, Lane& lane, Time end) {
  EventQueue& queue = partitions[p].queue;
  while (const auto event = queue.pop_before(end)) {
    lane.outbox.open(*event, others_from());
    model.handle(*event, lane.outbox);
    ++lane.events;
    take_posts(p, lane);
  }
}

/// What stays in the partition goes to its queue at once, since it may be due in this very epoch.
void Engine::State::take_posts(std::size_t p, Lane& lane) {
  std::vector<Event>& posted = lane.outbox.posted();
  for (const Event& event : posted) {
    const std::uint32_t to = partition_of(event.target);
    if (to == p) {
      partitions[p].queue.push(event);
    } else {
      lane.boxes[to].push_back(event);
      ++lane.waiting;
    }
  }
  lane.posts += posted.size();
  posted.clear();
}

/// Empties the boxes. They are read in the order of lanes, which is free: every event in them is due in a
/// later epoch, so it lands in a bucket that is sorted when it opens.
void Engine::State::hand_over() {
  std::uint64_t waiting = 0;
  for (Lane& lane : lanes) {
    counters.events += std::exchange(lane.events, 0);
    counters.posts += std::exchange(lane.posts, 0);
    waiting += std::exchange(lane.waiting, 0);
  }
  if (waiting == 0) return;
  for_each_partition(waiting, [&](std::size_t p, Lane&) {
    for (Lane& lane : lanes) {
      for (const Event& event : lane.boxes[p]) partitions[p].queue.push(event);
      lane.boxes[p].clear();
    }
  });
}

void Engine::State::hand_over_shared() {
  for (const Event& event : shared.posted()) partitions[partition_of(event.target)].queue.push(event);
  counters.posts += shared.posted().size();
  shared.posted().clear();
}

void Engine::State::settle(Time at) {
  for (Partition& partition : partitions) partition.queue.close();
  barrier += lookahead.ticks();
  ++counters.epochs;
  shared.open_settlement(at);
  model.settle(at, executor, shared);
  hand_over_shared();
  for (Observer* observer : observers) observer->settled(at);
}

Engine::Engine(Model& model, Executor& executor, EngineOptions options, Assignment assignment)
    : state_(std::make_unique<State>(model, executor, options, std::move(assignment))) {}

Engine::~Engine() = default;

Outbox& Engine::initial() {
  return state_->shared;
}

void Engine::observe(Observer& observer) {
  state_->observers.push_back(&observer);
}

Time Engine::now() const {
  return state_->now;
}

const EngineCounters& Engine::counters() const {
  return state_->counters;
}

// Why the result is that of handling all events one by one in their total order.
//
// An epoch is [k L, (k + 1) L) for the lookahead L, and all partitions pass its end together.
//  1. Within an epoch no agent can affect another: a handler writes its own agent only, reads beside it only
//  what was
//     published at a barrier, and posts to others for a later epoch (Outbox refuses anything else).
//  2. So what an agent does in an epoch depends on its own state and its own events alone, and agents may be
//  handled
//     in any order, on any thread, in any partition.
//  3. One agent's events all lie in one queue and leave it in the total order: what was due when the epoch
//  opened was
//     sorted then, what it posts to itself later is due after the event being handled and goes through the
//     heap.
//  4. Keys are unique, because a source counts its posts; hence sorting has one outcome, and the order in
//  which
//     threads filled the buckets is forgotten.
//  5. Settlement happens when every event due before the barrier has been handled and none due at it, on one
//  thread.
// A call that ends inside an epoch only stops the queues earlier, and hands over what is due in later epochs;
// the next call goes on with the same queues. So a split changes nothing either.
void Engine::run_until(Time end) {
  State& s = *state_;
  expects(!std::exchange(s.stopped, true),
          "The engine was run again inside a run, or after one that failed.");
  s.hand_over_shared();
  while (s.now < end) {
    const Time until = std::min(s.others_from(), end);
    s.handle_events(until);
    s.hand_over();
    s.now = until;
    if (s.barrier == until.ticks()) s.settle(until);
  }
  s.shared.open_settlement(s.now);
  s.stopped = false;
}

}  // namespace ladder::sim
