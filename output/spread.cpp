#include "output/spread.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "sim/error.hpp"

namespace ladder::output {
namespace {

/// For each of the own programmes its place among all.
std::vector<std::size_t> places(const Coordinates& own, const Coordinates& all) {
  std::vector<std::size_t> found;
  for (const std::string& name : own.programmes) {
    const auto at = std::ranges::find(all.programmes, name);
    sim::expects(at != all.programmes.end(), "a scenario's programmes are among those of its file");
    found.push_back(static_cast<std::size_t>(at - all.programmes.begin()));
  }
  return found;
}

/// Values over [outer][programme][inner], row major.
Values widened(const Values& values, std::size_t inner, const std::vector<std::size_t>& place,
               std::size_t programmes) {
  const std::size_t outer = place.empty() ? 0 : values.size() / (place.size() * inner);
  Values wide(outer * programmes * inner, 0.0);
  for (std::size_t o = 0; o < outer; ++o)
    for (std::size_t p = 0; p < place.size(); ++p)
      for (std::size_t i = 0; i < inner; ++i)
        wide[(o * programmes + place[p]) * inner + i] = values[(o * place.size() + p) * inner + i];
  return wide;
}

}  // namespace

ReplicateRecord spread(ReplicateRecord record, std::span<const Series> series, const Coordinates& own,
                       const Coordinates& all) {
  if (own.programmes == all.programmes) return record;
  const std::vector<std::size_t> place = places(own, all);
  for (std::size_t s = 0; s < series.size(); ++s) {
    const auto axis = std::ranges::find(series[s].axes, Axis::programme);
    if (axis == series[s].axes.end()) continue;
    std::size_t inner = 1;
    for (auto faster = axis + 1; faster != series[s].axes.end(); ++faster) inner *= all.length(*faster);
    Values wide = widened(record.values[s], inner, place, all.programmes.size());
    wide.resize(periods(series[s], all) * cells(series[s], all),
                0.0);  // without a programme of its own: all 0
    record.values[s] = std::move(wide);
  }
  return record;
}

}  // namespace ladder::output
