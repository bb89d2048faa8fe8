#include "models/products/proximity.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>

#include "sim/error.hpp"

namespace ladder::models {
void ProximityTable::set(std::size_t a, std::size_t b, Thousandths proximity) {
  sim::expects(a != b && a < products_ && b < products_ && proximity <= whole_proximity,
               "a proximity is of two products, 0 to 1");
  cells_[a * products_ + b] = cells_[b * products_ + a] = proximity;
}

ProximityTable co_export_proximity(const SpecialisationMatrix& made) {
  const std::size_t n = made.products;
  sim::expects(made.economies <= std::numeric_limits<std::uint16_t>::max(), "economies that make a product fit 16 bits");
  // Counted by economy: each makes a small part of all products, so few pairs are looked at.
  std::vector<std::uint16_t> both(n * n, 0);  // of each pair, the earlier product first
  std::vector<std::size_t> own;
  for (std::size_t e = 0; e < made.economies; ++e) {
    own.clear();
    for (std::size_t p = 0; p < n; ++p)
      if (made.at(e, p)) own.push_back(p);
    for (std::size_t i = 0; i < own.size(); ++i)
      for (std::size_t k = i + 1; k < own.size(); ++k) ++both[own[i] * n + own[k]];
  }
  const std::vector<std::uint32_t> count = ubiquity(made);
  ProximityTable table(n);
  for (std::size_t a = 0; a < n; ++a)
    for (std::size_t b = a + 1; b < n; ++b) {
      const std::uint32_t makers = both[a * n + b];
      if (makers == 0) continue;
      const std::uint32_t larger = std::max(count[a], count[b]);
      table.set(a, b, static_cast<Thousandths>((whole_proximity * makers + larger / 2) / larger));
    }
  return table;
}

std::vector<std::uint32_t> proximity_to_made(const ProximityTable& proximity,
                                             std::span<const std::uint8_t> made) {
  sim::expects(made.size() == proximity.products(), "a basket has a place for each product");
  std::vector<std::uint32_t> sum(made.size(), 0);
  for (std::size_t q = 0; q < made.size(); ++q) {
    if (made[q] == 0) continue;
    const std::span<const Thousandths> row = proximity.row(q);
    for (std::size_t p = 0; p < made.size(); ++p) sum[p] += row[p];
  }
  return sum;
}

double density(std::uint32_t to_made, std::uint32_t to_all) {
  return to_all == 0 ? 0.0 : static_cast<double>(to_made) / to_all;
}

}  // namespace ladder::models
