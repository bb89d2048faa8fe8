#include "models/technology/transfer.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <vector>

#include "models/markets/goods.hpp"
#include "models/technology/adoption.hpp"
#include "models/technology/search.hpp"
#include "models/technology/transfer_donors.hpp"
#include "tests/support/small_world.hpp"

namespace {

using namespace ladder::models;
using namespace ladder;
using doctest::Approx;
using test::north;
using test::poor;
using test::rest;
using test::SmallWorld;

constexpr std::size_t textiles = index(Sector::textiles);

/// Donors agree, projects end well, firms are patient, and no firm asks by itself.
Scenario sure() {
  Scenario scenario = test::nobody_leaves_or_enters();
  Parameters& p = scenario.assumptions;
  p.transfer.rate = PerYear{0.0};
  p.transfer.agreed = p.transfer.agreed_at_home = Share{1.0};
  p.transfer.most_success = p.transfer.unprepared_success = Share{1.0};
  p.skills.free_gap = LogPoints{1.0};  // everything is within reach
  p.digital.hurdle = Years{20.0};
  p.digital.hurdle_spread = Number{0.0};
  return scenario;
}

sim::Outbox open_outbox(std::uint32_t day) {
  sim::Outbox out;
  out.open_settlement(sim::Time{day});
  return out;
}

/// A recipient behind in all respects, with money, and machines on order; its donor is ahead.
void make_it_worth(World& w, std::uint32_t row, std::uint32_t donor) {
  Firms& f = w.firms;
  f.embodied[row] = f.technique[row];
  f.absorptive_skill[row] = f.technique[row] - 0.3;
  f.management[row] = 0.3F;
  f.orders[row][0] = f.capital[row];
  w.published_technique[donor] = static_cast<float>(f.technique[row] + 0.4);
  w.published_management[donor] = 0.8F;
  w.ledger.open_with(w.ledger.firm(row), 1'000'000'000'000);
}

void ask(World& w, std::uint32_t row, std::uint32_t donor, Channel channel) {
  w.firms.project[row] = Project::transfer;
  w.firms.project_item[row] = static_cast<std::uint8_t>(channel);
  w.firms.transfer[row].donor = donor;
}

void settle(World& w, std::uint32_t day, sim::Outbox& out) {
  const auto executor = sim::serial_executor();
  w.month = day / ticks_per_month - 1;
  settle_transfers(w, sim::Time{day}, *executor, out);
}

/// Everything that a project may move.
std::array<double, 4> state(const World& w, std::uint32_t row) {
  const Firms& f = w.firms;
  return {f.technique[row], f.embodied[row], f.absorptive_skill[row], static_cast<double>(f.management[row])};
}

/// A project of the first textile firm of AAA, from asking to the day on which its work is over.
struct Deal {
  SmallWorld small;
  World& w = *small.world;
  std::uint32_t row, donor;
  sim::Outbox out;
  sim::Event over;

  explicit Deal(const Scenario& scenario, Channel channel, std::size_t donor_economy = rest) : small(scenario) {
    small.run_months(1);
    row = small.firm(poor, Sector::textiles);
    donor = small.firm(donor_economy, Sector::textiles, 1);
    make_it_worth(w, row, donor);
    ask(w, row, donor, channel);
    out = open_outbox(60);
    settle(w, 60, out);
    const sim::Event answer = out.posted().at(0);
    negotiate_transfer(w, row, answer, out);
    if (out.posted().size() > 1) over = out.posted()[1];
  }
  [[nodiscard]] TransferRecord& record() { return record_of(w, row); }
  void complete() { complete_transfer(w, row, over); }
};

}  // namespace

