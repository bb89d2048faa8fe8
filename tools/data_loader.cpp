#include "tools/data_loader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <utility>

#include "tools/csv.hpp"
#include "tools/data_folder.hpp"
#include "tools/data_ranges.hpp"
#include "tools/io_tables.hpp"
#include "tools/own_economy_file.hpp"
#include "tools/product_files.hpp"

namespace ladder::tools {
namespace {

using models::CountryData;

// What the opening table reads of country_panel.csv; tools/ship_data ships these and a few more.
const std::vector<std::string> panel_columns = {"pop",
                                                "gdp_current_usd",
                                                "gdp_pc_const2015usd",
                                                "agr_va_pct_gdp",
                                                "ind_va_pct_gdp",
                                                "srv_va_pct_gdp",
                                                "mva_pct_gdp",
                                                "net_product_taxes_pct_gdp",
                                                "emp_agr_pct",
                                                "emp_ind_pct",
                                                "emp_srv_pct",
                                                "emp_manuf_pct",
                                                "labour_force",
                                                "employed_persons",
                                                "unemployment_pct",
                                                "self_employed_pct",
                                                "female_share_lf_pct",
                                                "exports_pct_gdp",
                                                "imports_pct_gdp",
                                                "gcf_pct_gdp",
                                                "gov_consumption_pct_gdp",
                                                "gov_consumption_pct_gdp_const2015",
                                                "merch_exports_usd",
                                                "fuel_exports_pct_merch",
                                                "ores_metals_exports_pct_merch",
                                                "mht_exports_pct_manuf_exports",
                                                "manuf_exports_pct_merch_wdi",
                                                "manuf_exports_pct_merch_implied",
                                                "schooling_years",
                                                "pwt_hc",
                                                "enrol_secondary_gross_pct",
                                                "firms_outage_sales_loss_pct"};
// Read where the folder has them: for scores, and for what a world can start without.
const std::vector<std::string> further_panel_columns = {"gni_pc_atlas_usd",
                                                        "co2_mt",
                                                        "dmc_biomass_t_pc",
                                                        "dmc_metal_ores_t_pc",
                                                        "dmc_nonmetallic_t_pc",
                                                        "dmc_fossil_t_pc",
                                                        "energy_kgoe_pc",
                                                        "fossil_energy_pct",
                                                        "electricity_kwh_pc",
                                                        "rnd_pct_gdp",
                                                        "researchers_per_mn",
                                                        "mht_mva_pct_mva",
                                                        "internet_users_pct",
                                                        "enrol_tertiary_gross_pct",
                                                        "resource_rents_pct_gdp",
                                                        "tariff_applied_wmean_pct",
                                                        "tariff_mfn_wmean_pct",
                                                        "oda_pct_gni",
                                                        "emp_agr_female_pct",
                                                        "emp_ind_female_pct",
                                                        "emp_srv_female_pct",
                                                        "self_employed_female_pct",
                                                        "self_employed_male_pct"};
const std::vector<std::string> un_columns = {"gdp",
                                             "agriculture",
                                             "mining_manuf_utilities",
                                             "manufacturing",
                                             "construction",
                                             "trade_restaurants_hotels",
                                             "transport_storage_comm",
                                             "other_activities",
                                             "gross_capital_formation",
                                             "exports",
                                             "imports"};
const std::vector<std::string> world_columns = {"pop",
                                                "gdp_current_usd",
                                                "gdp_const2015usd",
                                                "emp_agr_persons",
                                                "emp_ind_persons",
                                                "emp_srv_persons",
                                                "emp_manuf_persons",
                                                "exports_usd",
                                                "imports_usd",
                                                "un_gdp",
                                                "un_agriculture",
                                                "un_mining_manuf_utilities",
                                                "un_manufacturing",
                                                "un_construction",
                                                "un_trade_restaurants_hotels",
                                                "un_transport_storage_comm",
                                                "un_other_activities",
                                                "un_gross_capital_formation"};

std::vector<std::string> with_keys(std::vector<std::string> keys, const std::vector<std::string>& columns) {
  keys.insert(keys.end(), columns.begin(), columns.end());
  return keys;
}

/// The columns that are read of a table, and what their numbers may be.
struct Columns {
  explicit Columns(std::vector<std::string> names_in_order)
      : names(std::move(names_in_order)), ranges(ranges_of(names)) {}
  std::vector<std::string> names;
  std::vector<ValueRange> ranges;
};

/// The series of one economy, by column of a table: each is looked up when a row first has a number for it.
struct OpenSeries {
  OpenSeries(models::SeriesByColumn& named, const Columns& columns) : by_name(&named), by_column(columns.names.size()) {}
  models::SeriesByColumn* by_name;
  std::vector<models::Series*> by_column;
};

/// Adds the numbers of a row, from column `first` on, to the series of their names.
void add_numbers(const CsvRow& row, std::size_t first, const Columns& columns, int year, OpenSeries& series) {
  for (std::size_t c = first; c < columns.names.size(); ++c) {
    const auto value = checked_number(row, c, columns.ranges[c]);
    if (!value) continue;
    models::Series*& of_column = series.by_column[c];
    if (of_column == nullptr) of_column = &(*series.by_name)[columns.names[c]];
    if (!of_column->add(year, *value)) row.fail(c, fmt::format("a second value for {}; expected one row a year", year));
  }
}

/// Parts of a row that together no economy can have, each within its own range.
using RowCheck = std::function<void(const CsvRow& row, const Columns& columns)>;

std::size_t place_of(const Columns& columns, std::string_view column) {
  return static_cast<std::size_t>(std::ranges::find(columns.names, column) - columns.names.begin());
}

std::optional<double> number_of(const CsvRow& row, const Columns& columns, std::string_view column) {
  const std::size_t at = place_of(columns, column);
  return checked_number(row, at, columns.ranges[at]);
}

void fail_at(const CsvRow& row, const Columns& columns, std::string_view column, std::string_view what) {
  row.fail(place_of(columns, column), what);
}

void check_people(const CsvRow& row, const Columns& columns) {
  const auto population = number_of(row, columns, "pop");
  if (!population) return;
  for (const std::string_view column : {"employed_persons", "labour_force"}) {
    const auto workers = number_of(row, columns, column);
    if (workers && (*workers > *population || *workers < 0.01 * *population))
      fail_at(row, columns, column,
              fmt::format("found {:.12g}, expected 1 to 100 % of the population, {:.12g}", *workers,
                          *population));
  }
}

/// Value added, investment and trade of the UN: at most ten times GDP, either way.
void check_parts_of_gdp(const CsvRow& row, const Columns& columns) {
  const auto gdp = number_of(row, columns, "gdp");
  if (!gdp) return;
  for (const std::string& column : un_columns) {
    const auto part = number_of(row, columns, column);
    if (part && std::abs(*part) > 10.0 * *gdp)
      fail_at(row, columns, column,
              fmt::format("found {:.12g}, expected at most ten times gdp, {:.12g}", *part, *gdp));
  }
}

void read_table(DataFolder& folder, const std::string& name, const std::vector<std::string>& required,
                const std::vector<std::string>& optional, const RowCheck& check, models::SeriesTable& table) {
  const Columns columns(with_keys(with_keys({"iso3", "year"}, required), optional));
  std::optional<OpenSeries> series;  // of the economy of the row before, which mostly is that of the row
  std::string before;
  folder.read(name, columns.names, 2 + required.size(), [&](const CsvRow& row) {
    const std::string iso3 = economy_code(row, 0);
    check(row, columns);
    const int year = checked_year(row, 1);
    if (iso3 != before) series.emplace(table[iso3], columns);
    before = iso3;
    add_numbers(row, 2, columns, year, *series);
  });
}

/// CO2 a dollar of GDP, kg per constant 2015 USD, of the years that have both; a column of the panel made of three others.
void add_co2_intensity(models::SeriesTable& panel) {
  constexpr double kg_a_megatonne = 1e9;
  for (auto& [iso3, series] : panel) {
    const auto emitted = series.find("co2_mt"), income = series.find("gdp_pc_const2015usd"), people = series.find("pop");
    if (emitted == series.end() || income == series.end() || people == series.end()) continue;
    models::Series intensity;
    for (const models::Reading& co2 : emitted->second.readings()) {
      const auto a_head = income->second.at(co2.year), persons = people->second.at(co2.year);
      if (co2.value > 0.0 && a_head && persons) intensity.add(co2.year, co2.value * kg_a_megatonne / (*a_head * *persons));
    }
    if (!intensity.readings().empty()) series["co2_per_gdp"] = std::move(intensity);
  }
}

void read_world(DataFolder& folder, CountryData& data) {
  const Columns columns(with_keys({"year"}, world_columns));
  OpenSeries series(data.world, columns);
  folder.read("world_totals.csv", columns.names, columns.names.size(), [&](const CsvRow& row) {
    add_numbers(row, 1, columns, checked_year(row, 0), series);
  });
}

void read_wiod_trade(DataFolder& folder, CountryData& data) {
  const std::vector<std::string> columns = {"exporter",
                                            "importer",
                                            "year",
                                            "agriculture_mn_usd",
                                            "mining_mn_usd",
                                            "manufactures_mn_usd",
                                            "services_utilities_construction_mn_usd"};
  folder.read("bilateral_trade_wiod.csv", columns, columns.size(), [&](const CsvRow& row) {
    models::GroupFlows flows{};
    for (std::size_t g = 0; g < flows.size(); ++g) flows[g] = required_checked_number(row, 3 + g);
    auto& year = data.wiod_trade[checked_year(row, 2)];
    if (!year.emplace(std::pair{economy_code(row, 0), economy_code(row, 1)}, flows).second)
      row.fail(1, "a second row for this pair and year");
  });
}

void read_distances(DataFolder& folder, CountryData& data) {
  const std::vector<std::string> columns = {"iso3_a",      "iso3_b", "distw_km", "contig",
                                            "comlang_off", "colony", "dist_km"};
  const std::vector<ValueRange> ranges = ranges_of(columns);
  const auto number = [&](const CsvRow& row, std::size_t c) { return required_checked_number(row, c, ranges[c]); };
  folder.read("bilateral_distance.csv", columns, 6, [&](const CsvRow& row) {
    auto distance = checked_number(row, 2, ranges[2]);
    if (!distance) distance = checked_number(row, 6, ranges[6]);
    if (!distance) return;
    const models::Proximity proximity{*distance, number(row, 3) != 0.0, number(row, 4) != 0.0, number(row, 5) != 0.0};
    std::pair<std::string, std::string> pair{economy_code(row, 0), economy_code(row, 1)};
    if (pair.first >= pair.second) row.fail(1, "expected iso3_a before iso3_b in the alphabet");
    if (!data.proximity.emplace(std::move(pair), proximity).second) row.fail(1, "a second row for this pair");
  });
}

void read_economies(DataFolder& folder, CountryData& data) {
  folder.read("country_meta.csv", {"iso3", "country"}, 2, [&](const CsvRow& row) {
    if (!data.economies.emplace(economy_code(row, 0), models::EconomyFacts{std::string(row.text(1)), {}, {}}).second)
      row.fail(0, "a second row for this economy");
  });
  const std::vector<std::string> columns = {"iso3", "country", "inclusion_year", "graduation_year"};
  folder.read("ldc_list.csv", columns, columns.size(), [&](const CsvRow& row) {
    models::EconomyFacts& facts = data.economies[economy_code(row, 0)];
    if (facts.least_developed_since) row.fail(0, "a second row for this economy");
    if (facts.name.empty()) facts.name = row.text(1);
    facts.least_developed_since = checked_year(row, 2);
    facts.least_developed_until = row.integer(3);
  });
}

models::IncomeGroup income_group(const CsvRow& row, std::size_t column) {
  const std::string_view group = row.text(column);
  if (group == "L") return models::IncomeGroup::low;
  if (group == "LM") return models::IncomeGroup::lower_middle;
  if (group == "UM") return models::IncomeGroup::upper_middle;
  if (group == "H") return models::IncomeGroup::high;
  row.fail(column, fmt::format("found \"{}\", expected L, LM, UM or H", group));
}

void read_income(DataFolder& folder, CountryData& data) {
  folder.read("income_class.csv", {"iso3", "gni_year", "income_group"}, 3, [&](const CsvRow& row) {
    auto& years = data.income_groups[economy_code(row, 0)];
    if (!years.emplace(checked_year(row, 1), income_group(row, 2)).second)
      row.fail(1, "a second row for this year");
  });
  const std::vector<std::string> columns = {"gni_year", "low_income_max_usd", "lower_middle_max_usd",
                                            "upper_middle_max_usd"};
  folder.read("income_thresholds.csv", columns, columns.size(), [&](const CsvRow& row) {
    const std::array<double, 3> bounds = {required_checked_number(row, 1), required_checked_number(row, 2),
                                          required_checked_number(row, 3)};
    if (!std::ranges::is_sorted(bounds)) row.fail(1, "expected the three bounds in rising order");
    if (!data.income_thresholds.emplace(checked_year(row, 0), bounds).second)
      row.fail(0, "a second row for this year");
  });
}

void read_exports_of_2017(DataFolder& folder, CountryData& data) {
  const std::string name = "exports_by_sector_2017.csv";
  if (!folder.has_or_notes(
          name,
          "exports of goods are split by the export shares of country_panel.csv, those of economies "
          "with an input-output table by that table"))
    return;
  RowsSeen seen;
  folder.read(name, {"iso3", "sector20", "share"}, 3, [&](const CsvRow& row) {
    if (row.text(1) == "unclassified") return;
    const std::string iso3 = economy_code(row, 0);
    const std::size_t i = industry_at(row, 1);
    if (std::exchange(seen[{iso3, 0}][i], true)) row.fail(1, "a second row for this economy and industry");
    data.export_shares_2017[iso3][i] = required_checked_number(row, 2);
  });
}

void read_sector_panel(DataFolder& folder, CountryData& data) {
  const std::string name = "sector_panel_etd.csv";
  if (!folder.has_or_notes(
          name,
          "value added inside broad sectors is split by trade, demand and input-output tables, jobs "
          "by value added per worker"))
    return;
  const std::vector<std::string> columns = {"iso3", "year", "sector", "employment_thousand",
                                            "va_current_lcu_mn"};
  folder.read(name, columns, columns.size(), [&](const CsvRow& row) {
    const std::string iso3 = economy_code(row, 0), sector(row.text(2));
    const int year = checked_year(row, 1);
    if (const auto jobs = checked_number(row, 3); jobs && !data.etd_employment[iso3][sector].add(year, *jobs))
      row.fail(3, "a second row for this economy, year and sector");
    if (const auto va = checked_number(row, 4); va && !data.etd_value_added[iso3][sector].add(year, *va))
      row.fail(4, "a second row for this economy, year and sector");
  });
}

}  // namespace

models::CountryData load_country_data(const std::filesystem::path& path) {
  CountryData data;
  DataFolder folder(path, data);
  read_table(folder, "country_panel.csv", panel_columns, further_panel_columns, check_people, data.panel);
  add_co2_intensity(data.panel);
  read_table(folder, "sector_va_un_ama.csv", un_columns, {}, check_parts_of_gdp, data.un);
  read_world(folder, data);
  read_io_tables(folder, data);
  read_wiod_trade(folder, data);
  read_distances(folder, data);
  read_economies(folder, data);
  read_income(folder, data);
  read_exports_of_2017(folder, data);
  read_sector_panel(folder, data);
  read_product_files(folder, data);
  read_own_economies(path, data);
  return data;
}

}  // namespace ladder::tools
