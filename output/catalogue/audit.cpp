#include "output/catalogue/rows.hpp"

#include "models/accounts/matrices.hpp"
#include "models/world/calendar.hpp"

namespace ladder::output {
namespace {

using models::World;
using enum Aggregate;
using enum Interval;

void residual(const World& w, const Coordinates&, std::span<double> cells) {
  cells[0] = static_cast<double>(w.audit.residual);
}
void identities(const World& w, const Coordinates&, std::span<double> cells) {
  cells[0] = static_cast<double>(w.audit.identities);
}
void postings(const World& w, const Coordinates&, std::span<double> cells) {
  cells[0] = static_cast<double>(w.audit.postings);
}

using models::Money;

/// Where the month settled last stands in its recorded year.
struct PlaceInYear {
  bool first = false, last = false;
};
PlaceInYear place_in_year(const World& w, const Coordinates& c) {
  const std::uint32_t first = models::month_number(w.scenario.world, {c.first_year, c.first_month});
  const std::uint32_t month = (w.month - 1 - first) % 12;
  return {month == 0, month == 11};
}

/// All entries of the accounts of an economy, cents, in the order of account_entries().
std::vector<Money> month_accounts(const World& w, std::size_t e, PlaceInYear at) {
  std::vector<Money> values = models::month_flows(w, e, at.first, at.last);
  std::vector<Money> assets(models::balance_entries().size(), 0);
  if (at.last) assets = models::balance_sheet(w, e);
  for (const auto& more : {assets, models::month_volumes(w, e, at.first, at.last), models::month_gdp(w, e)})
    values.insert(values.end(), more.begin(), more.end());
  return values;
}

constexpr Money cents_a_dollar = 100;

template <Money (*Part)(Money)>
void parts(const World& w, const Coordinates& c, std::span<double> cells) {
  const PlaceInYear at = place_in_year(w, c);
  auto cell = cells.begin();
  for (std::size_t e = 0; e < w.economy_count(); ++e)
    for (const Money value : month_accounts(w, e, at)) *cell++ = static_cast<double>(Part(value));
}
Money whole_dollars(Money cents) {
  return cents / cents_a_dollar;
}
Money cents_beyond(Money cents) {
  return cents % cents_a_dollar;
}

}  // namespace

std::vector<CatalogueRow> audit_rows() {
  return {
      {{"audit",
        "residual",
        "cents",
        "sum of absolute residuals of all identities",
        "audit of the month; a run with a residual stops",
        {},
        month,
        sum},
       residual},
      {{"audit", "identities", "1", "identities checked since the start", "audit", {}, month, last},
       identities},
      {{"audit", "postings", "1", "payments booked since the start", "ledger", {}, month, last}, postings},
      {{"audit",
        "accounts",
        "USD",
        "entries of the transactions-flow and the balance-sheet matrix, the volume accounts and GDP: whole dollars",
        "flows: transaction codes, received less paid, by holder; assets: balances, and stocks at the "
        "prices of the month; "
        "volumes: at base-year prices. Exact with accounts_cents (Godley and Lavoie 2007, ch. 2)",
        {Axis::economy, Axis::entry},
        year,
        sum},
       parts<whole_dollars>},
      {{"audit",
        "accounts_cents",
        "cents",
        "the same: cents beyond the whole dollars of each month",
        "100 accounts + accounts_cents is the exact sum over the year",
        {Axis::economy, Axis::entry},
        year,
        sum},
       parts<cents_beyond>},
  };
}

}  // namespace ladder::output
