#include "models/technology/technology_parameters.hpp"

namespace ladder::models {

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
  v.field("requirement_by_gap", requirement_by_gap,
          {.min = 0.0,
           .max = 5.0,
           .text = "skilled share that machines require beyond what their generation does, for each log point by which they are "
                   "ahead of the people; 0: of the generation alone",
           .source = "EVIDENCE 3a, 4: generations 0 to 4 require 0.65 more for 4 x ln 1.12 of efficiency"});
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
                     "(EVIDENCE 5, row 5); 1 until neighbours made poor and rich grow alike; chosen on the odd half of the "
                     "hindcast (ODD 8.2)"});
  v.field("least_capacity", least_capacity,
          {.min = 0.0,
           .max = 1.0,
           .text = "absorptive capacity of an economy in which nobody has middle or high skill",
           .source = "assumption"});
  v.field("most_capacity", most_capacity,
          {.min = 0.0,
           .max = 1.0,
           .text = "absorptive capacity of an economy in which everybody has middle or high skill",
           .source = "assumption; prototype micro 4.2 has 0.25 to 0.80 by income group; chosen with capacity_power on the odd "
                     "half of the hindcast (ODD 8.2)"});
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
           .source = "prototype macro 3.11, where fits have 0.2 to 1.5; chosen on the odd half of the hindcast (ODD 8.2)"});
  v.field("frontier_scale", frontier_scale,
          {.min = 0.005,
           .max = 0.05,
           .text = "growth of best practice in a sector of opportunity 1",
           .source = "prototype micro row 26"});
}

