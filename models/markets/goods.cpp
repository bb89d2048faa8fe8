#include "models/markets/goods.hpp"

#include <algorithm>
#include <numeric>

#include "models/economy/own_account.hpp"
#include "models/industry/operations.hpp"
#include "models/world/world.hpp"
#include "sim/error.hpp"
#include "sim/math.hpp"

namespace ladder::models {

const BySector<double>& equipment_mix() {
  static constexpr BySector<double> mix = {0, 0, 0, 0, 0, 0, 0, 0.3, 0.5, 0, 0, 0, 0, 0.2, 0};
  return mix;
}

const BySector<double>& course_mix() {
  static constexpr BySector<double> mix = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1.0};
  return mix;
}

namespace {

/// A quarter's order is bought in equal parts in its three months: orders reach the market smoothed.
Volume purchase_of_month(const Firms& f, std::size_t row) {
  const Volume months = f.purchase_months[row];
  return months > 0 ? (f.purchase[row] + months - 1) / months : 0;
}

/// A composite order in its products.
BySector<Volume> in_products(Volume total, const BySector<double>& mix) {
  BySector<Volume> parts{};
  apportion(total, mix, parts);
  return parts;
}

Volume sum(const BySector<Volume>& v) {
  return std::accumulate(v.begin(), v.end(), Volume{0});
}

double composite_price(const BySector<double>& mix, const BySector<double>& price) {
  double p = 0.0;
  for (std::size_t s = 0; s < sector_count; ++s) p += mix[s] * price[s];
  return p;
}

}  // namespace

void collect_orders(World& w, std::size_t ei, MarketMonth& m) {
  m = {};
  const Economy& e = w.economies[ei];
  Volume investment = e.farm.investment, equipment = 0, courses = 0;
  for (std::size_t j = 0; j < sector_count; ++j)
    for (const std::uint32_t row : w.living[ei * sector_count + j]) {
      const auto orders = input_orders(w, row);
      for (std::size_t s = 0; s < sector_count; ++s) m.industry[j][s] += orders[s];
      investment += purchase_of_month(w.firms, row);
      equipment += w.firms.equipment[row];
      courses += w.firms.course[row];
    }
  m.farm = own_account_orders(w, ei, e.farm);
  m.services = own_account_orders(w, ei, e.services);
  m.investment = in_products(investment, e.investment_mix);
  m.equipment = in_products(equipment, equipment_mix());
  m.courses = in_products(courses, course_mix());
  m.consumption = e.consumption;
  m.government = e.public_demand;
  for (std::size_t s = 0; s < sector_count; ++s) {
    for (std::size_t j = 0; j < sector_count; ++j) m.intermediate[s] += m.industry[j][s];
    m.intermediate[s] += m.farm[s] + m.services[s] + m.courses[s];
    m.final_demand[s] = m.consumption[s] + m.government[s] + m.investment[s] + m.equipment[s];
  }
}

