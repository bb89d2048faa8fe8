#include "models/accounts/audit.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <utility>

#include "models/economy/labour_market.hpp"
#include "models/world/world.hpp"
#include "sim/error.hpp"

namespace ladder::models {
namespace {

std::vector<Money> producer_balances(const World& w) {
  std::vector<Money> sum(w.economy_count(), 0);
  for (std::size_t a = 0; a < w.ledger.accounts(); ++a) {
    const AccountId id{static_cast<std::uint32_t>(a)};
    const Party p = w.ledger.party_of(id);
    if (p == Party::firm || p == Party::farm || p == Party::own_account)
      sum[w.ledger.economy_of(id)] += w.ledger.balance(id);
  }
  return sum;
}

std::vector<Volume> industry_stocks(const World& w) {
  std::vector<Volume> stocks(w.industries.size(), 0);
  for (std::size_t i = 0; i < w.industries.size(); ++i)
    for (const std::uint32_t row : w.living[i]) stocks[i] += w.firms.stock[row];
  for (std::size_t e = 0; e < w.economy_count(); ++e)
    for (const OwnAccount* o : {&w.economies[e].farm, &w.economies[e].services})
      stocks[e * sector_count + o->sector] += o->stock;
  return stocks;
}

std::vector<Volume> output_of_firms(const World& w) {
  std::vector<Volume> made(w.industries.size(), 0);
  for (std::size_t i = 0; i < w.industries.size(); ++i)
    for (const std::uint32_t row : w.living[i]) made[i] += w.firms.output[row];
  return made;
}

std::vector<People> people_of(const World& w) {
  std::vector<People> people(w.economy_count(), 0);
  for (std::size_t e = 0; e < w.economy_count(); ++e)
    for (const People n : labour_force(w, e)) people[e] += n;
  return people;
}

/// Checks one identity after the other; the first that fails stops the run and is named.
class Checker {
 public:
  explicit Checker(World& w) : w_(w) {}
  void equal(std::int64_t left, std::int64_t right, std::string_view identity, std::size_t e,
             std::string_view detail = {}) {
    ++w_.audit.identities;
    if (left == right) return;
    throw sim::Bug(fmt::format("audit of month {}: {} of {}{}{}: {} against {}, residual {}", w_.month,
                               identity, w_.economies[e].iso3, detail.empty() ? "" : ", ", detail, left,
                               right, left - right));
  }
  void holds(bool condition, std::string_view identity, std::size_t e, std::string_view detail = {}) {
    equal(condition ? 0 : 1, 0, identity, e, detail);
  }

