#include "tools/sweep/sobol_indices.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/error.hpp"

namespace ladder::tools {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

using Weights = std::span<const std::uint32_t>;

/// Outcomes by group, less their mean; NaN where there is none.
struct Samples {
  std::vector<double> a, b;
  std::vector<std::vector<double>> a_with_b, b_with_a;  ///< by factor; the latter empty without second order
  [[nodiscard]] bool second_order() const { return !b_with_a.empty(); }
};

double mean_of_existing(std::span<const double> outcomes) {
  std::vector<double> existing;
  std::ranges::copy_if(outcomes, std::back_inserter(existing), [](double y) { return std::isfinite(y); });
  return output::mean(existing);
}

std::vector<double>& column(Samples& samples, const RowPlace& place, std::size_t row) {
  const bool crossed = place.role == RowRole::a_with_b || place.role == RowRole::b_with_a;
  if (place.role == RowRole::sample_a) return samples.a;
  if (place.role == RowRole::sample_b) return samples.b;
  if (!crossed || place.factor == RowPlace::no_factor)
    throw sim::Error(fmt::format("row {} of the design has no role in the method of Saltelli", row));
  return place.role == RowRole::a_with_b ? samples.a_with_b[place.factor] : samples.b_with_a[place.factor];
}

Samples samples(const Design& design, std::span<const double> outcomes) {
  const std::size_t groups = design.place(design.rows() - 1).group + 1, k = design.paths().size();
  const std::vector<double> none(groups, undefined);
  bool second_order = false;
  for (std::size_t r = 0; r < design.rows(); ++r) {
    second_order = second_order || design.place(r).role == RowRole::b_with_a;
    if (design.place(r).group >= groups)
      throw sim::Error(fmt::format("row {} of the design belongs to a group after the last", r));
  }
  Samples found{none, none, {k, none}, {}};
  if (second_order) found.b_with_a.assign(k, none);
  // Around the mean, sums of products lose no digits to its square.
  const double centre = mean_of_existing(outcomes);
  for (std::size_t r = 0; r < design.rows(); ++r) {
    const double y = std::isfinite(outcomes[r]) ? outcomes[r] - centre : undefined;
    column(found, design.place(r), r)[design.place(r).group] = y;
  }
  return found;
}

/// Groups in which all of some columns exist.
std::vector<std::size_t> complete(std::size_t groups,
                                  const std::vector<const std::vector<double>*>& columns) {
  std::vector<std::size_t> kept;
  for (std::size_t j = 0; j < groups; ++j) {
    if (std::ranges::none_of(columns, [&](const auto* c) { return std::isnan((*c)[j]); })) kept.push_back(j);
  }
  return kept;
}

struct Shares {
  double first, total;
};

/// From A, B and AB_i. With fewer than two outcomes the variance is 0 or NaN, and so is every share NaN.
Shares shares_of_three(const Samples& s, std::size_t factor, std::span<const std::size_t> groups,
                       Weights weights) {
  double n = 0.0, sum = 0.0, squares = 0.0, product = 0.0, distance = 0.0;
  for (const std::size_t j : groups) {
    const double w = weights[j], a = s.a[j], b = s.b[j], ab = s.a_with_b[factor][j];
    n += w;
    sum += w * (a + b);
    squares += w * (a * a + b * b);
    product += w * b * (ab - a);
    distance += w * (a - ab) * (a - ab);
  }
  const double variance = (squares - sum * sum / (2.0 * n)) / (2.0 * n - 1.0);
  return {product / n / variance, distance / (2.0 * n) / variance};
}

/// From A, B, AB_i and BA_i.
Shares shares_of_four(const Samples& s, std::size_t factor, std::span<const std::size_t> groups,
                      Weights weights) {
  double product = 0.0, distance = 0.0, spread = 0.0;
  for (const std::size_t j : groups) {
    const double w = weights[j], a = s.a[j], b = s.b[j];
    const double ab = s.a_with_b[factor][j], ba = s.b_with_a[factor][j];
    product += w * (ba - b) * (a - ab);
    distance += w * ((b - ba) * (b - ba) + (a - ab) * (a - ab));
    spread += w * ((a - b) * (a - b) + (ba - ab) * (ba - ab));
  }
  return {2.0 * product / spread, distance / spread};
}

/// Two factors whose interaction is asked for, and the groups that tell it.
struct Pair {
  std::size_t i, j;
  std::vector<std::size_t> groups;
};

/// Var(E[Y | i, j]) / Var(Y): BA_i and AB_j share just the values of i and j, and so do BA_j and AB_i.
double closed_share(const Samples& s, const Pair& pair, Weights weights) {
  double n = 0.0, sum = 0.0, squares = 0.0, products = 0.0;
  for (const std::size_t g : pair.groups) {
    const double w = weights[g], ba_i = s.b_with_a[pair.i][g], ba_j = s.b_with_a[pair.j][g];
    const double ab_i = s.a_with_b[pair.i][g], ab_j = s.a_with_b[pair.j][g];
    n += w;
    sum += w * (ba_i + ab_j + ba_j + ab_i);
    squares += w * (ba_i * ba_i + ab_j * ab_j + ba_j * ba_j + ab_i * ab_i);
    products += w * (ba_i * ab_j + ba_j * ab_i);
  }
  const double mean = sum / (4.0 * n);
  return (products / (2.0 * n) - mean * mean) / (squares / (4.0 * n) - mean * mean);
}

/// All that is estimated, by the groups it is estimated from.
struct Plan {
  Samples samples;
  std::vector<std::vector<std::size_t>> groups;  ///< by factor
  std::vector<Pair> pairs;
};

Plan plan(Samples samples) {
  Plan plan{std::move(samples), {}, {}};
  const Samples& s = plan.samples;
  for (std::size_t f = 0; f < s.a_with_b.size(); ++f) {
    std::vector<const std::vector<double>*> needed{&s.a, &s.b, &s.a_with_b[f]};
    if (s.second_order()) needed.push_back(&s.b_with_a[f]);
    plan.groups.push_back(complete(s.a.size(), needed));
  }
  for (std::size_t i = 0; s.second_order() && i < s.a_with_b.size(); ++i) {
    for (std::size_t j = i + 1; j < s.a_with_b.size(); ++j) {
      plan.pairs.push_back(
          {i, j, complete(s.a.size(), {&s.a_with_b[i], &s.a_with_b[j], &s.b_with_a[i], &s.b_with_a[j]})});
    }
  }
  return plan;
}

/// First and total of each factor, then the interaction of each pair.
std::vector<double> statistics(const Plan& plan, Weights weights) {
  std::vector<double> values;
  const Samples& s = plan.samples;
  for (std::size_t f = 0; f < plan.groups.size(); ++f) {
    const Shares shares = s.second_order() ? shares_of_four(s, f, plan.groups[f], weights)
                                           : shares_of_three(s, f, plan.groups[f], weights);
    const bool exists =
        plan.groups[f].size() > 1 && std::isfinite(shares.first) && std::isfinite(shares.total);
    values.push_back(exists ? shares.first : undefined);
    values.push_back(exists ? shares.total : undefined);
  }
  for (const Pair& pair : plan.pairs) {
    const double share = closed_share(s, pair, weights) - values[2 * pair.i] - values[2 * pair.j];
    values.push_back(pair.groups.size() > 1 && std::isfinite(share) ? share : undefined);
  }
  return values;
}

void check(const Design& design, std::span<const double> outcomes) {
  sim::expects(outcomes.size() == design.rows(), "An analysis has an outcome for each row of its design.");
  sim::expects(design.rows() > 0, "An analysed design has rows.");
  if (design.method() != "saltelli") {
    throw sim::Error(fmt::format("Sobol' indices need a design of the method saltelli, and this one is of {}",
                                 design.method()));
  }
}

}  // namespace

