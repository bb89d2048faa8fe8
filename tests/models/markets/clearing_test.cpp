#include <doctest/doctest.h>

#include <cmath>
#include <numeric>
#include <vector>

#include "models/markets/goods.hpp"
#include "models/markets/trade.hpp"

namespace {

using namespace ladder::models;
using Volumes = std::vector<Volume>;

constexpr std::size_t nobody = 2;  ///< no swing supplier among two

/// Everybody buys of the first.
const std::vector<double> all_of_first = {1, 0, 1, 0};

Volume sum(const Volumes& v) {
  return std::accumulate(v.begin(), v.end(), Volume{0});
}

}  // namespace

TEST_CASE("with enough in store every order is delivered by those it was given to") {
  const Clearing c = clear_market(Volumes{10, 20}, Volumes{30, 40}, std::vector<double>{0.8, 0.2, 0.5, 0.5},
                                  Volumes{1000, 1000}, 0.5, nobody);
  CHECK(c.intermediate == Volumes{8, 2, 10, 10});
  CHECK(c.final_use == Volumes{24, 6, 20, 20});
  CHECK(c.ordered == Volumes{62, 38});
  CHECK(c.sold == Volumes{62, 38});
}

TEST_CASE("firms that need an input are served before final users, who share what is left by their orders") {
  const Clearing c =
      clear_market(Volumes{20, 20}, Volumes{30, 10}, all_of_first, Volumes{60, 0}, 0.5, nobody);
  CHECK(c.intermediate == Volumes{20, 0, 20, 0});
  CHECK(c.final_use == Volumes{15, 0, 5, 0});
  CHECK(c.ordered == Volumes{80, 0});
  CHECK(c.sold == Volumes{60, 0});
}

TEST_CASE("where not even the inputs suffice, they are shared and final users get nothing") {
  const Clearing c =
      clear_market(Volumes{30, 10}, Volumes{30, 10}, all_of_first, Volumes{20, 0}, 0.5, nobody);
  CHECK(c.intermediate == Volumes{15, 0, 5, 0});
  CHECK(sum(c.final_use) == 0);
}

TEST_CASE("in a second round half of the stock unsold elsewhere is offered to those still waiting") {
  const Clearing c =
      clear_market(Volumes{20, 20}, Volumes{30, 10}, all_of_first, Volumes{60, 100}, 0.5, nobody);
  CHECK(c.final_use == Volumes{15, 15, 5, 5});
  CHECK(c.ordered == Volumes{80, 0});  // what was ordered first: the second seller was not asked
  CHECK(c.sold == Volumes{60, 20});
}

TEST_CASE(
    "a second round that does not suffice is shared by what each still lacks, whoever is listed first") {
  // 15 and 5 are lacking, 16 / 2 = 8 are offered.
  const Clearing c =
      clear_market(Volumes{20, 20}, Volumes{30, 10}, all_of_first, Volumes{60, 16}, 0.5, nobody);
  CHECK(c.final_use == Volumes{15, 6, 5, 2});
  CHECK(c.sold == Volumes{60, 8});
}

TEST_CASE("services cannot be sent elsewhere: without a second round the rest is lost") {
  const Clearing c =
      clear_market(Volumes{20, 20}, Volumes{30, 10}, all_of_first, Volumes{60, 100}, 0.0, nobody);
  CHECK(c.sold == Volumes{60, 0});
}

TEST_CASE("the swing supplier delivers whatever nobody else has") {
  const Clearing c = clear_market(Volumes{20, 20}, Volumes{30, 10}, all_of_first, Volumes{60, 0}, 0.5, 1);
  CHECK(c.final_use == Volumes{15, 15, 5, 5});
  CHECK(c.sold == Volumes{60, 20});
}

TEST_CASE("what is sold is what is delivered, no more than was in store, and nobody gets more than ordered") {
  const Volumes supply = {37, 411, 5}, inputs = {101, 7, 53}, final_use = {211, 97, 13};
  const std::vector<double> share = {0.5, 0.2, 0.3, 0.1, 0.8, 0.1, 1.0 / 3, 1.0 / 3, 1.0 / 3};
  const Clearing c = clear_market(inputs, final_use, share, supply, 0.5, 3);
  for (std::size_t k = 0; k < 3; ++k) {
    Volume sent = 0, got_inputs = 0, got_final = 0;
    for (std::size_t other = 0; other < 3; ++other) {
      sent += c.intermediate[other * 3 + k] + c.final_use[other * 3 + k];
      got_inputs += c.intermediate[k * 3 + other];
      got_final += c.final_use[k * 3 + other];
    }
    CHECK(c.sold[k] == sent);
    CHECK(sent <= supply[k]);
    CHECK(got_inputs <= inputs[k]);
    CHECK(got_final <= final_use[k]);
  }
  CHECK(sum(c.ordered) == sum(inputs) + sum(final_use));
}

TEST_CASE("an origin's share falls with its price and rises with its capability and reliability") {
  CHECK(target_share(0.4, origin_pull(1.0, 1.0, 1.0, 5.0, {})) == doctest::Approx(0.4));
  TradeParameters p;
  p.capability_power = Number{0.9};
  p.fill_power = Number{1.5};
  CHECK(target_share(0.4, origin_pull(2.0, 1.5, 0.8, 5.0, p)) ==
        doctest::Approx(0.4 / 32.0 * std::pow(1.5, 0.9) * std::pow(0.8, 1.5)));
}
