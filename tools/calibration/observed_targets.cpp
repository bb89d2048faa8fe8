#include "tools/calibration/observed_targets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "output/catalogue.hpp"
#include "output/hindcast.hpp"
#include "sim/error.hpp"
#include "tools/csv.hpp"
#include "tools/spelling.hpp"

namespace ladder::tools {
namespace {

constexpr std::array<std::string_view, 3> measure_names = {"mean", "change", "growth"};

enum Column : std::size_t {
  series,
  economy,
  measure,
  from,
  to,
  value,
  observation,
  discrepancy,
  source,
  weight,
  trend
};
const std::vector<std::string> columns = {"series", "economy",           "measure",     "from",   "to",
                                          "value",  "observation_error", "discrepancy", "source", "weight",
                                          "trend"};
constexpr std::size_t required_columns = 9;

bool is_yearly_national(const output::Series& row) {
  return row.group == "national" && row.interval == output::Interval::year &&
         row.axes == std::vector{output::Axis::economy};
}

void check_series(const CsvRow& row, const std::vector<output::Series>& catalogue) {
  std::vector<std::string_view> known;
  for (const output::Series& s : catalogue)
    if (is_yearly_national(s)) known.push_back(s.name);
  if (std::ranges::count(known, row.text(series)) > 0) return;
  row.fail(series, fmt::format("there is no yearly national series {}; 'ladder describe series' lists them{}",
                               shown(row.text(series)), did_you_mean(row.text(series), known)));
}

Measure measure_of(const CsvRow& row) {
  const auto found = std::ranges::find(measure_names, row.text(measure));
  if (found == measure_names.end())
    row.fail(measure, fmt::format("{} given; expected mean, change or growth", shown(row.text(measure))));
  return static_cast<Measure>(found - measure_names.begin());
}

double standard_deviation(const CsvRow& row, std::size_t column) {
  const double error = row.required_number(column);
  if (error < 0.0) row.fail(column, "a negative standard deviation; expected 0 or more");
  return error;
}

std::string name_of(const ObservedTarget& t) {
  const std::string years =
      t.from == t.to ? fmt::format("{}", t.from) : fmt::format("{} to {}", t.from, t.to);
  return fmt::format("{} of {} in {}, {}", measure_names[static_cast<std::size_t>(t.measure)], t.series,
                     t.economy, years);
}

ObservedTarget target_of(const CsvRow& row) {
  ObservedTarget t;
  t.series = row.text(series);
  t.economy = row.text(economy);
  t.measure = measure_of(row);
  t.from = row.required_integer(from);
  t.to = row.required_integer(to);
  const bool spans = t.measure != Measure::mean;
  if (t.to < t.from || (spans && t.to == t.from))
    row.fail(to,
             fmt::format("{} given; expected a year {} {}", t.to, spans ? "after" : "not before", t.from));
  t.target = {.name = name_of(t),
              .value = row.required_number(value),
              .observation_error = standard_deviation(row, observation),
              .discrepancy = standard_deviation(row, discrepancy),
              .weight = row.number(weight).value_or(1.0)};
  if (t.target.observation_error + t.target.discrepancy <= 0.0)
    row.fail(discrepancy,
             "both errors are 0, so that no run can be right; expected a standard deviation above 0");
  if (t.target.weight <= 0.0) row.fail(weight, "expected a weight above 0; leave the target out instead");
  t.trend = row.number(trend);
  t.source = row.text(source);
  return t;
}

}  // namespace

double change_between(Measure of, double first, double last, int years) {
  sim::expects(of != Measure::mean, "a mean has no two ends");
  return output::change_of(
      of == Measure::change ? output::ChangeUnit::points : output::ChangeUnit::percent_a_year, first, last,
      years);
}

std::optional<double> forecast_of_no_change(const ObservedTarget& target) {
  if (target.measure == Measure::mean) return std::nullopt;
  return 0.0;
}

std::vector<ObservedTarget> read_targets(const std::string& file, std::string_view text) {
  const std::vector<output::Series> catalogue = output::catalogue();
  std::vector<ObservedTarget> targets;
  std::set<std::string> names;
  read_csv(file, text, columns, required_columns, [&](const CsvRow& row) {
    check_series(row, catalogue);
    targets.push_back(target_of(row));
    if (!names.insert(targets.back().target.name).second)
      row.fail(series, fmt::format("the target '{}' again; expected each once", targets.back().target.name));
  });
  if (targets.empty()) throw sim::Error(fmt::format("{}: no target in it; expected at least one row", file));
  return targets;
}

void require_in_world(std::span<const ObservedTarget> targets, const models::Scenario& scenario) {
  const int first = scenario.horizon.from.year, last = scenario.horizon.to.year;
  for (const ObservedTarget& t : targets) {
    if (std::ranges::count(scenario.world.economies, t.economy) == 0)
      throw sim::Error(
          fmt::format("target '{}': {} is not in the scenario's world, so no run can be compared with it. "
                      "Add it to world.economies, or take the target out.",
                      t.target.name, t.economy));
    if (t.from < first || t.to > last)
      throw sim::Error(
          fmt::format("target '{}' lies outside of the scenario's horizon, {} to {}. Change horizon.from or "
                      "horizon.to, or take the target out.",
                      t.target.name, first, last));
  }
}

double yearly_value(std::string_view name, std::size_t economy, int year,
                    std::span<const output::Series> series, const output::Coordinates& coordinates,
                    const output::ReplicateRecord& record) {
  const auto row = std::ranges::find_if(
      series, [&](const output::Series& s) { return is_yearly_national(s) && s.name == name; });
  sim::expects(row != series.end(), "the record has the series of the target");
  const auto place =
      static_cast<std::size_t>(year - coordinates.first_year) * coordinates.economies.size() + economy;
  return record.values[static_cast<std::size_t>(row - series.begin())][place];
}

double measured(const ObservedTarget& t, std::span<const output::Series> series,
                const output::Coordinates& coordinates, const output::ReplicateRecord& record) {
  const auto at = std::ranges::find(coordinates.economies, t.economy);
  sim::expects(at != coordinates.economies.end(), "the record has the economy of the target");
  const auto economy = static_cast<std::size_t>(at - coordinates.economies.begin());
  const auto value = [&](int year) {
    return yearly_value(t.series, economy, year, series, coordinates, record);
  };
  if (t.measure != Measure::mean) return change_between(t.measure, value(t.from), value(t.to), t.to - t.from);
  double sum = 0.0;
  for (int year = t.from; year <= t.to; ++year) sum += value(year);
  return sum / (t.to - t.from + 1);
}

std::vector<Target> plain_targets(std::span<const ObservedTarget> targets) {
  std::vector<Target> plain;
  for (const ObservedTarget& t : targets) plain.push_back(t.target);
  return plain;
}

}  // namespace ladder::tools
