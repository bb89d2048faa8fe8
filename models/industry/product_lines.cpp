#include "models/industry/product_lines.hpp"

#include <algorithm>
#include <cmath>

#include "models/industry/month_luck.hpp"
#include "models/poisson.hpp"
#include "models/world/world.hpp"
#include "sim/error.hpp"
#include "sim/math.hpp"

namespace ladder::models {

namespace math = sim::math;

double ProductLines::weight(std::size_t slot) const {
  double sum = 0.0;
  for (const float line : of(slot)) sum += static_cast<double>(line);
  return sum;
}

void ProductLines::add(std::size_t slot, float weight) {
  Run& run = runs_[slot];
  if (run.count == most_lines) return;
  if (run.count == run.room) {
    // A new place at the end with half as much room again; the old one is given up until the pool is compacted.
    const std::size_t room = std::min<std::size_t>(most_lines, run.count + run.count / 2 + 2);
    const std::size_t first = weights_.size();
    weights_.resize(first + room);
    std::copy_n(weights_.begin() + run.first, run.count, weights_.begin() + static_cast<std::ptrdiff_t>(first));
    run.first = static_cast<std::uint32_t>(first);
    run.room = static_cast<std::uint16_t>(room);
  }
  weights_[run.first + run.count++] = weight;
  ++total_;
  if (weights_.size() > 3 * total_ + 4 * runs_.size()) compact();
}

void ProductLines::remove(std::size_t slot, std::size_t k) {
  Run& run = runs_[slot];
  sim::expects(k < run.count, "a line that is lost was there");
  weights_[run.first + k] = weights_[run.first + --run.count];
  --total_;
}

void ProductLines::clear(std::size_t slot) {
  total_ -= runs_[slot].count;
  runs_[slot] = {};
}

void ProductLines::compact() {
  std::vector<float> packed;
  packed.reserve(total_ + 2 * runs_.size());
  for (Run& run : runs_) {
    const auto first = static_cast<std::uint32_t>(packed.size());
    packed.insert(packed.end(), weights_.begin() + run.first, weights_.begin() + run.first + run.count);
    if (run.count > 0) packed.push_back(0.0F);  // room for one more
    run = {first, run.count, static_cast<std::uint16_t>(run.count + (run.count > 0 ? 1 : 0))};
  }
  weights_ = std::move(packed);
}

double selection_slope(double infrastructure, const LineParameters& p) {
  return p.selection_least.value() + (p.selection_best.value() - p.selection_least.value()) * infrastructure;
}

namespace {

constexpr std::uint32_t most_candidates = 4096;  ///< of a firm in a month; also the stride of their keys
constexpr double most_tilt = 4.0;  ///< cap of exp(selection x advantage), and of its inverse

/// Multiplies gains by itself and losses by its inverse.
double tilt(double slope, double advantage) {
  return std::clamp(math::exp(slope * advantage), 1.0 / most_tilt, most_tilt);
}

/// base^n by squaring.
double whole_power(double base, std::size_t n) {
  double power = 1.0;
  for (; n > 0; n >>= 1, base *= base)
    if ((n & 1U) != 0) power *= base;
  return power;
}

/// Stationary variance of ln weight.
double line_variance(const LineParameters& p) {
  const double spread = p.shock_spread.value(), kept = p.memory.value();
  return 2.0 * spread * spread / (1.0 - kept * kept);
}

/// Mean of ln weight over that of a mean line, such that exp of it has the mean 1: the shocks kept so far are Laplace of
/// scale spread x memory^k, and exp of one has the mean 1 / (1 - scale^2).
double line_centre(const LineParameters& p) {
  double product = 1.0;
  for (double scale = p.shock_spread.value(); scale > 1e-9; scale *= p.memory.value())
    product *= 1.0 - scale * scale;
  return math::log(product);
}

/// Weight after a shock: a part of its distance from the other lines is kept, and a Laplace jump is added, in logs.
/// @param mean    weight of a mean line; that of lines that follow this law stays there
/// @param centre  line_centre()
double shocked(double weight, double mean, double centre, double u, const LineParameters& p) {
  const double side = 2.0 * u - 1.0;
  const double size = -math::log(1.0 - std::min(std::abs(side), 1.0 - 0x1p-53));
  const double jump = p.shock_spread.value() * (side < 0.0 ? -size : size);
  return mean * math::exp(centre + p.memory.value() * (math::log(weight / mean) - centre) + jump);
}

/// Weight of a new line: half are like the firm's own, half like any line of the industry.
double new_line(double u, double own_mean, double mean, const LineParameters& p) {
  if (u < 0.5) return own_mean;
  const double spread = p.new_line_spread.value();
  return mean * math::exp(spread * sim::normal_quantile(2.0 * u - 1.0) - 0.5 * spread * spread);
}

}  // namespace

std::vector<double> start_lines(const World& w, std::size_t row, double advantage) {
  const LineParameters& p = w.parameters.lines;
  const double lean = tilt(selection_slope(w.economy_of(row).infrastructure, p), advantage);
  // All shocks of a year to a line together, as one normal.
  const double kept = math::pow(p.memory.value(), p.shock_rate.value());
  const double variance = line_variance(p), centre = line_centre(p);
  const double year_spread = std::sqrt(variance * (1.0 - kept * kept));
  const std::uint64_t entity = w.firms.entity[row];
  std::vector<double> lines{w.parameters.demography.entrant_size.value() * p.mean_lines.value()};
  const auto years = static_cast<std::uint32_t>(p.past.value());
  for (std::uint32_t year = 0; year < years; ++year) {
    const std::vector<double> before = lines;
    lines.clear();
    for (std::size_t k = 0; k < before.size(); ++k) {
      const auto u =
          w.draws.uniforms(entity, static_cast<std::uint16_t>(Purpose::start_lines), year * most_candidates + k);
      if (u[0] < p.gain.value() * lean) lines.push_back(new_line(u[1], before[k], 1.0, p));
      if (u[2] < p.loss.value() / lean) continue;
      lines.push_back(math::exp(centre + kept * (math::log(before[k]) - centre) +
                                year_spread * sim::normal_quantile(u[3])));
    }
    // Who lost the last line has left, and another stands in its place.
    if (lines.empty()) lines.push_back(w.parameters.demography.entrant_size.value() * p.mean_lines.value());
    if (lines.size() > most_candidates) lines.resize(most_candidates);
  }
  return lines;
}

namespace {

/// What is common to the lines of an industry in a month.
struct LineMonth {
  const LineParameters& p;
  double mean, centre;  ///< weight of a mean line, and line_centre()
  double slope;         ///< of gains and losses in efficiency
  double shocks, gains;  ///< rates a line and year; gains at their cap
  double old_losses, young_losses;  ///< losses at their cap
  double quiet, quiet_young;        ///< that nothing happens to a line in the month
};

LineMonth line_month(const LineParameters& p, double mean, double infrastructure) {
  const double shocks = p.shock_rate.value(), gains = most_tilt * p.gain.value();
  const double old_losses = most_tilt * p.loss.value(), young_losses = old_losses * p.young_loss.value();
  return {.p = p,
          .mean = mean,
          .centre = line_centre(p),
          .slope = selection_slope(infrastructure, p),
          .shocks = shocks,
          .gains = gains,
          .old_losses = old_losses,
          .young_losses = young_losses,
          .quiet = math::exp(-(shocks + gains + old_losses) / 12.0),
          .quiet_young = math::exp(-(shocks + gains + young_losses) / 12.0)};
}

bool is_young(const World& w, std::uint32_t row) {
  const auto young = static_cast<std::uint32_t>(w.parameters.lines.young.value() * ticks_per_year);
  const std::uint32_t founded = w.firms.founded[row];
  return founded > 0 && (w.month + 1) * ticks_per_month < founded + young;
}

/// One firm's month. @return  whether anything happened
bool move_lines_of(World& w, std::uint32_t row, ProductLines& lines, const LineMonth& m) {
  const Firms& f = w.firms;
  const Industry& industry = w.industries[f.industry[row]];
  const std::size_t slot = row - industry.first_row, count = lines.count(slot);
  const bool young = is_young(w, row);
  const double losses = young ? m.young_losses : m.old_losses;
  const double cap = m.shocks + m.gains + losses;
  const double u0 = take_line_luck(w, row);
  const double mean = static_cast<double>(count) * cap / 12.0;
  if (u0 <= 1.0 - mean) return false;  // the probability of nothing is larger still
  const double none = whole_power(young ? m.quiet_young : m.quiet, count);
  const std::uint32_t n = poisson_count(mean, none, u0, most_candidates - 1);
  const std::uint64_t window = std::uint64_t{w.month} * most_candidates;
  double lean = 0.0;  // worked out when first needed: most candidates are shocks
  for (std::uint32_t k = 0; k < n; ++k) {
    const auto u = w.draws.uniforms(f.entity[row], static_cast<std::uint16_t>(Purpose::line_event), window + k);
    const std::span<float> own = lines.of(slot);
    if (own.empty()) break;
    const auto line = std::min(static_cast<std::size_t>(u[1] * static_cast<double>(own.size())), own.size() - 1);
    double kind = u[0] * cap;
    if (kind < m.shocks) {
      own[line] = static_cast<float>(shocked(static_cast<double>(own[line]), m.mean, m.centre, u[2], m.p));
      continue;
    }
    if (lean == 0.0) lean = tilt(m.slope, f.log_efficiency[row] - industry.mean_log_efficiency);
    kind -= m.shocks;
    if (kind < m.gains) {
      const double own_mean = lines.weight(slot) / static_cast<double>(own.size());
      if (kind < m.p.gain.value() * lean) lines.add(slot, static_cast<float>(new_line(u[2], own_mean, m.mean, m.p)));
    } else if (kind - m.gains < losses / (most_tilt * lean)) {
      lines.remove(slot, line);
    }
  }
  return n > 0;
}

}  // namespace

void move_lines(World& w, std::size_t ei, std::size_t s) {
  ProductLines& lines = w.lines[ei * sector_count + s];
  const auto& rows = w.living[ei * sector_count + s];
  if (lines.total() == 0) return;
  double total = 0.0;
  for (const std::uint32_t row : rows) total += w.firms.appeal[row];
  const LineMonth month =
      line_month(w.parameters.lines, total / static_cast<double>(lines.total()), w.economies[ei].infrastructure);
  const std::uint32_t first = w.industry(ei, s).first_row;
  for (const std::uint32_t row : rows)
    if (move_lines_of(w, row, lines, month)) w.firms.appeal[row] = lines.weight(row - first);
}

}  // namespace ladder::models
