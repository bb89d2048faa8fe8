#include "output/factorial.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <nlohmann/json.hpp>

#include "output/comparison_text.hpp"
#include "output/factorial_text.hpp"
#include "sim/error.hpp"

using namespace ladder::output;

namespace {

using Factors = std::vector<std::size_t>;

/// GDP per head of ETH in 2045 in every cell of every world.
RunRecord record_of(std::size_t factors, std::size_t worlds,
                    const std::function<double(std::size_t cell, std::size_t world)>& value) {
  RunRecord r;
  r.coordinates.economies = {"ETH"};
  r.coordinates.economy_names = {"Ethiopia"};
  r.coordinates.first_year = 2045;
  r.coordinates.months = 12;
  r.series = {{"national",
               "gdp_per_head",
               "USD",
               "GDP per head",
               "",
               {Axis::economy},
               Interval::year,
               Aggregate::mean}};
  for (std::size_t cell = 0; cell < std::size_t{1} << factors; ++cell) {
    ScenarioRecord scenario{std::to_string(cell), "", {}};
    for (std::size_t w = 0; w < worlds; ++w) scenario.replicates.push_back({{{value(cell, w)}}});
    r.scenarios.push_back(std::move(scenario));
  }
  r.scenarios.front().name = "baseline";
  return r;
}

const FactorialEffect& effect_of(const FactorialOutcome& outcome, EffectKind kind, const Factors& factors) {
  const auto found = std::ranges::find_if(
      outcome.effects, [&](const FactorialEffect& e) { return e.kind == kind && e.factors == factors; });
  REQUIRE(found != outcome.effects.end());
  return *found;
}

/// The glove market: factor 0 is a left glove, 1 and 2 are right gloves; a pair is worth 1.
const std::vector<double> gloves{0, 0, 0, 1, 0, 1, 0, 1};

}  // namespace

TEST_CASE("cells are named by their factors, in order") {
  const std::vector<std::string> names{"a", "b", "c"};
  CHECK(cell_name(0, names, "base") == "base");
  CHECK(cell_name(5, names, "base") == "a+c");
  CHECK(cell_name(7, names, "base") == "a+b+c");
}

TEST_CASE("two factors worth 3 and 5 with 4 more together: worked out by hand") {
  const std::vector<double> cells{10, 13, 15, 22};
  CHECK(contrast(EffectKind::total, {}, cells) == 12.0);
  CHECK(contrast(EffectKind::alone, Factors{0}, cells) == 3.0);
  CHECK(contrast(EffectKind::main, Factors{0}, cells) == 5.0);            // (3 + 7) / 2
  CHECK(contrast(EffectKind::main, Factors{1}, cells) == 7.0);            // (5 + 9) / 2
  CHECK(contrast(EffectKind::interaction, Factors{0, 1}, cells) == 4.0);  // 7 - 3
  CHECK(contrast(EffectKind::shapley, Factors{0}, cells) == 5.0);         // half of the 4 each
  CHECK(contrast(EffectKind::shapley, Factors{1}, cells) == 7.0);
}

TEST_CASE("the left glove of a market with two right ones has a Shapley value of 2/3, each right one 1/6") {
  CHECK(contrast(EffectKind::shapley, Factors{0}, gloves) == doctest::Approx(2.0 / 3.0));
  CHECK(contrast(EffectKind::shapley, Factors{1}, gloves) == doctest::Approx(1.0 / 6.0));
  CHECK(contrast(EffectKind::shapley, Factors{2}, gloves) == doctest::Approx(1.0 / 6.0));
  // The right ones replace each other: with the left one present by 1, else not at all.
  CHECK(contrast(EffectKind::interaction, Factors{1, 2}, gloves) == -0.5);
  // The left one is worth 1 more with a right one, unless the other right one is there already.
  CHECK(contrast(EffectKind::interaction, Factors{0, 1}, gloves) == 0.5);
  CHECK(contrast(EffectKind::main, Factors{0}, gloves) == 0.75);
}

TEST_CASE(
    "of factors that only add up, main, alone and Shapley effects are the same, and nothing interacts") {
  const std::vector<double> worth{1, 2, 4, 8, 16, 32};
  std::vector<double> cells;
  for (std::size_t cell = 0; cell < 64; ++cell) {
    double sum = 100.0;
    for (std::size_t i = 0; i < 6; ++i) sum += in_cell(cell, i) ? worth[i] : 0.0;
    cells.push_back(sum);
  }
  for (std::size_t i = 0; i < 6; ++i) {
    CHECK(contrast(EffectKind::main, Factors{i}, cells) == worth[i]);
    CHECK(contrast(EffectKind::alone, Factors{i}, cells) == worth[i]);
    CHECK(contrast(EffectKind::shapley, Factors{i}, cells) == doctest::Approx(worth[i]));
    for (std::size_t j = i + 1; j < 6; ++j)
      CHECK(contrast(EffectKind::interaction, Factors{i, j}, cells) == 0.0);
  }
}

TEST_CASE("Shapley effects add up to the total for any values, and equal cells give exactly 0") {
  std::vector<double> cells;
  for (std::size_t cell = 0; cell < 32; ++cell)
    cells.push_back(std::fmod(static_cast<double>(cell * cell) * 0.37, 5.0));
  double sum = 0.0;
  for (std::size_t i = 0; i < 5; ++i) sum += contrast(EffectKind::shapley, Factors{i}, cells);
  CHECK(sum == doctest::Approx(cells.back() - cells.front()).epsilon(1e-12));
  const std::vector<double> equal(32, 0.1);
  for (std::size_t i = 0; i < 5; ++i) {
    CHECK(contrast(EffectKind::shapley, Factors{i}, equal) == 0.0);
    CHECK(contrast(EffectKind::main, Factors{i}, equal) == 0.0);
  }
  CHECK_THROWS_AS((void)contrast(EffectKind::total, {}, std::vector<double>(6, 0.0)), ladder::sim::Bug);
}

