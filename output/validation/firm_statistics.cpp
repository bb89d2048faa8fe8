#include "output/validation/firm_statistics.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "models/world/calendar.hpp"
#include "output/statistics.hpp"
#include "output/validation/distributions.hpp"
#include "output/validation/regressions.hpp"
#include "sim/math.hpp"

namespace ladder::output {
namespace {

namespace math = sim::math;

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr double tail_share = 0.05;
constexpr std::size_t fifths = 5;
constexpr std::uint32_t young_ticks = 2 * models::ticks_per_year;

double ratio(double part, double whole) {
  return whole > 0.0 ? part / whole : undefined;
}

bool in_scope(const models::World& w, std::size_t industry) {
  const models::Economy& e = w.economies[w.industries[industry].economy];
  return !e.north && !e.residual && models::is_manufacture(w.industries[industry].sector);
}

double productivity(const FirmYear& y, std::size_t kind) {
  return (kind == 0 ? y.revenue : y.output) / (y.person_months / 12.0);
}

/// Firms whose year can be measured: whole, with revenue, output and workers.
std::vector<std::uint32_t> measured_rows(const models::Industry& industry, std::span<const FirmYear> years) {
  std::vector<std::uint32_t> rows;
  for (std::uint32_t row = industry.first_row; row < industry.first_row + industry.slots; ++row) {
    const FirmYear& y = years[row];
    if (y.whole() && y.revenue > 0.0 && y.output > 0.0 && y.person_months > 0.0) rows.push_back(row);
  }
  return rows;
}

double mean_of(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// The entities of the fifth with the highest values, ascending by entity.
std::vector<std::uint64_t> top_fifth(std::span<const std::uint32_t> rows, std::span<const double> values,
                                     std::span<const FirmYear> years) {
  std::vector<std::size_t> order(rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return values[a] > values[b]; });
  std::vector<std::uint64_t> top;
  for (std::size_t i = 0; i < rows.size() / fifths; ++i) top.push_back(years[rows[order[i]]].entity);
  std::ranges::sort(top);
  return top;
}

double& at(std::vector<double>& by_year, std::size_t year) {
  if (by_year.size() <= year) by_year.resize(year + 1, 0.0);
  return by_year[year];
}

}  // namespace

FirmGroup group_of(const models::Economy& economy) {
  if (economy.status.least_developed || economy.group == models::IncomeGroup::low) return FirmGroup::least_developed;
  return economy.group == models::IncomeGroup::high ? FirmGroup::high : FirmGroup::middle;
}

void FirmStatistics::Sum::add(double value) {
  if (std::isnan(value)) return;
  sum += value;
  count += 1.0;
}

double FirmStatistics::Sum::mean() const {
  return ratio(sum, count);
}

template <class Add>
void FirmStatistics::each_group(FirmGroup own, Add add) {
  add(groups_[static_cast<std::size_t>(own)]);
  add(groups_[static_cast<std::size_t>(FirmGroup::all)]);
}

FirmGroup FirmStatistics::group_of_industry(const models::World& w, std::size_t industry) const {
  return of_economy_[w.industries[industry].economy];
}

void FirmStatistics::take(const models::World& w, const FirmPanelYear& year) {
  if (of_economy_.empty())
    for (const models::Economy& economy : w.economies) of_economy_.push_back(group_of(economy));
  counts_ = year.year >= first_ && year.year <= last_;
  becoming_.assign(w.firms.rows(), {});
  top_fifths_.emplace_back(w.industries.size());
  take_exits(w, year);
  take_demography(w, year);
  for (std::size_t i = 0; i < w.industries.size(); ++i)
    if (in_scope(w, i)) take_industry(w, i, year);
  for (Group& group : groups_) {
    if (counts_) group.hill.add(output::hill_exponent(group.sizes, tail_share));
    group.sizes.clear();
  }
  if (counts_) take_concentration(w, year);
  if (top_fifths_.size() > persistence_years) top_fifths_.pop_front();
  standing_.swap(becoming_);
}

void FirmStatistics::take_industry(const models::World& w, std::size_t industry, const FirmPanelYear& year) {
  const std::vector<std::uint32_t> rows = measured_rows(w.industries[industry], year.now);
  if (rows.size() < fewest_firms) return;
  const FirmGroup group = group_of_industry(w, industry);
  std::vector<double> values(rows.size()), workers, sizes;
  for (const std::uint32_t row : rows) {
    workers.push_back(year.now[row].workers());
    sizes.push_back(year.now[row].revenue);
  }
  for (std::size_t kind = 0; kind < productivities; ++kind) {
    for (std::size_t i = 0; i < rows.size(); ++i) values[i] = productivity(year.now[rows[i]], kind);
    std::vector<std::uint64_t> top = top_fifth(rows, values, year.now);
    if (counts_) {
      const double plain = math::log(percentile_ratio(values)),
                   weighted = math::log(percentile_ratio(values, workers));
      const bool old_enough =
          top_fifths_.size() > persistence_years && year.year >= first_ + persistence_years;
      each_group(group, [&](Group& g) {
        g.log_ratio[kind].add(plain);
        g.log_weighted_ratio[kind].add(weighted);
        if (!old_enough) return;
        for (const std::uint64_t entity : top_fifths_.front()[industry][kind]) {
          g.top[kind] += 1.0;
          g.top_kept[kind] += std::ranges::binary_search(top, entity) ? 1.0 : 0.0;
        }
      });
    }
    top_fifths_.back()[industry][kind] = std::move(top);
    for (double& v : values) v = math::log(v);
    const double centre = mean_of(values);
    for (std::size_t i = 0; i < rows.size(); ++i) becoming_[rows[i]].relative[kind] = values[i] - centre;
  }
  const double mean_size = mean_of(sizes);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    Standing& s = becoming_[rows[i]];
    s.entity = year.now[rows[i]].entity;
    s.log_size = math::log(sizes[i] / mean_size);
    s.known = true;
    each_group(group, [&](Group& g) { g.sizes.push_back(sizes[i] / mean_size); });
  }
  if (!counts_) return;
  take_growth(w, industry, rows, year);
  take_exporters(w, group, rows, year);
}

