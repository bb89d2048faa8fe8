#include "tools/sweep/sweep_outcome.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>

#include "output/catalogue.hpp"
#include "output/human.hpp"
#include "output/statistics.hpp"
#include "sim/error.hpp"
#include "tools/spelling.hpp"

namespace ladder::tools {
namespace {

using output::Axis;
using output::Coordinates;
using output::Series;

constexpr std::array<std::string_view, 4> measure_names{"final", "mean", "change", "minimum"};
constexpr std::string_view usual_group = "national";

std::string full_name(const Series& series) {
  return fmt::format("{}/{}", series.group, series.name);
}

/// A series by NAME of the group national, or by GROUP/NAME; catalogue().end() where there is none.
auto find_series(const std::vector<Series>& all, const std::string& name) {
  const std::string wanted =
      name.find('/') == std::string::npos ? fmt::format("{}/{}", usual_group, name) : name;
  return std::ranges::find_if(all, [&](const Series& s) { return full_name(s) == wanted; });
}

/// What may stand as a series: national ones by their name alone.
std::vector<std::string> series_names(const std::vector<Series>& all) {
  std::vector<std::string> names;
  for (const Series& s : all) names.push_back(s.group == usual_group ? s.name : full_name(s));
  return names;
}

const Series& wished_series(const std::vector<Series>& all, const OutcomeWish& wish) {
  const auto found = find_series(all, wish.series);
  if (found != all.end()) return *found;
  const std::vector<std::string> names = series_names(all);
  throw ScenarioError{wish.position,
                      fmt::format("there is no series {}; 'ladder describe series' lists all there are{}",
                                  shown(wish.series), did_you_mean(wish.series, views(names)))};
}

/// The labels along an axis that a wish takes in.
std::vector<std::string> wished_labels(const OutcomeWish& wish, Axis axis, const models::Scenario& scenario,
                                       const Coordinates& coordinates) {
  const auto narrowed = std::ranges::find(wish.only, axis, [](const auto& pair) { return pair.first; });
  const std::vector<std::string>& known = coordinates.labels(axis);
  if (narrowed == wish.only.end()) return axis == Axis::economy ? scenario.world.economies : known;
  for (const std::string& label : narrowed->second) {
    if (std::ranges::find(known, label) != known.end()) continue;
    throw ScenarioError{wish.position,
                        fmt::format("no {} {} in this scenario; expected {}{}", output::axis_name(axis),
                                    shown(label), listed(views(known)), did_you_mean(label, views(known)))};
  }
  return narrowed->second;
}

void check_axes(const OutcomeWish& wish, const Series& series) {
  for (const auto& [axis, labels] : wish.only) {
    if (std::ranges::find(series.axes, axis) != series.axes.end()) continue;
    throw ScenarioError{wish.position, fmt::format("{} has no {}; leave '{}' out", shown(wish.series),
                                                   output::axis_name(axis), output::axis_name(axis))};
  }
}

SweepOutcome outcome_of(const Series& series, SweepMeasure measure, std::vector<std::string> labels) {
  const std::string_view measure_name = measure_names[static_cast<std::size_t>(measure)];
  std::string name =
      series.group == usual_group ? series.name : fmt::format("{}_{}", series.group, series.name);
  name += fmt::format("_{}", measure_name);
  for (const std::string& label : labels) name += '_' + label;
  const bool difference = measure == SweepMeasure::change;
  return {.name = std::move(name),
          .series = full_name(series),
          .measure = measure,
          .labels = std::move(labels),
          .unit = std::string{difference ? output::difference_unit(series.unit) : series.unit},
          .long_name = series.long_name};
}

/// Calls `take` with every combination of labels, the last axis changing fastest.
template <class Take>
void each_place(const std::vector<std::vector<std::string>>& axes, std::vector<std::string>& labels,
                const Take& take) {
  if (labels.size() == axes.size()) return take(labels);
  for (const std::string& label : axes[labels.size()]) {
    labels.push_back(label);
    each_place(axes, labels, take);
    labels.pop_back();
  }
}

std::size_t cell_of(const SweepOutcome& outcome, const Series& series, const Coordinates& coordinates) {
  std::size_t cell = 0;
  for (std::size_t a = 0; a < series.axes.size(); ++a) {
    const std::vector<std::string>& labels = coordinates.labels(series.axes[a]);
    const auto found = std::ranges::find(labels, outcome.labels[a]);
    if (found == labels.end()) {
      throw sim::Error(fmt::format("this run has no {} {}, which the outcome {} is of",
                                   output::axis_name(series.axes[a]), shown(outcome.labels[a]),
                                   outcome.name));
    }
    cell = cell * labels.size() + static_cast<std::size_t>(found - labels.begin());
  }
  return cell;
}

}  // namespace

std::span<const std::string_view> sweep_measures() {
  return measure_names;
}

std::vector<SweepOutcome> sweep_outcomes(std::span<const OutcomeWish> wishes,
                                         const models::Scenario& scenario, const Coordinates& coordinates) {
  const std::vector<Series> all = output::catalogue();
  std::vector<SweepOutcome> outcomes;
  std::set<std::string> names;
  for (const OutcomeWish& wish : wishes) {
    const Series& series = wished_series(all, wish);
    check_axes(wish, series);
    std::vector<std::vector<std::string>> axes;
    for (const Axis axis : series.axes) axes.push_back(wished_labels(wish, axis, scenario, coordinates));
    std::vector<std::string> labels;
    const std::size_t before = outcomes.size();
    each_place(axes, labels, [&](const std::vector<std::string>& place) {
      outcomes.push_back(outcome_of(series, wish.measure, place));
      if (!names.insert(outcomes.back().name).second)
        throw ScenarioError{wish.position,
                            fmt::format("{} again; expected each outcome once", outcomes.back().name)};
      if (outcomes.size() > most_outcomes)
        throw ScenarioError{
            wish.position,
            fmt::format("more than {} outcomes; name the economies and sectors that matter", most_outcomes)};
    });
    if (outcomes.size() == before)
      throw ScenarioError{
          wish.position, fmt::format("{} has no place in this scenario (no programme?)", shown(wish.series))};
  }
  return outcomes;
}

double reduced(std::span<const double> values, SweepMeasure measure) {
  sim::expects(!values.empty(), "an outcome is measured over at least one period");
  switch (measure) {
    case SweepMeasure::final_value:
      return values.back();
    case SweepMeasure::mean:
      return output::mean(values);
    case SweepMeasure::change:
      return values.back() - values.front();
    case SweepMeasure::minimum:
      break;
  }
  double least = std::numeric_limits<double>::infinity();
  for (const double value : values) {
    if (std::isnan(value)) return value;
    least = std::min(least, value);
  }
  return least;
}

void check_outcomes(std::span<const SweepOutcome> outcomes, const Coordinates& coordinates) {
  const std::vector<Series> all = output::catalogue();
  for (const SweepOutcome& outcome : outcomes)
    (void)cell_of(outcome, *find_series(all, outcome.series), coordinates);
}

std::vector<double> measured_outcomes(std::span<const SweepOutcome> outcomes,
                                      const output::ReplicateRecord& record, const Coordinates& coordinates) {
  static const std::vector<Series> all = output::catalogue();
  std::vector<double> numbers, values;
  for (const SweepOutcome& outcome : outcomes) {
    const auto found = find_series(all, outcome.series);
    sim::expects(found != all.end(), "a planned outcome is one of the catalogue");
    const Series& series = *found;
    const output::Values& recorded = record.values[static_cast<std::size_t>(found - all.begin())];
    const std::size_t cell = cell_of(outcome, series, coordinates),
                      cells = output::cells(series, coordinates);
    values.clear();
    for (std::size_t i = cell; i < recorded.size(); i += cells) values.push_back(recorded[i]);
    numbers.push_back(reduced(values, outcome.measure));
  }
  return numbers;
}

}  // namespace ladder::tools
