#include "models/networks/transfer_graph.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>

#include "sim/error.hpp"

namespace ladder::models {

// Edges in vectors: in the order in which they were added, which is the order of settlements.
struct TransferGraph::Graph
    : boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, boost::no_property, TransferLink> {
  using adjacency_list::adjacency_list;
};

TransferGraph::TransferGraph(std::size_t industries) : graph_{std::make_unique<Graph>(industries)} {}
TransferGraph::~TransferGraph() = default;
TransferGraph::TransferGraph(TransferGraph&&) noexcept = default;
TransferGraph& TransferGraph::operator=(TransferGraph&&) noexcept = default;

void TransferGraph::add(std::size_t donor, std::size_t recipient, Channel channel, std::uint32_t month) {
  sim::expects(std::max(donor, recipient) < industries(), "a link of the transfer graph is between two of its industries");
  auto [edge, there] = boost::edge(donor, recipient, *graph_);
  if (!there) edge = boost::add_edge(donor, recipient, TransferLink{donor, recipient, {}, month}, *graph_).first;
  ++(*graph_)[edge].projects[static_cast<std::size_t>(channel)];
}

std::size_t TransferGraph::industries() const {
  return boost::num_vertices(*graph_);
}
std::size_t TransferGraph::links() const {
  return boost::num_edges(*graph_);
}
std::size_t TransferGraph::donors_of(std::size_t industry) const {
  return boost::in_degree(industry, *graph_);
}
std::size_t TransferGraph::recipients_of(std::size_t industry) const {
  return boost::out_degree(industry, *graph_);
}

std::vector<TransferLink> TransferGraph::all() const {
  std::vector<TransferLink> links;
  links.reserve(this->links());
  const auto [first, last] = boost::edges(*graph_);
  for (auto edge = first; edge != last; ++edge) links.push_back((*graph_)[*edge]);
  std::ranges::sort(links, {}, [](const TransferLink& link) { return std::pair{link.donor, link.recipient}; });
  return links;
}

}  // namespace ladder::models
