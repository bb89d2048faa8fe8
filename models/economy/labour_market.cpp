#include "models/economy/labour_market.hpp"

#include <algorithm>
#include <cmath>

#include "models/economy/government.hpp"
#include "models/economy/labour_force.hpp"
#include "models/industry/staff.hpp"
#include "models/odds.hpp"
#include "models/technology/absorption.hpp"
#include "models/world/world.hpp"
#include "sim/math.hpp"

namespace ladder::models {

namespace math = sim::math;

namespace {

template <class Visit>
void each_firm(World& w, std::size_t e, Visit visit) {
  for (std::size_t s = 0; s < sector_count; ++s)
    for (const std::uint32_t row : w.living[e * sector_count + s]) visit(row, s);
}

/// Lays off whom a firm does not want any more and adds who leaves.
void lay_off(World& w, std::size_t row, Skilled& leaving) {
  auto& n = w.firms.workers[row];
  const std::int32_t staff = n[0] + n[1] + n[2];
  // Those in a course stay: what the firm learns is not sent away in the middle.
  const auto count = std::min<People>(-w.firms.wanted[row], staff - w.firms.in_training[row]);
  if (count <= 0) return;
  const std::array<double, skill_count> by_skill = {static_cast<double>(n[0] - w.firms.in_training[row]),
                                                    static_cast<double>(n[1]), static_cast<double>(n[2])};
  Skilled parts{};
  if (apportion(count, by_skill, parts) != 0) return;
  for (std::size_t k = 0; k < skill_count; ++k) {
    n[k] -= static_cast<std::int32_t>(parts[k]);
    leaving[k] += parts[k];
  }
}

void lay_off_people(World& w, std::size_t ei) {
  for (std::size_t s = 0; s < sector_count; ++s) {
    Skilled leaving{};
    for (const std::uint32_t row : w.living[ei * sector_count + s])
      if (w.firms.wanted[row] < 0) lay_off(w, row, leaving), w.firms.wanted[row] = 0;
    move_people(staff(w.industry(ei, s)), unemployed(w.economies[ei]), leaving);
  }
}

/// Persons who can be hired this month, by skill and where they are now.
struct Available {
  Skilled unemployed{}, farm{}, services{};
  [[nodiscard]] People total(std::size_t k) const { return unemployed[k] + farm[k] + services[k]; }
};

/// Income of own-account services over farming's, and what it is expected to be: the initial gap fades.
double expected_income_gap(const World& w, const Economy& e) {
  const LabourParameters& p = w.parameters.labour;
  const double settled = p.settled_gap.value();
  const double fade = math::exp(-p.gap_fading.value() * w.month / 12.0);
  return settled * math::pow(std::max(e.start_migration_gap, 0.2) / settled, fade);
}

double income_gap(const Economy& e) {
  return e.farm.income > 0.0 && e.services.income > 0.0 ? e.services.income / e.farm.income : e.start_migration_gap;
}

Available available(const World& w, const Economy& e) {
  const LabourParameters& p = w.parameters.labour;
  Available a;
  // Own-account workers leave for firms the more readily, the better firms pay against what they earn now; farmers
  // the less, the more farming has gained on services.
  const double own = std::max(1.0, e.services.income);
  const double pay = e.lewis_ratio > 0.0 ? std::clamp(e.wage / (e.lewis_ratio * own), 0.5, 2.0) : 1.0;
  const double weight = 2.0 / (1.0 + p.farm_weight.value());
  const double ratio = std::clamp(income_gap(e) / expected_income_gap(w, e), 0.1, 1.5);
  for (std::size_t k = 0; k < skill_count; ++k) {
    const auto part = [&](People n, double share) {
      return static_cast<People>(static_cast<double>(n) * std::min(1.0, share));
    };
    a.unemployed[k] = part(e.unemployed[k], p.unemployed_per_month.value());
    a.services[k] = part(e.services.people[k], p.own_account_per_month.value() * pay * weight);
    a.farm[k] = part(e.farm.people[k], p.own_account_per_month.value() * pay * weight * p.farm_weight.value() * ratio * ratio);
  }
  return a;
}

/// Vacancies of one firm by skill: as many skilled as its industry had or its generation needs.
std::array<double, skill_count> vacancy_mix(const World& w, const Economy& e, std::size_t row) {
  const Industry& industry = w.industries[w.firms.industry[row]];
  const double need = w.skill_needs[w.firms.generation[row]];
  const double skilled =
      std::clamp(std::max({industry.skilled_share, need, skilled_share(w.firms.workers[row])}), 0.0, 0.95);
  const double high = e.skill_share[2] / std::max(1e-9, e.skill_share[1] + e.skill_share[2]);
  return {1.0 - skilled, skilled * (1.0 - high), skilled * high};
}

/// Takes those hired from where they are. @return  the women among them
People take_from_pools(Economy& e, Available& a, std::size_t k, People hired) {
  const std::array<double, 3> weights = {static_cast<double>(a.unemployed[k]), static_cast<double>(a.farm[k]),
                                         static_cast<double>(a.services[k])};
  std::array<People, 3> parts{};
  apportion(hired, weights, parts);
  a.unemployed[k] -= parts[0];
  a.farm[k] -= parts[1];
  a.services[k] -= parts[2];
  return take_out(unemployed(e), k, parts[0]) + take_out(at_work(e.farm), k, parts[1]) +
         take_out(at_work(e.services), k, parts[2]);
}

/// Who was hired joins the staff of the industries. Women go where women are: the odds of a woman among those hired stand
/// to each other as they do in the staff, one more of each sex counted, so that no industry is closed to one.
void join_staff(World& w, std::size_t ei, std::size_t k, const BySector<People>& hired, People women) {
  BySector<double> people{}, odds{};
  for (std::size_t s = 0; s < sector_count; ++s) {
    const Industry& industry = w.industry(ei, s);
    people[s] = static_cast<double>(hired[s]);
    odds[s] = static_cast<double>(industry.women[k] + 1) / static_cast<double>(industry.workers[k] - industry.women[k] + 1);
  }
  BySector<double> weights = shares_by_odds(static_cast<double>(women), people, odds);
  for (std::size_t s = 0; s < sector_count; ++s) weights[s] *= people[s];
  BySector<People> women_hired{};
  apportion(women, weights, women_hired);
  for (std::size_t s = 0; s < sector_count; ++s) {
    w.industry(ei, s).workers[k] += hired[s];
    w.industry(ei, s).women[k] += women_hired[s];
  }
}

/// Fills vacancies skill by skill in proportion to what firms want; what the scarcer skills leave open goes
/// to the next lower one, so that a shortage of skills shows in the firm and not in empty places.
void hire(World& w, std::size_t ei, Available& a) {
  Economy& e = w.economies[ei];
  std::vector<std::uint32_t> rows;
  std::vector<std::array<double, skill_count>> open;
  each_firm(w, ei, [&](std::uint32_t row, std::size_t) {
    if (w.firms.wanted[row] <= 0) return;
    auto mix = vacancy_mix(w, e, row);
    for (double& m : mix) m *= w.firms.wanted[row];
    w.firms.wanted[row] = 0;
    rows.push_back(row);
    open.push_back(mix);
  });
  std::vector<double> want(rows.size());
  std::vector<People> got(rows.size());
  for (std::size_t k = skill_count; k-- > 0;) {
    double wanted = 0.0;
    for (std::size_t i = 0; i < rows.size(); ++i) wanted += want[i] = open[i][k];
    const People hired = std::min(round_to_whole(wanted), a.total(k));
    apportion(hired, want, got);
    BySector<People> joined{};
    for (std::size_t i = 0; i < rows.size(); ++i) {
      w.firms.workers[rows[i]][k] += static_cast<std::int32_t>(got[i]);
      joined[w.industries[w.firms.industry[rows[i]]].sector] += got[i];
      if (k > 0) open[i][k - 1] += std::max(0.0, open[i][k] - static_cast<double>(got[i]));
    }
    join_staff(w, ei, k, joined, take_from_pools(e, a, k, hired));
    const double tightness = wanted > 0.0 ? wanted / std::max(1.0, static_cast<double>(hired)) : 1.0;
    e.scarcity[k] += 0.02 * (std::clamp(tightness, 1.0, 2.0) - e.scarcity[k]);
  }
}

/// Farmers move to own-account services, or back, with the income ratio against a gap that fades; those without work
/// take up farming where it has become the better paid.
void migrate(World& w, Economy& e) {
  const LabourParameters& p = w.parameters.labour;
  if (e.farm.income <= 0.0 || e.services.income <= 0.0) return;
  const double pull = std::clamp(math::log(income_gap(e) / expected_income_gap(w, e)), -1.0, 1.0);
  const double rate = p.migration.value() * pull / 12.0;
  for (std::size_t k = 0; k < skill_count; ++k) {
    const Place from = at_work(rate > 0.0 ? e.farm : e.services), to = at_work(rate > 0.0 ? e.services : e.farm);
    move_people(from, to, k, static_cast<People>(std::fabs(rate) * static_cast<double>(from.people[k])));
    if (rate >= 0.0) continue;
    move_people(unemployed(e), to, k, static_cast<People>(-rate * static_cast<double>(e.unemployed[k])));
  }
}

/// People who own-account work can still take in: as long as it is no larger a part of the labour force than at the
/// start. Where hardly anybody works so, the unemployed stay unemployed, are seen as such by demand management, and are
/// not hidden in ever more shops of one.
double own_account_room(const Economy& e, const Skilled& force) {
  double all = 0.0;
  for (const People people : force) all += static_cast<double>(people);
  const double start_force = e.participation * e.population.front();
  const double start_share = (e.farm.start_people + e.services.start_people) / start_force;
  return std::max(0.0, start_share * all - static_cast<double>(e.farm.count() + e.services.count()));
}

/// The unemployed beyond the usual rate take up own-account services, as far as there is room; below it some of those
/// look for work again.
void settle_unemployment(World& w, std::size_t ei, Economy& e) {
  const Skilled force = counted_force(w, ei);
  Skilled gap{};
  double seeking = 0.0;
  for (std::size_t k = 0; k < skill_count; ++k) {
    const double usual = e.start_unemployment * static_cast<double>(force[k]);
    gap[k] = static_cast<People>(w.parameters.labour.unemployment_return.value() *
                                 (static_cast<double>(e.unemployed[k]) - usual));
    seeking += static_cast<double>(std::max<People>(0, gap[k]));
  }
  const double part = seeking > 0.0 ? std::min(1.0, own_account_room(e, force) / seeking) : 0.0;
  for (std::size_t k = 0; k < skill_count; ++k) {
    const auto settlers = std::min(static_cast<People>(static_cast<double>(std::max<People>(0, gap[k])) * part), e.unemployed[k]);
    const auto seekers = std::min<People>(std::max<People>(0, -gap[k]), e.services.people[k] / 2);
    move_people(unemployed(e), at_work(e.services), k, settlers);
    move_people(at_work(e.services), unemployed(e), k, seekers);
  }
}

/// Unemployed over the labour force, of all and of each sex.
void publish_unemployment(const World& w, std::size_t ei, Economy& e) {
  const Skilled force = counted_force(w, ei), women = women_in_force(w, ei);
  People all = 0, all_women = 0, idle = 0, idle_women = 0;
  for (std::size_t k = 0; k < skill_count; ++k) {
    all += force[k], idle += e.unemployed[k];
    all_women += women[k], idle_women += e.unemployed_women[k];
  }
  const auto rate = [](People part, People whole) {
    return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0.0;
  };
  e.unemployment = rate(idle, all);
  const double months = std::max(1.0, 12.0 * w.parameters.demand.management_lag.value());
  e.observed_slack += (e.unemployment - e.start_unemployment - e.observed_slack) / months;
  e.unemployment_of_women = rate(idle_women, all_women);
  e.unemployment_of_men = rate(idle - idle_women, all - all_women);
}

}  // namespace

void pay_wages(World& w, std::size_t ei, Book& book) {
  const Economy& e = w.economies[ei];
  FirmPayments wages(w.ledger, book, w.ledger.households(ei), Code::wages);
  Money due = 0;
  each_firm(w, ei, [&](std::uint32_t row, std::size_t) {
    const auto& n = w.firms.workers[row];
    double heads = 0.0;
    for (std::size_t k = 0; k < skill_count; ++k) heads += n[k] * e.premium[k];
    const Money bill = round_to_whole(heads * w.firms.wage[row]);
    due += bill;
    wages.from(row, bill);
    w.firms.surplus[row] -= bill;
  });
  wages.close();
  book.owe(ei, Code::wages, due);
}

void match_labour(World& w, std::size_t ei) {
  Economy& e = w.economies[ei];
  count_staff(w, ei);
  lay_off_people(w, ei);
  renew_labour_force(w, ei);
  Available a = available(w, e);
  hire(w, ei, a);
  migrate(w, e);
  settle_unemployment(w, ei, e);
  publish_unemployment(w, ei, e);
}

void move_wages(World& w, std::size_t ei) {
  Economy& e = w.economies[ei];
  const LabourParameters& p = w.parameters.labour;
  const double phillips = p.phillips_slope.value() * (e.start_unemployment - e.unemployment);
  double growth = 0.0;
  if (e.north) {
    growth = e.productivity_growth + phillips;  // the numeraire: its wages follow its productivity
  } else {
    const People own = e.farm.count() + e.services.count();
    const Skilled force = counted_force(w, ei);
    const double own_share =
        static_cast<double>(own) / std::max(1.0, static_cast<double>(force[0] + force[1] + force[2]));
    const double lewis = e.services.income > 0.0 && e.lewis_ratio > 0.0
                             ? std::clamp(math::log(e.lewis_ratio * e.services.income / e.wage), -1.0, 1.0)
                             : 0.0;
    const double external = std::clamp(
        e.trade_balance - financed_balance(w, e) + p.position_weight.value() * (e.position - e.start_position),
        -0.2, 0.2);
    growth = p.wage_pass_through.value() * e.productivity_growth +
             p.lewis_speed.value() * lewis * (0.2 + 0.8 * std::min(1.0, 1.5 * own_share)) + phillips +
             p.external_slope.value() * external;
  }
  const double most = p.most_wage_change.value();
  e.wage *= math::exp(std::clamp(growth, -most, most) / 12.0);
  for (std::size_t k = 1; k < skill_count; ++k) {
    const double target =
        e.start_premium[k] * math::pow(std::clamp(e.scarcity[k], 1.0, 2.0), p.premium_power.value());
    e.premium[k] += 0.02 * (target - e.premium[k]);
  }
}

}  // namespace ladder::models
