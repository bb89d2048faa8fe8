#include "tools/calibration/judged_points.hpp"

#include <algorithm>
#include <map>

#include "output/statistics.hpp"

namespace ladder::tools {
namespace {

/// Places of the runs of each point, points in the order of their first run.
std::vector<std::vector<std::size_t>> runs_by_point(std::span<const RunRequest> requests) {
  std::map<std::vector<double>, std::size_t> place;
  std::vector<std::vector<std::size_t>> runs;
  for (std::size_t i = 0; i < requests.size(); ++i) {
    const auto [known, is_new] = place.emplace(requests[i].point, runs.size());
    if (is_new) runs.emplace_back();
    runs[known->second].push_back(i);
  }
  return runs;
}

std::vector<double> values_of(std::span<const RunOutcome> outcomes, std::span<const std::size_t> runs,
                              std::size_t target) {
  std::vector<double> values;
  for (const std::size_t run : runs) values.push_back(outcomes[run].outputs[target]);
  return values;
}

std::vector<std::size_t> admissible(std::span<const RunOutcome> outcomes, std::span<const std::size_t> runs) {
  std::vector<std::size_t> kept;
  for (const std::size_t run : runs)
    if (outcomes[run].inadmissible.empty()) kept.push_back(run);
  return kept;
}

void judge(JudgedPoint& point, std::span<const Target> targets, std::span<const double> seed_variance,
           const RuleOut& rule) {
  const auto runs = static_cast<double>(point.runs);
  for (std::size_t t = 0; t < targets.size(); ++t)
    point.implausibilities.push_back(
        implausibility(targets[t], {point.outputs[t], seed_variance[t] / runs}, seed_variance[t]));
  point.deciding = deciding_implausibility(point.implausibilities, rule);
  point.ruled_out = point.deciding > rule.cutoff;
  point.loss = loss(targets, point.outputs);
}

}  // namespace

std::vector<JudgedPoint> judged_points(std::span<const RunRequest> requests,
                                       std::span<const RunOutcome> outcomes, std::span<const Target> targets,
                                       std::span<const double> seed_variance, const RuleOut& rule) {
  std::vector<JudgedPoint> points;
  for (const std::vector<std::size_t>& runs : runs_by_point(requests)) {
    JudgedPoint& point = points.emplace_back();
    point.point = requests[runs.front()].point;
    point.runs = runs.size();
    for (const std::size_t run : runs)
      if (point.inadmissible.empty()) point.inadmissible = outcomes[run].inadmissible;
    point.ruled_out = !point.inadmissible.empty();
    if (point.ruled_out) continue;
    for (std::size_t t = 0; t < targets.size(); ++t)
      point.outputs.push_back(output::mean(values_of(outcomes, runs, t)));
    judge(point, targets, seed_variance, rule);
  }
  return points;
}

std::vector<double> pooled_seed_variance(std::span<const RunRequest> requests,
                                         std::span<const RunOutcome> outcomes, std::size_t targets) {
  std::vector<double> sums(targets, 0.0);
  double degrees = 0.0;
  for (const std::vector<std::size_t>& all : runs_by_point(requests)) {
    const std::vector<std::size_t> runs = admissible(outcomes, all);
    if (runs.size() < 2) continue;
    const auto own = static_cast<double>(runs.size() - 1);
    degrees += own;
    for (std::size_t t = 0; t < targets; ++t) sums[t] += own * output::variance(values_of(outcomes, runs, t));
  }
  if (degrees > 0.0)
    for (double& sum : sums) sum /= degrees;
  return sums;
}

std::vector<RuledOutBy> ruled_out_by(std::span<const JudgedPoint> points, std::size_t targets,
                                     double cutoff) {
  std::vector<RuledOutBy> all(targets);
  std::vector<std::vector<double>> values(targets);
  for (const JudgedPoint& point : points) {
    if (!point.inadmissible.empty()) continue;
    const auto beyond = static_cast<std::size_t>(
        std::ranges::count_if(point.implausibilities, [&](double i) { return i > cutoff; }));
    for (std::size_t t = 0; t < targets; ++t) {
      values[t].push_back(point.implausibilities[t]);
      if (point.implausibilities[t] <= cutoff) continue;
      ++all[t].points;
      all[t].alone += beyond == 1 ? 1 : 0;
    }
  }
  for (std::size_t t = 0; t < targets; ++t) {
    all[t].target = t;
    std::ranges::sort(values[t]);
    if (!values[t].empty()) all[t].median = output::quantile_of_sorted(values[t], 0.5);
  }
  std::erase_if(all, [](const RuledOutBy& row) { return row.points == 0; });
  std::ranges::stable_sort(all, [](const RuledOutBy& a, const RuledOutBy& b) { return a.points > b.points; });
  return all;
}

}  // namespace ladder::tools
