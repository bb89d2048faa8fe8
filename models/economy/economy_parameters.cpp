#include "models/economy/economy_parameters.hpp"

namespace ladder::models {

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
  v.field("management_lag", management_lag,
          {.min = 0.0,
           .max = 5.0,
           .text = "mean delay with which demand management acts on consumption and investment",
           .source = "MODEL 3.11 has none. With a year, and half the slopes, growth persists (EVIDENCE 5, row 29), but prices leave a factor of "
                     "four within a hundred years (DECISIONS 77)"});
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
           .source = "MODEL 3.11 has half; less, as farm prices rose by 2.5 % a year over others in 2000 to 2018 where the data "
                     "have -0.4; chosen on the odd half of the hindcast (ODD 8.2)"});
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

void OwnAccountParameters::fields(FieldVisitor& v) {
  v.field("land_exponent", land_exponent,
          {.min = 0.3,
           .max = 1.0,
           .text = "exponent of labour in farming; land is fixed",
           .source = "prototype macro 3.8 has 0.8, with which more people hardly crowd the land; chosen on the odd half of the "
                     "hindcast (ODD 8.2)"});
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
           .source = "prototype macro 3.11 has 3.5 %; chosen on the odd half of the hindcast, where output per farmer grew by 2.8 "
                     "% a year in the data and by 3.7 with that (ODD 8.2)"});
  v.field("farm_catch_up", farm_catch_up,
          {.min = 0.0,
           .max = 0.2,
           .text = "catch-up of farming at full absorptive capacity",
           .source = "prototype macro 3.11 has 1 %; chosen on the odd half of the hindcast (ODD 8.2)"});
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

void CrisisParameters::fields(FieldVisitor& v) {
  v.field("frequency", frequency,
          {.min = 0.0,
           .max = 1.0,
           .text = "financial crises of an economy, a year; 0: none",
           .source = "none by assumption, until measured in full; some 0.05 by Laeven and Valencia 2013, IMF Econ. Rev. 61(2): 147 banking, 218 currency and 66 sovereign debt crises in "
                     "some 160 economies, 1970 to 2011, 6.4 % a year; fewer here, since some coincide (assumed: one in five)"});
  v.field("depth", depth,
          {.min = 0.0,
           .max = 0.2,
           .text = "part of their spending that households hold back at the onset, mean of an exponential law cut off at twice",
           .source = "assumed; such that output falls by some 5 %: banking crises cost 10 % (Teulings and Zubanov 2014, J. Appl. Econom. 29(3)), most are "
                     "currency crises, which cost less"});
  v.field("investment_weight", investment_weight,
          {.min = 0.0,
           .max = 5.0,
           .text = "fall of orders of capital over that of households' spending",
           .source = "assumed; investment fluctuates three times as much as output (Stock and Watson 1999, Handbook of "
                     "Macroeconomics 1A)"});
  v.field("half_life", half_life,
          {.min = 0.1,
           .max = 20.0,
           .text = "time in which half of it is over",
           .source = "assumed, shorter than losses last: Reinhart and Rogoff 2014, NBER 19823, find six to eight years to the income of "
                     "before; here what is not built keeps output below its path for longer than stress lasts"});
}

}  // namespace ladder::models
