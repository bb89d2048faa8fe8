/// What is assumed of firms and industries. Each number is declared once, with its range and source.
#pragma once
#include <cstdint>

#include "models/fields.hpp"

namespace ladder::models {

/// 3.1 Expectations, production plans, prices of firms.
struct OperationsParameters {
  Share expectation_speed{0.25};   ///< of the surprise in sales, a month
  Share unfilled_weight{0.5};      ///< of orders lost, in expected demand
  Years stock_target{1.0 / 12.0};  ///< of expected sales, kept in store
  Years stock_gap_time{1.0};       ///< to close a gap in stocks
  Share own_cost_weight{0.35};     ///< in the price; the rest is last month's market price
  Number scarcity_slope{0.1};      ///< of the price in the share of orders not filled
  Number stock_slope{0.02};        ///< of the price in the relative stock gap
  PerYear markup_drift{0.04};      ///< of the markup per unit of relative share growth
  Number wage_elasticity{0.48};    ///< of a firm's wage to its own relative efficiency
  Number capacity_reserve{1.25};   ///< most output per unit of normal output of the capital
  Years input_gap_time{0.5};       ///< to close a gap in input stocks
  PerYear commodity_saving{0.015};  ///< fall of the mining products that a unit of output needs
  Years dividend_smoothing{0.5};   ///< over which surplus is averaged before it is paid out
  Years liquidity{0.25};           ///< of sales, kept at the bank by an incumbent
  std::int64_t review_months = 1;  ///< between two reviews of plan, people, wage and price
  void fields(FieldVisitor& v);
};

/// 3.2 Investment and vintages.
struct InvestmentParameters {
  Years demand_memory{2.5};
  Years growth_memory{5.0};
  Years growth_horizon{2.5};  ///< expected growth over this time is built in advance
  Share gap_per_quarter{0.05};
  PerYear replacement{0.055};
  PerYear most_growth{0.30};    ///< of capital
  PerYear start_growth{0.035};  ///< expected by firms in the base year
  PerYear start_growth_high_income{0.02};
  Share credit_limit{0.6};  ///< of the value of capital
  Share spendable_per_quarter{0.45};
  Years shortest_lead{0.5};
  Years longest_lead{1.0};
  Number employment_slope{4.0};  ///< of investment in unemployment above its start (demand management)
  Number supplier_pull{0.11};    ///< of the gap to the best supplier embodied in a new machine
  LogPoints most_supplier_gap{1.5};
  void fields(FieldVisitor& v);
};

/// 3.5, 3.13 Product lines: what firms are made of, grow and die by.
struct LineParameters {
  Number shock_rate{0.6};        ///< a line and year
  LogPoints shock_spread{0.58};  ///< scale of the Laplace distribution of one shock
  Share memory{0.7};             ///< of ln weight over that of other lines, kept at a shock
  PerYear gain{0.037};           ///< a line
  PerYear loss{0.033};           ///< a line
  Number new_line_spread{0.8};   ///< sd of ln weight of a new line that is not like the firm's own
  Number selection_least{0.4};   ///< of gains and losses in ln efficiency, where infrastructure is worst
  Number selection_best{1.3};   ///< the same where it is best
  Number young_loss{2.0};        ///< times as many losses while a firm is young
  Years young{2.0};
  Number mean_lines{4.5};  ///< of a firm, from which the start is drawn
  Years past{40.0};        ///< of gains and losses before the start
  void fields(FieldVisitor& v);
};

/// 3.12 Who exports.
struct ExportParameters {
  Number size_weight{0.15};       ///< of ln size in the score of a firm
  Number efficiency_weight{0.25};  ///< of ln efficiency
  Number cost_spread{1.0};        ///< sd of the firm's own cost of entry, for life
  Number stay_margin{0.48};       ///< by which an exporter may fall below the bar for entry
  Share intensity{0.85};           ///< most of the sales of exporters that goes abroad, at the start
  Share least_exporters{0.10};    ///< of the firms of an industry that exports at all, at the start
  Number market_weight{1.0};      ///< of ln size of the foreign market for each exporter
  void fields(FieldVisitor& v);
};

/// 3.12 Certificates that foreign buyers of manufactures ask for, and the laboratories that issue them.
/// Every range is wide and every default a guess, but for the life: no series of the data tells them.
struct CertificationParameters {
  Share asked{0.2};         ///< of foreign orders for manufactures, which only certified firms can serve
  Years life{3.0};          ///< of a certificate
  Years work{0.5};          ///< from its turn at the laboratory to the certificate
  Years patience{0.5};      ///< longest wait for a turn at home before the firm goes to a laboratory abroad
  Share fee{0.005};         ///< of a year's sales
  Number fee_abroad{2.0};   ///< fee of a laboratory abroad over that at home
  Number capacity_low{2.0};   ///< what laboratories of low-income economies can do, over renewals at the start
  Number capacity_high{4.0};  ///< the same of high-income ones
  void fields(FieldVisitor& v);
};

/// 3.13 Entry and exit.
struct DemographyParameters {
  PerYear entry{0.115};
  PerYear other_exit{0.02};
  Number exit_size_power{1.0};
  Share reorganised{0.10};  ///< of the market of its industry from which an insolvent firm is not wound up
  Share entrant_size{0.25};
  Number entrant_size_spread{0.7};
  LogPoints entrant_lag{0.10};
  LogPoints entrant_spread{0.10};
  Years entrant_liquidity{1.0};
  void fields(FieldVisitor& v);
};

}  // namespace ladder::models
