#include <algorithm>
#include <numeric>

#include "models/markets/goods.hpp"

namespace ladder::models {
namespace {

using Table = std::vector<Volume>;

/// Orders of each destination, split over origins by share.
Table split_orders(std::span<const Volume> orders, std::span<const double> share) {
  const std::size_t n = orders.size();
  Table table(n * n, 0);
  for (std::size_t d = 0; d < n; ++d)
    apportion(orders[d], share.subspan(d * n, n), std::span(table).subspan(d * n, n));
  return table;
}

/// Delivers one origin's column as far as `supply` goes, in proportion to the orders; takes it off the
/// supply.
void ration_column(Table& table, std::size_t n, std::size_t origin, Volume& supply) {
  std::vector<double> weights(n);
  std::vector<Volume> parts(n);
  Volume ordered = 0;
  for (std::size_t d = 0; d < n; ++d) {
    ordered += table[d * n + origin];
    weights[d] = static_cast<double>(table[d * n + origin]);
  }
  if (ordered > supply) {
    apportion(supply, weights, parts);
    for (std::size_t d = 0; d < n; ++d) table[d * n + origin] = parts[d];
    ordered = supply;
  }
  supply -= ordered;
}

/// What each destination still lacks of what it ordered.
std::vector<Volume> lacking(std::span<const Volume> wanted, const Table& table, std::size_t n) {
  std::vector<Volume> missing(n);
  for (std::size_t d = 0; d < n; ++d)
    missing[d] = std::max<Volume>(0, wanted[d] - std::accumulate(&table[d * n], &table[d * n] + n, Volume{0}));
  return missing;
}

/// What of a volume gets through from an origin to a destination.
Volume within_reach(Volume volume, std::span<const double> access, std::size_t at) {
  return access.empty() ? volume : static_cast<Volume>(access[at] * static_cast<double>(volume));
}

/// Offers unsold stock to those who still lack some, each by what it lacks, from each origin by what it offers.
void offer_again(std::span<const Volume> wanted, Table& table, std::size_t n, std::vector<Volume>& offers,
                 std::vector<Volume>& supply, std::span<const double> access) {
  std::vector<Volume> more = lacking(wanted, table, n);
  const Volume offered = std::accumulate(offers.begin(), offers.end(), Volume{0});
  std::vector<double> weights(more.begin(), more.end());
  if (std::accumulate(more.begin(), more.end(), Volume{0}) > offered) apportion(offered, weights, more);
  std::vector<Volume> parts(n);
  for (std::size_t d = 0; d < n; ++d) {
    Volume reached = 0;
    for (std::size_t o = 0; o < n; ++o) {
      const Volume offer = within_reach(offers[o], access, d * n + o);
      weights[o] = static_cast<double>(offer);
      reached += offer;
    }
    apportion(std::min(more[d], reached), weights, parts);
    for (std::size_t o = 0; o < n; ++o) {
      table[d * n + o] += parts[o];
      offers[o] -= parts[o];
      supply[o] -= parts[o];
    }
  }
}

/// What a destination still lacks is bought from the swing supplier.
void buy_from_swing(std::span<const Volume> wanted, Table& table, std::size_t n, std::size_t swing,
                    std::span<const double> access) {
  const std::vector<Volume> missing = lacking(wanted, table, n);
  for (std::size_t d = 0; d < n; ++d) table[d * n + swing] += within_reach(missing[d], access, d * n + swing);
}

}  // namespace

Clearing clear_market(std::span<const Volume> intermediate, std::span<const Volume> final_use,
                      std::span<const double> share, std::span<const Volume> supply, double second_round,
                      std::size_t swing, std::span<const double> access) {
  const std::size_t n = supply.size();
  // What does not get through is ordered elsewhere, as long as there is an elsewhere: shares need not add up to 1.
  std::vector<double> open(access.size());
  for (std::size_t k = 0; k < open.size(); ++k) open[k] = share[k] * access[k];
  if (!open.empty()) share = open;
  Clearing c{split_orders(intermediate, share), split_orders(final_use, share), Table(n, 0), Table(n, 0), Table(n, 0)};
  std::vector<Volume> left(supply.begin(), supply.end());
  for (std::size_t o = 0; o < n; ++o) {
    for (std::size_t d = 0; d < n; ++d) {
      const Volume ordered = c.intermediate[d * n + o] + c.final_use[d * n + o];
      c.ordered[o] += ordered;
      if (d != o) c.ordered_abroad[o] += ordered;
    }
    ration_column(c.intermediate, n, o, left[o]);
    ration_column(c.final_use, n, o, left[o]);
  }
  if (second_round > 0.0) {
    std::vector<Volume> offers(n);
    for (std::size_t o = 0; o < n; ++o)
      offers[o] = static_cast<Volume>(second_round * static_cast<double>(left[o]));
    offer_again(intermediate, c.intermediate, n, offers, left, access);
    offer_again(final_use, c.final_use, n, offers, left, access);
  }
  if (swing < n) {
    buy_from_swing(intermediate, c.intermediate, n, swing, access);
    buy_from_swing(final_use, c.final_use, n, swing, access);
  }
  for (std::size_t o = 0; o < n; ++o)
    for (std::size_t d = 0; d < n; ++d) c.sold[o] += c.intermediate[d * n + o] + c.final_use[d * n + o];
  return c;
}

}  // namespace ladder::models
