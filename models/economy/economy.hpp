/// An economy: its people, households, government, own-account producers and what they expect.
#pragma once
#include <array>
#include <string>
#include <vector>

#include "models/industry/firms.hpp"
#include "models/industry/sector.hpp"
#include "models/money.hpp"
#include "models/world/classification.hpp"
#include "models/world/opening_table.hpp"

namespace ladder::models {

/// Own-account producers of one kind: farmers, or traders and service workers.
struct OwnAccount {
  std::uint16_t sector = 0;
  Skilled people{}, women{};  ///< women are among the people
  double start_people = 0.0;
  double productivity =
      0.0;  ///< volume a month of one person at the start (farm: of the whole at start people)
  double growth_index = 1.0;  ///< of productivity since the start
  double price = 1.0;
  double expected_demand = 0.0;
  double market_share = 0.0;  ///< of the industry's orders (services)
  double start_market_share = 0.0;
  double fill = 1.0;
  Volume planned = 0;
  Volume output = 0;
  Volume stock = 0;
  Volume sales = 0;
  Volume unfilled = 0;
  Money revenue = 0;
  std::array<Volume, goods_count> inputs{};
  std::array<Volume, goods_count> used{};  ///< of them, for this month's output
  Volume investment = 0;          ///< to buy this month (farms)
  Volume invested = 0;            ///< bought of it
  double investment_ratio = 0.0;  ///< of expected demand
  double income = 0.0;            ///< cents a person-month, smoothed
  [[nodiscard]] People count() const { return people[0] + people[1] + people[2]; }
};

struct Economy {
  std::string iso3, name;
  IncomeGroup group = IncomeGroup::low;  ///< of the base year, by which parameters of firms are set
  bool residual = false, north = false;
  double price_2015 = 1.0;
  double infrastructure = 0.0;      ///< 0 worst to 1 best, from outages
  double start_gdp_per_head = 0.0;  ///< 2015 USD

  // people
  std::vector<double> population;  ///< yearly path
  double participation = 0.0;      ///< labour force over population
  double skill_growth = 0.0;
  std::array<double, skill_count> skill_share{};  ///< path of the labour force
  Skilled unemployed{}, unemployed_women{};
  Skilled newcomers{}, newcomer_women{};  ///< net, in the month settled last
  People taught_women = 0;                ///< who became middle-skilled by a course since the settlement before
  std::array<double, skill_count> women_of_skill{};  ///< share of women in the labour force at the start
  double start_unemployment = 0.0;
  double unemployment = 0.0;
  double observed_slack = 0.0;  ///< unemployment above its start as policy knows of it: smoothed
  double stress = 0.0;          ///< part of their spending that a financial crisis makes households hold back
  double unemployment_of_women = 0.0, unemployment_of_men = 0.0;  ///< of their labour force
  std::array<double, skill_count> premium{1.0, 1.0, 1.0};  ///< wage over the low-skill wage
  std::array<double, skill_count> start_premium{1.0, 1.0, 1.0};
  std::array<double, skill_count> scarcity{1.0, 1.0, 1.0};  ///< smoothed wanted over hired
  double absorptive_capacity = 0.0;                         ///< h-level, 0 to 1
  double female_share = 0.0;

  // wages
  double wage = 1.0;                 ///< index, base year 1
  double productivity_growth = 0.0;  ///< of firms, a year, smoothed
  double last_productivity = 0.0;    ///< ln, chained
  double lewis_ratio = 0.0;          ///< start wage over own-account income
  double start_migration_gap = 1.0;  ///< services over farm income at the start
  OwnAccount farm, services;

  // households
  BySector<double> subsistence{};     ///< volume a person-month
  BySector<double> marginal{};        ///< marginal budget shares
  double permanent_income = 0.0;      ///< cents a month
  double consumption_constant = 0.0;  ///< of trend GDP
  double tax_rate = 0.0;
  BySector<Volume> consumption{};  ///< ordered this month

  // government
  BySector<double> public_mix{};  ///< composition, volume
  double public_share = 0.0;      ///< of smoothed GDP
  double public_factor = 1.0;     ///< smoothed spending rule
  double start_debt_ratio = 0.0;
  BySector<Volume> public_demand{};

  // capital formation
  BySector<double> investment_mix{};
  double capital_price = 1.0;

  // outside
  double structural_balance = 0.0;  ///< trade balance over GDP at the start
  double start_position = 0.0;      ///< net foreign position over GDP
  double trade_balance = 0.0;       ///< over GDP, last month, smoothed
  double position = 0.0;            ///< net foreign position over yearly GDP
  double aid = 0.0;                 ///< part of GDP at the start that is aid, of the transfer that finances the balance
  double mfn_tariff = 0.0;          ///< mean duty of the base year on partners without a preference, share of the price
  double foreign_exchange = 0.0;    ///< cents a month that imports can be paid with, smoothed
  double import_demand = 0.0;       ///< cents a month of imports that would be bought, smoothed
  double import_access = 1.0;       ///< share of import orders that foreign exchange allows
  IncomeStatus status;
  double testing_capacity = 0.0;  ///< certificates that laboratories at home can issue, simulated firms a month
  double testing_free = 0.0;      ///< of it, not yet used
  std::uint32_t certificates_waiting = 0;  ///< firms that wait for their turn

  // published accounts of the last month
  double start_gdp = 0.0;  ///< cents a month
  Money gdp = 0;                       ///< nominal, month, without changes in inventories
  double smooth_gdp = 0.0;             ///< likewise, smoothed; cents a month
  double investment_share = 0.0;       ///< capital formation in final sales, smoothed over years
  BySector<double> user_price{};       ///< composite price of each product
  BySector<double> last_user_price{};  ///< of the month before, for the chained volume
  BySector<double> last_price{};       ///< of its own sellers
  double farm_gap = 0.0;               ///< log gap of farming to the North's, PPP-corrected
  double services_reference = 0.0;     ///< mean log efficiency of trade firms at the start
};

}  // namespace ladder::models
