/// What `ladder describe data ISO3` prints.
#pragma once
#include <string>

#include "models/world/opening_table.hpp"

namespace ladder::tools {

/// One economy of an opening table as readable text, at most 110 columns wide: its main figures, sectors,
/// partners, and for each datum the series, what it says, what the table holds, and why they differ.
/// @param iso3  "NORTH" and "ROW" too
/// @throws sim::Error if the table has no such economy
[[nodiscard]] std::string describe_data(const models::OpeningTable& table, const std::string& iso3);

}  // namespace ladder::tools
