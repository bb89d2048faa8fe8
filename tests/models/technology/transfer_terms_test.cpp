#include "models/technology/transfer_terms.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "models/technology/absorption.hpp"

using namespace ladder::models;
using doctest::Approx;

namespace {

/// A recipient half a log point behind, half as skilled as it should be, half able to absorb.
TransferEnds half_behind() {
  return {.technique = -1.0,
          .embodied = -1.2,
          .absorptive_skill = -1.5,
          .management = 0.4,
          .donor_technique = -0.5,
          .donor_management = 0.7,
          .capacity = 0.5,
          .skill = 0.5,
          .on_order = 0.08};
}

Parameters plain() {
  Parameters p;
  p.search.copied = Share{0.4};
  p.transfer.most_success = Share{0.9};
  p.transfer.unprepared_success = Share{0.5};
  p.transfer.bridged = LogPoints{0.1};
  p.transfer.counted_technique = Share{0.35};
  p.transfer.cost_distance = Kilometres{10000.0};
  p.transfer.gap_cost = Number{0.5};
  return p;
}

}  // namespace

TEST_CASE("there are seven channels, each with its own name and numbers, and each moves one thing") {
  REQUIRE(channels().size() == 7);
  std::set<std::string> names;
  std::set<Moves> moved;
  std::set<const ChannelParameters*> numbers;
  const TransferParameters p{};
  for (std::size_t c = 0; c < channel_count; ++c) {
    const auto channel = static_cast<Channel>(c);
    CHECK(&row_of(channel) == &channels()[c]);
    names.insert(std::string{row_of(channel).key});
    moved.insert(row_of(channel).moves);
    numbers.insert(&parameters_of(channel, p));
    CHECK(parameters_of(channel, p).shortest.value() < parameters_of(channel, p).longest.value());
  }
  CHECK(names.size() == 7);
  CHECK(numbers.size() == 7);
  CHECK(moved.size() == 4);  // technique, embodied, absorptive skill, management
  CHECK(&parameters_of(Channel::expert_hours, p) == &p.expert_hours);
}

TEST_CASE("the chance of success rises with capacity, and falls by the reach rule with the gap beyond what is free") {
  const Parameters p = plain();
  TransferEnds ends = half_behind();
  // reach 0.12 + 0.5 x 0.5 = 0.37, beyond the free 0.05 and the 0.1 that the donor's people bridge
  CHECK(transfer_chance(ends, p) == Approx(0.9 * 0.75 * std::exp(-(0.5 - 0.1 - 0.05) / 0.37)));
  ends.capacity = 1.0;
  CHECK(transfer_chance(ends, p) == Approx(0.9 * std::exp(-0.35 / 0.37)));
  ends.capacity = 0.0;
  CHECK(transfer_chance(ends, p) == Approx(0.45 * std::exp(-0.35 / 0.37)));
  ends.skill = 1.0;
  CHECK(transfer_chance(ends, p) == Approx(0.45 * std::exp(-0.35 / 0.62)));
  ends.donor_technique = ends.technique + 0.15;
  CHECK(transfer_chance(ends, p) == Approx(0.45));
  ends.donor_technique = ends.technique - 1.0;  // who is behind is within reach
  CHECK(transfer_chance(ends, p) == Approx(0.45));
}

TEST_CASE("people learn machines by the same reach rule as before it was given a name") {
  const SkillParameters p{};
  for (const double gap : {0.01, 0.05, 0.3, 1.5}) {
    const double chi = std::log(2.0) / (23.0 / 12.0 + 0.5 * (4.0 - 23.0) / 12.0);
    CHECK(learning(gap, 0.5, p) == Approx(chi * std::exp(-std::max(0.0, gap - 0.05) / 0.37) * gap));
    CHECK(within_reach(gap, 0.5, p) == Approx(std::exp(-std::max(0.0, gap - 0.05) / 0.37)));
  }
}

