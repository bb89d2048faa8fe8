/// The factors of a sweep file.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "tools/diagnostics.hpp"
#include "tools/sweep/constraint.hpp"
#include "tools/sweep/factor.hpp"
#include "tools/yaml_document.hpp"

namespace ladder::tools {

/// Factors with what designs of chosen values want to know beside them.
struct FactorList {
  std::vector<Factor> factors;
  std::vector<std::size_t> levels;  ///< of each; 0: as many as the design says
  std::vector<std::string> base;    ///< of each; empty: its median
  std::vector<Constraint> constraints;
};

/// Which keys a factor may have beside those of its distribution.
struct FactorKeys {
  bool levels = false;
  bool base = false;
};

/// A list of mappings: path, distribution and its settings, see FactorDescription. `path: replicate` alone is
/// the seed as a factor, see replicate_factor(). What is wrong goes to `problems`, with its place.
[[nodiscard]] FactorList read_factors(const YamlNode& node, const FactorKeys& keys, Problems& problems);

}  // namespace ladder::tools
