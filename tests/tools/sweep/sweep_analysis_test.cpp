#include "tools/sweep/sweep_analysis.hpp"

#include <doctest/doctest.h>

#include <charconv>
#include <nlohmann/json.hpp>

#include "refusal.hpp"
#include "sweep_support.hpp"
#include "test_functions.hpp"
#include "tools/sweep/design_file.hpp"
#include "tools/sweep/saltelli.hpp"

using namespace ladder;
using namespace ladder::tools;
using test::contains;
using test::refusal_of;
using test::SmallSweep;
using test::work_on;

namespace {

/// 3 x1 - x2, and a number that depends on nothing; x1 and x2 are read from the settings of a run.
std::vector<double> linear(const SweepRun& run, sim::Executor&) {
  std::vector<double> x;
  for (const std::string& setting : run.settings) {
    const std::size_t at = setting.find('=') + 1;
    std::from_chars(setting.data() + at, setting.data() + setting.size(), x.emplace_back());
  }
  // Luck that the mean over the two replicates of a row does not have.
  const double luck = run.replicate == 0 ? 0.5 : -0.5;
  return {3.0 * x[0] - x[1] + luck, 7.0};
}

const std::vector<std::size_t> both{0, 1};

}  // namespace

TEST_CASE("Morris' effects of a sweep of a linear function are its slopes") {
  const Design design = morris_design(test::unit_factors(2), 5, 1);
  const SmallSweep sweep(2, design);
  work_on(sweep, {}, {}, linear);
  const RowOutcomes rows = row_outcomes(sweep.folder, sweep.plan, both);
  CHECK(rows.missing == 0);
  const OutcomeSensitivity first = sensitivity_of(sweep.plan.outcomes[0], design, rows.values[0]);
  REQUIRE(first.morris);
  CHECK(first.morris->factors[0].mu.value == doctest::Approx(3.0));
  CHECK(first.morris->factors[1].mu.value == doctest::Approx(-1.0));
  CHECK(first.morris->factors[1].mu_star.value == doctest::Approx(1.0));
  const OutcomeSensitivity second = sensitivity_of(sweep.plan.outcomes[1], design, rows.values[1]);
  CHECK(second.morris->factors[0].mu_star.value == 0.0);
  const std::string text = sensitivity_text(first);
  CHECK(text.find("x1") < text.find("x2"));
  const auto json = nlohmann::json::parse(sensitivity_json(sweep.plan, rows, std::vector{first, second}));
  CHECK(json["schema"] == "ladder-sweep-analysis/1");
  CHECK(json["outcomes"][0]["factors"][1]["mu"]["value"].get<double>() == doctest::Approx(-1.0));
}

TEST_CASE("Sobol' indices of a sweep of a linear function are shares of squared slopes") {
  const Design design = saltelli_design(test::unit_factors(2), 256, 1);
  const SmallSweep sweep(2, design);
  work_on(sweep, {}, {}, linear);
  const RowOutcomes rows = row_outcomes(sweep.folder, sweep.plan, both);
  const OutcomeSensitivity first = sensitivity_of(sweep.plan.outcomes[0], design, rows.values[0]);
  REQUIRE(first.sobol);
  CHECK(first.sobol->factors[0].total.value == doctest::Approx(0.9).epsilon(0.02));
  CHECK(first.sobol->factors[1].first.value == doctest::Approx(0.1).epsilon(0.05));
  CHECK(contains(sensitivity_text(first), "total"));
  const auto json = nlohmann::json::parse(sensitivity_json(sweep.plan, rows, std::vector{first}));
  CHECK(json["outcomes"][0]["factors"][0]["total"]["value"].get<double>() ==
        doctest::Approx(0.9).epsilon(0.02));
}

TEST_CASE("a row of which a replicate has failed or is missing has no outcome, and is counted") {
  const Design design = morris_design(test::unit_factors(2), 5, 1);
  const SmallSweep sweep(2, design);
  work_on(sweep, {1, 2}, {}, [](const SweepRun& run, sim::Executor& executor) {
    if (run.run == 4) throw sim::Error("no");
    return linear(run, executor);
  });
  const RowOutcomes rows = row_outcomes(sweep.folder, sweep.plan, both);
  CHECK(rows.failed == 1);
  CHECK(rows.missing == 2 * 7);  // odd rows of 15
  CHECK(std::isnan(rows.values[0][2]));
  CHECK(std::isnan(rows.values[0][1]));
  CHECK_FALSE(std::isnan(rows.values[0][0]));
}

TEST_CASE("a design of another method is refused with what to do") {
  const SmallSweep sweep;
  const std::vector<double> values(8, 1.0);
  CHECK(contains(refusal_of([&] {
                   return sensitivity_of(sweep.plan.outcomes[0], test::eight_rows(), values).outcome.name;
                 }),
                 "collect"));
}
