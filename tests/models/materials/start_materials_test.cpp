#include "models/materials/start_materials.hpp"

#include <doctest/doctest.h>

using namespace ladder::models;

namespace {

constexpr std::size_t building = index(Sector::construction), mills = index(Sector::food), smelters = index(Sector::metals),
                      makers = index(Sector::machinery);
constexpr std::size_t stone = index(Material::minerals), crops = index(Material::biomass), ore = index(Material::metals);
constexpr double output = 1e6;  // cents a month

/// Economies that sell all their products at home and have no output yet.
MaterialTable closed(std::size_t economies) {
  MaterialTable t;
  t.economies = economies;
  t.output.resize(economies);
  t.bought.resize(economies);
  t.target.assign(economies, ByMaterial<double>{});
  t.collected.assign(economies, 0.0);
  t.retiring.resize(economies);
  for (auto& product : t.to) {
    product.assign(economies * economies, 0.0);
    for (std::size_t e = 0; e < economies; ++e) product[e * economies + e] = 1.0;
  }
  return t;
}

}  // namespace

TEST_CASE("intensities are scaled until gross raw material is what the data say is consumed") {
  MaterialTable t = closed(1);
  t.output[0][building] = output;
  t.target[0][stone] = 5000.0;
  const MaterialParameters p;
  const SteadyMaterials m = steady_materials(t, p);
  CHECK(m.consumption[0][stone] == doctest::Approx(5000.0));
  CHECK(m.content[0][building][stone] == doctest::Approx(5000.0 / (p.gross_minerals.value() * output)));
  CHECK(m.through[0][building][stone] == doctest::Approx(5000.0 / p.gross_minerals.value()));
}

TEST_CASE("what is recovered lowers the raw material of the same consumption: content = target / (gross (1 - usual))") {
  MaterialTable t = closed(1);
  t.output[0][building] = output;
  t.target[0][stone] = 5000.0;
  t.collected[0] = 1.0;
  t.retiring[0].fill(1.0);  // nothing grows, so as much is waste as is built, and there is enough for the usual share
  MaterialParameters p;
  p.yield_minerals = Share{1.0};
  const SteadyMaterials m = steady_materials(t, p);
  const double usual = p.usual_minerals.value();
  CHECK(m.content[0][building][stone] * output ==
        doctest::Approx(5000.0 / (p.gross_minerals.value() * (1.0 - usual))).epsilon(1e-6));
  CHECK(m.recovered[0][stone] >= m.wanted[0][stone]);
}

TEST_CASE("what an economy exports in products others consume") {
  MaterialTable t = closed(2);
  t.output[0][mills] = output;
  t.output[1][mills] = output;
  t.to[mills] = {0.75, 0.25, 0.0, 1.0};  // a quarter of the first one's food goes to the second
  t.target[0][crops] = 800.0;
  t.target[1][crops] = 1000.0;
  const SteadyMaterials m = steady_materials(t, {});
  CHECK(m.consumption[0][crops] == doctest::Approx(800.0).epsilon(1e-6));
  CHECK(m.consumption[1][crops] == doctest::Approx(1000.0).epsilon(1e-6));
  const double exported = 0.25 * m.through[0][mills][crops];
  CHECK(exported > 0.0);
  const MaterialParameters p;
  const double raw = output * (p.gross_biomass.value() * m.content[1][mills][crops] + m.burnt[1][mills][crops]);
  CHECK(raw == doctest::Approx(1000.0 - exported).epsilon(1e-6));
}

TEST_CASE("metal that makers of machinery buy leaves in machinery, but for the cuttings") {
  MaterialTable t = closed(1);
  t.output[0][smelters] = output;
  t.output[0][makers] = output;
  t.bought[0][smelters][makers] = 0.5;
  t.target[0][ore] = 3600.0;
  MaterialParameters p;
  const SteadyMaterials m = steady_materials(t, p);
  const double metal = 3600.0 / p.gross_metals.value();
  CHECK(m.through[0][smelters][ore] == doctest::Approx(metal));
  CHECK(m.through[0][makers][ore] == doctest::Approx(0.5 * p.passed_metals.value() * metal));
  CHECK(m.waste[0][ore] >= 0.5 * (1.0 - p.passed_metals.value()) * metal);
}
