/// What machines embody and what people can run: vintages and the reach rule (MODEL 3.2, 3.3; ODD 7.3).
#pragma once
#include <array>

#include "models/industry/firms.hpp"
#include "models/parameters.hpp"

namespace ladder::models {

/// Skilled share that a firm's machines require: that of its digital generation, and more the further they are ahead of what its people
/// can run. Generations say how much: what 12 % more efficiency each asks for.
///
///     requirement + requirement_by_gap max(0, gap - free_gap)
///
/// It may pass 1: machines that ask for more than that all are skilled.
/// @param requirement  of the generation
/// @param gap          ln A - ln B, log points
/// Source: MODEL 3.3 (requirement of the generation), EVIDENCE 3a, 4 (what a generation requires and gives). ODD 7.3.
[[nodiscard]] double machine_requirement(double requirement, double gap, const SkillParameters& p);

/// Growth of absorptive skill towards what the machines embody.
///
///     d ln B / dt = chi(h) exp(-max(0, gap - free_gap) / (least_reach + reach_by_skill h)) gap,   gap = ln A
///     - ln B
///
/// Machines far ahead of the people are not learnt. Stable while A grows slower than chi * reach / e.
/// @param gap    ln A - ln B, log points; learning is 0 where it is not positive
/// @param skill  h: skilled share of the workers over what their machines require (machine_requirement()), 0 to 1
/// @return       log points a year
/// Source: PROTOTYPES micro 4.4; chi after Dawid et al. (Eurace@Unibi), half-lives of 23 to 4 months.
[[nodiscard]] double learning(double gap, double skill, const SkillParameters& p);

/// What somebody can run who comes to a firm from others of its industry, in logs: its machines, or where they are ahead of
/// the industry's best the best's, less the gap that people usually have to their machines.
/// @param best  mean technique of the industry's top tenth
/// @param gap   mean ln A - ln B of the industry at the start
[[nodiscard]] double newcomer_skill(double embodied, double best, double gap);

/// Skill that goes with the people who leave, while newcomers can run less:
///
///     turnover * max(0, ln B - newcomer)
///
/// At the start the mean firm loses nothing by it. @return  log points a year
/// Source: MODEL 3.3, PROTOTYPES micro 5 (B has to be allowed to fall, else training is permanent).
[[nodiscard]] double forgetting(double skill, double newcomer, const RetentionParameters& p);

/// What of a gap people can follow: 1 up to `free_gap`, beyond it falling by the reach that their skill gives them.
///
///     exp(-max(0, gap - free_gap) / (least_reach + reach_by_skill h))
[[nodiscard]] double within_reach(double gap, double skill, const SkillParameters& p);

/// Embodied technology after part of the capital has been renewed.
/// @param renewed        share of capital that is new, 0 to 1
/// @param supplier_gap   ln(best supplier) - ln(own technique), log points; capped, nothing where negative
/// @param capacity       absorptive capacity, 0 to 1
/// Source: PROTOTYPES micro 4.3.
[[nodiscard]] double embodied_after(double embodied, double technique, double supplier_gap, double capacity,
                                    double renewed, const InvestmentParameters& p);

/// Skilled share of workers that a generation requires in a given year: 0.2, 0.35, 0.5, 0.7, 0.85 for 0 to 4,
/// falling in proportion by `requirement_decline` a year. Source: EVIDENCE 4, PROTOTYPES micro 5, 3.6c.
[[nodiscard]] double skill_requirement(int generation, double years, const DigitalParameters& p);

/// What each generation requires.
using SkillNeeds = std::array<double, generation_count>;
[[nodiscard]] SkillNeeds skill_needs(double years, const DigitalParameters& p);

/// The highest generation, up to the firm's own, whose requirement its people meet.
[[nodiscard]] int usable_generation(int generation, double skilled_share, const SkillNeeds& needs);

}  // namespace ladder::models
