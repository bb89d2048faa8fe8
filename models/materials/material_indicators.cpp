#include "models/materials/material_indicators.hpp"

#include <limits>

#include "models/world/world.hpp"

namespace ladder::models {
namespace {

using enum MaterialFlow;

const MaterialLedger& ledger(const World& w) {
  return w.materials.ledger;
}

Mass net_imports(const World& w, std::size_t e, Material m, MaterialFlow trade) {
  return ledger(w).arrived(e, m, trade) - ledger(w).flow(e, m, trade);
}

double rate(Mass recovered, Mass consumed) {
  const Mass all = recovered + consumed;
  return all > 0 ? static_cast<double>(recovered) / static_cast<double>(all) : std::numeric_limits<double>::quiet_NaN();
}

/// Output of a sector in the month, in dollars of 2015, whatever the money of the run, less what its firms save.
double sparing_output(const World& w, std::size_t e, std::size_t s) {
  constexpr double cents_a_dollar = 100.0;
  const double dollars = static_cast<double>(w.accounts[e].output[s]) / cents_a_dollar * w.economies[e].price_2015;
  return dollars * w.materials.economies[e].kept[s];
}

}  // namespace

Mass raw_input(const World& w, std::size_t e, Material m) {
  return ledger(w).flow(e, m, extraction) + net_imports(w, e, m, raw_trade);
}

Mass domestic_consumption(const World& w, std::size_t e, Material m) {
  return raw_input(w, e, m) + net_imports(w, e, m, product_trade);
}

Mass waste_generated(const World& w, std::size_t e, Material m) {
  return ledger(w).flow(e, m, scrap) + ledger(w).flow(e, m, discarded) + ledger(w).flow(e, m, retired);
}

Mass landfilled(const World& w, std::size_t e, Material m) {
  Mass sum = 0;
  for (const MaterialFlow f : {residue, dumped, rejected, unsold}) sum += ledger(w).flow(e, m, f);
  return sum;
}

double circularity(const World& w, std::size_t e, Material m) {
  return rate(ledger(w).flow(e, m, secondary_use), domestic_consumption(w, e, m));
}

double circularity(const World& w, std::size_t e) {
  Mass recovered = 0, consumed = 0;
  for (std::size_t k = 0; k < material_count; ++k) {
    recovered += ledger(w).flow(e, static_cast<Material>(k), secondary_use);
    consumed += domestic_consumption(w, e, static_cast<Material>(k));
  }
  return rate(recovered, consumed);
}

double world_circularity(const World& w) {
  Mass recovered = 0, consumed = 0;
  for (std::size_t e = 0; e < w.economy_count(); ++e)
    for (std::size_t k = 0; k < material_count; ++k) {
      recovered += ledger(w).flow(e, static_cast<Material>(k), secondary_use);
      consumed += domestic_consumption(w, e, static_cast<Material>(k));
    }
  return rate(recovered, consumed);
}

Mass fossil_burnt(const World& w, std::size_t e) {
  const EconomyMaterials& materials = w.materials.economies[e];
  Mass sum = materials.fossil_used;
  for (const Mass kg : materials.fossil_burnt) sum += kg;
  return sum;
}

Mass co2(const World& w, std::size_t e) {
  return round_to_whole(w.materials.economies[e].co2_per_kg * static_cast<double>(fossil_burnt(w, e)));
}

Mass co2_of_manufacturing(const World& w, std::size_t e) {
  const EconomyMaterials& materials = w.materials.economies[e];
  Mass sum = 0;
  for (std::size_t s = first_manufacture; s <= last_manufacture; ++s) sum += materials.fossil_burnt[s];
  return round_to_whole(materials.co2_per_kg * static_cast<double>(sum));
}

double fossil_energy(const World& w, std::size_t e) {
  return w.materials.economies[e].energy_per_kg * static_cast<double>(fossil_burnt(w, e));
}

double electricity(const World& w, std::size_t e) {
  return w.materials.economies[e].electricity_per_output *
         static_cast<double>(w.accounts[e].output[index(Sector::utilities)]);
}

std::int64_t water_withdrawn(const World& w, std::size_t e) {
  const EnergyParameters& p = w.parameters.energy;
  double m3 = p.water_agriculture.value() * sparing_output(w, e, index(Sector::agriculture)) +
              p.water_utilities.value() * sparing_output(w, e, index(Sector::utilities));
  for (std::size_t s = index(Sector::mining); s <= last_manufacture; ++s)
    m3 += p.water_industry.value() * sparing_output(w, e, s);
  return round_to_whole(m3);
}

double circular_share(const World& w, std::size_t e, CircularStage stage) {
  double firms = 0.0, there = 0.0;
  for (std::size_t s = first_manufacture; s <= last_manufacture; ++s) {
    const auto living = static_cast<double>(w.living[e * sector_count + s].size());
    firms += living;
    there += living * w.materials.economies[e].stage_users[s][static_cast<std::size_t>(stage)];
  }
  return firms > 0.0 ? there / firms : std::numeric_limits<double>::quiet_NaN();
}

double engineering_saving(const World& w, std::size_t e) {
  double saved = 0.0;
  for (std::size_t s = first_manufacture; s <= last_manufacture; ++s) {
    double goods = 0.0;
    for (std::size_t r = 0; r < goods_count; ++r) goods += w.industry(e, s).input[r];
    saved += goods * static_cast<double>(w.accounts[e].output[s]) * w.materials.economies[e].saved[s];
  }
  return saved;
}

double goods_inputs_used(const World& w, std::size_t e) {
  Volume used = 0;
  for (std::size_t s = first_manufacture; s <= last_manufacture; ++s) used += w.audited.industries[e * sector_count + s].used;
  return static_cast<double>(used);
}

}  // namespace ladder::models
