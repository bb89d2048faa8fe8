#include "models/products/advantage.hpp"

#include "sim/error.hpp"

namespace ladder::models {

double revealed_advantage(double exports, double of_economy, double of_product, double of_world) {
  if (exports <= 0.0 || of_economy <= 0.0 || of_product <= 0.0 || of_world <= 0.0) return 0.0;
  return exports / of_economy / (of_product / of_world);
}

SpecialisationMatrix specialisation(std::span<const double> exports, std::size_t economies) {
  sim::expects(economies > 0 && exports.size() % economies == 0, "a table of exports has whole rows");
  SpecialisationMatrix made{economies, exports.size() / economies,
                            std::vector<std::uint8_t>(exports.size(), 0)};
  std::vector<double> of_economy(economies, 0.0), of_product(made.products, 0.0);
  double of_world = 0.0;
  for (std::size_t e = 0; e < economies; ++e)
    for (std::size_t p = 0; p < made.products; ++p) {
      const double x = exports[e * made.products + p];
      of_economy[e] += x;
      of_product[p] += x;
      of_world += x;
    }
  for (std::size_t e = 0; e < economies; ++e)
    for (std::size_t p = 0; p < made.products; ++p) {
      const std::size_t cell = e * made.products + p;
      made.cells[cell] =
          revealed_advantage(exports[cell], of_economy[e], of_product[p], of_world) >= advantage_threshold
              ? 1
              : 0;
    }
  return made;
}

std::vector<std::uint32_t> diversity(const SpecialisationMatrix& made) {
  std::vector<std::uint32_t> count(made.economies, 0);
  for (std::size_t e = 0; e < made.economies; ++e)
    for (std::size_t p = 0; p < made.products; ++p) count[e] += made.at(e, p) ? 1 : 0;
  return count;
}

std::vector<std::uint32_t> ubiquity(const SpecialisationMatrix& made) {
  std::vector<std::uint32_t> count(made.products, 0);
  for (std::size_t e = 0; e < made.economies; ++e)
    for (std::size_t p = 0; p < made.products; ++p) count[p] += made.at(e, p) ? 1 : 0;
  return count;
}

}  // namespace ladder::models
