/// What is assumed of materials and their saving. Each number is declared once, with its range and source.
#pragma once
#include "models/fields.hpp"

namespace ladder::models {

/// 3.8 Resource efficiency.
struct EfficiencyParameters {
  Share saving{0.006};
  Number saving_spread{0.6};
  Years payback{1.2};
  Number payback_spread{0.9};
  PerYear awareness{0.05};
  Years shortest_project{1.0 / 6.0};
  Years longest_project{0.5};
  void fields(FieldVisitor& v);
};

/// 3.9 Material loop.
struct MaterialParameters {
  Share recovery{1.0};  ///< of what treatment could recover; 0: no secondary material
  // kilograms taken from the environment for one in a product
  Number gross_biomass{1.3}, gross_metals{3.6}, gross_minerals{1.1}, gross_fossil{1.0};
  // recovered part of the content of products, where it can be had, without circular firms
  Share usual_biomass{0.20}, usual_metals{0.40}, usual_minerals{0.15}, usual_fossil{0.08};
  // waste collected for recovery, by income group
  Share collected_low{0.20}, collected_lower_middle{0.30}, collected_upper_middle{0.50}, collected_high{0.65};
  // of what is collected
  Share yield_biomass{0.50}, yield_metals{0.85}, yield_minerals{0.70}, yield_fossil{0.40};
  // of what producers buy as input: part that goes into their products
  Share passed_biomass{0.85}, passed_metals{0.90}, passed_minerals{0.95}, passed_fossil{0.35};
  // mean lives of products
  Years life_textiles{5.0}, life_light{10.0}, life_chemicals{5.0}, life_metals{25.0}, life_machinery{16.0},
      life_electronics{9.0}, life_construction{50.0};
  Years unsold_life{0.5};  ///< of recovered material on offer
  Years offer_memory{0.5};
  void fields(FieldVisitor& v);
};

/// 3.8, 3.9 Circular stages of firms.
struct CircularParameters {
  Share base_awareness{0.01};
  Share peer_awareness{0.75};
  Share awareness_scale{0.6};
  Share recovering_cost{0.01}, business_cost{0.03};  ///< of yearly sales
  PerYear cost_decline{0.02};
  Share recovering_skill{0.30}, business_skill{0.45};
  Number completion_slope{9.0};
  Years shortest_project{0.5}, longest_project{1.5};
  Share most_recovered{0.5};  ///< recovered part of the content of products of a recovering firm, where it can be had
  Years uptake_time{1.0};
  Number price_ratio{0.8};  ///< recovered over primary material for the same use, at prices of the base year
  Number value_metals{0.06}, value_minerals{0.012}, value_fossil{0.2};  ///< raw material, USD a kilogram
  Share service_share{0.15};  ///< of goods inputs that repair and sharing replace at the third stage
  Number service_price{0.8};  ///< repair bought for a dollar of goods inputs replaced
  Share longer_life{0.3};     ///< of products of the third stage
  Share park_firms{0.15};     ///< of manufacturing firms that lie in industrial parks
  std::int64_t parks = 5;     ///< industrial parks of an economy
  Share by_product{0.05};     ///< of its goods inputs that a firm can replace by another's leftovers
  void fields(FieldVisitor& v);
};

/// 3.9 Energy, emissions, water.
struct EnergyParameters {
  PerYear grid_decline{0.0};      ///< of fossil fuel in a unit of electricity
  Number co2_of_fossil{2.2};      ///< kg of CO2 a kg burnt, where no series tells
  Number energy_of_fossil{0.03};  ///< GJ a kg, likewise
  Number usual_electricity{0.03};  ///< GJ a dollar of output of utilities, likewise
  Number water_agriculture{0.6}, water_industry{0.02}, water_utilities{0.10};  ///< m3 a dollar of output at the start
  void fields(FieldVisitor& v);
};

}  // namespace ladder::models
