/// The engine: conservative epochs of one lookahead, all partitions in parallel, one settlement at each
/// barrier.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>

#include "sim/event.hpp"
#include "sim/observer.hpp"
#include "sim/outbox.hpp"
#include "sim/parallel.hpp"

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
};

struct EngineOptions {
  Duration lookahead{30};
  std::uint32_t partitions = 16;
};

/// Which partition handles an agent's events. Any assignment gives the same result (tested at random).
using Assignment = std::function<std::uint32_t(AgentId)>;

/// The same for any threads, partitions and assignment.
struct EngineCounters {
  std::uint64_t events = 0;  ///< handled
  std::uint64_t posts = 0;   ///< by handlers, settlements and at the start
  std::uint64_t epochs = 0;  ///< settled
};

class Engine {
 public:
  /// Borrows model and executor: both must outlive the engine. Default assignment: id modulo partitions.
  Engine(Model& model, Executor& executor, EngineOptions options = {}, Assignment assignment = {});
  ~Engine();

  /// The outbox for the first events, before the first epoch (due from now() on).
  [[nodiscard]] Outbox& initial();
  void observe(Observer& observer);  ///< called after each settlement, in the order of registration

  /// Handles all events due before `end` and settles at each multiple of the lookahead up to and including
  /// `end` where `end` is one. Any split into calls gives the same result. What the model throws comes out as
  /// it was thrown; the state is then half done, and a further call is refused with a Bug.
  void run_until(Time end);

  [[nodiscard]] Time now() const;
  [[nodiscard]] const EngineCounters& counters() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace ladder::sim
