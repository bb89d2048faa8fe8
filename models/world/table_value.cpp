#include "models/world/table_value.hpp"

#include <array>
#include <limits>
#include <utility>

#include "models/world/stated_accounts.hpp"

namespace ladder::models {
namespace {

using Column = BySector<double> OpeningEconomy::*;
constexpr std::array<std::pair<std::string_view, Column>, 8> columns = {{
    {"value_added", &OpeningEconomy::value_added},
    {"employment", &OpeningEconomy::employment},
    {"output", &OpeningEconomy::output},
    {"exports", &OpeningEconomy::exports},
    {"imports", &OpeningEconomy::imports},
    {"households", &OpeningEconomy::households},
    {"government", &OpeningEconomy::government},
    {"investment", &OpeningEconomy::investment},
}};

/// Classes first: "agriculture" is a sector and a class, and the same.
bool belongs(std::size_t sector, std::string_view key) {
  return key.empty() || sector_keys[sector] == key ||
         broad_keys[static_cast<std::size_t>(broad_of(sector))] == key ||
         jobs_keys[static_cast<std::size_t>(jobs_of(sector))] == key;
}

}  // namespace

double table_value(const OpeningEconomy& economy, std::string_view what) {
  if (what == "gdp") return economy.gdp;
  const std::size_t dot = what.find('.');
  const std::string_view name = what.substr(0, dot);
  const std::string_view key = dot == std::string_view::npos ? "" : what.substr(dot + 1);
  for (const auto& [column_name, column] : columns) {
    if (column_name != name) continue;
    double sum = 0.0;
    bool found = false;
    for (std::size_t s = 0; s < sector_count; ++s)
      if (belongs(s, key)) sum += (economy.*column)[s], found = true;
    if (found) return sum;
  }
  return std::numeric_limits<double>::quiet_NaN();
}

}  // namespace ladder::models
