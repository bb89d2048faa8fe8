/// What is assumed of an economy as a whole. Each number is declared once, with its range and source.
#pragma once
#include "models/fields.hpp"

namespace ladder::models {

/// 3.10 Labour.
struct LabourParameters {
  Share hiring_per_month{1.0 / 3.0};
  Share unemployed_per_month{0.5};
  Share own_account_per_month{0.01};
  Number farm_weight{2.0};
  PerYear migration{0.05};
  PerYear gap_fading{0.04};
  Number settled_gap{1.2};
  Share unemployment_return{0.03};
  Share wage_pass_through{0.9};
  PerYear lewis_speed{0.06};
  PerYear phillips_slope{0.4};
  PerYear external_slope{0.4};
  Number position_weight{0.10};
  PerYear most_wage_change{0.25};
  Years productivity_memory{3.0};
  Number premium_power{0.5};
  void fields(FieldVisitor& v);
};

/// 3.11 Households, government, bank.
struct DemandParameters {
  Share income_share{0.9};        ///< of permanent income consumed
  PerYear wealth_share{0.1};      ///< of wealth consumed
  Share income_smoothing{0.15};   ///< a month
  Number consumption_slope{2.0};  ///< of consumption in unemployment above its start
  Years management_lag{0.0};      ///< mean delay of what consumption and investment answer to unemployment
  Number supernumerary_base{0.15};
  Number supernumerary_slope{0.15};
  Share own_marginal_share{0.2};  ///< the rest of the marginal budget is the North's
  Number debt_slope{0.15};
  Number fiscal_slope{3.0};
  Share spending_speed{0.10};  ///< a month
  Share start_deficit{0.02};   ///< of GDP
  PerYear interest{0.02};
  PerYear lending_margin{0.02};
  Share bank_equity{0.05};  ///< of GDP at the start
  Share resource_take{0.4};  ///< of what mining firms earn after inputs, wages and investment
  void fields(FieldVisitor& v);
};

/// Financial crises: credit and confidence go, and return slowly.
struct CrisisParameters {
  PerYear frequency{0.0};  ///< of an economy; 0.05 by the literature
  Share depth{0.06};        ///< of households' spending, at the onset, mean
  Number investment_weight{3.0};
  Years half_life{2.0};
  void fields(FieldVisitor& v);
};

/// Own-account farming and services (3.1, 3.10).
struct OwnAccountParameters {
  Number land_exponent{0.6};
  Number price_flow_slope{0.4};
  Number price_stock_slope{0.02};
  Share services_productivity{0.5};
  Number share_income_power{0.5};
  Number share_people_power{0.5};
  PerYear farm_frontier_growth{0.027};
  PerYear farm_catch_up{0.025};
  void fields(FieldVisitor& v);
};

/// 3.14 Income groups, least-developed status, the middle-income trap.
struct ClassificationParameters {
  Number income_only_multiple{3.0};  ///< of the graduation income, above which income alone suffices
  Years transition{3.0};             ///< over which preferences and aid end after leaving
  Share preference_use{0.8};         ///< of the exports of least-developed economies that use their preference
  Share aid_lost{0.25};              ///< of aid, ended with least-developed status
  Number trap_years{10.0};
  PerYear trap_growth{0.02};
  void fields(FieldVisitor& v);
};

}  // namespace ladder::models