void FirmStatistics::take_growth(const models::World& w, std::size_t industry,
                                 std::span<const std::uint32_t> rows, const FirmPanelYear& year) {
  std::vector<double> growth, size;
  for (const std::uint32_t row : rows) {
    if (standing_.empty() || !standing_[row].known || standing_[row].entity != year.now[row].entity) continue;
    growth.push_back(math::log(year.now[row].revenue / year.before[row].revenue));
    size.push_back(standing_[row].log_size);
  }
  if (growth.size() < fewest_firms) return;
  const double centre = mean_of(growth);
  for (std::size_t i = 0; i < growth.size(); ++i) {
    size_variance_.add(size[i], growth[i] - centre);
    each_group(group_of_industry(w, industry), [&](Group& g) { g.growth.push_back(growth[i] - centre); });
  }
}

void FirmStatistics::take_exits(const models::World& w, const FirmPanelYear& year) {
  if (!counts_ || standing_.empty()) return;
  for (std::size_t row = 0; row < standing_.size(); ++row) {
    const Standing& s = standing_[row];
    if (!s.known) continue;
    const bool stayed = year.now[row].alive && year.now[row].entity == s.entity;
    each_group(group_of_industry(w, w.firms.industry[row]), [&](Group& g) {
      for (std::size_t kind = 0; kind < productivities; ++kind) g.relative[kind].push_back(s.relative[kind]);
      g.left.push_back(stayed ? 0 : 1);
    });
  }
}

void FirmStatistics::take_demography(const models::World& w, const FirmPanelYear& year) {
  for (const Departure& d : year.left) {
    if (!in_scope(w, d.industry)) continue;
    const bool young = d.founded > 0 && d.left - d.founded <= young_ticks;
    each_group(group_of_industry(w, d.industry), [&](Group& g) {
      if (counts_) g.moves += 1.0;
      // Founded at the end of its month: the last tick of December belongs to that year.
      if (young) at(g.gone_young, (d.founded - 1) / models::ticks_per_year) += 1.0;
    });
  }
  for (std::size_t i = 0; i < w.industries.size(); ++i) {
    if (!in_scope(w, i)) continue;
    const models::Industry& industry = w.industries[i];
    double firm_months = 0.0;
    for (std::uint32_t row = industry.first_row; row < industry.first_row + industry.slots; ++row)
      firm_months += year.now[row].months;
    each_group(group_of_industry(w, i), [&](Group& g) {
      at(g.entered, year.year) += year.entered[i];
      if (!counts_) return;
      g.moves += year.entered[i];
      g.firms += firm_months / 12.0;
    });
  }
}

