#include "models/networks/network.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/page_rank.hpp>
#include <boost/graph/reverse_graph.hpp>
#include <boost/range/iterator_range.hpp>
#include <set>
#include <utility>

#include "sim/error.hpp"

namespace ladder::models {
namespace {

using Directed = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;
using Undirected = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;

constexpr double passed_on = 0.85;
constexpr int page_rank_rounds = 200;

/// In order of nodes, so that sums have one order whatever that of the links was.
Directed directed(std::size_t nodes, std::span<const NetworkLink> links) {
  std::set<std::pair<std::size_t, std::size_t>> ordered;
  for (const NetworkLink& link : links) {
    sim::expects(link.from < nodes && link.to < nodes, "a link of a network joins two of its nodes");
    if (link.from != link.to) ordered.emplace(link.from, link.to);
  }
  return {ordered.begin(), ordered.end(), nodes};
}

}  // namespace

struct Network::Graph {
  Directed graph;
};

Network::Network(std::size_t nodes, std::span<const NetworkLink> links)
    : graph_(std::make_unique<const Graph>(Graph{directed(nodes, links)})) {}

Network::~Network() = default;

std::size_t Network::nodes() const {
  return boost::num_vertices(graph_->graph);
}

std::size_t Network::links() const {
  return boost::num_edges(graph_->graph);
}

std::vector<std::size_t> Network::in_degree() const {
  std::vector<std::size_t> degree;
  for (std::size_t v = 0; v < nodes(); ++v) degree.push_back(boost::in_degree(v, graph_->graph));
  return degree;
}

std::vector<std::size_t> Network::out_degree() const {
  std::vector<std::size_t> degree;
  for (std::size_t v = 0; v < nodes(); ++v) degree.push_back(boost::out_degree(v, graph_->graph));
  return degree;
}

std::vector<std::size_t> Network::reach() const {
  std::vector<std::size_t> reached;
  for (std::size_t v = 0; v < nodes(); ++v) {
    std::vector<boost::default_color_type> colour(nodes(), boost::white_color);
    boost::breadth_first_search(graph_->graph, v,
                                boost::color_map(boost::make_iterator_property_map(
                                    colour.begin(), boost::get(boost::vertex_index, graph_->graph))));
    const auto found = std::ranges::count(colour, boost::black_color);
    reached.push_back(static_cast<std::size_t>(found) - 1);
  }
  return reached;
}

std::vector<std::size_t> Network::component() const {
  Undirected either_way(nodes());
  for (const auto link : boost::make_iterator_range(boost::edges(graph_->graph)))
    boost::add_edge(boost::source(link, graph_->graph), boost::target(link, graph_->graph), either_way);
  std::vector<std::size_t> part(nodes());
  boost::connected_components(either_way, part.data());
  return part;
}

std::vector<std::size_t> Network::component_size() const {
  const std::vector<std::size_t> part = component();
  std::vector<std::size_t> size;
  for (const std::size_t own : part) size.push_back(static_cast<std::size_t>(std::ranges::count(part, own)));
  return size;
}

std::vector<double> Network::page_rank() const {
  std::vector<double> rank(nodes(), 0.0);
  if (rank.empty()) return rank;
  const auto upstream =
      boost::make_reverse_graph(graph_->graph);  // rank goes from users to those who supply them
  boost::graph::page_rank(
      upstream, boost::make_iterator_property_map(rank.begin(), boost::get(boost::vertex_index, upstream)),
      boost::graph::n_iterations(page_rank_rounds), passed_on, nodes());
  double sum = 0.0;
  for (const double r : rank) sum += r;
  for (double& r : rank) r /= sum;
  return rank;
}

std::vector<double> Network::betweenness() const {
  std::vector<double> between(nodes(), 0.0);
  constexpr std::size_t fewest = 3;
  if (nodes() < fewest) return between;
  boost::brandes_betweenness_centrality(
      graph_->graph,
      boost::make_iterator_property_map(between.begin(), boost::get(boost::vertex_index, graph_->graph)));
  const auto n = static_cast<double>(nodes());
  for (double& b : between) b /= (n - 1.0) * (n - 2.0);
  return between;
}

}  // namespace ladder::models
