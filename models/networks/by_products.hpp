/// Who in an industrial park can use what another has left over: a largest matching on a small graph (MODEL 3.9; ODD 7.9).
#pragma once
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "models/industry/sector.hpp"

namespace ladder::models {

/// Whether what a sector has left over is an input of another. Assumption, after exchanges of eco-industrial parks
/// (Chertow 2007, J. Ind. Ecol. 11(1), 11-30).
[[nodiscard]] bool can_use(Sector taker, Sector giver);

/// Most pairs of a graph without a vertex in two of them (Edmonds' algorithm, Boost.Graph). The same edges in the same order give
/// the same pairs.
/// @param edges  between vertices 0 to vertices - 1
/// @return       pairs with the lower vertex first, in its order
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> largest_matching(
    std::size_t vertices, std::span<const std::pair<std::size_t, std::size_t>> edges);

struct ParkMember {
  std::uint32_t row = 0;   ///< of the firm
  std::uint32_t park = 0;  ///< exchanges are within one park
  Sector sector = Sector::food;
};

/// Firms that get another's by-product, in the order of members: of each pair the one who can use what the other has, or both.
[[nodiscard]] std::vector<std::uint32_t> takers_matched(std::span<const ParkMember> members);

}  // namespace ladder::models