void FirmStatistics::take_exporters(const models::World& w, FirmGroup group,
                                    std::span<const std::uint32_t> rows, const FirmPanelYear& year) {
  std::array<double, 2> count{}, log_workers{};
  std::array<std::array<double, 2>, productivities> log_productivity{};
  for (const std::uint32_t row : rows) {
    const std::size_t side = w.firms.exporter[row] != 0 ? 1 : 0;
    count[side] += 1.0;
    log_workers[side] += math::log(year.now[row].workers());
    for (std::size_t kind = 0; kind < productivities; ++kind)
      log_productivity[kind][side] += math::log(productivity(year.now[row], kind));
  }
  each_group(group, [&](Group& g) {
    g.exporting += count[1];
    g.asked += count[0] + count[1];
    if (count[0] == 0.0 || count[1] == 0.0) return;
    const double weight = count[0] * count[1] / (count[0] + count[1]);
    const auto contrast = [&](Contrast& c, const std::array<double, 2>& sum) {
      c.difference += weight * (sum[1] / count[1] - sum[0] / count[0]);
      c.weight += weight;
    };
    contrast(g.size_premium, log_workers);
    for (std::size_t kind = 0; kind < productivities; ++kind)
      contrast(g.premium[kind], log_productivity[kind]);
  });
}

void FirmStatistics::take_concentration(const models::World& w, const FirmPanelYear& year) {
  std::array<std::vector<double>, models::sector_count> sizes;
  for (std::size_t row = 0; row < year.now.size(); ++row)
    if (year.now[row].alive)
      sizes[w.industries[w.firms.industry[row]].sector].push_back(year.now[row].revenue);
  for (std::size_t s = 0; s < models::sector_count; ++s) herfindahl_[s].add(herfindahl(sizes[s]));
}

FirmFacts FirmStatistics::facts() const {
  FirmFacts facts;
  for (std::size_t i = 0; i < firm_groups; ++i) {
    const Group& g = groups_[i];
    GroupFirmFacts& f = facts.group[i];
    for (std::size_t kind = 0; kind < productivities; ++kind) {
      f.percentile_ratio[kind] = math::exp(g.log_ratio[kind].mean());
      f.weighted_percentile_ratio[kind] = math::exp(g.log_weighted_ratio[kind].mean());
      f.top_fifth_kept[kind] = ratio(g.top_kept[kind], g.top[kind]);
      f.exit_slope[kind] = logit_slope(g.relative[kind], g.left);
      f.exporter_premium[kind] = ratio(g.premium[kind].difference, g.premium[kind].weight);
    }
    f.hill_exponent = g.hill.mean();
    f.entry_and_exit = ratio(g.moves, g.firms);
    double entered = 0.0, gone = 0.0;
    for (std::uint32_t year = first_; year + 2 <= last_ && year < g.entered.size(); ++year) {
      entered += g.entered[year];
      gone += year < g.gone_young.size() ? g.gone_young[year] : 0.0;
    }
    f.entrants_gone = ratio(gone, entered);
    f.exporters = ratio(g.exporting, g.asked);
    f.exporter_size_premium = ratio(g.size_premium.difference, g.size_premium.weight);
    f.sd_of_growth = std::sqrt(variance(g.growth));
  }
  const Group& all = groups_[static_cast<std::size_t>(FirmGroup::all)];
  facts.growth_shape = subbotin_shape(all.growth);
  facts.growth_kurtosis = excess_kurtosis(all.growth);
  facts.size_variance_slope = size_variance_.slope();
  double low = 0.0, sectors = 0.0;
  for (const Sum& sum : herfindahl_) {
    if (std::isnan(sum.mean())) continue;
    sectors += 1.0;
    low += sum.mean() < low_concentration ? 1.0 : 0.0;
  }
  facts.unconcentrated_sectors = ratio(low, sectors);
  return facts;
}

}  // namespace ladder::output
