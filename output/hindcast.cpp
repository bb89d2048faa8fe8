#include "output/hindcast.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/error.hpp"
#include "sim/math.hpp"

namespace ladder::output {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

ChangeUnit unit_of(const Hindcast& h, const HindcastRow& row) {
  return h.targets[row.target].unit;
}

/// Years by which a pace makes a change.
double span_of(const Hindcast& h, const HindcastRow& row) {
  return unit_of(h, row) == ChangeUnit::points ? row.to - row.from : 1.0;
}

double pace_of(const Hindcast& h, const HindcastRow& row) {
  return observed_change(h, row) / span_of(h, row);
}

/// What the line of the change is drawn on: the share, or the logarithm of the level.
double initial_level(const Hindcast& h, const HindcastRow& row) {
  return unit_of(h, row) == ChangeUnit::points ? row.observed_start : sim::math::log(row.observed_start);
}

/// What the rules know of one target.
struct Known {
  double earlier = undefined;                         ///< mean pace of the decade before, of all economies
  std::array<double, 2> later{undefined, undefined};  ///< mean pace over the window of even and of odd places
  std::array<FittedLine, 2> line{};                   ///< of the same
};

Known known_of(const Hindcast& h, std::size_t target) {
  Known known;
  std::vector<double> earlier;
  std::array<std::vector<double>, 2> pace, level;
  for (const HindcastRow& row : h.rows) {
    if (row.target != target) continue;
    if (std::isfinite(row.earlier_pace)) earlier.push_back(row.earlier_pace);
    pace[row.odd ? 1 : 0].push_back(pace_of(h, row));
    level[row.odd ? 1 : 0].push_back(initial_level(h, row));
  }
  known.earlier = mean(earlier);
  for (const std::size_t half : {0U, 1U}) {
    known.later[half] = mean(pace[half]);
    known.line[half] = fitted_line(level[half], pace[half]);
  }
  return known;
}

void set_references(Hindcast& h) {
  for (std::size_t t = 0; t < h.targets.size(); ++t) {
    const Known known = known_of(h, t);
    for (HindcastRow& row : h.rows) {
      if (row.target != t) continue;
      const std::size_t other = row.odd ? 0 : 1;
      const double span = span_of(h, row);
      row.references = {0.0, span * known.earlier, span * known.later[other], span * row.earlier_pace,
                        span * known.line[other].at(initial_level(h, row))};
    }
  }
}

bool in_group(const HindcastRow& row, HindcastGroup group) {
  switch (group) {
    case HindcastGroup::odd:
      return row.odd;
    case HindcastGroup::even:
      return !row.odd;
    case HindcastGroup::without_breaks:
      return !row.series_break;
    case HindcastGroup::all:
      break;
  }
  return true;
}

HindcastScore score_of_group(const Hindcast& h, std::size_t target, HindcastGroup group,
                             Resampling& resampling) {
  HindcastScore score{.target = target, .group = group};
  std::vector<double> forecasts, observed, errors;
  std::array<std::vector<double>, reference_count> reference_errors;
  std::size_t covered = 0;
  for (const HindcastRow& row : h.rows) {
    if (row.target != target || !in_group(row, group)) continue;
    const std::vector<double> worlds = modelled_changes(h, row);
    const double change = observed_change(h, row);
    const Band range = central_range(worlds);
    covered += change >= range.low && change <= range.high ? 1 : 0;
    forecasts.push_back(mean(worlds));
    observed.push_back(change);
    errors.push_back(forecasts.back() - change);
    for (std::size_t r = 0; r < reference_count; ++r)
      reference_errors[r].push_back(row.references[r] - change);
  }
  score.n = errors.size();
  score.error = root_mean_square(errors);
  score.bias = mean(errors);
  score.correlation = correlation(forecasts, observed);
  score.covered =
      errors.empty() ? undefined : static_cast<double>(covered) / static_cast<double>(errors.size());
  for (std::size_t r = 0; r < reference_count; ++r)
    score.against[r] = skill_score(errors, reference_errors[r], resampling);
  return score;
}

}  // namespace

double change_of(ChangeUnit unit, double first, double last, int years) {
  constexpr double percent = 100.0;
  if (unit == ChangeUnit::points) return last - first;
  return first > 0.0 && last > 0.0 ? percent * (sim::math::log(last) - sim::math::log(first)) / years
                                   : undefined;
}

double observed_change(const Hindcast& hindcast, const HindcastRow& row) {
  return change_of(unit_of(hindcast, row), row.observed_start, row.observed_end, row.to - row.from);
}

std::vector<double> modelled_changes(const Hindcast& hindcast, const HindcastRow& row) {
  sim::expects(row.modelled_start.size() == row.modelled_end.size(), "a world has both ends");
  std::vector<double> changes;
  for (std::size_t w = 0; w < row.modelled_end.size(); ++w)
    changes.push_back(
        change_of(unit_of(hindcast, row), row.modelled_start[w], row.modelled_end[w], row.to - row.from));
  return changes;
}

std::string_view unit_text(ChangeUnit unit) {
  return unit == ChangeUnit::points ? "points" : "% a year";
}

void score(Hindcast& hindcast) {
  for (const HindcastRow& row : hindcast.rows)
    sim::expects(row.modelled_end.size() == hindcast.worlds && hindcast.worlds > 0 && row.to > row.from,
                 "each row of a hindcast has all worlds and two years");
  set_references(hindcast);
  Resampling resampling;
  hindcast.scores.clear();
  for (std::size_t t = 0; t < hindcast.targets.size(); ++t)
    for (std::size_t g = 0; g < group_count; ++g)
      hindcast.scores.push_back(score_of_group(hindcast, t, static_cast<HindcastGroup>(g), resampling));
}

}  // namespace ladder::output
