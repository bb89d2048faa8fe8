/// Measures of a directed network of few nodes, such as who supplies whom or who teaches whom (MODEL 7; ODD 7.22).
#pragma once
#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace ladder::models {

/// Goods, knowledge or money flow along it.
struct NetworkLink {
  std::size_t from = 0, to = 0;
};

/// A network as given. Links from a node to itself and second links of a pair count for nothing, and no measure depends on
/// the order of links. All measures are by node, and count links alike whatever flows along them.
class Network {
 public:
  /// Errors: sim::Bug where a link names no node.
  Network(std::size_t nodes, std::span<const NetworkLink> links);
  ~Network();
  Network(const Network&) = delete;
  Network& operator=(const Network&) = delete;

  [[nodiscard]] std::size_t nodes() const;
  [[nodiscard]] std::size_t links() const;

  [[nodiscard]] std::vector<std::size_t> in_degree() const;   ///< nodes that it has something from
  [[nodiscard]] std::vector<std::size_t> out_degree() const;  ///< nodes that have something from it
  /// Other nodes that can be reached along links, through others too.
  [[nodiscard]] std::vector<std::size_t> reach() const;
  /// Number of the part that hangs together, whatever the direction of links, 0, 1, ... in the order of first nodes.
  [[nodiscard]] std::vector<std::size_t> component() const;
  /// Nodes of the part it is in, itself included: 1 alone.
  [[nodiscard]] std::vector<std::size_t> component_size() const;
  /// How much others depend on a node, through others too: each passes on 0.85 of its rank, in equal parts, to those it has
  /// something from; adds up to 1. 200 rounds, which leave an error below 1e-14.
  /// Source: Brin and Page (1998), Comput. Netw. ISDN Syst. 30, 107-117.
  [[nodiscard]] std::vector<double> page_rank() const;
  /// Part of the shortest ways between two others, by number of links, that lead through a node: mean over ordered pairs,
  /// 0 to 1, pairs without a way counting 0; 0 below three nodes.
  /// Source: Brandes (2001), J. Math. Sociol. 25(2), 163-177.
  [[nodiscard]] std::vector<double> betweenness() const;

 private:
  struct Graph;
  std::unique_ptr<const Graph> graph_;
};

}  // namespace ladder::models
