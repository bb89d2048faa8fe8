#include "models/technology/search.hpp"

#include <algorithm>
#include <numbers>

#include "models/poisson.hpp"
#include "models/technology/research.hpp"
#include "models/world/own_event.hpp"
#include "models/world/world.hpp"
#include "sim/math.hpp"

namespace ladder::models {

namespace math = sim::math;

SearchRates search_rates(double research, double relative_technique, const SearchParameters& p) {
  const double effort = math::pow(std::max(research, 0.0), p.size_power.value());
  const double own =
      p.least_own_search.value() + p.frontier_own_search.value() * std::clamp(relative_technique, 0.0, 1.0);
  const double most = p.most_rate.value();
  return {std::min(most, p.innovation_rate.value() * effort * own / 0.5),
          std::min(most, p.imitation_rate.value() * effort * (1.0 - own) / 0.5)};
}

double innovation_gain(double u, const SearchParameters& p) {
  const double beta = 1.0 - math::pow(1.0 - u, 0.2);
  const double x = p.gain_low.value() + (p.gain_high.value() - p.gain_low.value()) * beta;
  return x > 0.0 ? math::log(1.0 + x) : 0.0;
}

double imitation_gain(double gap, double capacity, const SearchParameters& p) {
  return p.copied.value() * std::clamp(capacity, 0.0, 1.0) * std::max(gap, 0.0);
}

double economy_capacity(double skilled_share, double investment_share, const SearchParameters& p) {
  const double learnt = p.least_capacity.value() + (p.most_capacity.value() - p.least_capacity.value()) *
                                                       math::pow(skilled_share, p.capacity_power.value());
  const double invested = std::max(investment_share, 0.0) / p.investment_norm.value();
  return std::clamp(learnt * math::pow(invested, p.investment_power.value()), 0.0, 1.0);
}

double search_proximity(double distance_km, const SearchParameters& p) {
  const double nearness = math::exp(-std::numbers::ln2 * distance_km / p.half_distance.value());
  return p.least_proximity.value() + (1.0 - p.least_proximity.value()) * nearness;
}

namespace {

constexpr std::uint32_t most_candidates = 8;  ///< a month; more than 8 of a mean of 0.23 is beyond 1e-10

double mean_management(IncomeGroup group) {
  switch (group) {
    case IncomeGroup::high:
      return 0.62;
    case IncomeGroup::upper_middle:
      return 0.50;
    case IncomeGroup::lower_middle:
      return 0.42;
    case IncomeGroup::low:
      return 0.36;
  }
  return 0.36;
}

/// How often firms of one economy look to each other one: home has weight 1, a foreign one by distance and import share.
class OriginWeight {
 public:
  OriginWeight(const World& w, std::size_t home, std::size_t sector)
      : home_(home),
        foreign_(w.parameters.search.foreign_weight.value() / w.parameters.search.foreign_penalty.value()),
        proximity_(&w.trade.proximity[w.trade.at(home, 0)]),
        import_share_(&w.trade.share[sector][w.trade.at(home, 0)]) {}
  double operator()(std::size_t origin) const {
    return origin == home_ ? 1.0 : foreign_ * proximity_[origin] * (0.5 + 0.5 * import_share_[origin]);
  }

