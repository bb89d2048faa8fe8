/// Households: incomes, taxes, permanent income, and a budget that shifts with income (MODEL 3.11; ODD 7.12).
#pragma once
#include <span>

#include "models/accounts/ledger.hpp"
#include "models/economy/economy.hpp"
#include "models/parameters.hpp"

namespace ladder::models {

class World;

/// Linear expenditure system with negative subsistence allowed.
///
///     q_s p_s = gamma_s p_s n + beta_s (budget - sum_r gamma_r p_r n)
///
/// Where subsistence exceeds 95 % of the budget it is scaled to that.
/// @param budget       cents
/// @param subsistence  volume a person
/// @param marginal     adds up to 1
/// @param price        of each product
/// @return volumes, not negative
[[nodiscard]] BySector<double> linear_expenditure(double budget, const BySector<double>& subsistence,
                                                  const BySector<double>& marginal,
                                                  const BySector<double>& price, double people);

/// Supernumerary ratio at an income per head in 2015 USD. Source: PROTOTYPES macro 3.6.
[[nodiscard]] double supernumerary_ratio(double income_per_head, const DemandParameters& p);

/// Dividends of firms, interest, taxes and transfers; moves permanent income. Reads last month's balances.
void pay_dividends(World& world, std::size_t e, Book& book);
void pay_income_tax(World& world, std::size_t e, Book& book);
void move_permanent_income(World& world, std::size_t e, const Book& book);

/// Orders of the month for consumption, volume by product.
void order_consumption(World& world, std::size_t e);

/// Persons of an economy in a month.
[[nodiscard]] double population(const Economy& economy, std::uint32_t month);

}  // namespace ladder::models