SobolIndices sobol_indices(const Design& design, std::span<const double> outcomes,
                           const BootstrapOptions& options) {
  check(design, outcomes);
  const Plan all = plan(samples(design, outcomes));
  const std::size_t groups = all.samples.a.size();
  const auto estimates = bootstrap(
      groups, [&](Weights weights) { return statistics(all, weights); }, options);

  std::vector<double> base;  // outcomes of A and B
  SobolIndices result;
  result.groups = groups;
  for (std::size_t r = 0; r < design.rows(); ++r) {
    const RowRole role = design.place(r).role;
    if (!std::isfinite(outcomes[r])) {
      ++result.failed_runs;
    } else if (role == RowRole::sample_a || role == RowRole::sample_b) {
      base.push_back(outcomes[r]);
    }
  }
  result.mean = output::mean(base);
  result.variance = output::variance(base);
  const auto& paths = design.paths();
  for (std::size_t f = 0; f < paths.size(); ++f)
    result.factors.push_back({paths[f], estimates[2 * f], estimates[2 * f + 1], all.groups[f].size()});
  for (std::size_t p = 0; p < all.pairs.size(); ++p) {
    const Pair& pair = all.pairs[p];
    result.pairs.push_back(
        {paths[pair.i], paths[pair.j], estimates[2 * paths.size() + p], pair.groups.size()});
  }
  return result;
}

}  // namespace ladder::tools
