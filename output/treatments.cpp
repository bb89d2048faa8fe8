#include "output/treatments.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "models/industry/operations.hpp"
#include "models/materials/efficiency.hpp"
#include "models/technology/depth.hpp"
#include "models/world/build.hpp"
#include "output/validation/firm_panel.hpp"
#include "output/validation/macro_facts.hpp"
#include "sim/engine.hpp"
#include "sim/math.hpp"

namespace ladder::output {
namespace {

namespace math = sim::math;
using models::World;

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr std::uint32_t dose_year = dose_month / 12;

SkillLevel level_of(const models::Economy& economy) {
  const EconomyRole role = role_of(economy);
  if (role.least_developed) return SkillLevel::least_developed;
  if (economy.group == models::IncomeGroup::lower_middle) return SkillLevel::lower_middle;
  return economy.group == models::IncomeGroup::upper_middle ? SkillLevel::upper_middle : SkillLevel::all;
}

/// Goods inputs in the firm's unit cost.
double goods_in_cost(const World& w, std::size_t row) {
  const models::Industry& industry = w.industries[w.firms.industry[row]];
  double cost = 0.0;
  for (std::size_t s = 0; s < models::goods_count; ++s) cost += industry.input[s] * w.economy_of(row).user_price[s];
  return models::inputs_kept(w, row) * cost / models::unit_cost(w, row);
}

FirmAfter after(const World& w, const ExperimentFirm& firm, const FirmYear& year) {
  FirmAfter a;
  if (year.entity != firm.entity || !year.whole() || year.output <= 0.0 || year.person_months <= 0.0) return a;
  a.there = true;
  a.productivity = math::log(year.output / year.person_months);
  a.efficiency = w.firms.log_efficiency[firm.row];
  a.workers = math::log(year.workers());
  a.inputs = models::inputs_kept(w, firm.row);
  a.goods_cost = goods_in_cost(w, firm.row);
  a.management = static_cast<double>(w.firms.management[firm.row]);
  a.measures = w.firms.measures[firm.row];
  return a;
}

/// Draws the firms, and gives the treated the dose.
void begin(World& w, const models::Treatment* dose, models::Share share, Experiment& e) {
  const models::Drawn drawn = models::draw_firms(w, share);
  const auto keep = [&](std::uint32_t row, bool treated) {
    e.firms.push_back({row, w.firms.entity[row], level_of(w.economy_of(row)), models::skill_met(w, row), treated});
    e.paybacks.emplace_back();
    for (std::size_t k = 0; k < models::measure_count; ++k)
      e.paybacks.back()[k] =
          models::measure(w.draws, w.firms.entity[row], static_cast<int>(k), w.parameters.efficiency).payback;
  };
  for (const std::uint32_t row : drawn.treated) keep(row, true);
  for (const std::uint32_t row : drawn.controls) keep(row, false);
  if (dose != nullptr)
    for (const std::uint32_t row : drawn.treated) models::treat(w, row, *dose);
}

double median(std::vector<double> values) {
  if (values.empty()) return undefined;
  std::ranges::sort(values);
  return quantile_of_sorted(values, 0.5);
}

}  // namespace

std::string_view level_name(SkillLevel level) {
  constexpr std::array<std::string_view, skill_levels.size()> names = {"least developed", "lower middle income",
                                                                       "upper middle income", "all"};
  return names[static_cast<std::size_t>(level)];
}

Experiment run_experiment(World& world, const models::Treatment* dose, models::Share share, sim::Executor& executor,
                          const std::function<void(std::uint32_t)>& on_month) {
  Experiment experiment;
  FirmPanel panel(world, [&](const FirmPanelYear& year) {
    if (year.year < dose_year) return;
    experiment.after.emplace_back();
    for (const ExperimentFirm& firm : experiment.firms)
      experiment.after.back().push_back(after(world, firm, year.now[firm.row]));
  });
  sim::Engine engine(world, executor, sim::Duration{models::ticks_per_month});
  models::post_calendar(world, engine.initial());
  const std::uint32_t last = models::month_number(world.scenario.world, world.scenario.horizon.to);
  for (std::uint32_t month = 0; month <= last; ++month) {
    engine.run_until(models::month_start(month + 1));
    panel.settled(models::month_start(month + 1));
    if (month + 1 == dose_month) begin(world, dose, share, experiment);
    on_month(month);
  }
  return experiment;
}

namespace {

constexpr Effect no_effect{0, undefined, undefined, undefined, undefined, undefined};

/// Mean paired differences of the firms of one group, treated or not.
Effect mean_difference(const Experiment& without, const Experiment& with, std::size_t year,
                       const std::function<bool(const ExperimentFirm&)>& in, bool treated) {
  Effect sum;
  for (std::size_t i = 0; i < without.firms.size(); ++i) {
    const FirmAfter &a = without.after[year - 1][i], &b = with.after[year - 1][i];
    if (without.firms[i].treated != treated || !a.there || !b.there || !in(without.firms[i])) continue;
    ++sum.firms;
    sum.productivity += b.productivity - a.productivity;
    sum.efficiency += b.efficiency - a.efficiency;
    sum.workers += b.workers - a.workers;
    sum.cost_saved += a.goods_cost * (1.0 - b.inputs / a.inputs);
    sum.management += b.management - a.management;
  }
  if (sum.firms == 0) return no_effect;
  const auto n = static_cast<double>(sum.firms);
  return {sum.firms, sum.productivity / n, sum.efficiency / n, sum.workers / n, sum.cost_saved / n, sum.management / n};
}

}  // namespace

Effect effect(const Experiment& without, const Experiment& with, std::size_t year,
              const std::function<bool(const ExperimentFirm&)>& in) {
  if (year == 0 || year > without.after.size() || year > with.after.size()) return no_effect;
  Effect treated = mean_difference(without, with, year, in, true);
  const Effect controls = mean_difference(without, with, year, in, false);
  if (controls.firms == 0) return treated;
  for (double Effect::*value : {&Effect::productivity, &Effect::efficiency, &Effect::workers, &Effect::cost_saved, &Effect::management})
    treated.*value -= controls.*value;
  return treated;
}

double payback_of_added(const Experiment& without, const Experiment& with, std::size_t year) {
  std::vector<double> paybacks;
  if (year == 0 || year > without.after.size() || year > with.after.size()) return undefined;
  for (std::size_t i = 0; i < without.firms.size(); ++i) {
    const FirmAfter &a = without.after[year - 1][i], &b = with.after[year - 1][i];
    if (!without.firms[i].treated || !a.there || !b.there) continue;
    for (std::size_t k = 0; k < models::measure_count; ++k)
      if (((b.measures >> k) & 1U) != 0 && ((a.measures >> k) & 1U) == 0) paybacks.push_back(without.paybacks[i][k]);
  }
  return median(std::move(paybacks));
}

Estimate estimate(std::vector<double> values) {
  Estimate e;
  std::erase_if(values, [](double x) { return std::isnan(x); });
  e.values = std::move(values);
  e.mean = e.values.empty() ? undefined : mean(e.values);
  e.interval = confidence_of_mean(e.values, 0.9);
  return e;
}

namespace {

using Worlds = std::span<const std::vector<Experiment>>;
using Firms = std::function<bool(const ExperimentFirm&)>;

/// One effect of every world.
std::vector<Effect> effects(Worlds worlds, std::size_t dose, std::size_t year, const Firms& in) {
  std::vector<Effect> all;
  for (const auto& world : worlds) all.push_back(effect(world.front(), world[dose], year, in));
  return all;
}

Estimate estimate_of(const std::vector<Effect>& all, double Effect::*value) {
  std::vector<double> values;
  for (const Effect& e : all) values.push_back(e.*value);
  return estimate(std::move(values));
}

double mean_firms(const std::vector<Effect>& all) {
  double sum = 0.0;
  for (const Effect& e : all) sum += static_cast<double>(e.firms);
  return sum / static_cast<double>(all.size());
}

Firms at(SkillLevel level) {
  return [level](const ExperimentFirm& firm) { return level == SkillLevel::all || firm.level == level; };
}

ComplementarityRow complementarity(Worlds worlds, std::size_t machines, std::size_t both, std::string_view who,
                                   const Firms& in) {
  ComplementarityRow row{.machines = {}, .who = who, .firms = 0.0, .binding = 0.0, .ratio = {}};
  constexpr std::array<std::size_t, 2> years = {4, 5};
  for (std::size_t k = 0; k < years.size(); ++k) {
    const auto alone = effects(worlds, machines, years[k], in), together = effects(worlds, both, years[k], in);
    std::vector<double> ratios;
    for (std::size_t i = 0; i < worlds.size(); ++i) ratios.push_back(alone[i].efficiency / together[i].efficiency);
    row.ratio[k] = estimate(std::move(ratios));
    if (k == 0) row.firms = mean_firms(together);
  }
  double firms = 0.0, bound = 0.0;
  for (const auto& world : worlds)
    for (const ExperimentFirm& firm : world.front().firms)
      if (firm.treated && in(firm)) {
        firms += 1.0;
        bound += firm.skill_met < 1.0 ? 1.0 : 0.0;
      }
  row.binding = firms > 0.0 ? bound / firms : undefined;
  return row;
}

/// Place of a dose among the worlds of an experiment; 0 where it is not there.
std::size_t place_of(std::span<const models::Treatment> doses, std::string_view name) {
  const auto found = std::ranges::find(doses, name, &models::Treatment::name);
  return found == doses.end() ? 0 : static_cast<std::size_t>(found - doses.begin()) + 1;
}

/// How much of what their generation requires the people of a firm have.
struct SkillBin {
  std::string_view name;
  double from, to;
};
constexpr std::array<SkillBin, 4> skill_bins = {{{"skills below half of what is required", 0.0, 0.5},
                                                 {"skills half to all of it", 0.5, 1.0},
                                                 {"skills all to twice of it", 1.0, 2.0},
                                                 {"skills more than twice of it", 2.0, 1e9}}};

}  // namespace

TreatmentStudy analyse_treatments(Worlds worlds, std::span<const models::Treatment> doses) {
  TreatmentStudy study;
  study.worlds = worlds.size();
  for (std::size_t d = 0; d < doses.size(); ++d)
    for (const SkillLevel level : skill_levels)
      for (const std::size_t year : effect_years) {
        const auto all = effects(worlds, d + 1, year, at(level));
        study.effects.push_back({doses[d].name, level, year, mean_firms(all), estimate_of(all, &Effect::productivity),
                                 estimate_of(all, &Effect::efficiency), estimate_of(all, &Effect::workers), estimate_of(all, &Effect::cost_saved),
                                 estimate_of(all, &Effect::management)});
      }
  for (const auto& [alone, together] : {std::pair{"machines", "both"}, std::pair{"step", "step and skills"}}) {
    const std::size_t machines = place_of(doses, alone), both = place_of(doses, together);
    if (machines == 0 || both == 0) continue;
    const auto add = [&](std::string_view who, const Firms& in) {
      study.complementarity.push_back(complementarity(worlds, machines, both, who, in));
      study.complementarity.back().machines = alone;
    };
    for (const SkillLevel level : skill_levels) add(level_name(level), at(level));
    for (const SkillBin& bin : skill_bins)
      add(bin.name, [&bin](const ExperimentFirm& f) { return f.skill_met >= bin.from && f.skill_met < bin.to; });
  }
  if (const std::size_t assessed = place_of(doses, "assessment"); assessed != 0) {
    std::vector<double> paybacks;
    for (const auto& world : worlds) paybacks.push_back(payback_of_added(world.front(), world[assessed], 4));
    study.payback = estimate(std::move(paybacks));
  }
  return study;
}

}  // namespace ladder::output
