/// Government, banks and the outside: spending rule, interest, transfers, recapitalisation (MODEL 3.11, 3.12;
/// ODD 7.13).
#pragma once
#include "models/accounts/ledger.hpp"
#include "models/economy/economy.hpp"
#include "models/parameters.hpp"

namespace ladder::models {

class World;

/// Factor on the initial share of spending in GDP: less with debt, more with unemployment; 0.6 to 1.3.
[[nodiscard]] double spending_factor(double debt_ratio, double start_debt_ratio, double slack,
                                     const DemandParameters& p);

/// Public demand of the month, volume by product.
void order_public_demand(World& world, std::size_t e);

/// A month's interest on every balance of the economy, through the clearing account; borrowing firms pay a
/// margin to their bank. Balances add up to 0 over the world, so the clearing account keeps no more than
/// rounding.
void pay_interest(World& world, std::size_t e, Book& book);

/// Interest between economies is squared among their clearing accounts; the rounding left goes to the North's
/// bank.
void close_clearing(World& world, Book& book);

/// A bank below its floor is recapitalised by its treasury.
void recapitalise(World& world, std::size_t e, Book& book);

/// The government's share of what its mining firms earned in the month, after inputs, wages and investment. To be
/// paid before interest is.
void pay_resource_revenue(World& world, std::size_t e, Book& book);

/// Trade balance over GDP that transfers finance in the month: that of the base year, fading, and less what aid has
/// ended.
[[nodiscard]] double financed_balance(const World& world, const Economy& economy);

/// Named transfers finance the trade imbalances of the base year and fade: from or to the North's households.
void pay_transfers(World& world, Book& book);

}  // namespace ladder::models
