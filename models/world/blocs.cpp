#include "models/world/blocs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>

#include "sim/error.hpp"
#include "sim/math.hpp"

namespace ladder::models {
namespace {

/// Letters to change, add or drop to turn one code into the other (Levenshtein).
std::size_t edits(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

std::string in_capitals(std::string_view text) {
  std::string capitals{text};
  for (char& c : capitals)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return capitals;
}

/// Whether the base year has what an economy cannot be laid out without: to offer another would lead nowhere.
bool has_what_a_start_needs(const Evidence& evidence, const std::string& iso3) {
  constexpr int short_memory = 5;
  const auto has = [&](int age) {
    return [&evidence, &iso3, age](std::string_view column) {
      return evidence.panel(iso3, column, age).has_value();
    };
  };
  constexpr std::array<std::string_view, 3> of_the_year = {"gdp_current_usd", "pop", "gdp_pc_const2015usd"};
  constexpr std::array<std::string_view, 7> recent = {
      "employed_persons", "emp_agr_pct",         "emp_ind_pct",      "emp_srv_pct",
      "unemployment_pct", "female_share_lf_pct", "self_employed_pct"};
  return evidence.income_group(iso3) && std::ranges::all_of(of_the_year, has(0)) &&
         std::ranges::all_of(recent, has(short_memory));
}

/// " Nearest: ETH (Ethiopia), ...": the few codes nearest to an unknown one, letter case disregarded, those
/// with the same first letter first.
std::string nearest_codes(const Evidence& evidence, std::string_view unknown) {
  constexpr std::size_t few = 4;
  const CountryData& data = evidence.data();
  const std::string capitals = in_capitals(unknown);
  std::vector<std::tuple<std::size_t, bool, std::string>> ranked;
  for (const auto& [iso3, columns] : data.panel)
    if (has_what_a_start_needs(evidence, iso3))
      ranked.emplace_back(edits(capitals, iso3), !capitals.starts_with(iso3.front()), iso3);
  for (const auto& [code, own] : data.own)
    if (!data.panel.contains(code))  // else it is named, and ranked already
      ranked.emplace_back(edits(capitals, code), !capitals.starts_with(code.front()), code);
  std::sort(ranked.begin(), ranked.end());
  ranked.resize(std::min(few, ranked.size()));
  std::string codes;
  for (const auto& [distance, other_letter, iso3] : ranked) {
    const auto facts = data.economies.find(iso3);
    const auto own = data.own.find(iso3);
    const std::string name = own != data.own.end()         ? own->second.name
                             : facts != data.economies.end() ? facts->second.name
                                                             : "";
    codes += fmt::format("{}{}{}", codes.empty() ? "" : ", ", iso3, name.empty() ? "" : fmt::format(" ({})", name));
  }
  return codes.empty() ? "" : fmt::format(" Nearest: {}.", codes);
}

void check_names(const Evidence& evidence, const std::vector<std::string>& economies) {
  const CountryData& data = evidence.data();
  if (economies.empty())
    throw sim::Error("A world needs at least one economy: name one by its iso3 code, e.g. ETH.");
  for (std::size_t i = 0; i < economies.size(); ++i) {
    if (!data.panel.contains(economies[i]))
      throw sim::Error(fmt::format("Unknown economy \"{}\": country_panel has no such iso3 code.{}",
                                   economies[i], nearest_codes(evidence, economies[i])));
    if (std::find(economies.begin(), economies.begin() + static_cast<std::ptrdiff_t>(i), economies[i]) !=
        economies.begin() + static_cast<std::ptrdiff_t>(i))
      throw sim::Error(fmt::format("Economy {} is named twice; name it once.", economies[i]));
  }
}

struct PairMean {
  double distance = 0.0, tie = 0.0, ease = 0.0, weight = 0.0;
};

double ease_of(const Proximity& p) {
  return sim::math::exp(0.5 * p.border + 0.4 * p.language + 0.5 * p.colony) / p.distance_km;
}

PairMean mean_between(const CountryData& data, const Blocs& blocs, std::size_t a, std::size_t b) {
  PairMean mean;
  for (std::size_t i = 0; i < blocs.members[a].size(); ++i)
    for (std::size_t j = 0; j < blocs.members[b].size(); ++j) {
      const std::string &one = blocs.members[a][i], &other = blocs.members[b][j];
      const auto found = data.proximity.find(std::minmax(one, other));
      if (found == data.proximity.end()) continue;
      const double w = blocs.weight[a][i] * blocs.weight[b][j];
      mean.distance += w * found->second.distance_km;
      mean.tie += w * (found->second.language || found->second.colony ? 1.0 : 0.0);
      mean.ease += w * ease_of(found->second);
      mean.weight += w;
    }
  return mean;
}

}  // namespace

Blocs sort_into_blocs(const Evidence& evidence, const std::vector<std::string>& economies) {
  check_names(evidence, economies);
  Blocs blocs;
  blocs.members.resize(economies.size() + 2);
  blocs.weight.resize(economies.size() + 2);
  for (const auto& [iso3, columns] : evidence.data().panel) {
    const auto gdp = evidence.value(iso3, "gdp_current_usd");
    const auto named = std::find(economies.begin(), economies.end(), iso3);
    if (!gdp && named == economies.end()) continue;
    const bool high = evidence.income_group(iso3) == IncomeGroup::high;
    const std::size_t bloc = named != economies.end() ? static_cast<std::size_t>(named - economies.begin())
                             : high                   ? blocs.north()
                                                      : blocs.rest();
    blocs.members[bloc].push_back(iso3);
    blocs.weight[bloc].push_back(gdp.value_or(0.0) / 1e6);
  }
  return blocs;
}

Geography geography_of(const Evidence& evidence, const Blocs& blocs) {
  Geography geography;
  geography.distance_km.assign(blocs.count(), std::vector<double>(blocs.count(), 0.0));
  geography.tie = geography.ease = geography.distance_km;
  for (std::size_t a = 0; a < blocs.count(); ++a)
    for (std::size_t b = a + 1; b < blocs.count(); ++b) {
      const PairMean mean = mean_between(evidence.data(), blocs, a, b);
      if (mean.weight <= 0.0)
        throw sim::Error(fmt::format(
            "bilateral_distance has no pair of {} and {}: their trade cannot be laid out. Leave {} "
            "out of the scenario.",
            blocs.members[a].front(), b < blocs.north() ? blocs.members[b].front() : "others",
            blocs.members[a].front()));
      geography.distance_km[a][b] = geography.distance_km[b][a] = mean.distance / mean.weight;
      geography.tie[a][b] = geography.tie[b][a] = mean.tie / mean.weight;
      geography.ease[a][b] = geography.ease[b][a] = mean.ease / mean.weight;
    }
  return geography;
}

}  // namespace ladder::models
