/// Typed ids: an id of one kind is never taken for another.
#pragma once
#include <compare>
#include <cstdint>

namespace ladder::sim {

/// Index of a thing of kind Tag in the container that owns it.
template <class Tag>
class Id {
 public:
  constexpr Id() = default;
  constexpr explicit Id(std::uint32_t value) : value_(value) {}
  [[nodiscard]] constexpr std::uint32_t value() const { return value_; }
  constexpr auto operator<=>(const Id&) const = default;

 private:
  std::uint32_t value_ = 0;
};

/// Whoever an event is for, or comes from.
using AgentId = Id<struct AgentTag>;

}  // namespace ladder::sim
