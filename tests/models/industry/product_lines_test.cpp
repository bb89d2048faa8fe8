#include "models/industry/product_lines.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "models/industry/demography.hpp"
#include "sim/random.hpp"
#include "tests/support/small_world.hpp"

namespace {

using namespace ladder::models;
using namespace ladder;
using doctest::Approx;
using test::poor;
using test::textile_firms;

constexpr std::size_t textiles = index(Sector::textiles);

/// Many firms of textiles, and no others than textiles' lines moved.
Scenario many_firms() {
  Scenario scenario = test::small_scenario();
  scenario.world.firms_per_industry = 400;
  return scenario;
}

ProductLines& lines_of(World& w) {
  return w.lines[poor * sector_count + textiles];
}
std::size_t slot_of(const World& w, std::uint32_t row) {
  return row - w.industry(poor, textiles).first_row;
}

double total_weight(World& w) {
  double sum = 0.0;
  for (const std::uint32_t row : textile_firms(w)) sum += lines_of(w).weight(slot_of(w, row));
  return sum;
}

void move_years(World& w, std::uint32_t years) {
  for (std::uint32_t month = 0; month < 12 * years; ++month) {
    w.month = month;
    move_lines(w, poor, textiles);
  }
}

/// Twelve lines a firm, all alike: no firm loses its last one in a few years.
void give_each(World& w, std::size_t count) {
  for (const std::uint32_t row : textile_firms(w)) {
    lines_of(w).clear(slot_of(w, row));
    for (std::size_t k = 0; k < count; ++k) lines_of(w).add(slot_of(w, row), 1.0F);
    w.firms.appeal[row] = static_cast<double>(count);
    w.firms.log_efficiency[row] = w.industry(poor, textiles).mean_log_efficiency;
  }
}

}  // namespace

TEST_CASE("the pool keeps every firm's lines through growth, loss and packing") {
  constexpr std::size_t firms = 7;
  ProductLines pool(firms);
  std::vector<std::vector<float>> plain(firms);
  const sim::Draws draws(1, 0);
  for (std::uint64_t step = 0; step < 20000; ++step) {
    const auto u = draws.uniforms(1, 1, step);
    const auto slot = static_cast<std::size_t>(u[0] * firms);
    // Firm 6 grows large; now and then a firm is emptied.
    if (u[1] < 0.001) {
      pool.clear(slot);
      plain[slot].clear();
    } else if (u[1] < (slot == 6 ? 0.52 : 0.5) || plain[slot].empty()) {
      pool.add(slot, static_cast<float>(u[2]));
      plain[slot].push_back(static_cast<float>(u[2]));
    } else {
      const auto k = static_cast<std::size_t>(u[3] * static_cast<double>(plain[slot].size()));
      pool.remove(slot, k);
      plain[slot][k] = plain[slot].back();
      plain[slot].pop_back();
    }
  }
  std::size_t total = 0;
  for (std::size_t slot = 0; slot < firms; ++slot) {
    const auto lines = pool.of(slot);
    CHECK(std::vector<float>(lines.begin(), lines.end()) == plain[slot]);
    total += plain[slot].size();
  }
  CHECK(pool.total() == total);
}

TEST_CASE("markets select better where infrastructure is good") {
  const LineParameters p;
  CHECK(selection_slope(0.0, p) == Approx(0.4));
  CHECK(selection_slope(1.0, p) == Approx(1.3));
  CHECK(selection_slope(0.5, p) == Approx(0.85));
}

TEST_CASE("shocks move lines apart, towards a law that keeps their mean weight") {
  Scenario scenario = many_firms();
  scenario.assumptions.lines.gain = PerYear{0.0};
  scenario.assumptions.lines.loss = PerYear{0.0};
  test::SmallWorld small(scenario);
  World& w = *small.world;
  give_each(w, 12);
  const double before = total_weight(w);
  move_years(w, 60);
  double logs = 0.0, squares = 0.0, n = 0.0;
  for (const std::uint32_t row : textile_firms(w))
    for (const float line : lines_of(w).of(slot_of(w, row))) {
      const double x = std::log(static_cast<double>(line));
      logs += x, squares += x * x, n += 1.0;
    }
  // AR(1) in shocks: the variance 2 x 0.55^2 of one over 1 - 0.7^2.
  CHECK(squares / n - logs * logs / (n * n) == Approx(2.0 * 0.55 * 0.55 / (1.0 - 0.7 * 0.7)).epsilon(0.1));
  // 4,800 lines of a relative sd of about 1.5; the mean that they revert to drifts with their own.
  CHECK(total_weight(w) / before > 0.5);
  CHECK(total_weight(w) / before < 2.0);
}

