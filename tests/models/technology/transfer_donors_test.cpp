// Where the advantage of near and cheap donors comes from, and where there is none.
#include "models/technology/transfer_donors.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "models/technology/transfer.hpp"
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

/// All channels are on offer, and all firms of an economy's textiles are the same distance ahead of the recipient and
/// equally well managed; at home nobody is ahead.
struct Meeting {
  SmallWorld small;
  World& w = *small.world;
  std::uint32_t row;

  static Scenario scenario() {
    Scenario s = test::nobody_leaves_or_enters();
    s.assumptions.transfer.offered = Share{1.0};
    s.assumptions.transfer.donors = 8;
    return s;
  }
  Meeting(double rest_ahead, double north_ahead) : small(scenario()), row(small.firm(poor, Sector::textiles)) {
    place(poor, 0.0);
    place(rest, rest_ahead);
    place(north, north_ahead);
    // Own machines and skill leave nothing for courses to do.
    w.firms.embodied[row] = w.firms.absorptive_skill[row] = w.firms.technique[row];
  }
  void place(std::size_t e, double ahead) {
    for (const std::uint32_t r : w.living[e * sector_count + textiles]) {
      w.published_technique[r] = static_cast<float>(w.firms.technique[row] + ahead);
      w.published_management[r] = w.firms.management[row];
    }
  }
  [[nodiscard]] Donor donor(std::size_t e) const {
    const std::uint32_t r = small.firm(e, Sector::textiles, 3);
    return {r, e, static_cast<double>(w.published_technique[r]), static_cast<double>(w.published_management[r]), {}};
  }
  /// Expected gain for a dollar of cost.
  [[nodiscard]] double worth(std::size_t e, Channel channel) const {
    const TransferPlan plan = transfer_plan(w, row, donor(e), channel);
    return static_cast<double>(plan.yearly_gain) / static_cast<double>(plan.cost());
  }
  /// Of the months in which the recipient hears of a donor in `e`, in how many it would ask one there; and all of them.
  [[nodiscard]] std::pair<int, int> asked_when_heard_of(std::size_t e) const {
    std::pair<int, int> count;
    for (std::uint32_t month = 0; month < 200; ++month) {
      const std::vector<Donor> seen = donors_seen(w, row, month);
      if (std::ranges::count(seen, e, &Donor::economy) == 0) continue;
      ++count.second;
      if (best_transfer(w, row, month).donor_economy == e) ++count.first;
    }
    return count;
  }
  void wages(std::size_t e, double over_own) {
    w.economies[e].wage = w.economies[poor].wage;
    w.industry(e, textiles).wage = over_own * w.industry(poor, textiles).wage;
  }
};

constexpr std::array technique_channels = {Channel::licence, Channel::joint_venture, Channel::joint_research};

}  // namespace

TEST_CASE("a nearer and cheaper donor with a reachable gap is chosen over the North, by its own numbers") {
  Meeting m(0.4, 2.0);
  m.wages(rest, 2.0);
  m.wages(north, 30.0);
  for (const Channel channel : technique_channels) {
    CAPTURE(row_of(channel).key);
    const TransferPlan south = transfer_plan(m.w, m.row, m.donor(rest), channel),
                       far = transfer_plan(m.w, m.row, m.donor(north), channel);
    CHECK(south.chance > 3.0 * far.chance);  // the reach rule
    CHECK(south.fee < far.fee);              // wages, distance, gap
    CHECK(south.local == far.local);
    CHECK(m.worth(rest, channel) > m.worth(north, channel));
  }
  const auto [asked, heard] = m.asked_when_heard_of(rest);
  CHECK(heard > 50);
  CHECK(asked == heard);
  const auto [far_asked, far_heard] = m.asked_when_heard_of(north);
  CHECK(far_heard > 50);
  CHECK(far_asked < far_heard);  // where nobody nearer was heard of
}

TEST_CASE("where the North is within reach and the South has little to teach, the North is chosen though it is dearer") {
  Meeting m(0.02, 0.5);
  m.wages(rest, 2.0);
  m.wages(north, 8.0);
  CHECK(m.worth(north, Channel::licence) > m.worth(rest, Channel::licence));
  const auto [asked, heard] = m.asked_when_heard_of(north);
  CHECK(heard > 50);
  CHECK(asked == heard);
  const auto [south_asked, south_heard] = m.asked_when_heard_of(rest);
  CHECK(south_asked < south_heard);
}

