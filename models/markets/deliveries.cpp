#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <span>

#include "models/economy/own_account.hpp"
#include "models/industry/operations.hpp"
#include "models/markets/goods.hpp"
#include "models/world/world.hpp"

namespace ladder::models {

const BySector<double>& equipment_mix() {
  static constexpr BySector<double> mix = {0, 0, 0, 0, 0, 0, 0, 0.3, 0.5, 0, 0, 0, 0, 0.2, 0};
  return mix;
}

const BySector<double>& course_mix() {
  static constexpr BySector<double> mix = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1.0};
  return mix;
}

double composite_price(const BySector<double>& mix, const BySector<double>& price) {
  double p = 0.0;
  for (std::size_t s = 0; s < sector_count; ++s) p += mix[s] * price[s];
  return p;
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

}  // namespace

void collect_orders(World& w, std::size_t ei, MarketMonth& m) {
  m = {};
  const Economy& e = w.economies[ei];
  Volume investment = e.farm.investment, equipment = 0, courses = 0;
  BySector<Volume> orders{};
  for (std::size_t j = 0; j < sector_count; ++j)
    for (const std::uint32_t row : w.living[ei * sector_count + j]) {
      order_inputs(w, row, orders);
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

/// What the firms of an industry get of what they ordered, in the order of their rows. Orders are worked out a second
/// time: to keep those of the whole world would take as much memory as all stores of inputs, and more.
/// @param ordered  by all of them
/// @return         valid until the thread's next call
std::span<const BySector<Volume>> inputs_of_firms(const World& w, std::span<const std::uint32_t> rows,
                                                  const BySector<Volume>& ordered, const BySector<Volume>& delivered) {
  thread_local std::vector<BySector<Volume>> scratch;  // carries nothing between calls
  if (scratch.size() < rows.size()) scratch.resize(rows.size());
  const auto got = std::span(scratch).first(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) order_inputs(w, rows[i], got[i]);
  std::vector<double> weight(rows.size());
  std::vector<Volume> parts(rows.size());
  for (std::size_t s = 0; s < sector_count; ++s) {
    if (ordered[s] == delivered[s]) continue;
    for (std::size_t i = 0; i < rows.size(); ++i) weight[i] = static_cast<double>(got[i][s]);
    apportion(delivered[s], weight, parts);
    for (std::size_t i = 0; i < rows.size(); ++i) got[i][s] = parts[i];
  }
  return got;
}

/// Inputs of one industry to its firms; goods go into their stores. Each firm pays its own.
/// @return  their bills together
Money deliver_inputs(World& w, std::size_t ei, std::size_t j, const BySector<Volume>& ordered,
                     const BySector<Volume>& delivered, Book& book) {
  const auto& rows = w.living[ei * sector_count + j];
  const BySector<double>& price = w.economies[ei].user_price;
  const std::span<const BySector<Volume>> got = inputs_of_firms(w, rows, ordered, delivered);
  FirmPayments payments(w.ledger, book, w.ledger.hub(ei), Code::intermediate);
  Money bills = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t s = 0; s < goods_count; ++s) w.firms.inputs[rows[i]][s] += got[i][s];
    const Money bill = round_to_whole(cost_of(got[i], price));
    payments.from(rows[i], bill);
    w.firms.surplus[rows[i]] -= bill;
    bills += bill;
  }
  payments.close();
  book.owe(ei, Code::intermediate, bills);
  return bills;
}

/// What swing suppliers made at the clearing counts as output only now: orders of inputs, which are over, go by what was
/// planned.
void count_swing_output(World& w, std::size_t ei, std::size_t j) {
  std::vector<Volume>& made = w.industry(ei, j).made_on_the_spot;
  const auto& rows = w.living[ei * sector_count + j];
  for (std::size_t i = 0; i < made.size(); ++i) w.firms.output[rows[i]] += made[i];
  made.clear();
}

/// @return  the bill
Money deliver_to_own_account(World& w, std::size_t ei, OwnAccount& o, AccountId account,
                             const BySector<Volume>& got, Book& book) {
  for (std::size_t s = 0; s < goods_count; ++s) o.inputs[s] += got[s];
  const Money bill = round_to_whole(cost_of(got, w.economies[ei].user_price));
  book.owe(ei, Code::intermediate, bill);
  w.ledger.pay(book, account, w.ledger.hub(ei), bill, Code::intermediate);
  return bill;
}

/// Composite deliveries (capital, equipment, courses) to the firms that ordered them.
struct Composite {
  Volume delivered = 0;
  double price = 1.0;
};

Composite composite(const BySector<Volume>& got, const BySector<double>& price) {
  Composite c{sum(got), 1.0};
  if (c.delivered > 0) c.price = cost_of(got, price) / static_cast<double>(c.delivered);
  return c;
}

/// @return  the bill
Money pay_for(World& w, std::size_t ei, std::uint32_t row, Volume volume, double price, Code code,
              Book& book) {
  const Money bill = value_of(volume, price);
  book.owe(ei, code, bill);
  w.ledger.pay(book, w.ledger.firm(row), w.ledger.hub(ei), bill, code);
  w.firms.surplus[row] -= bill;
  return bill;
}