TEST_CASE("lines are gained and lost at their rates, and efficient firms gain what others lose") {
  test::SmallWorld small(many_firms());
  World& w = *small.world;
  give_each(w, 12);
  const auto& firms = textile_firms(w);
  w.economies[poor].infrastructure = 1.0;  // slope 1.3
  for (std::size_t i = 0; i < firms.size(); ++i)
    w.firms.log_efficiency[firms[i]] += i % 2 == 0 ? 0.5 : -0.5;
  move_years(w, 1);
  double better = 0.0, worse = 0.0;
  for (std::size_t i = 0; i < firms.size(); ++i)
    (i % 2 == 0 ? better : worse) += static_cast<double>(lines_of(w).count(slot_of(w, firms[i])));
  const double lean = std::exp(1.3 * 0.5), n = static_cast<double>(firms.size()) / 2.0 * 12.0;
  // Poisson counts of about 170 gains and 40 losses: sd of 15 on a change of 130.
  CHECK(better - n == Approx(n * (0.037 * lean - 0.033 / lean)).epsilon(0.4));
  CHECK(worse - n == Approx(n * (0.037 / lean - 0.033 * lean)).epsilon(0.4));
}

TEST_CASE("a young firm loses twice as many lines") {
  Scenario scenario = many_firms();
  scenario.assumptions.lines.gain = PerYear{0.0};
  scenario.assumptions.lines.loss = PerYear{0.2};
  scenario.assumptions.lines.selection_least = Number{0.0};
  scenario.assumptions.lines.selection_best = Number{0.0};
  test::SmallWorld small(scenario);
  World& w = *small.world;
  give_each(w, 12);
  const auto& firms = textile_firms(w);
  for (std::size_t i = 0; i < firms.size(); i += 2) w.firms.founded[firms[i]] = 1;
  move_years(w, 1);
  double young = 0.0, old = 0.0;
  for (std::size_t i = 0; i < firms.size(); ++i)
    (i % 2 == 0 ? young : old) += static_cast<double>(lines_of(w).count(slot_of(w, firms[i])));
  const double n = static_cast<double>(firms.size()) / 2.0 * 12.0;
  CHECK(old == Approx(n * std::exp(-0.2)).epsilon(0.03));
  CHECK(young == Approx(n * std::exp(-0.4)).epsilon(0.03));
}

TEST_CASE("who has lost the last line leaves at the next month end") {
  Scenario scenario = test::small_scenario();
  scenario.assumptions.demography.other_exit = PerYear{0.0};
  test::SmallWorld small(scenario);
  World& w = *small.world;
  const std::uint32_t row = small.firm(poor, Sector::textiles, 3);
  lines_of(w).clear(slot_of(w, row));
  lines_of(w).add(slot_of(w, row), 1.0F);
  lines_of(w).remove(slot_of(w, row), 0);
  w.firms.appeal[row] = lines_of(w).weight(slot_of(w, row));
  Book book(3);
  remove_leavers(w, poor, book);
  CHECK(w.firms.alive[row] == 0);
  CHECK(textile_firms(w).size() == 11);
}

TEST_CASE("at the start a firm has the lines of its past, and shares follow their weights and prices") {
  test::SmallWorld small(many_firms());
  const World& w = *small.world;
  double lines = 0.0, largest = 0.0, sum = 0.0, weighted = 0.0;
  for (const std::uint32_t row : textile_firms(w)) {
    const auto n = static_cast<double>(w.lines[poor * sector_count + textiles].count(slot_of(w, row)));
    CHECK(n >= 1.0);
    lines += n, largest = std::max(largest, n);
    weighted += w.firms.appeal[row] * std::pow(w.firms.price[row], -2.0);
    sum += w.firms.share[row];
  }
  CHECK(lines / static_cast<double>(textile_firms(w).size()) > 1.5);
  CHECK(largest >= 10.0);
  CHECK(sum == Approx(1.0));
  for (const std::uint32_t row : textile_firms(w))
    CHECK(w.firms.appeal[row] * std::pow(w.firms.price[row], -2.0) / weighted ==
          Approx(w.firms.share[row]).epsilon(1e-5));
}
