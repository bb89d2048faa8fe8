#include "models/world/calendar.hpp"

#include <doctest/doctest.h>

#include <map>
#include <set>
#include <vector>

#include "models/industry/investment.hpp"
#include "models/world/build.hpp"
#include "tests/support/small_world.hpp"

namespace {

using namespace ladder::models;
using namespace ladder;

struct Installed {
  std::uint32_t row;
  Volume ordered;  ///< what lay in the slot the moment before
  Volume grown;    ///< by how much capital grew
};

/// Passes all on to the world and writes down on which day what happened to whom.
class Diary final : public sim::Model {
 public:
  explicit Diary(World& world) : world_(world) {}

  void handle(const sim::Event& event, sim::Outbox& out) override {
    const std::uint32_t row = event.target.value();
    if (world_.firms.incarnation[row] != event.flags) return world_.handle(event, out);  // its firm has left
    days_[{event.kind, row}].push_back(event.due.ticks());
    const Volume before = world_.firms.capital[row];
    const Volume ordered = event.payload < project_slots ? world_.firms.orders[row][event.payload] : 0;
    world_.handle(event, out);
    if (event.kind == static_cast<std::uint16_t>(EventKind::capital_installed))
      installed_.push_back({row, ordered, world_.firms.capital[row] - before});
  }
  void settle(sim::Time at, sim::Executor& executor, sim::Outbox& out) override {
    world_.settle(at, executor, out);
  }

  [[nodiscard]] const std::vector<std::uint32_t>& days(EventKind kind, std::uint32_t row) {
    return days_[{static_cast<std::uint16_t>(kind), row}];
  }
  [[nodiscard]] const std::vector<Installed>& installed() const { return installed_; }

 private:
  World& world_;
  std::map<std::pair<std::uint16_t, std::uint32_t>, std::vector<std::uint32_t>> days_;
  std::vector<Installed> installed_;
};

/// Three years of a small world.
struct ThreeYears {
  ThreeYears() : world(build_world(test::small_scenario(), test::small_table(), 0)), diary(*world) {
    const auto executor = sim::serial_executor();
    sim::Engine engine(diary, *executor, sim::Duration{ticks_per_month});
    post_calendar(*world, engine.initial());
    engine.run_until(sim::Time{1080});
    for (std::uint32_t row = 0; row < world->firms.rows(); ++row)
      if (world->firms.alive[row] != 0 && world->firms.incarnation[row] == 0 &&
          world->firms.founded[row] == 0)
        stayers.push_back(row);
  }
  std::unique_ptr<World> world;
  Diary diary;
  std::vector<std::uint32_t> stayers;  ///< firms that were there all the time
};

}  // namespace

TEST_CASE(
    "a firm reviews operations each 30 days, investment each 90 and adoption each 180, on its own day") {
  ThreeYears run;
  REQUIRE(run.stayers.size() > 150);
  for (const auto& [kind, period] :
       {std::pair{EventKind::operations_reviewed, 30U}, std::pair{EventKind::investment_reviewed, 90U},
        std::pair{EventKind::adoption_reviewed, 180U}}) {
    std::set<std::uint32_t> first_days;
    for (const std::uint32_t row : run.stayers) {
      const auto& days = run.diary.days(kind, row);
      CAPTURE(period);
      CAPTURE(row);
      REQUIRE(days.size() == 1080 / period);
      CHECK(days.front() < period);
      first_days.insert(days.front());
      for (std::size_t k = 1; k < days.size(); ++k) CHECK(days[k] - days[k - 1] == period);
    }
    CHECK(first_days.size() > period / 3);  // not all on one day
  }
}

TEST_CASE("ordered capital counts on the very day its lead time of 180 to 359 days is over") {
  ThreeYears run;
  std::size_t checked = 0;
  for (const std::uint32_t row : run.stayers) {
    const auto& orders = run.diary.days(EventKind::investment_reviewed, row);
    const auto& arrivals = run.diary.days(EventKind::capital_installed, row);
    const std::multiset<std::uint32_t> arrived(arrivals.begin(), arrivals.end());
    for (const std::uint32_t day : orders) {
      const std::uint32_t lead = lead_time_days(*run.world, row, sim::Time{day});
      CAPTURE(row);
      CAPTURE(day);
      CHECK(lead >= 180);
      CHECK(lead < 360);
      if (day + lead >= 1080) continue;
      CHECK(arrived.count(day + lead) > 0);
      ++checked;
    }
  }
  CHECK(checked > 1000);
}

TEST_CASE("what is installed is what was ordered and paid for, to the cent") {
  ThreeYears run;
  Volume all = 0;
  for (const Installed& i : run.diary.installed()) {
    CAPTURE(i.row);
    CHECK(i.grown == i.ordered);
    all += i.grown;
  }
  CHECK(all > 0);
}

TEST_CASE("month m covers days 30 m to 30 m + 29, from January of the year after the base year") {
  CHECK(month_of(sim::Time{0}) == 0);
  CHECK(month_of(sim::Time{29}) == 0);
  CHECK(month_of(sim::Time{30}) == 1);
  CHECK(month_start(12) == sim::Time{360});
  WorldSpec world;
  world.base_year = 2018;
  CHECK(month_number(world, {2019, 1}) == 0);
  CHECK(month_number(world, {2021, 3}) == 26);
}
