/// Values of some parameters that go together, as calibration leaves them open.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "models/fields.hpp"
#include "models/parameters.hpp"

namespace ladder::models {

struct ParameterSet {
  std::string name;
  /// Paths, as "assumptions.labour.migration", and their values in the base unit.
  std::vector<std::pair<std::string, double>> values;
  /// Whether calibration has ruled it out, and it is used for want of a better one.
  bool ruled_out = false;
  bool operator==(const ParameterSet&) const = default;
};

/// The parameters that a set may name: all numbers of the assumptions, by path, with unit and range.
[[nodiscard]] std::vector<FieldRow> settable_parameters();

/// The assumptions with the values of the set in place of theirs. A path that is none of
/// settable_parameters() is a Bug.
[[nodiscard]] Parameters with_set(const Parameters& assumptions, const ParameterSet& set);

}  // namespace ladder::models
