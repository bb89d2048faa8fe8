/// A hindcast: what the model foretold of years that are known by now, against what was observed and against
/// forecasts that need no model (MODEL 9.3, ODD 8.2).
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "output/skill.hpp"

namespace ladder::output {

/// How the change between two years is written.
enum class ChangeUnit : std::uint8_t {
  points,          ///< of a share in %: the last less the first
  percent_a_year,  ///< of a level: growth, 100 (ln last - ln first) / years
};

struct HindcastTarget {
  std::string key;    ///< as in tables for programs: "manufacturing_share"
  std::string title;  ///< "manufacturing share of GDP"
  ChangeUnit unit = ChangeUnit::points;
  std::string source;  ///< of what was observed
};

/// Forecasts that need no model.
enum class HindcastReference : std::uint8_t {
  no_change,      ///< all stays as it was at the first year
  ex_ante_trend,  ///< mean change of all economies in the decade before the base year: was known then
  ex_post_trend,  ///< mean change of the other half of the economies over the window: knows the future
  own_trend,      ///< the economy's own change in the decade before
  initial_level,  ///< line of the change on the initial level, fitted on the other half: knows the future
};
inline constexpr std::size_t reference_count = 5;
inline constexpr std::array<std::string_view, reference_count> reference_keys = {
    "no_change", "ex_ante_trend", "ex_post_trend", "own_trend", "initial_level"};
inline constexpr std::array<std::string_view, reference_count> reference_titles = {
    "no change", "trend before, of all", "trend of the other half", "own trend before",
    "line on initial level"};

/// One target of one economy. Shares in %, GDP per head in USD of 2015.
struct HindcastRow {
  std::size_t target = 0;
  std::string economy, name;  ///< iso3, and what it is called
  bool odd = false;           ///< its place, from 1, among the economies in the order of iso3
  int from = 0, to = 0;       ///< years of the observed ends
  double observed_start = 0.0, observed_end = 0.0;
  std::vector<double> modelled_start, modelled_end;  ///< one a world
  double earlier_pace = 0.0;  ///< observed, of the decade before: points or % a year. NaN: not known
  bool series_break = false;  ///< the observed series jumps between from and to
  /// Set by score(): in the unit of the target. NaN: cannot be made.
  std::array<double, reference_count> references{};
};

/// Which economies a score is of.
enum class HindcastGroup : std::uint8_t { all, odd, even, without_breaks };
inline constexpr std::size_t group_count = 4;
inline constexpr std::array<std::string_view, group_count> group_keys = {"all", "odd", "even",
                                                                         "without_breaks"};

/// Errors are forecast less observed change; the forecast is the mean over worlds.
struct HindcastScore {
  std::size_t target = 0;
  HindcastGroup group = HindcastGroup::all;
  std::size_t n = 0;
  double error = 0.0, bias = 0.0, correlation = 0.0;
  double covered = 0.0;  ///< share of changes within the range over worlds
  std::array<SkillScore, reference_count> against{};
};

/// How far two sources of the same differ in the change over the window.
struct SourceDistance {
  std::size_t target = 0;
  std::string other;      ///< what the target's own source is compared with
  std::size_t n = 0;      ///< economies with both
  double distance = 0.0;  ///< root mean square of the difference, in the unit of the target
  double correlation = 0.0;
};

/// An economy that is not in it, or a target that one lacks.
struct HindcastGap {
  std::string economy, name;
  std::string why;
};

struct Hindcast {
  int from = 0, to = 0;
  int firms_per_industry = 0;
  std::size_t worlds = 0;
  std::string worlds_differ_in;                  ///< "seeds only"
  std::vector<std::vector<std::string>> blocks;  ///< economies of one world each, beside North and the rest
  std::vector<HindcastTarget> targets;
  std::vector<HindcastRow> rows;      ///< economies in the order of iso3, each with its targets in theirs
  std::vector<HindcastScore> scores;  ///< set by score(): for each target all groups
  std::vector<SourceDistance> distances;
  std::vector<std::string> one_source;  ///< targets' titles for which the data have one source only
  std::vector<std::pair<std::string, std::string>> not_in_model;  ///< targets that the model lacks, and why
  std::vector<HindcastGap> left_out;                              ///< economies
  std::vector<HindcastGap> missing;                               ///< targets of economies that are in it
  std::vector<std::string> choices;                               ///< sentences: how economies were chosen
  std::vector<std::pair<std::string, std::string>> origin;        ///< version, commit, seed, data hashes
};

/// The change between two values in the unit of the target; NaN for growth from or to what is not above 0.
[[nodiscard]] double change_of(ChangeUnit unit, double first, double last, int years);
[[nodiscard]] double observed_change(const Hindcast& hindcast, const HindcastRow& row);
/// One a world.
[[nodiscard]] std::vector<double> modelled_changes(const Hindcast& hindcast, const HindcastRow& row);
/// "points", "% a year".
[[nodiscard]] std::string_view unit_text(ChangeUnit unit);

/// Sets the references of all rows, and the scores. Rows of odd places are foretold by trend and line of the
/// even, and the reverse. Where a row has no forecast of a reference, it counts neither for the model nor for
/// the reference.
/// @param hindcast  all its rows have as many worlds
void score(Hindcast& hindcast);

}  // namespace ladder::output
