/// What a survey of the firms of a settled world would find: productivity and its dispersion, births, deaths, age, pay
/// (ODD 7.18). Productivity is said to be physical (a volume per worker) or revenue (money per worker): a firm that
/// sells dear is not one that makes much.
#pragma once
#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "models/economy/economy.hpp"
#include "models/money.hpp"

namespace ladder::models {

class World;

/// 90th over 10th percentile (linear interpolation between ranks, type 7) of positive values; NaN where there are fewer
/// than ten. Reorders `values`.
[[nodiscard]] double ratio_90_10(std::vector<double>& values);

/// Over the firms of an industry with workers and output, of the month: output at base-year prices per worker.
[[nodiscard]] double physical_dispersion(const World& world, std::size_t e, std::size_t s);
/// Likewise: revenue per worker.
[[nodiscard]] double revenue_dispersion(const World& world, std::size_t e, std::size_t s);

/// Manufacturing, yearly rate of the month: gross output at base-year prices per person employed, USD; NaN where nobody is.
[[nodiscard]] double physical_productivity(const World& world, std::size_t e);
/// Manufacturing, yearly rate of the month: value added at current prices per person employed, USD; NaN where nobody is.
[[nodiscard]] double revenue_productivity(const World& world, std::size_t e);

/// Firms of an economy that were founded, and that left, at the settlement of the month, of those before it.
struct FirmTurnover {
  double entry_rate = 0.0, exit_rate = 0.0;  ///< shares of a month
};
[[nodiscard]] FirmTurnover firm_turnover(const World& world, std::size_t e);
/// Mean age of manufacturing firms in years; those of the start count from it. NaN where there are none.
[[nodiscard]] double firm_age(const World& world, std::size_t e);

/// What firms pay a month, by skill.
struct PayBySkill {
  std::array<double, skill_count> bill{};     ///< cents
  std::array<double, skill_count> workers{};  ///< persons
};
[[nodiscard]] PayBySkill pay_in_industry(const World& world, std::size_t e, std::size_t s);
[[nodiscard]] PayBySkill pay_in_economy(const World& world, std::size_t e);

/// A group of the labour force, its members and their mean income.
struct LabourGroup {
  double people = 0.0;
  double income = 0.0;
};
/// Gini coefficient between groups: what it would be if all members of a group earned its mean, 0 to 1; NaN where nobody
/// earns anything.
///
///     G = sum over pairs i < j of n_i n_j |x_i - x_j| / (n^2 mean)
[[nodiscard]] double gini_between(std::span<const LabourGroup> groups);
/// Over six groups of the labour force: workers of firms by skill, own-account farmers, own-account service workers, and
/// those without work and income. Differences inside a group are not in the model, nor are dividends, interest and
/// transfers by person: this is a lower bound of what a survey would find.
[[nodiscard]] double labour_income_gini(const World& world, std::size_t e);

}  // namespace ladder::models
