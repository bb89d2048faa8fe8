#include "models/accounts/national_accounts.hpp"

#include "models/world/world.hpp"

namespace ladder::models {
namespace {

/// Nominal aggregates, from the transaction codes of the month's book.
void add_up_book(const Book& b, std::size_t ei, NationalAccounts& a) {
  a.consumption = b.paid(ei, Code::consumption);
  a.public_consumption = b.paid(ei, Code::public_consumption);
  a.investment = b.paid(ei, Code::investment) + b.paid(ei, Code::equipment);
  a.exports = b.received(ei, Code::import_payment) + b.received(ei, Code::technology_fee);
  a.imports = b.paid(ei, Code::import_payment) + b.paid(ei, Code::technology_fee);
  a.wages = b.received(ei, Code::wages);
  a.mixed_income = b.received(ei, Code::mixed_income);
  a.taxes = b.received(ei, Code::income_tax);
  a.customs = b.received(ei, Code::customs_duty) - b.paid(ei, Code::customs_relief);
  a.resource_revenue = b.received(ei, Code::resource_revenue);
  // Fees at home are sales of one firm and inputs of another: they cancel.
  const Money fees = b.received(ei, Code::technology_fee) - b.paid(ei, Code::technology_fee);
  a.final_sales = b.received(ei, Code::sales) - b.paid(ei, Code::intermediate) + fees + a.customs;
  a.gdp_expenditure = a.consumption + a.public_consumption + a.investment + a.exports - a.imports;
}

/// Exports and imports by product.
void add_up_trade(const World& w, std::size_t ei, NationalAccounts& a) {
  for (std::size_t s = 0; s < sector_count; ++s) {
    a.exports_volume[s] = a.imports_volume[s] = 0;
    a.exports_value[s] = a.imports_value[s] = 0;
    for (std::size_t o = 0; o < w.economy_count(); ++o) {
      if (o == ei) continue;
      const Volume out = w.trade.delivered[s][w.trade.at(o, ei)], in = w.trade.delivered[s][w.trade.at(ei, o)];
      a.exports_volume[s] += out;
      a.imports_volume[s] += in;
      a.exports_value[s] += value_of(out, w.industry(ei, s).price);
      a.imports_value[s] += value_of(in, w.industry(o, s).price);
    }
  }
}

Volume final_use(const MarketMonth& m, std::size_t s) {
  return m.consumption[s] + m.government[s] + m.investment[s] + m.equipment[s];
}

/// Chains the price of absorption: final uses of this month at its prices, over the same at last month's.
void chain_absorption_price(const Economy& e, const MarketMonth& market, NationalAccounts& a) {
  double now = 0.0, before = 0.0;
  for (std::size_t s = 0; s < sector_count; ++s) {
    const auto volume = static_cast<double>(final_use(market, s));
    now += volume * e.user_price[s];
    before += volume * e.last_user_price[s];
  }
  if (before > 0.0) a.absorption_price *= now / before;
}

/// Fees for technology, received less paid abroad, at last month's prices: they are business services of the donor.
double real_fees(const World& w, std::size_t ei) {
  constexpr std::size_t services = index(Sector::business);
  const std::size_t n = w.economy_count();
  const auto at_last_price = [&](std::size_t donor, Money fee) {
    return fee == 0 ? 0.0 : static_cast<double>(fee) * w.economies[donor].last_price[services] / w.industry(donor, services).price;
  };
  double net = 0.0;
  for (std::size_t o = 0; o < n; ++o)
    if (o != ei) net += at_last_price(ei, w.transfers.fees[o * n + ei]) - at_last_price(o, w.transfers.fees[ei * n + o]);
  return net;
}

/// Chains real GDP: final uses and trade of this month at last month's prices, over last month's nominal GDP.
void chain_real_gdp(const World& w, std::size_t ei, const MarketMonth& market, NationalAccounts& a) {
  const Economy& e = w.economies[ei];
  double now = real_fees(w, ei);
  for (std::size_t s = 0; s < sector_count; ++s) {
    now += static_cast<double>(final_use(market, s)) * e.last_user_price[s] +
           static_cast<double>(a.exports_volume[s]) * e.last_price[s];
    for (std::size_t o = 0; o < w.economy_count(); ++o)
      if (o != ei) now -= static_cast<double>(w.trade.delivered[s][w.trade.at(ei, o)]) * w.economies[o].last_price[s];
  }
  a.real_growth = e.gdp > 0 && now > 0.0 ? now / static_cast<double>(e.gdp) : 1.0;
  a.real_index *= a.real_growth;
}

/// Output, revenue, jobs and value added of a sector: its firms, and its own-account producers.
void add_up_sector(const World& w, std::size_t ei, std::size_t s, const MarketMonth& market, NationalAccounts& a) {
  const Economy& e = w.economies[ei];
  a.sold[s] = w.industry(ei, s).sold;
  a.output[s] = 0, a.revenue[s] = 0, a.employment[s] = 0, a.women[s] = 0;
  for (const std::uint32_t row : w.living[ei * sector_count + s]) {
    a.output[s] += w.firms.output[row];
    a.revenue[s] += w.firms.revenue[row];
    a.employment[s] += w.firms.headcount(row);
  }
  for (const People women : w.industry(ei, s).women) a.women[s] += women;
  const auto add_own_account = [&](const OwnAccount& o) {
    if (o.sector != s || o.start_people <= 0.0) return;
    a.output[s] += o.output;
    a.revenue[s] += o.revenue;
    a.employment[s] += o.count();
    for (const People women : o.women) a.women[s] += women;
  };
  add_own_account(e.farm);
  add_own_account(e.services);
  const std::size_t i = ei * sector_count + s;
  a.value_added[s] = a.revenue[s] - market.purchases[s] + w.transfers.earned[i] - w.transfers.paid[i];
}

/// What markets delivered for stores and capital, by user and in all.
void add_up_deliveries(const Economy& e, const MarketMonth& market, NationalAccounts& a) {
  a.capital_delivered = 0;
  for (const Volume v : market.investment) a.capital_delivered += v;
  for (std::size_t s = 0; s < goods_count; ++s) {
    a.inputs_delivered[s] = market.intermediate_delivered[s] - market.courses[s];
    for (std::size_t j = 0; j < sector_count; ++j) a.inputs_bought[j][s] = market.industry[j][s];
    a.inputs_bought[e.farm.sector][s] += market.farm[s];
    a.inputs_bought[e.services.sector][s] += market.services[s];
  }
}

}  // namespace

void keep_accounts(World& w, std::size_t ei, const MarketMonth& market) {
  NationalAccounts& a = w.accounts[ei];
  add_up_book(w.book, ei, a);
  add_up_trade(w, ei, a);
  chain_real_gdp(w, ei, market, a);
  add_up_deliveries(w.economies[ei], market, a);
  chain_absorption_price(w.economies[ei], market, a);
  for (std::size_t s = 0; s < sector_count; ++s) add_up_sector(w, ei, s, market, a);
}

}  // namespace ladder::models
