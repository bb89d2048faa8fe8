/// A world of three economies and seven sectors that is built without files, in a moment, for tests.
#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "models/scenario.hpp"
#include "models/world/opening_table.hpp"
#include "models/world/world.hpp"
#include "sim/engine.hpp"

namespace ladder::test {

/// Rows of the economies.
inline constexpr std::size_t poor = 0, north = 1, rest = 2;

/// AAA, poor and agrarian, trades with NORTH and ROW; agriculture, textiles, machinery, electronics, trade,
/// business services and government services have output. Every industry makes 65 cents of value added of a
/// dollar of output and buys each product by its weight in the economy's output, so final demand is value
/// added plus imports less exports, by product. Balanced exactly; nobody grows.
[[nodiscard]] models::OpeningTable small_table();

/// The living firms of AAA's textiles, the industry that tests of firms look at.
[[nodiscard]] inline const std::vector<std::uint32_t>& textile_firms(const models::World& world) {
  return world.living[poor * models::sector_count + index(models::Sector::textiles)];
}

/// The scenario of AAA with twelve firms an industry.
[[nodiscard]] models::Scenario small_scenario();

/// The same, where no firm enters, and none leaves by chance.
[[nodiscard]] models::Scenario nobody_leaves_or_enters();

/// Persons of all skills.
[[nodiscard]] inline models::People count(const models::Skilled& people) {
  return people[0] + people[1] + people[2];
}

/// A world at work: built from the small table, with its calendar posted.
class SmallWorld {
 public:
  explicit SmallWorld(const models::Scenario& scenario = small_scenario());
  /// Handles all events due before the day and settles each month that ends at or before it.
  void run_until_day(std::uint32_t day);
  void run_months(std::uint32_t months) { run_until_day(30 * months); }
  /// First living firm of an industry.
  [[nodiscard]] std::uint32_t firm(std::size_t economy, models::Sector sector, std::size_t k = 0) const;

  const models::OpeningTable table = small_table();
  const std::unique_ptr<models::World> world;

 private:
  std::unique_ptr<sim::Executor> executor_;
  sim::Engine engine_;
};

}  // namespace ladder::test
