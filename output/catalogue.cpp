#include "output/catalogue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "models/accounts/matrices.hpp"
#include "models/technology/transfer_channels.hpp"
#include "models/materials/material.hpp"
#include "output/catalogue/rows.hpp"

namespace ladder::output {
namespace {

std::vector<CatalogueRow> all_rows() {
  std::vector<CatalogueRow> all;
  for (const auto group :
       {national_rows, outside_rows, sdg9_rows, survey_rows, industry_rows, structure_rows, women_rows, upgrading_rows,
        transfer_rows, material_rows, product_rows, network_rows, policy_rows, audit_rows})
    for (CatalogueRow& row : group()) all.push_back(std::move(row));
  return all;
}

}  // namespace

const std::vector<CatalogueRow>& catalogue_rows() {
  static const std::vector<CatalogueRow> rows = all_rows();
  return rows;
}

const std::vector<AbsentIndicator>& absent_indicators() {
  static const std::vector<AbsentIndicator> absent = {
      {"SDG 9.3.1", "small-scale industries' share of value added",
       "a simulated firm is a slice of its industry; how many real firms it stands for is not in the model"},
      {"SDG 9.3.2", "small-scale industries with a loan", "credit by size of real firms is not in the model"},
      {"SDG 9.5.1", "R&D spending, of GDP", "search costs nothing yet"},
  };
  return absent;
}

std::vector<std::string> account_entries() {
  std::vector<std::string> labels;
  for (const models::MatrixEntry& entry : models::flow_entries()) labels.push_back("flows/" + entry.label());
  for (const models::MatrixEntry& entry : models::balance_entries()) labels.push_back("assets/" + entry.label());
  for (const std::string_view entry : models::volume_entries()) labels.push_back("volumes/" + std::string{entry});
  for (const std::string_view entry : models::gdp_entries()) labels.push_back("gdp/" + std::string{entry});
  return labels;
}

std::vector<Series> catalogue() {
  std::vector<Series> series;
  for (const CatalogueRow& row : catalogue_rows()) series.push_back(row.series);
  return series;
}

const std::vector<std::string>& headline_series() {
  static const std::vector<std::string> names = {
      "gdp_per_head",         "employment",    "manufacturing_jobs", "manufacturing_share",
      "manufactured_exports", "real_wage",     "technology_gap",     "integrated_firms",
      "inputs_saved",         "skilled_share", "public_debt",        "programme_spending"};
  return names;
}

std::vector<std::string> programme_names(const models::Scenario& scenario) {
  std::vector<std::string> names;
  std::map<std::string, int> seen;
  for (const models::PolicyUse& use : scenario.policies)
    for (const std::string& iso3 : use.economies) {
      const std::string name = fmt::format("{}@{}", use.programme.name, iso3);
      const int count = ++seen[name];
      names.push_back(count == 1 ? name : fmt::format("{}#{}", name, count));
    }
  return names;
}

Coordinates coordinates(std::span<const models::Scenario> scenarios, const models::OpeningTable& table) {
  Coordinates c;
  for (const models::OpeningEconomy& e : table.economies) {
    c.economies.push_back(e.iso3);
    c.economy_names.push_back(e.name);
  }
  for (const std::string_view key : models::sector_keys) c.sectors.emplace_back(key);
  for (const std::string_view key : models::skill_keys) c.skills.emplace_back(key);
  c.generations = {"analogue", "rigid", "lean", "integrated", "smart"};
  c.entries = account_entries();
  for (const models::ChannelRow& channel : models::channels()) c.channels.emplace_back(channel.key);
  for (const std::string_view key : models::material_keys) c.materials.emplace_back(key);
  for (const models::Scenario& scenario : scenarios)
    for (const std::string& name : programme_names(scenario))
      if (std::find(c.programmes.begin(), c.programmes.end(), name) == c.programmes.end())
        c.programmes.push_back(name);
  const models::Horizon& horizon = scenarios.front().horizon;
  c.first_year = horizon.from.year;
  c.first_month = horizon.from.month;
  c.months = static_cast<std::uint32_t>(horizon.to.index() - horizon.from.index() + 1);
  return c;
}

}  // namespace ladder::output
