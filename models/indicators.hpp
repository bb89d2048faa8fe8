/// Numbers read from a settled world: national accounts in 2015 prices, SDG 9, technology, resources.
#pragma once
#include <cstddef>

#include "models/money.hpp"

namespace ladder::models {

class World;

/// Yearly rate of real GDP of the month, constant 2015 USD: chained final sales, and changes in inventories at the price
/// level of final sales, so that it is GDP over price_level() times the economy's price of 2015.
[[nodiscard]] double real_gdp_2015(const World& world, std::size_t e);
/// Yearly rate of gross domestic income of the month, constant 2015 USD: GDP at the price of what the economy
/// consumes and invests. It falls with the terms of trade where real GDP does not.
[[nodiscard]] double real_income_2015(const World& world, std::size_t e);
/// GDP deflator of the month, that of final sales; base year 1.
[[nodiscard]] double price_level(const World& world, std::size_t e);
/// Persons in firms and own-account work.
[[nodiscard]] People employment(const World& world, std::size_t e);
/// Share of employment in sectors `first` to `last`, 0 to 1.
[[nodiscard]] double employment_share(const World& world, std::size_t e, std::size_t first, std::size_t last);
/// Women of those employed in sectors `first` to `last`, 0 to 1; NaN where nobody is.
[[nodiscard]] double female_share(const World& world, std::size_t e, std::size_t first, std::size_t last);
/// Of the month, cents at current prices. SDG 9.2.1 is its share of GDP.
[[nodiscard]] Money manufacturing_value_added(const World& world, std::size_t e);
[[nodiscard]] double manufacturing_share_of_gdp(const World& world, std::size_t e);
[[nodiscard]] Money manufactured_exports(const World& world, std::size_t e);
/// Wage index over the price of the consumption basket, base year 1.
[[nodiscard]] double real_wage(const World& world, std::size_t e);
/// Mean log gap of manufacturing technique to the North's, weighted by value added of the base year; 0 for
/// the North.
[[nodiscard]] double technology_gap(const World& world, std::size_t e);
/// Share of manufacturing firms at a generation or above, 0 to 1.
[[nodiscard]] double generation_share(const World& world, std::size_t e, std::size_t at_least);
/// Percentage of manufacturing firms at exactly this generation.
[[nodiscard]] double firms_at_generation(const World& world, std::size_t e, std::size_t generation);
/// Share of goods inputs that measures save in manufacturing, weighted by demand, 0 to 1.
[[nodiscard]] double input_saving(const World& world, std::size_t e);
[[nodiscard]] double skilled_share_of_manufacturing(const World& world, std::size_t e);
/// Debt of the treasury over a year's GDP.
[[nodiscard]] double public_debt(const World& world, std::size_t e);
/// Paid out by all programmes of the economy since their start, cents.
[[nodiscard]] Money programme_spending(const World& world, std::size_t e);
/// Exports of the month from one economy to another, cents at sellers' prices.
[[nodiscard]] Money exports_between(const World& world, std::size_t from, std::size_t to);

}  // namespace ladder::models