namespace {

/// Everybody who sells one product in one economy: firms, then the own-account producer where there is one.
struct Sellers {
  std::span<const std::uint32_t> rows;
  OwnAccount* own = nullptr;
  std::vector<Volume> stock;
  std::vector<double> weight;
  std::vector<double> price;
};

Sellers sellers(World& w, std::size_t ei, std::size_t s) {
  Sellers all;
  all.rows = w.living[ei * sector_count + s];
  Economy& e = w.economies[ei];
  const bool farm = s == e.farm.sector && e.farm.start_people > 0.0;
  const bool services = s == e.services.sector && e.services.start_people > 0.0;
  if (farm) all.own = &e.farm;
  if (services) all.own = &e.services;
  const double own_share = all.own == nullptr ? 0.0 : all.rows.empty() ? 1.0 : all.own->market_share;
  for (const std::uint32_t row : all.rows) {
    all.stock.push_back(w.firms.stock[row]);
    all.weight.push_back(w.firms.share[row] * (1.0 - own_share));
    all.price.push_back(w.firms.price[row]);
  }
  if (all.own != nullptr) {
    all.stock.push_back(all.own->stock);
    all.weight.push_back(own_share);
    all.price.push_back(all.own->price);
  }
  return all;
}

Volume total_stock(const Sellers& all) {
  return std::accumulate(all.stock.begin(), all.stock.end(), Volume{0});
}

/// Sales of each seller: first its own customers, then those whom others could not serve.
struct SellerSales {
  std::vector<Volume> ordered, sold;
};
SellerSales share_out(const Sellers& all, Volume ordered, Volume sold) {
  const std::size_t n = all.stock.size();
  SellerSales result{std::vector<Volume>(n), std::vector<Volume>(n)};
  if (apportion(ordered, all.weight, result.ordered) != 0) {
    std::vector<double> equal(n, 1.0);
    apportion(ordered, equal, result.ordered);
  }
  std::vector<double> rest(n);
  Volume given = 0;
  for (std::size_t i = 0; i < n; ++i) {
    result.sold[i] = std::min(result.ordered[i], all.stock[i]);
    given += result.sold[i];
    rest[i] = static_cast<double>(all.stock[i] - result.sold[i]);
  }
  std::vector<Volume> more(n);
  const Volume left = apportion(sold - given, rest, more);
  sim::expects(left == 0, "what an industry sells is in its sellers' stocks");
  for (std::size_t i = 0; i < n; ++i) result.sold[i] += more[i];
  return result;
}

void book_sales(World& w, Sellers& all, const SellerSales& sales) {
  Firms& f = w.firms;
  for (std::size_t i = 0; i < all.rows.size(); ++i) {
    const std::uint32_t row = all.rows[i];
    f.sales[row] = sales.sold[i];
    f.stock[row] -= sales.sold[i];
    f.unfilled[row] = std::max<Volume>(0, sales.ordered[i] - all.stock[i]);
    const double fill =
        sales.ordered[i] > 0
            ? std::min(1.0, static_cast<double>(all.stock[i]) / static_cast<double>(sales.ordered[i]))
            : 1.0;
    f.fill[row] += static_cast<float>(0.15 * (fill - static_cast<double>(f.fill[row])));
  }
  if (all.own == nullptr) return;
  const std::size_t i = all.rows.size();
  all.own->sales = sales.sold[i];
  all.own->stock -= sales.sold[i];
  all.own->unfilled = std::max<Volume>(0, sales.ordered[i] - all.stock[i]);
}

/// The swing supplier makes on the spot what its stock lacks.
void produce_swing(World& w, std::size_t ei, std::size_t s, Volume lacking) {
  const auto& rows = w.living[ei * sector_count + s];
  std::vector<double> weight;
  std::vector<Volume> parts(rows.size());
  for (const std::uint32_t row : rows) weight.push_back(w.firms.share[row]);
  sim::expects(apportion(lacking, weight, parts) == 0, "the swing supplier has firms");
  for (std::size_t i = 0; i < rows.size(); ++i) {
    w.firms.stock[rows[i]] += parts[i];
    w.firms.output[rows[i]] += parts[i];
  }
}

double mean_price(const Sellers& all, const SellerSales& sales, double before) {
  double value = 0.0, volume = 0.0;
  for (std::size_t i = 0; i < all.price.size(); ++i) {
    value += all.price[i] * static_cast<double>(sales.sold[i]);
    volume += static_cast<double>(sales.sold[i]);
  }
  return volume > 0.0 ? value / volume : before;
}

}  // namespace

