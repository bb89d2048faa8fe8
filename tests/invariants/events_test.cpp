// Event-driven in earnest: code runs for a firm on the days on which something is due, and on no other.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <tuple>
#include <vector>

#include "models/industry/investment.hpp"
#include "models/world/calendar.hpp"
#include "tests/support/small_run.hpp"

using namespace ladder;
using models::EventKind;

namespace {

EventKind kind_of(const sim::Event& event) {
  return static_cast<EventKind>(event.kind);
}

/// A world that tells a listener of every call of its handler, before and after it.
class Watched : public sim::Model {
 public:
  Watched(const models::Scenario& scenario, std::uint32_t replicate = 0)
      : world(models::build_world(scenario, test::table_of(scenario), replicate)) {}
  virtual void before(const sim::Event&) {}
  virtual void after(const sim::Event&) {}
  void handle(const sim::Event& event, sim::Outbox& out) override {
    before(event);
    world->handle(event, out);
    after(event);
  }
  void settle(sim::Time at, sim::Executor& executor, sim::Outbox& out) override {
    world->settle(at, executor, out);
  }
  /// Whether the event is of the firm that is in its row now.
  [[nodiscard]] bool current(const sim::Event& event) const {
    const std::size_t row = event.target.value();
    return world->firms.alive[row] != 0 && world->firms.incarnation[row] == event.flags;
  }
  [[nodiscard]] std::uint64_t entity(const sim::Event& event) const {
    return world->firms.entity[event.target.value()];
  }

  std::unique_ptr<models::World> world;
};

/// Runs a watched world day by day, and calls `each_day` after each.
template <class EachDay>
void run_days(Watched& model, std::uint32_t days, EachDay each_day) {
  const auto executor = sim::serial_executor();
  sim::Engine engine(model, *executor, {sim::Duration{models::ticks_per_month}, 4});
  models::post_calendar(*model.world, engine.initial());
  for (std::uint32_t day = 0; day < days; ++day) {
    engine.run_until(sim::Time{day + 1});
    each_day(day, engine);
  }
}

/// Everything a firm is, in one number; what settlement alone writes is left in.
std::uint64_t state_of(const models::Firms& f, std::size_t i) {
  std::uint64_t hash = 1469598103934665603U;
  const auto add = [&](const auto& value) {
    const auto* bytes = reinterpret_cast<const unsigned char*>(&value);
    for (std::size_t k = 0; k < sizeof(value); ++k) hash = (hash ^ bytes[k]) * 1099511628211U;
  };
  add(f.sequence[i]), add(f.technique[i]), add(f.embodied[i]), add(f.absorptive_skill[i]);
  add(f.efficiency[i]), add(f.price[i]), add(f.markup[i]), add(f.expected_demand[i]), add(f.planned[i]);
  add(f.output[i]), add(f.stock[i]), add(f.capital[i]), add(f.purchase[i]), add(f.newest_order[i]);
  add(f.workers[i]), add(f.wanted[i]), add(f.wage[i]), add(f.in_training[i]), add(f.orders[i]);
  add(f.generation[i]), add(f.measures[i]), add(f.project[i]), add(f.equipment[i]);
  add(f.aware_digital[i]), add(f.aware_efficiency[i]), add(f.application[i]), add(f.voucher[i].amount);
  add(f.redeem[i]), add(f.outcome[i]), add(f.supporter[i]);
  return hash;
}

const models::Scenario& baseline() {
  static const models::Scenario s = test::small_scenario("baseline.yaml");
  return s;
}

}  // namespace

TEST_CASE("on a day without a due event no code runs for a firm, and nothing about it changes") {
  struct Counting final : Watched {
    using Watched::Watched;
    void before(const sim::Event& event) override {
      ++calls;
      CHECK(event.due == today);
      busy.insert(event.target.value());
    }
    std::uint64_t calls = 0;
    sim::Time today;
    std::set<std::size_t> busy;
  } model(baseline());
  std::vector<std::uint64_t> state(model.world->firms.rows());
  const auto look = [&] {
    for (std::size_t i = 0; i < state.size(); ++i) state[i] = state_of(model.world->firms, i);
  };
  std::uint64_t firm_days = 0, busy_days = 0;
  run_days(model, 2 * models::ticks_per_year, [&](std::uint32_t day, const sim::Engine& engine) {
    CHECK(engine.counters().events == model.calls);
    if (day > 0 && (day + 1) % models::ticks_per_month != 0)  // at a barrier settlement writes to all
      for (std::size_t i = 0; i < state.size(); ++i)
        if (!model.busy.contains(i)) CHECK(state_of(model.world->firms, i) == state[i]);
    look();
    firm_days += static_cast<std::uint64_t>(
        std::count(model.world->firms.alive.begin(), model.world->firms.alive.end(), std::uint8_t{1}));
    busy_days += model.busy.size();
    model.busy.clear();
    model.today = sim::Time{day + 1};
  });
  CHECK(model.calls > 10000);
  MESSAGE("days of a firm on which code ran: "
          << 100.0 * static_cast<double>(busy_days) / static_cast<double>(firm_days) << " %");
  CHECK(busy_days < firm_days / 5);  // a review a month and some candidates: about 1 day in 8
}

