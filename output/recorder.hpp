/// Samples all series of a world after each settlement, and runs a world from its start to its horizon.
#pragma once
#include <cstdint>
#include <functional>

#include "models/world/world.hpp"
#include "output/catalogue.hpp"
#include "output/series.hpp"
#include "sim/engine.hpp"

namespace ladder::output {

/// Observes a world; months before the horizon are run but not recorded.
class Recorder final : public sim::Observer {
 public:
  /// Borrows the world. @param coordinates of the file, which may hold programmes of other scenarios
  Recorder(const models::World& world, const Coordinates& coordinates);
  void settled(sim::Time at) override;
  /// The finished record; the recorder is empty afterwards.
  [[nodiscard]] ReplicateRecord take();

 private:
  void sample(std::size_t row, std::uint32_t month);
  void note_flows(std::uint32_t month);
  const models::World& world_;
  Coordinates coordinates_;
  std::uint32_t first_month_;
  ReplicateRecord record_;
  Values cells_;
};

/// Runs a world to the end of its horizon and returns what was recorded.
/// @param on_month  called after each month with its number since the start; may throw to stop the run
/// @param partitioning  how firms are dealt to partitions; no result depends on it
[[nodiscard]] ReplicateRecord run_world(models::World& world, const Coordinates& coordinates,
                                        sim::Executor& executor,
                                        const std::function<void(std::uint32_t)>& on_month,
                                        const sim::Partitioning& partitioning = {});

}  // namespace ladder::output
