#include "models/indicators.hpp"
#include "models/materials/material_indicators.hpp"
#include "output/catalogue/rows.hpp"

namespace ladder::output {
namespace {

using models::Mass;
using models::Material;
using models::material_count;
using models::MaterialFlow;
using models::MaterialPlace;
using models::World;
using enum Aggregate;

constexpr double kg_a_tonne = 1000.0, gj_a_tj = 1000.0, cents_a_dollar = 100.0, months_a_year = 12.0;

double tonnes(Mass kg) {
  return static_cast<double>(kg) / kg_a_tonne;
}

double sum_of(const World& w, std::size_t e, Mass (*of)(const World&, std::size_t, Material)) {
  Mass kg = 0;
  for (std::size_t k = 0; k < material_count; ++k) kg += of(w, e, static_cast<Material>(k));
  return tonnes(kg);
}
double consumption(const World& w, std::size_t e) {
  return sum_of(w, e, models::domestic_consumption);
}
double waste(const World& w, std::size_t e) {
  return sum_of(w, e, models::waste_generated);
}
double landfill(const World& w, std::size_t e) {
  return sum_of(w, e, models::landfilled);
}
double footprint(const World& w, std::size_t e) {
  Mass kg = 0;
  for (const Mass of_material : w.materials.economies[e].footprint) kg += of_material;
  return tonnes(kg);
}
double circularity(const World& w, std::size_t e) {
  return 100.0 * models::circularity(w, e);
}
double consumption_per_gdp(const World& w, std::size_t e) {
  return consumption(w, e) * kg_a_tonne * months_a_year / models::real_gdp_2015(w, e);
}
double co2(const World& w, std::size_t e) {
  return tonnes(models::co2(w, e));
}
double co2_per_gdp(const World& w, std::size_t e) {
  return static_cast<double>(models::co2(w, e)) * months_a_year / models::real_gdp_2015(w, e);
}
/// Manufacturing value added at 2015 prices: at current ones over the deflator of GDP.
double co2_per_mva(const World& w, std::size_t e) {
  const double mva = models::manufacturing_share_of_gdp(w, e) * models::real_gdp_2015(w, e);
  return static_cast<double>(models::co2_of_manufacturing(w, e)) * months_a_year / mva;
}
double fossil_energy(const World& w, std::size_t e) {
  return models::fossil_energy(w, e) / gj_a_tj;
}
double electricity(const World& w, std::size_t e) {
  return models::electricity(w, e) / gj_a_tj;
}
double energy_per_gdp(const World& w, std::size_t e) {
  constexpr double mj_a_gj = 1000.0;
  return models::fossil_energy(w, e) * mj_a_gj * months_a_year / models::real_gdp_2015(w, e);
}
double water(const World& w, std::size_t e) {
  return static_cast<double>(models::water_withdrawn(w, e));
}
double engineering(const World& w, std::size_t e) {
  return models::engineering_saving(w, e) / cents_a_dollar * w.economies[e].price_2015;
}
double inputs_used(const World& w, std::size_t e) {
  return models::goods_inputs_used(w, e) / cents_a_dollar * w.economies[e].price_2015;
}
template <models::CircularStage Stage>
double at_stage(const World& w, std::size_t e) {
  return 100.0 * models::circular_share(w, e, Stage);
}

/// One value an economy and material, tonnes.
template <class Kilograms>
void fill(const World& w, std::span<double> cells, Kilograms kilograms) {
  for (std::size_t e = 0; e < w.economy_count(); ++e)
    for (std::size_t k = 0; k < material_count; ++k)
      cells[e * material_count + k] = tonnes(kilograms(e, static_cast<Material>(k)));
}
template <MaterialFlow Flow>
void flow(const World& w, const Coordinates&, std::span<double> cells) {
  fill(w, cells, [&](std::size_t e, Material m) { return w.materials.ledger.flow(e, m, Flow); });
}
template <MaterialFlow Flow>
void arrived(const World& w, const Coordinates&, std::span<double> cells) {
  fill(w, cells, [&](std::size_t e, Material m) { return w.materials.ledger.arrived(e, m, Flow); });
}
template <MaterialPlace Where>
void balance(const World& w, const Coordinates&, std::span<double> cells) {
  fill(w, cells, [&](std::size_t e, Material m) { return w.materials.ledger.balance(e, m, Where); });
}
void by_product(const World& w, const Coordinates&, std::span<double> cells) {
  fill(w, cells, [&](std::size_t e, Material m) { return w.materials.economies[e].by_products[models::index(m)]; });
}

constexpr const char* booked = "kilogram ledger, both ends booked and audited each month (ODD 7.9)";

CatalogueRow material(const char* name, const char* text, Reading read, Aggregate aggregate = sum) {
  return {{"materials", name, "t", text, booked, {Axis::economy, Axis::material}, Interval::year, aggregate}, read};
}

std::vector<CatalogueRow> flow_rows() {
  using enum MaterialFlow;
  return {
      material("extraction", "domestic extraction", flow<extraction>),
      material("raw_imports", "raw material imported", arrived<raw_trade>),
      material("raw_exports", "raw material exported", flow<raw_trade>),
      material("product_imports", "material in imported products", arrived<product_trade>),
      material("product_exports", "material in exported products", flow<product_trade>),
      material("recovered_used", "recovered material that industries took in", flow<secondary_use>),
      material("by_products_used", "leftovers that firms of parks took from each other", by_product),
      material("burnt_in_production", "fuel and feed", flow<burnt>),
      material("leftovers", "what of raw material comes into no product: tailings, slag, chaff", flow<residue>),
      material("scrap", "cuttings of those who work up what they buy", flow<scrap>),
      material("put_in_use", "in long-lived products that come into use", flow<put_in_use>),
      material("used_up", "food eaten, fuel burnt by those who buy it", flow<used_up>),
      material("discarded", "waste as soon as it is bought", flow<discarded>),
      material("retired", "products at the end of their lives", flow<retired>),
      material("collected", "waste collected for recovery", flow<separated>),
      material("dumped", "waste not collected", flow<dumped>),
      material("recovered", "recovered material", flow<recovered>),
      material("rejected", "lost in recovery", flow<rejected>),
      material("unsold", "recovered material that nobody took", flow<unsold>),
      material("stock_in_use", "in long-lived products in use", balance<MaterialPlace::in_use>, last),
      material("recovered_on_offer", "recovered material on offer", balance<MaterialPlace::secondary>, last),
  };
}

}  // namespace

std::vector<CatalogueRow> material_rows() {
  constexpr const char* fossil = "fossil material burnt x the emissions a kilogram of the base year (Global Carbon Project)";
  std::vector<CatalogueRow> rows = {
      national("material_consumption", "t", "domestic material consumption (SDG 12.2.2)",
               "extraction + imports - exports, in products too (Eurostat EW-MFA)", sum, by_economy<consumption>),
      national("material_footprint", "t", "extraction anywhere for what is bought here (SDG 12.2.1), first order",
               "raw material taken in by each industry, by where its products are sold; what buyers sell on is not followed", sum,
               by_economy<footprint>),
      national("material_intensity", "kg/USD 2015", "domestic material consumption per GDP (SDG 12.2.2)",
               "material_consumption / GDP at 2015 prices", mean, by_economy<consumption_per_gdp>),
      national("circularity_rate", "%", "recovered material, of all material used",
               "U / (DMC + U), Eurostat's circular material use rate", mean, by_economy<circularity>),
      national("waste_generated", "t", "waste of products: scrap, discarded, retired", booked, sum, by_economy<waste>),
      national("landfilled", "t", "onto landfills, leftovers of raw material among it", booked, sum, by_economy<landfill>),
      national("co2", "t", "CO2 of fossil fuel and industry", fossil, sum, by_economy<co2>),
      national("co2_per_gdp", "kg/USD 2015", "CO2 per value added (SDG 9.4.1)", "co2 / GDP at 2015 prices", mean,
               by_economy<co2_per_gdp>),
      national("co2_per_mva", "kg/USD 2015", "CO2 per manufacturing value added (SDG 9.4.1)",
               "fuel that manufacturing burns itself; value added at the deflator of GDP", mean, by_economy<co2_per_mva>),
      national("fossil_energy", "TJ", "energy of fossil fuel", "fossil material burnt x its energy in the base year (WDI)", sum,
               by_economy<fossil_energy>),
      national("electricity", "TJ", "electricity used", "output of utilities x electricity in the base year (WDI)", sum,
               by_economy<electricity>),
      national("energy_intensity", "MJ/USD 2015", "fossil energy per GDP", "fossil_energy / GDP at 2015 prices", mean,
               by_economy<energy_per_gdp>),
      national("water_withdrawn", "m3", "water withdrawn (SDG 6.4)",
               "output of agriculture, industry and utilities x assumed m3 a dollar, less what firms save", sum,
               by_economy<water>),
      national("resource_efficient_firms", "%", "manufacturing firms with two measures or more, or beyond",
               "circular stage 1 or above, at a firm's half-yearly review", mean,
               by_economy<at_stage<models::CircularStage::resource_efficient>>),
      national("recovering_firms", "%", "manufacturing firms that use recovered material", "circular stage 2 or above", mean,
               by_economy<at_stage<models::CircularStage::recovering>>),
      national("circular_firms", "%", "manufacturing firms with a circular business model", "circular stage 3", mean,
               by_economy<at_stage<models::CircularStage::circular_business>>),
      national("engineering_saving", "USD 2015", "goods inputs that measures of manufacturing firms save by engineering",
               "sum of their savings x goods inputs of this output without them", sum,
               by_economy<engineering>),
      national("goods_inputs", "USD 2015", "goods that manufacturing firms use as inputs",
               "volume; its paired difference is the realised saving, suppliers' included", sum,
               by_economy<inputs_used>),
  };
  for (CatalogueRow& row : flow_rows()) rows.push_back(std::move(row));
  return rows;
}

}  // namespace ladder::output