TEST_CASE("each channel moves exactly one thing, by exactly what the rule gives") {
  for (std::size_t c = 0; c < channel_count; ++c) {
    const auto channel = static_cast<Channel>(c);
    CAPTURE(row_of(channel).key);
    Deal p(sure(), channel);
    REQUIRE(p.record().stage == TransferStage::working);
    const TransferEnds ends = ends_of(p.w, p.row, rest, p.record().donor_technique, p.record().donor_management);
    CHECK(ends.donor_technique == static_cast<double>(p.w.published_technique[p.donor]));
    const Moves moves = row_of(channel).moves;
    const double shift = transfer_shift(moves, ends, p.w.parameters);
    CHECK(shift > 0.0);
    auto expected = state(p.w, p.row);
    const auto moved = static_cast<std::size_t>(moves);
    expected[moved] += shift;
    if (moves == Moves::management) expected[moved] = static_cast<double>(static_cast<float>(expected[moved]));
    p.complete();
    CHECK(state(p.w, p.row) == expected);
    CHECK(p.record().stage == TransferStage::completed);
    CHECK(p.record().closed == Approx(shift / transfer_lead(moves, ends)));
    CHECK(p.w.firms.project[p.row] == Project::none);
    CHECK(p.w.firms.transfer[p.row].failures == 0.0F);
  }
}

TEST_CASE("asking, the answer and the work each take their own time, within what is declared") {
  Scenario scenario = sure();
  scenario.assumptions.transfer.shortest_search = Years{0.25};
  scenario.assumptions.transfer.longest_search = Years{0.5};
  Deal p(scenario, Channel::licence);
  REQUIRE(p.out.posted().size() == 2);
  const sim::Event& answer = p.out.posted()[0];
  CHECK(answer.kind == static_cast<std::uint16_t>(EventKind::transfer_negotiated));
  CHECK(answer.target.value() == p.row);
  CHECK(answer.due.ticks() >= 60 + 90);
  CHECK(answer.due.ticks() <= 60 + 181);
  CHECK(p.over.kind == static_cast<std::uint16_t>(EventKind::transfer_completed));
  const std::uint32_t work = p.over.due.ticks() - answer.due.ticks();
  CHECK(work >= 180);  // half a year to one and a half
  CHECK(work <= 540);
}

TEST_CASE("the fee is paid from firm to firm, at home and abroad under a code each, and what is local is ordered") {
  for (const std::size_t from : {rest, poor}) {
    CAPTURE(from);
    const bool abroad = from != poor;
    Deal p(sure(), Channel::expert_hours, from);
    World& w = p.w;
    const Donor donor{p.donor, from, p.record().donor_technique, p.record().donor_management, {}};
    const TransferPlan plan = transfer_plan(w, p.row, donor, Channel::expert_hours);
    REQUIRE(plan.fee > 0);
    CHECK(p.record().fee == plan.fee);
    const double price = composite_price(course_mix(), w.economies[poor].user_price);
    CHECK(w.firms.course[p.row] == round_to_whole(static_cast<double>(plan.local) / price));

    const Money payer = w.ledger.balance(w.ledger.firm(p.row)), payee = w.ledger.balance(w.ledger.firm(p.donor));
    const Money surplus = w.firms.surplus[p.row], gained = w.firms.surplus[p.donor];
    w.book.clear();
    settle(w, 300, p.out);
    CHECK(w.ledger.balance(w.ledger.firm(p.row)) == payer - plan.fee);
    CHECK(w.ledger.balance(w.ledger.firm(p.donor)) == payee + plan.fee);
    CHECK(w.firms.surplus[p.row] == surplus - plan.fee);
    CHECK(w.firms.surplus[p.donor] == gained + plan.fee);
    const Code code = abroad ? Code::technology_fee : Code::technology_fee_at_home;
    CHECK(w.book.paid(poor, code) == plan.fee);
    CHECK(w.book.received(from, code) == plan.fee);
    CHECK(w.book.owed(poor, code) == plan.fee);
    CHECK(w.book.postings() == 1);
    CHECK(w.book.misdirected() == 0);
    CHECK(w.transfers.fees[poor * w.economy_count() + from] == plan.fee);
    w.book.clear();
    settle(w, 330, p.out);  // once only
    CHECK(w.book.postings() == 0);
    CHECK(w.transfers.fees[poor * w.economy_count() + from] == 0);
  }
}

