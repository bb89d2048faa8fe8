#include "models/accounts/audit.hpp"

#include <fmt/format.h>

#include <utility>

#include "models/accounts/inventories.hpp"
#include "models/world/world.hpp"
#include "sim/error.hpp"

namespace ladder::models {
namespace {

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
    check.equal(closing.position(e) - opening.position(e), net, "change of the net foreign position", e);
    for (std::size_t p = 0; p < party_count; ++p) {
      const Party party = static_cast<Party>(p);
      Money saved = 0;
      for (std::size_t c = 0; c < code_count; ++c)
        saved += w.book.received(e, party, static_cast<Code>(c)) - w.book.paid(e, party, static_cast<Code>(c));
      check.equal(closing.balances[e][p] - opening.balances[e][p], saved, "change of balances", e, party_name(party));
    }
  }
}

/// GDP by production, expenditure and income. The surplus of producers is taken from what was done with it
/// (change of their balances and stocks, dividends, investment, interest), so that none of the three is a residual
/// of another.
void check_gdp(World& w, const AuditSnapshot& opening, const AuditSnapshot& closing, Checker& check) {
  const Book& b = w.book;
  for (std::size_t e = 0; e < w.economy_count(); ++e) {
    NationalAccounts& a = w.accounts[e];
    const Money surplus = closing.producers(e) - opening.producers(e) + a.changes_in_inventories +
                          b.paid(e, Code::dividends) + b.paid(e, Code::investment) + b.paid(e, Code::equipment) +
                          w.firm_interest[e] + b.paid(e, Code::lending_margin) + b.paid(e, Code::liquidation) +
                          b.paid(e, Code::resource_revenue) -
                          b.received(e, Code::voucher) - b.received(e, Code::equity) -
                          b.received(e, Code::default_loss);
    a.gdp_income = b.received(e, Code::wages) + b.received(e, Code::mixed_income) + surplus +
                   b.received(e, Code::customs_duty) - b.paid(e, Code::customs_relief);
    check.equal(a.gdp_production, a.gdp_expenditure, "GDP by production and by expenditure", e);
    check.equal(a.gdp_production, a.gdp_income, "GDP by production and by income", e);
    Money value_added = 0;
    for (const Money of_sector : a.value_added) value_added += of_sector;
    check.equal(value_added + a.customs, a.gdp_production, "value added of all sectors with duties, and GDP", e);
  }
}

/// Goods in store were delivered by the markets of the month, or used by own-account producers in it.
void check_stores(const World& w, const AuditSnapshot& opening, const AuditSnapshot& closing, Checker& check) {
  for (std::size_t e = 0; e < w.economy_count(); ++e) {
    const NationalAccounts& a = w.accounts[e];
    const Economy& economy = w.economies[e];
    for (std::size_t s = 0; s < goods_count; ++s) {
      Volume bought = 0;
      for (std::size_t j = 0; j < sector_count; ++j) {
        Volume used = 0;
        for (const OwnAccount* o : {&economy.farm, &economy.services})
          if (o->sector == j) used += o->used[s];
        const std::size_t i = e * sector_count + j;
        check.equal(closing.industries[i].inputs[s],
                    opening.industries[i].inputs[s] + a.inputs_bought[j][s] - used, "stores of inputs", e,
                    sector_keys[j]);
        bought += a.inputs_bought[j][s];
      }
      check.equal(bought, a.inputs_delivered[s], "inputs bought and delivered", e, sector_keys[s]);
    }
  }
}

/// Capital of firms was bought in the month; nobody who leaves takes some along, nobody who enters brings some.
void check_capital(const World& w, const AuditSnapshot& opening, const AuditSnapshot& closing, Checker& check) {
  for (std::size_t e = 0; e < w.economy_count(); ++e) {
    Volume before = 0, after = 0;
    for (std::size_t s = 0; s < sector_count; ++s) {
      before += opening.industries[e * sector_count + s].capital;
      after += closing.industries[e * sector_count + s].capital;
    }
    check.equal(after, before + w.accounts[e].capital_delivered - w.economies[e].farm.invested, "capital", e);
  }
}

/// Goods come from stocks and production.
void check_output(const World& w, const AuditSnapshot& opening, const AuditSnapshot& closing,
                             Checker& check) {
  for (std::size_t i = 0; i < w.industries.size(); ++i) {
    const Industry& industry = w.industries[i];
    const Economy& e = w.economies[industry.economy];
    Volume made = industry.swing_output;
    for (const OwnAccount* o : {&e.farm, &e.services})
      if (o->sector == industry.sector && o->start_people > 0.0) made += o->output;
    check.equal(closing.industries[i].finished, opening.industries[i].finished + made - industry.sold,
                "stocks of finished output", industry.economy, sector_keys[industry.sector]);
    check.holds(closing.industries[i].least >= 0, "stock or capital is negative", industry.economy,
                sector_keys[industry.sector]);
  }
}

