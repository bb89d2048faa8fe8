#include "tools/data_ranges.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace ladder::tools {
namespace {

struct NamedRange {
  std::string_view column;
  ValueRange range;
};

constexpr double most_persons = 1e11;
constexpr double most_money =
    1e16;  // USD, or million units of a local currency: a hundred times the world's output

constexpr ValueRange share{0.0, 100.0};
constexpr ValueRange positive_money{0.0, most_money, true};
constexpr ValueRange money{0.0, most_money};
constexpr ValueRange people{0.0, most_persons, true};

// Columns whose range their ending does not tell. Not 0 to 100: what can exceed GDP (trade of an entrepot),
// be negative (stocks run down, subsidies), or count pupils of any age (gross enrolment).
constexpr std::array named_ranges{NamedRange{"pop", people},
                                  NamedRange{"labour_force", people},
                                  NamedRange{"employed_persons", people},
                                  NamedRange{"gdp", positive_money},
                                  NamedRange{"un_gdp", positive_money},
                                  NamedRange{"gdp_current_usd", positive_money},
                                  NamedRange{"gdp_const2015usd", positive_money},
                                  NamedRange{"gdp_pc_const2015usd", {0.0, 1e7, true}},
                                  NamedRange{"gni_pc_atlas_usd", {0.0, 1e7, true}},
                                  NamedRange{"exports_pct_gdp", {0.0, 1000.0}},
                                  NamedRange{"imports_pct_gdp", {0.0, 1000.0}},
                                  NamedRange{"gcf_pct_gdp", {-100.0, 200.0}},
                                  NamedRange{"net_product_taxes_pct_gdp", {-100.0, 100.0}},
                                  NamedRange{"gov_consumption_pct_gdp", {0.0, 200.0}},
                                  NamedRange{"gov_consumption_pct_gdp_const2015", {0.0, 200.0}},
                                  NamedRange{"enrol_secondary_gross_pct", {0.0, 300.0}},
                                  NamedRange{"enrol_tertiary_gross_pct", {0.0, 300.0}},
                                  NamedRange{"oda_pct_gni", {-100.0, 500.0}},  // repayments; small islands
                                  NamedRange{"unemployment_pct", {0.0, 99.0}},
                                  NamedRange{"female_share_lf_pct", {0.0, 100.0}},
                                  NamedRange{"schooling_years", {0.0, 30.0}},
                                  NamedRange{"pwt_hc", {0.0, 10.0, true}},
                                  NamedRange{"researchers_per_mn", {0.0, 1e6}},
                                  NamedRange{"co2_mt", {0.0, 1e7}},
                                  NamedRange{"merch_exports_usd", money},
                                  NamedRange{"exports_usd", positive_money},
                                  NamedRange{"imports_usd", positive_money},
                                  NamedRange{"gross_output", money},
                                  NamedRange{"household_consumption", money},
                                  NamedRange{"government_consumption", money},
                                  NamedRange{"a_total", {0.0, 1.0}},
                                  NamedRange{"share", {0.0, 1.0}},
                                  NamedRange{"proximity", {0.0, 1.0}},
                                  NamedRange{"pci", {-20.0, 20.0}},
                                  NamedRange{"ubiquity", {0.0, 300.0}},
                                  NamedRange{"world_exports_usd_mn", {0.0, most_money, true}},
                                  NamedRange{"exports_usd_k", {0.0, most_money, true}},
                                  NamedRange{"distw_km", {0.0, 25'000.0, true}},
                                  NamedRange{"distance_km", {0.0, 25'000.0, true}},
                                  NamedRange{"dist_km", {0.0, 25'000.0, true}},
                                  NamedRange{"contig", {0.0, 1.0}},
                                  NamedRange{"comlang_off", {0.0, 1.0}},
                                  NamedRange{"colony", {0.0, 1.0}},
                                  NamedRange{"employment_thousand", {0.0, most_persons}},
                                  NamedRange{"low_income_max_usd", {0.0, 1e7, true}},
                                  NamedRange{"lower_middle_max_usd", {0.0, 1e7, true}},
                                  NamedRange{"upper_middle_max_usd", {0.0, 1e7, true}}};

std::string range_text(const ValueRange& range) {
  return fmt::format("{} {} {} {:g}", range.above ? "above" : "from", fmt::format("{:g}", range.low),
                     range.above ? "and at most" : "to", range.high);
}

}  // namespace

ValueRange range_of(std::string_view column) {
  const auto named = std::ranges::find(named_ranges, column, &NamedRange::column);
  if (named != named_ranges.end()) return named->range;
  if (column.find("_pct") != std::string_view::npos) return share;
  if (column.ends_with("_persons")) return people;
  // Value added by sector, investment, exports: negative in a few bad years of the sources.
  return {-most_money, most_money};
}

std::vector<ValueRange> ranges_of(const std::vector<std::string>& columns) {
  std::vector<ValueRange> ranges;
  for (const std::string& column : columns) ranges.push_back(range_of(column));
  return ranges;
}

std::optional<double> checked_number(const CsvRow& row, std::size_t column) {
  if (row.text(column).empty()) return std::nullopt;
  return required_checked_number(row, column);
}

std::optional<double> checked_number(const CsvRow& row, std::size_t column, const ValueRange& range) {
  if (row.text(column).empty()) return std::nullopt;
  return required_checked_number(row, column, range);
}

double required_checked_number(const CsvRow& row, std::size_t column) {
  return required_checked_number(row, column, range_of(row.name(column)));
}

double required_checked_number(const CsvRow& row, std::size_t column, const ValueRange& range) {
  const double value = row.required_number(column);
  if (value < range.low || value > range.high || (range.above && value == range.low))
    row.fail(column, fmt::format("found \"{}\", expected a number {}", row.text(column), range_text(range)));
  return value;
}

int checked_year(const CsvRow& row, std::size_t column) {
  constexpr int first = 1900, last = 2100;
  const int year = row.required_integer(column);
  if (year < first || year > last)
    row.fail(column,
             fmt::format("found \"{}\", expected a year from {} to {}", row.text(column), first, last));
  return year;
}

}  // namespace ladder::tools
