/// What doses do to the firms that get them: the same firms with and without, in worlds with the same luck, less what becomes of firms
/// that get none. Evaluations compare with such a control group, so what the treated take from it counts in what they find.
#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "models/policy/experiment.hpp"
#include "models/world/world.hpp"
#include "output/precision.hpp"
#include "sim/parallel.hpp"

namespace ladder::output {

/// Month of the world at whose end doses are given: two years are behind, in which the start settles.
inline constexpr std::uint32_t dose_month = 24;
/// Years after the dose whose effects are shown (EVIDENCE 5, rows 12 to 14; MODEL 9.1).
inline constexpr std::array<std::size_t, 5> effect_years = {1, 4, 5, 8, 9};

/// Levels of skill by the income of the economy in the base year; economies of high income are in `all` alone.
enum class SkillLevel : std::uint8_t { least_developed, lower_middle, upper_middle, all };
inline constexpr std::array<SkillLevel, 4> skill_levels = {SkillLevel::least_developed, SkillLevel::lower_middle,
                                                           SkillLevel::upper_middle, SkillLevel::all};
[[nodiscard]] std::string_view level_name(SkillLevel level);

/// A firm of the experiment, as it is before the dose.
struct ExperimentFirm {
  std::uint32_t row = 0;
  std::uint64_t entity = 0;
  SkillLevel level = SkillLevel::all;  ///< of its economy; `all` where that is of high income
  double skill_met = 0.0;              ///< skilled share over what its generation requires; below 1 skills bind
  bool treated = true;                 ///< else of the control group
};

/// The same firm after a whole year.
struct FirmAfter {
  bool there = false;         ///< the same firm was at work in all twelve months
  double productivity = 0.0;  ///< ln output at base-year prices per worker, of the year
  double efficiency = 0.0;    ///< ln output per worker that its people could make, at the end of the year
  double workers = 0.0;       ///< ln, mean of the year
  double inputs = 1.0;        ///< goods inputs for a unit of output, over the table's
  double goods_cost = 0.0;    ///< goods inputs in unit cost, 0 to 1
  double management = 0.0;    ///< score
  std::uint8_t measures = 0;  ///< taken, a bit each
};

/// The treated firms of one world and, after them, the control group, by year after the dose (the first is year 1) and firm.
struct Experiment {
  std::vector<ExperimentFirm> firms;
  std::vector<std::vector<FirmAfter>> after;
  std::vector<std::array<double, models::measure_count>> paybacks;  ///< of each measure of each firm, years
};

/// Runs a world that has not begun to the end of its horizon, and looks at the firms that are drawn.
/// @param dose      given to them; nullptr: to nobody, the world to compare with
/// @param share     of manufacturing firms of named economies that are drawn
/// @param on_month  called after each month with its number; may throw to stop the run
[[nodiscard]] Experiment run_experiment(models::World& world, const models::Treatment* dose, models::Share share,
                                        sim::Executor& executor, const std::function<void(std::uint32_t)>& on_month);

/// Mean paired differences of treated firms that are there in both worlds, less those of the control group where there is one. NaN where
/// no treated firm is.
struct Effect {
  std::size_t firms = 0;      ///< treated
  double productivity = 0.0;  ///< log points
  double efficiency = 0.0;    ///< log points
  double workers = 0.0;       ///< log points
  double cost_saved = 0.0;    ///< of unit cost at the prices of the world without, 0 to 1
  double management = 0.0;
};
/// @param year  after the dose, from 1
/// @param in    which firms count
[[nodiscard]] Effect effect(const Experiment& without, const Experiment& with, std::size_t year,
                            const std::function<bool(const ExperimentFirm&)>& in);

/// Median payback, in years, of the measures taken by then in the world with the dose and not without it; NaN of none.
[[nodiscard]] double payback_of_added(const Experiment& without, const Experiment& with, std::size_t year);

/// A mean over worlds with its 90 % interval.
struct Estimate {
  std::vector<double> values;  ///< one a world in which it is defined
  double mean = 0.0;
  Band interval;  ///< NaN below two worlds
};
[[nodiscard]] Estimate estimate(std::vector<double> values);

/// Effects of one dose at one level, at one of effect_years.
struct EffectRow {
  std::string_view treatment;
  SkillLevel level = SkillLevel::all;
  std::size_t year = 0;
  double firms = 0.0;  ///< a world, mean
  Estimate productivity, efficiency, workers, cost_saved, management;
};
/// Effect on efficiency with machines only over that with machines and skills.
struct ComplementarityRow {
  std::string_view machines;  ///< the dose of machines: "machines" or "step"
  std::string_view who;      ///< level of skill, or firms whose skills meet so much of what their generation requires
  double firms = 0.0;        ///< a world, mean
  double binding = 0.0;      ///< share of them whose skills are below what their generation requires
  std::array<Estimate, 2> ratio;  ///< years 4 and 5
};
struct TreatmentStudy {
  std::size_t worlds = 0;
  std::vector<EffectRow> effects;
  std::vector<ComplementarityRow> complementarity;
  Estimate payback;  ///< of measures that an assessment adds in four years
};

/// @param worlds  [world][0: without a dose, then each of `doses`]
[[nodiscard]] TreatmentStudy analyse_treatments(std::span<const std::vector<Experiment>> worlds,
                                                std::span<const models::Treatment> doses);

}  // namespace ladder::output
