#include <algorithm>
#include <vector>

#include "models/accounts/national_accounts.hpp"
#include "models/economy/crises.hpp"
#include "models/economy/government.hpp"
#include "models/economy/households.hpp"
#include "models/economy/labour_market.hpp"
#include "models/economy/own_account.hpp"
#include "models/industry/certification.hpp"
#include "models/industry/demography.hpp"
#include "models/markets/goods.hpp"
#include "models/materials/material_loop.hpp"
#include "models/world/publish.hpp"
#include "models/world/world.hpp"
#include "sim/math.hpp"

namespace ladder::models {

namespace {

/// Runs a phase over economies in parallel. Each task pays only within its own economy, so it writes only that economy's
/// row of the month's book.
template <class Phase>
void by_economy(World& w, sim::Executor& executor, Phase phase) {
  executor.parallel_for(w.economy_count(), [&](std::size_t e) { phase(e, w.book); });
}

/// Runs a phase over products in parallel. Each task pays between economies: it writes to a book of its own.
template <class Phase>
void by_product(World& w, sim::Executor& executor, Phase phase) {
  std::vector<Book> books(sector_count, Book(w.economy_count()));
  executor.parallel_for(sector_count, [&](std::size_t s) { phase(s, books[s]); });
  for (const Book& book : books) w.book.merge(book);
}

/// Incomes of the month just worked: wages, profits, own-account income, taxes.
void pay_incomes(World& w, std::size_t e, Book& book) {
  pay_dividends(w, e, book);
  pay_wages(w, e, book);
  pay_mixed_income(w, e, book);
  pay_income_tax(w, e, book);
}

/// What households and government order, and all orders of the economy together.
void order(World& w, std::size_t e, MarketMonth& market) {
  own_account_month(w, e);
  settle_certificates(w, e);
  order_consumption(w, e);
  order_public_demand(w, e);
  collect_orders(w, e, market);
}

}  // namespace

// The month, in order. Phases over economies or sectors run in parallel: each task touches only the accounts,
// firms and columns of its own economy or product, and sums of integers do not depend on who comes first.
// What crosses economies (transfers, clearing of interest, programmes) is settled between the phases, in
// index order.
void World::settle(sim::Time at, sim::Executor& executor, sim::Outbox& out) {
  month = at.ticks() / ticks_per_month - 1;
  const std::size_t n = economy_count();
  book.clear();
  const AuditSnapshot opening = audit_snapshot(*this, executor);
  std::vector<MarketMonth> markets(n);

  set_shocks(*this, month);
  move_crises(*this, month);
  set_duties(*this, month);
  settle_programmes(*this, month, out);
  settle_transfers(*this, at, executor, out);
  by_economy(*this, executor, [&](std::size_t e, Book& b) { pay_incomes(*this, e, b); });
  by_economy(*this, executor, [&](std::size_t e, Book&) { match_labour(*this, e); });
  pay_transfers(*this, book);
  by_economy(*this, executor, [&](std::size_t e, Book&) {
    move_permanent_income(*this, e, book);
    order(*this, e, markets[e]);
  });
  executor.parallel_for(sector_count, [&](std::size_t s) { clear_product(*this, s, markets); });
  by_economy(*this, executor, [&](std::size_t e, Book& b) { deliver_and_pay(*this, e, markets[e], b); });
  by_product(*this, executor, [&](std::size_t s, Book& b) { pay_sellers(*this, s, b); });
  by_economy(*this, executor, [&](std::size_t e, Book& b) {
    pay_resource_revenue(*this, e, b);
    pay_interest(*this, e, b);
  });
  close_clearing(*this, book);

  by_economy(*this, executor, [&](std::size_t e, Book&) { keep_accounts(*this, e, markets[e]); });
  by_economy(*this, executor, [&](std::size_t e, Book& b) {
    remove_leavers(*this, e, b);
    recapitalise(*this, e, b);
  });
  std::vector<std::vector<std::uint32_t>> entrants(n);
  by_economy(*this, executor, [&](std::size_t e, Book& b) { entrants[e] = admit_entrants(*this, e, b, at); });
  for (const auto& rows : entrants)
    for (const std::uint32_t row : rows) post_first_reviews(*this, row, at, out);
  audit_month(*this, opening, audit_snapshot(*this, executor));
  settle_materials(*this, executor);
  draw_commodity_price(*this, month + 1);
  north_price_level = static_cast<double>(accounts[north_economy].final_sales) /
                      (north().start_gdp * accounts[north_economy].real_index);
  executor.parallel_for(sector_count, [&](std::size_t s) { move_shares(*this, s); });
  by_economy(*this, executor, [&](std::size_t e, Book&) { publish(*this, e, audited.position(e)); });
  classify(*this);
  by_economy(*this, executor, [&](std::size_t e, Book&) { diversify(*this, e); });
  ++month;
  skill_needs = models::skill_needs(month / 12.0, parameters.digital);
}

}  // namespace ladder::models
