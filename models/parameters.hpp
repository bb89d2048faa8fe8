/// All model parameters, one struct a chapter, each declared once: the `assumptions:` of a scenario.
#pragma once
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

/// 3.3 and 3.5 Skills of the firm's people and efficiency.
struct SkillParameters {
  Years slow_half_life{23.0 / 12.0};
  Years fast_half_life{4.0 / 12.0};
  LogPoints free_gap{0.05};
  LogPoints least_reach{0.12};
  LogPoints reach_by_skill{0.5};
  LogPoints management_gain{0.70};
  Number shock_rate{2.0};              ///< jumps a year of the efficiency shock
  Share shock_memory{0.78};            ///< kept at a jump
  LogPoints shock_spread{0.70};        ///< stationary, where infrastructure is worst
  LogPoints shock_spread_saved{0.49};  ///< taken off where it is best
  Number middle_premium{1.4};          ///< wage of middle over low skill
  Number high_premium{2.2};
  void fields(FieldVisitor& v);
};

/// 3.4 Innovation and imitation.
struct SearchParameters {
  PerYear innovation_rate{0.30};
  PerYear imitation_rate{1.7};
  PerYear most_rate{1.386};
  Number size_power{0.25};
  Share least_own_search{0.2};
  Share frontier_own_search{0.5};
  Number gain_low{-0.05};
  Number gain_high{0.25};
  Number foreign_weight{3.0};
  Number foreign_penalty{5.0};
  Kilometres half_distance{1200.0};
  Share least_proximity{0.15};
  LogPoints gap_tolerance{0.8};
  Share copied{0.35};
  Share services_imitation{0.1};  ///< part of the techniques of services abroad that can be copied
  Share home_capacity{1.0};
  Share least_capacity{0.05};
  Share most_capacity{0.80};
  Number capacity_power{1.0};
  Share investment_norm{0.22};   ///< of GDP, at which capacity is what skills make it
  Number investment_power{0.3};
  PerYear frontier_scale{0.02};  ///< frontier growth of a sector whose opportunity is 1
  void fields(FieldVisitor& v);
};

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
  Number supernumerary_base{0.15};
  Number supernumerary_slope{0.15};
  Share own_marginal_share{0.5};  ///< the rest of the marginal budget is the North's
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

/// 3.12 Trade and the outside.
struct TradeParameters {
  Number goods_elasticity{2.0};
  Number other_elasticity{1.5};   ///< farm products and services
  Number within_elasticity{2.0};  ///< between firms of one industry
  Number capability_power{0.7};
  Number fill_power{1.5};
  Share share_speed{0.12};       ///< a month, between origins
  Share firm_share_speed{0.11};  ///< a month, between firms
  Years transfer_life{40.0};
  Share second_round{0.5};  ///< of unsold stock offered again in the same month
  Years commodity_half_life{2.5};
  LogPoints commodity_spread{0.22};
  Number position_limit{1.0};  ///< net debt abroad over GDP beyond which nobody abroad lends more
  Years financing_time{10.0};  ///< over which lenders abroad would let the debt grow to its limit
  void fields(FieldVisitor& v);
};

/// Own-account farming and services (3.1, 3.10).
struct OwnAccountParameters {
  Number land_exponent{0.8};
  Number price_flow_slope{0.4};
  Number price_stock_slope{0.02};
  Share services_productivity{0.5};
  Number share_income_power{0.5};
  Number share_people_power{0.5};
  PerYear farm_frontier_growth{0.035};
  PerYear farm_catch_up{0.01};
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

/// 3.7 Digital generations.
struct DigitalParameters {
  LogPoints step_gain{0.113328685307003};  ///< ln 1.12
  Share cost_step1{0.02};
  Share cost_step2{0.04};
  Share cost_step3{0.08};
  Share cost_step4{0.15};
  PerYear cost_decline{0.04};
  PerYear requirement_decline{0.025};
  Years hurdle{2.0};
  Number hurdle_spread{0.6};
  Number completion_slope{9.0};
  Share base_awareness{0.02};
  Share peer_awareness{0.75};
  Share awareness_scale{0.6};
  Years shortest_project{0.5};
  Years longest_project{1.5};
  void fields(FieldVisitor& v);
};

/// 3.8 Resource efficiency.
struct EfficiencyParameters {
  Share saving{0.006};
  Number saving_spread{0.6};
  Years payback{1.2};
  Number payback_spread{0.9};
  PerYear awareness{0.05};
  Years shortest_project{1.0 / 6.0};
  Years longest_project{0.5};
  void fields(FieldVisitor& v);
};

struct Parameters {
  PerYear frontier_growth{0.02};  ///< long-run growth of best practice in manufacturing
  OperationsParameters operations;
  InvestmentParameters investment;
  SkillParameters skills;
  SearchParameters search;
  LabourParameters labour;
  DemandParameters demand;
  TradeParameters trade;
  OwnAccountParameters own_account;
  LineParameters lines;
  ExportParameters exports;
  CertificationParameters certification;
  DemographyParameters demography;
  ClassificationParameters classification;
  DigitalParameters digital;
  EfficiencyParameters efficiency;
  void fields(FieldVisitor& v);
};

}  // namespace ladder::models
