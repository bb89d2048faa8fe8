#include "models/industry/industry_parameters.hpp"

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

}  // namespace ladder::models
