#include "output/factorial_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "output/comparison_text.hpp"
#include "output/comparison_words.hpp"
#include "output/human.hpp"
#include "output/json.hpp"
#include "output/many_comparisons.hpp"

namespace ladder::output {
namespace {

using Outcomes = std::vector<const FactorialOutcome*>;

bool listed(const std::vector<std::string>& names, const std::string& name) {
  return names.empty() || std::ranges::count(names, name) > 0;
}

Outcomes shown(const Factorial& f, const FactorialTextOptions& options) {
  Outcomes outcomes;
  for (const FactorialOutcome& outcome : f.outcomes)
    if (outcome.measure == Measure::last_year && listed(options.economies, outcome.economy) &&
        listed(options.series, f.series[outcome.series].name))
      outcomes.push_back(&outcome);
  return outcomes;
}

std::string joined_factors(const Factorial& f, const FactorialEffect& effect, std::string_view between) {
  std::vector<std::string> names;
  for (const std::size_t i : effect.factors) names.push_back(f.factors[i]);
  return fmt::format("{}", fmt::join(names, between));
}

std::string outcome_in_words(const Factorial& f, const FactorialOutcome& outcome) {
  const Series& series = f.series[outcome.series];
  return fmt::format("{} in {} {}", series.long_name, outcome.economy,
                     measure_in_words(f.coordinates, series.aggregate, outcome.measure));
}

/// The main effect of a factor.
const FactorialEffect& main_of(const FactorialOutcome& outcome, std::size_t factor) {
  return *std::ranges::find_if(outcome.effects, [&](const FactorialEffect& e) {
    return e.kind == EffectKind::main && e.factors[0] == factor;
  });
}

std::string line_label(const Factorial& f, const FactorialEffect& effect) {
  switch (effect.kind) {
    case EffectKind::total:
      return "all together";
    case EffectKind::alone:
      return joined_factors(f, effect, "") + " alone";
    case EffectKind::main:
      return joined_factors(f, effect, "") + " main";
    case EffectKind::interaction:
      return joined_factors(f, effect, " x ");
    case EffectKind::shapley:
      break;
  }
  return "part of " + joined_factors(f, effect, "") +
         (std::isfinite(effect.share) ? fmt::format(": {:.0f} %", 100.0 * effect.share) : "");
}

std::string band_text(const Band& band) {
  return std::isnan(band.low) ? "n/a"
                              : fmt::format("{} to {}", human_signed(band.low), human_signed(band.high));
}

std::string verdict_text(const FactorialEffect& effect, const Family& family) {
  if (effect.row.verdict == Verdict::clear) return family.is_clear_together(effect.row) ? "clear*" : "clear";
  return effect.row.verdict == Verdict::unclear ? "not clear"
                                                : std::string{verdict_in_words(effect.row.verdict)};
}

std::string line_of(const Factorial& f, const FactorialEffect& effect, const Family& family) {
  constexpr std::size_t label_width = 34;
  const std::string label = "  " + line_label(f, effect);
  const std::string head = label.size() > label_width ? label + "\n" + std::string(label_width, ' ')
                                                      : fmt::format("{:<{}}", label, label_width);
  const double share = std::abs(effect.row.relative);
  const std::string relative = std::isnan(share) || share >= 100.0
                                   ? "n/a"
                                   : fmt::format("{}{}", effect.row.relative > 0.0 ? "+" : "",
                                                 significant(100.0 * effect.row.relative));
  return fmt::format("{} {:>9} {:>8} {:>21} {:>21} {}\n", head, human_signed(effect.row.difference), relative,
                     band_text(effect.row.precision.shown()), band_text(effect.row.range),
                     verdict_text(effect, family));
}

std::string block(const Factorial& f, const FactorialOutcome& outcome, const Family& family) {
  const Series& series = f.series[outcome.series];
  const PairedDifference& total = outcome.effects.front().row;
  std::string text = "\n" + wrapped(fmt::format("{}: baseline {}{}", outcome_in_words(f, outcome),
                                                with_unit(total.baseline, series.unit),
                                                series.unit == "%" ? ", effects in percentage points" : ""),
                                    "");
  for (const FactorialEffect& effect : outcome.effects) text += line_of(f, effect, family);
  return text;
}

std::string sentences(const Factorial& f, const Outcomes& outcomes) {
  std::string text;
  std::size_t unclear = 0, all = 0;
  for (const FactorialOutcome* outcome : outcomes)
    for (const FactorialEffect& effect : outcome->effects) {
      if (effect.kind != EffectKind::interaction) continue;
      ++all;
      if (effect.row.verdict == Verdict::clear)
        text += wrapped(interaction_sentence(f, *outcome, effect), "- ");
      else
        ++unclear;
    }
  if (unclear > 0)
    text += wrapped(
        fmt::format("No clear interaction in {} of {} cases (pairs of policies x outcomes).", unclear, all),
        "- ");
  return text;
}

std::string legend(const Factorial& f) {
  const std::string rule =
      f.replicates < fewest_for_percentiles ? "smallest to largest" : "5th to 95th percentile";
  return wrapped(
      fmt::format(
          "alone: with the one policy against the baseline. main: the effect of a policy, averaged over all "
          "settings of the others. A x B: how much larger the effect of A is with B than without, averaged "
          "likewise. part of: Shapley's division of the effect of all together; the parts add up to it, and "
          "their "
          "shares are given where it is clear. The columns: the effect, as % of the baseline, precision (90 "
          "% confidence interval of the mean over "
          "paired worlds), range ({} of {} worlds, {}), clear where both exclude 0.",
          rule, f.replicates, f.worlds_differ_in),
      "");
}

Json json_of(const Factorial& f, const FactorialEffect& effect) {
  std::vector<std::string> names;
  for (const std::size_t i : effect.factors) names.push_back(f.factors[i]);
  const PairedDifference& row = effect.row;
  Json j{{"kind", kind_name(effect.kind)},
         {"factors", names},
         {"worlds", row.worlds},
         {"effect", row.difference},
         {"relative_effect", row.relative},
         {"precision", band_json(row.precision.shown())},
         {"precision_method", method_in_words(row.precision.method)},
         {"precision_student_t", band_json(row.precision.student_t)},
         {"precision_bootstrap_t", band_json(row.precision.bootstrap_t)},
         {"p_value", row.p_value},
         {"range", band_json(row.range)},
         {"sign_share", row.sign_share},
         {"verdict", verdict_in_words(row.verdict)}};
  if (effect.kind == EffectKind::shapley) j["share"] = effect.share;
  return j;
}

Json json_of(const Factorial& f, const FactorialOutcome& outcome) {
  const Series& series = f.series[outcome.series];
  Json j{{"series", series.group + "/" + series.name},
         {"long_name", series.long_name},
         {"unit", series.unit},
         {"difference_unit", difference_unit(series.unit)},
         {"economy", outcome.economy},
         {"measure", outcome.measure == Measure::last_year ? "last_year" : "horizon"},
         {"period", measure_in_words(f.coordinates, series.aggregate, outcome.measure)},
         {"baseline", outcome.effects.front().row.baseline}};
  j["effects"] = Json::array();
  for (const FactorialEffect& effect : outcome.effects) {
    j["effects"].push_back(json_of(f, effect));
    if (effect.kind == EffectKind::interaction)
      j["effects"].back()["sentence"] = interaction_sentence(f, outcome, effect);
  }
  return j;
}

}  // namespace

std::string interaction_sentence(const Factorial& f, const FactorialOutcome& outcome,
                                 const FactorialEffect& effect) {
  const PairedDifference& row = effect.row;
  const std::string &one = f.factors[effect.factors[0]], &other = f.factors[effect.factors[1]];
  const std::string what = outcome_in_words(f, outcome);
  const Series& series = f.series[outcome.series];
  const Scale scale = scale_of(series, row);
  if (row.verdict == Verdict::identical)
    return fmt::format("{} and {} do not interact for {}: exactly 0 in every world.", one, other, what);
  if (row.verdict != Verdict::clear)
    return fmt::format("No clear interaction between {} and {} for {}{}.", one, other, what,
                       row.verdict == Verdict::unclear
                           ? fmt::format(" (mean {}; {})", scale.text(row.difference),
                                         how_sure(row, scale, f.worlds_differ_in))
                           : "");
  const double both =
      main_of(outcome, effect.factors[0]).row.difference + main_of(outcome, effect.factors[1]).row.difference;
  const bool adds = (row.difference > 0.0) == (both > 0.0);
  return fmt::format("{} {} {} for {}: with the one, the effect of the other is {} {} ({}).", one,
                     adds ? "adds to" : "takes away from", other, what,
                     scale.amount(std::abs(row.difference), series),
                     row.difference > 0.0 ? "higher" : "lower", how_sure(row, scale, f.worlds_differ_in));
}

std::string factorial_text(const Factorial& f, const FactorialTextOptions& options) {
  const Outcomes outcomes = shown(f, options);
  std::vector<const PairedDifference*> rows;
  for (const FactorialOutcome* outcome : outcomes)
    for (const FactorialEffect& effect : outcome->effects) rows.push_back(&effect.row);
  const Family family = judge_together(rows, f.confidence);
  std::string text = sentences(f, outcomes) + "\n" + legend(f);
  const std::string many = family_in_words(family, f.confidence, f.replicates);
  if (!many.empty()) text += wrapped(many, "");
  for (const FactorialOutcome* outcome : outcomes) text += block(f, *outcome, family);
  return text;
}

std::string factorial_json(const Factorial& f) {
  std::vector<std::string> cells;
  for (std::size_t cell = 0; cell < std::size_t{1} << f.factors.size(); ++cell)
    cells.push_back(cell_name(cell, f.factors, f.baseline));
  Json j{{"schema", "ladder-factorial/1"},
         {"baseline", f.baseline},
         {"factors", f.factors},
         {"cells", cells},
         {"replicates", f.replicates},
         {"worlds_differ_in", f.worlds_differ_in},
         {"precision", "90 % confidence interval of the mean over paired worlds"},
         {"range", "5th to 95th percentile over worlds (type 7); smallest to largest below 20"}};
  j["outcomes"] = Json::array();
  for (const FactorialOutcome& outcome : f.outcomes) j["outcomes"].push_back(json_of(f, outcome));
  return j.document();
}

}  // namespace ladder::output
