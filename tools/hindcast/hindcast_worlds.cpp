#include "tools/hindcast/hindcast_worlds.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "output/catalogue.hpp"
#include "tools/hindcast/hindcast_targets.hpp"

namespace ladder::tools {
namespace {

/// A row and where its economy stands in the block.
struct RowOfBlock {
  output::HindcastRow* row;
  std::size_t economy;
};

std::vector<RowOfBlock> rows_of(const HindcastBlock& block, output::Hindcast& hindcast) {
  std::vector<RowOfBlock> rows;
  for (output::HindcastRow& row : hindcast.rows) {
    const auto at = std::ranges::find(block.economies, row.economy);
    if (at != block.economies.end())
      rows.push_back({&row, static_cast<std::size_t>(at - block.economies.begin())});
  }
  return rows;
}

}  // namespace

void add_rows(const models::CountryData& data, std::span<const std::string> economies, output::Hindcast& h) {
  for (std::size_t place = 0; place < economies.size(); ++place) {
    const std::string& iso3 = economies[place];
    for (std::size_t t = 0; t < h.targets.size(); ++t) {
      const auto ends = observed_ends(data, t, iso3, h.from, h.to);
      if (!ends) {
        h.missing.push_back({iso3, economy_name(data, iso3),
                             h.targets[t].title + ": " + why_not_observed(data, t, iso3, h.from, h.to)});
        continue;
      }
      output::HindcastRow row;
      row.target = t;
      row.economy = iso3;
      row.name = economy_name(data, iso3);
      row.odd = place % 2 == 0;
      row.from = ends->first.year;
      row.to = ends->last.year;
      row.observed_start = ends->first.value;
      row.observed_end = ends->last.value;
      row.earlier_pace = earlier_pace(data, t, iso3, h.from);
      row.series_break = has_break(data, t, iso3, row.from, row.to);
      h.rows.push_back(std::move(row));
    }
  }
}

models::Scenario block_scenario(const models::Scenario& scenario, const HindcastBlock& block) {
  models::Scenario own = scenario;
  own.policies.clear();
  own.world.economies = block.economies;
  own.world.base_year = block.table.base_year;
  own.horizon.from = {block.table.base_year + 1, 1};
  return own;
}

void run_block(const models::Scenario& scenario, const HindcastBlock& block, sim::Executor& executor,
               const RunHooks& hooks, output::Hindcast& hindcast) {
  const output::Coordinates own = output::coordinates(std::vector{scenario}, block.table);
  const std::vector<output::Series> series = output::catalogue();
  const std::vector<RowOfBlock> rows = rows_of(block, hindcast);
  const auto worlds = static_cast<std::size_t>(scenario.replicates);
  for (const RowOfBlock& each : rows) {
    each.row->modelled_start.assign(worlds, 0.0);
    each.row->modelled_end.assign(worlds, 0.0);
  }
  executor.parallel_for(worlds, [&](std::size_t w) {
    const auto inner = executor.inner();
    const output::ReplicateRecord record =
        finished_world(0, static_cast<std::uint32_t>(w), scenario, block.table, own, *inner, hooks);
    for (const auto& [row, economy] : rows) {
      const auto value = [&](int year) {
        return year == block.table.base_year
                   ? opening_value(row->target, block.table.economies[economy])
                   : modelled_value(row->target, economy, year, series, own, record);
      };
      row->modelled_start[w] = value(row->from);
      row->modelled_end[w] = value(row->to);
    }
  });
}

}  // namespace ladder::tools
