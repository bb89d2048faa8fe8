/// What is assumed of technology and of the people who run it. Each number is declared once, with its range and source.
#pragma once
#include <cstdint>

#include "models/fields.hpp"

namespace ladder::models {

/// 3.3 and 3.5 Skills of the firm's people and efficiency.
struct SkillParameters {
  Years slow_half_life{23.0 / 12.0};
  Years fast_half_life{4.0 / 12.0};
  LogPoints free_gap{0.05};
  LogPoints least_reach{0.12};
  LogPoints reach_by_skill{0.5};
  Number requirement_by_gap{1.43};  ///< skilled share that machines require for each log point by which they are ahead
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
  Share home_capacity{0.5};
  Share least_capacity{0.05};
  Share most_capacity{1.0};
  Number capacity_power{2.0};
  Share investment_norm{0.22};   ///< of GDP, at which capacity is what skills make it
  Number investment_power{1.0};
  PerYear frontier_scale{0.02};  ///< frontier growth of a sector whose opportunity is 1
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

/// 3.7 Depth of use: how much of a generation a firm uses, and what that saves.
struct DepthParameters {
  Share first{0.25};         ///< depth on the day a step is completed, at most
  PerYear speed{1.0};        ///< part of the gap to the ceiling closed in a year, as a rate
  Number skill_power{1.0};   ///< of skilled share over requirement in the ceiling; 0: skills limit no use
  Share scrap_saving{0.01};  ///< of goods inputs, for each generation in use
  void fields(FieldVisitor& v);
};

/// 3.3 What firms lose again of what they learnt.
struct RetentionParameters {
  PerYear turnover{0.15};      ///< of people, with what they can run
  Years advice_half_life{8.0};  ///< of what advice added to management
  void fields(FieldVisitor& v);
};

/// 3.6 Expert hours: advice on management, assessments of resource use.
struct AdviceParameters {
  Number most_gain{0.38};      ///< of the management score, whatever the hours
  Hours hours_scale{677.0};    ///< for each hundred people: after them 1 - 1/e of most_gain is reached
  Share assessed_share{0.6};   ///< of its measures that a firm expects an assessment to find worth taking
  void fields(FieldVisitor& v);
};

/// 3.4 Research that a firm pays itself, against which support is measured.
struct ResearchParameters {
  Share own_share{0.02};  ///< of a year's sales, of a high-income firm
  void fields(FieldVisitor& v);
};

/// 3.6 One channel of technology transfer.
struct ChannelParameters {
  Share cost{0.01};     ///< of a year's sales, with a donor next door, of the same wages, hardly ahead
  Years shortest{0.5};  ///< of the work
  Years longest{1.5};
  Share local{0.4};     ///< of that cost: bought at home
  Share wages{0.3};     ///< of what is paid to the donor: pay of its people
  Share teaches{0.05};  ///< what the donor learns of what it sees, of what an imitator would
  void fields(FieldVisitor& v);
};

/// 3.6 Transfer projects.
struct TransferParameters {
  PerYear rate{0.5};
  std::int64_t donors{4};
  Share offered{0.5};
  Number tie_weight{0.5};
  Share agreed{0.7};
  Share agreed_at_home{0.05};
  Years shortest_search{1.0 / 12.0};
  Years longest_search{0.5};
  Kilometres cost_distance{10000.0};
  Number gap_cost{0.5};
  Share most_success{0.9};
  Share unprepared_success{0.5};
  LogPoints bridged{0.6};
  Share counted_technique{0.5};
  Number caution{1.0};
  Years memory{2.0};
  ChannelParameters licence{Share{0.004}, Years{0.5}, Years{1.5}, Share{0.3}, Share{0.03}, Share{0.0}};
  ChannelParameters joint_venture{Share{0.006}, Years{1.0}, Years{3.0}, Share{0.5}, Share{0.2}, Share{0.1}};
  ChannelParameters capital_goods{Share{0.001}, Years{0.5}, Years{1.5}, Share{0.6}, Share{0.2}, Share{0.05}};
  ChannelParameters supplier_development{Share{0.007}, Years{1.0}, Years{2.0}, Share{0.5}, Share{0.4}, Share{0.1}};
  ChannelParameters expert_hours{Share{0.006}, Years{0.25}, Years{1.0}, Share{0.3}, Share{0.7}, Share{0.05}};
  ChannelParameters staff_exchange{Share{0.002}, Years{0.25}, Years{1.0}, Share{0.4}, Share{0.4}, Share{0.1}};
  ChannelParameters joint_research{Share{0.004}, Years{1.0}, Years{3.0}, Share{0.5}, Share{0.5}, Share{0.5}};
  void fields(FieldVisitor& v);
};

}  // namespace ladder::models
