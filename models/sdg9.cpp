#include "models/sdg9.hpp"

#include <limits>

#include "models/economy/households.hpp"
#include "models/indicators.hpp"
#include "models/world/world.hpp"

namespace ladder::models {
namespace {

double share(Money part, Money whole) {
  return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole)
                   : std::numeric_limits<double>::quiet_NaN();
}

Money of_medium_high_technology(const BySector<Money>& values) {
  Money sum = 0;
  for (std::size_t s = 0; s < sector_count; ++s)
    if (is_medium_high_technology(s)) sum += values[s];
  return sum;
}

}  // namespace

double manufacturing_value_added_per_head(const World& w, std::size_t e) {
  const double usd_a_year = static_cast<double>(manufacturing_value_added(w, e)) * 12.0 / 100.0;
  return usd_a_year * w.economies[e].price_2015 / price_level(w, e) / population(w.economies[e], w.month - 1);
}

double medium_high_technology_share(const World& w, std::size_t e) {
  return share(of_medium_high_technology(w.accounts[e].value_added), manufacturing_value_added(w, e));
}

double medium_high_technology_export_share(const World& w, std::size_t e) {
  return share(of_medium_high_technology(w.accounts[e].exports_value), manufactured_exports(w, e));
}

double manufactured_export_share(const World& w, std::size_t e) {
  Money goods = 0;
  for (std::size_t s = 0; s < goods_count; ++s) goods += w.accounts[e].exports_value[s];
  return share(manufactured_exports(w, e), goods);
}

}  // namespace ladder::models
