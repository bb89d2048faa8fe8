#include <algorithm>
#include <numeric>
#include <span>

#include "models/markets/goods.hpp"
#include "models/world/world.hpp"
#include "sim/error.hpp"
#include "sim/math.hpp"

namespace ladder::models {

namespace {

/// Everybody who sells one product in one economy: firms, then the own-account producer where there is one.
struct Sellers {
  std::span<const std::uint32_t> rows;
  OwnAccount* own = nullptr;
  std::vector<Volume> stock;          ///< on offer
  std::vector<double> weight;         ///< of orders at home
  std::vector<double> export_weight;  ///< of orders from abroad
  std::vector<double> price;
};

/// The own-account producer of a product in an economy, or null.
OwnAccount* own_account_seller(Economy& e, std::size_t s) {
  for (OwnAccount* own : {&e.farm, &e.services})
    if (own->sector == s && own->start_people > 0.0) return own;
  return nullptr;
}

Sellers sellers(World& w, std::size_t ei, std::size_t s) {
  Sellers all;
  all.rows = w.living[ei * sector_count + s];
  all.own = own_account_seller(w.economies[ei], s);
  const double own_share = all.own == nullptr ? 0.0 : all.rows.empty() ? 1.0 : all.own->market_share;
  const std::size_t count = all.rows.size() + (all.own != nullptr ? 1 : 0);
  for (auto* column : {&all.weight, &all.export_weight, &all.price}) column->reserve(count);
  all.stock.reserve(count);
  for (const std::uint32_t row : all.rows) {
    all.stock.push_back(w.firms.stock[row]);
    all.weight.push_back(w.firms.share[row] * (1.0 - own_share));
    all.export_weight.push_back(w.firms.export_share[row] * (1.0 - own_share));
    all.price.push_back(w.firms.price[row]);
  }
  if (all.own != nullptr) {
    all.stock.push_back(all.own->stock);
    all.weight.push_back(own_share);
    all.export_weight.push_back(own_share);
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
SellerSales share_out(const Sellers& all, Volume ordered_at_home, Volume ordered_abroad, Volume sold) {
  const std::size_t n = all.stock.size();
  SellerSales result{std::vector<Volume>(n), std::vector<Volume>(n)};
  std::vector<Volume> abroad(n);
  const auto split = [n](Volume ordered, std::span<const double> weight, std::span<Volume> parts) {
    if (apportion(ordered, weight, parts) == 0) return;
    const std::vector<double> equal(n, 1.0);
    apportion(ordered, equal, parts);
  };
  split(ordered_at_home, all.weight, result.ordered);
  split(ordered_abroad, all.export_weight, abroad);
  for (std::size_t i = 0; i < n; ++i) result.ordered[i] += abroad[i];
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

void book_sales(World& w, const Sellers& all, const SellerSales& sales) {
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

/// The swing supplier's firms make on the spot what their stock lacks.
/// @return  what each made
std::vector<Volume> produce_swing(World& w, Sellers& all, Volume lacking) {
  const std::size_t firms = all.rows.size();
  std::vector<Volume> parts(firms);
  sim::expects(apportion(lacking, std::span(all.weight).first(firms), parts) == 0, "the swing supplier has firms");
  for (std::size_t i = 0; i < firms; ++i) {
    w.firms.stock[all.rows[i]] += parts[i];
    all.stock[i] += parts[i];
  }
  return parts;
}

double mean_price(const Sellers& all, const SellerSales& sales, double before) {
  double value = 0.0, volume = 0.0;
  for (std::size_t i = 0; i < all.price.size(); ++i) {
    value += all.price[i] * static_cast<double>(sales.sold[i]);
    volume += static_cast<double>(sales.sold[i]);
  }
  return volume > 0.0 ? value / volume : before;
}

/// Share of each order that gets through: what shocks leave open, and abroad no more than foreign exchange allows.
/// Empty where nothing is held back.
std::vector<double> access_to(const World& w, std::size_t s) {
  const std::size_t n = w.economy_count();
  std::vector<double> access = w.shocks.access[s];
  for (std::size_t d = 0; d < n; ++d) {
    const double financed = w.economies[d].import_access;
    if (financed >= 1.0) continue;
    if (access.empty()) access.assign(n * n, 1.0);
    for (std::size_t o = 0; o < n; ++o)
      if (o != d) access[w.trade.at(d, o)] *= financed;
  }
  return access;
}

/// Leaves each seller of an industry what it can deliver of its stock; the rest stays in store and is not on offer.
void hold_back(const World& w, std::size_t e, std::size_t s, Sellers& all) {
  if (w.shocks.supply.empty()) return;
  for (Volume& stock : all.stock)
    stock = static_cast<Volume>(w.shocks.supply[e * sector_count + s] * static_cast<double>(stock));
}

/// Whether the rest of the world makes what the market lacks of a product: commodities, as long as no shock keeps it from
/// delivering.
bool swings(const World& w, std::size_t s) {
  const std::size_t at = w.residual_economy * sector_count + s;
  return s == index(Sector::mining) && !w.living[at].empty() && (w.shocks.supply.empty() || w.shocks.supply[at] >= 1.0);
}

}  // namespace

void clear_product(World& w, std::size_t s, std::vector<MarketMonth>& markets) {
  const std::size_t n = w.economy_count();
  std::vector<Volume> intermediate(n), final_use(n), supply(n);
  std::vector<Sellers> sellers_of(n);
  for (std::size_t e = 0; e < n; ++e) {
    intermediate[e] = markets[e].intermediate[s];
    final_use[e] = markets[e].final_demand[s];
    sellers_of[e] = sellers(w, e, s);
    hold_back(w, e, s, sellers_of[e]);
    supply[e] = total_stock(sellers_of[e]);
  }
  const std::size_t swing = swings(w, s) ? w.residual_economy : n;
  const Clearing c = clear_market(intermediate, final_use, w.trade.share[s], supply,
                                  is_goods(s) ? w.parameters.trade.second_round.value() : 0.0, swing, access_to(w, s));
  for (std::size_t o = 0; o < n; ++o) {
    Industry& industry = w.industry(o, s);
    Sellers& all = sellers_of[o];
    const Volume lacking = o == swing ? std::max<Volume>(0, c.sold[o] - supply[o]) : 0;
    if (lacking > 0) industry.made_on_the_spot = produce_swing(w, all, lacking);
    industry.swing_output = lacking;
    industry.sold = c.sold[o];
    if (all.stock.empty()) continue;
    const SellerSales sales = share_out(all, c.ordered[o] - c.ordered_abroad[o], c.ordered_abroad[o], c.sold[o]);
    if (c.ordered[o] > 0)
      industry.exported = static_cast<double>(c.ordered_abroad[o]) / static_cast<double>(c.ordered[o]);
    book_sales(w, all, sales);
    industry.price = mean_price(all, sales, industry.price);
    industry.log_price = sim::math::log(industry.price);
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
      value += static_cast<double>(delivered[d * n + o]) * w.industry(o, s).price * (1.0 + w.trade.duty_at(s, d, o));
    }
    const Volume volume = m.intermediate_delivered[s] + m.final_delivered[s];
    if (volume > 0) w.economies[d].user_price[s] = value / static_cast<double>(volume);
  }
}

namespace {

/// Foreign sellers get their price; the home seller takes what is left of the buyers' money.
void pay_origins(World& w, std::size_t d, std::size_t s, Book& book) {
  const AccountId market = w.ledger.market(d, s);
  for (std::size_t o = 0; o < w.economy_count(); ++o) {
    if (o == d) continue;
    // The buyers' rounding must not make a foreign seller's claim larger than what is there.
    const Money claim = std::min(value_of(w.trade.delivered[s][w.trade.at(d, o)], w.industry(o, s).price),
                                 w.ledger.balance(market));
    book.owe(d, Code::import_payment, claim);
    w.ledger.pay(book, market, w.ledger.pool(o, s), claim, Code::import_payment);
  }
  if (w.trade.delivered[s][w.trade.at(d, d)] == 0) return;
  const Money rest = w.ledger.balance(market);
  book.owe(d, Code::delivery, rest);
  w.ledger.pay(book, market, w.ledger.pool(d, s), rest, Code::delivery);
}

/// A market without a home seller leaves a few cents of rounding: they go to its largest foreign one.
void pay_last_cents(World& w, std::size_t d, std::size_t s, Book& book) {
  const AccountId market = w.ledger.market(d, s);
  const Money rest = w.ledger.balance(market);
  if (rest == 0) return;
  std::size_t largest = w.north_economy;
  for (std::size_t o = 0; o < w.economy_count(); ++o)
    if (w.trade.delivered[s][w.trade.at(d, o)] > w.trade.delivered[s][w.trade.at(d, largest)]) largest = o;
  book.owe(d, Code::import_payment, rest);
  w.ledger.pay(book, market, w.ledger.pool(largest, s), rest, Code::import_payment);
}

/// What came in for an origin's product goes to its sellers by what each sold at its own price.
void share_revenue(World& w, std::size_t o, std::size_t s, Book& book) {
  const auto& rows = w.living[o * sector_count + s];
  OwnAccount* own = own_account_seller(w.economies[o], s);
  const Money total = w.ledger.balance(w.ledger.pool(o, s));
  std::vector<double> claim;
  claim.reserve(rows.size() + 1);
  for (const std::uint32_t row : rows) claim.push_back(w.firms.price[row] * static_cast<double>(w.firms.sales[row]));
  if (own != nullptr) claim.push_back(own->price * static_cast<double>(own->sales));
  std::vector<Money> parts(claim.size(), 0);
  if (apportion(total, claim, parts) == 0) book.owe(o, Code::sales, total);
  FirmPayments sales(w.ledger, book, w.ledger.pool(o, s), Code::sales);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    w.firms.revenue[rows[i]] = parts[i];
    w.firms.surplus[rows[i]] += parts[i];
    sales.to(rows[i], parts[i]);
  }
  sales.close();
  if (own == nullptr) return;
  const bool farm = own == &w.economies[o].farm;
  own->revenue = parts.back();
  w.ledger.pay(book, w.ledger.pool(o, s), farm ? w.ledger.farm(o) : w.ledger.own_account(o), parts.back(),
               Code::sales);
}

}  // namespace

void pay_sellers(World& w, std::size_t s, Book& book) {
  for (std::size_t d = 0; d < w.economy_count(); ++d) pay_origins(w, d, s, book);
  for (std::size_t d = 0; d < w.economy_count(); ++d) pay_last_cents(w, d, s, book);
  for (std::size_t o = 0; o < w.economy_count(); ++o) share_revenue(w, o, s, book);
}

}  // namespace ladder::models
