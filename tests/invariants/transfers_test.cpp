// Transfer projects on the shipped data: what is recorded adds up, is the same on any threads, and is nothing at a rate of 0.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/support/small_run.hpp"

using namespace ladder;

namespace {

/// Many projects: firms look for donors often and wait long for their money.
const std::vector<std::string> busy = {"assumptions.transfer.rate=6 /year", "assumptions.digital.hurdle=6 years"};

const output::ReplicateRecord& record() {
  static const output::ReplicateRecord made = test::run(test::small_scenario("baseline.yaml", busy));
  return made;
}

const output::Values& values(const output::ReplicateRecord& r, const std::string& group, const std::string& name) {
  const auto& rows = output::catalogue_rows();
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i].series.group == group && rows[i].series.name == name) return r.values[i];
  FAIL("no series " << group << "/" << name);
  return r.values.front();
}

constexpr std::size_t economies = 4, years = 3;

}  // namespace

TEST_CASE("flows kept as rows add up to the yearly series, cell by cell") {
  std::vector<double> completed(years * economies * models::channel_count, 0.0), failed = completed, paid = completed, earned = completed;
  std::vector<double> with(years * economies * economies, 0.0);
  for (const output::FlowRow& row : record().flows) {
    const std::size_t year = row.month / 12;
    const std::size_t at = (year * economies + row.recipient) * models::channel_count + row.channel;
    completed[at] += row.completed;
    failed[at] += row.failed;
    paid[at] += row.fee;
    earned[(year * economies + row.donor) * models::channel_count + row.channel] += row.fee;
    with[(year * economies + row.recipient) * economies + row.donor] += row.completed;
  }
  const auto same = [](const std::vector<double>& a, const output::Values& b) {
    REQUIRE(a.size() == b.size());
    double all = 0.0;
    for (std::size_t k = 0; k < a.size(); ++k) {
      CHECK(b[k] == doctest::Approx(a[k]).epsilon(1e-12));
      all += a[k];
    }
    CHECK(all > 0.0);
  };
  same(completed, values(record(), "transfer", "completed"));
  same(failed, values(record(), "transfer", "failed"));
  same(paid, values(record(), "transfer", "fees_paid"));
  same(earned, values(record(), "transfer", "fees_earned"));
  same(with, values(record(), "transfer", "completed_with"));
}

TEST_CASE("with many transfer projects the audit finds nothing, and exports of the world are its imports") {
  CHECK(values(record(), "audit", "residual").back() == 0.0);
  const auto &exports = values(record(), "national", "exports"), &imports = values(record(), "national", "imports");
  for (std::size_t year = 0; year < years; ++year) {
    double sum = 0.0, all = 0.0;
    for (std::size_t e = 0; e < economies; ++e) {
      sum += exports[year * economies + e] - imports[year * economies + e];
      all += exports[year * economies + e];
    }
    CHECK(std::abs(sum) < 1e-12 * all);
  }
}

TEST_CASE("with many transfer projects, threads and partitions reach no result") {
  const auto scenario = test::small_scenario("baseline.yaml", busy);
  REQUIRE(record().flows.size() > 30);
  for (const unsigned threads : {2U, 8U}) {
    const auto executor = sim::thread_executor(threads);
    CHECK(test::same_bits(record(), test::run(scenario, {.executor = executor.get()})));
  }
  CHECK(test::same_bits(record(), test::run(scenario, {.partitioning = {.count = 7}})));
}

TEST_CASE("at a rate of 0 there is no transfer project, whatever else is assumed of them") {
  const auto without = [](std::vector<std::string> more) {
    more.emplace_back("assumptions.transfer.rate=0 /year");
    return test::run(test::small_scenario("baseline.yaml", more));
  };
  const auto none = without({});
  CHECK(none.flows.empty());
  for (const char* name : {"asked", "agreed", "refused", "completed", "failed", "fees_paid", "fees_earned", "completed_with"})
    CHECK(std::ranges::count(values(none, "transfer", name), 0.0) ==
          static_cast<std::ptrdiff_t>(values(none, "transfer", name).size()));
  CHECK(test::same_bits(none, without({"assumptions.transfer.donors=9", "assumptions.transfer.agreed=100 %",
                                       "assumptions.transfer.licence.cost=0.01 %", "assumptions.transfer.caution=9"})));
}
