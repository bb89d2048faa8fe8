#include "tools/calibration/history_matching.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <utility>

#include "sim/error.hpp"
#include "tools/sweep/latin_hypercube.hpp"

namespace ladder::tools {
namespace {

constexpr std::size_t candidates_a_run = 4;  // from which spread_out() chooses
/// Random search has its own draws and its own luck: replicates from here on.
constexpr std::uint32_t first_random_replicate = 1'000'000;

std::vector<double> row_of(const UnitPoints& points, std::size_t row) {
  const auto begin = points.values.begin() + static_cast<std::ptrdiff_t>(row * points.columns);
  return {begin, begin + static_cast<std::ptrdiff_t>(points.columns)};
}

/// Does runs, each under luck of its own: a replicate is the number of the run.
class Runs {
 public:
  Runs(HistoryMatch& match, const Simulator& simulator) : match_{match}, simulator_{simulator} {}

  void add(const std::vector<std::vector<double>>& points) {
    std::vector<RunRequest> asked;
    for (const std::vector<double>& point : points)
      asked.push_back({point, static_cast<std::uint32_t>(match_.requests.size() + asked.size())});
    std::vector<RunOutcome> outcomes = simulator_(asked);
    sim::expects(outcomes.size() == asked.size(), "a simulator answers every request");
    std::ranges::move(asked, std::back_inserter(match_.requests));
    std::ranges::move(outcomes, std::back_inserter(match_.outcomes));
  }