TEST_CASE("at the same gap, wages and distance, it makes no difference where a donor lies") {
  Meeting m(0.5, 0.5);
  m.wages(rest, 5.0);
  m.wages(north, 5.0);
  const std::size_t n = m.w.economy_count();
  m.w.trade.distance_km[poor * n + north] = m.w.trade.distance_km[poor * n + rest];
  for (std::size_t c = 0; c < channel_count; ++c) {
    const auto channel = static_cast<Channel>(c);
    const TransferPlan south = transfer_plan(m.w, m.row, m.donor(rest), channel),
                       other = transfer_plan(m.w, m.row, m.donor(north), channel);
    CHECK(south.fee == other.fee);
    CHECK(south.local == other.local);
    CHECK(south.chance == other.chance);
    CHECK(south.yearly_gain == other.yearly_gain);
  }
}

TEST_CASE("nothing on the way to a choice reads the income group of a donor") {
  Meeting m(0.4, 0.9);
  const auto plans = [&] {
    std::vector<TransferPlan> all;
    for (std::uint32_t month = 0; month < 50; ++month) all.push_back(best_transfer(m.w, m.row, month));
    return all;
  };
  const auto before = plans();
  for (const std::size_t e : {rest, north})
    m.w.economies[e].group = m.w.economies[e].status.group = m.w.economies[e].status.relative_group =
        e == rest ? IncomeGroup::high : IncomeGroup::low;
  m.w.economies[north].status.least_developed = true;
  const auto after = plans();
  for (std::size_t k = 0; k < before.size(); ++k) {
    CHECK(after[k].donor == before[k].donor);
    CHECK(after[k].channel == before[k].channel);
    CHECK(after[k].fee == before[k].fee);
    CHECK(after[k].chance == before[k].chance);
    CHECK(after[k].yearly_gain == before[k].yearly_gain);
  }
}

TEST_CASE("what a project costs is a share of sales by its terms, and what it gains is wages saved, if it succeeds") {
  Meeting m(0.4, 2.0);
  m.wages(rest, 2.0);
  const Parameters& p = m.w.parameters;
  const Donor donor = m.donor(rest);
  const TransferPlan plan = transfer_plan(m.w, m.row, donor, Channel::licence);
  const double sales = 12.0 * m.w.firms.expected_demand[m.row] * m.w.firms.price[m.row];
  const TransferCost cost = transfer_cost(p.transfer.licence, 2.0, transfer_effort(donor.technique - m.w.firms.technique[m.row], 3000.0, p.transfer));
  CHECK(plan.local == round_to_whole(sales * cost.local));
  CHECK(static_cast<double>(plan.fee) == Approx(sales * cost.fee).epsilon(1e-6));  // techniques are published as floats
  const TransferEnds ends = ends_of(m.w, m.row, rest, donor.technique, donor.management);
  CHECK(plan.chance == transfer_chance(ends, p));
  const double saved = 1.0 - std::exp(-p.transfer.counted_technique.value() * transfer_shift(Moves::technique, ends, p));
  double wages = 0.0;
  for (std::size_t k = 0; k < skill_count; ++k)
    wages += 12.0 * m.w.firms.wage[m.row] * m.w.firms.workers[m.row][k] * m.w.economies[poor].premium[k];
  CHECK(static_cast<double>(plan.yearly_gain) == Approx(plan.chance * wages * saved).epsilon(1e-6));
}

TEST_CASE("a firm hears of donors by weight, of itself never, and of services abroad seldom") {
  SmallWorld small(Meeting::scenario());
  World& w = *small.world;
  const std::uint32_t row = small.firm(poor, Sector::textiles);
  std::array<double, 3> heard{};
  double all = 0.0;
  for (std::uint32_t month = 0; month < 2000; ++month)
    for (const Donor& donor : donors_seen(w, row, month)) {
      CHECK(donor.row != row);
      ++heard[donor.economy];
      ++all;
    }
  std::array<double, 3> weight{};
  double sum = 0.0;
  for (std::size_t e = 0; e < 3; ++e) sum += weight[e] = donor_weight(w, poor, textiles, e);
  weight[poor] -= 1.0 / 12.0;  // one of twelve firms at home is the firm itself
  sum -= 1.0 / 12.0;
  for (std::size_t e = 0; e < 3; ++e) CHECK(heard[e] / all == Approx(weight[e] / sum).epsilon(0.1));

  const std::uint32_t shop = small.firm(poor, Sector::business);
  double abroad = 0.0, home = 0.0;
  for (std::uint32_t month = 0; month < 500; ++month)
    for (const Donor& donor : donors_seen(w, shop, month)) ++(donor.economy == poor ? home : abroad);
  double foreign = 0.0;
  for (const std::size_t e : {rest, north}) foreign += donor_weight(w, poor, index(Sector::business), e);
  CHECK(abroad / home < 2.0 * w.parameters.search.services_imitation.value() * foreign + 0.02);
}