void deliver_capital(World& w, std::size_t ei, MarketMonth& m, Book& book) {
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
  for (std::size_t i = 0; i < rows.size(); ++i) want[i] = static_cast<double>(purchase_of_month(f, rows[i]));
  want.back() = static_cast<double>(e.farm.investment);
  apportion(capital.delivered, want, got);
  FirmPayments payments(w.ledger, book, w.ledger.hub(ei), Code::investment);
  Money bills = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (want[i] <= 0.0) continue;
    f.purchase[rows[i]] -= purchase_of_month(f, rows[i]);  // what could not be had is given up
    --f.purchase_months[rows[i]];
    f.orders[rows[i]][f.newest_order[rows[i]]] += got[i];
    const Money bill = value_of(got[i], capital.price);
    payments.from(rows[i], bill);
    f.surplus[rows[i]] -= bill;
    bills += bill;
  }
  payments.close();
  book.owe(ei, Code::investment, bills);
  e.farm.invested = got.back();
  const Money farm_bill = value_of(got.back(), capital.price);
  book.owe(ei, Code::investment, farm_bill);
  w.ledger.pay(book, w.ledger.farm(ei), w.ledger.hub(ei), farm_bill, Code::investment);

  const auto deliver = [&](const Composite& c, std::vector<Volume>& ordered, Code code) {
    if (c.delivered == 0) return;
    // Few firms order any in a month.
    std::vector<std::uint32_t> buyers;
    std::ranges::copy_if(rows, std::back_inserter(buyers), [&](std::uint32_t row) { return ordered[row] != 0; });
    want.resize(buyers.size()), got.resize(buyers.size());
    for (std::size_t i = 0; i < buyers.size(); ++i) want[i] = static_cast<double>(ordered[buyers[i]]);
    apportion(c.delivered, want, got);
    for (std::size_t i = 0; i < buyers.size(); ++i) {
      ordered[buyers[i]] -= got[i];
      const Money bill = pay_for(w, ei, buyers[i], got[i], c.price, code, book);
      if (code == Code::intermediate) m.purchases[w.industries[f.industry[buyers[i]]].sector] += bill;
    }
  };
  deliver(equipment, f.equipment, Code::equipment);
  deliver(courses, f.course, Code::intermediate);
}

void pay_final(World& w, std::size_t ei, const BySector<Volume>& got, AccountId payer, Code code,
               Book& book) {
  const Money bill = round_to_whole(cost_of(got, w.economies[ei].user_price));
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

/// Duties of the month, out of what the buyers of each product have paid: to the treasury, or, where a duty of the base
/// year is no longer levied, from it.
void pay_duties(World& w, std::size_t ei, Book& book) {
  const AccountId treasury = w.ledger.government(ei);
  for (std::size_t s = 0; s < goods_count; ++s) {
    if (w.trade.duty[s].empty()) continue;
    const AccountId market = w.ledger.market(ei, s);
    for (std::size_t o = 0; o < w.economy_count(); ++o) {
      const double rate = w.trade.duty_at(s, ei, o);
      if (o == ei || rate == 0.0) continue;
      const double price = w.industry(o, s).price * std::abs(rate);
      const Money due = value_of(w.trade.delivered[s][w.trade.at(ei, o)], price);
      // The buyers' rounding must not make the duty larger than what they paid.
      const Money duty = rate > 0.0 ? std::min(due, w.ledger.balance(market)) : due;
      const Code code = rate > 0.0 ? Code::customs_duty : Code::customs_relief;
      book.owe(ei, code, duty);
      w.ledger.pay(book, rate > 0.0 ? market : treasury, rate > 0.0 ? treasury : market, duty, code);
    }
  }
}

}  // namespace

void deliver_and_pay(World& w, std::size_t ei, MarketMonth& m, Book& book) {
  Economy& e = w.economies[ei];
  const std::array<BySector<Volume>, sector_count> ordered = m.industry;
  std::array<BySector<Volume>*, sector_count + 3> inputs{};
  for (std::size_t j = 0; j < sector_count; ++j) inputs[j] = &m.industry[j];
  inputs[sector_count] = &m.farm, inputs[sector_count + 1] = &m.services,
  inputs[sector_count + 2] = &m.courses;
  split_delivery(inputs, m.intermediate_delivered);
  split_delivery(std::array{&m.consumption, &m.government, &m.investment, &m.equipment}, m.final_delivered);

  for (std::size_t j = 0; j < sector_count; ++j) {
    m.purchases[j] = deliver_inputs(w, ei, j, ordered[j], m.industry[j], book);
    count_swing_output(w, ei, j);
  }
  m.purchases[e.farm.sector] += deliver_to_own_account(w, ei, e.farm, w.ledger.farm(ei), m.farm, book);
  m.purchases[e.services.sector] +=
      deliver_to_own_account(w, ei, e.services, w.ledger.own_account(ei), m.services, book);
  deliver_capital(w, ei, m, book);
  pay_final(w, ei, m.consumption, w.ledger.households(ei), Code::consumption, book);
  pay_final(w, ei, m.government, w.ledger.government(ei), Code::public_consumption, book);
  for (std::size_t s = 0; s < sector_count; ++s)
    m.value[s] = static_cast<double>(m.intermediate_delivered[s] + m.final_delivered[s]) * e.user_price[s];
  pass_to_markets(w, ei, m, book);
  pay_duties(w, ei, book);
  e.capital_price = composite_price(e.investment_mix, e.user_price);
}

}  // namespace ladder::models
