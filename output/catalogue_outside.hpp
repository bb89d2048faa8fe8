/// Series of trade policy, commodities, classification and the outside: rows of the catalogue.
#pragma once
#include <vector>

#include "output/catalogue.hpp"

namespace ladder::output {

[[nodiscard]] std::vector<CatalogueRow> outside_rows();

}  // namespace ladder::output
