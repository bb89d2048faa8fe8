/// Reads a folder of country data. The only reader of data files.
#pragma once
#include <filesystem>

#include "models/world/country_data.hpp"

namespace ladder::tools {

/// Reads the CSV files of a folder in the form of `scenarios/data` (see its README) into plain tables, with
/// the SHA-256 of each file read. The input coefficients may be in `io_coefficients.csv` (a row for each
/// cell) or `io_coefficients_wide.csv` (a row for each input). Columns that the model does not use are
/// skipped; own economies stand in the folder `economies` in it (tools/own_economy_file); `sector_panel_etd.csv`,
/// `exports_by_sector_2017.csv` and the files of the product space (tools/product_files) may be missing.
/// @throws sim::Error naming the missing file, or file, line, column and what was expected
[[nodiscard]] models::CountryData load_country_data(const std::filesystem::path& folder);

}  // namespace ladder::tools
