#include "models/materials/intensities.hpp"

namespace ladder::models {

// Rows: agriculture, mining, food, textiles, light; chemicals, metals (with cement and glass), machinery, electronics, utilities;
// construction, trade, transport, business, government. Columns: biomass, metals, minerals, fossil.

const BySector<ByMaterial<double>>& content_weights() {
  static constexpr BySector<ByMaterial<double>> kg_per_dollar = {{{0.30, 0, 0, 0},
                                                                  {0, 0, 0, 0},
                                                                  {0.70, 0, 0, 0},
                                                                  {0.08, 0, 0, 0},
                                                                  {0.55, 0, 0, 0},
                                                                  {0.02, 0.01, 0.15, 0.40},
                                                                  {0, 0.28, 1.20, 0},
                                                                  {0, 0, 0, 0},
                                                                  {0, 0, 0, 0},
                                                                  {0, 0, 0, 0},
                                                                  {0.02, 0, 2.50, 0},
                                                                  {0, 0, 0, 0},
                                                                  {0, 0, 0, 0},
                                                                  {0, 0, 0, 0},
                                                                  {0, 0, 0, 0}}};
  return kg_per_dollar;
}

const BySector<ByMaterial<double>>& burnt_weights() {
  static constexpr BySector<ByMaterial<double>> kg_per_dollar = {{{1.90, 0, 0, 0.010},
                                                                  {0, 0, 0, 0.050},
                                                                  {0.02, 0, 0, 0.020},
                                                                  {0.01, 0, 0, 0.030},
                                                                  {0.05, 0, 0, 0.040},
                                                                  {0, 0, 0, 0.060},
                                                                  {0, 0, 0, 0.150},
                                                                  {0, 0, 0, 0.010},
                                                                  {0, 0, 0, 0.005},
                                                                  {0.10, 0, 0, 1.100},
                                                                  {0, 0, 0, 0.010},
                                                                  {0, 0, 0, 0.005},
                                                                  {0, 0, 0, 0.010},
                                                                  {0, 0, 0, 0.003},
                                                                  {0, 0, 0, 0.005}}};
  return kg_per_dollar;
}

const BySector<ByMaterial<double>>& durable_shares() {
  static constexpr BySector<ByMaterial<double>> share = {{{0, 0, 0, 0},
                                                          {0, 0, 0, 0},
                                                          {0, 0, 0, 0},
                                                          {0.95, 0.95, 0.95, 0.95},
                                                          {0.50, 0.95, 0.50, 0.60},
                                                          {0.30, 0.50, 0.20, 0.20},
                                                          {0.95, 0.95, 0.95, 0.50},
                                                          {1, 1, 1, 1},
                                                          {1, 1, 1, 1},
                                                          {0, 0, 0, 0},
                                                          {1, 1, 1, 1},
                                                          {0, 0, 0, 0},
                                                          {0, 0, 0, 0},
                                                          {0, 0, 0, 0},
                                                          {0, 0, 0, 0}}};
  return share;
}

const BySector<ByMaterial<double>>& discarded_shares() {
  static constexpr BySector<ByMaterial<double>> share = {{{0.20, 1, 1, 0.50},
                                                          {0, 1, 1, 0},
                                                          {0.15, 1, 1, 0.50},
                                                          {0.05, 0.05, 0.05, 0.05},
                                                          {0.50, 0.05, 0.50, 0.40},
                                                          {0.30, 0.50, 0.10, 0.10},
                                                          {0.05, 0.05, 0.05, 0},
                                                          {0, 0, 0, 0},
                                                          {0, 0, 0, 0},
                                                          {0, 1, 1, 0},
                                                          {0, 0, 0, 0},
                                                          {0, 1, 1, 0},
                                                          {0, 1, 1, 0},
                                                          {0, 1, 1, 0},
                                                          {0, 1, 1, 0}}};
  return share;
}

Years mean_life(std::size_t g, const MaterialParameters& p) {
  const std::array<Years, long_lived_count> lives = {p.life_textiles,  p.life_light,       p.life_chemicals,   p.life_metals,
                                                     p.life_machinery, p.life_electronics, p.life_construction};
  return lives[g];
}

ByMaterial<double> gross_of(const MaterialParameters& p) {
  return {p.gross_biomass.value(), p.gross_metals.value(), p.gross_minerals.value(), p.gross_fossil.value()};
}
ByMaterial<double> usual_of(const MaterialParameters& p) {
  return {p.usual_biomass.value(), p.usual_metals.value(), p.usual_minerals.value(), p.usual_fossil.value()};
}
ByMaterial<double> yield_of(const MaterialParameters& p) {
  const double r = p.recovery.value();
  return {r * p.yield_biomass.value(), r * p.yield_metals.value(), r * p.yield_minerals.value(), r * p.yield_fossil.value()};
}
ByMaterial<double> passed_of(const MaterialParameters& p) {
  return {p.passed_biomass.value(), p.passed_metals.value(), p.passed_minerals.value(), p.passed_fossil.value()};
}

double collected_share(IncomeGroup group, const MaterialParameters& p) {
  const std::array<Share, 4> by_group = {p.collected_low, p.collected_lower_middle, p.collected_upper_middle, p.collected_high};
  return by_group[static_cast<std::size_t>(group)].value();
}

const ByMaterial<double>& usual_consumption(IncomeGroup group) {
  static constexpr std::array<ByMaterial<double>, 4> tonnes = {{{2.2, 0.2, 0.8, 0.2},
                                                                {2.3, 0.4, 2.1, 0.7},
                                                                {3.2, 2.0, 9.0, 3.0},
                                                                {3.8, 2.2, 9.0, 4.5}}};
  return tonnes[static_cast<std::size_t>(group)];
}

}  // namespace ladder::models
