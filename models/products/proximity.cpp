#include "models/products/proximity.hpp"

#include <algorithm>
#include <bit>

#include "sim/error.hpp"

namespace ladder::models {
namespace {

constexpr std::size_t bits = 64;

/// Who makes each product, a bit an economy: pairs are compared 64 economies at a time.
std::vector<std::uint64_t> makers_of(const SpecialisationMatrix& made, std::size_t words) {
  std::vector<std::uint64_t> makers(made.products * words, 0);
  for (std::size_t e = 0; e < made.economies; ++e)
    for (std::size_t p = 0; p < made.products; ++p)
      if (made.at(e, p)) makers[p * words + e / bits] |= std::uint64_t{1} << (e % bits);
  return makers;
}

}  // namespace

void ProximityTable::set(std::size_t a, std::size_t b, Thousandths proximity) {
  sim::expects(a != b && a < products_ && b < products_ && proximity <= whole_proximity,
               "a proximity is of two products, 0 to 1");
  cells_[a * products_ + b] = cells_[b * products_ + a] = proximity;
}

ProximityTable co_export_proximity(const SpecialisationMatrix& made) {
  const std::size_t words = (made.economies + bits - 1) / bits;
  const std::vector<std::uint64_t> makers = makers_of(made, words);
  const std::vector<std::uint32_t> count = ubiquity(made);
  ProximityTable table(made.products);
  for (std::size_t a = 0; a < made.products; ++a)
    for (std::size_t b = a + 1; b < made.products; ++b) {
      if (count[a] == 0 || count[b] == 0) continue;
      std::uint32_t both = 0;
      for (std::size_t k = 0; k < words; ++k)
        both += static_cast<std::uint32_t>(std::popcount(makers[a * words + k] & makers[b * words + k]));
      const std::uint32_t larger = std::max(count[a], count[b]);
      table.set(a, b, static_cast<Thousandths>((whole_proximity * both + larger / 2) / larger));
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
