/// How the spread of growth falls with size.
#pragma once
#include <cstdint>
#include <map>

namespace ladder::output {

/// Slope of the log standard deviation of growth on log size, collected one firm-year at a time: firm-years
/// are put into bins half a log point of size wide, and the slope is that of a least-squares line through
/// (mean log size, ln sd) of the bins with at least fewest_in_bin firm-years, each bin weighted alike. -0.2
/// says that firms e^5 times as large have a spread e^-1 times as wide. Source: Stanley et al. (1996), Nature
/// 379; Riccaboni et al. (2008), PNAS 105(50).
class SizeVariance {
 public:
  static constexpr double bin_width = 0.5;  ///< log points
  static constexpr double fewest_in_bin = 50.0;
  /// @param log_size  ln of size in any unit. @param growth  log points over the year
  void add(double log_size, double growth);
  /// NaN below three filled bins.
  [[nodiscard]] double slope() const;

 private:
  struct Bin {
    double count = 0.0, mean_size = 0.0, mean = 0.0, squares = 0.0;  ///< of growth by Welford's update
  };
  std::map<std::int64_t, Bin> bins_;
};

}  // namespace ladder::output
