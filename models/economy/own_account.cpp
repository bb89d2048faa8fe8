#include "models/economy/own_account.hpp"

#include <algorithm>

#include "models/industry/operations.hpp"
#include "models/world/world.hpp"
#include "sim/math.hpp"

namespace ladder::models {

namespace math = sim::math;

double farm_output(double productivity, double growth_index, double people, double start_people,
                   double land_exponent) {
  if (people <= 0.0 || start_people <= 0.0) return 0.0;
  return productivity * growth_index * math::pow(people / start_people, land_exponent);
}

double farm_price_after(double price, double excess_demand, double stock_gap, const OwnAccountParameters& p) {
  const double change = p.price_flow_slope.value() * excess_demand + p.price_stock_slope.value() * stock_gap;
  return price * math::exp(std::clamp(change, -0.1, 0.1));
}

namespace {

double possible_output(const World& w, const OwnAccount& o) {
  const auto people = static_cast<double>(o.count());
  if (o.sector == index(Sector::agriculture))
    return farm_output(o.productivity, o.growth_index, people, o.start_people,
                       w.parameters.own_account.land_exponent.value());
  return o.productivity * o.growth_index * people;
}

void produce(const World& w, std::size_t ei, OwnAccount& o) {
  const Industry& industry = w.industry(ei, o.sector);
  double q = possible_output(w, o);
  // Services are made to order; a farm harvests what the land gives.
  if (o.sector != index(Sector::agriculture))
    q = std::min(
        q, planned_output(o.expected_demand, 0.0, static_cast<double>(o.stock), w.parameters.operations));
  for (std::size_t s = 0; s < goods_count; ++s)
    if (industry.input[s] > 0.0) q = std::min(q, static_cast<double>(o.inputs[s]) / industry.input[s]);
  o.output = static_cast<Volume>(std::max(0.0, q));
  for (std::size_t s = 0; s < goods_count; ++s) {
    o.used[s] = std::min(o.inputs[s], round_to_whole(industry.input[s] * static_cast<double>(o.output)));
    o.inputs[s] -= o.used[s];
  }
  o.stock += o.output;
  o.planned = round_to_whole(possible_output(w, o));
  if (o.sector != index(Sector::agriculture))
    o.planned = std::min(o.planned, round_to_whole(o.expected_demand));
}

void set_farm_price(const World& w, Economy& e) {
  OwnAccount& o = e.farm;
  if (o.expected_demand <= 0.0) return;
  const auto output = std::max(1.0, static_cast<double>(o.output));
  const double demand = static_cast<double>(o.sales + o.unfilled);
  const double target = o.expected_demand * 24.0 * w.parameters.operations.stock_target.value();
  const double gap =
      std::clamp((target - (static_cast<double>(o.stock) - o.expected_demand)) / target, -1.0, 1.0);
  o.price = farm_price_after(o.price, std::clamp((demand - output) / output, -0.5, 0.5), gap,
                             w.parameters.own_account);
}

/// Own-account services charge what firms of their trade charge.
void set_services(World& w, std::size_t ei) {
  Economy& e = w.economies[ei];
  OwnAccount& o = e.services;
  const OwnAccountParameters& p = w.parameters.own_account;
  o.price = w.industry(ei, o.sector).price;
  if (o.start_people <= 0.0) return;
  const double income =
      std::max(0.2, w.accounts[ei].real_index * e.population.front() /
                        e.population[std::min<std::size_t>(w.month / 12, e.population.size() - 1)]);
  const double people = static_cast<double>(o.count()) / o.start_people;
  o.market_share = std::clamp(o.start_market_share * math::pow(income, -p.share_income_power.value()) *
                                  math::pow(std::max(people, 1e-3), p.share_people_power.value()),
                              0.0, 0.95);
}

}  // namespace

void own_account_month(World& w, std::size_t ei) {
  Economy& e = w.economies[ei];
  for (OwnAccount* o : {&e.farm, &e.services}) {
    if (o->start_people <= 0.0) continue;
    o->expected_demand = expected_demand_after(o->expected_demand, static_cast<double>(o->sales),
                                               static_cast<double>(o->unfilled), w.parameters.operations);
    produce(w, ei, *o);
  }
  set_farm_price(w, e);
  set_services(w, ei);
  // Farms that owe money repay it before they buy machines again: else their income is nothing for years, and
  // then jumps.
  const bool indebted = w.ledger.balance(w.ledger.farm(ei)) < 0;
  e.farm.investment = indebted ? 0 : round_to_whole(e.farm.investment_ratio * e.farm.expected_demand);
}

BySector<Volume> own_account_orders(const World& w, std::size_t ei, const OwnAccount& o) {
  BySector<Volume> orders{};
  const Industry& industry = w.industry(ei, o.sector);
  for (std::size_t s = 0; s < sector_count; ++s) {
    const double need = industry.input[s] * static_cast<double>(is_goods(s) ? o.planned : o.output);
    if (need <= 0.0) continue;
    const double reserve = is_goods(s) ? (need - static_cast<double>(o.inputs[s])) /
                                             (12.0 * w.parameters.operations.input_gap_time.value())
                                       : 0.0;
    orders[s] = round_to_whole(std::max(0.0, need + reserve));
  }
  return orders;
}

void pay_mixed_income(World& w, std::size_t ei, Book& book) {
  Economy& e = w.economies[ei];
  const auto settle = [&](OwnAccount& o, AccountId account) {
    const Money income = std::max<Money>(0, w.ledger.balance(account));
    book.owe(ei, Code::mixed_income, income);
    w.ledger.pay(book, account, w.ledger.households(ei), income, Code::mixed_income);
    const auto people = static_cast<double>(o.count());
    if (people > 0.0) o.income += 0.15 * (static_cast<double>(income) / people - o.income);
  };
  settle(e.farm, w.ledger.farm(ei));
  settle(e.services, w.ledger.own_account(ei));
}

}  // namespace ladder::models
