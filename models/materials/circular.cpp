#include "models/materials/circular.hpp"

#include <algorithm>
#include <bit>

#include "models/industry/investment.hpp"
#include "models/industry/operations.hpp"
#include "models/markets/goods.hpp"
#include "models/networks/by_products.hpp"
#include "models/technology/adoption.hpp"
#include "models/technology/depth.hpp"
#include "models/world/own_event.hpp"
#include "models/world/world.hpp"
#include "sim/math.hpp"

namespace ladder::models {

namespace math = sim::math;

namespace {

constexpr std::size_t mining = index(Sector::mining), recyclers = index(Sector::light), repair = index(Sector::trade);

/// At or above a stage.
bool reached(const Firms& f, std::size_t row, CircularStage stage) {
  return f.circular[row].stage >= stage;
}

double yearly_output(const Firms& f, std::size_t row) {
  return 12.0 * f.expected_demand[row];
}

/// Saved by recovered material, of a unit of output: what it costs less than what it replaces.
double recovery_gain(const World& w, std::size_t row) {
  const Industry& industry = w.industries[w.firms.industry[row]];
  const Economy& e = w.economy_of(row);
  const double replaced = industry.input[mining] * w.materials.economies[industry.economy].replaceable[industry.sector];
  return replaced * (e.user_price[mining] - w.parameters.circular.price_ratio.value() * e.user_price[recyclers]);
}

/// Saved by repair and sharing in place of goods, of a unit of output.
double service_gain(const World& w, std::size_t row) {
  const CircularParameters& p = w.parameters.circular;
  const Industry& industry = w.industries[w.firms.industry[row]];
  const Economy& e = w.economy_of(row);
  double volume = 0.0, cost = 0.0;
  for (std::size_t s = 0; s < goods_count; ++s) {
    volume += industry.input[s];
    cost += industry.input[s] * e.user_price[s];
  }
  return p.service_share.value() * (cost - p.service_price.value() * volume * e.user_price[repair]);
}

void hear_of_stage(World& w, std::size_t row, std::uint32_t month) {
  Circular& c = w.firms.circular[row];
  if (c.aware != 0 || c.stage == CircularStage::circular_business) return;
  const Industry& own = w.industries[w.firms.industry[row]];
  const CircularParameters& p = w.parameters.circular;
  const std::size_t next = std::max<std::size_t>(static_cast<std::size_t>(CircularStage::recovering),
                                                 static_cast<std::size_t>(c.stage) + 1);
  constexpr double weight_abroad = 0.25;  // as of digital generations
  const double home = w.materials.economies[own.economy].stage_users[own.sector][next];
  const double abroad = w.materials.economies[w.north_economy].stage_users[own.sector][next];
  const double heard = p.base_awareness.value() + p.peer_awareness.value() * home + weight_abroad * abroad;
  const double chance = std::clamp(p.awareness_scale.value() * heard, 0.0, 1.0);
  if (w.uniform(w.firms.entity[row], Purpose::circular_awareness, month) >= chance) return;
  c.aware = 1;
  w.firms.aware_efficiency[row] = 1;  // who hears of the whole hears of its first steps
}

void start_step(World& w, std::size_t row, const CircularPlan& plan, sim::Time now, sim::Outbox& out) {
  Firms& f = w.firms;
  const CircularParameters& p = w.parameters.circular;
  f.circular[row].project = static_cast<std::uint8_t>(plan.stage);
  const double price = composite_price(equipment_mix(), w.economy_of(row).user_price);
  f.equipment[row] += round_to_whole(static_cast<double>(plan.cost) / price);
  const double u = w.uniform(f.entity[row], Purpose::circular_time, static_cast<std::uint64_t>(plan.stage));
  const double shortest = p.shortest_project.value();
  const double years = shortest + u * (p.longest_project.value() - shortest);
  post_to_self(w, row, EventKind::circular_completed, static_cast<std::uint32_t>(plan.stage), days_of(years), now, out);
}

/// Part of an industry's mining input, by value, that is a material and becomes product: what recovered material can replace.
ByMaterial<double> replaceable_by_value(const EconomyMaterials& e, std::size_t s, const Parameters& p) {
  const ByMaterial<double> gross = gross_of(p.materials);
  const CircularParameters& c = p.circular;
  const ByMaterial<double> value = {0.0, c.value_metals.value(), c.value_minerals.value(), c.value_fossil.value()};
  ByMaterial<double> part{};
  double all = 0.0;
  for (std::size_t k = 0; k < material_count; ++k) {
    part[k] = value[k] * gross[k] * e.content[s][k];
    all += part[k] + value[k] * e.burnt[s][k];
  }
  for (double& x : part) x = all > 0.0 ? x / all : 0.0;
  return part;
}

}  // namespace

double recovered_share(double usual, double uptake, const CircularParameters& p) {
  return usual + uptake * std::max(0.0, p.most_recovered.value() - usual);
}

double circular_completion(double skilled, int stage, const CircularParameters& p) {
  const bool last = stage == static_cast<int>(CircularStage::circular_business);
  const double need = (last ? p.business_skill : p.recovering_skill).value();
  return 1.0 / (1.0 + math::exp(-p.completion_slope.value() * (skilled - need)));
}

const BySector<double>& inputs_of(const World& w, std::size_t row, BySector<double>& buffer) {
  const Firms& f = w.firms;
  const Industry& industry = w.industries[f.industry[row]];
  const Circular& c = f.circular[row];
  if (c.stage < CircularStage::recovering) return industry.input;
  const CircularParameters& p = w.parameters.circular;
  buffer = industry.input;
  const double replaced = buffer[mining] * static_cast<double>(c.uptake) *
                          w.materials.economies[industry.economy].replaceable[industry.sector];
  buffer[mining] -= replaced;
  buffer[recyclers] += p.price_ratio.value() * replaced;
  if (c.stage == CircularStage::circular_business) {
    double volume = 0.0;
    for (std::size_t s = 0; s < goods_count; ++s) {
      volume += p.service_share.value() * buffer[s];
      buffer[s] *= 1.0 - p.service_share.value();
    }
    buffer[repair] += p.service_price.value() * volume;
  }
  if (c.matched != 0)
    for (std::size_t s = 0; s < goods_count; ++s) buffer[s] *= 1.0 - p.by_product.value();
  return buffer;
}

CircularPlan circular_plan(const World& w, std::size_t row, double years) {
  const Firms& f = w.firms;
  const CircularParameters& p = w.parameters.circular;
  CircularPlan plan;
  if (!reached(f, row, CircularStage::resource_efficient) || reached(f, row, CircularStage::circular_business)) return plan;
  plan.stage = static_cast<int>(f.circular[row].stage) + 1;
  const bool last = plan.stage == static_cast<int>(CircularStage::circular_business);
  const double share = (last ? p.business_cost : p.recovering_cost).value() * math::exp(-p.cost_decline.value() * years);
  plan.cost = round_to_whole(share * yearly_output(f, row) * f.price[row]);
  const double gain = (last ? service_gain(w, row) : recovery_gain(w, row)) * inputs_kept(w, row) * yearly_output(f, row);
  plan.yearly_gain = round_to_whole(circular_completion(skilled_share(w, row), plan.stage, p) * std::max(0.0, gain));
  return plan;
}

void advance_uptake(World& w, std::size_t row) {
  Circular& c = w.firms.circular[row];
  if (c.stage < CircularStage::recovering) return;
  const double closed = std::min(1.0, 1.0 / (12.0 * w.parameters.circular.uptake_time.value()));
  c.uptake += static_cast<float>(closed) * (1.0F - c.uptake);
}

void review_circular(World& w, std::size_t row, sim::Time now, sim::Outbox& out) {
  Firms& f = w.firms;
  Circular& c = f.circular[row];
  hear_of_stage(w, row, month_of(now));
  if (c.stage == CircularStage::linear && std::popcount(f.measures[row]) >= measures_of_first_stage)
    c.stage = CircularStage::resource_efficient;
  if (c.aware == 0 || c.project != 0) return;
  const CircularPlan plan = circular_plan(w, row, month_of(now) / 12.0);
  if (plan.cost <= 0) return;
  AdoptionPlan step;
  step.cost = plan.cost;
  step.yearly_gain = plan.yearly_gain;
  if (worth_it(w, row, step, plan.cost)) start_step(w, row, plan, now, out);
}

void complete_circular(World& w, std::size_t row, const sim::Event& event) {
  Circular& c = w.firms.circular[row];
  const auto stage = static_cast<int>(event.payload);
  const double u = w.uniform(w.firms.entity[row], Purpose::circular_completion,
                             (std::uint64_t{event.payload} << 32) | month_of(event.due));
  if (u < circular_completion(skilled_share(w, row), stage, w.parameters.circular)) {
    c.stage = static_cast<CircularStage>(stage);
    c.aware = 0;  // of the stage after it has not heard yet
  }
  c.project = 0;
}

std::uint32_t park_of(const World& w, std::size_t row) {
  const Industry& industry = w.industries[w.firms.industry[row]];
  const CircularParameters& p = w.parameters.circular;
  if (!is_manufacture(industry.sector)) return 0;
  const auto u = w.draws.uniforms(w.firms.entity[row], static_cast<std::uint16_t>(Purpose::park), 0);
  if (u[0] >= p.park_firms.value()) return 0;
  return 1 + static_cast<std::uint32_t>(u[1] * static_cast<double>(p.parks));
}

void survey_firms(World& w, std::size_t ei) {
  const Firms& f = w.firms;
  EconomyMaterials& e = w.materials.economies[ei];
  const double in_service = 1.0 - w.parameters.circular.service_share.value();
  for (std::size_t s = 0; s < sector_count; ++s) {
    double weight = 0.0, kept = 0.0, uptake = 0.0, lasting = 0.0, matched = 0.0, saving = 0.0;
    std::array<double, circular_stage_count> users{};
    const auto& rows = w.living[ei * sector_count + s];
    for (const std::uint32_t row : rows) {
      const Circular& c = f.circular[row];
      const auto q = static_cast<double>(f.output[row]);
      const bool last = c.stage == CircularStage::circular_business;
      weight += q;
      saving += q * static_cast<double>(f.input_saving[row]);
      kept += q * inputs_kept(w, row) * (last ? in_service : 1.0);
      uptake += q * static_cast<double>(c.uptake);
      lasting += last ? q : 0.0;
      matched += c.matched != 0 ? q : 0.0;
      for (std::size_t g = 0; g <= static_cast<std::size_t>(c.stage); ++g) users[g] += 1.0;
    }
    // Own-account producers, where there are any, save nothing.
    const double all = std::max(weight, static_cast<double>(w.accounts[ei].output[s]));
    e.kept[s] = all > 0.0 ? (kept + all - weight) / all : 1.0;
    e.saved[s] = all > 0.0 ? saving / all : 0.0;
    e.uptake[s] = all > 0.0 ? uptake / all : 0.0;
    e.lasting_share[s] = all > 0.0 ? lasting / all : 0.0;
    e.by_product_share[s] = all > 0.0 ? w.parameters.circular.by_product.value() * matched / all : 0.0;
    for (std::size_t g = 0; g < circular_stage_count; ++g)
      e.stage_users[s][g] = rows.empty() ? 0.0 : users[g] / static_cast<double>(rows.size());
  }
}

void publish_recovered(World& w, std::size_t ei) {
  EconomyMaterials& e = w.materials.economies[ei];
  const Parameters& p = w.parameters;
  const double closed = std::min(1.0, 1.0 / (12.0 * p.materials.offer_memory.value()));
  for (std::size_t k = 0; k < material_count; ++k) {
    const auto offered = static_cast<double>(w.materials.ledger.balance(ei, static_cast<Material>(k), MaterialPlace::secondary));
    const double there = e.wanted[k] > 0.0 ? std::min(1.0, offered / e.wanted[k]) : 0.0;
    e.available[k] += closed * (there - e.available[k]);
  }
  const ByMaterial<double> usual = usual_of(p.materials);
  for (std::size_t s = 0; s < sector_count; ++s) {
    const ByMaterial<double> part = replaceable_by_value(e, s, p);
    e.replaceable[s] = 0.0;
    for (std::size_t k = 0; k < material_count; ++k)
      e.replaceable[s] += part[k] * (recovered_share(usual[k], 1.0, p.circular) - usual[k]) * e.available[k];
  }
}

void match_by_products(World& w, std::size_t ei) {
  Firms& f = w.firms;
  std::vector<ParkMember> members;
  for (std::size_t s = first_manufacture; s <= last_manufacture; ++s)
    for (const std::uint32_t row : w.living[ei * sector_count + s]) {
      f.circular[row].matched = 0;
      const std::uint32_t park = reached(f, row, CircularStage::recovering) ? park_of(w, row) : 0;
      if (park != 0) members.push_back({row, park, static_cast<Sector>(s)});
    }
  for (const std::uint32_t row : takers_matched(members)) f.circular[row].matched = 1;
}

}  // namespace ladder::models
