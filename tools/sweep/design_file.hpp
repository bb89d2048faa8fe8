/// A design as a CSV file: written, read back without loss, or made by the user.
#pragma once
#include <string>
#include <string_view>

#include "tools/sweep/design.hpp"

namespace ladder::tools {

/// The whole of `design.csv`: a header, then a row a run, lines ended by CR LF as in RFC 4180. The same
/// design gives the same bytes everywhere.
///
/// Columns: design.method, design.seed, design.row (from 0), design.group, design.role, design.factor (a
/// path, or empty), design.jump (or empty), see RowPlace; then a column a path with the values as --set takes
/// them. Roles are written point, base, step, A, B, AB, BA.
[[nodiscard]] std::string design_csv(const Design& design);

/// Reads what design_csv() wrote, or a table of the user's own: columns of paths alone, one row a run, method
/// "own". A design column beside others must be whole: files with some of the design.* columns are refused.
/// @param file  name for messages
/// @param text  the whole file
/// @throws sim::Error with file, line and column: what read_csv() refuses, an empty cell, a path that --set
/// would not take, paths that stand twice or inside another, a row of another method or out of order, a role
/// or factor that is none, no rows
[[nodiscard]] Design read_design(const std::string& file, std::string_view text);

}  // namespace ladder::tools
