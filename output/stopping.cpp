#include "output/stopping.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "output/statistics.hpp"
#include "sim/error.hpp"

namespace ladder::output {
namespace {

/// Half-width over its target; 0 where nothing varies, even of a target of 0.
double excess(double half, double target) {
  if (half == 0.0) return 0.0;
  return target > 0.0 ? half / target : std::numeric_limits<double>::infinity();
}

}  // namespace

double half_width(std::span<const double> values, double confidence) {
  std::vector<double> numbers;
  for (const double v : values)
    if (std::isfinite(v)) numbers.push_back(v);
  const Band band = confidence_of_mean(numbers, confidence);
  return (band.high - band.low) / 2.0;
}

SequentialStopping::SequentialStopping(const StoppingRule& rule) : rule_(rule) {
  sim::expects(rule.fewest >= 2 && rule.most >= rule.fewest && rule.growth > 1.0,
               "a stopping rule begins with two replicates and grows");
}

std::size_t SequentialStopping::larger(std::size_t replicates) const {
  const auto grown = static_cast<std::size_t>(std::ceil(static_cast<double>(replicates) * rule_.growth));
  return std::min(std::max(grown, replicates + 1), rule_.most);
}

Look SequentialStopping::look(std::span<const WatchedOutcome> outcomes) {
  sim::expects(!outcomes.empty(), "a stopping rule watches something");
  Look found;
  found.replicates = outcomes.front().values.size();
  double largest = -1.0;
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    sim::expects(outcomes[i].values.size() == found.replicates,
                 "every outcome has a value of each replicate");
    const double half = half_width(outcomes[i].values, rule_.confidence);
    if (std::isnan(half) || excess(half, outcomes[i].target) <= largest) continue;
    largest = excess(half, outcomes[i].target);
    found.widest = i;
    found.half_width = half;
  }
  found.precise = largest <= 1.0;  // also where nothing has a value: more replicates would not help
  found.next = met_ ? found.replicates : larger(found.replicates);
  met_ = met_ || found.precise;
  return found;
}

}  // namespace ladder::output
