#include "output/pairing.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "known_answers.hpp"
#include "output/output_error.hpp"

using namespace ladder::output;

namespace {

PairingGain gain_of(const std::vector<double>& a, const std::vector<double>& b) {
  Resampling resampling;
  return pairing_gain(a, b, resampling);
}

/// One yearly series of two economies over `years` years; value = world, +1 and world * year / 100 under the
/// policy.
RunRecord record_of(std::size_t years) {
  RunRecord r;
  r.coordinates.economies = {"ETH", "BGD"};
  r.coordinates.economy_names = {"Ethiopia", "Bangladesh"};
  r.coordinates.first_year = 2019;
  r.coordinates.months = static_cast<std::uint32_t>(12 * years);
  r.series = {
      {"national", "jobs", "persons", "jobs", "", {Axis::economy}, Interval::year, Aggregate::mean},
      {"national", "gdp_monthly", "USD", "GDP", "", {Axis::economy}, Interval::month, Aggregate::sum}};
  r.scenarios = {{"baseline", "", {}}, {"skills", "", {}}};
  for (std::size_t s = 0; s < 2; ++s)
    for (std::size_t w = 0; w < 4; ++w) {
      Values jobs;
      for (std::size_t year = 1; year <= years; ++year)
        for (int e = 0; e < 2; ++e)
          jobs.push_back(static_cast<double>(w) * (1.0 + (s == 1 ? static_cast<double>(year) / 100.0 : 0.0)));
      r.scenarios[s].replicates.push_back({{jobs, Values(24 * years)}});
    }
  return r;
}

}  // namespace

TEST_CASE("a gain of 5 where the pairs share four fifths of the variance") {
  // Var(a) = 5/3, Var(b) = 5/3, Var(d) = 2/3.
  const PairingGain gain = gain_of({10, 12, 11, 13}, {12, 13, 14, 15});
  CHECK(gain.gain == doctest::Approx(5.0));
  CHECK(gain.deviation == doctest::Approx(std::sqrt(2.0 / 3.0)));
  CHECK(gain.correlation == doctest::Approx(0.8));  // sum (a - ma)(b - mb) = 4 over 5
  CHECK(gain.interval.low <= 5.0);
  CHECK(gain.interval.high >= 5.0);
}

TEST_CASE("independent seeds give a gain of 1, and Var(a) + Var(b) is the variance of their difference") {
  const auto& normal = known::models()[0];
  const auto a = known::sample(normal, 1, 4000), b = known::sample(normal, 2, 4000);
  const PairingGain gain = gain_of(a, b);
  CHECK(gain.gain == doctest::Approx(1.0).epsilon(0.05));
  CHECK(std::abs(gain.correlation) < 0.05);
  CHECK(gain.interval.low < 1.0);
  CHECK(gain.interval.high > 1.0);
}

TEST_CASE("where differences do not vary pairing has no end, where nothing varies it has no meaning") {
  CHECK(std::isinf(gain_of({1, 2, 3}, {2, 3, 4}).gain));
  CHECK(std::isnan(gain_of({1, 1}, {1, 1}).gain));
  CHECK(std::isnan(gain_of({1}, {2}).gain));
  const PairingGain partial = gain_of({1, 2, std::numeric_limits<double>::quiet_NaN()}, {2, 4, 5});
  CHECK(partial.worlds == 2);
}

TEST_CASE("gains are of the fifth, tenth and twenty-fifth year as far as the record goes") {
  const std::vector<std::string> jobs{"jobs"}, everywhere;
  const auto all = pairing_gains(record_of(26), jobs, everywhere);
  REQUIRE(all.size() == 6);
  CHECK(all[0].economy == "ETH");
  CHECK(all[0].year == 2023);
  CHECK(all[1].year == 2028);
  CHECK(all[2].year == 2043);
  CHECK(all[3].economy == "BGD");
  // b = a (1 + y): (1 + (1 + y)^2) / y^2 with y = 0.05, 0.10, 0.25.
  CHECK(all[0].gain == doctest::Approx((1.0 + 1.05 * 1.05) / 0.0025));
  CHECK(all[1].gain == doctest::Approx((1.0 + 1.1 * 1.1) / 0.01));
  CHECK(all[2].gain == doctest::Approx((1.0 + 1.25 * 1.25) / 0.0625));
  CHECK(pairing_gains(record_of(9), jobs, std::vector<std::string>{"BGD"}).size() == 1);
  const RunRecord r = record_of(26);
  const std::string table = pairing_table(r, all);
  CHECK(table.find("skills against baseline") != table.npos);
  CHECK(table.find("2043:      41") != table.npos);
  const auto json = nlohmann::json::parse(pairing_json(r, all));
  CHECK(json["schema"] == "ladder-pairing/1");
  CHECK(json["gains"][2]["year"] == 2043);
}

TEST_CASE("what is not there is refused by name") {
  const std::vector<std::string> none;
  CHECK_THROWS_AS((void)pairing_gains(record_of(5), std::vector<std::string>{"job"}, none), OutputError);
  CHECK_THROWS_AS((void)pairing_gains(record_of(5), std::vector<std::string>{"gdp_monthly"}, none),
                  OutputError);
  CHECK_THROWS_AS(
      (void)pairing_gains(record_of(5), std::vector<std::string>{"jobs"}, std::vector<std::string>{"IND"}),
      OutputError);
  RunRecord alone = record_of(5);
  alone.scenarios.pop_back();
  CHECK_THROWS_AS((void)pairing_gains(alone, std::vector<std::string>{"jobs"}, none), OutputError);
}

TEST_CASE("a record says its headline outcomes, or that it does not know") {
  RunRecord r = record_of(1);
  CHECK(headline_outcomes(r).empty());
  r.attributes = {{headline_attribute, "gdp_per_head jobs"}};
  CHECK(headline_outcomes(r) == std::vector<std::string>{"gdp_per_head", "jobs"});
}
