#include "models/policy/programme.hpp"

#include <algorithm>

#include "models/economy/households.hpp"
#include "models/industry/investment.hpp"
#include "models/technology/advice.hpp"
#include "models/world/world.hpp"
#include "sim/math.hpp"

namespace ladder::models {
namespace {

constexpr std::uint32_t voucher_months = 12;  ///< a voucher is good for a year (assumption)

const PolicyUse& use_of(const World& w, const ProgrammeState& p) {
  return w.scenario.policies[p.use];
}

std::vector<std::uint8_t> served_sectors(const PolicyUse& use) {
  std::vector<std::uint8_t> serves(sector_count, 0);
  const auto listed = [](const std::vector<std::string>& keys, std::size_t s) {
    return keys.empty() || std::find(keys.begin(), keys.end(), sector_keys[s]) != keys.end();
  };
  for (std::size_t s = 0; s < sector_count; ++s)
    serves[s] = listed(use.sectors, s) && listed(use.programme.targeting.sectors, s);
  return serves;
}

template <class Visit>
void each_served(const World& w, const ProgrammeState& p, Visit visit) {
  for (std::size_t s = 0; s < sector_count; ++s)
    if (p.serves[s])
      for (const std::uint32_t row : w.living[p.economy * sector_count + s]) visit(row);
}

bool open(const ProgrammeState& p, std::uint32_t month) {
  return month >= p.from && month < p.until;
}

/// Counts what became of supported steps since the last barrier.
void count_outcomes(World& w, ProgrammeState& p, std::uint16_t id) {
  each_served(w, p, [&](std::uint32_t row) {
    Firms& f = w.firms;
    if (f.outcome_of[row] != id || f.outcome[row] == Outcome::none) return;
    (f.outcome[row] == Outcome::completed ? p.completed
     : f.outcome[row] == Outcome::failed  ? p.failed
                                          : p.expired) += 1;
    f.outcome[row] = Outcome::none;
    f.outcome_of[row] = 0;
  });
}

/// Pays redeemed vouchers out and notes what is still promised.
void redeem(World& w, ProgrammeState& p, std::uint16_t id) {
  p.committed = 0;
  each_served(w, p, [&](std::uint32_t row) {
    Firms& f = w.firms;
    if (f.voucher[row].amount > 0 && f.voucher[row].programme + 1 == id) p.committed += f.voucher[row].amount;
    if (f.supporter[row] != id || f.redeem[row] == 0) return;
    const Money amount = f.redeem[row];
    w.book.owe(p.economy, Code::voucher, amount);
    w.ledger.pay(w.book, p.purse, w.ledger.firm(row), amount, Code::voucher);
    f.surplus[row] += amount;
    f.redeem[row] = 0;
    p.spent += amount;
    ++p.reached;
  });
}

/// What `amount` is for each funder. A donor is the North's treasury; a loan of a development bank is the
/// government's own debt.
struct Parts {
  std::array<std::size_t, 2> funders;
  std::array<Money, 2> amounts;
};
Parts by_funder(const World& w, const ProgrammeState& p, Money amount) {
  const Funding& funding = use_of(w, p).funding;
  const std::array<double, 2> shares = {funding.government.value() + funding.dfi_loan.value(),
                                        funding.donor.value()};
  Parts parts{{p.economy, w.north_economy}, {}};
  apportion(amount, shares, parts.amounts);
  return parts;
}

/// Budget to date that is neither spent nor promised.
Money left_of_budget(const World& w, const ProgrammeState& p, std::uint32_t month) {
  return budget_to_date(use_of(w, p), w.scenario.world, month) - p.spent - p.committed;
}

/// Draws cash from the funders into the purse. The budget is a claim; money moves only when it is promised to
/// a firm or paid for a visit, so that a programme that does nothing changes nothing.
void draw(World& w, ProgrammeState& p, Money amount) {
  const Parts parts = by_funder(w, p, amount);
  for (std::size_t k = 0; k < parts.funders.size(); ++k) {
    const std::size_t payer = parts.funders[k];
    w.book.owe(payer, Code::programme_funding, parts.amounts[k]);
    w.ledger.pay(w.book, w.ledger.government(payer), p.purse, parts.amounts[k], Code::programme_funding);
  }
  p.funded += amount;
}

/// What vouchers no longer promise (unused, lapsed, or of a firm that has left) goes back as it came.
void refund(World& w, ProgrammeState& p) {
  const Money unused = w.ledger.balance(p.purse) - p.committed;
  const Parts parts = by_funder(w, p, unused);
  for (std::size_t k = 0; k < parts.funders.size(); ++k) {
    w.book.owe(p.economy, Code::programme_refund, parts.amounts[k]);
    w.ledger.pay(w.book, p.purse, w.ledger.government(parts.funders[k]), parts.amounts[k],
                 Code::programme_refund);
  }
  p.refunded += unused;
}

struct Applicant {
  std::uint32_t row;
  double rank;  ///< lower is served first
  double luck;  ///< keyed, breaks ties
};

/// By rank, ties by luck.
void serve_in_order(std::vector<Applicant>& queue) {
  std::sort(queue.begin(), queue.end(), [](const Applicant& a, const Applicant& b) {
    if (a.rank != b.rank) return a.rank < b.rank;
    return a.luck != b.luck ? a.luck < b.luck : a.row < b.row;
  });
}

double rank_of(const World& w, std::uint32_t row, const std::string& priority) {
  if (priority == "small-first") return w.firms.headcount(row);
  if (priority == "large-first") return -w.firms.headcount(row);
  if (priority == "laggards-first") return w.firms.technique[row];
  return 0.0;  // queue: by luck of the month
}

void allot(World& w, ProgrammeState& p, std::uint16_t id, std::uint32_t month, sim::Outbox& out) {
  Firms& f = w.firms;
  const std::string& priority = use_of(w, p).programme.targeting.priority;
  std::vector<Applicant> queue;
  each_served(w, p, [&](std::uint32_t row) {
    if (f.application[row] == 0 || w.offers[f.application[row] - 1U].programme + 1 != id) return;
    queue.push_back({row, rank_of(w, row, priority),
                     w.uniform(f.entity[row], Purpose::allotment, (std::uint64_t{id} << 32) | month)});
  });
  serve_in_order(queue);
  p.waiting = 0;
  Money cash = left_of_budget(w, p, month);
  Money promised = 0;
  for (const Applicant& a : queue) {
    if (f.applied_for[a.row] > cash) {
      ++p.waiting;
      continue;
    }
    cash -= f.applied_for[a.row];
    promised += f.applied_for[a.row];
    ++p.issued;
    const sim::Time issued = month_start(month + 1) + sim::Duration{1};
    const sim::Time expires = issued + sim::Duration{voucher_months * ticks_per_month};
    f.voucher[a.row] = {f.applied_for[a.row], static_cast<std::uint16_t>(id - 1),
                        w.offers[f.application[a.row] - 1U].lever, expires.ticks()};
    f.application[a.row] = 0;
    f.applied_for[a.row] = 0;
    const sim::AgentId firm{a.row};
    out.post(firm, f.sequence[a.row], firm, issued, static_cast<std::uint16_t>(EventKind::voucher_issued), 0,
             f.incarnation[a.row]);
    out.post(firm, f.sequence[a.row], firm, expires, static_cast<std::uint16_t>(EventKind::voucher_expired),
             0, f.incarnation[a.row]);
  }
  draw(w, p, promised);
  p.committed += promised;
}

/// Whether the firm has a next step of this kind that it has not heard of.
bool unaware(const Firms& f, std::uint32_t row, PlanKind about) {
  if (about == PlanKind::digital) return f.aware_digital[row] == 0 && f.generation[row] + 1U < generation_count;
  return f.aware_efficiency[row] == 0;
}

/// An adviser's visit, paid to the people who make it, and news of the next step on the day after.
void pay_visit(World& w, ProgrammeState& p, std::uint32_t row, PlanKind about, Money cost, std::uint32_t month,
               sim::Outbox& out) {
  draw(w, p, cost);
  w.book.owe(p.economy, Code::outreach, cost);
  w.ledger.pay(w.book, p.purse, w.ledger.households(p.economy), cost, Code::outreach);
  p.spent += cost;
  p.spent_on_visits += cost;
  ++p.visited;
  const sim::AgentId firm{row};
  out.post(firm, w.firms.sequence[row], firm, month_start(month + 1) + sim::Duration{1},
           static_cast<std::uint16_t>(EventKind::contacted), static_cast<std::uint32_t>(about), w.firms.incarnation[row]);
}

/// Advisers visit firms that have not heard, in the order of a keyed lottery, as far as their part of the budget goes.
/// Who costs more than is left waits: the part not spent is there next month.
void visit(World& w, ProgrammeState& p, std::uint16_t id, std::uint32_t month, sim::Outbox& out) {
  const Firms& f = w.firms;
  for (const LeverUse& lever : use_of(w, p).programme.levers) {
    OutreachPlan plan;
    lever.settings->on_outreach_plan(plan);
    if (plan.cost_per_worker <= 0) continue;
    std::vector<Applicant> queue;
    each_served(w, p, [&](std::uint32_t row) {
      if (!unaware(f, row, plan.about)) return;
      queue.push_back({row, 0.0, w.uniform(f.entity[row], Purpose::visit, (std::uint64_t{id} << 32) | month)});
    });
    serve_in_order(queue);
    const auto budget = static_cast<double>(budget_to_date(use_of(w, p), w.scenario.world, month));
    Money left = std::min(left_of_budget(w, p, month), round_to_whole(plan.budget_share * budget) - p.spent_on_visits);
    for (const Applicant& a : queue) {
      const Money cost = plan.cost_per_worker * std::max<std::int64_t>(1, f.headcount(a.row));
      if (cost > left) continue;
      left -= cost;
      pay_visit(w, p, a.row, plan.about, cost, month, out);
    }
  }
}

/// Months from the first of the world to `m`; negative where it lies before.
std::int64_t months_into(const WorldSpec& world, Month m) {
  return m.index() - (world.base_year + 1) * 12;
}

/// Row of a month of the world; 0 where it lies before.
std::uint32_t month_of_world(const WorldSpec& world, Month m) {
  return static_cast<std::uint32_t>(std::max<std::int64_t>(0, months_into(world, m)));
}

/// Budget from the start to the end of `month`, cents. The ramp is linear, so its integral is a square.
double budget_until(const PolicyUse& use, double months) {
  const double per_month = use.budget.value() * 100.0 / 12.0;
  const double ramp = use.ramp.value() * 12.0;
  if (ramp <= 0.0) return per_month * months;
  if (months <= ramp) return per_month * months * months / (2.0 * ramp);
  return per_month * (ramp / 2.0 + months - ramp);
}

}  // namespace

Money budget_to_date(const PolicyUse& use, const WorldSpec& world, std::uint32_t month) {
  const std::int64_t from = months_into(world, use.from), whole = months_into(world, use.until) + 1 - from;
  const auto until = [&](std::int64_t m) {
    return round_to_whole(
        budget_until(use, static_cast<double>(std::clamp<std::int64_t>(m - from, 0, whole))));
  };
  return until(std::int64_t{month} + 1) - until(0);  // what was due before the world began is not its affair
}

Money monthly_budget(const PolicyUse& use, const WorldSpec& world, std::uint32_t month) {
  return budget_to_date(use, world, month) - (month == 0 ? 0 : budget_to_date(use, world, month - 1));
}

void open_programmes(World& w) {
  for (std::size_t u = 0; u < w.scenario.policies.size(); ++u) {
    const PolicyUse& use = w.scenario.policies[u];
    for (const std::string& iso3 : use.economies)
      for (std::size_t e = 0; e < w.economy_count(); ++e) {
        if (w.economies[e].iso3 != iso3) continue;
        ProgrammeState p;
        p.use = u;
        p.economy = static_cast<std::uint16_t>(e);
        p.serves = served_sectors(use);
        p.purse = w.ledger.open_purse(e);
        p.from = month_of_world(w.scenario.world, use.from);
        p.until = month_of_world(w.scenario.world, {use.until.year, use.until.month + 1});
        for (std::size_t l = 0; l < use.programme.levers.size(); ++l)
          w.offers.push_back(
              {static_cast<std::uint16_t>(w.programmes.size()), static_cast<std::uint16_t>(l)});
        p.on_offer = budget_to_date(use, w.scenario.world, 0);
        w.programmes.push_back(std::move(p));
      }
  }
}

void settle_programmes(World& w, std::uint32_t month, sim::Outbox& out) {
  for (std::size_t k = 0; k < w.programmes.size(); ++k) {
    ProgrammeState& p = w.programmes[k];
    const auto id = static_cast<std::uint16_t>(k + 1);
    count_outcomes(w, p, id);
    redeem(w, p, id);
    refund(w, p);
    p.waiting = 0;
    if (open(p, month)) {
      visit(w, p, id, month, out);
      allot(w, p, id, month, out);
    }
    p.on_offer = left_of_budget(w, p, month + 1);
  }
}

namespace {

/// Offers of open programmes that serve this firm's industry, and the money each has. Nobody applies for more
/// than there is, so that a programme which can help nobody holds nobody's own decision up.
template <class Visit>
void each_offer(const World& w, std::size_t row, std::uint32_t month, Visit visit) {
  const Industry& industry = w.industries[w.firms.industry[row]];
  for (std::size_t k = 0; k < w.offers.size(); ++k) {
    const ProgrammeState& p = w.programmes[w.offers[k].programme];
    if (p.economy != industry.economy || !p.serves[industry.sector] || !open(p, month)) continue;
    visit(static_cast<std::uint16_t>(k + 1), *use_of(w, p).programme.levers[w.offers[k].lever].settings,
          p.on_offer);
  }
}

}  // namespace

Support best_support(const World& w, std::size_t row, AdoptionPlan plan, std::uint32_t month) {
  Support best;
  each_offer(w, row, month, [&](std::uint16_t offer, const Lever& lever, Money on_offer) {
    AdoptionPlan supported = plan;
    lever.on_adoption_plan(supported);
    if (supported.support > best.amount && supported.support <= on_offer) best = {offer, supported.support};
  });
  return best;
}

Support best_transfer_support(const World& w, std::size_t row, TransferPlan plan, std::uint32_t month) {
  Support best;
  each_offer(w, row, month, [&](std::uint16_t offer, const Lever& lever, Money on_offer) {
    TransferPlan supported = plan;
    lever.on_transfer_plan(supported);
    if (supported.support > best.amount && supported.support <= on_offer) best = {offer, supported.support};
  });
  return best;
}

Support best_training(const World& w, std::size_t row, TrainingPlan& plan, std::uint32_t month) {
  Support best;
  if (plan.candidates <= 0) return best;
  TrainingPlan chosen = plan;
  each_offer(w, row, month, [&](std::uint16_t offer, const Lever& lever, Money on_offer) {
    TrainingPlan supported = plan;
    lever.on_training_plan(supported);
    const bool affordable = static_cast<double>(supported.cost - supported.support) <= open_funds(w, row);
    if (supported.trainees > 0 && supported.support > best.amount && supported.support <= on_offer &&
        affordable) {
      best = {offer, supported.support};
      chosen = supported;
    }
  });
  plan = chosen;
  return best;
}

Support best_advice(const World& w, std::size_t row, std::uint32_t month) {
  Support best;
  each_offer(w, row, month, [&](std::uint16_t offer, const Lever& lever, Money on_offer) {
    AdvicePlan plan;
    plan.people = w.firms.headcount(row);
    lever.on_advice_plan(plan);
    if (plan.support > best.amount && plan.support <= on_offer && advice_wanted(w, row, plan)) best = {offer, plan.support};
  });
  return best;
}

Support best_research(const World& w, std::size_t row, const ResearchPlan& plan, std::uint32_t month) {
  Support best;
  if (plan.own <= 0) return best;
  each_offer(w, row, month, [&](std::uint16_t offer, const Lever& lever, Money on_offer) {
    ResearchPlan supported = plan;
    lever.on_research_plan(supported);
    if (supported.support > best.amount && supported.support <= on_offer) best = {offer, supported.support};
  });
  return best;
}

}  // namespace ladder::models
