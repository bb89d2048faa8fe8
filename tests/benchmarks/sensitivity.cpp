// How far estimated Sobol' indices lie from the known ones, how often their intervals and those of Morris'
// effects cover, and how long designs and analyses take. Prints tables; the figures depend on seeds, not on
// the machine, but for the times.
#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <cstdlib>
#include <string_view>

#include "tests/tools/sweep/test_functions.hpp"
#include "tools/sweep/latin_hypercube.hpp"
#include "tools/sweep/morris.hpp"
#include "tools/sweep/saltelli.hpp"
#include "tools/sweep/sampling.hpp"
#include "tools/sweep/sobol_indices.hpp"

using namespace ladder::tools;
using namespace ladder::tools::test;

namespace {

constexpr std::uint64_t seeds = 25;
constexpr double noise_share = 0.2, failure_share = 0.05, confidence = 0.9;

struct Model {
  std::string_view name;
  std::vector<Factor> factors;
  double (*function)(std::span<const double>);
  KnownIndices known;
};

struct Trouble {
  std::string_view name;
  bool noise, failures;
};

std::vector<double> troubled(std::vector<double> y, const Trouble& trouble, double variance,
                             std::uint64_t seed) {
  if (trouble.noise) y = with_noise(std::move(y), std::sqrt(noise_share * variance), seed);
  if (trouble.failures) y = with_failures(std::move(y), failure_share, seed);
  return y;
}

/// Root mean square errors over seeds, by factor.
void print_errors(const Model& model, std::size_t groups, const Trouble& trouble, bool second_order) {
  const KnownIndices known = trouble.noise ? with_noise(model.known, noise_share) : model.known;
  const std::size_t k = known.first.size();
  std::vector<double> first(k, 0.0), total(k, 0.0);
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    const Design design = saltelli_design(model.factors, groups, seed, {.second_order = second_order});
    const auto y = troubled(outcomes(design, model.function), trouble, model.known.variance, seed);
    const SobolIndices found = sobol_indices(design, y, {.resamples = 1});
    for (std::size_t f = 0; f < k; ++f) {
      first[f] += std::pow(found.factors[f].first.value - known.first[f], 2);
      total[f] += std::pow(found.factors[f].total.value - known.total[f], 2);
    }
  }
  fmt::print("{:9} {:16} {:6} {:5}  S", model.name, trouble.name, second_order ? "second" : "first", groups);
  const std::size_t shown = std::min<std::size_t>(k, 5);  // the last four of the g function are alike
  for (std::size_t f = 0; f < shown; ++f) fmt::print(" {:.4f}", std::sqrt(first[f] / seeds));
  fmt::print("  ST");
  for (std::size_t f = 0; f < shown; ++f) fmt::print(" {:.4f}", std::sqrt(total[f] / seeds));
  fmt::print("\n");
}

bool inside(double x, const ladder::output::Band& band) {
  return band.low <= x && x <= band.high;
}

/// Share of designs whose intervals hold the known index.
void print_coverage(const Model& model, std::size_t groups, const Trouble& trouble,
                    const SaltelliOptions& options, std::uint64_t designs) {
  const KnownIndices known = trouble.noise ? with_noise(model.known, noise_share) : model.known;
  const std::size_t k = std::min<std::size_t>(known.first.size(), 5);
  std::vector<double> first(k, 0.0), total(k, 0.0);
  for (std::uint64_t seed = 0; seed < designs; ++seed) {
    const Design design = saltelli_design(model.factors, groups, seed, options);
    const auto y = troubled(outcomes(design, model.function), trouble, model.known.variance, seed);
    const SobolIndices found =
        sobol_indices(design, y, {.seed = seed, .resamples = 500, .confidence = confidence});
    for (std::size_t f = 0; f < k; ++f) {
      first[f] += inside(known.first[f], found.factors[f].first.interval);
      total[f] += inside(known.total[f], found.factors[f].total.interval);
    }
  }
  fmt::print("{:9} {:16} {:6} {:6} {:5}  S", model.name, trouble.name,
             options.second_order ? "second" : "first", options.quasi_random ? "quasi" : "random", groups);
  for (std::size_t f = 0; f < k; ++f) fmt::print(" {:.3f}", first[f] / static_cast<double>(designs));
  fmt::print("  ST");
  for (std::size_t f = 0; f < k; ++f) fmt::print(" {:.3f}", total[f] / static_cast<double>(designs));
  fmt::print("\n");
}

