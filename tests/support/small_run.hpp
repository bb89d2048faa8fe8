/// Small worlds on the shipped data: two economies, few firms, a few years.
#pragma once
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "models/scenario.hpp"
#include "models/world/balance.hpp"
#include "models/world/build.hpp"
#include "models/world/world.hpp"
#include "output/catalogue.hpp"
#include "output/recorder.hpp"
#include "sim/parallel.hpp"
#include "tools/data_loader.hpp"
#include "tools/scenario_loader.hpp"

namespace ladder::test {

inline const models::CountryData& shipped_data() {
  static const models::CountryData data =
      tools::load_country_data(std::filesystem::path{LADDER_SOURCE_DIR} / "scenarios/data");
  return data;
}

inline const models::OpeningTable& table_of(const models::Scenario& scenario) {
  static std::vector<std::pair<std::vector<std::string>, models::OpeningTable>> known;
  for (const auto& [economies, table] : known)
    if (economies == scenario.world.economies) return table;
  const models::WorldSpec& world = scenario.world;
  known.emplace_back(world.economies, models::balance(shipped_data(), world.economies, world.base_year));
  return known.back().second;
}

/// The cut to a small world, and what else is asked for, which goes before it.
inline tools::LoaderOptions small_with(const std::vector<std::string>& overrides) {
  tools::LoaderOptions options;
  options.overrides = overrides;
  for (const std::string cut :
       {"world.economies=[ETH, BGD]", "world.firms_per_industry=10", "horizon.to=2021-12", "replicates=1"}) {
    const std::string path = cut.substr(0, cut.find('=') + 1);
    const bool said = std::any_of(overrides.begin(), overrides.end(),
                                  [&](const std::string& o) { return o.starts_with(path); });
    if (!said) options.overrides.push_back(cut);
  }
  return options;
}

/// A shipped scenario cut down to Ethiopia and Bangladesh, 10 firms an industry, 2019 to 2021.
/// @param overrides  as of --set
inline models::Scenario small_scenario(const std::string& file,
                                       const std::vector<std::string>& overrides = {}) {
  return tools::load_scenario(std::filesystem::path{LADDER_SOURCE_DIR} / "scenarios" / file,
                              small_with(overrides));
}

/// The same with one programme of the library at work in Ethiopia from the first month.
inline models::Scenario with_programme(const std::string& programme, const std::string& settings,
                                       const std::vector<std::string>& overrides = {}) {
  const std::string text =
      "title: One programme\nextends: baseline.yaml\npolicies:\n  - {programme: " + programme +
      ", economies: [ETH], " + settings + "}\n";
  return tools::load_scenario_text(text, "one-programme.yaml",
                                   std::filesystem::path{LADDER_SOURCE_DIR} / "scenarios",
                                   small_with(overrides));
}

/// How a run is computed, as far as it is told.
struct How {
  sim::Executor* executor = nullptr;  ///< nullptr: serial
  sim::Partitioning partitioning = {};
  std::function<void(const models::World&)> on_month = [](const models::World&) {};
};

/// One replicate of a scenario.
inline output::ReplicateRecord run(const models::Scenario& scenario, const How& how = {},
                                   std::uint32_t replicate = 0) {
  const auto world = models::build_world(scenario, table_of(scenario), replicate);
  const auto serial = sim::serial_executor();
  return output::run_world(
      *world, output::coordinates(std::vector{scenario}, table_of(scenario)),
      how.executor != nullptr ? *how.executor : *serial, [&](std::uint32_t) { how.on_month(*world); },
      how.partitioning);
}

/// Whether two records are equal to the bit; what is not defined (NaN) is equal to itself.
inline bool same_bits(const output::ReplicateRecord& a, const output::ReplicateRecord& b) {
  if (a.values.size() != b.values.size() || a.flows != b.flows) return false;
  for (std::size_t i = 0; i < a.values.size(); ++i) {
    const auto &x = a.values[i], &y = b.values[i];
    if (x.size() != y.size()) return false;
    if (!x.empty() && std::memcmp(x.data(), y.data(), x.size() * sizeof(double)) != 0) return false;
  }
  return true;
}

}  // namespace ladder::test