 private:
  std::size_t home_;
  double foreign_;
  const double* proximity_;
  const double* import_share_;
};

/// The economy a candidate looks to.
std::size_t draw_origin(const World& w, std::size_t home, std::size_t sector, double u) {
  const OriginWeight weight(w, home, sector);
  double left = u * w.trade.search_weight[sector][home];
  for (std::size_t o = 0; o < w.economy_count(); ++o)
    if ((left -= weight(o)) <= 0.0) return o;
  return home;
}

void innovate(World& w, std::size_t row, std::uint64_t index) {
  const Industry& industry = w.industries[w.firms.industry[row]];
  const double scale = industry.opportunity * w.parameters.frontier_growth.value() /
                       w.parameters.search.frontier_scale.value();
  w.firms.technique[row] +=
      scale *
      innovation_gain(w.uniform(w.firms.entity[row], Purpose::innovation_gain, index), w.parameters.search);
}

/// Up to three sources; the first better one that is accepted is copied in part. Rejection is the thinning. Most of what
/// services abroad know does not travel.
void imitate(World& w, std::size_t row, std::uint64_t index) {
  Firms& f = w.firms;
  const Industry& own = w.industries[f.industry[row]];
  for (std::uint64_t attempt = 0; attempt < 3; ++attempt) {
    const std::uint64_t key = index * 4 + attempt;
    const auto u =
        w.draws.uniforms(f.entity[row], static_cast<std::uint16_t>(Purpose::imitation_source), key);
    const std::size_t origin = draw_origin(w, own.economy, own.sector, u[0]);
    if (w.living[origin * sector_count + own.sector].empty()) continue;
    const bool hidden = origin != own.economy && !is_goods(own.sector);
    if (hidden && u[3] > w.parameters.search.services_imitation.value()) continue;
    const std::uint32_t source = pick_firm(w, origin, own.sector, u[1]);
    const double gap = static_cast<double>(w.published_technique[source]) - f.technique[row];
    if (gap <= 0.0 || u[2] > math::exp(-gap / w.parameters.search.gap_tolerance.value())) continue;
    f.technique[row] += imitation_gain(gap, capacity_of(w, row, origin), w.parameters.search);
    return;
  }
}

}  // namespace

double capacity_of(const World& w, std::size_t row, std::size_t origin) {
  if (origin == w.industries[w.firms.industry[row]].economy) return w.parameters.search.home_capacity.value();
  const Economy& e = w.economy_of(row);
  const double management =
      1.0 + 3.0 * (static_cast<double>(w.firms.management[row]) - mean_management(e.group));
  return std::clamp(e.absorptive_capacity * std::max(management, 0.2), 0.0, 1.0);
}

double search_weight(const World& w, std::size_t home, std::size_t sector, std::size_t origin) {
  return OriginWeight(w, home, sector)(origin);
}

void add_up_search_weights(World& w, std::size_t sector) {
  std::vector<double>& totals = w.trade.search_weight[sector];
  totals.assign(w.economy_count(), 0.0);
  for (std::size_t home = 0; home < w.economy_count(); ++home) {
    const OriginWeight weight(w, home, sector);
    for (std::size_t o = 0; o < w.economy_count(); ++o) totals[home] += weight(o);
  }
}

void post_search_candidates(World& w, std::size_t row, sim::Time now, double u, sim::Outbox& out) {
  Firms& f = w.firms;
  const std::uint32_t window = month_of(now);
  const double mean = 2.0 * w.parameters.search.most_rate.value() / 12.0;
  const std::uint32_t n = poisson_count(mean, u, most_candidates);
  for (std::uint32_t k = 0; k < n; ++k) {
    const double v = w.uniform(f.entity[row], Purpose::search_day, window * most_candidates + k);
    const auto day = 1 + static_cast<std::uint32_t>(v * ticks_per_month);
    post_to_self(w, row, EventKind::search_candidate, window * most_candidates + k, day, now, out);
  }
}

void handle_search_candidate(World& w, std::size_t row, const sim::Event& event) {
  Firms& f = w.firms;
  const Industry& industry = w.industries[f.industry[row]];
  const double relative = math::exp(
      std::min(0.0, f.technique[row] - w.industry(w.north_economy, industry.sector).best_technique));
  const SearchRates rates = search_rates(research_effort(w, row), relative, w.parameters.search);
  const double cap = 2.0 * w.parameters.search.most_rate.value();
  const double u = cap * w.uniform(f.entity[row], Purpose::search_choice, event.payload);
  if (u < rates.innovation)
    innovate(w, row, event.payload);
  else if (u < rates.innovation + rates.imitation)
    imitate(w, row, event.payload);
}

}  // namespace ladder::models
