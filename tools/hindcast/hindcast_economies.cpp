#include "tools/hindcast/hindcast_economies.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "models/world/balance.hpp"
#include "sim/error.hpp"
#include "tools/hindcast/hindcast_targets.hpp"

namespace ladder::tools {
namespace {

using models::CountryData;

constexpr double least_population = 1e6;

bool was_high_income(const CountryData& data, const std::string& iso3, int year) {
  const auto groups = data.income_groups.find(iso3);
  if (groups == data.income_groups.end()) return false;
  const auto after = groups->second.upper_bound(year);
  return after != groups->second.begin() && std::prev(after)->second == models::IncomeGroup::high;
}

bool has_target(const CountryData& data, const std::string& iso3, int from, int to) {
  for (std::size_t t = 0; t < hindcast_targets().size(); ++t)
    if (observed_ends(data, t, iso3, from, to)) return true;
  return false;
}

/// Empty: it can be in the hindcast.
std::string why_not(const CountryData& data, const std::string& iso3, int from, int to) {
  try {
    static_cast<void>(models::balance(data, {iso3}, from));
  } catch (const sim::Error& refused) {
    return refused.what();
  }
  if (has_target(data, iso3, from, to)) return {};
  return fmt::format("{} has no target that is observed: {}", iso3,
                     why_not_observed(data, 0, iso3, from, to));
}

void add_block(const CountryData& data, std::span<const std::string> economies, int base_year,
               std::vector<HindcastBlock>& blocks) {
  const std::vector<std::string> names(economies.begin(), economies.end());
  try {
    blocks.push_back({names, models::balance(data, names, base_year)});
  } catch (const sim::Error&) {
    // Too much of the world is named for the rest to close its trade, or two partners do not fit each other.
    if (economies.size() == 1) throw;
    const std::size_t half = economies.size() / 2;
    add_block(data, economies.first(half), base_year, blocks);
    add_block(data, economies.subspan(half), base_year, blocks);
  }
}

}  // namespace

std::string economy_name(const CountryData& data, const std::string& iso3) {
  const auto facts = data.economies.find(iso3);
  return facts == data.economies.end() ? iso3 : facts->second.name;
}

HindcastEconomies all_economies(const CountryData& data, int from, int to,
                                const std::function<void()>& between) {
  HindcastEconomies found;
  std::size_t small = 0, high = 0;
  for (const auto& [iso3, columns] : data.panel) {
    if (between) between();
    const models::Series* people = CountryData::find(data.panel, iso3, "pop");
    const auto population = people == nullptr ? std::nullopt : people->at(from);
    if (!population || *population <= least_population) {
      ++small;
    } else if (was_high_income(data, iso3, from)) {
      ++high;
    } else if (std::string why = why_not(data, iso3, from, to); !why.empty()) {
      found.left_out.push_back({iso3, economy_name(data, iso3), std::move(why)});
    } else {
      found.taken.push_back(iso3);
    }
  }
  if (found.taken.empty())
    throw sim::Error(fmt::format(
        "no economy can be hindcast from {} to {}: none of more than a million people that was not "
        "high-income "
        "can be balanced and has a target{}. Choose other years, or name economies by --economies.",
        from, to, found.left_out.empty() ? "" : fmt::format(" ({})", found.left_out.front().why)));
  found.choices = {
      fmt::format("All economies of more than a million people in {0} that were not high-income then and "
                  "can be balanced for {0}.",
                  from),
      fmt::format("Not in it: {} high-income economies, which are the model's North, and {} of a "
                  "million people or fewer.",
                  high, small)};
  return found;
}

HindcastEconomies named_economies(const CountryData& data, std::vector<std::string> names, int from, int to) {
  std::ranges::sort(names);
  if (const auto twice = std::ranges::adjacent_find(names); twice != names.end())
    throw sim::Error(fmt::format("economy {} is named twice; name it once", *twice));
  for (const std::string& iso3 : names)
    if (std::string why = why_not(data, iso3, from, to); !why.empty()) throw sim::Error(why);
  return {names, {}, {"Economies named by the user."}};
}

std::vector<HindcastBlock> blocks_of(const CountryData& data, std::span<const std::string> economies,
                                     int base_year, std::size_t most) {
  std::vector<HindcastBlock> blocks;
  const std::size_t count = (economies.size() + most - 1) / most;
  for (std::size_t b = 0; b < count; ++b) {
    const std::size_t first = b * economies.size() / count, last = (b + 1) * economies.size() / count;
    add_block(data, economies.subspan(first, last - first), base_year, blocks);
  }
  return blocks;
}

}  // namespace ladder::tools
