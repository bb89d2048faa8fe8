#include "models/parameters.hpp"

namespace ladder::models {

void OperationsParameters::fields(FieldVisitor& v) {
  v.field("expectation_speed", expectation_speed,
          {.min = 0.0,
           .max = 1.0,
           .text = "share of the surprise in sales taken into expected demand, a month",
           .source = "prototype macro 3.2 (0.25; insensitive from 0.1 to 0.5)"});
  v.field(
      "unfilled_weight", unfilled_weight,
      {.min = 0.0, .max = 1.0, .text = "weight of lost orders in expected demand", .source = "MODEL 3.1"});
  v.field("stock_target", stock_target,
          {.min = 0.01,
           .max = 1.0,
           .text = "stock of output kept, in time of expected sales",
           .source = "prototype macro 3.1, one month"});
  v.field("stock_gap_time", stock_gap_time,
          {.min = 0.25,
           .max = 5.0,
           .text = "time to close a gap in stocks",
           .source = "prototype macro 3.2 (shorter than six months is volatile)"});
  v.field("own_cost_weight", own_cost_weight,
          {.min = 0.05,
           .max = 1.0,
           .text = "weight of own cost plus markup in the price; the rest is last month's market price",
           .source = "prototype micro 4.6"});
  v.field("scarcity_slope", scarcity_slope,
          {.min = 0.0,
           .max = 2.0,
           .text = "price response to the share of orders not filled",
           .source = "prototype macro 3.5 has 0.5; chosen on the odd half of the hindcast (ODD 8.2)"});
  v.field("stock_slope", stock_slope,
          {.min = 0.0,
           .max = 1.0,
           .text = "price response to the relative stock gap",
           .source = "prototype macro 3.5 has 0.05; chosen on the odd half of the hindcast (ODD 8.2)"});
  v.field("markup_drift", markup_drift,
          {.min = 0.0,
           .max = 1.0,
           .text = "markup response to relative growth of the market share",
           .source = "prototype micro 4.6"});
  v.field("wage_elasticity", wage_elasticity,
          {.min = 0.0,
           .max = 1.0,
           .text = "elasticity of a firm's wage to its own relative efficiency",
           .source = "prototype micro 4.6"});
  v.field("capacity_reserve", capacity_reserve,
          {.min = 1.0,
           .max = 3.0,
           .text = "most output relative to the normal output of the capital",
           .source = "prototype macro 3.3"});
  v.field("commodity_saving", commodity_saving,
          {.min = 0.0,
           .max = 0.05,
           .text = "yearly fall of the mining products that a unit of output needs, in every industry",
           .source = "assumption, near the fall of the world's energy intensity: 1.2 % a year 1990 to 2010, 1.9 after (SDG 7.3, "
                     "not checked here)"});
  v.field("input_gap_time", input_gap_time,
          {.min = 0.1,
           .max = 2.0,
           .text = "time to close a gap in input stocks",
           .source = "prototype macro 3.3, six months"});
  v.field("dividend_smoothing", dividend_smoothing,
          {.min = 0.08,
           .max = 5.0,
           .text = "time over which surplus is averaged before it is paid out",
           .source = "assumed; keeps pay-outs from following single months"});
  v.field("liquidity", liquidity,
          {.min = 0.0,
           .max = 3.0,
           .text = "deposit kept by an incumbent, in time of sales",
           .source = "assumed"});
  v.whole("review_months", review_months,
          {.min = 1,
           .max = 3,
           .text = "months between two reviews of a firm's plan, people, wage and price: 1 monthly, 3 quarterly; it makes, "
                   "learns and wears by the month all the same",
           .source = "MODEL 2, monthly; a test of the time step, not a fact to be fitted"});
}

void InvestmentParameters::fields(FieldVisitor& v) {
  v.field("demand_memory", demand_memory,
          {.min = 0.5,
           .max = 10.0,
           .text = "memory of trend demand",
           .source = "prototype macro 3.4, 30 months"});
  v.field("growth_memory", growth_memory,
          {.min = 1.0,
           .max = 20.0,
           .text = "memory of expected growth",
           .source = "prototype macro 3.4, 60 months"});
  v.field(
      "growth_horizon", growth_horizon,
      {.min = 0.0, .max = 5.0, .text = "growth built in advance, in time", .source = "prototype macro 3.4"});
  v.field("gap_per_quarter", gap_per_quarter,
          {.min = 0.0,
           .max = 0.5,
           .text = "share of the gap to target capital ordered at a quarterly review",
           .source = "prototype macro 6, 3.2"});
  v.field("replacement", replacement,
          {.min = 0.0, .max = 0.3, .text = "capital worn out and replaced", .source = "prototype macro 3.4"});
  v.field("most_growth", most_growth,
          {.min = 0.05,
           .max = 1.0,
           .text = "largest yearly order relative to capital",
           .source = "prototype macro 3.4"});
  v.field("start_growth", start_growth,
          {.min = 0.0,
           .max = 0.1,
           .text = "growth expected by firms in the base year",
           .source = "prototype macro 3.1"});
  v.field("start_growth_high_income", start_growth_high_income,
          {.min = 0.0,
           .max = 0.1,
           .text = "growth expected by firms in the base year in high-income economies",
           .source = "prototype macro 3.1"});
  v.field("credit_limit", credit_limit,
          {.min = 0.0,
           .max = 2.0,
           .text = "most debt relative to the value of capital",
           .source = "prototype macro 4 (0.25 collapses with hard service inputs)"});
  v.field("spendable_per_quarter", spendable_per_quarter,
          {.min = 0.05,
           .max = 1.0,
           .text = "share of deposit and open credit a firm will spend on capital in a quarter",
           .source = "prototype macro 3.4, 0.15 a month"});
  v.field("shortest_lead", shortest_lead,
          {.min = 0.26,
           .max = 0.97,
           .text = "shortest lead time of capital",
           .source = "assumed; mean 9 months by prototype macro 3.4"});
  v.field("longest_lead", longest_lead,
          {.min = 0.26,
           .max = 1.0,
           .text = "longest lead time of capital",
           .source = "assumed; mean 9 months by prototype macro 3.4"});
  v.field("employment_slope", employment_slope,
          {.min = 0.0,
           .max = 30.0,
           .text = "response of investment to unemployment above its start",
           .source = "prototype macro 3.4"});
  v.field(
      "supplier_pull", supplier_pull,
      {.min = 0.0,
       .max = 1.0,
       .text = "share of the gap to the best supplier embodied in a new machine, times absorptive capacity",
       .source = "prototype micro 4.3"});
  v.field("most_supplier_gap", most_supplier_gap,
          {.min = 0.1, .max = 5.0, .text = "cap of that gap", .source = "prototype micro 4.3"});
}

void SkillParameters::fields(FieldVisitor& v) {
  v.field("slow_half_life", slow_half_life,
          {.min = 0.2,
           .max = 10.0,
           .text = "half-life of learning at low skill",
           .source = "prototype micro 4.4"});
  v.field("fast_half_life", fast_half_life,
          {.min = 0.05,
           .max = 10.0,
           .text = "half-life of learning at high skill",
           .source = "prototype micro 4.4"});
  v.field("free_gap", free_gap,
          {.min = 0.0,
           .max = 1.0,
           .text = "gap between machines and people that costs no learning",
           .source = "MODEL 3.3"});
  v.field("least_reach", least_reach,
          {.min = 0.05,
           .max = 1.0,
           .text = "reach at no skill",
           .source = "MODEL 3.3; at least 0.10 for stability (prototype micro 5)"});
  v.field("reach_by_skill", reach_by_skill,
          {.min = 0.0, .max = 2.0, .text = "reach added at full skill", .source = "MODEL 3.3"});
  v.field("management_gain", management_gain,
          {.min = 0.0,
           .max = 2.0,
           .text = "log efficiency per unit of the management score",
           .source = "prototype micro 4.5"});
  v.field("shock_rate", shock_rate,
          {.min = 0.0,
           .max = 12.0,
           .text = "jumps a year of the efficiency shock",
           .source = "prototype micro 4.5"});
  v.field("shock_memory", shock_memory,
          {.min = 0.0,
           .max = 0.99,
           .text = "share of the efficiency shock kept at a jump",
           .source = "prototype micro 4.5 (yearly autocorrelation 0.64)"});
  v.field("shock_spread", shock_spread,
          {.min = 0.0,
           .max = 2.0,
           .text = "stationary spread of the efficiency shock where infrastructure is worst",
           .source = "prototype micro 4.5; assumed, swept"});
  v.field("shock_spread_saved", shock_spread_saved,
          {.min = 0.0,
           .max = 2.0,
           .text = "spread taken off where infrastructure is best",
           .source = "prototype micro 4.5; assumed, swept"});
  v.field(
      "middle_premium", middle_premium,
      {.min = 1.0, .max = 5.0, .text = "wage of middle over low skill at the start", .source = "assumed"});
  v.field("high_premium", high_premium,
          {.min = 1.0, .max = 10.0, .text = "wage of high over low skill at the start", .source = "assumed"});
}

void SearchParameters::fields(FieldVisitor& v) {
  v.field("innovation_rate", innovation_rate,
          {.min = 0.0,
           .max = 5.0,
           .text = "rate of innovation at the frozen norm of research",
           .source = "prototype micro 4.1"});
  v.field("imitation_rate", imitation_rate,
          {.min = 0.0,
           .max = 5.0,
           .text = "rate of imitation at the frozen norm of research",
           .source = "prototype micro 4.1 has 1.15; chosen on the odd half of the hindcast (ODD 8.2)"});
  v.field("most_rate", most_rate,
          {.min = 0.1,
           .max = 5.0,
           .text = "cap of both rates: success of 0.75 in a year",
           .source = "EVIDENCE 1.4"});
  v.field("size_power", size_power,
          {.min = 0.0,
           .max = 1.0,
           .text = "power of relative research in the rates",
           .source = "prototype micro 5, 3.4a"});
  v.field("least_own_search", least_own_search,
          {.min = 0.0,
           .max = 1.0,
           .text = "share of search for own innovation far from the frontier",
           .source = "MODEL 3.4"});
  v.field("frontier_own_search", frontier_own_search,
          {.min = 0.0, .max = 1.0, .text = "share added at the frontier", .source = "MODEL 3.4"});
  v.field("gain_low", gain_low,
          {.min = -0.5, .max = 0.0, .text = "least gain of an innovation", .source = "EVIDENCE 1.3"});
  v.field("gain_high", gain_high,
          {.min = 0.0, .max = 1.0, .text = "greatest gain of an innovation", .source = "EVIDENCE 1.3"});
  v.field("foreign_weight", foreign_weight,
          {.min = 0.0,
           .max = 50.0,
           .text = "weight of foreign sources against home at distance 0, before the penalty",
           .source = "prototype micro 4.2"});
  v.field("foreign_penalty", foreign_penalty,
          {.min = 1.0,
           .max = 50.0,
           .text = "penalty of foreign imitation",
           .source = "prototype micro 4.2; at most 5"});
  v.field("half_distance", half_distance,
          {.min = 100.0,
           .max = 100000.0,
           .text = "distance at which foreign copying halves",
           .source = "EVIDENCE 2.6, Keller 2002"});
  v.field(
      "least_proximity", least_proximity,
      {.min = 0.0,
       .max = 1.0,
       .text = "proximity left at any distance: trade and communication do not end with the neighbourhood",
       .source = "assumed; North is one bloc whose nearest members are near everybody; swept"});
  v.field("gap_tolerance", gap_tolerance,
          {.min = 0.1,
           .max = 10.0,
           .text = "gap at which acceptance of a better technique falls to 1/e",
           .source = "prototype micro 4.2"});
  v.field("copied", copied,
          {.min = 0.0,
           .max = 1.0,
           .text = "share of the gap copied, times absorptive capacity",
           .source = "prototype micro 4.2 has 0.5; less, for the dispersion of productivity (EVIDENCE 5, row 5)"});
  v.field("services_imitation", services_imitation,
          {.min = 0.0,
           .max = 1.0,
           .text = "part of the techniques of services and utilities abroad that can be copied; of goods all",
           .source = "prototype macro 3.11 has 0.4 (catch-up 0.015 a year against 0.04), Rodrik 2013 sees convergence in "
                     "manufacturing only; chosen on the odd half of the hindcast (ODD 8.2)"});
  v.field("home_capacity", home_capacity,
          {.min = 0.0,
           .max = 1.0,
           .text = "absorptive capacity towards techniques of the own economy, whatever skills and management",
           .source = "assumption: with that towards foreign techniques, productivity in poor economies spreads without end "
                     "(EVIDENCE 5, row 5)"});
  v.field("least_capacity", least_capacity,
          {.min = 0.0,
           .max = 1.0,
           .text = "absorptive capacity of an economy in which nobody has middle or high skill",
           .source = "assumption"});
  v.field("most_capacity", most_capacity,
          {.min = 0.0,
           .max = 1.0,
           .text = "absorptive capacity of an economy in which everybody has middle or high skill",
           .source = "assumption; prototype micro 4.2 has 0.25 to 0.80 by income group"});
  v.field("capacity_power", capacity_power,
          {.min = 0.2,
           .max = 5.0,
           .text = "power of the share of middle and high skill in the labour force in absorptive capacity",
           .source = "prototype macro 3.11 has 1.8 on human capital; chosen on the odd half of the hindcast (ODD 8.2)"});
  v.field("investment_norm", investment_norm,
          {.min = 0.05,
           .max = 0.5,
           .text = "capital formation in GDP at which absorptive capacity is what skills make it",
           .source = "prototype macro 3.11"});
  v.field("investment_power", investment_power,
          {.min = 0.0,
           .max = 2.0,
           .text = "power of capital formation in GDP, over its norm, in absorptive capacity",
           .source = "prototype macro 3.11"});
  v.field("frontier_scale", frontier_scale,
          {.min = 0.005,
           .max = 0.05,
           .text = "growth of best practice in a sector of opportunity 1",
           .source = "prototype micro row 26"});
}

void LabourParameters::fields(FieldVisitor& v) {
  v.field("hiring_per_month", hiring_per_month,
          {.min = 0.01,
           .max = 1.0,
           .text = "share of the gap in employment closed a month",
           .source = "prototype macro 3.2"});
  v.field("unemployed_per_month", unemployed_per_month,
          {.min = 0.01,
           .max = 1.0,
           .text = "most of the unemployed hired a month",
           .source = "prototype macro 3.2"});
  v.field("own_account_per_month", own_account_per_month,
          {.min = 0.0,
           .max = 0.2,
           .text = "most of own-account workers hired a month",
           .source = "prototype macro 3.2"});
  v.field("farm_weight", farm_weight,
          {.min = 0.1,
           .max = 10.0,
           .text = "recruitment from farming relative to own-account services",
           .source = "MODEL 3.10"});
  v.field("migration", migration,
          {.min = 0.0,
           .max = 1.0,
           .text = "migration between own-account farming and services per unit of log income ratio",
           .source = "MODEL 3.10 has 10 %; chosen on the odd half of the hindcast (ODD 8.2)"});
  v.field("gap_fading", gap_fading,
          {.min = 0.0,
           .max = 1.0,
           .text = "fading of the initial income gap between them",
           .source = "MODEL 3.10 has 7 %; chosen on the odd half of the hindcast (ODD 8.2)"});
  v.field("settled_gap", settled_gap,
          {.min = 0.5, .max = 5.0, .text = "income ratio that remains", .source = "prototype macro 3.8"});
  v.field("unemployment_return", unemployment_return,
          {.min = 0.0,
           .max = 1.0,
           .text = "return of unemployment to its start through own-account work, a month",
           .source = "prototype macro 3.8"});
  v.field("wage_pass_through", wage_pass_through,
          {.min = 0.0,
           .max = 1.5,
           .text = "pass-through of productivity to wages",
           .source = "MODEL 3.10 has 0.6, weakly identified; chosen on the odd half of the hindcast (ODD 8.2)"});
  v.field("lewis_speed", lewis_speed,
          {.min = 0.0,
           .max = 1.0,
           .text = "pull of own-account incomes on wages",
           .source = "prototype macro 3.8"});
  v.field("phillips_slope", phillips_slope,
          {.min = 0.0,
           .max = 3.0,
           .text = "wage growth per point of unemployment below its start",
           .source = "prototype macro 3.8"});
  v.field("external_slope", external_slope,
          {.min = 0.0,
           .max = 3.0,
           .text = "wage growth per unit of external balance over GDP: the real exchange rate",
           .source = "MODEL 3.12"});
  v.field(
      "position_weight", position_weight,
      {.min = 0.0, .max = 1.0, .text = "weight of the net foreign position in it", .source = "MODEL 3.12"});
  v.field("most_wage_change", most_wage_change,
          {.min = 0.02, .max = 1.0, .text = "largest wage change", .source = "MODEL 4"});
  v.field("productivity_memory", productivity_memory,
          {.min = 0.25,
           .max = 10.0,
           .text = "time over which wages follow productivity",
           .source = "MODEL 3.10, about three years"});
  v.field("premium_power", premium_power,
          {.min = 0.0,
           .max = 2.0,
           .text = "response of the skill premium to scarcity",
           .source = "prototype macro 3.8"});
}

void DemandParameters::fields(FieldVisitor& v) {
  v.field("income_share", income_share,
          {.min = 0.0, .max = 1.0, .text = "of permanent income that is consumed", .source = "MODEL 3.11"});
  v.field("wealth_share", wealth_share,
          {.min = 0.0, .max = 1.0, .text = "of wealth that is consumed", .source = "MODEL 3.11"});
  v.field("income_smoothing", income_smoothing,
          {.min = 0.01,
           .max = 1.0,
           .text = "smoothing of permanent income, a month",
           .source = "prototype macro 3.6"});
  v.field("consumption_slope", consumption_slope,
          {.min = 0.0,
           .max = 10.0,
           .text = "response of consumption to unemployment above its start",
           .source = "MODEL 3.11"});
  v.field("supernumerary_base", supernumerary_base,
          {.min = 0.0,
           .max = 1.0,
           .text = "supernumerary ratio at USD 1,500 a head",
           .source = "prototype macro 3.6"});
  v.field("supernumerary_slope", supernumerary_slope,
          {.min = 0.0, .max = 1.0, .text = "its slope in log income", .source = "prototype macro 3.6"});
  v.field("own_marginal_share", own_marginal_share,
          {.min = 0.0,
           .max = 1.0,
           .text = "weight of own initial budget in marginal budget shares; the rest is the North's",
           .source = "MODEL 3.11"});
  v.field("debt_slope", debt_slope,
          {.min = 0.0, .max = 2.0, .text = "response of public spending to debt", .source = "MODEL 3.11"});
  v.field("fiscal_slope", fiscal_slope,
          {.min = 0.0,
           .max = 10.0,
           .text = "response of public spending to unemployment",
           .source = "MODEL 3.11"});
  v.field("spending_speed", spending_speed,
          {.min = 0.01,
           .max = 1.0,
           .text = "adjustment of public spending, a month",
           .source = "prototype macro 3.7"});
  v.field("start_deficit", start_deficit,
          {.min = -0.1,
           .max = 0.2,
           .text = "public deficit at the start, of GDP",
           .source = "prototype macro 3.1"});
  v.field("interest", interest,
          {.min = 0.0, .max = 0.2, .text = "interest on all balances", .source = "prototype macro 3.7"});
  v.field("lending_margin", lending_margin,
          {.min = 0.0, .max = 0.2, .text = "margin on firms' debts", .source = "assumed"});
  v.field("bank_equity", bank_equity,
          {.min = 0.0, .max = 0.5, .text = "equity of banks at the start, of GDP", .source = "assumed"});
  v.field("resource_take", resource_take,
          {.min = 0.0,
           .max = 0.9,
           .text = "government's share of what mining firms earn after inputs, wages and investment",
           .source = "assumed; IMF (2012), Fiscal Regimes for Extractive Industries, has 0.4 to 0.6 for minerals and "
                     "0.65 to 0.85 for oil, over a project's life"});
}

void TradeParameters::fields(FieldVisitor& v) {
  v.field("goods_elasticity", goods_elasticity,
          {.min = 0.0,
           .max = 12.0,
           .text = "substitution between origins of goods",
           .source = "MODEL 3.12, 2 to 5; chosen on the odd half of the hindcast (ODD 8.2)"});
  v.field("other_elasticity", other_elasticity,
          {.min = 0.0,
           .max = 12.0,
           .text = "substitution between origins of farm products and services",
           .source = "MODEL 3.12"});
  v.field("within_elasticity", within_elasticity,
          {.min = 0.0,
           .max = 12.0,
           .text = "substitution between firms of an industry",
           .source = "prototype micro 4.8"});
  v.field("capability_power", capability_power,
          {.min = 0.0,
           .max = 2.0,
           .text = "power of capability in the shares of origins",
           .source = "MODEL 3.12 has 0.9 and says 0.7 to 1; chosen on the odd half of the hindcast (ODD 8.2)"});
  v.field("fill_power", fill_power,
          {.min = 0.0,
           .max = 5.0,
           .text = "power of delivery reliability in the shares of origins",
           .source = "MODEL 3.12"});
  v.field("share_speed", share_speed,
          {.min = 0.01, .max = 1.0, .text = "adjustment of origin shares, a month", .source = "MODEL 3.12"});
  v.field("firm_share_speed", firm_share_speed,
          {.min = 0.01, .max = 1.0, .text = "adjustment of firm shares, a month", .source = "MODEL 3.12"});
  v.field("transfer_life", transfer_life,
          {.min = 1.0,
           .max = 500.0,
           .text = "fading time of the transfers that finance initial imbalances",
           .source = "MODEL 3.12"});
  v.field("second_round", second_round,
          {.min = 0.0,
           .max = 1.0,
           .text = "share of unsold stock offered to unmet demand in the same month",
           .source = "prototype macro 3.9"});
  v.field("commodity_half_life", commodity_half_life,
          {.min = 0.1,
           .max = 50.0,
           .text = "half-life of deviations of the commodity price",
           .source = "MODEL 3.12, EVIDENCE 3i"});
  v.field("commodity_spread", commodity_spread,
          {.min = 0.0,
           .max = 1.0,
           .text = "standard deviation of yearly innovations of the log commodity price",
           .source = "MODEL 3.12, EVIDENCE 3i"});
  v.field("position_limit", position_limit,
          {.min = 0.2,
           .max = 10.0,
           .text = "net debt abroad over GDP beyond which nobody abroad lends more",
           .source = "assumed; below the bound of MODEL 4"});
  v.field("financing_time", financing_time,
          {.min = 2.0,
           .max = 200.0,
           .text = "time over which lenders abroad would let debt grow to its limit: without debt, a deficit of the "
                   "limit over this time is financed",
           .source = "assumed; with the defaults 10 % of GDP a year without debt; stable from 5 to 200 years"});
}

void OwnAccountParameters::fields(FieldVisitor& v) {
  v.field("land_exponent", land_exponent,
          {.min = 0.3,
           .max = 1.0,
           .text = "exponent of labour in farming; land is fixed",
           .source = "prototype macro 3.8"});
  v.field("price_flow_slope", price_flow_slope,
          {.min = 0.0,
           .max = 2.0,
           .text = "farm price response to excess demand, a month",
           .source = "MODEL 3.1; at least ten times the stock slope"});
  v.field("price_stock_slope", price_stock_slope,
          {.min = 0.0, .max = 0.2, .text = "farm price response to stocks, a month", .source = "MODEL 3.1"});
  v.field("services_productivity", services_productivity,
          {.min = 0.05,
           .max = 1.0,
           .text = "output of an own-account service worker relative to a firm's",
           .source = "prototype macro 3.8"});
  v.field("share_income_power", share_income_power,
          {.min = 0.0,
           .max = 3.0,
           .text = "fall of the own-account market share with income",
           .source = "prototype macro 3.8"});
  v.field("share_people_power", share_people_power,
          {.min = 0.0,
           .max = 3.0,
           .text = "rise of the own-account market share with its people",
           .source = "prototype macro 3.8"});
  v.field("farm_frontier_growth", farm_frontier_growth,
          {.min = 0.0,
           .max = 0.1,
           .text = "growth of best practice in farming",
           .source = "prototype macro 3.11"});
  v.field("farm_catch_up", farm_catch_up,
          {.min = 0.0,
           .max = 0.2,
           .text = "catch-up of farming at full absorptive capacity",
           .source = "prototype macro 3.11"});
}

void LineParameters::fields(FieldVisitor& v) {
  v.field("shock_rate", shock_rate,
          {.min = 0.0,
           .max = 5.0,
           .text = "shocks to the weight of a product line, a year",
           .source = "prototype micro 4.7 has 2.5; fewer and larger ones, for the kurtosis of growth (EVIDENCE 5, row 2)"});
  v.field("shock_spread", shock_spread,
          {.min = 0.0,
           .max = 0.7,
           .text = "scale of the Laplace distribution of one shock, in logs",
           .source = "prototype micro 4.7 has 0.22; with shock_rate and memory, for the spread of growth (EVIDENCE 5, rows 1 to 3)"});
  v.field("memory", memory,
          {.min = 0.0,
           .max = 0.999,
           .text = "of the log weight of a line over that of others, kept at a shock",
           .source = "assumed; with 1, as in prototype micro 4.7, single lines come to hold two fifths of an industry "
                     "and are lost in a day"});
  v.field("gain", gain,
          {.min = 0.0, .max = 0.5, .text = "product lines gained by a line", .source = "prototype micro 4.7, 0.045; with loss, for entry and exit (EVIDENCE 5, row 7)"});
  v.field("loss", loss,
          {.min = 0.0, .max = 0.5, .text = "loss of a product line", .source = "prototype micro 4.7, 0.04; for entry and exit (EVIDENCE 5, row 7)"});
  v.field("new_line_spread", new_line_spread,
          {.min = 0.0,
           .max = 2.0,
           .text = "spread of the log weight of a new line where it is not like the firm's own",
           .source = "prototype micro 4.7"});
  v.field("selection_least", selection_least,
          {.min = 0.0,
           .max = 4.0,
           .text = "response of gains and losses to relative log efficiency where infrastructure is worst",
           .source = "prototype micro 4.7, 0.2; more, since few firms here leave by insolvency"});
  v.field("selection_best", selection_best,
          {.min = 0.0, .max = 4.0, .text = "the same where it is best", .source = "prototype micro 4.7, 1.45; less, for the tail of sizes (EVIDENCE 5, row 4)"});
  v.field("young_loss", young_loss,
          {.min = 1.0,
           .max = 10.0,
           .text = "times as many lines lost while a firm is young",
           .source = "prototype micro 4.11"});
  v.field("young", young,
          {.min = 0.0, .max = 10.0, .text = "time for which a firm is young", .source = "prototype micro 4.11"});
  v.field("mean_lines", mean_lines,
          {.min = 1.0,
           .max = 20.0,
           .text = "lines of a mean firm, against which an entrant's is measured at the start",
           .source = "prototype micro 4.7 (4 to 5)"});
  v.field("past", past,
          {.min = 1.0,
           .max = 100.0,
           .text = "years of gains and losses from which a firm's lines at the start are drawn",
           .source = "assumed; after 30 years the law of lines hardly moves"});
}

void ExportParameters::fields(FieldVisitor& v) {
  v.field("size_weight", size_weight,
          {.min = 0.0,
           .max = 2.0,
           .text = "weight of log size at home in who exports",
           .source = "assumed; 0.6 of prototype micro 4.12 gives exporters that are far too large (prototype micro 7)"});
  v.field("efficiency_weight", efficiency_weight,
          {.min = 0.0,
           .max = 3.0,
           .text = "weight of relative log efficiency in who exports",
           .source = "prototype micro 4.12, 0.18"});
  v.field("cost_spread", cost_spread,
          {.min = 0.0,
           .max = 5.0,
           .text = "spread of a firm's own cost of entering foreign markets, the same for life",
           .source = "prototype micro 4.12"});
  v.field("stay_margin", stay_margin,
          {.min = 0.0,
           .max = 3.0,
           .text = "how far below the bar for entry an exporter may fall before it gives up",
           .source = "prototype micro 4.12"});
  v.field("intensity", intensity,
          {.min = 0.05,
           .max = 1.0,
           .text = "most of the sales of exporters that goes abroad at the start: where more is exported, more firms export",
           .source = "assumed"});
  v.field("least_exporters", least_exporters,
          {.min = 0.0,
           .max = 1.0,
           .text = "firms that export at the start, at least, in an industry that exports at all",
           .source = "prototype micro row 10 (14 to 16 %); EVIDENCE row 10, 8 to 30 %"});
  v.field("market_weight", market_weight,
          {.min = 0.0,
           .max = 5.0,
           .text = "weight of the log size of the foreign market for each exporter in who exports",
           .source = "assumed; with 0 the number of exporters drifts"});
}

void CertificationParameters::fields(FieldVisitor& v) {
  v.field("asked", asked,
          {.min = 0.0,
           .max = 0.9,
           .text = "foreign orders for manufactures that only certified firms can serve; 0: certificates do not matter",
           .source = "assumed"});
  v.field("life", life,
          {.min = 0.25, .max = 20.0, .text = "validity of a certificate", .source = "ISO/IEC 17021-1: cycles of three years"});
  v.field("work", work,
          {.min = 0.0, .max = 5.0, .text = "time from a firm's turn at the laboratory to its certificate", .source = "assumed"});
  v.field("patience", patience,
          {.min = 0.0,
           .max = 20.0,
           .text = "longest wait for a turn at home before a firm goes to a laboratory abroad",
           .source = "assumed"});
  v.field("fee", fee,
          {.min = 0.0, .max = 0.1, .text = "fee of a certificate, of a year's sales", .source = "assumed"});
  v.field("fee_abroad", fee_abroad,
          {.min = 1.0, .max = 20.0, .text = "fee of a laboratory abroad over the fee at home", .source = "assumed"});
  v.field("capacity_low", capacity_low,
          {.min = 0.0,
           .max = 20.0,
           .text = "certificates a year of a low-income economy's laboratories, over renewals of the exporters at the start",
           .source = "assumed; groups between lie between"});
  v.field("capacity_high", capacity_high,
          {.min = 0.0, .max = 20.0, .text = "the same of a high-income economy", .source = "assumed"});
}

void DemographyParameters::fields(FieldVisitor& v) {
  v.field("entry", entry,
          {.min = 0.0, .max = 1.0, .text = "entry relative to the number of firms", .source = "MODEL 3.13"});
  v.field("other_exit", other_exit,
          {.min = 0.0,
           .max = 1.0,
           .text = "exit for other reasons than insolvency and the loss of the last product line",
           .source = "MODEL 3.13"});
  v.field("exit_size_power", exit_size_power,
          {.min = 0.0,
           .max = 2.0,
           .text = "fall of exit for other reasons with the firm's share of its market; the mean stays",
           .source = "assumed: a slice of a quarter of an industry does not vanish in a day"});
  v.field("reorganised", reorganised,
          {.min = 0.0,
           .max = 1.0,
           .text = "share of the market from which an insolvent firm is not wound up: the bank writes off its debt",
           .source = "assumed: large firms are reorganised"});
  v.field("entrant_size", entrant_size,
          {.min = 0.01,
           .max = 2.0,
           .text = "size of an entrant relative to the mean",
           .source = "prototype micro 4.10"});
  v.field("entrant_size_spread", entrant_size_spread,
          {.min = 0.0, .max = 3.0, .text = "spread of its log", .source = "prototype micro 4.10"});
  v.field("entrant_lag", entrant_lag,
          {.min = 0.0,
           .max = 1.0,
           .text = "technique of an entrant below the worse of two incumbents",
           .source = "prototype micro 4.10"});
  v.field("entrant_spread", entrant_spread,
          {.min = 0.0,
           .max = 0.1,
           .text = "spread of entrants' technique; a wider one is a hidden growth engine",
           .source = "prototype micro 5, 3.11b"});
  v.field("entrant_liquidity", entrant_liquidity,
          {.min = 0.0,
           .max = 5.0,
           .text = "deposit of an entrant in time of its sales",
           .source = "prototype micro 4.10"});
}

void ClassificationParameters::fields(FieldVisitor& v) {
  v.field("income_only_multiple", income_only_multiple,
          {.min = 1.0,
           .max = 5.0,
           .text = "income at which least-developed status ends by income alone, over the graduation income",
           .source = "UN CDP: 3 since 2024, 2 before"});
  v.field("transition", transition,
          {.min = 1.0,
           .max = 20.0,
           .text = "time over which preferences and aid end after a graduation",
           .source = "EVIDENCE 4, 3 years; the EU's Everything But Arms has 3"});
  v.field("preference_use", preference_use,
          {.min = 0.0,
           .max = 1.0,
           .text = "share of the duty of high-income importers that least-developed exporters are spared in fact; 0: "
                   "no preferences",
           .source = "assumed; rules of origin keep some from using them"});
  v.field("aid_lost", aid_lost,
          {.min = 0.0,
           .max = 1.0,
           .text = "share of aid that ends with least-developed status; all of it ends three years after high income",
           .source = "assumed; few donors tie aid to the status"});
  v.field("trap_years", trap_years,
          {.min = 3.0,
           .max = 50.0,
           .text = "years of upper middle income and slow growth that count as the middle-income trap",
           .source = "EVIDENCE 4 (assumption)"});
  v.field("trap_growth", trap_growth,
          {.min = 0.0,
           .max = 0.1,
           .text = "growth of real GDP a head below which that is slow",
           .source = "EVIDENCE 4 (assumption)"});
}

void DigitalParameters::fields(FieldVisitor& v) {
  v.field(
      "step_gain", step_gain,
      {.min = 0.0, .max = 1.0, .text = "log efficiency of a digital step", .source = "EVIDENCE 3a, 12 %"});
  v.field("cost_step1", cost_step1,
          {.min = 0.0,
           .max = 1.0,
           .text = "cost of step 1, of yearly sales",
           .source = "EVIDENCE 4 (assumption)"});
  v.field("cost_step2", cost_step2,
          {.min = 0.0,
           .max = 1.0,
           .text = "cost of step 2, of yearly sales",
           .source = "EVIDENCE 4 (assumption)"});
  v.field("cost_step3", cost_step3,
          {.min = 0.0,
           .max = 1.0,
           .text = "cost of step 3, of yearly sales",
           .source = "EVIDENCE 4 (assumption)"});
  v.field("cost_step4", cost_step4,
          {.min = 0.0,
           .max = 1.0,
           .text = "cost of step 4, of yearly sales",
           .source = "EVIDENCE 4 (assumption)"});
  v.field("cost_decline", cost_decline,
          {.min = 0.0, .max = 0.2, .text = "fall of these costs", .source = "MODEL 3.7, 3 to 5 % a year"});
  v.field(
      "requirement_decline", requirement_decline,
      {.min = 0.0, .max = 0.2, .text = "fall of skill requirements, in proportion", .source = "MODEL 3.7"});
  v.field("hurdle", hurdle,
          {.min = 0.1, .max = 20.0, .text = "median payback a firm accepts", .source = "MODEL 3.7"});
  v.field("hurdle_spread", hurdle_spread,
          {.min = 0.0, .max = 2.0, .text = "spread of its log", .source = "assumed"});
  v.field("completion_slope", completion_slope,
          {.min = 0.0,
           .max = 50.0,
           .text = "slope of completion in skill minus requirement",
           .source = "prototype micro 5, 3.6d"});
  v.field("base_awareness", base_awareness,
          {.min = 0.0,
           .max = 1.0,
           .text = "chance of hearing of the next generation at a review, without peers",
           .source = "prototype micro 5, 3.6d"});
  v.field(
      "peer_awareness", peer_awareness,
      {.min = 0.0, .max = 2.0, .text = "weight of peers that use it", .source = "prototype micro 5, 3.6d"});
  v.field("awareness_scale", awareness_scale,
          {.min = 0.0, .max = 1.0, .text = "scale of both", .source = "prototype micro 5, 3.6d"});
  v.field("shortest_project", shortest_project,
          {.min = 0.1,
           .max = 3.0,
           .text = "shortest time of a digital step",
           .source = "MODEL 2, 6 to 18 months"});
  v.field("longest_project", longest_project,
          {.min = 0.1,
           .max = 3.0,
           .text = "longest time of a digital step",
           .source = "MODEL 2, 6 to 18 months"});
}

void EfficiencyParameters::fields(FieldVisitor& v) {
  v.field("saving", saving,
          {.min = 0.0,
           .max = 0.1,
           .text = "median saving of a resource-efficiency measure, of input cost",
           .source = "MODEL 3.8"});
  v.field("saving_spread", saving_spread,
          {.min = 0.0, .max = 2.0, .text = "spread of its log", .source = "assumed"});
  v.field("payback", payback,
          {.min = 0.1, .max = 20.0, .text = "median payback of a measure", .source = "MODEL 3.8"});
  v.field("payback_spread", payback_spread,
          {.min = 0.0, .max = 2.0, .text = "spread of its log", .source = "prototype micro 5, 3.7"});
  v.field("awareness", awareness,
          {.min = 0.0,
           .max = 5.0,
           .text = "rate at which a firm hears of the measures without a programme",
           .source = "assumed; low-hanging, yet mostly not taken"});
  v.field("shortest_project", shortest_project,
          {.min = 0.05, .max = 3.0, .text = "shortest time of a measure", .source = "assumed"});
  v.field("longest_project", longest_project,
          {.min = 0.05, .max = 3.0, .text = "longest time of a measure", .source = "assumed"});
}

void Parameters::fields(FieldVisitor& v) {
  v.field("frontier_growth", frontier_growth,
          {.min = 0.0,
           .max = 0.06,
           .text = "long-run growth of best practice in manufacturing",
           .source = "EVIDENCE 5 row 26; prototype micro row 26"});
  v.group("operations", operations);
  v.group("investment", investment);
  v.group("skills", skills);
  v.group("search", search);
  v.group("labour", labour);
  v.group("demand", demand);
  v.group("trade", trade);
  v.group("own_account", own_account);
  v.group("lines", lines);
  v.group("exports", exports);
  v.group("certification", certification);
  v.group("demography", demography);
  v.group("classification", classification);
  v.group("digital", digital);
  v.group("efficiency", efficiency);
}

}  // namespace ladder::models
