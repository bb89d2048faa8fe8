#include "models/world/material_facts.hpp"

#include <algorithm>
#include <string_view>

namespace ladder::models {
namespace {

constexpr int memory = 5;  // years; materials are known to 2017, fossil energy to 2014
constexpr double tonnes_a_megatonne = 1e6, tj_a_kgoe = 4.1868e-5, tj_a_kwh = 3.6e-6, percent = 0.01;

/// A quantity a head of the members that have it, weighted by people; 0 where none has.
/// @param a_head  of one member, nothing where it has no value
template <class AHead>
double mean_a_head(const Evidence& evidence, const std::vector<std::string>& members, AHead a_head) {
  double sum = 0.0, people = 0.0;
  for (const std::string& iso3 : members) {
    const auto persons = evidence.value(iso3, "pop", memory);
    const auto value = a_head(iso3);
    if (!persons || !value) continue;
    sum += *value * *persons;
    people += *persons;
  }
  return people > 0.0 ? sum / people : 0.0;
}

}  // namespace

void fill_materials(Evidence& evidence, OpeningEconomy& e, const std::vector<std::string>& members) {
  const double people = e.population.front();
  const auto note = [&](double& target, double a_head, std::string what, std::string origin) {
    target = std::max(0.0, a_head) * people;
    evidence.record(e.iso3, std::move(what), a_head > 0.0 ? target : not_observed, target,
                    a_head > 0.0 ? std::move(origin) : "no value up to the base year: as its income group (assumption)");
  };
  const auto column = [&](std::string_view name) {
    return mean_a_head(evidence, members, [&](const std::string& iso3) { return evidence.value(iso3, name, memory); });
  };
  note(e.materials.consumption[0], column("dmc_biomass_t_pc"), "materials.biomass", "UN SDG EN_MAT_DOMCMPC, tonnes");
  note(e.materials.consumption[1], column("dmc_metal_ores_t_pc"), "materials.metals", "UN SDG EN_MAT_DOMCMPC, tonnes");
  note(e.materials.consumption[2], column("dmc_nonmetallic_t_pc"), "materials.minerals", "UN SDG EN_MAT_DOMCMPC, tonnes");
  note(e.materials.consumption[3], column("dmc_fossil_t_pc"), "materials.fossil", "UN SDG EN_MAT_DOMCMPC, tonnes");
  const double co2 = mean_a_head(evidence, members, [&](const std::string& iso3) -> std::optional<double> {
    const auto emitted = evidence.value(iso3, "co2_mt", memory), persons = evidence.value(iso3, "pop", memory);
    if (!emitted || !persons) return std::nullopt;
    return *emitted * tonnes_a_megatonne / *persons;
  });
  note(e.materials.co2, co2, "co2", "Global Carbon Project, territorial, tonnes");
  const double fossil = mean_a_head(evidence, members, [&](const std::string& iso3) -> std::optional<double> {
    const auto energy = evidence.value(iso3, "energy_kgoe_pc", memory), share = evidence.value(iso3, "fossil_energy_pct", memory);
    if (!energy || !share) return std::nullopt;
    return *energy * tj_a_kgoe * percent * *share;
  });
  note(e.materials.fossil_energy, fossil, "energy.fossil", "WDI EG.USE.PCAP.KG.OE x EG.USE.COMM.FO.ZS, TJ");
  const double electricity = column("electricity_kwh_pc") * tj_a_kwh;
  note(e.materials.electricity, electricity, "energy.electricity", "WDI EG.USE.ELEC.KH.PC, TJ");
}

}  // namespace ladder::models
