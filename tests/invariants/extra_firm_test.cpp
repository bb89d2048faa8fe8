// Promise 2: draws are keyed by the firm, so one firm more shifts nobody's luck.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <vector>

#include "models/world/calendar.hpp"
#include "tests/support/small_run.hpp"

using namespace ladder;
using models::EventKind;

namespace {

/// What chance decided for each firm: the days of its reviews, of its search candidates and of its capital.
using Luck = std::map<std::uint64_t, std::vector<std::vector<std::uint32_t>>>;

class Listening final : public sim::Model {
 public:
  explicit Listening(const models::Scenario& scenario)
      : world(models::build_world(scenario, test::table_of(scenario), 0)) {}
  void handle(const sim::Event& event, sim::Outbox& out) override {
    const auto row = event.target.value();
    const auto kind = static_cast<EventKind>(event.kind);
    const bool drawn = kind == EventKind::operations_reviewed || kind == EventKind::investment_reviewed ||
                       kind == EventKind::search_candidate || kind == EventKind::capital_installed ||
                       kind == EventKind::adoption_reviewed;
    if (drawn && world->firms.alive[row] != 0 && world->firms.incarnation[row] == event.flags) {
      auto& own = luck[world->firms.entity[row]];
      own.push_back({event.due.ticks(), event.kind, event.payload});
    }
    world->handle(event, out);
  }
  void settle(sim::Time at, sim::Executor& executor, sim::Outbox& out) override {
    world->settle(at, executor, out);
  }
  std::unique_ptr<models::World> world;
  Luck luck;
};

/// Two years of the baseline with lively entry. @param full  row of an industry that has no room for entrants
Luck luck_of_firms(std::size_t full, double& output) {
  const auto scenario = test::small_scenario("baseline.yaml", {"world.firms_per_industry=20"});
  Listening model(scenario);
  models::World& w = *model.world;
  if (full < w.industries.size()) w.industries[full].slots = w.industries[full].initial_firms;
  const auto executor = sim::serial_executor();
  sim::Engine engine(model, *executor, sim::Duration{models::ticks_per_month});
  models::post_calendar(w, engine.initial());
  engine.run_until(sim::Time{2 * models::ticks_per_year});
  output = static_cast<double>(w.accounts[0].gdp_production);
  return std::move(model.luck);
}

std::size_t industry_of(std::uint64_t entity) {
  return static_cast<std::size_t>(entity >> 32U);
}

}  // namespace

TEST_CASE("an entrant more in one industry leaves every other firm's draws as they were") {
  double gdp_with = 0.0, gdp_without = 0.0;
  const Luck with = luck_of_firms(~std::size_t{0}, gdp_with);

  // The industry with most entrants: firms beyond those of the start.
  std::map<std::size_t, std::size_t> entrants;
  for (const auto& [entity, events] : with)
    if ((entity & 0xFFFFFFFFU) >= 20) ++entrants[industry_of(entity)];
  REQUIRE_FALSE(entrants.empty());
  const auto busiest = std::max_element(entrants.begin(), entrants.end(),
                                        [](const auto& a, const auto& b) { return a.second < b.second; });
  const Luck without = luck_of_firms(busiest->first, gdp_without);

  std::size_t absent = 0, same = 0, cut_short = 0;
  for (const auto& [entity, events] : with) {
    const auto other = without.find(entity);
    if (other == without.end()) {
      CHECK(industry_of(entity) == busiest->first);
      ++absent;
      continue;
    }
    // Who leaves earlier in one of the two worlds has had the same luck until then.
    const std::size_t common = std::min(events.size(), other->second.size());
    cut_short += events.size() != other->second.size();
    CHECK(std::equal(events.begin(), events.begin() + static_cast<std::ptrdiff_t>(common),
                     other->second.begin()));
    same += common > 0;
  }
  CHECK(absent > 0);
  CHECK(same > 1000);
  CHECK(cut_short <= same / 50);
  CHECK(gdp_with != gdp_without);  // the extra firms are felt, in everything but luck
}

TEST_CASE("a newborn is known by its industry and its number as a candidate, and no two firms share a name") {
  const auto scenario = test::small_scenario("baseline.yaml", {"assumptions.demography.entry=20 %/year"});
  std::map<std::uint64_t, std::pair<std::uint32_t, std::uint32_t>> names;  // row and day of founding
  std::size_t born = 0;
  (void)test::run(scenario, {.on_month = [&](const models::World& w) {
                    for (std::size_t row = 0; row < w.firms.rows(); ++row) {
                      if (w.firms.alive[row] == 0) continue;
                      const std::uint64_t entity = w.firms.entity[row];
                      const auto candidate = static_cast<std::uint32_t>(entity & 0xFFFFFFFFU);
                      const models::Industry& industry = w.industries[w.firms.industry[row]];
                      CHECK(industry_of(entity) == w.firms.industry[row]);
                      const std::pair life{static_cast<std::uint32_t>(row), w.firms.founded[row]};
                      const auto [known, fresh] = names.emplace(entity, life);
                      CHECK(known->second == life);
                      if (!fresh || w.firms.founded[row] == 0) continue;
                      ++born;
                      // 64 candidates a month, numbered on from the firms of the start.
                      const std::uint32_t month = w.firms.founded[row] / models::ticks_per_month - 1;
                      CHECK((candidate - industry.initial_firms) / 64 == month);
                    }
                  }});
  CHECK(born > 20);
}
