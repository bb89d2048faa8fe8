#include "tools/calibration/history_matching.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "sim/error.hpp"
#include "tests/tools/calibration/toy_model.hpp"

using namespace ladder;
using namespace ladder::tools;

namespace {

const std::vector<double> truth{0.4, 0.6, 0.5};

HistoryMatch matched(const test::ToyModel& model, const std::vector<Target>& targets,
                     const HistoryMatchingSettings& settings = test::toy_settings()) {
  const auto serial = sim::serial_executor();
  return match_history(model.simulator(), test::toy_columns, targets, settings, *serial);
}

/// How far the noiseless model at a point is from the targets, in the standard deviations of the rule.
double exact_implausibility(const test::ToyModel& model, const std::vector<Target>& targets,
                            const std::vector<double>& point) {
  const std::vector<double> mean = model.mean_at(point);
  double worst = 0.0;
  for (std::size_t t = 0; t < targets.size(); ++t)
    worst = std::max(worst, implausibility(targets[t], {mean[t], 0.0}, model.noise * model.noise));
  return worst;
}

}  // namespace

TEST_CASE(
    "parameters that made a history are found: what is left is a small part of the space, around them") {
  const test::ToyModel model;
  const auto targets = test::toy_targets(model, truth, 0.2);
  const HistoryMatch match = matched(model, targets);
  CHECK_FALSE(match.all_ruled_out);
  REQUIRE(match.chosen.size() == 12);
  CHECK(match.requests.size() == most_runs(test::toy_settings()));
  CHECK(match.waves.back().region_share < 0.2);
  for (const std::size_t i : match.chosen) {
    const JudgedPoint& point = match.points[i];
    CHECK_FALSE(point.ruled_out);
    CHECK(point.inadmissible.empty());
    CHECK(exact_implausibility(model, targets, point.point) < 5.0);  // 3, and what noise leaves in doubt
    CHECK(std::abs(point.point[0] - truth[0]) < 0.35);
  }
  // The third parameter does nothing, so the sets spread over all of it.
  double low = 1.0, high = 0.0;
  for (const std::size_t i : match.chosen) {
    low = std::min(low, match.points[i].point[2]);
    high = std::max(high, match.points[i].point[2]);
  }
  CHECK(high - low > 0.6);
}

TEST_CASE("seed noise is measured where points were run again") {
  const test::ToyModel model{.noise = 0.5};
  auto settings = test::toy_settings();
  settings.noise_points = 10;
  settings.noise_replicates = 11;
  const HistoryMatch match = matched(model, test::toy_targets(model, truth, 0.2), settings);
  for (const double variance : match.seed_variance) CHECK(variance == doctest::Approx(0.25).epsilon(0.4));
}

TEST_CASE("more is found than at random with as many runs") {
  const test::ToyModel model;
  const auto targets = test::toy_targets(model, truth, 0.1);
  const HistoryMatch match = matched(model, targets);
  const RandomSearch random = search_at_random(model.simulator(), test::toy_columns, targets, {},
                                               match.seed_variance, match.requests.size(), 1);
  const SearchResult by_waves = result_of(match.points), by_luck = result_of(random.points);
  CHECK(random.runs == match.requests.size());
  CHECK(by_waves.not_ruled_out > by_luck.not_ruled_out);
  CHECK(by_luck.inadmissible > 0);
}

TEST_CASE("two targets that no parameters meet together rule out everything, and both are named") {
  const test::ToyModel model;
  // x = 0 needs the first near 4 y^2; the second at 6 needs y near 1 and x near 0, where the first is 4,
  // not 12.
  const std::vector<Target> targets{{.name = "first", .value = 12.0, .observation_error = 0.1},
                                    {.name = "second", .value = 6.0, .observation_error = 0.1}};
  const HistoryMatch match = matched(model, targets);
  CHECK(match.all_ruled_out);
  CHECK(match.not_ruled_out == 0);
  CHECK(match.waves.back().empty);
  REQUIRE(match.chosen.size() == 12);
  // The least implausible that were run, in that order.
  for (std::size_t k = 1; k < match.chosen.size(); ++k)
    CHECK(match.points[match.chosen[k - 1]].deciding <= match.points[match.chosen[k]].deciding);
  for (const std::size_t i : match.chosen) CHECK(match.points[i].ruled_out);
  const auto blamed = ruled_out_by(match.points, targets.size(), 3.0);
  CHECK(blamed.size() == 2);
}

