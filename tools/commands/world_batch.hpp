/// What stands by while worlds that go into no result file run: progress, requests to stop, and the store.
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "models/world/country_data.hpp"
#include "models/world/opening_table.hpp"
#include "output/store.hpp"
#include "tools/console.hpp"
#include "tools/kept_worlds.hpp"
#include "tools/progress.hpp"
#include "tools/run_replicates.hpp"

namespace ladder::tools {

class WorldBatch {
 public:
  /// Borrows all.
  /// @param store       nullptr: none
  /// @param worlds      the scenarios of the hooks
  /// @param replicates  of each that will be asked for
  WorldBatch(output::Store* store, const models::OpeningTable& table, const models::CountryData& data,
             std::span<const NamedScenario> worlds, std::size_t replicates, const std::string& label,
             ProgressStyle style, Console& console);

  [[nodiscard]] RunHooks hooks();

 private:
  std::uint64_t months_;  ///< of a world
  std::unique_ptr<Progress> progress_;
  std::unique_ptr<KeptWorlds>
      kept_;  ///< last: its thread may warn, and what it was given is on disk when it is gone
};

}  // namespace ladder::tools
