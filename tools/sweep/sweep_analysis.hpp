/// Which factors an outcome of a sweep depends on.
#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "tools/sweep/morris.hpp"
#include "tools/sweep/sobol_indices.hpp"
#include "tools/sweep/sweep_plan.hpp"

namespace ladder::tools {

/// Outcomes of the rows of a design: means over the replicates of a row, NaN where one of these is missing or
/// has failed.
struct RowOutcomes {
  std::vector<std::vector<double>> values;  ///< of each outcome asked for, one a row
  std::uint64_t missing = 0, failed = 0;    ///< runs
};

/// @param outcomes  places in plan.outcomes
[[nodiscard]] RowOutcomes row_outcomes(const std::filesystem::path& folder, const SweepPlan& plan,
                                       std::span<const std::size_t> outcomes);

/// One outcome by the method of its design: exactly one of the two is there.
struct OutcomeSensitivity {
  SweepOutcome outcome;
  std::optional<MorrisResult> morris;
  std::optional<SobolIndices> sobol;
};

/// Errors: sim::Error where the design is neither morris nor saltelli.
[[nodiscard]] OutcomeSensitivity sensitivity_of(const SweepOutcome& outcome, const Design& design,
                                                std::span<const double> values);

/// A table for people: factors in order of what they do, with their 90 % intervals.
[[nodiscard]] std::string sensitivity_text(const OutcomeSensitivity& sensitivity);
/// All outcomes for programs, schema ladder-sweep-analysis/1.
[[nodiscard]] std::string sensitivity_json(const SweepPlan& plan, const RowOutcomes& rows,
                                           std::span<const OutcomeSensitivity> all);

}  // namespace ladder::tools
