/// Input-output tables among the country data.
#pragma once
#include "models/world/country_data.hpp"
#include "tools/data_folder.hpp"

namespace ladder::tools {

/// Reads accounts and coefficients of all tables into `data.io`, in the long form where it is there, else in
/// the wide one that is shipped. Errors: as DataFolder::read(); sim::Error with file and line where a cell
/// stands twice, an industry is unknown, or a table lacks rows.
void read_io_tables(DataFolder& folder, models::CountryData& data);

}  // namespace ladder::tools