void clear_product(World& w, std::size_t s, std::vector<MarketMonth>& markets) {
  const std::size_t n = w.economy_count();
  std::vector<Volume> intermediate(n), final_use(n), supply(n);
  for (std::size_t e = 0; e < n; ++e) {
    intermediate[e] = markets[e].intermediate[s];
    final_use[e] = markets[e].final_demand[s];
    supply[e] = total_stock(sellers(w, e, s));
  }
  const bool commodity = s == index(Sector::mining);
  const std::size_t residual = w.residual_economy;
  const std::size_t swing = commodity && !w.living[residual * sector_count + s].empty() ? residual : n;
  const Clearing c = clear_market(intermediate, final_use, w.trade.share[s], supply,
                                  is_goods(s) ? w.parameters.trade.second_round.value() : 0.0, swing);
  for (std::size_t o = 0; o < n; ++o) {
    const Volume lacking = o == swing ? std::max<Volume>(0, c.sold[o] - supply[o]) : 0;
    if (lacking > 0) produce_swing(w, o, s, lacking);
    w.industry(o, s).swing_output = lacking;
    w.industry(o, s).sold = c.sold[o];
    Sellers all = sellers(w, o, s);
    if (all.stock.empty()) continue;
    const SellerSales sales = share_out(all, c.ordered[o], c.sold[o]);
    book_sales(w, all, sales);
    Industry& industry = w.industry(o, s);
    industry.price = mean_price(all, sales, industry.price);
    const double fill =
        c.ordered[o] > 0 ? std::min(1.0, static_cast<double>(supply[o]) / static_cast<double>(c.ordered[o]))
                         : 1.0;
    industry.fill += 0.15 * ((o == swing ? 1.0 : fill) - industry.fill);
  }
  auto& delivered = w.trade.delivered[s];
  for (std::size_t k = 0; k < n * n; ++k) delivered[k] = c.intermediate[k] + c.final_use[k];
  for (std::size_t d = 0; d < n; ++d) {
    MarketMonth& m = markets[d];
    double value = 0.0;
    for (std::size_t o = 0; o < n; ++o) {
      m.intermediate_delivered[s] += c.intermediate[d * n + o];
      m.final_delivered[s] += c.final_use[d * n + o];
      value += static_cast<double>(delivered[d * n + o]) * w.industry(o, s).price;
    }
    const Volume volume = m.intermediate_delivered[s] + m.final_delivered[s];
    if (volume > 0) w.economies[d].user_price[s] = value / static_cast<double>(volume);
  }
}

namespace {

/// Deliveries of each product to the groups of users, intermediate or final, in proportion to their orders.
template <std::size_t N>
void split_delivery(const std::array<BySector<Volume>*, N>& groups, const BySector<Volume>& delivered) {
  for (std::size_t s = 0; s < sector_count; ++s) {
    std::array<double, N> orders{};
    std::array<Volume, N> parts{};
    Volume ordered = 0;
    for (std::size_t g = 0; g < N; ++g)
      orders[g] = static_cast<double>((*groups[g])[s]), ordered += (*groups[g])[s];
    if (ordered == delivered[s]) continue;  // all served in full
    apportion(delivered[s], orders, parts);
    for (std::size_t g = 0; g < N; ++g) (*groups[g])[s] = parts[g];
  }
}

/// Inputs of one industry to its firms; goods go into their stores. Each firm pays its own.
void deliver_inputs(World& w, std::size_t ei, std::size_t j, const MarketMonth& m, Book& book) {
  const auto& rows = w.living[ei * sector_count + j];
  if (rows.empty()) return;
  const BySector<double>& price = w.economies[ei].user_price;
  std::vector<BySector<Volume>> got(rows.size());
  BySector<Volume> ordered{};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    got[i] = input_orders(w, rows[i]);
    for (std::size_t s = 0; s < sector_count; ++s) ordered[s] += got[i][s];
  }
  std::vector<double> weight(rows.size());
  std::vector<Volume> parts(rows.size());
  for (std::size_t s = 0; s < sector_count; ++s) {
    if (ordered[s] == m.industry[j][s]) continue;
    for (std::size_t i = 0; i < rows.size(); ++i) weight[i] = static_cast<double>(got[i][s]);
    apportion(m.industry[j][s], weight, parts);
    for (std::size_t i = 0; i < rows.size(); ++i) got[i][s] = parts[i];
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    double cost = 0.0;
    for (std::size_t s = 0; s < sector_count; ++s) {
      if (is_goods(s)) w.firms.inputs[rows[i]][s] += got[i][s];
      cost += static_cast<double>(got[i][s]) * price[s];
    }
    const Money bill = round_to_whole(cost);
    book.owe(ei, Code::intermediate, bill);
    w.ledger.pay(book, w.ledger.firm(rows[i]), w.ledger.hub(ei), bill, Code::intermediate);
    w.firms.surplus[rows[i]] -= bill;
  }
}

void deliver_to_own_account(World& w, std::size_t ei, OwnAccount& o, AccountId account,
                            const BySector<Volume>& got, Book& book) {
  double cost = 0.0;
  for (std::size_t s = 0; s < sector_count; ++s) {
    if (is_goods(s)) o.inputs[s] += got[s];
    cost += static_cast<double>(got[s]) * w.economies[ei].user_price[s];
  }
  const Money bill = round_to_whole(cost);
  book.owe(ei, Code::intermediate, bill);
  w.ledger.pay(book, account, w.ledger.hub(ei), bill, Code::intermediate);
}

