/// The supply network: economies as nodes, linked where one has a part of what another uses (ODD 7.22).
#pragma once
#include <cstddef>
#include <optional>
#include <vector>

#include "models/networks/network.hpp"
#include "models/units.hpp"

namespace ladder::models {

class World;

/// Links of the month settled last, from supplier to user, where deliveries are at least `least_part` of all that the user
/// got of the product, from home too, by volume at base-year prices. Without a product: of all products together.
/// @param sector  of the product; none: all
[[nodiscard]] std::vector<NetworkLink> supply_links(const World& world, Share least_part,
                                                    std::optional<std::size_t> sector = {});

}  // namespace ladder::models
