/// Resource-efficiency measures of a firm: what each saves and costs (MODEL 3.8; ODD 7.8).
#pragma once
#include <cstdint>

#include "models/parameters.hpp"
#include "sim/random.hpp"

namespace ladder::models {

/// One of the six independent measures open to a firm; drawn once, never stored.
struct Measure {
  double saving = 0.0;   ///< share of the cost of goods inputs
  double payback = 0.0;  ///< years
};

/// Saving lognormal (median `saving`), payback lognormal (median `payback`). The saving is capped at 10 %.
[[nodiscard]] Measure measure(const sim::Draws& draws, std::uint64_t firm, int k,
                              const EfficiencyParameters& p);

}  // namespace ladder::models
