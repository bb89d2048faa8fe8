/// The whole model: firm-months a second and thread, with events, draws and postings per firm-month beside
/// it, and bytes a firm. Speed is the median of some rounds; every round is a fresh world of the same seed.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <mutex>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

#include "models/world/calendar.hpp"
#include "sim/engine.hpp"
#include "sim/random.hpp"
#include "tests/benchmarks/options.hpp"
#include "tests/benchmarks/resident.hpp"
#include "tests/support/small_run.hpp"

namespace {

/// Draws made by the model, counted by the linker's --wrap (tests/CMakeLists.txt). Each thread counts its own, and
/// all are added up while no thread draws.
class Tally {
 public:
  Tally() {
    const std::lock_guard lock(mutex);
    all.push_back(this);
  }
  ~Tally() {
    const std::lock_guard lock(mutex);
    of_ended_threads += draws_;
    std::erase(all, this);
  }
  Tally(const Tally&) = delete;
  Tally& operator=(const Tally&) = delete;
  void operator++() { ++draws_; }
  [[nodiscard]] static std::uint64_t total() {
    const std::lock_guard lock(mutex);
    return std::accumulate(all.begin(), all.end(), of_ended_threads,
                           [](std::uint64_t sum, const Tally* t) { return sum + t->draws_; });
  }

 private:
  std::uint64_t draws_ = 0;
  inline static std::mutex mutex;
  inline static std::vector<const Tally*> all;
  inline static std::uint64_t of_ended_threads = 0;
};
thread_local Tally tally;

}  // namespace

// Declared with the names the linker knows: there is no other way to stand between.
// NOLINTBEGIN
extern "C" {
using ladder::sim::Draws;
double __real__ZNK6ladder3sim5Draws7uniformEmtm(const Draws*, std::uint64_t, std::uint16_t, std::uint64_t);
double __real__ZNK6ladder3sim5Draws6normalEmtm(const Draws*, std::uint64_t, std::uint16_t, std::uint64_t);
std::uint32_t __real__ZNK6ladder3sim5Draws5belowEjmtm(const Draws*, std::uint32_t, std::uint64_t,
                                                      std::uint16_t, std::uint64_t);
double __wrap__ZNK6ladder3sim5Draws7uniformEmtm(const Draws* d, std::uint64_t e, std::uint16_t p,
                                                std::uint64_t i) {
  ++tally;
  return __real__ZNK6ladder3sim5Draws7uniformEmtm(d, e, p, i);
}
double __wrap__ZNK6ladder3sim5Draws6normalEmtm(const Draws* d, std::uint64_t e, std::uint16_t p,
                                               std::uint64_t i) {
  ++tally;
  return __real__ZNK6ladder3sim5Draws6normalEmtm(d, e, p, i);
}
std::uint32_t __wrap__ZNK6ladder3sim5Draws5belowEjmtm(const Draws* d, std::uint32_t n, std::uint64_t e,
                                                      std::uint16_t p, std::uint64_t i) {
  ++tally;
  return __real__ZNK6ladder3sim5Draws5belowEjmtm(d, n, e, p, i);
}
}
std::array<double, 4> real_uniforms(const Draws*, std::uint64_t, std::uint16_t,
                                    std::uint64_t) asm("__real__ZNK6ladder3sim5Draws8uniformsEmtm");
std::array<double, 4> wrap_uniforms(const Draws*, std::uint64_t, std::uint16_t,
                                    std::uint64_t) asm("__wrap__ZNK6ladder3sim5Draws8uniformsEmtm");
std::array<double, 4> wrap_uniforms(const Draws* d, std::uint64_t e, std::uint16_t p, std::uint64_t i) {
  ++tally;
  return real_uniforms(d, e, p, i);
}
// NOLINTEND

