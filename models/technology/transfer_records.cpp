#include "models/technology/transfer_records.hpp"

#include <algorithm>
#include <tuple>

#include "models/technology/search.hpp"
#include "models/world/world.hpp"

namespace ladder::models {
namespace {

bool is_over(TransferStage stage) {
  return stage >= TransferStage::refused;
}

bool recipient_there(const World& w, const TransferRecord& r) {
  return w.firms.alive[r.recipient] != 0 && w.firms.incarnation[r.recipient] == r.recipient_incarnation;
}

bool donor_there(const World& w, const TransferRecord& r) {
  return w.firms.alive[r.donor] != 0 && w.firms.incarnation[r.donor] == r.donor_incarnation;
}

/// Projects of firms that have left are dropped.
void drop_left(World& w, std::size_t e) {
  for (TransferRecord& r : w.transfers.open[e])
    if (r.stage != TransferStage::vacant && !recipient_there(w, r)) r = {};
}

/// Firms that have asked since the last barrier get a place, the lowest that is vacant.
void take_down(World& w, std::size_t e) {
  Firms& f = w.firms;
  auto& open = w.transfers.open[e];
  std::size_t place = 0;
  for (std::size_t s = 0; s < sector_count; ++s)
    for (const std::uint32_t row : w.living[e * sector_count + s]) {
      if (f.project[row] != Project::transfer || f.transfer[row].place != 0) continue;
      while (place < open.size() && open[place].stage != TransferStage::vacant) ++place;
      if (place == open.size()) open.emplace_back();
      const std::uint32_t donor = f.transfer[row].donor;
      open[place] = {.recipient = row,
                     .donor = donor,
                     .recipient_incarnation = f.incarnation[row],
                     .donor_incarnation = f.incarnation[donor],
                     .donor_industry = f.industry[donor],
                     .channel = static_cast<Channel>(f.project_item[row]),
                     .stage = TransferStage::asked};
      f.transfer[row].place = static_cast<std::uint32_t>(++place);
    }
}

/// The flow that a project belongs to, in its place in the order.
TransferFlow& flow_of(World& w, const TransferRecord& r) {
  const Industry& donor = w.industries[r.donor_industry];
  const TransferFlow key{.donor = donor.economy,
                         .recipient = w.industries[w.firms.industry[r.recipient]].economy,
                         .sector = donor.sector,
                         .channel = r.channel};
  const auto order = [](const TransferFlow& a) { return std::tuple{a.donor, a.recipient, a.sector, a.channel}; };
  auto& flows = w.transfers.month;
  const auto at = std::ranges::lower_bound(flows, order(key), {}, order);
  return at != flows.end() && order(*at) == order(key) ? *at : *flows.insert(at, key);
}

/// Search and negotiation take their time.
void post_negotiation(World& w, TransferRecord& r, sim::Time at, sim::Outbox& out) {
  const TransferParameters& p = w.parameters.transfer;
  const double u = w.uniform(w.firms.entity[r.recipient], Purpose::transfer_search, w.month);
  const double range = std::max(0.0, p.longest_search.value() - p.shortest_search.value());
  const auto days = static_cast<std::uint32_t>((p.shortest_search.value() + u * range) * ticks_per_year);
  const sim::AgentId firm{r.recipient};
  out.post(firm, w.firms.sequence[r.recipient], firm, at + sim::Duration{1 + days},
           static_cast<std::uint16_t>(EventKind::transfer_negotiated), 0, r.recipient_incarnation);
  r.stage = TransferStage::negotiating;
}

/// The donor is paid by the recipient. Where it has left meanwhile nobody is there to be paid.
void pay_fee(World& w, TransferRecord& r, TransferFlow& flow) {
  if (r.fee > 0 && donor_there(w, r)) {
    const bool abroad = flow.donor != flow.recipient;
    const Code code = abroad ? Code::technology_fee : Code::technology_fee_at_home;
    w.book.owe(flow.recipient, code, r.fee);
    w.ledger.pay(w.book, w.ledger.firm(r.recipient), w.ledger.firm(r.donor), r.fee, code);
    w.firms.surplus[r.recipient] -= r.fee;
    w.firms.surplus[r.donor] += r.fee;
    w.transfers.fees[flow.recipient * w.economy_count() + flow.donor] += r.fee;
    w.transfers.paid[w.firms.industry[r.recipient]] += r.fee;
    w.transfers.earned[r.donor_industry] += r.fee;
    flow.fee += r.fee;
  }
  r.fee = 0;
  r.agreed = false;
}

/// The donor has seen the recipient's industry: it imitates the best of it where that is ahead.
void teach_donor(World& w, const TransferRecord& r) {
  if (!donor_there(w, r)) return;
  const Industry& seen = w.industries[w.firms.industry[r.recipient]];
  double& technique = w.firms.technique[r.donor];
  const double teaches = parameters_of(r.channel, w.parameters.transfer).teaches.value();
  technique += teaches * imitation_gain(seen.best_technique - technique, capacity_of(w, r.donor, seen.economy),
                                        w.parameters.search);
}

void count_completed(World& w, const TransferRecord& r, TransferFlow& flow) {
  ++flow.completed;
  flow.closed += r.closed;
  TransferYear& year = w.transfers.year[flow.recipient];
  const bool abroad = flow.donor != flow.recipient;
  year.completed += 1.0;
  year.closed += r.closed;
  year.from_abroad += abroad ? 1.0 : 0.0;
  year.from_developing += abroad && w.economies[flow.donor].status.group != IncomeGroup::high ? 1.0 : 0.0;
  w.transfers.graph.add(r.donor_industry, w.firms.industry[r.recipient], r.channel, w.month);
}

void close(World& w, TransferRecord& r, TransferFlow& flow) {
  if (r.stage == TransferStage::completed) {
    count_completed(w, r, flow);
    teach_donor(w, r);
  } else {
    ++(r.stage == TransferStage::failed ? flow.failed : flow.refused);
  }
  w.firms.transfer[r.recipient].place = 0;
  r = {};
}

void settle_project(World& w, TransferRecord& r, sim::Time at, sim::Outbox& out) {
  if (r.stage != TransferStage::asked && !r.agreed && !is_over(r.stage)) return;  // vacant, or nothing has happened
  TransferFlow& flow = flow_of(w, r);
  if (r.stage == TransferStage::asked) {
    ++flow.asked;
    post_negotiation(w, r, at, out);
  }
  if (r.agreed) {
    ++flow.agreed;
    pay_fee(w, r, flow);
  }
  if (is_over(r.stage)) close(w, r, flow);
}

}  // namespace

void open_transfers(World& w) {
  const std::size_t n = w.economy_count();
  w.transfers.open.resize(n);
  w.transfers.year.resize(n);
  w.transfers.fees.assign(n * n, 0);
  w.transfers.earned.assign(w.industries.size(), 0);
  w.transfers.paid.assign(w.industries.size(), 0);
  w.transfers.graph = TransferGraph(w.industries.size());
}

TransferRecord& record_of(World& w, std::size_t row) {
  const std::uint32_t place = w.firms.transfer[row].place;
  sim::expects(place != 0, "a firm with a transfer project has a place on the books");
  return w.transfers.open[w.industries[w.firms.industry[row]].economy][place - 1];
}

void settle_transfers(World& w, sim::Time at, sim::Executor& executor, sim::Outbox& out) {
  Transfers& t = w.transfers;
  t.month.clear();
  for (auto* sums : {&t.fees, &t.earned, &t.paid}) std::ranges::fill(*sums, 0);
  // A year of results begins with the month in which they begin.
  if (calendar_month(w.scenario.world, w.month).month == w.scenario.horizon.from.month)
    std::ranges::fill(t.year, TransferYear{});
  executor.parallel_for(w.economy_count(), [&](std::size_t e) {
    drop_left(w, e);
    take_down(w, e);
  });
  for (auto& open : t.open)
    for (TransferRecord& r : open) settle_project(w, r, at, out);
}

std::size_t transfers_under_way(const World& w, std::size_t e) {
  return static_cast<std::size_t>(std::ranges::count_if(
      w.transfers.open[e], [](const TransferRecord& r) { return r.stage != TransferStage::vacant; }));
}

}  // namespace ladder::models