 private:
  HistoryMatch& match_;
  const Simulator& simulator_;
};

std::size_t count_inadmissible(std::span<const RunOutcome> outcomes) {
  return static_cast<std::size_t>(std::ranges::count_if(
      outcomes, [](const RunOutcome& outcome) { return !outcome.inadmissible.empty(); }));
}

/// "growth below -10 % (31), price level above 4 (12)", most frequent first.
std::string reasons(std::span<const RunOutcome> outcomes) {
  std::map<std::string, std::size_t> counts;
  for (const RunOutcome& outcome : outcomes)
    // Behind a colon stands where and by how much.
    if (!outcome.inadmissible.empty())
      ++counts[outcome.inadmissible.substr(0, outcome.inadmissible.find(':'))];
  std::vector<std::pair<std::string, std::size_t>> sorted(counts.begin(), counts.end());
  std::ranges::stable_sort(sorted, [](const auto& a, const auto& b) { return a.second > b.second; });
  constexpr std::size_t shown = 5;
  std::string text;
  for (std::size_t i = 0; i < std::min(shown, sorted.size()); ++i)
    text += fmt::format("\n  {} ({} runs)", sorted[i].first, sorted[i].second);
  return text;
}

void require_admissible(std::span<const RunOutcome> outcomes) {
  if (outcomes.size() - count_inadmissible(outcomes) >= 2) return;
  throw sim::Error(
      fmt::format("of {} runs {} are admissible, too few to learn from. The reasons:{}\nTake narrower "
                  "ranges of the parameters, or wider bounds of what is admissible.",
                  outcomes.size(), outcomes.size() - count_inadmissible(outcomes), reasons(outcomes)));
}

std::vector<std::vector<double>> noise_points(const HistoryMatch& match,
                                              const HistoryMatchingSettings& settings) {
  std::vector<std::vector<double>> points;
  std::size_t taken = 0;
  for (std::size_t i = 0; i < match.requests.size() && taken < settings.noise_points; ++i) {
    if (!match.outcomes[i].inadmissible.empty()) continue;
    for (std::size_t r = 1; r < settings.noise_replicates; ++r) points.push_back(match.requests[i].point);
    ++taken;
  }
  return points;
}

std::vector<std::vector<double>> first_points(std::size_t columns, const HistoryMatchingSettings& settings) {
  const UnitPoints latin = latin_points(settings.runs_a_wave, columns, settings.seed, true);
  std::vector<std::vector<double>> points;
  for (std::size_t i = 0; i < latin.rows; ++i) points.push_back(row_of(latin, i));
  return points;
}

std::vector<std::vector<double>> spread_points(const Region& region, std::size_t count,
                                               const HistoryMatch& match) {
  std::vector<std::vector<double>> taken, points;
  for (const RunRequest& request : match.requests) taken.push_back(request.point);
  for (const std::size_t row : spread_out(region.points, count, taken))
    points.push_back(row_of(region.points, row));
  return points;
}

/// A wave that has been run: its emulators and what they leave.
struct Learnt {
  EmulatedModel model;
  Region region;
};

Learnt learn(HistoryMatch& match, std::size_t columns, std::span<const Target> targets,
             const HistoryMatchingSettings& settings, std::size_t wanted, std::uint64_t seed,
             sim::Executor& executor, const std::function<void()>& often) {
  require_admissible(match.outcomes);
  match.seed_variance = pooled_seed_variance(match.requests, match.outcomes, targets.size());
  EmulatedModel model(match.requests, match.outcomes, targets, match.seed_variance, settings.rule, executor,
                      often);
  Region region =
      sampled_region(model, columns, settings.candidates, wanted * candidates_a_run, seed, executor, often);
  return {std::move(model), std::move(region)};
}

void note_wave(HistoryMatch& match, std::size_t first_run, const Learnt& learnt, const MatchReport& report) {
  Wave& wave = match.waves.emplace_back();
  wave.runs = match.requests.size() - first_run;
  wave.inadmissible = count_inadmissible(std::span{match.outcomes}.subspan(first_run));
  for (const Emulator& emulator : learnt.model.emulators()) wave.checks.push_back(emulator.check());
  wave.region_share = learnt.region.share;
  wave.empty = learnt.region.empty;
  if (!report) return;
  report(fmt::format("{} runs, {} of them inadmissible; {}", wave.runs, wave.inadmissible,
                     wave.empty ? "the emulators rule out all of the parameter space"
                                : fmt::format("the emulators leave {:.2g} % of the parameter space",
                                              100.0 * wave.region_share)));
}

/// Points that may become sets, as a table.
UnitPoints table_of(std::span<const JudgedPoint> points, std::span<const std::size_t> rows,
                    std::size_t columns) {
  UnitPoints table(rows.size(), columns);
  for (std::size_t i = 0; i < rows.size(); ++i)
    std::ranges::copy(points[rows[i]].point, table.values.begin() + static_cast<std::ptrdiff_t>(i * columns));
  return table;
}

void choose(HistoryMatch& match, const EmulatedModel& model, std::size_t columns,
            const HistoryMatchingSettings& settings) {
  std::vector<std::size_t> left, admissible;
  for (std::size_t i = 0; i < match.points.size(); ++i) {
    const JudgedPoint& point = match.points[i];
    if (point.inadmissible.empty()) admissible.push_back(i);
    if (!point.ruled_out && !model.rules_out(point.point)) left.push_back(i);
  }
  match.not_ruled_out = left.size();
  match.all_ruled_out = left.empty();
  if (left.empty()) {
    std::ranges::stable_sort(admissible, {}, [&](std::size_t i) { return match.points[i].deciding; });
    admissible.resize(std::min(settings.sets, admissible.size()));
    match.chosen = admissible;
    return;
  }
  const auto best = std::ranges::min_element(left, {}, [&](std::size_t i) { return match.points[i].loss; });
  const std::vector<std::size_t> rows = spread_out(table_of(match.points, left, columns), settings.sets, {},
                                                   static_cast<std::size_t>(best - left.begin()));
  for (const std::size_t row : rows) match.chosen.push_back(left[row]);
}

}  // namespace

std::size_t most_runs(const HistoryMatchingSettings& settings) {
  return settings.waves * settings.runs_a_wave + settings.noise_points * (settings.noise_replicates - 1) +
         settings.last_runs;
}

HistoryMatch match_history(const Simulator& simulator, std::size_t columns, std::span<const Target> targets,
                           const HistoryMatchingSettings& settings, sim::Executor& executor,
                           const MatchReport& report, const std::function<void()>& often) {
  sim::expects(settings.waves >= 1 && settings.noise_replicates >= 2 && !targets.empty(),
               "history matching has a wave, replicates and targets");
  HistoryMatch match;
  Runs runs(match, simulator);
  runs.add(first_points(columns, settings));
  runs.add(noise_points(match, settings));
  std::size_t first_run = 0;
  for (std::size_t wave = 1;; ++wave) {
    const bool last = wave == settings.waves;
    const std::size_t next = last ? settings.last_runs : settings.runs_a_wave;
    // Candidates of a wave are not those of the wave before.
    const Learnt learnt =
        learn(match, columns, targets, settings, next, settings.seed + wave, executor, often);
    note_wave(match, first_run, learnt, report);
    first_run = match.requests.size();
    runs.add(spread_points(learnt.region, next, match));
    if (last) break;
  }
  const Learnt learnt =
      learn(match, columns, targets, settings, 1, settings.seed + settings.waves + 1, executor, often);
  note_wave(match, first_run, learnt, report);
  match.points = judged_points(match.requests, match.outcomes, targets, match.seed_variance, settings.rule);
  choose(match, learnt.model, columns, settings);
  return match;
}

RandomSearch search_at_random(const Simulator& simulator, std::size_t columns,
                              std::span<const Target> targets, const RuleOut& rule,
                              std::span<const double> seed_variance, std::size_t runs, std::uint64_t seed) {
  const UnitPoints points = random_points(runs, columns, seed);
  std::vector<RunRequest> requests;
  for (std::size_t i = 0; i < runs; ++i)
    requests.push_back({row_of(points, i), first_random_replicate + static_cast<std::uint32_t>(i)});
  const std::vector<RunOutcome> outcomes = simulator(requests);
  return {judged_points(requests, outcomes, targets, seed_variance, rule), runs};
}

SearchResult result_of(std::span<const JudgedPoint> points) {
  constexpr double none = std::numeric_limits<double>::infinity();
  SearchResult result{.points = points.size(), .least_implausibility = none, .least_loss = none};
  for (const JudgedPoint& point : points) {
    if (!point.inadmissible.empty()) {
      ++result.inadmissible;
      continue;
    }
    result.not_ruled_out += point.ruled_out ? 0 : 1;
    result.least_implausibility = std::min(result.least_implausibility, point.deciding);
    result.least_loss = std::min(result.least_loss, point.loss);
  }
  return result;
}

}  // namespace ladder::tools
