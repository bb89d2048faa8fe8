#include "models/networks/transfer_links.hpp"

#include "models/industry/sector.hpp"

namespace ladder::models {

std::vector<NetworkLink> transfer_links(const TransferGraph& graph, Share least_part) {
  const std::size_t economies = graph.industries() / sector_count;
  std::vector<std::uint64_t> projects(economies * economies, 0), received(economies, 0);
  for (const TransferLink& link : graph.all()) {
    const std::size_t donor = link.donor / sector_count, recipient = link.recipient / sector_count;
    projects[donor * economies + recipient] += link.count();
    received[recipient] += link.count();
  }
  std::vector<NetworkLink> links;
  for (std::size_t from = 0; from < economies; ++from)
    for (std::size_t to = 0; to < economies; ++to) {
      const std::uint64_t part = from == to ? 0 : projects[from * economies + to];
      if (part > 0 && static_cast<double>(part) >= least_part.value() * static_cast<double>(received[to]))
        links.push_back({from, to});
    }
  return links;
}

}  // namespace ladder::models
