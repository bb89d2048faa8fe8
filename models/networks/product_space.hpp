/// The product space: products as nodes, linked where they are exported by the same economies (MODEL 3.13; ODD 7.21).
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "models/industry/sector.hpp"
#include "models/products/advantage.hpp"
#include "models/products/proximity.hpp"

namespace ladder::models {

/// A node: one product of the Harmonised System at four digits.
struct Product {
  std::string code;  ///< "0901"
  Sector sector = Sector::agriculture;
  double world_exports = 0.0;      ///< million USD in the year of the records
  std::uint32_t ubiquity = 0;      ///< economies that make it with advantage
  double complexity = 0.0;         ///< product complexity index: mean 0, standard deviation 1 over products
  double complexity_rank = 0.0;    ///< part of the products that are less complex, 0 to 1; set by ProductSpace
};

/// A link of the published list.
struct ProductLink {
  std::size_t a = 0, b = 0;  ///< places among the products, a < b
  Thousandths proximity = 0;
};

/// Links below it are not in the published list.
inline constexpr Thousandths least_listed_proximity = 400;
/// Mean of the pairs that are not listed: the mean of all 743,590 pairs is 0.171 (data/README), and the listed 28,324 add up
/// to 12,965, which leaves (0.171 x 743,590 - 12,965) / 715,266 = 0.160.
inline constexpr Thousandths mean_unlisted_proximity = 160;

/// Given, the same for all worlds, never changed. The graph (Boost.Graph) holds the listed links; the table all pairs.
class ProductSpace {
 public:
  /// @param products  in order of code, each once
  /// @param links     each pair once; of a pair that is not among them the proximity is
  ///                  - that of `records`, below least_listed_proximity, where there are records
  ///                  - else mean_unlisted_proximity
  /// @param records   who makes what, from which proximities of weak links are worked out; nullptr: there are none
  /// Errors: sim::Bug where a link names no product or is there twice, or records have other products.
  ProductSpace(std::vector<Product> products, std::span<const ProductLink> links,
               const SpecialisationMatrix* records = nullptr);
  ~ProductSpace();
  ProductSpace(const ProductSpace&) = delete;
  ProductSpace& operator=(const ProductSpace&) = delete;

  [[nodiscard]] std::size_t size() const { return products_.size(); }
  [[nodiscard]] const Product& product(std::size_t p) const { return products_[p]; }
  [[nodiscard]] std::span<const Product> products() const { return products_; }
  [[nodiscard]] const ProximityTable& proximity() const { return proximity_; }
  /// Sum of a product's proximities to all others, thousandths: what density() divides by.
  [[nodiscard]] std::uint32_t proximity_to_all(std::size_t p) const { return to_all_[p]; }
  /// Whether weak links are worked out from records; else all have their mean.
  [[nodiscard]] bool knows_weak_links() const { return knows_weak_links_; }

  // of the graph of listed links
  [[nodiscard]] std::size_t links() const;
  /// Products with a listed link to it, ascending.
  [[nodiscard]] std::vector<std::size_t> neighbours(std::size_t p) const;
  /// Sizes of the parts that hang together, largest first; products without a link are parts of one.
  [[nodiscard]] std::vector<std::size_t> component_sizes() const;

 private:
  struct Graph;
  std::vector<Product> products_;
  std::unique_ptr<const Graph> graph_;
  ProximityTable proximity_;
  std::vector<std::uint32_t> to_all_;
  bool knows_weak_links_;
};

}  // namespace ladder::models
