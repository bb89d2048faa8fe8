/// The design from which Sobol' indices are estimated.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>

#include "tools/sweep/design.hpp"
#include "tools/sweep/factor.hpp"

namespace ladder::tools {

struct SaltelliOptions {
  bool second_order = false;  ///< adds BA_i, for interactions of pairs and better first-order indices
  bool quasi_random = true;   ///< A and B from a scrambled Sobol sequence; else independent draws
};

/// Two samples A and B of all factors and, for each factor i, AB_i: A with column i from B. In groups j of
/// k + 2 rows A_j, B_j, AB_1j ... AB_kj (2k + 2 with BA_1j ... BA_kj), so the first groups of a design are a
/// smaller design. Saltelli et al. (2010), Comput. Phys. Commun. 181(2), 259-270.
///
/// **The seed as a factor.** A simulation answers with luck, and in Ladder the luck of a run is the number of
/// its replicate. Give replicate_factor() as one more factor: then A_j and B_j run under replicates of their
/// own, every AB_ij but one under the replicate of A_j, and AB_seed,j is A_j again under the replicate of
/// B_j. The analysis treats the column like any other:
/// - the total index of the replicate is the share of variance that would vanish if the seed were fixed by an
///   oracle, noise and all its interactions: E[Var(Y | parameters)] / Var(Y);
/// - its first-order index is the part common to all parameter values: good or bad luck whatever one does;
/// - indices of parameters are shares of the whole variance, noise included. Divided by 1 - total index of
/// the
///   replicate, first-order ones are shares of the variance of the mean outcome.
/// Without that factor every row should run the same replicates: indices are then those of these replicates'
/// mean.
///
/// Constraints are not taken: AB_ij joins columns of two rows, and independence of the factors, on which
/// every index rests, would be gone.
/// @param groups  N; with a quasi-random base a power of two, on which its even spread rests
/// @throws sim::Error: what check_factors() refuses, no groups, no power of two, too many factors or runs
[[nodiscard]] Design saltelli_design(std::span<const Factor> factors, std::size_t groups, std::uint64_t seed,
                                     const SaltelliOptions& options = {});

}  // namespace ladder::tools
