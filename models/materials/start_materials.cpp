#include "models/materials/start_materials.hpp"

#include <algorithm>
#include <array>

#include "models/world/world.hpp"
#include "sim/math.hpp"

namespace ladder::models {

namespace math = sim::math;

namespace {

constexpr double cents_a_dollar = 100.0, kg_a_tonne = 1000.0, months_a_year = 12.0, gj_a_tj = 1000.0;
/// Rounds of scaling. What is left over moves the start by less than the data are known to.
constexpr int scaling_rounds = 60;

/// Sales of a year k years ago over those of the coming year, and what is left of them in January.
double left_of_sales(std::size_t k, Years life, PerYear growth) {
  const double years_ago = static_cast<double>(k) - 0.5;
  return months_a_year * math::exp(-growth.value() * years_ago) *
         surviving_share(static_cast<double>(cohort_age(k, 0)), life);
}

/// What arrives in an economy of a product in a month, kg.
ByMaterial<double> arriving(const MaterialTable& t, const SteadyMaterials& m, std::size_t e, std::size_t s) {
  ByMaterial<double> sum{};
  for (std::size_t o = 0; o < t.economies; ++o) {
    const double part = t.to[s][o * t.economies + e];
    if (part <= 0.0) continue;
    for (std::size_t k = 0; k < material_count; ++k) sum[k] += part * m.through[o][s][k];
  }
  return sum;
}

/// One round: what is in products moves on to those who work them up, and to those who use them.
void pass_on(const MaterialTable& t, const MaterialParameters& p, SteadyMaterials& m) {
  const ByMaterial<double> passed = passed_of(p), gross = gross_of(p), usual = usual_of(p), yield = yield_of(p);
  std::vector<BySector<ByMaterial<double>>> next(t.economies);
  for (std::size_t e = 0; e < t.economies; ++e) {
    ByMaterial<double> waste{}, wanted{}, raw{}, imports{};
    m.put_in_use[e] = {};
    for (std::size_t s = 0; s < sector_count; ++s) {
      const double output = t.output[e][s];
      const ByMaterial<double> here = arriving(t, m, e, s);
      const std::size_t g = long_lived_index(s);
      double worked_up = 0.0;
      for (std::size_t j = 0; j < sector_count; ++j) worked_up += t.bought[e][s][j];
      for (std::size_t k = 0; k < material_count; ++k) {
        const double content = output * m.content[e][s][k];
        next[e][s][k] += content;
        wanted[k] += usual[k] * content;
        raw[k] += gross[k] * content + output * m.burnt[e][s][k];
        imports[k] += here[k] - m.through[e][s][k];
        for (std::size_t j = 0; j < sector_count; ++j) next[e][j][k] += passed[k] * t.bought[e][s][j] * here[k];
        if (k == index(Material::metals) || k == index(Material::minerals))
          waste[k] += (1.0 - passed[k]) * worked_up * here[k];
        const double bought = (1.0 - worked_up) * here[k];
        waste[k] += discarded_shares()[s][k] * bought;
        if (g == long_lived_count) continue;
        const double lasting = durable_shares()[s][k] * bought;
        m.put_in_use[e][g][k] += lasting;
        waste[k] += t.retiring[e][g] * lasting;
      }
    }
    for (std::size_t k = 0; k < material_count; ++k) {
      m.recovered[e][k] = waste[k] * t.collected[e] * yield[k];
      const double used = std::min(wanted[k], m.recovered[e][k]);
      m.consumption[e][k] = raw[k] - gross[k] * used + imports[k];
    }
    m.waste[e] = waste;
    m.wanted[e] = wanted;
  }
  m.through = std::move(next);
}

/// Scales an economy's intensities of a material towards its target.
void rescale(const MaterialTable& t, SteadyMaterials& m) {
  constexpr double least = 0.5, most = 2.0;  // of a round
  for (std::size_t e = 0; e < t.economies; ++e)
    for (std::size_t k = 0; k < material_count; ++k) {
      const double now = m.consumption[e][k];
      if (now == 0.0) continue;  // nobody there takes any in
      const double factor = now > 0.0 ? std::clamp(t.target[e][k] / now, least, most) : most;
      for (std::size_t s = 0; s < sector_count; ++s) {
        m.content[e][s][k] *= factor;
        m.burnt[e][s][k] *= factor;
      }
    }
}

/// What is in store of finished goods at the start, of firms and own-account producers.
double finished_at_start(const World& w, std::size_t e, std::size_t s) {
  Volume sum = 0;
  for (const std::uint32_t row : w.living[e * sector_count + s]) sum += w.firms.stock[row];
  for (const OwnAccount* o : {&w.economies[e].farm, &w.economies[e].services})
    if (o->sector == s && o->start_people > 0.0) sum += o->stock;
  return static_cast<double>(sum);
}

MaterialTable table_of(const World& w, const OpeningTable& opening) {
  const std::size_t n = w.economy_count();
  MaterialTable t;
  t.economies = n;
  t.output.resize(n);
  t.bought.resize(n);
  t.target.resize(n);
  t.collected.resize(n);
  t.retiring.resize(n);
  const MaterialParameters& p = w.parameters.materials;
  for (std::size_t s = 0; s < sector_count; ++s) t.to[s].assign(n * n, 0.0);
  for (std::size_t e = 0; e < n; ++e) {
    const Economy& economy = w.economies[e];
    for (std::size_t s = 0; s < sector_count; ++s) {
      t.output[e][s] = w.industry(e, s).start_output;
      double sold = 0.0, arrived = 0.0;
      for (std::size_t o = 0; o < n; ++o) {
        sold += static_cast<double>(w.trade.delivered[s][w.trade.at(o, e)]);
        arrived += static_cast<double>(w.trade.delivered[s][w.trade.at(e, o)]);
      }
      for (std::size_t d = 0; d < n; ++d)
        t.to[s][e * n + d] = sold > 0.0 ? static_cast<double>(w.trade.delivered[s][w.trade.at(d, e)]) / sold : 0.0;
      if (!is_goods(s) || arrived <= 0.0) continue;
      for (std::size_t j = 0; j < sector_count; ++j)
        if (works_up(j)) t.bought[e][s][j] = w.industry(e, j).input[s] * w.industry(e, j).start_output / arrived;
    }
    const MaterialFacts& facts = opening.economies[e].materials;
    const double people = economy.population.front();
    for (std::size_t k = 0; k < material_count; ++k) {
      const double tonnes =
          facts.consumption[k] > 0.0 ? facts.consumption[k] : usual_consumption(economy.group)[k] * people;
      t.target[e][k] = kg_a_tonne * tonnes / months_a_year;
    }
    t.collected[e] = collected_share(economy.group, p);
    const InvestmentParameters& i = w.parameters.investment;
    const PerYear growth = economy.group == IncomeGroup::high ? i.start_growth_high_income : i.start_growth;
    for (std::size_t g = 0; g < long_lived_count; ++g) t.retiring[e][g] = retiring_share(mean_life(g, p), growth);
  }
  return t;
}

/// What is in use: each year's sales, as they grew, less what has retired of them.
void open_in_use(World& w, std::size_t e, const SteadyMaterials& m) {
  const InvestmentParameters& i = w.parameters.investment;
  const PerYear growth = w.economies[e].group == IncomeGroup::high ? i.start_growth_high_income : i.start_growth;
  for (std::size_t g = 0; g < long_lived_count; ++g) {
    StockInUse& stock = w.materials.economies[e].in_use[g];
    for (std::size_t years = 1; years < StockInUse::cohorts; ++years) {
      const double left = left_of_sales(years, mean_life(g, w.parameters.materials), growth);
      for (std::size_t k = 0; k < material_count; ++k)
        stock.open_with(years, static_cast<Material>(k), round_to_whole(left * m.put_in_use[e][g][k]));
    }
    const ByMaterial<Mass> total = stock.total();
    for (std::size_t k = 0; k < material_count; ++k)
      w.materials.ledger.open_with(e, static_cast<Material>(k), MaterialPlace::in_use, total[k]);
  }
}

/// What is in products: so much that a month's sales take out what came in.
void open_stores(World& w, std::size_t e, const MaterialTable& t, const SteadyMaterials& m) {
  for (std::size_t s = 0; s < sector_count; ++s) {
    const double output = t.output[e][s];
    if (output <= 0.0) continue;
    const double part = is_goods(s) ? output / (output + finished_at_start(w, e, s)) : 1.0;
    for (std::size_t k = 0; k < material_count; ++k) {
      const double kg = std::max(0.0, m.through[e][s][k] / part - output * m.content[e][s][k]);
      w.materials.economies[e].store[s][k] = round_to_whole(kg);
      w.materials.ledger.open_with(e, static_cast<Material>(k), MaterialPlace::products, round_to_whole(kg));
    }
  }
}

void open_treatment(World& w, std::size_t e, const MaterialTable& t, const SteadyMaterials& m) {
  MaterialLedger& ledger = w.materials.ledger;
  for (std::size_t k = 0; k < material_count; ++k) {
    const auto material = static_cast<Material>(k);
    ledger.open_with(e, material, MaterialPlace::waste, round_to_whole(m.waste[e][k]));
    ledger.open_with(e, material, MaterialPlace::collected, round_to_whole(t.collected[e] * m.waste[e][k]));
    ledger.open_with(e, material, MaterialPlace::secondary, round_to_whole(m.recovered[e][k]));
    w.materials.economies[e].available[k] = m.wanted[e][k] > 0.0 ? std::min(1.0, m.recovered[e][k] / m.wanted[e][k]) : 0.0;
  }
}

/// Emissions and energy of fossil material such that the first month has the data's; the usual ones where no series tells.
void scale_energy(World& w, std::size_t e, const MaterialFacts& facts, const MaterialTable& t, const SteadyMaterials& m) {
  const std::size_t fossil = index(Material::fossil);
  const MaterialParameters& p = w.parameters.materials;
  double burnt = 0.0;
  for (std::size_t s = 0; s < sector_count; ++s) {
    burnt += t.output[e][s] * m.burnt[e][s][fossil];
    double worked_up = 0.0;
    for (std::size_t j = 0; j < sector_count; ++j) worked_up += t.bought[e][s][j];
    const double here = arriving(t, m, e, s)[fossil];
    burnt += here * (worked_up * (1.0 - passed_of(p)[fossil]) +
                     (1.0 - worked_up) * (1.0 - durable_shares()[s][fossil] - discarded_shares()[s][fossil]));
  }
  const EnergyParameters& energy = w.parameters.energy;
  EconomyMaterials& materials = w.materials.economies[e];
  const double a_year = months_a_year * burnt;
  materials.co2_per_kg = facts.co2 > 0.0 && a_year > 0.0 ? kg_a_tonne * facts.co2 / a_year : energy.co2_of_fossil.value();
  materials.energy_per_kg =
      facts.fossil_energy > 0.0 && a_year > 0.0 ? facts.fossil_energy * gj_a_tj / a_year : energy.energy_of_fossil.value();
  const double utilities = months_a_year * t.output[e][index(Sector::utilities)];
  const double electricity = facts.electricity > 0.0 ? facts.electricity * gj_a_tj
                                                     : energy.usual_electricity.value() / cents_a_dollar * utilities;
  materials.electricity_per_output = utilities > 0.0 ? electricity / utilities : 0.0;
}

}  // namespace

double retiring_share(Years life, PerYear growth) {
  double retired = 0.0;
  for (std::size_t k = 1; k < StockInUse::cohorts; ++k)
    retired += left_of_sales(k, life, growth) * retirement_chance(static_cast<double>(cohort_age(k, 0)), life);
  return retired;
}

SteadyMaterials steady_materials(const MaterialTable& t, const MaterialParameters& p) {
  SteadyMaterials m;
  m.content.assign(t.economies, content_weights());
  m.burnt.assign(t.economies, burnt_weights());
  for (std::size_t e = 0; e < t.economies; ++e)
    for (std::size_t s = 0; s < sector_count; ++s)
      for (std::size_t k = 0; k < material_count; ++k) {
        m.content[e][s][k] /= cents_a_dollar;
        m.burnt[e][s][k] /= cents_a_dollar;
      }
  m.through.resize(t.economies);
  m.put_in_use.resize(t.economies);
  for (auto* flows : {&m.waste, &m.wanted, &m.recovered, &m.consumption}) flows->resize(t.economies);
  for (int round = 0; round < scaling_rounds; ++round) {
    constexpr int rounds_between = 3;  // so that what changed has come through
    for (int k = 0; k < rounds_between; ++k) pass_on(t, p, m);
    if (round + 1 < scaling_rounds) rescale(t, m);
  }
  return m;
}

void start_materials(World& w, const OpeningTable& opening) {
  const std::size_t n = w.economy_count();
  w.materials.ledger = MaterialLedger(n);
  w.materials.economies.assign(n, {});
  const MaterialParameters& p = w.parameters.materials;
  for (std::size_t g = 0; g < long_lived_count; ++g) {
    const Years life = mean_life(g, p);
    w.materials.chances[g] = retirement_chances(life);
    w.materials.lasting_chances[g] =
        retirement_chances(Years{life.value() * (1.0 + w.parameters.circular.longer_life.value())});
  }
  const MaterialTable table = table_of(w, opening);
  const SteadyMaterials steady = steady_materials(table, p);
  for (std::size_t e = 0; e < n; ++e) {
    EconomyMaterials& materials = w.materials.economies[e];
    materials.content = steady.content[e];
    materials.burnt = steady.burnt[e];
    for (std::size_t s = 0; s < sector_count; ++s) {
      materials.start_mining[s] = w.industry(e, s).input[index(Sector::mining)];
      materials.kept[s] = 1.0;
    }
    open_in_use(w, e, steady);
    open_stores(w, e, table, steady);
    open_treatment(w, e, table, steady);
    scale_energy(w, e, opening.economies[e].materials, table, steady);
  }
}

}  // namespace ladder::models
