#include "output/many_comparisons.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <cmath>
#include <numeric>

#include "output/human.hpp"

namespace ladder::output {

bool Family::is_clear_together(const PairedDifference& row) const {
  return std::ranges::count(clear_together, &row) > 0;
}

double chance_of_range_excluding_zero(std::size_t worlds) {
  if (worlds == 0) return 0.0;
  // Interpolated percentiles may leave out a part of a world: counted as a whole one.
  const double left_out =
      worlds < fewest_for_percentiles ? 0.0 : std::ceil(0.05 * static_cast<double>(worlds - 1));
  const boost::math::binomial_distribution<double> on_other_side(static_cast<double>(worlds), 0.5);
  return std::min(1.0, 2.0 * boost::math::cdf(on_other_side, left_out));
}

std::vector<bool> holm(std::span<const double> p_values, double alpha) {
  std::vector<std::size_t> order(p_values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {},
                           [&](std::size_t i) { return std::isnan(p_values[i]) ? 2.0 : p_values[i]; });
  std::vector<bool> rejected(p_values.size(), false);
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    const double p = p_values[order[rank]];
    if (!(p <= alpha / static_cast<double>(order.size() - rank))) break;
    rejected[order[rank]] = true;
  }
  return rejected;
}

Family judge_together(std::span<const PairedDifference* const> rows, double confidence) {
  Family family;
  std::vector<const PairedDifference*> judged;
  std::vector<double> p_values;
  for (const PairedDifference* row : rows) {
    if (row->verdict != Verdict::clear && row->verdict != Verdict::unclear) continue;
    judged.push_back(row);
    p_values.push_back(row->p_value);
    family.clear += row->verdict == Verdict::clear ? 1 : 0;
    family.chance_precision += 1.0 - confidence;
    family.chance_clear += std::min(1.0 - confidence, chance_of_range_excluding_zero(row->worlds));
  }
  family.comparisons = judged.size();
  family.level = 1.0 - (1.0 - confidence) / static_cast<double>(std::max<std::size_t>(1, judged.size()));
  if (judged.size() < 2) return family;  // one is not many
  const std::vector<bool> rejected = holm(p_values, 1.0 - confidence);
  for (std::size_t i = 0; i < judged.size(); ++i)
    if (rejected[i] && judged[i]->verdict == Verdict::clear) family.clear_together.push_back(judged[i]);
  return family;
}

Band student_t_at(const PairedDifference& row, double confidence, double other) {
  const Band& band = row.precision.student_t;
  if (row.worlds < 2) return band;  // NaN
  const double degrees = static_cast<double>(row.worlds) - 1.0;
  const double half = (band.high - band.low) / 2.0 * student_t(0.5 + other / 2.0, degrees) /
                      student_t(0.5 + confidence / 2.0, degrees);
  return {row.difference - half, row.difference + half};
}

std::string family_in_words(const Family& family, double confidence, std::size_t worlds) {
  if (family.comparisons < 2) return {};
  return fmt::format(
      "Many comparisons: had none of the {} shown here any effect, about {} would have a precision that "
      "excludes 0 by "
      "chance alone, and at most about {} would be called clear (of {} worlds, the range excludes 0 by "
      "chance in "
      "{} %). Judged together, so that with {} % confidence none is clear by chance (Holm), {} of the {} "
      "clear ones "
      "stay clear: clear*.",
      family.comparisons, significant(family.chance_precision), significant(family.chance_clear), worlds,
      significant(100.0 * chance_of_range_excluding_zero(worlds)), significant(100.0 * confidence),
      family.clear_together.size(), family.clear);
}

}  // namespace ladder::output
