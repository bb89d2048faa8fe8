#include "output/hindcast_text.hpp"

#include <fmt/format.h>

#include "output/comparison_words.hpp"

namespace ladder::output {
namespace {

constexpr std::array<HindcastGroup, 3> shown_groups = {HindcastGroup::all, HindcastGroup::odd,
                                                       HindcastGroup::even};
constexpr std::array<std::string_view, 3> group_titles = {"all", "odd places", "even places"};

/// A row of three cells beside a label.
template <class Cell>
std::string line(std::string_view label, const Hindcast& h, std::size_t target, Cell cell) {
  std::string text = fmt::format("    {:<32}", label);
  for (const HindcastGroup group : shown_groups)
    text += fmt::format("{:>22}", cell(score_of(h, target, group)));
  return text + '\n';
}

std::string table_of(const Hindcast& h, std::size_t target) {
  const ChangeUnit unit = h.targets[target].unit;
  std::string text = fmt::format("  {}, {}\n", h.targets[target].title, unit_text(unit));
  text += line("economies", h, target, [](const HindcastScore& s) { return fmt::format("{}", s.n); });
  text +=
      line("error (rms)", h, target, [&](const HindcastScore& s) { return change_number(s.error, unit); });
  text += line("bias", h, target, [&](const HindcastScore& s) { return change_number(s.bias, unit); });
  text += line("correlation of change", h, target,
               [](const HindcastScore& s) { return skill_number(s.correlation); });
  text += line("observed within range", h, target, [](const HindcastScore& s) {
    return s.n == 0 ? std::string{"n/a"} : fmt::format("{:.0f} %", 100.0 * s.covered);
  });
  for (std::size_t r = 0; r < reference_count; ++r)
    text += line(fmt::format("skill: {}", reference_titles[r]), h, target,
                 [&](const HindcastScore& s) { return skill_with_interval(s.against[r]); });
  return text + '\n';
}

std::string gaps_text(const std::vector<HindcastGap>& gaps, std::string_view title) {
  if (gaps.empty()) return {};
  std::string text = fmt::format("{}\n", title);
  for (const HindcastGap& gap : gaps)
    text += wrapped(fmt::format("{} ({}): {}", gap.economy, gap.name, gap.why), "  ");
  return text + '\n';
}

}  // namespace

std::string hindcast_text(const Hindcast& h) {
  std::size_t economies = 0;
  for (const auto& block : h.blocks) economies += block.size();
  std::string text = fmt::format(
      "Hindcast {} to {}: {} economies in {} world{} of {} firms an industry, {} replicate{} ({})\n\n",
      h.from, h.to, economies, h.blocks.size(), h.blocks.size() == 1 ? "" : "s", h.firms_per_industry,
      h.worlds, h.worlds == 1 ? "" : "s", h.worlds_differ_in);
  text += fmt::format("    {:<32}", "");
  for (const std::string_view title : group_titles) text += fmt::format("{:>22}", title);
  text += '\n';
  for (std::size_t t = 0; t < h.targets.size(); ++t) text += table_of(h, t);
  for (const auto& [target, why] : h.not_in_model)
    text += fmt::format("  {}: not scored; {}\n", target, why);
  text +=
      "\nSkill = 1 - error / error of the reference, with its 90 % interval over economies: 1 perfect, 0 as "
      "good as\n"
      "the reference, below 0 worse. Odd and even: places of economies in the order of iso3.\n\n";
  for (const std::string& sentence : hindcast_reading(h)) text += wrapped(sentence, "- ");
  text += "\nHow far sources differ\n";
  for (const std::string& sentence : source_sentences(h)) text += wrapped(sentence, "- ");
  text += '\n';
  text += gaps_text(h.left_out, "Left out");
  text += gaps_text(h.missing, "Targets that are not observed");
  return text;
}

}  // namespace ladder::output