TEST_CASE("machines with service order machines at home, other channels services") {
  Deal machines(sure(), Channel::capital_goods), hours(sure(), Channel::expert_hours);
  CHECK(machines.w.firms.equipment[machines.row] > 0);
  CHECK(machines.w.firms.course[machines.row] == 0);
  CHECK(hours.w.firms.equipment[hours.row] == 0);
  CHECK(hours.w.firms.course[hours.row] > 0);
}

TEST_CASE("a donor that has left, does not want to, or is no longer worth its cost refuses nothing but the project") {
  const auto refused = [](auto change) {
    SmallWorld small(sure());
    World& w = *small.world;
    small.run_months(1);
    const std::uint32_t row = small.firm(poor, Sector::textiles), donor = small.firm(rest, Sector::textiles, 1);
    make_it_worth(w, row, donor);
    ask(w, row, donor, Channel::licence);
    sim::Outbox out = open_outbox(60);
    settle(w, 60, out);
    change(w, row, donor);
    const auto before = state(w, row);
    negotiate_transfer(w, row, out.posted().at(0), out);
    CHECK(record_of(w, row).stage == TransferStage::refused);
    CHECK(record_of(w, row).fee == 0);
    CHECK(w.firms.project[row] == Project::none);
    CHECK(w.firms.course[row] == 0);
    CHECK(out.posted().size() == 1);
    CHECK(state(w, row) == before);
    w.book.clear();
    settle(w, 300, out);
    CHECK(w.firms.transfer[row].place == 0);
    REQUIRE(w.transfers.month.size() == 1);
    CHECK(w.transfers.month[0].refused == 1);
    CHECK(w.transfers.month[0].agreed == 0);
    CHECK(w.book.postings() == 0);
  };
  refused([](World& w, std::uint32_t, std::uint32_t donor) { ++w.firms.incarnation[donor]; });
  refused([](World& w, std::uint32_t row, std::uint32_t donor) {
    w.published_technique[donor] = static_cast<float>(w.firms.technique[row]);
  });
  refused([](World& w, std::uint32_t row, std::uint32_t) {
    w.ledger.open_with(w.ledger.firm(row), -1'000'000'000'000);
  });
  refused([](World& w, std::uint32_t, std::uint32_t) {
    w.shocks.access[textiles].assign(w.economy_count() * w.economy_count(), 0.0);
  });
}

TEST_CASE("a project that fails costs the same, moves nothing and is remembered, and memory fades by half each half-life") {
  Deal p(sure(), Channel::licence);
  World& w = p.w;
  const Money fee = p.record().fee;
  CHECK(fee > 0);
  const auto before = state(w, p.row);
  p.record().donor_technique = w.firms.technique[p.row] + 100.0;  // nobody's people reach that
  p.complete();
  CHECK(p.record().stage == TransferStage::failed);
  CHECK(p.record().fee == fee);
  CHECK(state(w, p.row) == before);
  CHECK(w.firms.transfer[p.row].failures == 1.0F);
  settle(w, 600, p.out);
  REQUIRE(w.transfers.month.size() == 1);
  CHECK(w.transfers.month[0].failed == 1);
  CHECK(w.transfers.graph.links() == 0);

  for (int review = 0; review < 4; ++review) forget_failures(w, p.row);
  CHECK(static_cast<double>(w.firms.transfer[p.row].failures) == Approx(0.5));
  CHECK(remembered(1.0, 4.0, 2.0) == Approx(0.25));
  CHECK(remembered(3.0, 0.0, 2.0) == 3.0);
}