 private:
  World& w_;
};

/// What moved is what was due, by economy and code; nobody was paid who may not be.
void check_postings(const World& w, Checker& check) {
  for (std::size_t e = 0; e < w.economy_count(); ++e)
    for (std::size_t c = 0; c < code_count; ++c) {
      const Code code = static_cast<Code>(c);
      check.equal(w.book.paid(e, code), w.book.owed(e, code), "payments and what was due", e,
                  code_name(code));
    }
  check.equal(static_cast<std::int64_t>(w.book.misdirected()), 0, "payments between the wrong parties", 0);
}

/// Balances add up to 0; through accounts are empty; each economy's position moved by what it received and
/// paid.
void check_balances(const World& w, const AuditSnapshot& opening, const AuditSnapshot& closing,
                    Checker& check) {
  check.equal(w.ledger.sum(), 0, "sum of all balances", 0);
  for (std::size_t e = 0; e < w.economy_count(); ++e) {
    check.equal(w.ledger.balance(w.ledger.hub(e)), 0, "hub account", e);
    check.equal(w.ledger.balance(w.ledger.clearing(e)), 0, "clearing account", e);
    for (std::size_t s = 0; s < sector_count; ++s) {
      check.equal(w.ledger.balance(w.ledger.market(e, s)), 0, "market account", e, sector_keys[s]);
      check.equal(w.ledger.balance(w.ledger.pool(e, s)), 0, "pool account", e, sector_keys[s]);
    }
    Money net = 0;
    for (std::size_t c = 0; c < code_count; ++c)
      net += w.book.received(e, static_cast<Code>(c)) - w.book.paid(e, static_cast<Code>(c));
    check.equal(closing.positions[e] - opening.positions[e], net, "change of the net foreign position", e);
  }
}

/// GDP by production, expenditure and income. The surplus of producers is taken from what was done with it
/// (change of their balances, dividends, investment, interest), so that none of the three is a residual of
/// another.
void check_gdp(World& w, const AuditSnapshot& opening, const AuditSnapshot& closing, Checker& check) {
  const Book& b = w.book;
  for (std::size_t e = 0; e < w.economy_count(); ++e) {
    NationalAccounts& a = w.accounts[e];
    const Money surplus = closing.producers[e] - opening.producers[e] + b.paid(e, Code::dividends) +
                          b.paid(e, Code::investment) + b.paid(e, Code::equipment) + w.firm_interest[e] +
                          b.paid(e, Code::lending_margin) + b.paid(e, Code::liquidation) +
                          b.paid(e, Code::resource_revenue) -
                          b.received(e, Code::voucher) - b.received(e, Code::equity) -
                          b.received(e, Code::default_loss);
    a.gdp_income = b.received(e, Code::wages) + b.received(e, Code::mixed_income) + surplus +
                   b.received(e, Code::customs_duty) - b.paid(e, Code::customs_relief);
    check.equal(a.gdp_production, a.gdp_expenditure, "GDP by production and by expenditure", e);
    check.equal(a.gdp_production, a.gdp_income, "GDP by production and by income", e);
  }
}

/// Goods come from stocks and production; nobody appears or is lost.
void check_volumes_and_people(const World& w, const AuditSnapshot& opening, const AuditSnapshot& closing,
                              Checker& check) {
  for (std::size_t i = 0; i < w.industries.size(); ++i) {
    const Industry& industry = w.industries[i];
    const Economy& e = w.economies[industry.economy];
    Volume made = industry.swing_output;
    for (const OwnAccount* o : {&e.farm, &e.services})
      if (o->sector == industry.sector && o->start_people > 0.0) made += o->output;
    check.equal(closing.stocks[i], opening.stocks[i] + made - industry.sold, "stocks of finished output",
                industry.economy, sector_keys[industry.sector]);
    for (const std::uint32_t row : w.living[i])
      check.holds(w.firms.stock[row] >= 0 && w.firms.capital[row] >= 0, "stock or capital is negative",
                  industry.economy, sector_keys[industry.sector]);
  }
  for (std::size_t e = 0; e < w.economy_count(); ++e) {
    check.equal(closing.people[e], opening.people[e] + w.economies[e].newcomers, "labour force", e);
    for (std::size_t k = 0; k < skill_count; ++k)
      check.holds(w.economies[e].unemployed[k] >= 0 && w.economies[e].farm.people[k] >= 0 &&
                      w.economies[e].services.people[k] >= 0,
                  "a pool of workers is negative", e);
  }
}

/// Since the settlement before, firms have worked: each has made its output of the month. No money has moved,
/// and nobody has come or gone.
void check_between(const World& w, const AuditSnapshot& before, const AuditSnapshot& opening,
                   Checker& check) {
  for (std::size_t i = 0; i < w.industries.size(); ++i)
    check.equal(opening.stocks[i], before.stocks[i] + opening.made[i], "output of firms",
                w.industries[i].economy, sector_keys[w.industries[i].sector]);
  for (std::size_t e = 0; e < w.economy_count(); ++e) {
    check.equal(opening.positions[e], before.positions[e], "position between settlements", e);
    check.equal(opening.producers[e], before.producers[e], "producers' money between settlements", e);
    check.equal(opening.people[e], before.people[e], "labour force between settlements", e);
  }
}

/// Funded = spent + returned + in the purse; the purse holds what vouchers promise; spent and promised <=
/// budget.
void check_programmes(const World& w, Checker& check) {
  for (const ProgrammeState& p : w.programmes) {
    const PolicyUse& use = w.scenario.policies[p.use];
    check.equal(p.funded, p.spent + p.refunded + w.ledger.balance(p.purse), "purse", p.economy,
                use.programme.name);
    check.equal(w.ledger.balance(p.purse), p.committed, "purse and vouchers", p.economy, use.programme.name);
    check.holds(p.spent >= 0 && p.refunded >= 0 && p.committed >= 0 &&
                    p.spent + p.committed <= budget_to_date(use, w.scenario.world, w.month),
                "spending beyond the budget", p.economy, use.programme.name);
  }
}

}  // namespace

AuditSnapshot audit_snapshot(const World& w) {
  return {w.ledger.net_foreign_positions(), producer_balances(w), industry_stocks(w), output_of_firms(w),
          people_of(w)};
}

void audit_month(World& w, const AuditSnapshot& opening) {
  Checker check(w);
  AuditSnapshot closing = audit_snapshot(w);
  if (w.audit.months > 0) check_between(w, w.audited, opening, check);
  check_postings(w, check);
  check_balances(w, opening, closing, check);
  check_gdp(w, opening, closing, check);
  check_volumes_and_people(w, opening, closing, check);
  check_programmes(w, check);
  w.audited = std::move(closing);
  ++w.audit.months;
  w.audit.postings += w.book.postings();
}

}  // namespace ladder::models
