#include "tools/own_economy_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "models/world/own_economies.hpp"
#include "output/sha256.hpp"
#include "sim/error.hpp"
#include "tools/csv.hpp"
#include "tools/data_ranges.hpp"
#include "tools/read_text.hpp"
#include "tools/spelling.hpp"
#include "tools/yaml_text.hpp"

namespace ladder::tools {
namespace {

namespace fs = std::filesystem;
using models::OwnEconomy;

constexpr std::size_t most_bytes = 1 << 20;
enum Column : std::size_t { series_column, year_column, value_column, unit_column, status_column, origin_column };

std::vector<std::string_view> all_names() {
  std::vector<std::string_view> names;
  for (const OwnFact& fact : own_facts) names.push_back(fact.name);
  for (const models::OwnSeries& series : models::own_series()) names.push_back(series.name);
  return names;
}

template <class List>
const auto* find(const List& list, std::string_view name) {
  const auto found = std::ranges::find_if(list, [&](const auto& item) { return item.name == name; });
  return found == std::end(list) ? nullptr : &*found;
}

void expect_unit(const CsvRow& row, std::string_view unit) {
  const std::string_view found = row.text(unit_column);
  if (!found.empty() && found != unit)
    row.fail(unit_column, fmt::format("found \"{}\", expected \"{}\": values are read in that unit", found, unit));
}

bool is_guess(const CsvRow& row) {
  constexpr std::array<std::string_view, 2> words = {"given", "guess"};
  const std::string_view status = row.text(status_column);
  if (!status.empty() && status != "given" && status != "guess")
    row.fail(status_column, fmt::format("found \"{}\", expected given or guess{}", status, did_you_mean(status, words)));
  return status == "guess";
}

/// Reads one file.
class Reader {
 public:
  Reader(const std::string& path, const models::CountryData& data) : path_(path), data_(data) {}

  OwnEconomy read(std::string_view text) {
    const std::vector<std::string> columns = {"series", "year", "value", "unit", "status", "origin"};
    constexpr std::size_t required = 3;
    read_csv(path_, text, columns, required, [&](const CsvRow& row) { take(row); });
    for (const OwnFact& fact : own_facts)
      if (!facts_.contains(fact.name))
        throw sim::Error(fmt::format("{}: no row for {} ({})", path_, fact.name, fact.meaning));
    for (const models::OwnParts& parts : models::own_parts()) check_sum(parts);
    check_jobs();
    return std::move(own_);
  }

 private:
  void take(const CsvRow& row) {
    const std::string_view name = row.text(series_column);
    if (const OwnFact* fact = find(own_facts, name)) return take_fact(row, *fact);
    if (const models::OwnSeries* series = find(models::own_series(), name)) return take_value(row, *series);
    const std::vector<std::string_view> names = all_names();
    const std::string near = nearest(name, names);
    row.fail(series_column, near.empty() ? fmt::format("found {}, expected {}", shown(name), listed(names, 8))
                                         : fmt::format("found {}; did you mean '{}'?", shown(name), near));
  }

  void take_fact(const CsvRow& row, const OwnFact& fact) {
    if (!facts_.insert(fact.name).second) row.fail(series_column, fmt::format("a second row for {}", fact.name));
    if (!row.text(year_column).empty()) row.fail(year_column, fmt::format("{} has no year; expected none", fact.name));
    expect_unit(row, fact.unit);
    static_cast<void>(is_guess(row));
    const std::string_view value = row.text(value_column);
    if (fact.name == "least_developed_since") {
      if (!value.empty()) own_.least_developed_since = checked_year(row, value_column);
      return;
    }
    if (value.empty()) row.fail(value_column, fmt::format("empty, expected {}", fact.meaning));
    if (has_control_character(value)) row.fail(value_column, "a control character; expected one line of text");
    if (fact.name == "name") own_.name = value;
    if (fact.name == "income_group") own_.income_group = income_group(row);
    if (fact.name == "located_like") own_.located_like = neighbour(row);
    if (fact.name == "distance_km") own_.distance_km = required_checked_number(row, value_column, range_of(fact.name));
  }

  static models::IncomeGroup income_group(const CsvRow& row) {
    const std::string_view text = row.text(value_column);
    const auto found = std::ranges::find(income_group_letters, text);
    if (found == std::end(income_group_letters))
      row.fail(value_column, fmt::format("found \"{}\", expected L, LM, UM or H", text));
    return static_cast<models::IncomeGroup>(found - std::begin(income_group_letters));
  }

