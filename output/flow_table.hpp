/// The sparse part of a result file: flows as rows along the dimension `flow` (FORMAT.md, "Flows as rows").
#pragma once
#include <cstddef>
#include <string_view>

#include "output/hdf5_file.hpp"
#include "output/series.hpp"

namespace ladder::output {

inline constexpr const char* flow_dimension = "flow";

/// Rows of all scenarios and replicates together.
[[nodiscard]] std::size_t flow_rows(const RunRecord& record);

/// Whether a path is that of a variable along the dimension `flow`, and no series.
[[nodiscard]] bool is_flow_variable(std::string_view path);

/// Writes the variables of a file that has the dimension; nothing where there is no row.
void add_flows(Hdf5File& file, const RunRecord& record);

/// Hands the rows of a file to the replicates of `record`, which has its coordinates and scenarios.
/// Errors: OutputError (65) where a row lies outside of them, or a variable is missing or of another length.
void read_flows(const Hdf5File& file, RunRecord& record);

/// Whether each row lies within the axes and months.
[[nodiscard]] bool flows_fit(const ReplicateRecord& record, const Coordinates& coordinates);

}  // namespace ladder::output
