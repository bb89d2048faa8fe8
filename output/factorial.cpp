#include "output/factorial.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "output/output_error.hpp"
#include "sim/error.hpp"

namespace ladder::output {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

std::size_t with(std::size_t cell, std::size_t factor) {
  return cell | std::size_t{1} << factor;
}

double main_effect(std::size_t factor, std::span<const double> cells) {
  double sum = 0.0;
  for (std::size_t cell = 0; cell < cells.size(); ++cell)
    if (!in_cell(cell, factor)) sum += cells[with(cell, factor)] - cells[cell];
  return sum / (static_cast<double>(cells.size()) / 2.0);
}

double interaction(std::size_t one, std::size_t other, std::span<const double> cells) {
  double sum = 0.0;
  for (std::size_t cell = 0; cell < cells.size(); ++cell)
    if (!in_cell(cell, one) && !in_cell(cell, other))
      sum += (cells[with(with(cell, one), other)] - cells[with(cell, other)]) -
             (cells[with(cell, one)] - cells[cell]);
  return sum / (static_cast<double>(cells.size()) / 4.0);
}

/// Of all orders of `factors` factors, the share in which exactly a given set of `before` others comes before
/// a factor.
double share_of_orders(int before, int factors) {
  double share = 1.0 / static_cast<double>(factors);  // before! (factors - 1 - before)! / factors!
  for (int i = 1; i <= before; ++i) share *= static_cast<double>(i) / static_cast<double>(factors - i);
  return share;
}

double shapley(std::size_t factor, std::span<const double> cells) {
  const int factors = std::countr_zero(cells.size());
  double sum = 0.0;
  for (std::size_t cell = 0; cell < cells.size(); ++cell)
    if (!in_cell(cell, factor))
      sum += share_of_orders(std::popcount(cell), factors) * (cells[with(cell, factor)] - cells[cell]);
  return sum;
}

/// Kinds and factors of all effects, in order.
std::vector<FactorialEffect> effects_of(std::size_t factors) {
  std::vector<FactorialEffect> all{{.kind = EffectKind::total, .factors = {}}};
  const auto each = [&](EffectKind kind) {
    for (std::size_t i = 0; i < factors; ++i) all.push_back({.kind = kind, .factors = {i}});
  };
  each(EffectKind::alone);
  each(EffectKind::main);
  for (std::size_t i = 0; i < factors; ++i)
    for (std::size_t j = i + 1; j < factors; ++j)
      all.push_back({.kind = EffectKind::interaction, .factors = {i, j}});
  each(EffectKind::shapley);
  return all;
}

/// [world][cell]
using Worlds = std::vector<std::vector<double>>;

Worlds cells_of_worlds(const RunRecord& record, std::size_t row, Measure measure, std::size_t economy) {
  Worlds worlds(record.scenarios.front().replicates.size());
  for (std::size_t cell = 0; cell < record.scenarios.size(); ++cell) {
    const std::vector<double> values = over_worlds(record, cell, row, measure, economy);
    for (std::size_t w = 0; w < worlds.size(); ++w) worlds[w].push_back(values[w]);
  }
  return worlds;
}

PairedDifference statistics(const FactorialEffect& effect, const Worlds& worlds, double confidence,
                            Resampling& resampling) {
  std::vector<double> contrasts, baseline;
  for (const auto& cells : worlds) {
    contrasts.push_back(contrast(effect.kind, effect.factors, cells));
    if (std::isfinite(contrasts.back())) baseline.push_back(cells.front());
  }
  // A contrast is a difference already: from nothing.
  PairedDifference row =
      paired_difference(std::vector<double>(contrasts.size(), 0.0), contrasts, confidence, resampling);
  row.baseline = mean(baseline);
  row.relative = row.baseline == 0.0 ? undefined : row.difference / std::abs(row.baseline);
  row.value = row.variance_removed = row.variance_ratio = undefined;
  return row;
}

void set_shares(std::vector<FactorialEffect>& effects) {
  const PairedDifference& total = effects.front().row;
  for (FactorialEffect& effect : effects) {
    const bool shared = effect.kind == EffectKind::shapley && total.verdict == Verdict::clear;
    effect.share = shared ? effect.row.difference / total.difference : undefined;
  }
}

bool analysed(const Series& series) {
  return series.interval == Interval::year && series.group == "national" &&
         series.axes == std::vector{Axis::economy};
}

}  // namespace

std::string cell_name(std::size_t cell, std::span<const std::string> factors, const std::string& baseline) {
  std::string name;
  for (std::size_t i = 0; i < factors.size(); ++i)
    if (in_cell(cell, i)) name += (name.empty() ? "" : "+") + factors[i];
  return name.empty() ? baseline : name;
}

std::string_view kind_name(EffectKind kind) {
  static constexpr std::string_view names[] = {"total", "alone", "main", "interaction", "shapley"};
  return names[static_cast<std::size_t>(kind)];
}

double contrast(EffectKind kind, std::span<const std::size_t> factors, std::span<const double> cells) {
  sim::expects(std::has_single_bit(cells.size()), "a factorial has 2^k cells");
  switch (kind) {
    case EffectKind::total:
      return cells.back() - cells.front();
    case EffectKind::alone:
      return cells[with(0, factors[0])] - cells.front();
    case EffectKind::main:
      return main_effect(factors[0], cells);
    case EffectKind::interaction:
      return interaction(factors[0], factors[1], cells);
    case EffectKind::shapley:
      return shapley(factors[0], cells);
  }
  throw sim::Bug("an effect without a contrast");
}

Factorial analyse_factorial(const RunRecord& record, const std::vector<std::string>& factors) {
  sim::expects(!factors.empty() && factors.size() <= most_factors &&
                   record.scenarios.size() == std::size_t{1} << factors.size(),
               "a factorial has 2^k cells");
  Factorial result{.baseline = record.scenarios.front().name,
                   .factors = factors,
                   .coordinates = record.coordinates,
                   .replicates = record.scenarios.front().replicates.size(),
                   .worlds_differ_in = worlds_differ_in(record)};
  Resampling resampling;
  for (const Measure measure : {Measure::last_year, Measure::horizon}) {
    std::size_t series = 0;
    for (std::size_t row = 0; row < record.series.size(); ++row) {
      if (!analysed(record.series[row])) continue;
      if (measure == Measure::last_year) result.series.push_back(record.series[row]);
      for (std::size_t e = 0; e < record.coordinates.economies.size(); ++e) {
        const Worlds worlds = cells_of_worlds(record, row, measure, e);
        FactorialOutcome outcome{series, record.coordinates.economies[e], measure,
                                 effects_of(factors.size())};
        for (FactorialEffect& effect : outcome.effects) {
          effect.row = statistics(effect, worlds, result.confidence, resampling);
          effect.row.series = series;
          effect.row.economy = outcome.economy;
          effect.row.measure = measure;
        }
        set_shares(outcome.effects);
        result.outcomes.push_back(std::move(outcome));
      }
      ++series;
    }
  }
  if (result.series.empty())
    throw OutputError(ExitClass::unacceptable, "there is no yearly national series to analyse");
  return result;
}

}  // namespace ladder::output