namespace {

using namespace ladder;

/// The most populous economies below high income that can be balanced together for 2018.
constexpr std::string_view sixty =
    "[CHN, IND, IDN, PAK, BRA, NGA, BGD, RUS, MEX, ETH, PHL, EGY, COD, IRN, TUR, ZAF, MMR, KEN, UKR, SDN, DZA, UGA, IRQ, "
    "AFG, YEM, MYS, UZB, PER, AGO, VEN, MOZ, MDG, CIV, CMR, NER, LKA, MLI, BFA, SYR, ROU, KAZ, MWI, ZMB, ECU, GTM, TCD, "
    "ZWE, GIN, RWA, BEN, BDI, TUN, BOL, CUB, HTI, DOM, JOR, AZE, HND, BLR]";

struct Options {
  int firms = 200;  ///< an industry
  int years = 3;
  unsigned warm_up = 1;
  bool memory = true;
  unsigned threads = 1;
  int rounds = 3;
  std::string economies = "[ETH, BGD, IND, IDN, CHN]";
  std::string scenario = "baseline.yaml";
};

Options parsed(int count, char** arguments) {
  Options o;
  test::po::options_description options("Options");
  options.add_options()                                                                                //
      ("firms", test::into_count(o.firms), "firms an industry; memory is measured with twice as many, too")  //
      ("years", test::into_count(o.years), "timed")                                                          //
      ("warm-up", test::into(o.warm_up), "years before them that are not")                                   //
      ("memory", test::into(o.memory), "whether bytes a firm are measured")                                  //
      ("threads", test::into_count(o.threads), "of oneTBB; 1: none")                                         //
      ("rounds", test::into_count(o.rounds), "a fresh world each; the median is printed")                    //
      ("economies", test::into(o.economies), "a list, or sixty; North and Rest of world are added")    //
      ("scenario", test::into(o.scenario), "a file of scenarios/");
  test::read_options(count, arguments, "Firm-months a second of the whole model, and bytes a firm.", options);
  if (o.economies == "sixty") o.economies = sixty;
  return o;
}

models::Scenario scenario_of(const Options& o, int firms) {
  return test::small_scenario(o.scenario, {"world.economies=" + o.economies, "horizon.to=2060-12",
                                           "world.firms_per_industry=" + std::to_string(firms)});
}

std::uint64_t living_firms(const models::World& w) {
  return std::accumulate(w.living.begin(), w.living.end(), std::uint64_t{0},
                         [](std::uint64_t sum, const auto& rows) { return sum + rows.size(); });
}

/// What one round did in its timed years.
struct Measured {
  double seconds = 0.0;
  std::uint64_t firm_months = 0, events = 0, draws = 0, postings = 0;
};

Measured run_round(const Options& o) {
  const models::Scenario scenario = scenario_of(o, o.firms);
  const auto world = models::build_world(scenario, test::table_of(scenario), 0);
  const auto executor = o.threads > 1 ? sim::tbb_executor(o.threads) : sim::serial_executor();
  sim::Engine engine(*world, *executor, sim::Duration{models::ticks_per_month});
  models::post_calendar(*world, engine.initial());
  engine.run_until(sim::Time{o.warm_up * models::ticks_per_year});
  Measured m;
  const std::uint64_t events = engine.counters().events, postings = world->audit.postings,
                      draws = Tally::total();
  const auto begun = std::chrono::steady_clock::now();
  const std::uint32_t first = 12 * o.warm_up;
  for (std::uint32_t month = first; month < first + 12U * static_cast<std::uint32_t>(o.years); ++month) {
    m.firm_months += living_firms(*world);
    engine.run_until(models::month_start(month + 1));
  }
  m.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  m.events = engine.counters().events - events;
  m.postings = world->audit.postings - postings;
  m.draws = Tally::total() - draws;
  return m;
}

struct Size {
  std::uint64_t bytes = 0, firms = 0;
};

/// Resident memory and living firms of a world after two years, in a process of its own.
Size size_of_world(const Options& o, int firms) {
  return test::in_child([&] {
    const models::Scenario scenario = scenario_of(o, firms);
    const auto world = models::build_world(scenario, test::table_of(scenario), 0);
    const auto executor = sim::serial_executor();
    sim::Engine engine(*world, *executor, sim::Duration{models::ticks_per_month});
    models::post_calendar(*world, engine.initial());
    engine.run_until(sim::Time{2 * models::ticks_per_year});
    return Size{test::resident_bytes(), living_firms(*world)};
  });
}

void report(const Options& o) {
  (void)test::shipped_data();  // both worlds of the memory measurement inherit it
  Size one, two;
  if (o.memory) one = size_of_world(o, o.firms), two = size_of_world(o, 2 * o.firms);
  std::vector<Measured> rounds;
  for (int k = 0; k < o.rounds; ++k) rounds.push_back(run_round(o));
  std::sort(rounds.begin(), rounds.end(),
            [](const Measured& a, const Measured& b) { return a.seconds < b.seconds; });
  const Measured& m = rounds[rounds.size() / 2];
  const auto per_month = [&](std::uint64_t n) {
    return static_cast<double>(n) / static_cast<double>(m.firm_months);
  };
  std::printf("%s, %s, %d firms an industry, %d years, %u thread(s), median of %d rounds\n",
              o.scenario.c_str(), o.economies == sixty ? "sixty economies" : o.economies.c_str(), o.firms, o.years, o.threads, o.rounds);
  std::printf("firm-months            %12llu\n", static_cast<unsigned long long>(m.firm_months));
  std::printf("seconds                %12.2f  (slowest %.2f, fastest %.2f)\n", m.seconds, rounds.back().seconds,
              rounds.front().seconds);
  std::printf("firm-months/s/thread   %12.0f  (slowest %.0f, fastest %.0f)\n",
              static_cast<double>(m.firm_months) / m.seconds / o.threads,
              static_cast<double>(m.firm_months) / rounds.back().seconds / o.threads,
              static_cast<double>(m.firm_months) / rounds.front().seconds / o.threads);
  std::printf("events per firm-month  %12.3f\n", per_month(m.events));
  std::printf("draws per firm-month   %12.3f  (calls of sim::Draws; one gives up to 4 numbers)\n",
              per_month(m.draws));
  std::printf("postings per firm-month%12.3f\n", per_month(m.postings));
  if (!o.memory) return;
  std::printf("bytes a firm           %12.0f  (RSS at 2N less RSS at N, %llu and %llu living firms)\n",
              static_cast<double>(two.bytes - one.bytes) / static_cast<double>(two.firms - one.firms),
              static_cast<unsigned long long>(two.firms), static_cast<unsigned long long>(one.firms));
}

}  // namespace

int main(int count, char** arguments) {
  return test::guarded("bench_model", [&] { report(parsed(count, arguments)); });
}
