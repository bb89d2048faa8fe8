/// First balances of an economy, such that its first month repeats the opening table.
#pragma once
#include <cstddef>

#include "models/world/opening_table.hpp"

namespace ladder::models {

class World;

/// Millions of base-year USD a year in cents a month.
[[nodiscard]] double cents_a_month(double million_a_year);

/// Opens the accounts of economy `e`, whose firms stand: working balances, what incomes of the month before left,
/// wealth of households; the government owes the rest, so that no economy owes another anything at the start. Sets
/// the tax rate and the constant of the consumption rule by which the table is in balance.
void open_accounts(World& world, std::size_t e, const OpeningEconomy& table);

}  // namespace ladder::models
