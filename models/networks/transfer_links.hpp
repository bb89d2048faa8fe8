/// The network of technology transfer: economies as nodes, linked from who teaches to who learns (ODD 7.22).
#pragma once
#include <vector>

#include "models/networks/network.hpp"
#include "models/networks/transfer_graph.hpp"
#include "models/units.hpp"

namespace ladder::models {

/// Links from donors' to recipients' economies, where at least `least_part` of the transfer projects that an economy's firms
/// have completed since the start, with donors at home too, had donors of the other.
/// @param graph  of industries, as rows of World::industries
[[nodiscard]] std::vector<NetworkLink> transfer_links(const TransferGraph& graph, Share least_part);

}  // namespace ladder::models
