/// The worlds of a hindcast: what stands in its rows, and how the model's part gets there.
#pragma once
#include <span>
#include <string>

#include "models/scenario.hpp"
#include "models/world/country_data.hpp"
#include "output/hindcast.hpp"
#include "sim/parallel.hpp"
#include "tools/hindcast/hindcast_economies.hpp"
#include "tools/run_replicates.hpp"

namespace ladder::tools {

/// A row for each economy and target that is observed, still without what the model says; else a gap that
/// names the series.
/// @param economies  in the order of iso3: their places decide the halves
/// @param hindcast   its years and targets are set
void add_rows(const models::CountryData& data, std::span<const std::string> economies,
              output::Hindcast& hindcast);

/// The scenario as the economies of a block live it: from the first month after the base year, without
/// policies of its own.
[[nodiscard]] models::Scenario block_scenario(const models::Scenario& scenario, const HindcastBlock& block);

/// Runs all replicates of a block, or takes them from `hooks.fetch`, and writes what they have in place of
/// the targets into the rows of its economies. Reads no country data: what is not in the block's table
/// reaches no world.
/// @param scenario  of block_scenario()
void run_block(const models::Scenario& scenario, const HindcastBlock& block, sim::Executor& executor,
               const RunHooks& hooks, output::Hindcast& hindcast);

}  // namespace ladder::tools
