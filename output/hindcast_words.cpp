#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "output/hindcast_text.hpp"
#include "sim/error.hpp"

namespace ladder::output {
namespace {

/// References as a sentence names them.
constexpr std::array<std::string_view, reference_count> in_words = {
    "no change", "the trend before", "the later trend of the other half", "each economy's own trend before",
    "a line on the initial level"};

std::string capitalised(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text;
}

/// "better than no change (0.52) and the trend before (0.30)"; empty where there is none.
std::string named(const HindcastScore& score, SkillVerdict wanted, std::string_view opening) {
  std::vector<std::string> names;
  for (std::size_t r = 0; r < reference_count; ++r)
    if (verdict(score.against[r]) == wanted)
      names.push_back(fmt::format("{} ({})", in_words[r], skill_number(score.against[r].skill)));
  if (names.empty()) return {};
  const std::string last = names.back();
  names.pop_back();
  return names.empty() ? fmt::format("{} {}", opening, last)
                       : fmt::format("{} {} and {}", opening, fmt::join(names, ", "), last);
}

std::string sentence_of(const Hindcast& h, const HindcastScore& score) {
  const HindcastTarget& target = h.targets[score.target];
  if (score.n == 0) return fmt::format("{}: no economy has it.", capitalised(target.title));
  std::vector<std::string> parts;
  for (std::string part : {named(score, SkillVerdict::better, "clearly better than"),
                           named(score, SkillVerdict::unclear, "no clear difference from"),
                           named(score, SkillVerdict::worse, "clearly worse than")})
    if (!part.empty()) parts.push_back(std::move(part));
  return fmt::format("{} ({} economies): typical error {} {}; {}.", capitalised(target.title), score.n,
                     change_number(score.error, target.unit),
                     target.unit == ChangeUnit::points ? "points" : "points of growth a year",
                     parts.empty()
                         ? fmt::format("fewer than {} economies are too few to say more", fewest_for_interval)
                         : fmt::format("{}", fmt::join(parts, "; ")));
}

/// What could be known in the base year, without a model and without the economy's own noise.
constexpr std::array<HindcastReference, 2> fair_references = {HindcastReference::no_change,
                                                              HindcastReference::ex_ante_trend};

/// "better than both: growth of GDP per head"; empty where no target is of the kind.
std::string titles_of(const Hindcast& h, std::string_view opening,
                      const std::function<bool(std::size_t better, std::size_t worse)>& kind) {
  std::vector<std::string> titles;
  for (std::size_t t = 0; t < h.targets.size(); ++t) {
    const HindcastScore& score = score_of(h, t, HindcastGroup::all);
    std::size_t better = 0, worse = 0, known = 0;
    for (const HindcastReference reference : fair_references) {
      const SkillVerdict v = verdict(score.against[static_cast<std::size_t>(reference)]);
      better += v == SkillVerdict::better ? 1 : 0;
      worse += v == SkillVerdict::worse ? 1 : 0;
      known += v != SkillVerdict::unknown ? 1 : 0;
    }
    if (known == fair_references.size() && kind(better, worse)) titles.push_back(h.targets[t].title);
  }
  return titles.empty() ? std::string{} : fmt::format("{}: {}", opening, fmt::join(titles, ", "));
}

/// Against what could be known at the start; empty where there is nothing to say.
std::string fair_comparison(const Hindcast& h) {
  std::vector<std::string> parts;
  for (std::string part :
       {titles_of(h, "better than both", [](std::size_t better, std::size_t) { return better == 2; }),
        titles_of(h, "better than one and level with the other",
                  [](std::size_t better, std::size_t worse) { return better == 1 && worse == 0; }),
        titles_of(h, "level with both",
                  [](std::size_t better, std::size_t worse) { return better + worse == 0; }),
        titles_of(h, "worse than one of them or both",
                  [](std::size_t, std::size_t worse) { return worse > 0; })})
    if (!part.empty()) parts.push_back(std::move(part));
  if (parts.empty()) return {};
  return fmt::format(
      "Against what one could have said in {} without a model (all stays as it is; all goes on as on average "
      "before), the model is {}.",
      h.from, fmt::join(parts, "; "));
}

std::string summary(const Hindcast& h) {
  std::size_t better = 0, worse = 0, all = 0;
  for (const HindcastScore& score : h.scores) {
    if (score.group != HindcastGroup::all) continue;
    for (const SkillScore& against : score.against) {
      if (verdict(against) == SkillVerdict::unknown) continue;
      ++all;
      better += verdict(against) == SkillVerdict::better ? 1 : 0;
      worse += verdict(against) == SkillVerdict::worse ? 1 : 0;
    }
  }
  if (all == 0)
    return fmt::format(
        "With fewer than {} economies nothing clear can be said against forecasts that need no model.",
        fewest_for_interval);
  return fmt::format(
      "Of {} comparisons with forecasts that need no model, the model is clearly better in {}, clearly worse "
      "in {}, and in "
      "{} there is no clear difference.",
      all, better, worse, all - better - worse);
}

}  // namespace

SkillVerdict verdict(const SkillScore& score) {
  // What is shown as 0.00 is 0.
  constexpr double smallest_shown = 0.005;
  if (!std::isfinite(score.interval.low) || !std::isfinite(score.interval.high)) return SkillVerdict::unknown;
  if (score.interval.low >= smallest_shown) return SkillVerdict::better;
  return score.interval.high <= -smallest_shown ? SkillVerdict::worse : SkillVerdict::unclear;
}

std::string skill_number(double skill) {
  if (!std::isfinite(skill)) return "n/a";
  const std::string text = fmt::format("{:.2f}", skill);
  return text == "-0.00" ? "0.00" : text;
}

std::string skill_with_interval(const SkillScore& score) {
  if (verdict(score) == SkillVerdict::unknown) return skill_number(score.skill);
  return fmt::format("{} [{}, {}]", skill_number(score.skill), skill_number(score.interval.low),
                     skill_number(score.interval.high));
}

std::string change_number(double change, ChangeUnit unit) {
  if (!std::isfinite(change)) return "n/a";
  return unit == ChangeUnit::points ? fmt::format("{:.1f}", change) : fmt::format("{:.2f}", change);
}

const HindcastScore& score_of(const Hindcast& hindcast, std::size_t target, HindcastGroup group) {
  const auto found = std::ranges::find_if(
      hindcast.scores, [&](const HindcastScore& s) { return s.target == target && s.group == group; });
  sim::expects(found != hindcast.scores.end(), "the hindcast has been scored");
  return *found;
}

std::vector<std::string> hindcast_reading(const Hindcast& hindcast) {
  std::vector<std::string> sentences;
  if (std::string fair = fair_comparison(hindcast); !fair.empty()) sentences.push_back(std::move(fair));
  sentences.push_back(summary(hindcast));
  double covered = 0.0;
  std::size_t n = 0;
  for (std::size_t t = 0; t < hindcast.targets.size(); ++t) {
    const HindcastScore& score = score_of(hindcast, t, HindcastGroup::all);
    sentences.push_back(sentence_of(hindcast, score));
    if (score.n == 0) continue;
    covered += score.covered * static_cast<double>(score.n);
    n += score.n;
  }
  if (n > 0)
    sentences.push_back(fmt::format(
        "The range over worlds ({}, {}) holds {:.0f} % of the observed changes; a range that held all that "
        "is uncertain "
        "would hold about {:.0f} %.",
        hindcast.worlds, hindcast.worlds_differ_in, 100.0 * covered / static_cast<double>(n),
        hindcast.worlds >= fewest_for_percentiles ? 90.0
                                                  : 100.0 * (static_cast<double>(hindcast.worlds) - 1.0) /
                                                        (static_cast<double>(hindcast.worlds) + 1.0)));
  return sentences;
}

std::vector<std::string> hindcast_limits(const Hindcast& hindcast) {
  std::vector<std::string> limits{
      "No parameter was fitted here, but the form of the model and its defaults were chosen by people who "
      "had seen these "
      "decades, and by prototypes that were scored on part of these economies: the scores are a little "
      "flattering.",
      "Two references know the future (the later trend of the other half, the line on the initial level): to "
      "lose against "
      "them is no surprise, to win is.",
      "Intervals take economies as independent and the references as given. Neighbours share booms and wars, "
      "so the true "
      "intervals are wider.",
      fmt::format(
          "Each world holds {} economies at most, North and the rest of the world; others are part of the "
          "rest, "
          "and {} simulated firms stand for each industry at the start.",
          hindcast.blocks.empty()
              ? std::size_t{0}
              : std::ranges::max_element(hindcast.blocks, {}, &std::vector<std::string>::size)->size(),
          hindcast.firms_per_industry),
      "Prices of commodities, wars, sanctions, policies and discoveries after the base year are in the data "
      "and in no "
      "world. Population is the one series of later years that a world reads.",
      "It says nothing of what a policy would have done, nor of the years to come."};
  for (const auto& [target, why] : hindcast.not_in_model)
    limits.push_back(fmt::format("Not scored, as {}: {}.", why, target));
  return limits;
}

std::vector<std::string> source_sentences(const Hindcast& hindcast) {
  std::vector<std::string> sentences;
  for (const SourceDistance& d : hindcast.distances) {
    const HindcastTarget& target = hindcast.targets[d.target];
    sentences.push_back(fmt::format(
        "{}: the change by {} differs from that by {} by {} {} rms (correlation {}, {} economies).",
        capitalised(target.title), d.other, target.source, change_number(d.distance, target.unit),
        unit_text(target.unit), skill_number(d.correlation), d.n));
  }
  for (const std::string& title : hindcast.one_source)
    sentences.push_back(fmt::format("{}: these data have one source only, so its own error is not known.",
                                    capitalised(title)));
  return sentences;
}

}  // namespace ladder::output