  std::string neighbour(const CsvRow& row) const {
    const std::string code{row.text(value_column)};
    const auto of_code = [&code](const auto& each) { return each.first.first == code || each.first.second == code; };
    if (std::ranges::any_of(data_.proximity, of_code)) return code;
    std::set<std::string_view> placed;
    for (const auto& [pair, proximity] : data_.proximity) placed.insert({pair.first, pair.second});
    row.fail(value_column, fmt::format("found {}, expected an economy of bilateral_distance.csv{}", shown(code),
                                       did_you_mean(code, std::vector(placed.begin(), placed.end()))));
  }

  void take_value(const CsvRow& row, const models::OwnSeries& series) {
    const int year = checked_year(row, year_column);
    expect_unit(row, series.unit);
    const double value = required_checked_number(row, value_column, range_of(series.name));
    const std::string name{series.name};
    if (!own_.series[name].add(year, value))
      row.fail(series_column, fmt::format("a second value of {} for {}; expected one a year", name, year));
    places_[{name, year}] = row.place(value_column);
    own_.rows[{name, year}] = {row.line(), is_guess(row), std::string(row.text(origin_column))};
  }

  std::optional<double> at(const std::string& name, int year) const {
    const auto series = own_.series.find(name);
    return series == own_.series.end() ? std::nullopt : series->second.at(year);
  }

  /// "12:5", of a value that is there.
  const std::string& place_of(const std::string& name, int year) const { return places_.at({name, year}); }

  /// In each year with all of the parts, or with any of the exports by sector: those left out are none.
  void check_sum(const models::OwnParts& whole) const {
    constexpr double least = 95.0, most = 105.0;
    std::set<int> years;
    for (const std::string& part : whole.parts)
      if (const auto series = own_.series.find(part); series != own_.series.end())
        for (const models::Reading& reading : series->second.readings()) years.insert(reading.year);
    for (const int year : years) {
      double sum = 0.0;
      std::string last;
      for (const std::string& part : whole.parts) {
        sum += at(part, year).value_or(0.0);
        if (at(part, year)) last = part;
      }
      if (sum >= least && sum <= most) continue;
      throw sim::Error(
          fmt::format("{}:{}: the parts of {} in {} ({} to {}) add up to {:.6g} %, expected {:g} to {:g}; what is off "
                      "100 is spread in proportion",
                      path_, place_of(last, year), whole.whole, year, whole.parts.front(), whole.parts.back(), sum, least,
                      most));
    }
  }

  /// Manufacturing is a part of industry, and workers of the population.
  void check_jobs() const {
    const auto expect_at_most = [&](const std::string& part, const std::string& whole) {
      const auto series = own_.series.find(part);
      if (series == own_.series.end()) return;
      for (const auto& [value, year] : series->second.readings())
        if (const auto most = at(whole, year); most && value > *most)
          throw sim::Error(fmt::format("{}:{}: {} in {} is {:.6g}, expected at most {}, which is {:.6g}", path_,
                                       place_of(part, year), part, year, value, whole, *most));
    };
    expect_at_most("emp_manuf_pct", "emp_ind_pct");
    expect_at_most("employed_persons", "pop");
  }

  const std::string& path_;
  const models::CountryData& data_;
  OwnEconomy own_;
  std::set<std::string_view> facts_;
  std::map<std::pair<std::string, int>, std::string> places_;  ///< of values, for what is wrong with several
};

/// The code that the file's name is.
std::string code_of(const fs::path& file, const models::CountryData& data) {
  std::string code = file.stem().string();
  const bool well_formed = code.size() == 3 && std::ranges::all_of(code, [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!well_formed || code == "ROW")
    throw sim::Error(fmt::format("{}: the name of the file is the code of the economy, expected three capital letters "
                                 "such as ABC.csv (and not ROW)",
                                 file.string()));
  if (data.panel.contains(code))
    throw sim::Error(fmt::format("{}: {} is an economy of country_panel.csv; expected a code that is not taken",
                                 file.string(), code));
  return code;
}

std::vector<fs::path> csv_files(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error))
    if (entry.path().extension() == ".csv") files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

}  // namespace

bool holds_only_own_economies(const fs::path& folder) {
  std::error_code error;
  return !fs::exists(folder / "country_panel.csv", error) && !csv_files(folder / own_economies_folder).empty();
}

void read_own_economies(const fs::path& folder, models::CountryData& data) {
  for (const fs::path& file : csv_files(folder / own_economies_folder)) {
    const std::string code = code_of(file, data);
    const std::string text = read_text(file, most_bytes), path = file.string();
    OwnEconomy own = Reader(path, data).read(text);
    own.file = {fmt::format("{}/{}", own_economies_folder, file.filename().string()), output::sha256(text), path};
    data.own.insert_or_assign(code, std::move(own));
  }
}

}  // namespace ladder::tools
