#include "output/validation/firm_statistics.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <utility>
#include <vector>

#include "models/world/calendar.hpp"
#include "tests/support/small_world.hpp"

using namespace ladder;
using namespace ladder::output;
using doctest::Approx;

namespace {

constexpr auto revenue = static_cast<std::size_t>(Productivity::revenue);
constexpr auto physical = static_cast<std::size_t>(Productivity::physical);
constexpr auto everybody = static_cast<std::size_t>(FirmGroup::all);
constexpr auto least_developed = static_cast<std::size_t>(FirmGroup::least_developed);
constexpr std::uint32_t year_ticks = models::ticks_per_year;

/// Years of made-up firms in one industry of the small world; everybody else does nothing.
class MadeUp {
 public:
  explicit MadeUp(std::uint32_t last) : statistics_(0, last) {
    const models::World& w = *small_.world;
    industry_ = test::poor * models::sector_count + models::index(models::Sector::textiles);
    now_.resize(w.firms.rows());
    entered_.resize(w.industries.size(), 0);
  }
  /// Firm k of twelve.
  FirmYear& firm(std::size_t k) { return now_[small_.world->industries[industry_].first_row + k]; }
  [[nodiscard]] std::size_t industry() const { return industry_; }
  /// A firm at work all year with ten workers.
  void work(std::size_t k, double sold, double made) {
    FirmYear& y = firm(k);
    y = {.entity = y.alive ? y.entity : next_++,
         .founded = y.founded,
         .months = 12,
         .alive = true,
         .revenue = sold,
         .output = made,
         .person_months = 120.0};
  }
  void leave(std::size_t k, std::uint32_t tick) {
    left_.push_back({firm(k).entity, static_cast<std::uint16_t>(industry_), firm(k).founded, tick});
    firm(k) = {};
  }
  void enter(std::size_t k, std::uint32_t tick) {
    firm(k) = {.entity = next_++, .founded = tick, .alive = true};
    ++entered_[industry_];
  }
  void close_year() {
    statistics_.take(*small_.world, {year_++, now_, before_, left_, entered_});
    before_ = now_;
    left_.clear();
    entered_.assign(entered_.size(), 0);
  }
  [[nodiscard]] FirmFacts facts() const { return statistics_.facts(); }
  [[nodiscard]] GroupFirmFacts all() const { return facts().group[everybody]; }

 private:
  test::SmallWorld small_;
  std::size_t industry_ = 0;
  std::vector<FirmYear> now_, before_;
  std::vector<Departure> left_;
  std::vector<std::uint32_t> entered_;
  std::uint64_t next_ = 1000;
  std::uint32_t year_ = 0;
  FirmStatistics statistics_;
};

}  // namespace

TEST_CASE("physical and revenue productivity are told apart, and counted in the economy's group") {
  MadeUp world(0);
  for (std::size_t k = 0; k < 11; ++k) world.work(k, 100.0, static_cast<double>(k + 1));
  world.close_year();
  const FirmFacts facts = world.facts();
  CHECK(facts.group[everybody].percentile_ratio[physical] == Approx(5.0));  // 10 over 2
  CHECK(facts.group[everybody].percentile_ratio[revenue] == Approx(1.0));
  CHECK(facts.group[least_developed].percentile_ratio[physical] == Approx(5.0));
  CHECK(std::isnan(facts.group[static_cast<std::size_t>(FirmGroup::high)].percentile_ratio[physical]));
}

TEST_CASE("an industry of nine firms says nothing") {
  MadeUp world(0);
  for (std::size_t k = 0; k < 9; ++k) world.work(k, static_cast<double>(k + 1), 1.0);
  world.close_year();
  CHECK(std::isnan(world.all().percentile_ratio[revenue]));
}

TEST_CASE("of the two best of ten, the one that stays best counts and the one that left does not") {
  MadeUp world(5);
  for (std::uint32_t year = 0; year <= 5; ++year) {
    if (year == 3) world.leave(9, year * year_ticks + 30);
    for (std::size_t k = 0; k < 11; ++k)
      if (k != 9 || year < 3) world.work(k, k == 10 ? 0.5 : static_cast<double>(k + 1), 1.0);
    world.close_year();
  }
  // Eleven firms at first: the fifth is two, firms 8 and 9; after five years firm 8 leads.
  CHECK(world.all().top_fifth_kept[revenue] == Approx(0.5));
}

TEST_CASE("three move of eleven firms, and half of the entrants are gone within 24 months") {
  MadeUp world(2);
  for (std::size_t k = 0; k < 9; ++k) world.work(k, 1.0, 1.0);
  world.enter(9, 30), world.enter(10, 60);
  world.firm(9).months = 11, world.firm(10).months = 10;
  world.close_year();
  for (std::size_t k = 0; k < 11; ++k) world.work(k, 1.0, 1.0);
  world.firm(9).founded = 30, world.firm(10).founded = 60;
  world.close_year();
  world.leave(9, 30 + 2 * year_ticks);        // 24 months to the day
  world.leave(10, 60 + 2 * year_ticks + 30);  // a month later
  for (std::size_t k = 0; k < 9; ++k) world.work(k, 1.0, 1.0);
  world.close_year();
  const GroupFirmFacts facts = world.all();
  CHECK(facts.entrants_gone == Approx(0.5));
  const double firm_years = 9.0 + 21.0 / 12.0 + 11.0 + 9.0;
  CHECK(facts.entry_and_exit == Approx(4.0 / firm_years));
}

TEST_CASE("who leaves is judged by the productivity of the year before: a logit by hand") {
  MadeUp world(1);
  // Six firms at 1 and six at e: two of the first and one of the second leave.
  for (std::size_t k = 0; k < 12; ++k) world.work(k, k < 6 ? 1.0 : std::exp(1.0), 1.0);
  world.close_year();
  for (const std::size_t k : {0, 1, 6}) world.leave(k, year_ticks + 30);
  world.close_year();
  // ln(1/5) - ln(2/4), one log point apart
  CHECK(world.all().exit_slope[revenue] == Approx(std::log(0.2) - std::log(0.5)));
}

TEST_CASE("growth is told from the industry's: all doubling is no spread, and deviations are what is left") {
  MadeUp world(1);
  for (std::size_t k = 0; k < 10; ++k) world.work(k, 1.0, 1.0);
  world.close_year();
  for (std::size_t k = 0; k < 10; ++k)
    world.work(k, k % 2 == 0 ? 2.0 * std::exp(0.1) : 2.0 * std::exp(-0.1), 1.0);
  world.close_year();
  CHECK(world.all().sd_of_growth == Approx(0.1 * std::sqrt(10.0 / 9.0)));
}

TEST_CASE("years outside of those asked for do not count") {
  MadeUp world(0);
  for (std::size_t k = 0; k < 11; ++k) world.work(k, 1.0, static_cast<double>(k + 1));
  world.close_year();
  for (std::size_t k = 0; k < 11; ++k) world.work(k, 1.0, 1.0);
  world.close_year();
  CHECK(world.all().percentile_ratio[physical] == Approx(5.0));
  CHECK(std::isnan(world.all().sd_of_growth));
}

TEST_CASE("a sector with one firm in the world is concentrated, one with twelve alike is not") {
  MadeUp world(0);
  for (std::size_t k = 0; k < 12; ++k) world.work(k, 1.0, 1.0);
  world.close_year();
  CHECK(world.facts().unconcentrated_sectors == 1.0);
  MadeUp alone(0);
  alone.work(0, 1.0, 1.0);
  alone.close_year();
  CHECK(alone.facts().unconcentrated_sectors == 0.0);
}
