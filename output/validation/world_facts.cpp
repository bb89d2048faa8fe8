#include "output/validation/world_facts.hpp"

#include <algorithm>
#include <vector>

#include "models/world/calendar.hpp"
#include "output/recorder.hpp"
#include "output/validation/firm_panel.hpp"
#include "sim/error.hpp"

namespace ladder::output {

WorldFacts measure_world(models::World& world, const Coordinates& coordinates, sim::Executor& executor,
                         const std::function<void(std::uint32_t)>& on_month) {
  sim::expects(coordinates.first_year == world.scenario.world.base_year + 1 && coordinates.first_month == 1,
               "a world is measured from its first month");
  const ValidationPeriods periods{coordinates.years()};
  FirmStatistics firms(static_cast<std::uint32_t>(periods.late_first()),
                       static_cast<std::uint32_t>(periods.years - 1));
  FirmPanel panel(world, [&](const FirmPanelYear& year) { firms.take(world, year); });
  ProductEntries entries(world);
  std::vector<EconomyRole> roles;
  for (const models::Economy& economy : world.economies) roles.push_back(role_of(economy));
  const ReplicateRecord record = run_world(world, coordinates, executor, [&](std::uint32_t month) {
    panel.settled(models::month_start(month + 1));
    entries.settled(models::month_start(month + 1));
    on_month(month);
  });
  return {firms.facts(), macro_facts(record, coordinates, roles), adoption_facts(record, coordinates, roles),
          entries.facts(), material_facts(record, coordinates)};
}

}  // namespace ladder::output
