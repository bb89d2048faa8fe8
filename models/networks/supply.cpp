#include "models/networks/supply.hpp"

#include "models/world/world.hpp"

namespace ladder::models {
namespace {

Volume delivered(const World& w, std::size_t from, std::size_t to, std::optional<std::size_t> sector) {
  if (sector) return w.trade.delivered[*sector][w.trade.at(to, from)];
  Volume sum = 0;
  for (std::size_t s = 0; s < sector_count; ++s) sum += w.trade.delivered[s][w.trade.at(to, from)];
  return sum;
}

}  // namespace

std::vector<NetworkLink> supply_links(const World& w, Share least_part, std::optional<std::size_t> sector) {
  std::vector<NetworkLink> links;
  for (std::size_t to = 0; to < w.economy_count(); ++to) {
    Volume all = 0;
    for (std::size_t from = 0; from < w.economy_count(); ++from) all += delivered(w, from, to, sector);
    for (std::size_t from = 0; from < w.economy_count(); ++from) {
      const Volume part = from == to ? 0 : delivered(w, from, to, sector);
      if (part > 0 && static_cast<double>(part) >= least_part.value() * static_cast<double>(all))
        links.push_back({from, to});
    }
  }
  return links;
}

}  // namespace ladder::models
