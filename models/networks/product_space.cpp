#include "models/networks/product_space.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/range/iterator_range.hpp>
#include <functional>
#include <numeric>
#include <utility>

#include "sim/error.hpp"

namespace ladder::models {
namespace {

struct NodeData {
  Sector sector = Sector::agriculture;
  double complexity = 0.0;
};
struct LinkData {
  Thousandths proximity = 0;
};
using ProductGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, NodeData, LinkData>;

/// Ties have the same rank: the middle of the places they share.
void rank_complexity(std::vector<Product>& products) {
  std::vector<double> sorted;
  for (const Product& product : products) sorted.push_back(product.complexity);
  std::ranges::sort(sorted);
  for (Product& product : products) {
    const auto same = std::ranges::equal_range(sorted, product.complexity);
    const auto middle =
        static_cast<double>(same.begin() - sorted.begin()) + static_cast<double>(same.size()) / 2.0;
    product.complexity_rank = middle / static_cast<double>(products.size());
  }
}

ProductGraph graph_of(std::span<const Product> products, std::span<const ProductLink> links) {
  ProductGraph graph(products.size());
  for (std::size_t p = 0; p < products.size(); ++p) graph[p] = {products[p].sector, products[p].complexity};
  for (const ProductLink& link : links) {
    sim::expects(link.a < link.b && link.b < products.size(),
                 "a link of the product space joins two products");
    sim::expects(!boost::edge(link.a, link.b, graph).second, "a link of the product space is there once");
    boost::add_edge(link.a, link.b, LinkData{link.proximity}, graph);
  }
  return graph;
}

/// Weak links first, then the listed ones over them.
ProximityTable table_of(const ProductGraph& graph, const SpecialisationMatrix* records) {
  const std::size_t n = boost::num_vertices(graph);
  sim::expects(records == nullptr || records->products == n, "records are of the products of the space");
  ProximityTable table(n);
  if (records != nullptr) table = co_export_proximity(*records);
  constexpr Thousandths most_unlisted = least_listed_proximity - 1;
  for (std::size_t a = 0; a < n; ++a)
    for (std::size_t b = a + 1; b < n; ++b)
      table.set(a, b, records != nullptr ? std::min(table.at(a, b), most_unlisted) : mean_unlisted_proximity);
  for (const auto link : boost::make_iterator_range(boost::edges(graph)))
    table.set(boost::source(link, graph), boost::target(link, graph), graph[link].proximity);
  return table;
}

}  // namespace

struct ProductSpace::Graph {
  ProductGraph graph;
};

ProductSpace::ProductSpace(std::vector<Product> products, std::span<const ProductLink> links,
                           const SpecialisationMatrix* records)
    : products_(std::move(products)),
      graph_(std::make_unique<const Graph>(Graph{graph_of(products_, links)})),
      proximity_(table_of(graph_->graph, records)),
      knows_weak_links_(records != nullptr) {
  rank_complexity(products_);
  for (std::size_t p = 0; p < size(); ++p) {
    const std::span<const Thousandths> row = proximity_.row(p);
    to_all_.push_back(std::accumulate(row.begin(), row.end(), std::uint32_t{0}));
  }
}

ProductSpace::~ProductSpace() = default;

std::size_t ProductSpace::links() const {
  return boost::num_edges(graph_->graph);
}

std::vector<std::size_t> ProductSpace::neighbours(std::size_t p) const {
  const auto [first, last] = boost::adjacent_vertices(p, graph_->graph);
  std::vector<std::size_t> found(first, last);
  std::ranges::sort(found);
  return found;
}

std::vector<std::size_t> ProductSpace::component_sizes() const {
  std::vector<std::size_t> part(size());
  const std::size_t parts = boost::connected_components(graph_->graph, part.data());
  std::vector<std::size_t> sizes(parts, 0);
  for (const std::size_t k : part) ++sizes[k];
  std::ranges::sort(sizes, std::greater{});
  return sizes;
}

}  // namespace ladder::models