/// Composite deliveries (capital, equipment, courses) to the firms that ordered them.
struct Composite {
  Volume delivered = 0;
  double price = 1.0;
};

Composite composite(const BySector<Volume>& got, const BySector<double>& price) {
  Composite c{sum(got), 1.0};
  double value = 0.0;
  for (std::size_t s = 0; s < sector_count; ++s) value += static_cast<double>(got[s]) * price[s];
  if (c.delivered > 0) c.price = value / static_cast<double>(c.delivered);
  return c;
}

void pay_for(World& w, std::size_t ei, std::uint32_t row, Volume volume, double price, Code code,
             Book& book) {
  const Money bill = value_of(volume, price);
  book.owe(ei, code, bill);
  w.ledger.pay(book, w.ledger.firm(row), w.ledger.hub(ei), bill, code);
  w.firms.surplus[row] -= bill;
}

void deliver_capital(World& w, std::size_t ei, const MarketMonth& m, Book& book) {
  Firms& f = w.firms;
  Economy& e = w.economies[ei];
  const Composite capital = composite(m.investment, e.user_price);
  const Composite equipment = composite(m.equipment, e.user_price);
  const Composite courses = composite(m.courses, e.user_price);
  std::vector<std::uint32_t> rows;
  for (std::size_t j = 0; j < sector_count; ++j)
    rows.insert(rows.end(), w.living[ei * sector_count + j].begin(), w.living[ei * sector_count + j].end());

  std::vector<double> want(rows.size() + 1, 0.0);
  std::vector<Volume> got(rows.size() + 1, 0);
  for (std::size_t i = 0; i < rows.size(); ++i)
    want[i] = static_cast<double>(purchase_of_month(f, rows[i]));
  want.back() = static_cast<double>(e.farm.investment);
  apportion(capital.delivered, want, got);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (want[i] <= 0.0) continue;
    f.purchase[rows[i]] -= purchase_of_month(f, rows[i]);  // what could not be had is given up
    --f.purchase_months[rows[i]];
    f.orders[rows[i]][f.newest_order[rows[i]]] += got[i];
    pay_for(w, ei, rows[i], got[i], capital.price, Code::investment, book);
  }
  const Money farm_bill = value_of(got.back(), capital.price);
  book.owe(ei, Code::investment, farm_bill);
  w.ledger.pay(book, w.ledger.farm(ei), w.ledger.hub(ei), farm_bill, Code::investment);

  const auto deliver = [&](const Composite& c, std::vector<Volume>& ordered, Code code) {
    for (std::size_t i = 0; i < rows.size(); ++i) want[i] = static_cast<double>(ordered[rows[i]]);
    want.back() = 0.0;
    apportion(c.delivered, want, got);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (ordered[rows[i]] == 0) continue;
      ordered[rows[i]] -= got[i];
      pay_for(w, ei, rows[i], got[i], c.price, code, book);
    }
  };
  deliver(equipment, f.equipment, Code::equipment);
  deliver(courses, f.course, Code::intermediate);
}

void pay_final(World& w, std::size_t ei, const BySector<Volume>& got, AccountId payer, Code code,
               Book& book) {
  double cost = 0.0;
  for (std::size_t s = 0; s < sector_count; ++s)
    cost += static_cast<double>(got[s]) * w.economies[ei].user_price[s];
  const Money bill = round_to_whole(cost);
  book.owe(ei, code, bill);
  w.ledger.pay(book, payer, w.ledger.hub(ei), bill, code);
}

/// Passes what came in on to the market of each product, by value delivered.
void pass_to_markets(World& w, std::size_t ei, const MarketMonth& m, Book& book) {
  BySector<Money> parts{};
  const Money total = w.ledger.balance(w.ledger.hub(ei));
  if (apportion(total, m.value, parts) != 0) return;
  book.owe(ei, Code::wholesale, total);
  for (std::size_t s = 0; s < sector_count; ++s)
    w.ledger.pay(book, w.ledger.hub(ei), w.ledger.market(ei, s), parts[s], Code::wholesale);
}

}  // namespace