/// A place of the labour force holds nobody who owes a person, and no more women than persons.
void check_place(const Skilled& people, const Skilled& women, std::size_t e, std::string_view place, Checker& check) {
  for (std::size_t k = 0; k < skill_count; ++k) {
    check.holds(people[k] >= 0, "a pool of workers is negative", e, place);
    check.holds(women[k] >= 0 && women[k] <= people[k], "women are no part of the persons of their place", e, place);
  }
}

/// Labour force by skill and sex: nobody appears or is lost, and the counts of industries are the staff of their firms.
void check_people(const World& w, const AuditSnapshot& opening, const AuditSnapshot& closing, Checker& check) {
  for (std::size_t e = 0; e < w.economy_count(); ++e) {
    const Economy& economy = w.economies[e];
    const Skilled taught = {-economy.taught_women, economy.taught_women, 0};
    for (std::size_t k = 0; k < skill_count; ++k) {
      check.equal(closing.people[e][k], opening.people[e][k] + economy.newcomers[k], "labour force", e, skill_keys[k]);
      check.equal(closing.women[e][k], opening.women[e][k] + taught[k] + economy.newcomer_women[k],
                  "women in the labour force", e, skill_keys[k]);
    }
    check_place(economy.unemployed, economy.unemployed_women, e, "unemployed", check);
    check_place(economy.farm.people, economy.farm.women, e, "own-account farming", check);
    check_place(economy.services.people, economy.services.women, e, "own-account services", check);
    for (std::size_t s = 0; s < sector_count; ++s) {
      const Industry& industry = w.industry(e, s);
      check_place(industry.workers, industry.women, e, sector_keys[s], check);
      for (std::size_t k = 0; k < skill_count; ++k)
        check.equal(industry.workers[k], closing.industries[e * sector_count + s].workers[k], "staff of firms", e,
                    sector_keys[s]);
    }
  }
}

/// What firms of an industry did since the settlement before: output into stock, goods out of store, capital worn and
/// installed. Goods used are noted for all products together; that none grew is checked for each.
void check_work(const World& w, std::size_t i, const IndustryStocks& before, const IndustryStocks& opening,
                Checker& check) {
  const std::size_t e = w.industries[i].economy;
  const std::string_view sector = sector_keys[w.industries[i].sector];
  check.equal(opening.finished, before.finished + opening.made, "output of firms", e, sector);
  Volume used = 0;
  bool grown = false;
  for (std::size_t s = 0; s < goods_count; ++s) {
    used += before.inputs[s] - opening.inputs[s];
    grown = grown || opening.inputs[s] > before.inputs[s];
  }
  check.equal(used, opening.used, "inputs used by firms", e, sector);
  check.holds(!grown, "stores of inputs grew between settlements", e, sector);
  check.equal(opening.capital, before.capital - opening.worn, "capital between settlements", e, sector);
  check.holds(opening.on_order <= before.on_order, "capital on order grew between settlements", e, sector);
}

/// Since the settlement before, firms have worked. No money has moved, and nobody has come or gone; a world that is
/// still being set up has no settlement before.
void check_between(const World& w, const AuditSnapshot& before, const AuditSnapshot& opening,
                   Checker& check) {
  for (std::size_t i = 0; i < w.industries.size(); ++i)
    check_work(w, i, before.industries[i], opening.industries[i], check);
  if (w.audit.months == 0) return;
  for (std::size_t e = 0; e < w.economy_count(); ++e) {
    check.equal(opening.position(e), before.position(e), "position between settlements", e);
    check.equal(opening.producers(e), before.producers(e), "producers' money between settlements", e);
    // A course may have made low-skill workers middle-skilled.
    const Skilled &now = opening.people[e], &then = before.people[e];
    check.equal(now[0] + now[1], then[0] + then[1], "labour force between settlements", e);
    check.equal(now[2], then[2], "labour force between settlements", e, skill_keys[2]);
    check.holds(now[0] <= then[0], "low-skill workers appeared between settlements", e);
    for (std::size_t k = 0; k < skill_count; ++k)
      check.equal(opening.women[e][k], before.women[e][k], "women between settlements", e, skill_keys[k]);
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

void audit_month(World& w, const AuditSnapshot& opening, AuditSnapshot closing) {
  Checker check(w);
  add_inventories(w, w.audited, opening, closing);
  check_between(w, w.audited, opening, check);
  check_postings(w, check);
  check_balances(w, opening, closing, check);
  check_output(w, opening, closing, check);
  check_people(w, opening, closing, check);
  check_stores(w, opening, closing, check);
  check_capital(w, opening, closing, check);
  check_gdp(w, opening, closing, check);
  check_programmes(w, check);
  w.before = std::move(w.audited);
  w.audited = std::move(closing);
  ++w.audit.months;
  w.audit.postings += w.book.postings();
}

}  // namespace ladder::models
