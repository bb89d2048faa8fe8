#include "tools/factorial_design.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "models/industry/sector.hpp"
#include "output/factorial.hpp"
#include "sim/error.hpp"
#include "tools/commands/comparable.hpp"
#include "tools/progress.hpp"

namespace ladder::tools {
namespace {

using Policies = std::vector<models::PolicyUse>;
using Tariffs = std::vector<models::TariffChange>;

// Measured with the flagship baseline on one core of a shared virtual machine of 2026 (32 x 4 worlds of 336
// months of 50 and of 150 firms an industry: 0.55 and 0.8 million firm-months a second); other machines
// differ by a small factor.
constexpr double firm_months_a_second = 0.6e6;
constexpr std::size_t blocs = 2;  // North and Rest of world, which every world has

/// All that a policy is, as text.
std::string text_of(const models::PolicyUse& policy) {
  models::Scenario alone;
  alone.policies = {policy};
  return models::resolved_text(alone);
}

std::string text_of(const models::TariffChange& tariff) {
  models::Scenario alone;
  alone.tariffs = {tariff};
  return models::resolved_text(alone);
}

/// What a scenario adds to the baseline's tariffs. Shocks are the world's: a factorial has them in all cells or none.
Tariffs added_tariffs(const NamedScenario& base, const NamedScenario& other) {
  if (!models::same_shocks(base.scenario, other.scenario))
    throw sim::Error(fmt::format("'{}' has other shocks than '{}', so its effect would be of shocks and policies "
                                 "together. Give both the same shocks, e.g. by 'extends: {}.yaml'.",
                                 other.name, base.name, base.name));
  Tariffs rest = other.scenario.tariffs;
  for (const models::TariffChange& tariff : base.scenario.tariffs) {
    const auto same = std::ranges::find_if(rest, [&](const auto& t) { return text_of(t) == text_of(tariff); });
    if (same == rest.end())
      throw sim::Error(fmt::format("'{}' takes away or changes a tariff of '{}', so a combination of it with others is "
                                   "not defined. Repeat the tariffs of '{}' in it, or take them out of the baseline.",
                                   other.name, base.name, base.name));
    rest.erase(same);
  }
  return rest;
}

/// What a scenario adds to the baseline's policies.
Policies added(const NamedScenario& base, const NamedScenario& other) {
  Policies rest = other.scenario.policies;
  for (const models::PolicyUse& policy : base.scenario.policies) {
    const auto same = std::ranges::find_if(rest, [&](const auto& p) { return text_of(p) == text_of(policy); });
    if (same == rest.end())
      throw sim::Error(
          fmt::format("'{}' takes away or changes the policy '{}' of '{}', so a combination of it with "
                      "others is not defined. A "
                      "factorial adds policies to those of the baseline: repeat them in '{}', or take them "
                      "out of the baseline.",
                      other.name, policy.programme.name, base.name, other.name));
    rest.erase(same);
  }
  if (rest.empty() && added_tariffs(base, other).empty())
    throw sim::Error(fmt::format("'{}' adds no policy to '{}', so it has no effect to be found; leave it out",
                                 other.name, base.name));
  return rest;
}

void refuse_shared(const std::vector<NamedScenario>& given, const std::vector<Policies>& factors) {
  for (std::size_t i = 0; i < factors.size(); ++i)
    for (std::size_t j = i + 1; j < factors.size(); ++j)
      for (const models::PolicyUse& policy : factors[i])
        if (std::ranges::any_of(factors[j], [&](const auto& p) { return text_of(p) == text_of(policy); }))
          throw sim::Error(
              fmt::format("'{}' and '{}' both have the policy '{}', equal in every value, so their effects "
                          "cannot be told apart. "
                          "Take it out of one, or put it into the baseline.",
                          given[i + 1].name, given[j + 1].name, policy.programme.name));
}

void check_number_and_names(const std::vector<NamedScenario>& given) {
  const std::size_t factors = given.empty() ? 0 : given.size() - 1;
  if (factors < 2 || factors > output::most_factors)
    throw sim::Error(
        fmt::format("a factorial takes 2 to {} scenarios beside the baseline, not {}: each doubles the "
                    "worlds to run, and with {} "
                    "there would be {} cells. Compare them one by one, or choose the most promising.",
                    output::most_factors, factors, factors,
                    factors < 32 ? fmt::format("{}", 1ULL << factors) : "too many"));
  for (const NamedScenario& named : given)
    if (named.name.find('+') != std::string::npos)
      throw sim::Error(fmt::format(
          "'{}' has a + in its name, which joins the names of a combination; rename the file", named.name));
}

}  // namespace

std::vector<NamedScenario> factorial_cells(const std::vector<NamedScenario>& given) {
  check_number_and_names(given);
  require_comparable(given);
  const NamedScenario& base = given.front();
  std::vector<Policies> factors;
  std::vector<Tariffs> tariffs;
  std::vector<std::string> names;
  for (std::size_t i = 1; i < given.size(); ++i) {
    tariffs.push_back(added_tariffs(base, given[i]));
    factors.push_back(added(base, given[i]));
    names.push_back(given[i].name);
  }
  refuse_shared(given, factors);
  std::vector<NamedScenario> cells;
  for (std::size_t cell = 0; cell < std::size_t{1} << factors.size(); ++cell) {
    NamedScenario combination = base;
    combination.name = output::cell_name(cell, names, base.name);
    for (std::size_t i = 0; i < factors.size(); ++i) {
      if (!output::in_cell(cell, i)) continue;
      Policies& all = combination.scenario.policies;
      all.insert(all.end(), factors[i].begin(), factors[i].end());
      Tariffs& border = combination.scenario.tariffs;
      border.insert(border.end(), tariffs[i].begin(), tariffs[i].end());
    }
    if (cell > 0) combination.scenario.title = combination.name + ": " + base.scenario.title;
    cells.push_back(std::move(combination));
  }
  return cells;
}

std::string factorial_cost(const std::vector<NamedScenario>& cells, std::size_t replicates) {
  const models::WorldSpec& world = cells.front().scenario.world;
  const std::uint64_t months = months_of_a_replicate(cells) / cells.size();
  const double firms = static_cast<double>((world.economies.size() + blocs) * models::sector_count *
                                           static_cast<std::size_t>(world.firms_per_industry));
  const double worlds = static_cast<double>(cells.size() * replicates);
  return fmt::format("{} cells x {} replicates = {} worlds of {} months: about {} of processor time.",
                     cells.size(), replicates, cells.size() * replicates, months,
                     spoken_time(worlds * static_cast<double>(months) * firms / firm_months_a_second));
}

}  // namespace ladder::tools
