#include "models/networks/by_products.hpp"

#include <algorithm>
#include <array>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/max_cardinality_matching.hpp>

#include "sim/error.hpp"

namespace ladder::models {

bool can_use(Sector taker, Sector giver) {
  using enum Sector;
  struct Exchange {
    Sector giver, taker;
  };
  // Bran and pulp into paper and biochemicals, cuttings of cloth into paper and felt, wood and paper dust into chemicals and
  // kilns, gypsum and spent acid into cement and metals, slag and dust into chemicals, swarf back into metals.
  constexpr std::array<Exchange, 10> exchanges = {{{food, light},
                                                   {food, chemicals},
                                                   {textiles, light},
                                                   {light, chemicals},
                                                   {light, metals},
                                                   {chemicals, metals},
                                                   {chemicals, textiles},
                                                   {metals, chemicals},
                                                   {machinery, metals},
                                                   {electronics, metals}}};
  return std::ranges::any_of(exchanges, [&](const Exchange& x) { return x.giver == giver && x.taker == taker; });
}

std::vector<std::pair<std::size_t, std::size_t>> largest_matching(
    std::size_t vertices, std::span<const std::pair<std::size_t, std::size_t>> edges) {
  using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;
  Graph graph(vertices);
  for (const auto& [a, b] : edges) {
    sim::expects(a < vertices && b < vertices && a != b, "an edge joins two vertices of the graph");
    boost::add_edge(a, b, graph);
  }
  std::vector<boost::graph_traits<Graph>::vertex_descriptor> mate(vertices);
  boost::edmonds_maximum_cardinality_matching(graph, mate.data());
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t v = 0; v < vertices; ++v)
    if (mate[v] != boost::graph_traits<Graph>::null_vertex() && v < mate[v]) pairs.emplace_back(v, mate[v]);
  return pairs;
}

std::vector<std::uint32_t> takers_matched(std::span<const ParkMember> members) {
  std::vector<std::pair<std::size_t, std::size_t>> edges;
  for (std::size_t a = 0; a < members.size(); ++a)
    for (std::size_t b = a + 1; b < members.size(); ++b)
      if (members[a].park == members[b].park &&
          (can_use(members[a].sector, members[b].sector) || can_use(members[b].sector, members[a].sector)))
        edges.emplace_back(a, b);
  std::vector<bool> takes(members.size(), false);
  for (const auto& [a, b] : largest_matching(members.size(), edges)) {
    takes[a] = can_use(members[a].sector, members[b].sector);
    takes[b] = can_use(members[b].sector, members[a].sector);
  }
  std::vector<std::uint32_t> rows;
  for (std::size_t v = 0; v < members.size(); ++v)
    if (takes[v]) rows.push_back(members[v].row);
  return rows;
}

}  // namespace ladder::models