TEST_CASE("a firm's year has 12 reviews of operations, 4 of investment and 2 of adoption, evenly spaced") {
  struct Diary final : Watched {
    using Watched::Watched;
    void before(const sim::Event& event) override {
      if (current(event)) days[{entity(event), event.kind}].push_back(event.due.ticks());
    }
    std::map<std::pair<std::uint64_t, std::uint16_t>, std::vector<std::uint32_t>> days;
  } model(baseline());
  const auto start = model.world->firms.entity;
  const std::uint32_t years = 2;
  run_days(model, years * models::ticks_per_year, [](std::uint32_t, const sim::Engine&) {});
  const models::Firms& f = model.world->firms;
  std::size_t stayed = 0;
  for (std::size_t row = 0; row < f.rows(); ++row) {
    if (f.alive[row] == 0 || f.entity[row] != start[row] || f.founded[row] != 0) continue;
    ++stayed;
    for (const auto& [kind, period, times] : {std::tuple{EventKind::operations_reviewed, 30U, 12U},
                                              std::tuple{EventKind::investment_reviewed, 90U, 4U},
                                              std::tuple{EventKind::adoption_reviewed, 180U, 2U}}) {
      const auto& days = model.days[{f.entity[row], static_cast<std::uint16_t>(kind)}];
      CAPTURE(row);
      CAPTURE(period);
      REQUIRE(days.size() == years * times);
      CHECK(days.front() < period);
      for (std::size_t k = 1; k < days.size(); ++k) REQUIRE(days[k] - days[k - 1] == period);
    }
  }
  CHECK(stayed > 300);
}

TEST_CASE("capital arrives on the exact day that was drawn when it was ordered") {
  struct Orders final : Watched {
    using Watched::Watched;
    void before(const sim::Event& event) override {
      if (!current(event)) return;
      const auto row = event.target.value();
      if (kind_of(event) == EventKind::capital_installed) {
        const auto order = due.find({entity(event), event.payload});
        if (order == due.end()) return;  // ordered before the start
        CHECK(order->second == event.due.ticks());
        due.erase(order);
        ++arrived;
        capital = world->firms.capital[row];
        installed = world->firms.orders[row][event.payload];
      }
    }
    void after(const sim::Event& event) override {
      if (!current(event)) return;
      const auto row = event.target.value();
      const models::Firms& f = world->firms;
      if (kind_of(event) == EventKind::investment_reviewed)
        due[{entity(event), f.newest_order[row]}] =
            event.due.ticks() + models::lead_time_days(*world, row, event.due);
      if (kind_of(event) == EventKind::capital_installed && capital >= 0) {
        CHECK(f.capital[row] == capital + installed);
        CHECK(f.orders[row][event.payload] == 0);
        capital = -1;
      }
    }
    std::map<std::pair<std::uint64_t, std::uint32_t>, std::uint32_t> due;  ///< by firm and slot
    std::size_t arrived = 0;
    models::Volume capital = -1, installed = 0;
  } model(baseline());
  const std::uint32_t days = 2 * models::ticks_per_year;
  run_days(model, days, [](std::uint32_t, const sim::Engine&) {});
  CHECK(model.arrived > 1000);
  // What has not come by now is not due yet, but for firms that have left.
  std::set<std::uint64_t> living;
  for (std::size_t row = 0; row < model.world->firms.rows(); ++row)
    if (model.world->firms.alive[row] != 0) living.insert(model.world->firms.entity[row]);
  for (const auto& [order, due] : model.due)
    if (living.contains(order.first)) CHECK(due >= days);
}

