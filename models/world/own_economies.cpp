#include "models/world/own_economies.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "models/world/stated_accounts.hpp"

namespace ladder::models {
namespace {

constexpr std::string_view of_gdp = "% of GDP", of_jobs = "% of employment", of_goods = "% of goods exports";

// The twelve statements that no start can do without come first, then what has a fallback.
constexpr std::array series_list = std::to_array<OwnSeries>({
    {"pop", "persons", "population; years after the base year are its path, years between are interpolated"},
    {"gdp_current_usd", "USD", "GDP at current prices and exchange rates"},
    {"gdp_pc_const2015usd", "USD of 2015", "GDP per head at constant prices of 2015"},
    {"value_added_agriculture_pct", of_gdp, "agriculture, forestry, fishing"},
    {"value_added_mining_utilities_pct", of_gdp, "mining, electricity, gas and water"},
    {"value_added_manufacturing_pct", of_gdp, "manufacturing"},
    {"value_added_construction_pct", of_gdp, "construction"},
    {"value_added_trade_pct", of_gdp, "trade, hotels and restaurants"},
    {"value_added_transport_pct", of_gdp, "transport, storage and communication"},
    {"value_added_other_services_pct", of_gdp, "business, government and all other services"},
    {"employed_persons", "persons", "all who work, on their own account too"},
    {"emp_agr_pct", of_jobs, "in agriculture"},
    {"emp_ind_pct", of_jobs, "in industry: mining, manufacturing, utilities, construction"},
    {"emp_srv_pct", of_jobs, "in services"},
    {"emp_manuf_pct", of_jobs, "in manufacturing, part of industry; left out: by value added"},
    {"unemployment_pct", "% of labour force", "unemployment"},
    {"self_employed_pct", of_jobs, "self-employed, unpaid family workers included"},
    {"female_share_lf_pct", "% of labour force", "women"},
    {"schooling_years", "years", "mean years of schooling of adults: decides the skills"},
    {"enrol_secondary_gross_pct", "% gross", "secondary enrolment: decides how fast skills grow; left out: a guess"},
    {"exports_pct_gdp", of_gdp, "exports of goods and services"},
    {"imports_pct_gdp", of_gdp, "imports of goods and services"},
    {"gcf_pct_gdp", of_gdp, "investment (gross capital formation)"},
    {"gov_consumption_pct_gdp", of_gdp, "consumption of government; left out: as in the input-output table"},
    {"merch_exports_usd", "USD", "exports of goods; left out: 88 % of all exports"},
    {"exports_agriculture_pct_goods", of_goods, "crops, animals, wood, fish"},
    {"exports_mining_pct_goods", of_goods, "ores, coal, oil, gas"},
    {"exports_food_pct_goods", of_goods, "food, beverages, tobacco"},
    {"exports_textiles_pct_goods", of_goods, "textiles, garments, leather"},
    {"exports_light_pct_goods", of_goods, "wood, paper, furniture and other light industry"},
    {"exports_chemicals_pct_goods", of_goods, "refined oil, chemicals, medicines, rubber, plastics"},
    {"exports_metals_pct_goods", of_goods, "metals, cement, glass"},
    {"exports_machinery_pct_goods", of_goods, "machinery, vehicles"},
    {"exports_electronics_pct_goods", of_goods, "electronics, electrical equipment"},
    {"firms_outage_sales_loss_pct", "% of firms", "firms with power cuts; left out: as in its income group"},
});

std::vector<OwnParts> make_parts() {
  OwnParts value_added{"value added", {}}, exports{"exports of goods", {}};
  for (const std::string_view key : broad_keys) value_added.parts.push_back(own_value_added_series(key));
  for (std::size_t s = 0; s < goods_count; ++s) exports.parts.push_back(own_exports_series(sector_keys[s]));
  return {value_added, {"employment", {"emp_agr_pct", "emp_ind_pct", "emp_srv_pct"}}, exports};
}

/// The series of a file whose value a datum of the opening table repeats; empty: the datum has other rules.
std::string series_of(std::string_view datum) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 14> plain = {{
      {"gdp", "gdp_current_usd"},
      {"population", "pop"},
      {"exports", "exports_pct_gdp"},
      {"imports", "imports_pct_gdp"},
      {"investment", "gcf_pct_gdp"},
      {"government", "gov_consumption_pct_gdp"},
      {"employment.agriculture", "emp_agr_pct"},
      {"employment.manufacturing", "emp_manuf_pct"},
      {"employment.other_industry", "emp_ind_pct"},
      {"employment.services", "emp_srv_pct"},
      {"unemployment", "unemployment_pct"},
      {"female_share", "female_share_lf_pct"},
      {"human_capital", "schooling_years"},
      {"outage_share", "firms_outage_sales_loss_pct"},
  }};
  const auto found = std::ranges::find(plain, datum, &std::pair<std::string_view, std::string_view>::first);
  if (found != plain.end()) return std::string(found->second);
  const std::size_t dot = datum.find('.');
  if (dot == std::string_view::npos) return "";
  const std::string_view key = datum.substr(dot + 1);
  if (datum.starts_with("value_added.") && std::ranges::count(broad_keys, key) > 0) return own_value_added_series(key);
  return datum.starts_with("exports.") ? own_exports_series(key) : "";
}

/// The row of the latest reading up to the base year, as the balance reads it; nullptr: none.
const OwnRow* row_of(const OwnEconomy& own, const std::string& series, int base_year) {
  const OwnRow* latest = nullptr;
  for (auto row = own.rows.lower_bound({series, 0}); row != own.rows.end() && row->first.first == series; ++row)
    if (row->first.second <= base_year) latest = &row->second;
  return latest;
}

/// "LIA.csv:12, guess: Lesotho (LSO) 2018".
std::string origin_text(const OwnEconomy& own, const OwnRow& row) {
  return fmt::format("{}:{}, {}{}{}", own.file.name, row.line, row.guess ? "guess" : "given",
                     row.origin.empty() ? "" : ": ", row.origin);
}

void note_change(const Adjustment& a, OpeningTable& table) {
  constexpr double worth_telling = 0.005;
  const double change = a.used / a.observed - 1.0;
  if (!std::isfinite(change) || std::abs(change) <= worth_telling) return;
  std::string note = fmt::format("{}: {} adjusted by {:+.1f} %, from {:.6g} to {:.6g}.", a.iso3, a.what, 100.0 * change,
                                 a.observed, a.used);
  // What two rules changed is recorded twice, and said once.
  if (std::ranges::count(table.notes, note) == 0) table.notes.push_back(std::move(note));
}

void note_guesses(const std::string& code, const OwnEconomy& own, OpeningTable& table) {
  const auto guesses = std::ranges::count_if(own.rows, [](const auto& row) { return row.second.guess; });
  if (guesses > 0)
    table.notes.push_back(
        fmt::format("{}: {} of {} values in {} are guesses.", code, guesses, own.rows.size(), own.file.name));
}

/// Million constant 2015 USD, which is what the UN's table holds: shares at current prices, since none others are known.
SeriesByColumn un_series(const OwnEconomy& own) {
  constexpr double million = 1e6, percent = 0.01;
  const auto at = [&](const std::string& name, int year) {
    const auto series = own.series.find(name);
    return series == own.series.end() ? std::nullopt : series->second.at(year);
  };
  SeriesByColumn un;
  const auto gdp_series = own.series.find("gdp_pc_const2015usd");
  if (gdp_series == own.series.end()) return un;
  for (const auto& [per_head, year] : gdp_series->second.readings()) {
    ByBroad<double> share{};
    bool known = at("pop", year).has_value();
    for (std::size_t b = 0; b < broad_count; ++b) {
      const auto value = at(own_value_added_series(broad_keys[b]), year);
      known = known && value;
      share[b] = value.value_or(0.0);
    }
    const double sum = sum_of(share);
    if (!known || sum <= 0.0) continue;
    const double gdp = per_head * *at("pop", year) / million;
    const auto& [agriculture, mining_utilities, manufacturing, construction, trade, transport, other] = share;
    const UnColumns parts = {agriculture, mining_utilities + manufacturing, manufacturing, construction,
                             trade,       transport,                        other};
    un["gdp"].add(year, gdp);
    for (std::size_t c = 0; c < un_column_count; ++c)
      un[std::string(un_column_keys[c])].add(year, parts[c] / sum * gdp);
    if (const auto invested = at("gcf_pct_gdp", year))
      un["gross_capital_formation"].add(year, *invested * percent * gdp);
  }
  return un;
}

/// Distances to all that the model economy has any to, and to that economy itself.
void place(CountryData& data, const std::string& code, const OwnEconomy& own) {
  std::vector<std::pair<std::string, Proximity>> others;
  for (const auto& [pair, proximity] : data.proximity)
    if (pair.first == own.located_like || pair.second == own.located_like)
      others.emplace_back(pair.first == own.located_like ? pair.second : pair.first, proximity);
  others.emplace_back(own.located_like, Proximity{own.distance_km, true, true, false});
  for (auto& [other, proximity] : others)
    if (other != code) data.proximity.insert_or_assign(std::minmax(code, other), proximity);
}

}  // namespace

