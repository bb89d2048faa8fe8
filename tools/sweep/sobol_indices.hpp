/// Shares of an outcome's variance: Sobol' indices.
#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "tools/sweep/design.hpp"
#include "tools/sweep/sensitivity.hpp"

namespace ladder::tools {

/// Indices of one factor, as shares of the variance of the outcome.
struct SobolIndex {
  std::string path;
  SensitivityEstimate first;  ///< Var(E[Y | this factor]) / Var(Y): what it does alone
  SensitivityEstimate
      total;               ///< E[Var(Y | all others)] / Var(Y): what it does alone and together with others
  std::size_t groups = 0;  ///< groups of the design that had every outcome needed
};

/// What two factors do together, beyond what each does alone.
struct SobolPair {
  std::string path, other;
  SensitivityEstimate interaction;
  std::size_t groups = 0;
};

struct SobolIndices {
  std::vector<SobolIndex>
      factors;  ///< in the order of the design; the replicate among them, see saltelli_design()
  std::vector<SobolPair> pairs;       ///< of a second-order design; else empty
  double mean = 0.0, variance = 0.0;  ///< of the outcomes of A and B; the variance in their unit squared
  std::size_t groups = 0;
  std::size_t failed_runs = 0;  ///< outcomes that are NaN or infinite
};

/// Sobol' indices from a Saltelli design, with bootstrap intervals over groups.
///
/// With A, B and AB_i: first order by Saltelli et al. (2010), Comput. Phys. Commun. 181(2), 259-270, table 2
/// (b), which gives factors without effect next to no error; total by Jansen (1999), Comput. Phys. Commun.
/// 117(1-2), 35-43; variance that of A and B together. With BA_i as well, both by Azzini, Mara and Rosati
/// (2021), Environ. Model. Softw. 144, 105167, which use all four; interactions of pairs by Saltelli (2002),
/// Comput. Phys. Commun. 145(2), 280-297.
///
/// Failed runs: each index is taken over the groups in which all outcomes it needs exist, its variance too;
/// nothing is put in the place of what is missing. Failures that strike at random leave it unbiased. Where
/// they depend on the factors, it describes the region in which runs succeed, and factors may no longer be
/// independent there.
///
/// Estimates are not cut at 0: a small negative index is an index of about 0. NaN where the outcome is
/// constant or fewer than two groups are whole.
/// @param outcomes  one a row of the design; NaN: failed
/// @throws sim::Error for a design of another method, or one whose rows are not those of a Saltelli design
[[nodiscard]] SobolIndices sobol_indices(const Design& design, std::span<const double> outcomes,
                                         const BootstrapOptions& options = {});

}  // namespace ladder::tools
