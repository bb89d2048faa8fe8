/// Income groups, graduation from the least developed, and the middle-income trap, settled once a year (MODEL 3.14;
/// ODD 7.19). Nothing here moves a parameter of firms: those of the base year's income group stay.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "models/parameters.hpp"
#include "models/world/opening_table.hpp"

namespace ladder::models {

class World;

using IncomeBounds = std::array<double, 3>;  ///< highest income of the lower three groups, USD a head

/// What an economy is classed as, and what it is classed by.
struct IncomeStatus {
  IncomeGroup group = IncomeGroup::low;           ///< by bounds of constant worth
  IncomeGroup relative_group = IncomeGroup::low;  ///< by bounds that grow with the North's income
  bool least_developed = false;
  int reviews_met = 0;           ///< triennial reviews in a row that found the income high enough
  int graduates = 0;             ///< year at whose end it leaves the least developed; 0: not decided
  double preference_lost = 0.0;  ///< share of the preference for least-developed economies that is gone
  double aid_lost = 0.0;         ///< share of aid that is gone
  int high_income_years = 0;     ///< in a row
  int upper_middle_years = 0;    ///< in a row, the base year not counted
  bool trapped = false;          ///< in the middle-income trap, as it is defined

  double scale = 1.0;                         ///< Atlas income of the data over that of the model in the base year
  std::array<double, 3> income{};             ///< of the last three years, USD of the base year a head, latest first
  double gni_of_year = 0.0;                   ///< so far, cents at the North's prices of the base year
  double gdp_of_year = 0.0;                   ///< so far, real
  std::vector<double> gdp_per_head{};         ///< real, any unit, one a year
  [[nodiscard]] double smoothed_income() const { return (income[0] + income[1] + income[2]) / 3.0; }
};

/// The group of an income. An income at a bound is of the lower group.
[[nodiscard]] IncomeGroup income_group_of(double usd_per_head, const IncomeBounds& bounds);

/// Income at which an economy leaves the least developed by income alone: multiple x 1.2 x the bound of low income.
/// Source: UN Committee for Development Policy; graduation is a fifth above inclusion, and that is the mean low-income
/// bound (1,306 in 2024, 1,242 in 2015: EVIDENCE 3g).
[[nodiscard]] double income_only_threshold(const IncomeBounds& bounds, const ClassificationParameters& p);

/// Whether the last `trap_years` of a series of yearly incomes grew by less than `trap_growth` a year on average.
/// @param income  one a year, latest last; too few: no
[[nodiscard]] bool is_stagnant(std::span<const double> income, const ClassificationParameters& p);

/// Starts the classification from the table: the group and status of the base year, whatever the model's incomes are.
void open_classification(World& world, std::size_t e, const OpeningEconomy& o, const IncomeBounds& bounds);

/// Adds the month's income to the year's; after a December classes every economy. Reads the month's book and accounts.
void classify(World& world);

/// Gross national income of the month: GDP and net interest from abroad, cents.
[[nodiscard]] double national_income(const World& world, std::size_t e);

}  // namespace ladder::models
