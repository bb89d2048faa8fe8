#include "models/odds.hpp"

namespace ladder::models {
namespace {

/// The x of the formula goes from 0 to infinity as `place` goes from 0 to 1.
double share_at(double odds, double place) {
  return odds * place / (1.0 - place + odds * place);
}

double sum_at(double place, const BySector<double>& people, const BySector<double>& odds) {
  double sum = 0.0;
  for (std::size_t s = 0; s < sector_count; ++s) sum += people[s] * share_at(odds[s], place);
  return sum;
}

}  // namespace

BySector<double> shares_by_odds(double total, const BySector<double>& people, const BySector<double>& odds) {
  double low = 0.0, high = 1.0;
  constexpr int halvings = 40;
  for (int i = 0; i < halvings; ++i) {
    const double middle = 0.5 * (low + high);
    (sum_at(middle, people, odds) < total ? low : high) = middle;
  }
  BySector<double> share{};
  for (std::size_t s = 0; s < sector_count; ++s) share[s] = share_at(odds[s], 0.5 * (low + high));
  return share;
}

}  // namespace ladder::models
