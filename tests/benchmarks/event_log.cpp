/// One firm's year, event by event: what models/ODD.md shows as an example and models/world/calendar.hpp
/// says.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <string_view>

#include "models/world/calendar.hpp"
#include "sim/engine.hpp"
#include "tests/benchmarks/options.hpp"
#include "tests/support/small_run.hpp"

namespace {

using namespace ladder;

struct Options {
  std::string scenario = "industry40.yaml";
  std::string economy = "ETH";
  std::string sector = "textiles";
  std::uint32_t firm = 0;    ///< number in its industry
  std::uint32_t year = 5;    ///< since the start, from 1
  std::uint32_t firms = 10;  ///< an industry
};

Options parsed(int count, char** arguments) {
  Options o;
  test::po::options_description options("Options");
  options.add_options()                                               //
      ("scenario", test::into(o.scenario), "a file of scenarios/")    //
      ("economy", test::into(o.economy), "ETH, BGD, NORTH or ROW")    //
      ("sector", test::into(o.sector), "key of a sector")             //
      ("firm", test::into(o.firm), "number in its industry, from 0")  //
      ("year", test::into_count(o.year), "since the start, from 1")         //
      ("firms", test::into_count(o.firms), "an industry");
  test::read_options(count, arguments, "Every event of one firm in one year.", options);
  return o;
}

/// A world that prints every event of one row in one year.
class Logged final : public sim::Model {
 public:
  Logged(models::World& world, std::uint32_t row, std::uint32_t year)
      : world_(world), row_(row), from_((year - 1) * models::ticks_per_year) {}

  void handle(const sim::Event& event, sim::Outbox& out) override {
    const std::uint32_t due = event.due.ticks();
    const bool current = event.flags == world_.firms.incarnation[row_] && world_.firms.alive[row_] != 0;
    if (event.target.value() == row_ && current && due >= from_ && due < from_ + models::ticks_per_year) {
      const std::uint32_t day = due - from_;
      const auto name = models::event_name(static_cast<models::EventKind>(event.kind));
      std::printf("%5u %3u %3u  %-20.*s %7u\n", day, day / models::ticks_per_month + 1,
                  day % models::ticks_per_month + 1, static_cast<int>(name.size()), name.data(),
                  event.payload);
    }
    world_.handle(event, out);
  }
  void settle(sim::Time at, sim::Executor& executor, sim::Outbox& out) override {
    world_.settle(at, executor, out);
  }

 private:
  models::World& world_;
  std::uint32_t row_, from_;
};

void print_year(const Options& o) {
  const auto scenario = test::small_scenario(
      o.scenario, {"world.firms_per_industry=" + std::to_string(o.firms), "horizon.to=2060-12"});
  const auto world = models::build_world(scenario, test::table_of(scenario), 0);
  std::uint32_t row = 0;
  bool known = false;
  for (std::size_t e = 0; e < world->economy_count(); ++e)
    for (std::size_t s = 0; s < models::sector_count; ++s)
      if (world->economies[e].iso3 == o.economy && models::sector_keys[s] == o.sector &&
          o.firm < world->industry(e, s).initial_firms) {
        row = world->industry(e, s).first_row + o.firm;
        known = true;
      }
  if (!known) {
    std::fputs("event_log: there is no such firm in the small world (ETH, BGD, NORTH, ROW)\n", stderr);
    std::exit(1);
  }
  std::printf("Firm %u of %s in %s, year %u of %s (a month has 30 days)\n", o.firm, o.sector.c_str(),
              o.economy.c_str(), o.year, o.scenario.c_str());
  std::printf("  day month day  %-20s payload\n", "event");
  Logged logged(*world, row, o.year);
  const auto executor = sim::serial_executor();
  sim::Engine engine(logged, *executor, sim::Duration{models::ticks_per_month});
  models::post_calendar(*world, engine.initial());
  engine.run_until(sim::Time{o.year * models::ticks_per_year});
}

}  // namespace

int main(int count, char** arguments) {
  return test::guarded("event_log", [&] { print_year(parsed(count, arguments)); });
}
