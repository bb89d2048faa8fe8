/// Counts of Poisson processes from keyed uniforms.
#pragma once
#include <cstdint>

namespace ladder::models {

/// Quantile of the Poisson distribution: the number of events of mean `mean` that the uniform `u` stands for.
/// @param most  counts above this are cut off; choose it where their probability does not matter
[[nodiscard]] std::uint32_t poisson_count(double mean, double u, std::uint32_t most);
/// The same for a caller who knows the probability of no event.
/// @param none  exp(-mean)
[[nodiscard]] std::uint32_t poisson_count(double mean, double none, double u, std::uint32_t most);

}  // namespace ladder::models