TEST_CASE("what a project moves is what the rules of imitation and of vintages give, with the donor as the source") {
  const Parameters p = plain();
  const TransferEnds ends = half_behind();
  CHECK(transfer_shift(Moves::technique, ends, p) == Approx(0.4 * 0.5 * 0.5));
  // Of skill the donor can teach what both the machines hold and it knows itself: -1.2, which is 0.3 ahead.
  CHECK(transfer_shift(Moves::absorptive_skill, ends, p) == Approx(0.4 * 0.5 * 0.3));
  CHECK(transfer_shift(Moves::management, ends, p) == Approx(0.4 * 0.5 * 0.3));
  CHECK(transfer_shift(Moves::embodied, ends, p) == Approx(0.08 * 0.4 * 0.5 * 0.5));
  InvestmentParameters served = p.investment;
  served.supplier_pull = Number{0.4};
  CHECK(transfer_shift(Moves::embodied, ends, p) ==
        Approx(embodied_after(ends.embodied, ends.technique, 0.5, 0.5, 0.08, served) -
               embodied_after(ends.embodied, ends.technique, 0.0, 0.5, 0.08, served)));
}

TEST_CASE("a donor that is behind, or no better, moves nothing") {
  const Parameters p = plain();
  TransferEnds ends = half_behind();
  ends.donor_technique = ends.technique - 0.3;
  ends.donor_management = ends.management;
  CHECK(transfer_shift(Moves::technique, ends, p) == 0.0);
  CHECK(transfer_shift(Moves::embodied, ends, p) == 0.0);
  CHECK(transfer_shift(Moves::management, ends, p) == 0.0);
  CHECK(transfer_shift(Moves::absorptive_skill, ends, p) == Approx(0.4 * 0.5 * 0.2));  // it knows -1.3, the people -1.5
  ends.donor_technique = ends.absorptive_skill;
  CHECK(transfer_shift(Moves::absorptive_skill, ends, p) == 0.0);
}

TEST_CASE("a firm counts on what its next machines carry of a technique, and on machines as far as its people reach") {
  const Parameters p = plain();
  const TransferEnds ends = half_behind();
  CHECK(counted_gain(Moves::technique, ends, 0.1, p) == Approx(0.035));
  CHECK(counted_gain(Moves::absorptive_skill, ends, 0.1, p) == 0.1);
  CHECK(counted_gain(Moves::management, ends, 0.1, p) == Approx(p.skills.management_gain.value() * 0.1));
  // Machines would then be 0.4 ahead of the people.
  CHECK(counted_gain(Moves::embodied, ends, 0.1, p) == Approx(0.1 * std::exp(-0.35 / 0.37)));
}

TEST_CASE("cost follows the donor's wages, the distance and the gap, and what is bought at home follows none of them") {
  const Parameters p = plain();
  CHECK(transfer_effort(0.5, 5000.0, p.transfer) == Approx(1.5 * 1.25));
  CHECK(transfer_effort(-0.5, 0.0, p.transfer) == 1.0);
  const ChannelParameters channel{Share{0.02}, Years{0.5}, Years{1.5}, Share{0.25}, Share{0.6}, Share{0.1}};
  const TransferCost near = transfer_cost(channel, 1.0, 1.0), dear = transfer_cost(channel, 3.0, 1.875);
  CHECK(near.local == Approx(0.005));
  CHECK(near.fee == Approx(0.015));
  CHECK(dear.local == near.local);
  CHECK(dear.fee == Approx(0.015 * (0.4 + 0.6 * 3.0) * 1.875));
}

TEST_CASE("the work takes its time within what the channel declares, longer where there is more to do") {
  const ChannelParameters channel{Share{0.02}, Years{0.5}, Years{1.5}, Share{0.25}, Share{0.6}, Share{0.1}};
  CHECK(transfer_years(channel, 0.25, 1.0) == Approx(0.75));
  CHECK(transfer_years(channel, 0.25, 2.0) == Approx(1.0));
  for (const double u : {1e-9, 0.3, 0.6, 1.0 - 1e-9})
    for (const double effort : {1.0, 1.5, 10.0}) {
      CHECK(transfer_years(channel, u, effort) >= 0.5);
      CHECK(transfer_years(channel, u, effort) <= 1.5);
    }
}