TEST_CASE("without two admissible runs there is nothing to learn from, and the reasons are told") {
  const Simulator broken = [](std::span<const RunRequest> requests) {
    return std::vector<RunOutcome>(requests.size(), {{0.0}, "prices explode"});
  };
  const auto serial = sim::serial_executor();
  const std::vector<Target> targets{{.name = "t", .value = 0.0, .observation_error = 1.0}};
  try {
    (void)match_history(broken, 2, targets, test::toy_settings(), *serial);
    FAIL("accepted");
  } catch (const sim::Error& error) {
    CHECK(std::string{error.what()}.find("prices explode (24 runs)") != std::string::npos);
  }
}

TEST_CASE("the same seed gives the same sets on any number of threads, another seed others") {
  const test::ToyModel model;
  const auto targets = test::toy_targets(model, truth, 0.2);
  auto settings = test::toy_settings();
  const auto many = sim::thread_executor(3);
  const HistoryMatch one = matched(model, targets, settings),
                     other = match_history(model.simulator(), test::toy_columns, targets, settings, *many);
  REQUIRE(one.requests.size() == other.requests.size());
  for (std::size_t i = 0; i < one.requests.size(); ++i)
    CHECK(one.requests[i].point == other.requests[i].point);
  CHECK(one.chosen == other.chosen);
  settings.seed = 2;
  CHECK(matched(model, targets, settings).requests[0].point != one.requests[0].point);
}

TEST_CASE("of many histories hardly one has its own parameters ruled out") {
  // Three standard deviations, two targets, normal errors: 0.5 % by the rule itself, and what emulators add
  // to it.
  constexpr std::size_t histories = 30;
  std::size_t ruled_out = 0, chosen_near = 0;
  for (std::size_t h = 0; h < histories; ++h) {
    const test::ToyModel model{.noise = 0.3, .seed = 100 + h};
    const UnitPoints place = random_points(1, 3, 1000 + h);
    const std::vector<double> own{0.05 + 0.8 * place.at(0, 0), place.at(0, 1), place.at(0, 2)};
    const auto targets = test::toy_targets(model, own, 0.2);
    const HistoryMatch match = matched(model, targets);
    const auto serial = sim::serial_executor();
    const EmulatedModel emulated(match.requests, match.outcomes, targets, match.seed_variance, {}, *serial);
    ruled_out += emulated.rules_out(own) ? 1 : 0;
    chosen_near += match.all_ruled_out ? 0 : 1;
  }
  CHECK(ruled_out <= 2);
  CHECK(chosen_near >= histories - 1);
}

TEST_SUITE("full") {
  TEST_CASE(
      "over five hundred histories the truth is kept in at least 97 % (three standard deviations: 99.5 %)") {
    constexpr std::size_t histories = 500;
    std::size_t kept = 0;
    for (std::size_t h = 0; h < histories; ++h) {
      const test::ToyModel model{.noise = 0.3, .seed = 5000 + h};
      const UnitPoints place = random_points(1, 3, 9000 + h);
      const std::vector<double> own{0.05 + 0.8 * place.at(0, 0), place.at(0, 1), place.at(0, 2)};
      const auto targets = test::toy_targets(model, own, 0.2);
      const HistoryMatch match = matched(model, targets);
      const auto serial = sim::serial_executor();
      kept += EmulatedModel(match.requests, match.outcomes, targets, match.seed_variance, {}, *serial)
                      .rules_out(own)
                  ? 0
                  : 1;
    }
    MESSAGE("kept " << kept << " of " << histories);
    CHECK(kept >= histories * 97 / 100);
  }
}
