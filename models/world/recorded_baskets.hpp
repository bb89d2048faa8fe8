/// What economies export with advantage at the start, as far as exports by product are recorded.
#pragma once
#include "models/world/blocs.hpp"
#include "models/world/opening_table.hpp"

namespace ladder::models {

/// Gives the table its product space, and its economies their products, from the customs records of product_exports_year if
/// the base year is not before it: else they would tell the future, and the world draws baskets (products/baskets). North is
/// the sum of its members; the rest of the world is the world's exports less all others.
void fill_baskets(const Evidence& evidence, const Blocs& blocs, OpeningTable& table);

}  // namespace ladder::models
