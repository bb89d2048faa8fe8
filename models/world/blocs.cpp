#include "models/world/blocs.hpp"

#include <fmt/format.h>

#include <algorithm>
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

/// The few codes nearest to an unknown one, those with the same first letter first.
std::string nearest_codes(const CountryData& data, std::string_view unknown) {
  constexpr std::size_t few = 4;
  std::vector<std::tuple<std::size_t, bool, std::string>> ranked;
  for (const auto& [iso3, columns] : data.panel)
    ranked.emplace_back(edits(unknown, iso3), !unknown.starts_with(iso3.front()), iso3);
  std::sort(ranked.begin(), ranked.end());
  ranked.resize(std::min(few, ranked.size()));
  std::string codes;
  for (const auto& [distance, other_letter, iso3] : ranked) {
    const auto facts = data.economies.find(iso3);
    codes += fmt::format("{}{}{}", codes.empty() ? "" : ", ", iso3,
                         facts == data.economies.end() ? "" : fmt::format(" ({})", facts->second.name));
  }
  return codes;
}

void check_names(const CountryData& data, const std::vector<std::string>& economies) {
  if (economies.empty())
    throw sim::Error("A world needs at least one economy: name one by its iso3 code, e.g. ETH.");
  for (std::size_t i = 0; i < economies.size(); ++i) {
    if (!data.panel.contains(economies[i]))
      throw sim::Error(
          fmt::format("Unknown economy \"{}\": country_panel has no such iso3 code. Nearest: {}.",
                      economies[i], nearest_codes(data, economies[i])));
    if (std::find(economies.begin(), economies.begin() + static_cast<std::ptrdiff_t>(i), economies[i]) !=
        economies.begin() + static_cast<std::ptrdiff_t>(i))
      throw sim::Error(fmt::format("Economy {} is named twice; name it once.", economies[i]));
  }
}

struct PairMean {
  double distance = 0.0, ease = 0.0, weight = 0.0;
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
      mean.ease += w * ease_of(found->second);
      mean.weight += w;
    }
  return mean;
}

}  // namespace

Blocs sort_into_blocs(const Evidence& evidence, const std::vector<std::string>& economies) {
  check_names(evidence.data(), economies);
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
  geography.ease = geography.distance_km;
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
      geography.ease[a][b] = geography.ease[b][a] = mean.ease / mean.weight;
    }
  return geography;
}

}  // namespace ladder::models
