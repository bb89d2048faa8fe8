#include "tools/scenario_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/industry/sector.hpp"
#include "output/catalogue.hpp"
#include "tools/spelling.hpp"

namespace ladder::tools {
namespace {

using models::month_text;

/// Where the value at the end of `path` stands, or what holds it where it was left to its default.
Position place_of(const YamlNode& tree, std::initializer_list<std::string_view> path) {
  const YamlNode* node = &tree;
  for (const std::string_view key : path) {
    const YamlNode* next = node->find(key);
    if (next == nullptr) break;
    node = next;
  }
  return node->position;
}

/// Where the i-th word of a list stands.
Position place_of_word(const YamlNode& tree, std::initializer_list<std::string_view> path, std::size_t i) {
  const YamlNode* node = &tree;
  for (const std::string_view key : path) {
    const YamlNode* next = node->find(key);
    if (next == nullptr) return node->position;
    node = next;
  }
  return i < node->items.size() ? node->items[i].position : node->position;
}

bool is_code(std::string_view text) {
  return text.size() == 3 && std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::string in_capitals(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

void check_economies(const models::WorldSpec& world, const YamlNode& tree, Problems& problems) {
  constexpr std::size_t most = 250;
  const auto& economies = world.economies;
  if (economies.empty()) {
    problems.add(place_of(tree, {"world", "economies"}),
                 "'economies': an empty list; expected at least one economy");
  }
  if (economies.size() > most) {
    problems.add(place_of(tree, {"world", "economies"}),
                 fmt::format("'economies': {} of them; expected at most {}", economies.size(), most));
    return;
  }
  for (std::size_t i = 0; i < economies.size(); ++i) {
    const std::string& code = economies[i];
    const std::string capitals = in_capitals(code);
    const Position place = place_of_word(tree, {"world", "economies"}, i);
    if (capitals == "ROW" || capitals == "NORTH") {
      problems.add(place, fmt::format("'economies': {} is always part of the world; expected it left out",
                                      shown(code)));
    } else if (!is_code(code)) {
      problems.add(
          place,
          fmt::format("'economies': {} is no code; expected three capital letters (iso3) such as ETH{}",
                      shown(code), is_code(capitals) ? fmt::format("; did you mean '{}'?", capitals) : ""));
    }
  }
}

/// A January, or a December, that can stand for a month of no such kind; empty where it would be refused too.
std::string month_meant(models::Month month, bool allowed) {
  return allowed ? fmt::format("; did you mean '{}'?", month_text(month)) : "";
}

void check_horizon(const models::Scenario& scenario, const YamlNode& tree, Problems& problems) {
  constexpr int longest_gap = 30;
  constexpr int longest = 200;
  const models::Month from = scenario.horizon.from;
  const models::Month to = scenario.horizon.to;
  const int first = scenario.world.base_year + 1;
  if (from.month != 1) {
    problems.add(
        place_of(tree, {"horizon", "from"}),
        fmt::format("'from': {}; expected a January, as the horizon is whole years{}", month_text(from),
                    month_meant({from.year, 1}, from.year >= first && from.year < first + longest_gap)));
  }
  if (to.month != 12) {
    problems.add(
        place_of(tree, {"horizon", "to"}),
        fmt::format("'to': {}; expected a December, as the horizon is whole years{}", month_text(to),
                    month_meant({to.year, 12}, to.year >= from.year && to.year - from.year < longest)));
  }
  if (from.year < first || from.year >= first + longest_gap) {
    problems.add(
        place_of(tree, {"horizon", "from"}),
        fmt::format("'from': {}; expected {:04}-01 to {:04}-01, within {} years after the base year {}",
                    month_text(from), first, first + longest_gap - 1, longest_gap, first - 1));
  }
  if (to < from || to.year - from.year >= longest) {
    problems.add(place_of(tree, {"horizon", "to"}),
                 fmt::format("'to': {}; expected a month after 'from', {}, and at most {} years of horizon",
                             month_text(to), month_text(from), longest));
  }
}

void check_policy_words(const models::PolicyUse& policy, const models::WorldSpec& world, const YamlNode& node,
                        Problems& problems) {
  if (policy.economies.empty()) {
    problems.add(place_of(node, {"economies"}), "'economies': an empty list; expected at least one economy");
  }
  const auto known = views(world.economies);  // empty only where the world itself was refused
  for (std::size_t i = 0; i < policy.economies.size() && !known.empty(); ++i) {
    if (std::ranges::find(known, policy.economies[i]) != known.end()) continue;
    problems.add(
        place_of_word(node, {"economies"}, i),
        fmt::format("'economies': {} is not in this world; expected one of world.economies, {}{}",
                    shown(policy.economies[i]), listed(known), did_you_mean(policy.economies[i], known)));
  }
  const auto served = views(policy.programme.targeting.sectors);
  if (served.empty()) return;
  for (std::size_t i = 0; i < policy.sectors.size(); ++i) {
    if (std::ranges::find(served, policy.sectors[i]) != served.end()) continue;
    problems.add(place_of_word(node, {"sectors"}, i),
                 fmt::format("'sectors': {} is not targeted by programme '{}'; expected {}",
                             shown(policy.sectors[i]), policy.programme.name, listed(served)));
  }
}

/// A policy may begin before the world or end after the horizon, but not lie outside of both without a word.
void check_policy_dates(const models::PolicyUse& policy, const models::Scenario& scenario,
                        const YamlNode& node, std::vector<Diagnostic>& warnings) {
  const models::Month first{scenario.world.base_year + 1, 1};
  const models::Month last = scenario.horizon.to;
  const auto warn = [&](std::string_view key, models::Month month, std::string_view why) {
    warnings.push_back({place_of(node, {key}), fmt::format("'{}': {}, so policy '{}' does nothing: {}", key,
                                                           month_text(month), policy.programme.name, why)});
  };
  if (policy.until < first) {
    warn("until", policy.until,
         fmt::format("the world begins in {}, after the base year {}", month_text(first), first.year - 1));
  } else if (last < policy.from) {
    warn("from", policy.from, fmt::format("the horizon ends with {}", month_text(last)));
  }
}

}  // namespace

void check_world(const models::Scenario& scenario, const YamlNode& tree, Problems& problems) {
  check_economies(scenario.world, tree, problems);
  check_horizon(scenario, tree, problems);
}

void check_headline(const models::Scenario& scenario, const YamlNode& tree, Problems& problems) {
  constexpr std::size_t most = 12;
  const auto& headline = scenario.headline;
  if (headline.empty() || headline.size() > most) {
    problems.add(place_of(tree, {"headline"}),
                 fmt::format("'headline': {} outcomes; expected 1 to {}", headline.size(), most));
  }
  std::vector<std::string> known;
  for (const output::Series& series : output::catalogue()) {
    const bool fits = series.group == "national" && series.interval == output::Interval::year &&
                      series.axes == std::vector{output::Axis::economy};
    if (fits) known.push_back(series.name);
  }
  for (std::size_t i = 0; i < headline.size(); ++i) {
    if (std::ranges::count(known, headline[i]) > 0) continue;
    problems.add(place_of_word(tree, {"headline"}, i),
                 fmt::format("'headline': there is no yearly national series '{}'{}", headline[i],
                             did_you_mean(headline[i], views(known))));
  }
}

void check_policy(const models::PolicyUse& policy, const models::Scenario& scenario, const YamlNode& node,
                  Problems& problems, std::vector<Diagnostic>& warnings) {
  check_policy_words(policy, scenario.world, node, problems);
  check_policy_dates(policy, scenario, node, warnings);
  if (policy.until < policy.from) {
    problems.add(place_of(node, {"until"}), fmt::format("'until': {} is before 'from'; expected {} or later",
                                                        month_text(policy.until), month_text(policy.from)));
  }
  const models::Funding& funding = policy.funding;
  const double sum = funding.government.value() + funding.donor.value() + funding.dfi_loan.value();
  if (std::abs(sum - 1.0) > 1e-9) {
    problems.add(
        place_of(node, {"funding"}),
        fmt::format("'funding': government {}, donor {} and dfi_loan {} add up to {:.6g}; expected 1",
                    models::number_text(funding.government.value()),
                    models::number_text(funding.donor.value()), models::number_text(funding.dfi_loan.value()),
                    sum));
  }
}

}  // namespace ladder::tools