TEST_CASE("effects are paired: what worlds have in common leaves them, and shares add up to 1") {
  // Worlds differ by 1000, effects by a hundredth of that.
  const std::vector<double> noise{-0.2, 0.1, 0.3, -0.1, 0.0, -0.1};
  const RunRecord record = record_of(2, 6, [&](std::size_t cell, std::size_t w) {
    const double e = noise[w];
    return 1000.0 * static_cast<double>(w + 1) + (in_cell(cell, 0) ? 3.0 + e : 0.0) +
           (in_cell(cell, 1) ? 5.0 - e : 0.0) + (cell == 3 ? 4.0 + e : 0.0);
  });
  const Factorial f = analyse_factorial(record, {"skills", "vouchers"});
  REQUIRE(f.outcomes.size() == 2);  // the last year, and the horizon of that year
  const FactorialOutcome& outcome = f.outcomes[0];
  CHECK(outcome.effects.size() == 1 + 2 + 2 + 1 + 2);
  CHECK(outcome.effects[0].row.difference == doctest::Approx(12.0));
  CHECK(outcome.effects[0].row.baseline == 3500.0);
  const FactorialEffect& both = effect_of(outcome, EffectKind::interaction, {0, 1});
  CHECK(both.row.difference == doctest::Approx(4.0));
  CHECK(both.row.range.low == doctest::Approx(3.8));
  CHECK(both.row.range.high == doctest::Approx(4.3));
  CHECK(both.row.verdict == Verdict::clear);
  const double first = effect_of(outcome, EffectKind::shapley, {0}).share;
  const double second = effect_of(outcome, EffectKind::shapley, {1}).share;
  CHECK(first == doctest::Approx(5.0 / 12.0));
  CHECK(first + second == doctest::Approx(1.0));
  CHECK(interaction_sentence(f, outcome, both)
            .starts_with("skills adds to vouchers for GDP per head in ETH in 2045: with the one, the effect "
                         "of the other is 0.114 % (4 "
                         "USD) higher (precision "));
}

TEST_CASE("policies that replace each other take away, and noise is no clear interaction") {
  const RunRecord less = record_of(2, 6, [](std::size_t cell, std::size_t w) {
    return 100.0 +
           static_cast<double>(cell == 0   ? 0
                               : cell == 3 ? 6
                                           : 5) +
           0.01 * static_cast<double>(w * cell);
  });
  const Factorial f = analyse_factorial(less, {"skills", "vouchers"});
  const FactorialEffect& effect = effect_of(f.outcomes[0], EffectKind::interaction, {0, 1});
  CHECK(interaction_sentence(f, f.outcomes[0], effect).starts_with("skills takes away from vouchers"));
  const RunRecord noise = record_of(2, 6, [](std::size_t cell, std::size_t w) {
    return 100.0 + static_cast<double>(cell) + (cell == 3 && w % 2 == 0 ? 0.5 : -0.5);
  });
  const Factorial unclear = analyse_factorial(noise, {"skills", "vouchers"});
  const std::string sentence = interaction_sentence(
      unclear, unclear.outcomes[0], effect_of(unclear.outcomes[0], EffectKind::interaction, {0, 1}));
  CHECK(sentence.starts_with(
      "No clear interaction between skills and vouchers for GDP per head in ETH in 2045"));
  CHECK(factorial_text(unclear).find("No clear interaction in 1 of 1 cases") != std::string::npos);
}

TEST_CASE("identical cells are identical in every effect, without a share") {
  const RunRecord record =
      record_of(3, 4, [](std::size_t, std::size_t w) { return 0.1 + static_cast<double>(w); });
  const Factorial f = analyse_factorial(record, {"a", "b", "c"});
  for (const FactorialEffect& effect : f.outcomes[0].effects) {
    CHECK(effect.row.verdict == Verdict::identical);
    CHECK(effect.row.difference == 0.0);
    CHECK(std::isnan(effect.share));
  }
  CHECK_THROWS_AS((void)analyse_factorial(record, {"a", "b"}), ladder::sim::Bug);
}

TEST_CASE("the text fits its width, the JSON names cells and effects") {
  const RunRecord record = record_of(3, 8, [](std::size_t cell, std::size_t w) {
    return 1e9 * static_cast<double>(w + 1) - 1.23456e5 * static_cast<double>(cell * (w + 3));
  });
  const Factorial f = analyse_factorial(record, {"a-policy-with-a-very-long-name-indeed", "b", "c"});
  std::istringstream lines{factorial_text(f)};
  for (std::string line; std::getline(lines, line);) {
    CAPTURE(line);
    CHECK(line.size() <= table_width);
  }
  const auto json = nlohmann::json::parse(factorial_json(f));
  CHECK(json["schema"] == "ladder-factorial/1");
  CHECK(json["cells"].size() == 8);
  CHECK(json["cells"][6] == "b+c");
  CHECK(json["outcomes"][0]["effects"].size() == 1 + 3 + 3 + 3 + 3);
  CHECK(json["outcomes"][0]["effects"][7]["kind"] == "interaction");
}
