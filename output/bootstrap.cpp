#include "output/bootstrap.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/error.hpp"
#include "sim/random.hpp"

namespace ladder::output {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr double infinite = std::numeric_limits<double>::infinity();

// Neither is any world's: worlds have the scenario's seed, and purposes that the models number from 0.
constexpr std::uint64_t resampling_seed = 0x626f6f7473747261;  // "bootstra"
constexpr std::uint16_t resampling_purpose = 0xffff;

/// (m* - m) sqrt(n) / s* of one resample; infinite where it has no spread and yet another mean.
double studentized(std::span<const double> centred, std::span<const std::uint16_t> places) {
  const auto n = static_cast<double>(places.size());
  double sum = 0.0, squares = 0.0;
  for (const std::uint16_t place : places) {
    sum += centred[place];
    squares += centred[place] * centred[place];
  }
  const double mean = sum / n;
  const double spread = squares - sum * mean;  // (n - 1) s*^2
  // What rounding leaves of equal values is no spread.
  if (spread <= squares * n * std::numeric_limits<double>::epsilon())
    return mean == 0.0 ? 0.0 : std::copysign(infinite, mean);
  return mean * std::sqrt(n * (n - 1.0) / spread);
}

std::vector<double> all_studentized(std::span<const double> values, double centre, Resampling& resampling) {
  const std::size_t n = values.size();
  std::vector<double> centred;
  for (const double v : values) centred.push_back(v - centre);
  const auto places = resampling.places(n);
  std::vector<double> all;
  for (std::size_t b = 0; b < resamples; ++b) all.push_back(studentized(centred, places.subspan(b * n, n)));
  return all;
}

/// The order statistic nearest to (resamples + 1) p, exactly it where that is whole.
double quantile_of_resamples(std::vector<double>& values, double p) {
  const double rank = std::floor(p * static_cast<double>(values.size() + 1) + 0.5);
  const auto place =
      static_cast<std::ptrdiff_t>(std::clamp(rank, 1.0, static_cast<double>(values.size()))) - 1;
  std::ranges::nth_element(values, values.begin() + place);
  return values[static_cast<std::size_t>(place)];
}

}  // namespace

std::span<const std::uint16_t> Resampling::places(std::size_t n) {
  sim::expects(n > 0 && n <= most_resampled, "a table of resamples has a limit");
  auto& table = tables_[n];
  if (table.empty()) {
    const sim::Draws draws(resampling_seed, static_cast<std::uint32_t>(n));
    table.reserve(resamples * n);
    for (std::size_t b = 0; b < resamples; ++b)
      for (std::size_t i = 0; i < n; ++i)
        table.push_back(
            static_cast<std::uint16_t>(draws.below(static_cast<std::uint32_t>(n), b, resampling_purpose, i)));
  }
  return table;
}

Band bootstrap_t(std::span<const double> values, double confidence, Resampling& resampling) {
  const std::size_t n = values.size();
  if (n < 2 || n > most_resampled || !std::ranges::all_of(values, [](double v) { return std::isfinite(v); }))
    return {undefined, undefined};
  const double centre = mean(values);
  const double error = std::sqrt(variance(values) / static_cast<double>(n));
  if (error == 0.0) return {centre, centre};
  std::vector<double> all = all_studentized(values, centre, resampling);
  const double tail = (1.0 - confidence) / 2.0;
  const double upper = quantile_of_resamples(all, 1.0 - tail), lower = quantile_of_resamples(all, tail);
  if (!std::isfinite(upper) || !std::isfinite(lower)) return {undefined, undefined};
  return {centre - upper * error, centre - lower * error};
}

Band percentile_interval(std::size_t n, double confidence, Resampling& resampling,
                         const std::function<double(std::span<const std::uint16_t>)>& statistic) {
  if (n < 2 || n > most_resampled) return {undefined, undefined};
  const auto places = resampling.places(n);
  std::vector<double> all;
  for (std::size_t b = 0; b < resamples; ++b)
    if (const double value = statistic(places.subspan(b * n, n)); std::isfinite(value)) all.push_back(value);
  const double tail = (1.0 - confidence) / 2.0;
  if (static_cast<double>(resamples - all.size()) > tail * static_cast<double>(resamples))
    return {undefined, undefined};
  return {quantile_of_resamples(all, tail), quantile_of_resamples(all, 1.0 - tail)};
}

}  // namespace ladder::output
