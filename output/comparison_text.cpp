#include "output/comparison_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "output/comparison_words.hpp"
#include "output/human.hpp"
#include "output/many_comparisons.hpp"

namespace ladder::output {
namespace {

bool listed(const std::vector<std::string>& names, const std::string& name) {
  return names.empty() || name.empty() || std::ranges::count(names, name) > 0;
}

bool wanted(const Comparison& comparison, const PairedDifference& row, const TableOptions& options) {
  return listed(options.economies, row.economy) && listed(options.series, comparison.series[row.series].name);
}

/// Bold or dim where colours are on; the text alone where not.
std::string styled(const std::string& text, std::string_view code, bool color) {
  return color ? fmt::format("\033[{}m{}\033[0m", code, text) : text;
}

std::string label_of(const PairedDifference& row) {
  std::string label = row.economy;
  for (const auto& [axis, name] : row.place) label += (label.empty() ? "" : " ") + name;
  return label.empty() ? "all" : label;
}

std::string band_text(const Band& band) {
  return std::isnan(band.low) ? "n/a"
                              : fmt::format("{} to {}", human_signed(band.low), human_signed(band.high));
}

std::string percent_text(double share) {
  if (std::isnan(share)) return "n/a";
  if (std::abs(share) >= 100.0) return share > 0.0 ? ">+10000" : "<-10000";
  return share > 0.0 ? "+" + significant(100.0 * share) : significant(100.0 * share);
}

std::string sign_text(const PairedDifference& row) {
  if (std::isnan(row.sign_share)) return "n/a";
  return fmt::format("{}/{}", std::lround(row.sign_share * static_cast<double>(row.worlds)), row.worlds);
}

/// What pairing is worth: "x5.2", "x1e6+" where nothing is left.
std::string pairing_text(double ratio) {
  if (std::isnan(ratio)) return "n/a";
  return ratio >= 999.5 ? "x999+" : fmt::format("x{:.{}f}", ratio, ratio < 99.5 ? 1 : 0);
}

std::string verdict_text(const PairedDifference& row, const Family& family, bool color) {
  switch (row.verdict) {
    case Verdict::clear:
      return styled(family.is_clear_together(row) ? "clear*" : "clear", row.difference > 0.0 ? "1;32" : "1;31", color);
    case Verdict::unclear:
      return styled("not clear", "2", color);
    default:
      return styled(std::string{verdict_in_words(row.verdict)}, "2", color);
  }
}

std::string line_of(const PairedDifference& row, const Family& family, bool color) {
  const std::string label = "  " + label_of(row);
  // A long label has a line to itself, so that numbers stay in their columns.
  const std::string head =
      label.size() > 16 ? label + "\n" + std::string(16, ' ') : fmt::format("{:<16}", label);
  return fmt::format("{}{:>9} {:>9} {:>8} {:>20} {:>20} {:>5} {:>5} {}\n", head, human(row.baseline),
                     human_signed(row.difference), percent_text(row.relative), band_text(row.precision.shown()),
                     band_text(row.range), sign_text(row), pairing_text(row.variance_ratio),
                     verdict_text(row, family, color));
}

using Rows = std::vector<const PairedDifference*>;

std::string series_block(const Comparison& c, const Rows& rows, const Family& family, bool color) {
  const Series& series = c.series[rows.front()->series];
  std::string text = fmt::format("{}{}", series.long_name, series.unit == "1" ? "" : ", " + series.unit);
  if (std::ranges::all_of(rows, [](const auto* row) { return row->verdict == Verdict::identical; }))
    return wrapped(text + ": identical in every world, everywhere", "");
  // The columns "baseline" and "diff." then have different units.
  if (difference_unit(series.unit) != series.unit)
    text += fmt::format(" (differences in {})", difference_unit(series.unit));
  text = wrapped(text, "");
  for (const auto* row : rows) text += line_of(*row, family, color);
  return text;
}

/// The rows that one heading stands for, split by series.
std::string measure_block(const Comparison& c, const std::string& scenario, Measure measure,
                          const Family& family, const TableOptions& options) {
  std::vector<Rows> by_series(c.series.size());
  for (const auto& row : c.rows)
    if (row.scenario == scenario && row.measure == measure && wanted(c, row, options))
      by_series[row.series].push_back(&row);
  const int last = c.coordinates.first_year + static_cast<int>(c.coordinates.years()) - 1;
  const std::string when =
      measure == Measure::last_year
          ? fmt::format("in {}", last)
          : fmt::format("over {} to {}: totals of flows, end values of stocks, averages of the rest",
                        c.coordinates.first_year, last);
  std::string text =
      "\n" + styled(fmt::format("{} against {}, {}", scenario, c.baseline, when), "1", options.color);
  text += fmt::format("\n{:<16}{:>9} {:>9} {:>8} {:>20} {:>20} {:>5} {:>5}\n", "", "baseline", "diff.", "%",
                      "precision", "range", "sign", "pair");
  for (const auto& rows : by_series)
    if (!rows.empty()) text += series_block(c, rows, family, options.color);
  return text;
}

std::string counts(const Comparison& c, const TableOptions& options) {
  const auto of = [&](auto... verdicts) {
    return std::ranges::count_if(c.rows, [&](const PairedDifference& row) {
      return row.measure == Measure::last_year && wanted(c, row, options) &&
             ((row.verdict == verdicts) || ...);
    });
  };
  return fmt::format(
      "In the last year: {} clear differences, {} with no clear difference, {} identical in every world{}.",
      of(Verdict::clear), of(Verdict::unclear), of(Verdict::identical),
      of(Verdict::one_world) > 0 ? ", and one world only, which gives no precision" : "");
}

/// All rows that the table has.
Rows shown_rows(const Comparison& c, const TableOptions& options) {
  Rows rows;
  for (const auto& row : c.rows)
    if (std::ranges::count(options.measures, row.measure) > 0 && wanted(c, row, options)) rows.push_back(&row);
  return rows;
}

/// By which method the precisions of a table are made.
std::string methods(const Rows& rows) {
  const auto by = [&](PrecisionMethod method) {
    return std::ranges::any_of(rows, [&](const auto* row) {
      return row->precision.method == method && !std::isnan(row->precision.shown().low) &&
             row->verdict != Verdict::identical;
    });
  };
  if (!by(PrecisionMethod::bootstrap_t)) return "by Student's t";
  return by(PrecisionMethod::student_t) ? "by bootstrap-t, or Student's t where that is not defined"
                                        : "by bootstrap-t";
}

std::string legend(const Comparison& c, const Rows& rows) {
  const std::string rule = c.replicates < fewest_for_percentiles
                               ? fmt::format("smallest to largest of the {} worlds", c.replicates)
                               : fmt::format("5th to 95th percentile of {} worlds", c.replicates);
  return wrapped(
      fmt::format("precision: 90 % confidence interval of the mean paired difference, {}. range: {} ({}). sign: "
                  "worlds in which the sign of the mean difference holds. pair: how many times fewer "
                  "worlds pairing needs for the same precision. clear: precision and range both exclude 0; "
                  "not clear: no clear difference.",
                  methods(rows), rule, c.worlds_differ_in),
      "");
}

}  // namespace

std::vector<const PairedDifference*> findings(const Comparison& comparison, const TableOptions& options) {
  std::vector<const PairedDifference*> found;
  for (const auto& row : comparison.rows)
    // What is 0 without the policy, such as its spending, is the policy and not a finding about it.
    if (row.verdict == Verdict::clear && row.measure == Measure::last_year && row.baseline != 0.0 &&
        wanted(comparison, row, options))
      found.push_back(&row);
  const auto doubt = [](const PairedDifference* row) {
    return (row->precision.shown().high - row->precision.shown().low) / std::abs(row->difference);
  };
  std::ranges::stable_sort(found, {}, doubt);
  std::set<std::pair<std::string, std::size_t>> told;
  std::erase_if(found, [&](const auto* row) { return !told.emplace(row->scenario, row->series).second; });
  found.resize(std::min(found.size(), options.findings));
  return found;
}

std::string comparison_table(const Comparison& comparison, const TableOptions& options) {
  const Rows shown = shown_rows(comparison, options);
  const Family family = judge_together(shown, comparison.confidence);
  std::string text = wrapped(counts(comparison, options), "");
  for (const auto* row : findings(comparison, options))
    text += wrapped(sentence(comparison, *row), "- ");
  if (!options.table) return text;
  text += "\n" + legend(comparison, shown);
  const std::string many = family_in_words(family, comparison.confidence, comparison.replicates);
  if (!many.empty()) text += wrapped(many, "");
  for (const auto& scenario : comparison.scenarios)
    for (const Measure measure : options.measures)
      text += measure_block(comparison, scenario, measure, family, options);
  return text;
}

}  // namespace ladder::output
