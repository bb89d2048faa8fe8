/// The four materials of economy-wide material flow accounts, where their kilograms can be, and what moves them.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

namespace ladder::models {

using Mass = std::int64_t;  ///< kilograms; a century of the world's materials is some 10^16 of them

/// As economy-wide material flow accounts divide what is extracted (Eurostat 2018, EW-MFA handbook; UN SDG 12.2.2).
enum class Material : std::uint8_t { biomass, metals, minerals, fossil };
inline constexpr std::size_t material_count = 4;
inline constexpr std::array<std::string_view, material_count> material_keys = {"biomass", "metals", "minerals", "fossil"};
template <class T>
using ByMaterial = std::array<T, material_count>;
[[nodiscard]] constexpr std::size_t index(Material m) {
  return static_cast<std::size_t>(m);
}

/// Where a kilogram is. The environment has less by what was taken from it: its balance is negative.
enum class MaterialPlace : std::uint8_t {
  environment,
  products,    ///< raw, in work and in goods not yet sold
  in_use,      ///< long-lived products with those who use them
  waste,       ///< awaiting treatment
  collected,   ///< for recovery
  secondary,   ///< recovered and on offer
  landfill,
  dissipated,  ///< burnt, eaten, spread on fields
};
inline constexpr std::size_t place_count = 8;
inline constexpr std::array<std::string_view, place_count> place_keys = {
    "environment", "products", "in_use", "waste", "collected", "secondary", "landfill", "dissipated"};

/// What moves kilograms. Those of trade leave one economy and arrive in another.
enum class MaterialFlow : std::uint8_t {
  extraction,     ///< environment to products
  raw_trade,      ///< raw material to the economy whose industry takes it in
  secondary_use,  ///< recovered material into products
  burnt,          ///< fuel and feed, in production
  residue,        ///< tailings, slag, chaff: what of a raw material is in no product
  scrap,          ///< cuttings of those who work up what they buy
  product_trade,  ///< what is in goods that are sold abroad
  put_in_use,     ///< long-lived products
  used_up,        ///< food eaten, fuel burnt by who buys it
  discarded,      ///< packaging and leftovers, waste as soon as they are bought
  retired,        ///< products at the end of their lives
  separated,      ///< collected for recovery
  dumped,         ///< not collected
  recovered,      ///< out of what was collected
  rejected,       ///< lost in recovery
  unsold,         ///< recovered material that nobody takes for long
};
inline constexpr std::size_t material_flow_count = 16;
inline constexpr std::array<std::string_view, material_flow_count> material_flow_keys = {
    "extraction", "raw_trade", "secondary_use", "burnt",  "residue",   "scrap",    "product_trade", "put_in_use",
    "used_up",    "discarded", "retired",       "separated", "dumped", "recovered", "rejected",     "unsold"};

/// The way a flow takes.
struct Way {
  MaterialPlace from, to;
};
[[nodiscard]] constexpr Way way_of(MaterialFlow flow) {
  using enum MaterialPlace;
  constexpr std::array<Way, material_flow_count> ways = {{{environment, products},
                                                          {products, products},
                                                          {secondary, products},
                                                          {products, dissipated},
                                                          {products, landfill},
                                                          {products, waste},
                                                          {products, products},
                                                          {products, in_use},
                                                          {products, dissipated},
                                                          {products, waste},
                                                          {in_use, waste},
                                                          {waste, collected},
                                                          {waste, landfill},
                                                          {collected, secondary},
                                                          {collected, landfill},
                                                          {secondary, landfill}}};
  return ways[static_cast<std::size_t>(flow)];
}

}  // namespace ladder::models