std::span<const OwnSeries> own_series() {
  return series_list;
}

const std::vector<OwnParts>& own_parts() {
  static const std::vector<OwnParts> parts = make_parts();
  return parts;
}

std::string own_value_added_series(std::string_view broad_key) {
  return fmt::format("value_added_{}_pct", broad_key);
}

std::string own_exports_series(std::string_view sector_key) {
  return fmt::format("exports_{}_pct_goods", sector_key);
}

bool has_own_economy(const CountryData& data, const std::vector<std::string>& economies) {
  return std::ranges::any_of(economies, [&](const std::string& code) { return data.own.contains(code); });
}

CountryData with_own_economies(const CountryData& data, const std::vector<std::string>& economies) {
  CountryData laid = data;
  for (const std::string& code : economies) {
    const auto found = data.own.find(code);
    if (found == data.own.end()) continue;
    const OwnEconomy& own = found->second;
    constexpr int always = 0;  // its income group is that of whatever base year
    laid.panel[code] = own.series;
    laid.un[code] = un_series(own);
    laid.economies[code] = {own.name, own.least_developed_since, {}};
    laid.income_groups[code] = {{always, own.income_group}};
    place(laid, code, own);
  }
  return laid;
}

void name_own_origins(const CountryData& data, const std::vector<std::string>& economies, OpeningTable& table) {
  for (Adjustment& a : table.adjustments) {
    const auto own = data.own.find(a.iso3);
    if (own == data.own.end()) continue;
    const OwnRow* row = row_of(own->second, series_of(a.what), table.base_year);
    if (row != nullptr) a.origin = origin_text(own->second, *row);
    note_change(a, table);
  }
  for (const std::string& code : economies)
    if (const auto own = data.own.find(code); own != data.own.end()) note_guesses(code, own->second, table);
}

std::vector<DataFile> files_of(const CountryData& data, const std::vector<std::string>& economies) {
  std::vector<DataFile> files = data.files;
  for (const std::string& code : economies)
    if (const auto own = data.own.find(code); own != data.own.end()) files.push_back(own->second.file);
  return files;
}

}  // namespace ladder::models
