#include "output/precision.hpp"

#include <cmath>
#include <limits>

namespace ladder::output {

std::string_view method_in_words(PrecisionMethod method) {
  return method == PrecisionMethod::bootstrap_t ? "bootstrap-t" : "Student's t";
}

Precision precision_of_mean(std::span<const double> values, double confidence, Resampling& resampling) {
  Precision result{.student_t = confidence_of_mean(values, confidence),
                   .bootstrap_t = bootstrap_t(values, confidence, resampling)};
  if (values.size() >= fewest_for_bootstrap && !std::isnan(result.bootstrap_t.low))
    result.method = PrecisionMethod::bootstrap_t;
  return result;
}

double p_value_of_mean(std::span<const double> values) {
  if (values.size() < 2) return std::numeric_limits<double>::quiet_NaN();
  const double centre = mean(values);
  const auto n = static_cast<double>(values.size());
  const double error = std::sqrt(variance(values) / n);
  if (error == 0.0) return centre == 0.0 ? 1.0 : 0.0;
  return student_t_two_sided(centre / error, n - 1.0);
}

}  // namespace ladder::output