void print_morris_coverage(std::size_t trajectories, double noise, double failures, std::uint64_t designs) {
  const MorrisFunction f;
  double covered = 0.0, effects = 0.0;
  for (std::uint64_t seed = 0; seed < designs; ++seed) {
    const Design design = morris_design(unit_factors(MorrisFunction::factors), trajectories, seed);
    const auto y = with_failures(with_noise(outcomes(design, f), noise, seed), failures, seed);
    const MorrisResult found = morris_effects(design, y, {.seed = seed, .resamples = 500});
    for (std::size_t i = 0; i < MorrisFunction::factors; ++i) {
      covered += inside(f.mu(i), found.factors[i].mu.interval);
      effects += 1.0;
    }
  }
  fmt::print("{:4} trajectories, noise {:.1f}, failed {:.2f}: mu covered {:.3f}\n", trajectories, noise,
             failures, covered / effects);
}

template <class Work>
void print_time(std::string_view what, const Work& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  fmt::print("{:60} {:8.3f} s\n", what, taken.count());
}

void print_times() {
  const auto twenty = unit_factors(20);
  Design design{"none", 0, {}};
  print_time("Saltelli design, 20 factors, 4096 groups (90,112 runs)",
             [&] { design = saltelli_design(twenty, 4096, 1); });
  std::vector<double> y;
  print_time("reading its cells as numbers", [&] { y = outcomes(design, g_function); });
  print_time("Sobol' indices with 1000 resamples", [&] { (void)sobol_indices(design, y); });
  print_time("Morris design, 20 factors, 1000 trajectories",
             [&] { design = morris_design(twenty, 1000, 1); });
  const MorrisFunction f;
  y = outcomes(design, f);
  print_time("Morris effects with 1000 resamples", [&] { (void)morris_effects(design, y); });
  print_time("Latin hypercube, 20 factors, 100 rows, maximin", [&] { (void)latin_design(twenty, 100, 1); });
  print_time("Latin hypercube, 20 factors, 1000 rows, maximin", [&] { (void)latin_design(twenty, 1000, 1); });
  print_time("Latin hypercube, 20 factors, 100,000 rows, plain",
             [&] { (void)latin_design(twenty, 100'000, 1); });
  print_time("Sobol design, 20 factors, 131,072 rows, Owen", [&] { (void)sobol_design(twenty, 1 << 17, 1); });
}

}  // namespace

int main(int argc, char** argv) {
  const std::uint64_t designs = argc > 1 ? static_cast<std::uint64_t>(std::atoi(argv[1])) : 200;
  const std::vector<Model> models{{"Ishigami", ishigami_factors(), ishigami, ishigami_indices()},
                                  {"g", unit_factors(8), g_function, g_indices()}};
  const std::vector<Trouble> troubles{
      {"none", false, false}, {"noise 20 %", true, false}, {"failed 5 %", false, true}, {"both", true, true}};
  fmt::print("Root mean square error of indices over {} seeds\n", seeds);
  for (const Model& model : models) {
    for (const Trouble& trouble : troubles) {
      for (const std::size_t groups : {1024, 2048, 4096, 8192}) print_errors(model, groups, trouble, false);
      print_errors(model, 4096, trouble, true);
    }
  }
  fmt::print("\nCoverage of 90 % intervals over {} designs\n", designs);
  for (const Model& model : models) {
    for (const Trouble& trouble : {troubles[0], troubles[3]}) {
      for (const bool quasi : {false, true}) {
        print_coverage(model, 512, trouble, {.quasi_random = quasi}, designs);
        print_coverage(model, 512, trouble, {.second_order = true, .quasi_random = quasi}, designs);
      }
    }
  }
  for (const std::size_t trajectories : {10, 20, 100}) {
    print_morris_coverage(trajectories, 0.0, 0.0, designs);
    print_morris_coverage(trajectories, 5.0, failure_share, designs);
  }
  fmt::print("\nTimes, one thread\n");
  print_times();
}
