/// Own-account farming and services: whoever nobody employs (MODEL 3.1, 3.10; ODD 7.11).
#pragma once
#include "models/accounts/ledger.hpp"
#include "models/economy/economy.hpp"
#include "models/parameters.hpp"

namespace ladder::models {

class World;

/// Output of a month: land is fixed, so farming has decreasing returns to labour; services have none.
///     farm:     productivity * growth_index * (people / start_people)^land_exponent
///     services: productivity * growth_index * people
[[nodiscard]] double farm_output(double productivity, double growth_index, double people, double start_people,
                                 double land_exponent);

/// Farm price after a month: reacts to the flow at least ten times more than to the stock, else it cobwebs.
[[nodiscard]] double farm_price_after(double price, double excess_demand, double stock_gap,
                                      const OwnAccountParameters& p);

/// Settlement: produce with what was in hand, set the price, plan inputs; for farms also investment.
void own_account_month(World& world, std::size_t e);

/// Orders for inputs at the coming barrier, volume by product.
[[nodiscard]] BySector<Volume> own_account_orders(const World& world, std::size_t e,
                                                  const OwnAccount& producer);

/// Last month's sales less inputs and investment go to the household as mixed income.
void pay_mixed_income(World& world, std::size_t e, Book& book);

}  // namespace ladder::models
