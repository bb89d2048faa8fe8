/// What follows from the workers of a firm alone.
#pragma once
#include <array>
#include <cstdint>

#include "models/industry/firms.hpp"

namespace ladder::models {

/// Share of workers with middle or high skill, 0 to 1; 0 where there are none.
[[nodiscard]] inline double skilled_share(const std::array<std::int32_t, skill_count>& workers) {
  const std::int32_t all = workers[0] + workers[1] + workers[2];
  return all > 0 ? static_cast<double>(workers[1] + workers[2]) / all : 0.0;
}

}  // namespace ladder::models
