/// The JSON Schema of a scenario file, from the same declarations that the loader reads by.
#pragma once
#include <span>
#include <string>

namespace ladder::tools {

/// JSON Schema (draft 2020-12) of a scenario, for editors and checkers. The loader is stricter: it also knows
/// what `extends:` brings in, the ranges of quantities with units, and what must fit together.
/// @param programmes  names of the library that `programme:` may take; empty: any
[[nodiscard]] std::string scenario_schema(std::span<const std::string> programmes = {});

/// The same of a programme file.
[[nodiscard]] std::string programme_schema();

}  // namespace ladder::tools
