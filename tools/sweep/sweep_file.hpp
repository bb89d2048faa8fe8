/// A sweep as a researcher writes it down: which scenario, what is varied how, what is kept of each run.
///
///     title: What closes the gap?                  # sweep.yaml; one line, may be left out
///     scenario: baseline.yaml                      # beside this file
///     design: {method: morris, trajectories: 20}   # see below
///     replicates: 4                                # runs of each row, each with its own luck; 1 if left out
///     outcomes:                                    # left out: the scenario's headline outcomes
///       - gdp_per_head                             # its final value in each economy of the scenario
///       - {series: industry/employment, measure: mean, economy: [ETH], sector: [textiles, food]}
///     factors:
///       - {path: assumptions.frontier.growth, distribution: uniform, from: 0.5 %/year, to: 2 %/year}
///     constraints: ["low <= high"]                 # of factors by `name`, or by path
///
/// Settings of `design` beside `method`: random, latin, sobol take `rows` (latin `maximin: false`, sobol
/// `scramble: owen|shift|none`); saltelli `groups` (and `second_order: true`); morris `trajectories` (and
/// `levels`, 4); grid and one-at-a-time `levels` (3; a factor may have its own, and for the latter its
/// `base`); factorial none; own `file`, a CSV with a column a path. All that draw take `seed` (1).
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "output/provenance.hpp"
#include "tools/sweep/constraint.hpp"
#include "tools/sweep/design.hpp"
#include "tools/sweep/sweep_outcome.hpp"

namespace ladder::tools {

struct SweepFile {
  std::string title;
  std::filesystem::path scenario;  ///< found from the folder of the file
  Design design;
  std::uint32_t replicates = 1;         ///< of each row
  std::vector<OutcomeWish> outcomes;    ///< empty: the headline outcomes of the scenario
  std::vector<output::InputFile> read;  ///< the file, and the CSV of an own design
};

/// Reads the file and makes its design.
/// Errors: ScenarioMissing (66), ScenarioError with file, line and what was expected, up to ten at once;
/// sim::Error of a design that cannot be made, with the file.
[[nodiscard]] SweepFile load_sweep_file(const std::filesystem::path& file);

}  // namespace ladder::tools
