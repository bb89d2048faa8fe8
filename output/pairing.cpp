#include "output/pairing.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <sstream>

#include "output/human.hpp"
#include "output/json.hpp"
#include "output/output_error.hpp"
#include "sim/error.hpp"

namespace ladder::output {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

double ratio(std::span<const double> a, std::span<const double> b, std::span<const double> differences) {
  const double apart = variance(a) + variance(b), paired = variance(differences);
  return apart > 0.0 ? apart / paired : undefined;
}

/// The ratio in each resample of pairs; those in which nothing varies are left out.
Band resampled(std::span<const double> a, std::span<const double> b, std::span<const double> differences,
               Resampling& resampling) {
  const std::size_t n = a.size();
  if (n < 2 || n > most_resampled) return {undefined, undefined};
  const auto places = resampling.places(n);
  std::vector<double> all, x(n), y(n), d(n);
  for (std::size_t i = 0; i < resamples; ++i) {
    for (std::size_t k = 0; k < n; ++k) {
      const std::size_t place = places[i * n + k];
      x[k] = a[place], y[k] = b[place], d[k] = differences[place];
    }
    const double gain = ratio(x, y, d);
    if (!std::isnan(gain)) all.push_back(gain);
  }
  if (all.empty()) return {undefined, undefined};
  std::ranges::sort(all);
  const auto at = [&](double p) {
    return all[static_cast<std::size_t>(p * static_cast<double>(all.size() - 1))];
  };
  return {at(0.05), at(0.95)};
}

double correlation(std::span<const double> a, std::span<const double> b) {
  const double mean_a = mean(a), mean_b = mean(b);
  double sum = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - mean_a) * (b[i] - mean_b);
  const double spread = std::sqrt(variance(a) * variance(b)) * (static_cast<double>(a.size()) - 1.0);
  return spread > 0.0 ? sum / spread : undefined;
}

std::size_t economy_row(const RunRecord& record, const std::string& economy) {
  const auto& all = record.coordinates.economies;
  const auto found = std::ranges::find(all, economy);
  if (found == all.end())
    throw OutputError(
        ExitClass::unacceptable,
        fmt::format("there is no economy '{}' in this result; it has {}", economy, fmt::join(all, ", ")));
  return static_cast<std::size_t>(found - all.begin());
}

std::size_t outcome_row(const RunRecord& record, const std::string& name) {
  const std::size_t row = series_row(record, national_name(name));
  const Series& series = record.series[row];
  if (series.interval != Interval::year || series.axes != std::vector{Axis::economy})
    throw OutputError(
        ExitClass::unacceptable,
        fmt::format("'{}' is not a yearly series of economies, so it has no pairing gain of one", name));
  return row;
}

std::vector<double> of_year(const RunRecord& record, std::size_t scenario, std::size_t series,
                            std::size_t year, std::size_t economy) {
  std::vector<double> values;
  for (const ReplicateRecord& replicate : record.scenarios[scenario].replicates)
    values.push_back(replicate.values[series][year * record.coordinates.economies.size() + economy]);
  return values;
}

std::string gain_text(double gain) {
  return std::isinf(gain) ? "no end" : human(gain);
}

std::string cell_text(const PairingGain& gain) {
  return fmt::format("{:>7} ({} to {})", gain_text(gain.gain), gain_text(gain.interval.low),
                     gain_text(gain.interval.high));
}

}  // namespace

PairingGain pairing_gain(std::span<const double> a, std::span<const double> b, Resampling& resampling) {
  sim::expects(a.size() == b.size(), "pairs have two members");
  std::vector<double> x, y, d;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!std::isfinite(a[i]) || !std::isfinite(b[i])) continue;
    x.push_back(a[i]), y.push_back(b[i]), d.push_back(b[i] - a[i]);
  }
  PairingGain result;
  result.worlds = d.size();
  result.deviation = std::sqrt(variance(d));
  result.correlation = x.size() < 2 ? undefined : correlation(x, y);
  result.gain = ratio(x, y, d);
  result.interval = resampled(x, y, d, resampling);
  return result;
}

std::vector<PairingGain> pairing_gains(const RunRecord& record, std::span<const std::string> series,
                                       std::span<const std::string> economies) {
  if (record.scenarios.size() < 2)
    throw OutputError(
        ExitClass::unacceptable,
        "pairing needs two scenarios of the same worlds, and this result has only one; 'ladder compare' "
        "makes such a result");
  const auto& places =
      economies.empty() ? std::span<const std::string>(record.coordinates.economies) : economies;
  Resampling resampling;
  std::vector<PairingGain> gains;
  for (std::size_t s = 1; s < record.scenarios.size(); ++s)
    for (const std::string& name : series)
      for (const std::string& economy : places)
        for (const std::size_t year : pairing_years) {
          if (year > record.coordinates.years()) continue;
          const std::size_t row = outcome_row(record, name), place = economy_row(record, economy);
          PairingGain gain = pairing_gain(of_year(record, 0, row, year - 1, place),
                                          of_year(record, s, row, year - 1, place), resampling);
          gain.scenario = record.scenarios[s].name;
          gain.series = row;
          gain.economy = economy;
          gain.year = record.coordinates.first_year + static_cast<int>(year) - 1;
          gains.push_back(std::move(gain));
        }
  return gains;
}

std::string pairing_table(const RunRecord& record, const std::vector<PairingGain>& gains) {
  std::string text = fmt::format(
      "Pairing gain: how many times more worlds independent seeds would need for the same precision, of {} "
      "worlds\n"
      "(in brackets: 5th to 95th percentile of {} resamples). n/a: nothing varies.\n",
      record.scenarios.front().replicates.size(), resamples);
  const PairingGain* before = nullptr;
  for (const PairingGain& gain : gains) {
    const bool heading =
        before == nullptr || before->scenario != gain.scenario || before->series != gain.series;
    if (before == nullptr || before->scenario != gain.scenario)
      text += fmt::format("\n\n{} against {}", gain.scenario, record.scenarios.front().name);
    if (heading) text += fmt::format("\n{}", record.series[gain.series].long_name);
    if (heading || before->economy != gain.economy) text += fmt::format("\n  {:<8}", gain.economy);
    text += fmt::format("{}: {:<26}", gain.year, cell_text(gain));
    before = &gain;
  }
  return text + "\n";
}

std::string pairing_json(const RunRecord& record, const std::vector<PairingGain>& gains) {
  Json rows = Json::array();
  for (const PairingGain& gain : gains)
    rows.push_back({{"scenario", gain.scenario},
                    {"series", record.series[gain.series].group + "/" + record.series[gain.series].name},
                    {"economy", gain.economy},
                    {"year", gain.year},
                    {"worlds", gain.worlds},
                    {"deviation", gain.deviation},
                    {"correlation", gain.correlation},
                    {"gain", gain.gain},
                    {"gain_low", gain.interval.low},
                    {"gain_high", gain.interval.high}});
  const Json all{{"schema", "ladder-pairing/1"},
                 {"baseline", record.scenarios.front().name},
                 {"replicates", record.scenarios.front().replicates.size()},
                 {"gains", rows}};
  return all.document();
}

std::vector<std::string> headline_outcomes(const RunRecord& record) {
  for (const auto& [key, value] : record.attributes) {
    if (key != headline_attribute) continue;
    std::istringstream words(value);
    return {std::istream_iterator<std::string>(words), {}};
  }
  return {};
}

}  // namespace ladder::output