void DigitalParameters::fields(FieldVisitor& v) {
  v.field(
      "step_gain", step_gain,
      {.min = 0.0, .max = 1.0, .text = "log efficiency of a digital step", .source = "EVIDENCE 3a, 12 %"});
  v.field("cost_step1", cost_step1,
          {.min = 0.0,
           .max = 1.0,
           .text = "cost of step 1, of a year's value added",
           .source = "EVIDENCE 4 (assumption): of sales, of prototype firms that buy no inputs (micro 5, 3.6a: payback 0.2 to 1.8 years)"});
  v.field("cost_step2", cost_step2,
          {.min = 0.0,
           .max = 1.0,
           .text = "cost of step 2, of a year's value added",
           .source = "EVIDENCE 4 (assumption): of sales, of prototype firms that buy no inputs (micro 5, 3.6a: payback 0.2 to 1.8 years)"});
  v.field("cost_step3", cost_step3,
          {.min = 0.0,
           .max = 1.0,
           .text = "cost of step 3, of a year's value added",
           .source = "EVIDENCE 4 (assumption): of sales, of prototype firms that buy no inputs (micro 5, 3.6a: payback 0.2 to 1.8 years)"});
  v.field("cost_step4", cost_step4,
          {.min = 0.0,
           .max = 1.0,
           .text = "cost of step 4, of a year's value added",
           .source = "EVIDENCE 4 (assumption): of sales, of prototype firms that buy no inputs (micro 5, 3.6a: payback 0.2 to 1.8 years)"});
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

void DepthParameters::fields(FieldVisitor& v) {
  v.field("first", first,
          {.min = 0.0,
           .max = 1.0,
           .text = "depth of use on the day a digital step is completed, at most",
           .source = "assumption"});
  v.field("speed", speed,
          {.min = 0.0,
           .max = 20.0,
           .text = "rate at which depth of use approaches what the people's skills allow",
           .source = "EVIDENCE 3a, a ramp of three years (assumption): 95 % of the gap"});
  v.field("skill_power", skill_power,
          {.min = 0.0,
           .max = 5.0,
           .text = "power of skilled share over requirement in the most that people can make of a generation; 0: all of it",
           .source = "assumption"});
  v.field("scrap_saving", scrap_saving,
          {.min = 0.0,
           .max = 0.1,
           .text = "goods inputs saved (scrap) for each digital generation in use, against the industry's use at the start",
           .source = "assumption; EVIDENCE 3b has 3 to 10 % for programmes that aim at materials"});
}

void RetentionParameters::fields(FieldVisitor& v) {
  v.field("turnover", turnover,
          {.min = 0.0,
           .max = 2.0,
           .text = "people who leave a firm in a year with what they can run, replaced by newcomers to its machines",
           .source = "EVIDENCE 4, in-firm training: turnover loses 15 % a year (Adhvaryu et al.)"});
  v.field("advice_half_life", advice_half_life,
          {.min = 0.1,
           .max = 100.0,
           .text = "time in which half of what advice added to management is given up",
           .source = "Bloom et al. 2020: half of practices alive after 8 to 9 years (EVIDENCE 3f)"});
}

void AdviceParameters::fields(FieldVisitor& v) {
  v.field("most_gain", most_gain,
          {.min = 0.0,
           .max = 1.0,
           .text = "most that advice adds to the management score",
           .source = "Bloom et al. 2013: practices of treated plants rose by 38 points (EVIDENCE 3f)"});
  v.field("hours_scale", hours_scale,
          {.min = 10.0,
           .max = 1e5,
           .text = "expert hours for each hundred people after which 1 - 1/e of that is reached",
           .source = "some 780 hours a plant gave 26 points over the control group (EVIDENCE 4); a plant taken for a hundred "
                     "people (assumption)"});
  v.field("assessed_share", assessed_share,
          {.min = 0.0,
           .max = 1.0,
           .text = "measures that a firm expects an assessment of its resource use to find worth taking",
           .source = "EVIDENCE 4, RECPnet: 60 % of measures adopted (assumption)"});
}

void ResearchParameters::fields(FieldVisitor& v) {
  v.field("own_share", own_share,
          {.min = 0.001,
           .max = 0.5,
           .text = "cost of a high-income firm's own research, of its yearly sales; of others in proportion to their effort",
           .source = "assumption: business R&D of high-income economies is some 2 % of GDP (recalled)"});
}

void ChannelParameters::fields(FieldVisitor& v) {
  v.field("cost", cost,
          {.min = 0.0,
           .max = 1.0,
           .text = "cost of a project with a donor next door, of the same wages and hardly ahead; of a year's sales",
           .source = "assumption"});
  v.field("shortest", shortest,
          {.min = 0.1, .max = 10.0, .text = "shortest time of the work", .source = "assumption around EVIDENCE 4, 1 to 2 years"});
  v.field("longest", longest,
          {.min = 0.1, .max = 10.0, .text = "longest time of the work", .source = "assumption around EVIDENCE 4, 1 to 2 years"});
  v.field("local", local,
          {.min = 0.0, .max = 1.0, .text = "part of that cost that is bought at home", .source = "assumption"});
  v.field("wages", wages,
          {.min = 0.0,
           .max = 1.0,
           .text = "part of what the donor is paid that follows its wages over the recipient's",
           .source = "assumption"});
  v.field("teaches", teaches,
          {.min = 0.0,
           .max = 1.0,
           .text = "what the donor learns from the best of the recipient's industry, of what an imitator would",
           .source = "assumption"});
}

void TransferParameters::fields(FieldVisitor& v) {
  v.field("rate", rate,
          {.min = 0.0,
           .max = 10.0,
           .text = "occasions a year at which a firm looks for a donor; 0: there are no transfer projects",
           .source = "assumption, such that 1 to 3 % of firms a year begin a project"});
  v.whole("donors", donors,
          {.min = 1.0, .max = 16.0, .text = "possible donors that a firm looks at on an occasion", .source = "assumption"});
  v.field("offered", offered,
          {.min = 0.0,
           .max = 1.0,
           .text = "chance that a possible donor has a given channel on offer",
           .source = "assumption"});
  v.field("tie_weight", tie_weight,
          {.min = 0.0,
           .max = 10.0,
           .text = "added to the weight of an economy in the search for donors by a common language or colonial past",
           .source = "assumption; gravity of trade has exp(0.4) and exp(0.5) (prototype macro 2.2 step 16)"});
  v.field("agreed", agreed,
          {.min = 0.0, .max = 1.0, .text = "chance that a donor abroad agrees", .source = "assumption"});
  v.field("agreed_at_home", agreed_at_home,
          {.min = 0.0,
           .max = 1.0,
           .text = "chance that a donor at home agrees, which is a rival in the same market",
           .source = "assumption"});
  v.field("shortest_search", shortest_search,
          {.min = 0.0, .max = 3.0, .text = "shortest time from asking to an answer", .source = "assumption"});
  v.field("longest_search", longest_search,
          {.min = 0.0, .max = 3.0, .text = "longest time from asking to an answer", .source = "assumption"});
  v.field("cost_distance", cost_distance,
          {.min = 100.0,
           .max = 1e6,
           .text = "distance to the donor that doubles its part of the cost and the work",
           .source = "assumption"});
  v.field("gap_cost", gap_cost,
          {.min = 0.0,
           .max = 10.0,
           .text = "share by which a log point of gap to the donor raises its part of the cost and the work",
           .source = "assumption"});
  v.field("most_success", most_success,
          {.min = 0.0,
           .max = 1.0,
           .text = "chance of success within reach, at full absorptive capacity",
           .source = "assumption; EVIDENCE 4 assumes that a quarter fails"});
  v.field("unprepared_success", unprepared_success,
          {.min = 0.0,
           .max = 1.0,
           .text = "part of that chance at no absorptive capacity",
           .source = "assumption"});
  v.field("bridged", bridged,
          {.min = 0.0,
           .max = 3.0,
           .text = "gap to the donor that its own people bridge; what is beyond it the recipient's must reach",
           .source = "assumption"});
  v.field("counted_technique", counted_technique,
          {.min = 0.0,
           .max = 1.0,
           .text = "part of a better technique that a firm counts on when it decides: what new machines of the coming years carry",
           .source = "assumption: eight years of renewal at 8 %"});
  v.field("caution", caution,
          {.min = 0.0,
           .max = 100.0,
           .text = "share by which a remembered failure raises the gain that a firm asks for",
           .source = "assumption"});
  v.field("memory", memory,
          {.min = 0.1, .max = 50.0, .text = "half-life of the memory of a failure", .source = "assumption"});
  v.group("licence", licence);
  v.group("joint_venture", joint_venture);
  v.group("capital_goods", capital_goods);
  v.group("supplier_development", supplier_development);
  v.group("expert_hours", expert_hours);
  v.group("staff_exchange", staff_exchange);
  v.group("joint_research", joint_research);
}

}  // namespace ladder::models
