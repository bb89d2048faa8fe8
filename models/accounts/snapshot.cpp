#include "models/accounts/snapshot.hpp"

#include <algorithm>
#include <numeric>

#include "models/economy/labour_force.hpp"
#include "models/world/world.hpp"

namespace ladder::models {
namespace {

/// What the firms of an industry hold together.
IndustryStocks stocks_of(const Firms& f, const std::vector<std::uint32_t>& rows) {
  IndustryStocks stocks;  // of its own, so that sums stay in registers
  stocks.firms = static_cast<std::uint32_t>(rows.size());
  for (const std::uint32_t row : rows) {
    const Volume on_order = std::accumulate(f.orders[row].begin(), f.orders[row].end(), Volume{0});
    stocks.finished += f.stock[row];
    for (std::size_t s = 0; s < goods_count; ++s) stocks.inputs[s] += f.inputs[row][s];
    stocks.capital += f.capital[row] + on_order;
    stocks.on_order += on_order;
    stocks.made += f.output[row];
    stocks.used += f.used[row];
    stocks.worn += f.worn[row];
    stocks.least = std::min({stocks.least, f.stock[row], f.capital[row]});
    add_persons(stocks.workers, f.workers[row]);
  }
  return stocks;
}

void add_economy(const World& w, std::size_t e, AuditSnapshot& now) {
  Skilled& people = now.people[e];
  for (std::size_t s = 0; s < sector_count; ++s) {
    IndustryStocks& stocks = now.industries[e * sector_count + s];
    stocks = stocks_of(w.firms, w.living[e * sector_count + s]);
    add_persons(people, stocks.workers);
  }
  for (const OwnAccount* o : {&w.economies[e].farm, &w.economies[e].services}) {
    IndustryStocks& stocks = now.industries[e * sector_count + o->sector];
    stocks.finished += o->stock;
    for (std::size_t s = 0; s < goods_count; ++s) stocks.inputs[s] += o->inputs[s];
    add_persons(people, o->people);
  }
  add_persons(people, w.economies[e].unemployed);
  now.women[e] = women_in_force(w, e);
}

}  // namespace

Money AuditSnapshot::position(std::size_t e) const {
  return std::accumulate(balances[e].begin(), balances[e].end(), Money{0});
}

Money AuditSnapshot::producers(std::size_t e) const {
  Money sum = 0;
  for (const Party p : {Party::firm, Party::farm, Party::own_account})
    sum += balances[e][static_cast<std::size_t>(p)];
  return sum;
}

AuditSnapshot audit_snapshot(const World& w, sim::Executor& executor) {
  const std::size_t n = w.economy_count();
  AuditSnapshot now{{}, std::vector<IndustryStocks>(w.industries.size()), std::vector<Skilled>(n), std::vector<Skilled>(n)};
  // One task more, for the accounts.
  executor.parallel_for(n + 1, [&](std::size_t k) {
    if (k == 0)
      now.balances = w.ledger.by_party();
    else
      add_economy(w, k - 1, now);
  });
  return now;
}

}  // namespace ladder::models
