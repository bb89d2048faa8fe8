/// The economies of a scenario and the two blocs that complete the world: who is in them, how far apart they
/// are.
#pragma once
#include <string>
#include <vector>

#include "models/world/evidence.hpp"
#include "models/world/ras.hpp"

namespace ladder::models {

/// Blocs in the order of the opening table: the economies named, then North, then the rest of the world.
struct Blocs {
  std::vector<std::vector<std::string>> members;  ///< iso3, sorted; one for each economy named
  std::vector<std::vector<double>> weight;        ///< GDP of each member, million current USD

  [[nodiscard]] std::size_t count() const { return members.size(); }
  [[nodiscard]] std::size_t north() const { return members.size() - 2; }
  [[nodiscard]] std::size_t rest() const { return members.size() - 1; }
};

/// Sorts all economies of the data that have a GDP in the base year: those of income class H that are not
/// named are North, all others not named the rest of the world.
/// @throws sim::Error for an unknown economy (with the nearest code) or one named twice
[[nodiscard]] Blocs sort_into_blocs(const Evidence& evidence, const std::vector<std::string>& economies);

/// Between blocs: mean over pairs of members, weighted by GDP.
struct Geography {
  Matrix distance_km;
  Matrix tie;   ///< share of pairs of members with a common official language or a colonial past, 0 to 1
  Matrix ease;  ///< mean of exp(0.5 border + 0.4 language + 0.5 colony) / distance (PROTOTYPES A 2.2 step 16)
};
/// @throws sim::Error if an economy named has no distances
[[nodiscard]] Geography geography_of(const Evidence& evidence, const Blocs& blocs);

}  // namespace ladder::models
