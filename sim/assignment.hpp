/// Which partition handles an agent's events.
#pragma once
#include <cstdint>
#include <functional>
#include <utility>

#include "sim/error.hpp"
#include "sim/id.hpp"

namespace ladder::sim {

/// Agents to partitions. Neighbours by id are neighbours in memory, so a partition is a block of ids unless another
/// function is asked for.
class Assignment {
 public:
  /// Equal blocks: the ids below `agents` in `partitions` parts; later ones are dealt round.
  Assignment(std::uint32_t agents, std::uint32_t partitions)
      : partitions_(partitions), agents_(agents), scale_(agents > 0 ? (std::uint64_t{partitions} << 32) / agents : 0) {}
  /// As `partition` says, which must be a pure function and answer below `partitions`.
  Assignment(std::function<std::uint32_t(AgentId)> partition, std::uint32_t partitions)
      : partitions_(partitions), own_(std::move(partition)) {}

  [[nodiscard]] std::uint32_t operator()(AgentId agent) const {
    if (own_) [[unlikely]] {
      const std::uint32_t p = own_(agent);
      expects(p < partitions_, "An agent was assigned to a partition that does not exist.");
      return p;
    }
    return agent.value() < agents_ ? static_cast<std::uint32_t>((agent.value() * scale_) >> 32)
                                   : agent.value() % partitions_;
  }

 private:
  std::uint32_t partitions_ = 1;
  std::uint32_t agents_ = 0;
  std::uint64_t scale_ = 0;  // partitions an id, in 2^-32
  std::function<std::uint32_t(AgentId)> own_;
};

}  // namespace ladder::sim
