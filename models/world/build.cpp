#include "models/world/build.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/economy/households.hpp"
#include "models/industry/certification.hpp"
#include "models/industry/demography.hpp"
#include "models/industry/investment.hpp"
#include "models/industry/operations.hpp"
#include "models/materials/start_materials.hpp"
#include "models/technology/absorption.hpp"
#include "models/technology/search.hpp"
#include "models/world/open_accounts.hpp"
#include "models/world/publish.hpp"
#include "models/world/start_firms.hpp"
#include "models/world/start_people.hpp"
#include "sim/error.hpp"
#include "sim/math.hpp"

namespace ladder::models {

namespace math = sim::math;

namespace {

/// Labour's share of value added before own-account income. Assumptions of PROTOTYPES macro 3.1.
constexpr BySector<double> labour_share_of = {0.50, 0.30, 0.50, 0.55, 0.52, 0.42, 0.45, 0.50,
                                              0.48, 0.35, 0.55, 0.50, 0.45, 0.40, 0.90};

/// Capital per unit of yearly value added, relative; scaled by the economy's observed investment.
/// Assumptions.
constexpr BySector<double> capital_weight = {1.5, 3.0, 1.6, 1.4, 1.6, 2.2, 2.2, 1.8,
                                             2.0, 5.0, 0.8, 1.2, 3.0, 3.5, 2.5};

double start_growth(const World& w, const Economy& e) {
  const InvestmentParameters& p = w.parameters.investment;
  return (e.group == IncomeGroup::high ? p.start_growth_high_income : p.start_growth).value();
}

void copy_identity(World& w, Economy& e, const OpeningEconomy& o) {
  e.iso3 = o.iso3;
  e.name = o.name;
  e.group = o.income_group;
  e.mfn_tariff = o.mfn_tariff;
  e.residual = o.residual;
  e.north = o.iso3 == "NORTH";
  e.price_2015 = o.price_2015;
  e.infrastructure =
      std::clamp(1.0 - o.outage_share / 0.10, 0.0, 1.0);  // a tenth of sales lost is the worst (assumption)
  e.start_gdp_per_head = o.gdp_per_head_2015usd;
  e.population = o.population;
  e.participation = o.labour_force / o.population.front();
  e.skill_growth = o.skill_growth;
  e.skill_share = o.skill_share;
  e.start_unemployment = o.unemployment;
  e.unemployment = o.unemployment;
  e.female_share = o.female_share;
  const double middle = w.parameters.skills.middle_premium.value(),
               high = w.parameters.skills.high_premium.value();
  e.premium = e.start_premium = {1.0, middle, high};
  e.investment_share = std::accumulate(o.investment.begin(), o.investment.end(), 0.0) /
                       std::accumulate(o.value_added.begin(), o.value_added.end(), 0.0);
  e.absorptive_capacity = economy_capacity(1.0 - o.skill_share[0], e.investment_share, w.parameters.search);
  e.user_price.fill(1.0);
  e.last_user_price.fill(1.0);
  e.last_price.fill(1.0);
}

/// Technology and size of one industry from the table.
void set_industry(World& w, std::size_t ei, std::size_t s, const OpeningEconomy& o) {
  Industry& industry = w.industry(ei, s);
  industry.economy = static_cast<std::uint16_t>(ei);
  industry.sector = static_cast<std::uint16_t>(s);
  industry.opportunity = frontier_growth_by_sector()[s] / 2.0;
  if (o.output[s] <= 0.0) return;
  for (std::size_t r = 0; r < sector_count; ++r) industry.input[r] = o.use[r][s] / o.output[s];
  industry.value_added = o.value_added[s] / o.output[s];
  industry.start_output = cents_a_month(o.output[s]);
}

/// Capital by sector such that the first month's investment is the observed one.
void set_capital(World& w, std::size_t ei, const OpeningEconomy& o) {
  Economy& e = w.economies[ei];
  const double growth = start_growth(w, e);
  const InvestmentParameters& p = w.parameters.investment;
  const double stretch = (1.0 + p.growth_horizon.value() * growth) * (p.replacement.value() + growth);
  const double investment = std::accumulate(o.investment.begin(), o.investment.end(), 0.0);
  double weighted = 0.0;
  for (std::size_t s = 0; s < sector_count; ++s) weighted += capital_weight[s] * o.value_added[s];
  const double scale = investment / (weighted * stretch);
  for (std::size_t s = 0; s < sector_count; ++s)
    w.industry(ei, s).capital_output =
        std::max(1e-6, scale * capital_weight[s] * w.industry(ei, s).value_added);
  for (std::size_t s = 0; s < sector_count; ++s)
    e.investment_mix[s] = investment > 0.0 ? o.investment[s] / investment : 0.0;
}

/// Yearly investment of a sector over its value added, at the start.
double investment_over_value_added(const World& w, std::size_t ei, std::size_t s) {
  const double growth = start_growth(w, w.economies[ei]);
  const InvestmentParameters& p = w.parameters.investment;
  const Industry& industry = w.industry(ei, s);
  return (p.replacement.value() + growth) * (1.0 + p.growth_horizon.value() * growth) *
         industry.capital_output / industry.value_added;
}

/// Own-account farming is the whole of agriculture; own-account services are a part of trade with half the
/// output of a firm's worker (MODEL 3.1, PROTOTYPES macro 3.8).
void set_own_account(World& w, std::size_t ei, const OpeningEconomy& o) {
  Economy& e = w.economies[ei];
  const auto stock_up = [&](OwnAccount& a, double output) {
    const Industry& industry = w.industry(ei, a.sector);
    a.expected_demand = output;
    a.stock = a.sales = a.planned = a.output = round_to_whole(output);
    for (std::size_t s = 0; s < goods_count; ++s)
      a.inputs[s] = round_to_whole(2.0 * industry.input[s] * output);
  };
  e.farm.sector = static_cast<std::uint16_t>(index(Sector::agriculture));
  const double farm = w.industry(ei, 0).start_output;
  e.farm.start_people = farm > 0.0 ? o.employment[0] : 0.0;
  e.farm.productivity = farm;
  e.farm.investment_ratio = investment_over_value_added(w, ei, 0) * w.industry(ei, 0).value_added;
  stock_up(e.farm, farm);
  e.farm.stock = round_to_whole(2.0 * farm);

  constexpr std::size_t trade = index(Sector::trade);
  e.services.sector = static_cast<std::uint16_t>(trade);
  const Industry& shops = w.industry(ei, trade);
  const double own =
      shops.start_output > 0.0 ? std::min(o.own_account_services, 0.97 * o.employment[trade]) : 0.0;
  if (own <= 0.0) return;
  const double half = w.parameters.own_account.services_productivity.value();
  const double of_firm_worker = shops.start_output / (o.employment[trade] - own + half * own);
  e.services.start_people = own;
  e.services.productivity = half * of_firm_worker;
  e.services.market_share = e.services.start_market_share =
      e.services.productivity * own / shops.start_output;
  stock_up(e.services, e.services.productivity * own);
}

void set_government(Economy& e, const OpeningEconomy& o) {
  const double total = std::accumulate(o.government.begin(), o.government.end(), 0.0);
  e.public_share = total / o.gdp;
  for (std::size_t s = 0; s < sector_count; ++s)
    e.public_mix[s] = total > 0.0 ? o.government[s] / total : 0.0;
}

/// Budget shares: half own, half the North's at the margin; subsistence such that the first month is the
/// table's.
void set_demand_system(World& w, Economy& e, const OpeningEconomy& o, const OpeningEconomy& north) {
  const DemandParameters& p = w.parameters.demand;
  const double total = std::accumulate(o.households.begin(), o.households.end(), 0.0);
  const double north_total = std::accumulate(north.households.begin(), north.households.end(), 0.0);
  const double free = supernumerary_ratio(e.start_gdp_per_head, p);
  const double own = p.own_marginal_share.value();
  double goods_taken = 0.0, goods_wanted = 0.0;
  for (std::size_t s = 0; s < sector_count; ++s) {
    const double share = o.households[s] / total;
    const double wanted = own * share + (1.0 - own) * north.households[s] / north_total;
    e.marginal[s] =
        is_goods(s) ? std::min(wanted, share / free) : wanted;  // goods have no negative subsistence
    if (is_goods(s)) goods_taken += e.marginal[s], goods_wanted += wanted;
  }
  double services = 0.0;
  for (std::size_t s = goods_count; s < sector_count; ++s) services += e.marginal[s];
  for (std::size_t s = goods_count; s < sector_count; ++s) e.marginal[s] *= (1.0 - goods_taken) / services;
  for (std::size_t s = 0; s < sector_count; ++s)
    e.subsistence[s] = cents_a_month(o.households[s] - e.marginal[s] * free * total) / o.population.front();
}

/// Shares of origins in each market, and how near they are to each other.
void set_trade(World& w, const OpeningTable& table) {
  const std::size_t n = w.economy_count();
  w.trade.economies = n;
  for (auto* pairs : {&w.trade.distance_km, &w.trade.tie, &w.trade.proximity}) pairs->assign(n * n, 0.0);
  for (std::size_t d = 0; d < n; ++d)
    for (std::size_t o = 0; o < n; ++o) {
      const std::size_t at = w.trade.at(d, o);
      w.trade.distance_km[at] = table.distance_km[d][o];
      w.trade.tie[at] = table.tie.empty() ? 0.0 : table.tie[d][o];
      w.trade.proximity[at] = search_proximity(table.distance_km[d][o], w.parameters.search);
    }
  for (std::size_t s = 0; s < sector_count; ++s) {
    w.trade.share[s].assign(n * n, 0.0);
    w.trade.delivered[s].assign(n * n, 0);
    for (std::size_t d = 0; d < n; ++d) {
      const OpeningEconomy& e = table.economies[d];
      const double absorbed = e.output[s] - e.exports[s] + e.imports[s];
      for (std::size_t o = 0; o < n; ++o) {
        const double flow = o == d ? e.output[s] - e.exports[s] : table.trade[s][o][d];
        w.trade.share[s][w.trade.at(d, o)] = absorbed > 0.0 ? flow / absorbed : o == d ? 1.0 : 0.0;
        w.trade.delivered[s][w.trade.at(d, o)] = round_to_whole(cents_a_month(flow));
      }
    }
    w.trade.start_share[s] = w.trade.share[s];
    add_up_search_weights(w, s);
  }
}

/// Room for all firms: blocks by industry, half as many again as at the start, for growth of their number.
void lay_out_firms(World& w, const OpeningTable& table) {
  std::uint32_t row = 0;
  std::vector<std::uint16_t> economy_of_row;
  for (std::size_t i = 0; i < w.industries.size(); ++i) {
    Industry& industry = w.industries[i];
    industry.first_row = row;
    if (industry.start_output <= 0.0 || industry.sector == index(Sector::agriculture)) continue;
    const OpeningEconomy& o = table.economies[industry.economy];
    const double people =
        o.employment[industry.sector] -
        (industry.sector == index(Sector::trade) ? w.economies[industry.economy].services.start_people : 0.0);
    const auto wanted = static_cast<std::uint32_t>(w.scenario.world.firms_per_industry);
    // No firm without people: a tiny industry has fewer firms than asked for.
    industry.initial_firms = std::clamp<std::uint32_t>(static_cast<std::uint32_t>(people / 5.0), 1, wanted);
    industry.slots = industry.initial_firms + industry.initial_firms / 2 + 4;
    row += industry.slots;
    economy_of_row.insert(economy_of_row.end(), industry.slots, industry.economy);
  }
  w.ledger = Ledger(w.economy_count(), economy_of_row);
  w.firms.resize(row);
  for (std::size_t i = 0; i < w.industries.size(); ++i)
    for (std::uint32_t k = 0; k < w.industries[i].slots; ++k)
      w.firms.industry[w.industries[i].first_row + k] = static_cast<std::uint16_t>(i);
  w.published_technique.assign(row, 0.0F);
  w.published_management.assign(row, 0.0F);
  w.living.assign(w.industries.size(), {});
  for (const Industry& industry : w.industries) w.lines.emplace_back(industry.slots);
}

void set_references(World& w, std::size_t ei, const OpeningTable& table) {
  Economy& e = w.economies[ei];
  const OpeningEconomy& o = table.economies[ei];
  const OpeningEconomy& north = table.economies[w.north_economy];
  double level = 0.0, weight = 0.0;
  for (std::size_t s = 0; s < sector_count; ++s) {
    const Industry& industry = w.industry(ei, s);
    if (w.living[ei * sector_count + s].empty()) continue;
    level += industry.start_output * industry.value_added * industry.mean_log_efficiency;
    weight += industry.start_output * industry.value_added;
  }
  e.last_productivity = weight > 0.0 ? level / weight : 0.0;
  e.productivity_growth = start_growth(w, e) / 2.0;
  e.services_reference = w.industry(ei, e.services.sector).mean_log_efficiency;
  // A farmer's dollar buys more at home: half of 0.4 of the relative income is price and not backwardness.
  if (e.farm.start_people > 0.0 && north.employment[0] > 0.0) {
    const double gap =
        math::log(north.output[0] / north.employment[0]) - math::log(o.output[0] / o.employment[0]);
    e.farm_gap = std::max(0.0, gap - 0.2 * math::log(north.gdp_per_head_2015usd / o.gdp_per_head_2015usd));
  }
}

}  // namespace

const BySector<double>& frontier_growth_by_sector() {
  static constexpr BySector<double> percent = {3.5, 1.0, 1.5, 2.0, 2.0, 2.0, 2.0, 2.5,
                                               4.0, 1.0, 0.1, 1.5, 2.0, 0.6, 0.2};
  return percent;
}

std::unique_ptr<World> build_world(const Scenario& scenario, const OpeningTable& table,
                                   std::uint32_t replicate) {
  auto world = std::make_unique<World>(scenario, replicate);
  World& w = *world;
  const std::size_t n = table.economies.size();
  w.economies.resize(n);
  w.industries.resize(n * sector_count);
  w.book = Book(n);
  w.accounts.resize(n);
  w.firm_interest.assign(n, 0);
  for (std::size_t e = 0; e < n; ++e) {
    copy_identity(w, w.economies[e], table.economies[e]);
    if (w.economies[e].north) w.north_economy = e;
    if (w.economies[e].residual) w.residual_economy = e;
  }
  sim::expects(w.economies[w.north_economy].north && w.economies[w.residual_economy].residual,
               "the opening table has North and Rest of world");
  w.income_bounds = table.income_bounds;
  for (std::size_t e = 0; e < n; ++e) {
    const OpeningEconomy& o = table.economies[e];
    open_classification(w, e, o, table.income_bounds);
    for (std::size_t s = 0; s < sector_count; ++s) set_industry(w, e, s, o);
    set_capital(w, e, o);
    set_own_account(w, e, o);
    start_people(w, e, o);
    set_government(w.economies[e], o);
    set_demand_system(w, w.economies[e], o, table.economies[w.north_economy]);
    publish_input_costs(w, e);
  }
  w.north_start_income = w.north().status.smoothed_income();
  set_trade(w, table);
  w.product_space = table.product_space;
  w.baskets.resize(n);
  for (std::size_t e = 0; e < n; ++e) start_basket(w, e, table.economies[e]);
  lay_out_firms(w, table);
  for (std::size_t e = 0; e < n; ++e) {
    for (std::size_t s = 0; s < sector_count; ++s) {
      const double invested = investment_over_value_added(w, e, s);
      // Every sector can pay for its own capital at the start, else it would begin in debt for ever.
      start_firms(w, e, s, table, std::max(0.05, std::min(labour_share_of[s], 1.0 - 1.05 * invested)));
    }
    start_women(w, e, table.economies[e]);
    start_laboratories(w, e);
    open_accounts(w, e, table.economies[e]);
    set_references(w, e, table);
  }
  start_materials(w, table);
  open_programmes(w);
  open_transfers(w);
  return world;
}

void post_calendar(World& w, sim::Outbox& out) {
  for (const auto& rows : w.living)
    for (const std::uint32_t row : rows) {
      post_first_reviews(w, row, sim::Time{0}, out);
      post_orders_under_way(w, row, out);
    }
  w.audited = audit_snapshot(w, *sim::serial_executor());
}

}  // namespace ladder::models