void deliver_and_pay(World& w, std::size_t ei, MarketMonth& m, Book& book) {
  Economy& e = w.economies[ei];
  std::array<BySector<Volume>*, sector_count + 3> inputs{};
  for (std::size_t j = 0; j < sector_count; ++j) inputs[j] = &m.industry[j];
  inputs[sector_count] = &m.farm, inputs[sector_count + 1] = &m.services,
  inputs[sector_count + 2] = &m.courses;
  split_delivery(inputs, m.intermediate_delivered);
  split_delivery(std::array{&m.consumption, &m.government, &m.investment, &m.equipment}, m.final_delivered);

  for (std::size_t j = 0; j < sector_count; ++j) deliver_inputs(w, ei, j, m, book);
  deliver_to_own_account(w, ei, e.farm, w.ledger.farm(ei), m.farm, book);
  deliver_to_own_account(w, ei, e.services, w.ledger.own_account(ei), m.services, book);
  deliver_capital(w, ei, m, book);
  pay_final(w, ei, m.consumption, w.ledger.households(ei), Code::consumption, book);
  pay_final(w, ei, m.government, w.ledger.government(ei), Code::public_consumption, book);
  for (std::size_t s = 0; s < sector_count; ++s)
    m.value[s] = static_cast<double>(m.intermediate_delivered[s] + m.final_delivered[s]) * e.user_price[s];
  pass_to_markets(w, ei, m, book);
  e.capital_price = composite_price(e.investment_mix, e.user_price);
}

void pay_sellers(World& w, std::size_t s, const std::vector<MarketMonth>&, Book& book) {
  const std::size_t n = w.economy_count();
  for (std::size_t d = 0; d < n; ++d) {
    const AccountId market = w.ledger.market(d, s);
    for (std::size_t o = 0; o < n; ++o) {
      if (o == d) continue;
      // The buyer's rounding must not make the foreign seller's claim larger than what is there.
      const Money claim = std::min(value_of(w.trade.delivered[s][w.trade.at(d, o)], w.industry(o, s).price),
                                   w.ledger.balance(market));
      book.owe(d, Code::import_payment, claim);
      w.ledger.pay(book, market, w.ledger.pool(o, s), claim, Code::import_payment);
    }
    const Money rest = w.ledger.balance(market);
    if (w.trade.delivered[s][w.trade.at(d, d)] == 0) continue;
    book.owe(d, Code::delivery, rest);
    w.ledger.pay(book, market, w.ledger.pool(d, s), rest, Code::delivery);
  }
  for (std::size_t d = 0; d < n; ++d) {
    // A market with no home seller leaves a few cents of rounding: they go to the largest foreign one.
    const AccountId market = w.ledger.market(d, s);
    const Money rest = w.ledger.balance(market);
    if (rest == 0) continue;
    std::size_t largest = w.north_economy;
    for (std::size_t o = 0; o < n; ++o)
      if (w.trade.delivered[s][w.trade.at(d, o)] > w.trade.delivered[s][w.trade.at(d, largest)]) largest = o;
    book.owe(d, Code::import_payment, rest);
    w.ledger.pay(book, market, w.ledger.pool(largest, s), rest, Code::import_payment);
  }
  for (std::size_t o = 0; o < n; ++o) {
    Sellers all = sellers(w, o, s);
    const Money total = w.ledger.balance(w.ledger.pool(o, s));
    std::vector<double> claim(all.price.size());
    std::vector<Money> parts(all.price.size());
    for (std::size_t i = 0; i < all.rows.size(); ++i)
      claim[i] = all.price[i] * static_cast<double>(w.firms.sales[all.rows[i]]);
    if (all.own != nullptr) claim.back() = all.own->price * static_cast<double>(all.own->sales);
    if (total == 0 || apportion(total, claim, parts) != 0) {
      for (const std::uint32_t row : all.rows) w.firms.revenue[row] = 0;
      if (all.own != nullptr) all.own->revenue = 0;
      continue;
    }
    book.owe(o, Code::sales, total);
    for (std::size_t i = 0; i < all.rows.size(); ++i) {
      const std::uint32_t row = all.rows[i];
      w.firms.revenue[row] = parts[i];
      w.firms.surplus[row] += parts[i];
      w.ledger.pay(book, w.ledger.pool(o, s), w.ledger.firm(row), parts[i], Code::sales);
    }
    if (all.own == nullptr) continue;
    const bool farm = all.own == &w.economies[o].farm;
    all.own->revenue = parts.back();
    w.ledger.pay(book, w.ledger.pool(o, s), farm ? w.ledger.farm(o) : w.ledger.own_account(o), parts.back(),
                 Code::sales);
  }
}

}  // namespace ladder::models
