#include "tools/precision_wish.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "output/comparison.hpp"
#include "output/output_error.hpp"
#include "output/statistics.hpp"
#include "sim/error.hpp"
#include "tools/failure.hpp"

namespace ladder::tools {
namespace {

constexpr unsigned long long most_replicates = 100'000;  // as of a scenario
constexpr unsigned long long least_replicates =
    8;  // fewer say too little of their own variance to stop by it

std::string without_blanks(std::string text) {
  std::erase(text, ' ');
  return text;
}

/// "0.2%", "gdp_per_head=5", "manufacturing_jobs=0.1 %".
WishedWidth width_of(const std::string& given) {
  const std::size_t equals = given.find('=');
  WishedWidth width;
  if (equals != std::string::npos) width.series = without_blanks(given.substr(0, equals));
  std::string number = without_blanks(equals == std::string::npos ? given : given.substr(equals + 1));
  width.relative = number.ends_with('%');
  if (width.relative) number.pop_back();
  const auto [stop, error] = std::from_chars(number.data(), number.data() + number.size(), width.width);
  const bool is_number = error == std::errc{} && stop == number.data() + number.size();
  if (!is_number || !(width.width > 0.0) || !std::isfinite(width.width))
    throw UsageError(fmt::format(
        "--precision cannot be '{}'; it is a half-width above 0, as a share of the baseline (0.2%) or of "
        "one series (gdp_per_head=0.1%), or in the unit of that series (gdp_per_head=5)",
        given));
  if (width.series.empty() && !width.relative)
    throw UsageError(
        fmt::format("--precision '{}' has neither a series nor %, so its unit is not known; write "
                    "'{}%' or 'SERIES={}'",
                    given, given, given));
  if (width.relative) width.width /= 100.0;
  return width;
}

std::size_t number_of(const Arguments& arguments, std::string_view option, std::size_t otherwise) {
  const auto given = arguments.value(option);
  return given ? static_cast<std::size_t>(whole_number(option, *given, least_replicates, most_replicates))
               : otherwise;
}

void refuse_without_auto(const Arguments& arguments) {
  for (const std::string_view option : {"precision", "min-replicates", "max-replicates"})
    if (arguments.has(option))
      throw UsageError(fmt::format("--{} goes with --replicates auto, which is not given", option));
}

std::size_t series_of(const output::RunRecord& record, const std::string& name) {
  const std::size_t row = output::series_row(record, output::national_name(name));
  const output::Series& series = record.series[row];
  if (series.interval != output::Interval::year || series.axes != std::vector{output::Axis::economy})
    throw output::OutputError(
        output::ExitClass::unacceptable,
        fmt::format("--precision cannot be of '{}': it is not a yearly series of economies", name));
  return row;
}

/// One outcome, or none where it cannot be watched.
std::optional<output::WatchedOutcome> watched(const output::RunRecord& record, std::size_t scenario,
                                              std::size_t row, std::size_t economy,
                                              const WishedWidth& width) {
  const auto of = [&](std::size_t s) {
    return output::over_worlds(record, s, row, output::Measure::last_year, economy);
  };
  const std::vector<double> base = of(0);
  output::WatchedOutcome outcome{
      .name = fmt::format("{} in {}", record.series[row].name, record.coordinates.economies[economy]),
      .values = base};
  if (scenario > 0) {
    outcome.name += " under " + record.scenarios[scenario].name;
    outcome.values = of(scenario);
    for (std::size_t w = 0; w < base.size(); ++w) outcome.values[w] -= base[w];
  }
  std::vector<double> numbers;
  for (std::size_t w = 0; w < base.size(); ++w)
    if (std::isfinite(outcome.values[w])) numbers.push_back(base[w]);
  if (numbers.size() < 2) return std::nullopt;
  outcome.target = width.relative ? width.width * std::abs(output::mean(numbers)) : width.width;
  if (!(outcome.target > 0.0)) return std::nullopt;
  return outcome;
}

}  // namespace

std::optional<PrecisionWish> precision_wish(const Arguments& arguments, double default_width) {
  if (arguments.value("replicates") != "auto") {
    refuse_without_auto(arguments);
    return std::nullopt;
  }
  PrecisionWish wish;
  wish.rule.fewest = number_of(arguments, "min-replicates", wish.rule.fewest);
  wish.rule.most = number_of(arguments, "max-replicates", std::max(wish.rule.most, wish.rule.fewest));
  if (wish.rule.most < wish.rule.fewest)
    throw UsageError(fmt::format("--max-replicates {} is below the least number of replicates, {}",
                                 wish.rule.most, wish.rule.fewest));
  for (const std::string& text : arguments.all("precision")) wish.widths.push_back(width_of(text));
  if (wish.widths.empty()) wish.widths.push_back({.series = {}, .width = default_width, .relative = true});
  return wish;
}

std::vector<output::WatchedOutcome> watched_outcomes(const output::RunRecord& record,
                                                     std::span<const WishedWidth> widths,
                                                     std::span<const std::string> headline,
                                                     std::span<const std::string> economies) {
  std::vector<output::WatchedOutcome> all;
  const auto& places = record.coordinates.economies;
  const std::size_t scenarios = record.scenarios.size();
  for (std::size_t s = scenarios > 1 ? 1 : 0; s < scenarios; ++s)
    for (const WishedWidth& width : widths) {
      const std::vector<std::string> names =
          width.series.empty() ? std::vector(headline.begin(), headline.end()) : std::vector{width.series};
      for (const std::string& name : names)
        for (std::size_t e = 0; e < places.size(); ++e) {
          if (!economies.empty() && std::ranges::count(economies, places[e]) == 0) continue;
          if (auto outcome = watched(record, s, series_of(record, name), e, width))
            all.push_back(*std::move(outcome));
        }
    }
  if (all.empty())
    throw sim::Error(
        "--replicates auto has nothing to be precise about: no outcome has a value, or the baseline of each "
        "is 0; name "
        "a series and a width in its unit, e.g. --precision gdp_per_head=5");
  return all;
}

}  // namespace ladder::tools
