#include "models/materials/material_loop.hpp"

#include <algorithm>
#include <span>
#include <string_view>
#include <vector>

#include "models/materials/circular.hpp"
#include "models/world/world.hpp"
#include "sim/error.hpp"
#include "sim/math.hpp"

namespace ladder::models {
namespace {

/// Kilograms of a product on their way, by origin, destination and material.
struct Shipments {
  std::vector<ByMaterial<Mass>> kg;     ///< [origin * economies + destination]
  std::vector<ByMaterial<Mass>> footprint;  ///< of it and what was burnt and left over at making, raw material, kg
};

/// Raw material that an economy's industries took in this month, and what extraction stands behind their products.
struct Intake {
  ByMaterial<Mass> raw{};
  BySector<ByMaterial<Mass>> raw_of{};
};

/// Output of the month, all producers: what was sold and what was added to the stock.
Volume made(const World& w, std::size_t i) {
  return w.audited.industries[i].finished - w.before.industries[i].finished + w.industries[i].sold;
}

/// Volume in store before the month's sales of which one was sold.
double sold_part(const World& w, std::size_t i) {
  const Volume sold = w.industries[i].sold, left = is_goods(w.industries[i].sector) ? w.audited.industries[i].finished : 0;
  return sold > 0 ? static_cast<double>(sold) / static_cast<double>(sold + left) : 0.0;
}

Mass share_of(Mass kg, double share) {
  return std::min(kg, round_to_whole(share * static_cast<double>(kg)));
}

/// Splits kilograms by weights, not all of which are 0.
void divide(Mass kg, std::span<const double> weights, std::span<Mass> parts) {
  std::ranges::fill(parts, 0);
  if (kg > 0) sim::expects(apportion(kg, weights, parts) == 0, "kilograms that move have somewhere to go");
}

/// Recovered material for the industries of an economy: what each takes, together no more than there is.
BySector<ByMaterial<Mass>> ration_recovered(World& w, std::size_t ei, const BySector<ByMaterial<Mass>>& content) {
  EconomyMaterials& e = w.materials.economies[ei];
  const ByMaterial<double> usual = usual_of(w.parameters.materials);
  BySector<ByMaterial<Mass>> taken{};
  for (std::size_t k = 0; k < material_count; ++k) {
    BySector<double> want{};
    BySector<Mass> part{};
    Mass wanted = 0;
    for (std::size_t s = 0; s < sector_count; ++s) {
      // Paper and food waste take the usual way: what farms sell is not replaced in the firms' purchases.
      const double uptake = k == index(Material::biomass) ? 0.0 : e.uptake[s];
      const double share = recovered_share(usual[k], uptake, w.parameters.circular);
      part[s] = share_of(content[s][k], share);
      want[s] = static_cast<double>(part[s]);
      wanted += part[s];
    }
    const Mass there = w.materials.ledger.balance(ei, static_cast<Material>(k), MaterialPlace::secondary);
    e.wanted[k] = static_cast<double>(wanted);
    if (wanted > there) divide(there, want, part);
    for (std::size_t s = 0; s < sector_count; ++s) taken[s][k] = part[s];
  }
  return taken;
}

/// What firms of parks take of each other's leftovers: no more than is left over of what they then still take in.
BySector<Mass> by_products(const EconomyMaterials& e, std::size_t k, double gross,
                           const BySector<ByMaterial<Mass>>& content, const BySector<ByMaterial<Mass>>& recovered) {
  BySector<Mass> parts{};
  BySector<double> want{};
  Mass wanted = 0, primary = 0;
  for (std::size_t s = 0; s < sector_count; ++s) {
    parts[s] = share_of(content[s][k] - recovered[s][k], e.by_product_share[s]);
    want[s] = static_cast<double>(parts[s]);
    wanted += parts[s];
    primary += content[s][k] - recovered[s][k];
  }
  // (gross - 1) (primary - exchanged) >= exchanged, and some kilograms for rounding by sector
  const auto most = static_cast<Mass>((gross - 1.0) / gross * static_cast<double>(primary)) - static_cast<Mass>(2 * sector_count);
  if (wanted > most) divide(std::max<Mass>(0, most), want, parts);
  return parts;
}

/// What the industries of an economy take in, burn and leave over.
void take_in(World& w, std::size_t ei, Intake& intake) {
  EconomyMaterials& e = w.materials.economies[ei];
  const ByMaterial<double> gross = gross_of(w.parameters.materials);
  const double grid = sim::math::exp(-w.parameters.energy.grid_decline.value() * w.month / 12.0);
  BySector<ByMaterial<Mass>> content{}, burnt{};
  for (std::size_t s = 0; s < sector_count; ++s) {
    const std::size_t i = ei * sector_count + s;
    const double volume = static_cast<double>(std::max<Volume>(0, made(w, i))) * e.kept[s];
    const double mined = e.start_mining[s] > 0.0 ? w.industries[i].input[index(Sector::mining)] / e.start_mining[s] : 1.0;
    for (std::size_t k = 0; k < material_count; ++k) {
      const double sparing = k == index(Material::biomass) ? 1.0 : mined;
      const double fuel = k == index(Material::fossil) && s == index(Sector::utilities) ? grid : 1.0;
      content[s][k] = round_to_whole(volume * sparing * e.content[s][k]);
      burnt[s][k] = round_to_whole(volume * sparing * fuel * e.burnt[s][k]);
    }
    e.fossil_burnt[s] = burnt[s][index(Material::fossil)];
  }
  const BySector<ByMaterial<Mass>> recovered = ration_recovered(w, ei, content);
  for (std::size_t k = 0; k < material_count; ++k) {
    const auto material = static_cast<Material>(k);
    const BySector<Mass> exchanged = by_products(e, k, gross[k], content, recovered);
    e.by_products[k] = 0;
    Mass taken = 0, fuel = 0, left_over = 0;
    for (std::size_t s = 0; s < sector_count; ++s) {
      const Mass primary = content[s][k] - recovered[s][k] - exchanged[s];
      e.by_products[k] += exchanged[s];
      const Mass gross_kg = std::max(primary, round_to_whole(gross[k] * static_cast<double>(primary)));
      intake.raw_of[s][k] = gross_kg + burnt[s][k];
      intake.raw[k] += gross_kg + burnt[s][k];
      taken += recovered[s][k];
      fuel += burnt[s][k];
      left_over += gross_kg - primary;
      e.store[s][k] += content[s][k];
    }
    w.materials.ledger.move(ei, material, MaterialFlow::secondary_use, taken);
    w.materials.ledger.move(ei, material, MaterialFlow::burnt, fuel);
    w.materials.ledger.move(ei, material, MaterialFlow::residue, left_over - e.by_products[k]);
  }
}

/// Raw material is extracted where it is bought from: biomass by the sales of agriculture, metals and fuels by those of mining;
/// sand and stone at home (assumption: hardly traded).
void extract(World& w, std::size_t ei, const Intake& intake) {
  const std::size_t n = w.economy_count();
  std::vector<double> weight(n);
  std::vector<Mass> part(n);
  for (std::size_t k = 0; k < material_count; ++k) {
    const auto material = static_cast<Material>(k);
    const std::size_t s = index(material == Material::biomass ? Sector::agriculture : Sector::mining);
    double bought = 0.0;
    for (std::size_t o = 0; o < n; ++o) {
      weight[o] = material == Material::minerals ? 0.0 : static_cast<double>(w.trade.delivered[s][w.trade.at(ei, o)]);
      bought += weight[o];
    }
    if (bought <= 0.0) weight[ei] = 1.0;
    divide(intake.raw[k], weight, part);
    for (std::size_t o = 0; o < n; ++o) {
      if (part[o] == 0) continue;
      w.materials.ledger.move(o, material, MaterialFlow::extraction, part[o]);
      w.materials.ledger.ship(o, ei, material, MaterialFlow::raw_trade, part[o]);
    }
  }
}

/// Kilograms that leave the stores of a product with what was sold of it.
Shipments ship_product(World& w, std::size_t s, std::span<const Intake> intakes) {
  const std::size_t n = w.economy_count();
  Shipments all{std::vector<ByMaterial<Mass>>(n * n), std::vector<ByMaterial<Mass>>(n * n)};
  std::vector<double> weight(n);
  std::vector<Mass> part(n);
  for (std::size_t o = 0; o < n; ++o) {
    const double leaving = sold_part(w, o * sector_count + s);
    if (leaving <= 0.0) continue;
    for (std::size_t d = 0; d < n; ++d) weight[d] = static_cast<double>(w.trade.delivered[s][w.trade.at(d, o)]);
    for (std::size_t k = 0; k < material_count; ++k) {
      Mass& store = w.materials.economies[o].store[s][k];
      if (store > 0) {
        const Mass sold = share_of(store, leaving);
        store -= sold;
        divide(sold, weight, part);
        for (std::size_t d = 0; d < n; ++d) all.kg[o * n + d][k] = part[d];
      }
      if (intakes[o].raw_of[s][k] == 0) continue;
      divide(intakes[o].raw_of[s][k], weight, part);
      for (std::size_t d = 0; d < n; ++d) all.footprint[o * n + d][k] = part[d];
    }
  }
  return all;
}

void book_product_trade(World& w, std::span<const Shipments> shipments) {
  const std::size_t n = w.economy_count();
  for (std::size_t o = 0; o < n; ++o)
    for (std::size_t d = 0; d < n; ++d) {
      if (o == d) continue;
      for (std::size_t k = 0; k < material_count; ++k) {
        Mass kg = 0;
        for (const Shipments& product : shipments) kg += product.kg[o * n + d][k];
        w.materials.ledger.ship(o, d, static_cast<Material>(k), MaterialFlow::product_trade, kg);
      }
    }
}

/// What a month's arrivals of an economy become, kg.
struct Arrivals {
  ByMaterial<Mass> scrap{}, put_in_use{}, used_up{}, discarded{};
};

/// Producers work up what they bought of a product: it comes into products of their own, but for cuttings and for fuel.
/// @return  what others bought
Mass work_up(World& w, std::size_t ei, std::size_t s, std::size_t k, Mass arrived, Volume delivered, Arrivals& sums) {
  const NationalAccounts& a = w.accounts[ei];
  BySector<double> weight{};
  Volume bought = 0;
  for (std::size_t j = 0; j < sector_count; ++j) {
    if (!works_up(j)) continue;
    weight[j] = static_cast<double>(a.inputs_bought[j][s]);
    bought += a.inputs_bought[j][s];
  }
  if (bought <= 0) return arrived;
  const Mass worked = share_of(arrived, std::min(1.0, static_cast<double>(bought) / static_cast<double>(delivered)));
  const Mass passed = share_of(worked, passed_of(w.parameters.materials)[k]);
  BySector<Mass> part{};
  divide(passed, weight, part);
  for (std::size_t j = 0; j < sector_count; ++j) w.materials.economies[ei].store[j][k] += part[j];
  const bool solid = k == index(Material::metals) || k == index(Material::minerals);
  (solid ? sums.scrap : sums.used_up)[k] += worked - passed;
  return arrived - worked;
}

/// What arrived of a product, from all origins: worked up, in use, used up, waste.
void receive_product(World& w, std::size_t ei, std::size_t s, const Shipments& product, Arrivals& sums) {
  const std::size_t n = w.economy_count(), g = long_lived_index(s);
  EconomyMaterials& e = w.materials.economies[ei];
  Volume delivered = 0;
  for (std::size_t o = 0; o < n; ++o) delivered += w.trade.delivered[s][w.trade.at(ei, o)];
  for (std::size_t k = 0; k < material_count; ++k) {
    Mass arrived = 0;
    double lasting = 0.0;
    for (std::size_t o = 0; o < n; ++o) {
      const Mass kg = product.kg[o * n + ei][k];
      arrived += kg;
      lasting += w.materials.economies[o].lasting_share[s] * static_cast<double>(kg);
      e.footprint[k] += product.footprint[o * n + ei][k];
    }
    if (arrived == 0) continue;
    const double lasting_part = lasting / static_cast<double>(arrived);
    const Mass rest = is_goods(s) && delivered > 0 ? work_up(w, ei, s, k, arrived, delivered, sums) : arrived;
    const Mass durable = g < long_lived_count ? share_of(rest, durable_shares()[s][k]) : 0;
    const Mass discarded = std::min(rest - durable, share_of(rest, discarded_shares()[s][k]));
    if (durable > 0) {
      const Mass of_third_stage = share_of(durable, lasting_part);
      e.in_use[g].add(static_cast<Material>(k), durable - of_third_stage);
      e.lasting[g].add(static_cast<Material>(k), of_third_stage);
    }
    sums.put_in_use[k] += durable;
    sums.discarded[k] += discarded;
    sums.used_up[k] += rest - durable - discarded;
  }
}

ByMaterial<Mass> retire(World& w, std::size_t ei) {
  ByMaterial<Mass> retired{};
  EconomyMaterials& e = w.materials.economies[ei];
  const std::uint32_t month_of_year = w.month % 12;
  for (std::size_t g = 0; g < long_lived_count; ++g)
    for (const ByMaterial<Mass>& old : {e.in_use[g].retire(month_of_year, w.materials.chances[g]),
                                        e.lasting[g].retire(month_of_year, w.materials.lasting_chances[g])})
      for (std::size_t k = 0; k < material_count; ++k) retired[k] += old[k];
  return retired;
}

/// Waste of last month is collected or dumped; what was collected before is recovered or lost; what nobody takes of
/// recovered material for long is dumped.
/// @param offered  recovered material that this month's industries left on offer
void treat(World& w, std::size_t ei, Material m, Mass waste, Mass collected, Mass offered) {
  const MaterialParameters& p = w.parameters.materials;
  MaterialLedger& ledger = w.materials.ledger;
  const Mass separated = share_of(waste, collected_share(w.economies[ei].group, p));
  const Mass recovered = share_of(collected, yield_of(p)[index(m)]);
  ledger.move(ei, m, MaterialFlow::separated, separated);
  ledger.move(ei, m, MaterialFlow::dumped, waste - separated);
  ledger.move(ei, m, MaterialFlow::recovered, recovered);
  ledger.move(ei, m, MaterialFlow::rejected, collected - recovered);
  ledger.move(ei, m, MaterialFlow::unsold, share_of(offered, std::min(1.0, 1.0 / (12.0 * p.unsold_life.value()))));
}

void receive(World& w, std::size_t ei, std::span<const Shipments> shipments) {
  Arrivals sums;
  w.materials.economies[ei].footprint = {};
  for (std::size_t s = 0; s < sector_count; ++s) receive_product(w, ei, s, shipments[s], sums);
  w.materials.economies[ei].fossil_used = sums.used_up[index(Material::fossil)];
  const ByMaterial<Mass> retired = retire(w, ei);
  MaterialLedger& ledger = w.materials.ledger;
  for (std::size_t k = 0; k < material_count; ++k) {
    const auto m = static_cast<Material>(k);
    treat(w, ei, m, ledger.balance(ei, m, MaterialPlace::waste), ledger.balance(ei, m, MaterialPlace::collected),
          ledger.balance(ei, m, MaterialPlace::secondary));
    ledger.move(ei, m, MaterialFlow::scrap, sums.scrap[k]);
    ledger.move(ei, m, MaterialFlow::put_in_use, sums.put_in_use[k]);
    ledger.move(ei, m, MaterialFlow::used_up, sums.used_up[k]);
    ledger.move(ei, m, MaterialFlow::discarded, sums.discarded[k]);
    ledger.move(ei, m, MaterialFlow::retired, retired[k]);
  }
}

/// What is in stores and in use is what the ledger has there.
void check_stocks(const World& w, std::size_t ei) {
  const EconomyMaterials& e = w.materials.economies[ei];
  ByMaterial<Mass> stored{}, used{};
  for (const auto& product : e.store)
    for (std::size_t k = 0; k < material_count; ++k) stored[k] += product[k];
  for (std::size_t g = 0; g < long_lived_count; ++g)
    for (const ByMaterial<Mass>& stock : {e.in_use[g].total(), e.lasting[g].total()})
      for (std::size_t k = 0; k < material_count; ++k) used[k] += stock[k];
  for (std::size_t k = 0; k < material_count; ++k) {
    const auto m = static_cast<Material>(k);
    sim::expects(stored[k] == w.materials.ledger.balance(ei, m, MaterialPlace::products),
                 "kilograms in products are those that the ledger has there");
    sim::expects(used[k] == w.materials.ledger.balance(ei, m, MaterialPlace::in_use),
                 "kilograms in use are those that the ledger has there");
  }
}

}  // namespace

void settle_materials(World& w, sim::Executor& executor) {
  const std::size_t n = w.economy_count();
  w.materials.ledger.begin_month();
  std::vector<Intake> intakes(n);
  executor.parallel_for(n, [&](std::size_t e) {
    survey_firms(w, e);
    take_in(w, e, intakes[e]);
  });
  for (std::size_t e = 0; e < n; ++e) extract(w, e, intakes[e]);
  std::vector<Shipments> shipments(sector_count);
  executor.parallel_for(sector_count, [&](std::size_t s) { shipments[s] = ship_product(w, s, intakes); });
  book_product_trade(w, shipments);
  executor.parallel_for(n, [&](std::size_t e) {
    receive(w, e, shipments);
    publish_recovered(w, e);
    if (w.month % 12 == 11) match_by_products(w, e);
  });
  std::vector<std::string_view> names;
  for (const Economy& e : w.economies) names.push_back(e.iso3);
  w.audit.identities += w.materials.ledger.audit(names);
  executor.parallel_for(n, [&](std::size_t e) { check_stocks(w, e); });
}

}  // namespace ladder::models
