/// The engine: conservative epochs of one lookahead, all partitions in parallel, one settlement at each
/// barrier.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>

#include "sim/checkpoint.hpp"
#include "sim/event.hpp"
#include "sim/observer.hpp"
#include "sim/outbox.hpp"
#include "sim/parallel.hpp"
#include "sim/trace.hpp"

namespace ladder::sim {

/// What a model has to say to the engine.
class Model {
 public:
  virtual ~Model() = default;
  /// Handles one event: reads the target agent's state and what was published at the last barrier; writes
  /// only the target agent; posts through `out`, in the target's name. Called from any thread, never twice at
  /// once for one agent.
  virtual void handle(const Event& event, Outbox& out) = 0;
  /// Settles what all share, at a multiple of the lookahead, once. All partitions are at rest: any state may
  /// be written, agents may be born or die, and events due from `at` on may be posted to anybody.
  virtual void settle(Time at, Executor& executor, Outbox& out) = 0;
  /// These events will be handled soon, as far as is known. A model whose agents do not fit into the cache has their
  /// memory fetched; nothing else may come of it.
  virtual void expect(std::span<const Event> events) const { (void)events; }
  /// Writes all state that handle() and settle() read and write. Default: throws Error, there are no checkpoints.
  virtual void save(CheckpointWriter& out) const;
  virtual void load(CheckpointReader& in);
};

/// How agents are dealt to partitions. No result depends on it (tested at random).
struct Partitioning {
  /// 0: the engine chooses, by its threads and the events of the first epoch, when it first runs.
  std::uint32_t count = 0;
  /// The partition of an agent, below `count`: a pure function. Empty: equal blocks of neighbouring ids.
  std::function<std::uint32_t(AgentId)> of = {};
};

/// The same for any threads, partitions and assignment.
struct EngineCounters {
  std::uint64_t events = 0;  ///< handled
  std::uint64_t posts = 0;   ///< by handlers, settlements and at the start
  std::uint64_t epochs = 0;  ///< settled
};

class Engine {
 public:
  /// Borrows model and executor: both must outlive the engine.
  /// @param lookahead  length of an epoch, at least one tick
  Engine(Model& model, Executor& executor, Duration lookahead, Partitioning partitioning = {});
  ~Engine();

  /// The outbox for the first events, before the first epoch (due from now() on).
  [[nodiscard]] Outbox& initial();
  void observe(Observer& observer);  ///< called after each settlement, in the order of registration
  /// Notes the cause of every event that the log's filter wants, from now on. Borrowed. Changes no result.
  void trace(TraceLog& log);

  /// Handles all events due before `end` and settles at each multiple of the lookahead up to and including
  /// `end` where `end` is one. Any split into calls gives the same result. What the model throws comes out as
  /// it was thrown; the state is then half done, and a further call is refused with a Bug.
  /// @param stop  where a stop is requested, the run ends at the next barrier, observed and whole
  /// @return whether it came to `end`
  bool run_until(Time end, const std::stop_token& stop = {});

  /// Writes time, counters, pending events in their total order, and the model. Between two runs; alters nothing.
  void save(CheckpointWriter& out) const;
  /// Goes on where the saved engine was, whatever its threads and partitions were. On a new engine only, before any
  /// event is posted. Throws Error where lookahead or model are not the saved ones.
  void load(CheckpointReader& in);

  [[nodiscard]] Time now() const;
  [[nodiscard]] const EngineCounters& counters() const;
  [[nodiscard]] std::uint32_t partitions() const;  ///< 0 before the first run chose

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace ladder::sim
