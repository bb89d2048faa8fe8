#include "models/materials/material_parameters.hpp"

namespace ladder::models {

void EfficiencyParameters::fields(FieldVisitor& v) {
  v.field("saving", saving,
          {.min = 0.0,
           .max = 0.1,
           .text = "median saving of a resource-efficiency measure, of input cost",
           .source = "MODEL 3.8"});
  v.field("saving_spread", saving_spread,
          {.min = 0.0, .max = 2.0, .text = "spread of its log", .source = "assumed"});
  v.field("payback", payback,
          {.min = 0.1, .max = 20.0, .text = "median payback of a measure", .source = "MODEL 3.8"});
  v.field("payback_spread", payback_spread,
          {.min = 0.0, .max = 2.0, .text = "spread of its log", .source = "prototype micro 5, 3.7"});
  v.field("awareness", awareness,
          {.min = 0.0,
           .max = 5.0,
           .text = "rate at which a firm hears of the measures without a programme",
           .source = "assumed; low-hanging, yet mostly not taken"});
  v.field("shortest_project", shortest_project,
          {.min = 0.05, .max = 3.0, .text = "shortest time of a measure", .source = "assumed"});
  v.field("longest_project", longest_project,
          {.min = 0.05, .max = 3.0, .text = "longest time of a measure", .source = "assumed"});
}

void MaterialParameters::fields(FieldVisitor& v) {
  v.field("recovery", recovery, {.min = 0.0, .max = 1.0, .text = "part of what treatment could recover that is recovered; 0: no secondary material", .source = "assumption; a switch"});
  v.field("gross_biomass", gross_biomass, {.min = 1.0, .max = 20.0, .text = "biomass extracted for a kilogram of it in products", .source = "assumption: harvest residues left with the raw material"});
  v.field("gross_metals", gross_metals, {.min = 1.0, .max = 20.0, .text = "metals extracted for a kilogram of it in products", .source = "assumption: ores of some 9 Gt for some 2.5 Gt of metal a year, EVIDENCE 3b"});
  v.field("gross_minerals", gross_minerals, {.min = 1.0, .max = 20.0, .text = "minerals extracted for a kilogram of it in products", .source = "assumption: lime burnt, overburden of quarries left out"});
  v.field("gross_fossil", gross_fossil, {.min = 1.0, .max = 20.0, .text = "fossil material extracted for a kilogram of it in products", .source = "assumption"});
  v.field("usual_biomass", usual_biomass, {.min = 0.0, .max = 1.0, .text = "biomass: recovered part of the content of products, without circular firms, where it can be had", .source = "assumption; Eurostat has 10 % of all biomass used (EVIDENCE 3b), half of which is feed and food"});
  v.field("usual_metals", usual_metals, {.min = 0.0, .max = 1.0, .text = "metals: recovered part of the content of products, without circular firms, where it can be had", .source = "assumption; Eurostat has 24 % of all metal ores used (EVIDENCE 3b), some 50 % of metal"});
  v.field("usual_minerals", usual_minerals, {.min = 0.0, .max = 1.0, .text = "minerals: recovered part of the content of products, without circular firms, where it can be had", .source = "Eurostat has 13.7 % of all minerals used (EVIDENCE 3b), 15 % of their content"});
  v.field("usual_fossil", usual_fossil, {.min = 0.0, .max = 1.0, .text = "fossil: recovered part of the content of products, without circular firms, where it can be had", .source = "assumption; Eurostat has 3 % of all fossil material used (EVIDENCE 3b), most of which is burnt"});
  v.field("collected_low", collected_low, {.min = 0.0, .max = 1.0, .text = "part of waste that is collected for recovery, low income", .source = "assumption, chosen with EVIDENCE 5 row 25 in view: 6 to 12 % of the world's material is recovered"});
  v.field("collected_lower_middle", collected_lower_middle, {.min = 0.0, .max = 1.0, .text = "part of waste that is collected for recovery, lower middle income", .source = "assumption, chosen with EVIDENCE 5 row 25 in view: 6 to 12 % of the world's material is recovered"});
  v.field("collected_upper_middle", collected_upper_middle, {.min = 0.0, .max = 1.0, .text = "part of waste that is collected for recovery, upper middle income", .source = "assumption, chosen with EVIDENCE 5 row 25 in view: 6 to 12 % of the world's material is recovered"});
  v.field("collected_high", collected_high, {.min = 0.0, .max = 1.0, .text = "part of waste that is collected for recovery, high income", .source = "assumption, chosen with EVIDENCE 5 row 25 in view: 6 to 12 % of the world's material is recovered"});
  v.field("yield_biomass", yield_biomass, {.min = 0.0, .max = 1.0, .text = "biomass recovered of what is collected", .source = "assumption"});
  v.field("yield_metals", yield_metals, {.min = 0.0, .max = 1.0, .text = "metals recovered of what is collected", .source = "assumption"});
  v.field("yield_minerals", yield_minerals, {.min = 0.0, .max = 1.0, .text = "minerals recovered of what is collected", .source = "assumption"});
  v.field("yield_fossil", yield_fossil, {.min = 0.0, .max = 1.0, .text = "fossil recovered of what is collected", .source = "assumption"});
  v.field("passed_biomass", passed_biomass, {.min = 0.0, .max = 1.0, .text = "biomass: part of what producers buy in goods that comes into products of their own", .source = "assumption; the rest is cut off (metals, minerals) or burnt"});
  v.field("passed_metals", passed_metals, {.min = 0.0, .max = 1.0, .text = "metals: part of what producers buy in goods that comes into products of their own", .source = "assumption; the rest is cut off (metals, minerals) or burnt"});
  v.field("passed_minerals", passed_minerals, {.min = 0.0, .max = 1.0, .text = "minerals: part of what producers buy in goods that comes into products of their own", .source = "assumption; the rest is cut off (metals, minerals) or burnt"});
  v.field("passed_fossil", passed_fossil, {.min = 0.0, .max = 1.0, .text = "fossil: part of what producers buy in goods that comes into products of their own", .source = "assumption; the rest is cut off (metals, minerals) or burnt"});
  v.field("life_textiles", life_textiles, {.min = 0.5, .max = 100.0, .text = "mean life of products of textiles", .source = "assumption"});
  v.field("life_light", life_light, {.min = 0.5, .max = 100.0, .text = "mean life of products of light", .source = "assumption: furniture, books"});
  v.field("life_chemicals", life_chemicals, {.min = 0.5, .max = 100.0, .text = "mean life of products of chemicals", .source = "assumption: plastics, tyres"});
  v.field("life_metals", life_metals, {.min = 0.5, .max = 100.0, .text = "mean life of products of metals", .source = "assumption: metal and mineral goods of final users"});
  v.field("life_machinery", life_machinery, {.min = 0.5, .max = 100.0, .text = "mean life of products of machinery", .source = "EVIDENCE 3b: 12 to 20 years"});
  v.field("life_electronics", life_electronics, {.min = 0.5, .max = 100.0, .text = "mean life of products of electronics", .source = "EVIDENCE 3b: appliances 8 to 14 years"});
  v.field("life_construction", life_construction, {.min = 0.5, .max = 100.0, .text = "mean life of products of construction", .source = "EVIDENCE 3b: buildings 50 years and more"});
  v.field("unsold_life", unsold_life, {.min = 0.1, .max = 10.0, .text = "time after which recovered material that nobody takes is dumped", .source = "assumption"});
  v.field("offer_memory", offer_memory, {.min = 0.0834, .max = 5.0, .text = "time over which firms learn how much recovered material there is", .source = "assumption"});
}

void CircularParameters::fields(FieldVisitor& v) {
  v.field("base_awareness", base_awareness, {.min = 0.0, .max = 1.0, .text = "hearing of circular stages without peers, before scaling", .source = "assumption, half of digital.base_awareness"});
  v.field("peer_awareness", peer_awareness, {.min = 0.0, .max = 1.0, .text = "hearing from users at home", .source = "as digital.peer_awareness; assumption"});
  v.field("awareness_scale", awareness_scale, {.min = 0.0, .max = 1.0, .text = "part of it that counts in half a year; 0: nobody hears, no circular firm", .source = "as digital.awareness_scale; assumption"});
  v.field("recovering_cost", recovering_cost, {.min = 0.0, .max = 1.0, .text = "cost of the stage recovering, of yearly sales", .source = "assumption; EVIDENCE 4: a programme costs 1 % of sales"});
  v.field("business_cost", business_cost, {.min = 0.0, .max = 1.0, .text = "cost of the stage circular business, of yearly sales", .source = "assumption"});
  v.field("cost_decline", cost_decline, {.min = 0.0, .max = 0.2, .text = "fall of both costs", .source = "assumption"});
  v.field("recovering_skill", recovering_skill, {.min = 0.0, .max = 1.0, .text = "skilled share of workers that recovering requires", .source = "assumption, between rigid and lean digital generations"});
  v.field("business_skill", business_skill, {.min = 0.0, .max = 1.0, .text = "skilled share that a circular business requires", .source = "assumption"});
  v.field("completion_slope", completion_slope, {.min = 0.0, .max = 50.0, .text = "slope of the chance of completion in skill", .source = "as digital.completion_slope; assumption"});
  v.field("shortest_project", shortest_project, {.min = 0.05, .max = 3.0, .text = "shortest time of a step", .source = "assumption"});
  v.field("longest_project", longest_project, {.min = 0.05, .max = 3.0, .text = "longest time of a step", .source = "assumption"});
  v.field("most_recovered", most_recovered, {.min = 0.0, .max = 1.0, .text = "recovered part of the content of products of a recovering firm, where it can be had", .source = "assumption"});
  v.field("uptake_time", uptake_time, {.min = 0.0834, .max = 10.0, .text = "time over which a recovering firm takes up recovered material", .source = "assumption"});
  v.field("price_ratio", price_ratio, {.min = 0.0, .max = 2.0, .text = "recovered over primary material for the same use, at prices of the base year", .source = "assumption"});
  v.field("value_metals", value_metals, {.min = 0.0, .max = 10.0, .text = "USD a kilogram of raw metals, weights of materials in what mines sell", .source = "assumption, near prices of iron ore"});
  v.field("value_minerals", value_minerals, {.min = 0.0, .max = 10.0, .text = "USD a kilogram of raw minerals, weights of materials in what mines sell", .source = "assumption, near prices of sand and stone"});
  v.field("value_fossil", value_fossil, {.min = 0.0, .max = 10.0, .text = "USD a kilogram of raw fossil, weights of materials in what mines sell", .source = "assumption, between coal and crude oil"});
  v.field("service_share", service_share, {.min = 0.0, .max = 0.9, .text = "goods inputs that repair and sharing replace in a circular business", .source = "assumption; 0: the third stage saves nothing"});
  v.field("service_price", service_price, {.min = 0.0, .max = 2.0, .text = "repair bought for a dollar of goods inputs replaced", .source = "assumption"});
  v.field("longer_life", longer_life, {.min = 0.0, .max = 3.0, .text = "lengthening of the life of products of a circular business", .source = "assumption; 0: none"});
  v.field("park_firms", park_firms, {.min = 0.0, .max = 1.0, .text = "manufacturing firms in industrial parks", .source = "assumption; 0: no exchange of by-products"});
  v.whole("parks", parks, {.min = 1, .max = 1000, .text = "industrial parks of an economy", .source = "assumption"});
  v.field("by_product", by_product, {.min = 0.0, .max = 0.9, .text = "goods inputs that a firm replaces by what another of its park has left over", .source = "assumption"});
}

void EnergyParameters::fields(FieldVisitor& v) {
  v.field("grid_decline", grid_decline, {.min = -0.1, .max = 0.2, .text = "fall of fossil fuel in a unit of electricity", .source = "assumption; 0.01 made the hindcast of CO2 intensity worse (ODD 8.2)"});
  v.field("co2_of_fossil", co2_of_fossil, {.min = 0.0, .max = 10.0, .text = "kg of CO2 a kg of fossil material burnt, where no series tells", .source = "assumption, between coal and gas"});
  v.field("energy_of_fossil", energy_of_fossil, {.min = 0.0, .max = 0.1, .text = "GJ a kg of fossil material, where no series tells", .source = "assumption, between coal and gas"});
  v.field("usual_electricity", usual_electricity, {.min = 0.0, .max = 10.0, .text = "GJ of electricity a dollar of output of utilities, where no series tells", .source = "assumption: some ten cents a kWh"});
  v.field("water_agriculture", water_agriculture, {.min = 0.0, .max = 100.0, .text = "m3 of water withdrawn a dollar of 2015 of output of agriculture at the start", .source = "assumption: the world some 2,800 km3 (FAO)"});
  v.field("water_industry", water_industry, {.min = 0.0, .max = 100.0, .text = "m3 of water withdrawn a dollar of 2015 of output of manufacturing and mining at the start", .source = "assumption: the world some 750 km3 (FAO)"});
  v.field("water_utilities", water_utilities, {.min = 0.0, .max = 100.0, .text = "m3 of water withdrawn a dollar of 2015 of output of utilities at the start", .source = "assumption: towns, the world some 450 km3 (FAO)"});
}

}  // namespace ladder::models
