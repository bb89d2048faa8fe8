#include "tools/sweep/sweep_analysis.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "output/human.hpp"
#include "output/json.hpp"
#include "sim/error.hpp"
#include "tools/sweep/run_logs.hpp"

namespace ladder::tools {
namespace {

using output::Json;

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

/// Values of runs as they come in any order, each once.
struct RunValues {
  RunValues(const SweepPlan& plan, std::span<const std::size_t> outcomes)
      : chosen{outcomes},
        seen(plan.runs(), false),
        values(outcomes.size(), std::vector<double>(plan.runs(), undefined)) {}
  void take(const LoggedRun& run) {
    if (seen[run.run]) return;
    seen[run.run] = true;
    failed += run.failed ? 1 : 0;
    for (std::size_t o = 0; o < chosen.size() && !run.failed; ++o)
      values[o][run.run] = run.values.at(chosen[o]);
  }
  std::span<const std::size_t> chosen;
  std::vector<bool> seen;
  std::vector<std::vector<double>> values;
  std::uint64_t failed = 0;
};

/// Means over the replicates of each row, summed in their order.
std::vector<double> row_means(const std::vector<double>& runs, std::uint32_t replicates) {
  std::vector<double> means;
  for (std::size_t first = 0; first < runs.size(); first += replicates)
    means.push_back(output::mean(std::span{runs}.subspan(first, replicates)));
  return means;
}

std::string interval_text(const SensitivityEstimate& estimate) {
  return fmt::format("{} ({} to {})", output::significant(estimate.value),
                     output::significant(estimate.interval.low), output::significant(estimate.interval.high));
}

std::size_t name_width(std::size_t widest) {
  constexpr std::size_t least = 6;
  return std::max(least, widest) + 2;
}

/// Places in order of `size`, greatest first; NaN last.
template <class Items, class Size>
std::vector<std::size_t> by_size(const Items& items, const Size& size) {
  std::vector<std::size_t> order(items.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto key = [&](std::size_t i) {
    const double value = size(items[i]);
    return std::isnan(value) ? -std::numeric_limits<double>::infinity() : value;
  };
  std::ranges::stable_sort(order, std::ranges::greater{}, key);
  return order;
}

template <class Items>
std::size_t widest_path(const Items& items) {
  std::size_t widest = 0;
  for (const auto& item : items) widest = std::max(widest, item.path.size());
  return name_width(widest);
}

std::string morris_text(const MorrisResult& result) {
  const std::size_t width = widest_path(result.factors);
  std::string text =
      fmt::format("  {:<{}}{:<34}{:<34}{}\n", "factor", width, "mu* (90 % interval)", "mu", "sigma");
  for (const std::size_t i : by_size(result.factors, [](const MorrisEffect& e) { return e.mu_star.value; })) {
    const MorrisEffect& e = result.factors[i];
    text += fmt::format("  {:<{}}{:<34}{:<34}{}\n", e.path, width, interval_text(e.mu_star),
                        interval_text(e.mu), output::significant(e.sigma.value));
  }
  if (result.lost_effects > 0)
    text += fmt::format("  {} effects are lost: {} rows without an outcome\n", result.lost_effects,
                        result.failed_runs);
  return text;
}

std::string sobol_text(const SobolIndices& result) {
  const std::size_t width = widest_path(result.factors);
  std::string text = fmt::format("  mean {}, variance {}\n", output::significant(result.mean),
                                 output::significant(result.variance));
  text += fmt::format("  {:<{}}{:<34}{}\n", "factor", width, "total (90 % interval)", "first-order");
  for (const std::size_t i : by_size(result.factors, [](const SobolIndex& s) { return s.total.value; })) {
    const SobolIndex& s = result.factors[i];
    text += fmt::format("  {:<{}}{:<34}{}\n", s.path, width, interval_text(s.total), interval_text(s.first));
  }
  for (const SobolPair& pair : result.pairs)
    text += fmt::format("  {} with {}: {}\n", pair.path, pair.other, interval_text(pair.interaction));
  if (result.failed_runs > 0)
    text += fmt::format("  {} rows have no outcome and are left out\n", result.failed_runs);
  return text;
}

Json estimate_json(const SensitivityEstimate& e) {
  return {{"value", e.value}, {"low", e.interval.low}, {"high", e.interval.high}};
}

Json morris_json(const MorrisResult& result) {
  Json factors = Json::array();
  for (const MorrisEffect& e : result.factors)
    factors.push_back({{"path", e.path},
                       {"mu_star", estimate_json(e.mu_star)},
                       {"mu", estimate_json(e.mu)},
                       {"sigma", estimate_json(e.sigma)},
                       {"effects", e.effects}});
  return {{"trajectories", result.trajectories}, {"lost_effects", result.lost_effects}, {"factors", factors}};
}

Json sobol_json(const SobolIndices& result) {
  Json factors = Json::array(), pairs = Json::array();
  for (const SobolIndex& s : result.factors)
    factors.push_back({{"path", s.path},
                       {"first", estimate_json(s.first)},
                       {"total", estimate_json(s.total)},
                       {"groups", s.groups}});
  for (const SobolPair& p : result.pairs)
    pairs.push_back({{"path", p.path},
                     {"other", p.other},
                     {"interaction", estimate_json(p.interaction)},
                     {"groups", p.groups}});
  return {{"mean", result.mean},
          {"variance", result.variance},
          {"groups", result.groups},
          {"factors", factors},
          {"pairs", pairs}};
}

}  // namespace

RowOutcomes row_outcomes(const std::filesystem::path& folder, const SweepPlan& plan,
                         std::span<const std::size_t> outcomes) {
  RunValues runs(plan, outcomes);
  RunLogs logs(runs_in(folder), plan.digest);
  logs.read([&](const LoggedRun& run, const RunLogPlace&) { runs.take(run); });
  RowOutcomes rows{.values = {},
                   .missing = static_cast<std::uint64_t>(std::ranges::count(runs.seen, false)),
                   .failed = runs.failed};
  for (const std::vector<double>& values : runs.values)
    rows.values.push_back(row_means(values, plan.replicates));
  return rows;
}

OutcomeSensitivity sensitivity_of(const SweepOutcome& outcome, const Design& design,
                                  std::span<const double> values) {
  OutcomeSensitivity sensitivity{.outcome = outcome, .morris = {}, .sobol = {}};
  if (design.method() == "morris") {
    sensitivity.morris = morris_effects(design, values);
  } else if (design.method() == "saltelli") {
    sensitivity.sobol = sobol_indices(design, values);
  } else {
    throw sim::Error(
        fmt::format("a design that is {} has no analysis here; expected morris or saltelli. 'ladder sweep "
                    "collect' writes its table for a program of your own",
                    design.method()));
  }
  return sensitivity;
}

std::string sensitivity_text(const OutcomeSensitivity& sensitivity) {
  const SweepOutcome& o = sensitivity.outcome;
  const std::string unit = o.unit == "1" ? "" : ", " + o.unit;
  const std::string head = fmt::format("{} ({}{})\n", o.name, o.long_name, unit);
  return head + (sensitivity.morris ? morris_text(*sensitivity.morris) : sobol_text(*sensitivity.sobol));
}

std::string sensitivity_json(const SweepPlan& plan, const RowOutcomes& rows,
                             std::span<const OutcomeSensitivity> all) {
  Json outcomes = Json::array();
  for (const OutcomeSensitivity& s : all) {
    Json json{{"outcome", s.outcome.name}, {"unit", s.outcome.unit}};
    json.update(s.morris ? morris_json(*s.morris) : sobol_json(*s.sobol));
    outcomes.push_back(std::move(json));
  }
  const Json json{{"schema", "ladder-sweep-analysis/1"},
                  {"method", plan.method},
                  {"rows", plan.rows},
                  {"replicates", plan.replicates},
                  {"failed_runs", rows.failed},
                  {"missing_runs", rows.missing},
                  {"confidence", BootstrapOptions{}.confidence},
                  {"outcomes", outcomes}};
  return json.document();
}

}  // namespace ladder::tools
