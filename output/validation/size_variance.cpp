#include "output/validation/size_variance.hpp"

#include <cmath>
#include <vector>

#include "output/skill.hpp"
#include "sim/math.hpp"

namespace ladder::output {

void SizeVariance::add(double log_size, double growth) {
  Bin& bin = bins_[static_cast<std::int64_t>(std::floor(log_size / bin_width))];
  bin.count += 1.0;
  bin.mean_size += (log_size - bin.mean_size) / bin.count;
  const double before = growth - bin.mean;
  bin.mean += before / bin.count;
  bin.squares += before * (growth - bin.mean);
}

double SizeVariance::slope() const {
  std::vector<double> size, spread;
  for (const auto& [place, bin] : bins_) {
    if (bin.count < fewest_in_bin || !(bin.squares > 0.0)) continue;
    size.push_back(bin.mean_size);
    spread.push_back(0.5 * sim::math::log(bin.squares / (bin.count - 1.0)));
  }
  return fitted_line(size, spread).b;
}

}  // namespace ladder::output