TEST_CASE("a course of six months ends on its 180th day, and then moves workers up") {
  struct Courses final : Watched {
    using Watched::Watched;
    void before(const sim::Event& event) override {
      const auto row = event.target.value();
      training = world->firms.in_training[row];
      low = world->firms.workers[row][0];
      if (kind_of(event) == EventKind::training_completed && current(event)) {
        CHECK(started.at(entity(event)) + 180 == event.due.ticks());
        ++ended;
      } else if (training > 0 && current(event)) {
        CHECK(event.due.ticks() <= started.at(entity(event)) + 180);
      }
    }
    void after(const sim::Event& event) override {
      if (!current(event)) return;
      const auto row = event.target.value();
      const models::Firms& f = world->firms;
      if (training == 0 && f.in_training[row] > 0) started[entity(event)] = event.due.ticks();
      if (kind_of(event) != EventKind::training_completed) {
        CHECK(f.workers[row][0] == low);  // people move between skills on the last day of a course only
        return;
      }
      CHECK(f.in_training[row] == 0);
      CHECK(f.workers[row][0] == low - std::min(training, low));
    }
    std::map<std::uint64_t, std::uint32_t> started;
    std::int32_t training = 0, low = 0;
    std::size_t ended = 0;
  } model(test::with_programme("industrial-skills",
                               "from: 2019-01, until: 2021-12, ramp: 0 months, budget: 200 MUSD/year"));
  run_days(model, 2 * models::ticks_per_year, [](std::uint32_t, const sim::Engine&) {});
  CHECK(model.ended > 10);
}

TEST_CASE("a digital step or measure ends on the exact day that was drawn when it was begun") {
  struct Steps final : Watched {
    using Watched::Watched;
    void before(const sim::Event& event) override {
      idle = world->firms.project[event.target.value()] == models::Project::none;
      if (kind_of(event) != EventKind::adoption_completed || !current(event)) return;
      CHECK(due.at(entity(event)) == event.due.ticks());
      ++ended;
    }
    void after(const sim::Event& event) override {
      if (!current(event)) return;
      const auto row = event.target.value();
      const models::Firms& f = world->firms;
      const models::Project project = f.project[row];
      if (!idle || project == models::Project::none || project == models::Project::training) return;
      const bool digital = project == models::Project::digital;
      const auto& d = world->parameters.digital;
      const auto& r = world->parameters.efficiency;
      const double shortest = digital ? d.shortest_project.value() : r.shortest_project.value();
      const double longest = digital ? d.longest_project.value() : r.longest_project.value();
      const double u = world->uniform(f.entity[row], models::Purpose::project_time,
                                      f.project_item[row] + (digital ? 16U : 0U));
      const auto days =
          static_cast<std::uint32_t>((shortest + u * (longest - shortest)) * models::ticks_per_year);
      due[entity(event)] = event.due.ticks() + days;
    }
    std::map<std::uint64_t, std::uint32_t> due;
    bool idle = false;
    std::size_t ended = 0;
  } model(baseline());
  run_days(model, 3 * models::ticks_per_year, [](std::uint32_t, const sim::Engine&) {});
  CHECK(model.ended > 20);
}

TEST_CASE("every supported step, course and voucher that ends is counted once, for the programme that paid") {
  struct Ends final : Watched {
    using Watched::Watched;
    void before(const sim::Event& event) override {
      const auto row = event.target.value();
      const models::Firms& f = world->firms;
      supporter = f.supporter[row];
      voucher = f.voucher[row];
    }
    void after(const sim::Event& event) override {
      if (!current(event)) return;
      const auto row = event.target.value();
      const models::Firms& f = world->firms;
      const bool ended =
          kind_of(event) == EventKind::adoption_completed || kind_of(event) == EventKind::training_completed;
      if (ended && supporter != 0) ++due[supporter - 1U], last[entity(event)] = event.due.ticks();
      if (kind_of(event) == EventKind::voucher_expired && voucher.amount > 0 && f.voucher[row].amount == 0)
        ++due[voucher.programme], last[entity(event)] = event.due.ticks();
    }
    void settle(sim::Time at, sim::Executor& executor, sim::Outbox& out) override {
      Watched::settle(at, executor, out);
      for (std::size_t k = 0; k < world->programmes.size(); ++k) {
        const models::ProgrammeState& p = world->programmes[k];
        CHECK(p.completed + p.failed + p.expired == due[k]);
      }
    }
    std::map<std::size_t, std::int64_t> due;
    std::map<std::uint64_t, std::uint32_t> last;
    std::uint16_t supporter = 0;
    models::Voucher voucher;
  } model(test::small_scenario("industry40.yaml", {"policies.0.from=2019-01", "policies.1.from=2019-01",
                                                   "policies.0.budget=400 MUSD/year", "horizon.to=2023-12"}));
  run_days(model, 5 * models::ticks_per_year, [](std::uint32_t, const sim::Engine&) {});
  CHECK(model.last.size() > 40);
}
