#include "output/comparison_words.hpp"

#include <fmt/format.h>

#include <cmath>
#include <sstream>

#include "output/comparison_text.hpp"
#include "output/human.hpp"
#include "sim/error.hpp"

namespace ladder::output {

std::string Scale::text(double difference) const {
  return human(difference * factor) + unit;
}

std::string Scale::text(const Band& band) const {
  return fmt::format("{} to {}{}", human(band.low * factor), human(band.high * factor), unit);
}

std::string Scale::amount(double size, const Series& series) const {
  return unit == " %" ? fmt::format("{} ({})", text(size), with_unit(size, series.unit)) : text(size);
}

Scale scale_of(const Series& series, const PairedDifference& row) {
  const bool amount = series.unit != "1" && series.unit != "%";
  if (amount && std::isfinite(row.relative)) return {100.0 / std::abs(row.baseline), " %"};
  return {1.0, unit_suffix(difference_unit(series.unit))};
}

std::string place_in_words(const PairedDifference& row) {
  std::string text = row.economy.empty() ? "" : " in " + row.economy;
  for (const auto& [axis, label] : row.place) text += fmt::format(", {} {}", axis_name(axis), label);
  return text;
}

std::string how_sure(const PairedDifference& row, const Scale& scale, const std::string& worlds_differ_in) {
  const auto holding =
      static_cast<std::size_t>(std::llround(row.sign_share * static_cast<double>(row.worlds)));
  const std::string rule =
      row.worlds < fewest_for_percentiles ? "smallest to largest" : "5th to 95th percentile";
  std::string text =
      fmt::format("precision {}; range {}, {} of {} worlds, {}", scale.text(row.precision.shown()),
                  scale.text(row.range), rule, row.worlds, worlds_differ_in);
  if (std::isfinite(row.sign_share))
    text += fmt::format("; the sign holds in {} of {} worlds", holding, row.worlds);
  if (row.dropped > 0) text += fmt::format("; {} worlds without a value left out", row.dropped);
  return text;
}

std::string wrapped(const std::string& text, std::string_view bullet) {
  std::istringstream words{text};
  std::string result{bullet}, word;
  std::size_t column = bullet.size();
  while (words >> word) {
    if (column > bullet.size() && column + 1 + word.size() > table_width) {
      result += "\n" + std::string(bullet.size(), ' ');
      column = bullet.size();
    }
    if (column > bullet.size()) result += ' ', ++column;
    result += word;
    column += word.size();
  }
  return result + "\n";
}

std::string measure_in_words(const Coordinates& coordinates, Aggregate aggregate, Measure measure) {
  const int first = coordinates.first_year, last = first + static_cast<int>(coordinates.years()) - 1;
  if (measure == Measure::last_year) return fmt::format("in {}", last);
  if (aggregate == Aggregate::last) return fmt::format("at the end of {}", last);
  return fmt::format("{} {} to {}", aggregate == Aggregate::sum ? "in total over" : "on average over", first,
                     last);
}

std::string measure_in_words(const Comparison& c, const PairedDifference& row) {
  return measure_in_words(c.coordinates, c.series[row.series].aggregate, row.measure);
}

std::string_view verdict_in_words(Verdict verdict) {
  static constexpr std::string_view words[] = {"identical", "clear", "no clear difference", "one world",
                                               "undefined"};
  return words[static_cast<std::size_t>(verdict)];
}

std::string sentence(const Comparison& c, const PairedDifference& row) {
  const Series& series = c.series[row.series];
  const std::string what = fmt::format("{}{}", series.long_name, place_in_words(row));
  const std::string when = measure_in_words(c, row);
  const Scale scale = scale_of(series, row);
  const double size = std::abs(row.difference);
  const std::string amount = scale.amount(size, series);
  const std::string verb = row.difference > 0.0 ? "raises" : "lowers";
  switch (row.verdict) {
    case Verdict::identical:
      return fmt::format("{} leaves {} {} identical in every world ({} of {}).", row.scenario, what, when,
                         row.worlds, row.worlds + row.dropped);
    case Verdict::clear:
      return fmt::format("{} {} {} by {} {} ({}).", row.scenario, verb, what, amount, when,
                         how_sure(row, scale, c.worlds_differ_in));
    case Verdict::unclear:
      return fmt::format("No clear difference between {} and {} for {} {} (mean difference {}; {}).",
                         row.scenario, c.baseline, what, when, scale.text(row.difference),
                         how_sure(row, scale, c.worlds_differ_in));
    case Verdict::one_world:
      return fmt::format(
          "In the one world simulated, {} {} {} by {} {}; one world gives no precision, so run more "
          "replicates before relying on it.",
          row.scenario, verb, what, amount, when);
    case Verdict::undefined:
      return fmt::format("{} {} has no value in any world under both {} and {}.", what, when, c.baseline,
                         row.scenario);
  }
  throw sim::Bug("a verdict without a sentence");
}

}  // namespace ladder::output
