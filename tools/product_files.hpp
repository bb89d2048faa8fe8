/// The files of the product space: products, proximities of pairs, exports of 2017 by product.
#pragma once
#include "models/world/country_data.hpp"
#include "tools/data_folder.hpp"

namespace ladder::tools {

/// Reads `products_hs4_2017.csv` (or `product_complexity_hs4_2017.csv`, which has the same columns and names under a
/// licence in doubt), `product_proximity_hs4_2017.csv` and `exports_hs4_2017.csv`. All may be missing, and what stands in
/// for them is noted: without one of the first two there is no product space; without the last baskets are drawn and weak
/// links have their mean. The panel is read already.
/// @throws sim::Error with file, line, column and reason: a product, pair or export given twice, a pair out of order or of a
/// product that is none, a proximity outside 0 to 1, an unknown industry
void read_product_files(DataFolder& folder, models::CountryData& data);

}  // namespace ladder::tools
