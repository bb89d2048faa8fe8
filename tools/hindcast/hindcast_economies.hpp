/// Which economies a hindcast is of, and in how many worlds they live.
#pragma once
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "models/world/country_data.hpp"
#include "models/world/opening_table.hpp"
#include "output/hindcast.hpp"

namespace ladder::tools {

/// Economies of a world beside North and the rest; more leave a rest that cannot close the world's trade.
inline constexpr std::size_t most_in_block = 40;

struct HindcastEconomies {
  std::vector<std::string> taken;             ///< in the order of iso3
  std::vector<output::HindcastGap> left_out;  ///< in the order of iso3
  std::vector<std::string> choices;           ///< sentences: the rule, and how many it leaves out unnamed
};

/// All economies of more than a million people in the base year that were not high-income then (these are
/// North, the frontier), have a target that is observed, and can be balanced.
/// @param between  called before each economy; may throw to stop
/// @throws sim::Error where none is left
[[nodiscard]] HindcastEconomies all_economies(const models::CountryData& data, int from, int to,
                                              const std::function<void()>& between);

/// Economies asked for by name, whatever their size and income.
/// @throws sim::Error for one that is unknown (naming the nearest), named twice, cannot be balanced, or has
/// no target
[[nodiscard]] HindcastEconomies named_economies(const models::CountryData& data,
                                                std::vector<std::string> names, int from, int to);

/// What an economy is called; its iso3 where the data have no name.
[[nodiscard]] std::string economy_name(const models::CountryData& data, const std::string& iso3);

/// Economies that live in one world, and its opening table.
struct HindcastBlock {
  std::vector<std::string> economies;
  models::OpeningTable table;
};

/// Deals the economies out in their order into as few blocks of one size as hold at most `most`; a block that
/// cannot be balanced is halved.
/// @throws sim::Error where an economy alone cannot be balanced
[[nodiscard]] std::vector<HindcastBlock> blocks_of(const models::CountryData& data,
                                                   std::span<const std::string> economies, int base_year,
                                                   std::size_t most = most_in_block);

}  // namespace ladder::tools