TEST_CASE("who remembers a failure asks for a higher gain, by caution") {
  SmallWorld small(sure());
  World& w = *small.world;
  small.run_months(1);
  const std::uint32_t row = small.firm(poor, Sector::textiles);
  w.ledger.open_with(w.ledger.firm(row), 1'000'000'000'000);
  // Every firm waits for 20 years here; caution is 1.
  TransferPlan plan;
  plan.fee = 15'000;
  plan.yearly_gain = 1'000;  // 15 years
  CHECK(takes_transfer(w, row, plan));
  w.firms.transfer[row].failures = 0.3F;  // as good as 19.5
  CHECK(takes_transfer(w, row, plan));
  w.firms.transfer[row].failures = 0.4F;  // 21
  CHECK_FALSE(takes_transfer(w, row, plan));
  plan.support = 1'000;  // 19.6: somebody else pays the first thousand
  CHECK(takes_transfer(w, row, plan));
  plan.yearly_gain = 0;
  CHECK_FALSE(takes_transfer(w, row, plan));
}

TEST_CASE("a completed project is a link in the graph, and the donor learns from the best it has seen there") {
  Deal p(sure(), Channel::joint_research);
  World& w = p.w;
  w.published_technique[p.donor] = static_cast<float>(w.firms.technique[p.donor]);
  const double before = w.firms.technique[p.donor];
  w.industry(poor, textiles).best_technique = before + 0.5;
  p.complete();
  settle(w, p.over.due.ticks() / 30 * 30 + 30, p.out);
  const double teaches = w.parameters.transfer.joint_research.teaches.value();
  const double capacity = capacity_of(w, p.donor, poor);
  CHECK(capacity > 0.0);
  CHECK(w.firms.technique[p.donor] == Approx(before + teaches * w.parameters.search.copied.value() * capacity * 0.5));
  CHECK(w.transfers.graph.links() == 1);
  const TransferLink link = w.transfers.graph.all().at(0);
  CHECK(link.donor == rest * sector_count + textiles);
  CHECK(link.recipient == poor * sector_count + textiles);
  CHECK(link.projects[static_cast<std::size_t>(Channel::joint_research)] == 1);
  CHECK(link.first_month == w.month);
  CHECK(w.transfers.year[poor].from_abroad == 1.0);
  CHECK(w.firms.transfer[p.row].place == 0);

  // Of who is behind, a donor learns nothing.
  Deal q(sure(), Channel::joint_research);
  const double ahead = q.w.firms.technique[q.donor];
  q.w.industry(poor, textiles).best_technique = ahead - 0.5;
  q.complete();
  settle(q.w, q.over.due.ticks() / 30 * 30 + 30, q.out);
  CHECK(q.w.firms.technique[q.donor] == ahead);
}

TEST_CASE("a project of a firm that leaves is dropped, and its place is free again") {
  Deal p(sure(), Channel::licence);
  World& w = p.w;
  settle(w, 300, p.out);
  CHECK(transfers_under_way(w, poor) == 1);
  w.firms.clear(p.row);
  settle(w, 330, p.out);
  CHECK(transfers_under_way(w, poor) == 0);
  CHECK(w.transfers.month.empty());
  const std::uint32_t other = p.small.firm(poor, Sector::textiles, 2);
  ask(w, other, p.donor, Channel::licence);
  settle(w, 360, p.out);
  CHECK(w.firms.transfer[other].place == 1);
  CHECK(w.transfers.open[poor].size() == 1);
}

TEST_CASE("firms hear of donors as they search, more where language or past are in common, not where the way is closed") {
  SmallWorld small(sure());
  World& w = *small.world;
  const std::size_t n = w.economy_count();
  CHECK(donor_weight(w, poor, textiles, poor) == 1.0);
  const double seen = search_weight(w, poor, textiles, rest);
  CHECK(seen > 0.0);
  CHECK(donor_weight(w, poor, textiles, rest) == seen);
  w.trade.tie[poor * n + rest] = 0.8;
  CHECK(donor_weight(w, poor, textiles, rest) == Approx(seen * (1.0 + 0.8 * w.parameters.transfer.tie_weight.value())));
  w.shocks.access[textiles].assign(n * n, 0.0);
  CHECK(donor_weight(w, poor, textiles, rest) == 0.0);
  CHECK(donor_weight(w, poor, textiles, poor) == 1.0);
}
