/// Precision of a mean over worlds: by Student's t and by bootstrap, and which of them is shown.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "output/bootstrap.hpp"
#include "output/statistics.hpp"

namespace ladder::output {

enum class PrecisionMethod : std::uint8_t { student_t, bootstrap_t };

/// "Student's t", "bootstrap-t".
[[nodiscard]] std::string_view method_in_words(PrecisionMethod method);

/// From this many worlds on the bootstrap is shown. Below it resamples repeat so few values that the interval
/// of one sample in twenty is twice as long as that of Student's t (DECISIONS 33).
inline constexpr std::size_t fewest_for_bootstrap = 8;

/// Confidence intervals of one mean, in the unit of the values.
struct Precision {
  Band student_t;    ///< confidence_of_mean()
  Band bootstrap_t;  ///< output::bootstrap_t(); NaN where that is not defined
  PrecisionMethod method = PrecisionMethod::student_t;  ///< which is shown
  [[nodiscard]] const Band& shown() const {
    return method == PrecisionMethod::bootstrap_t ? bootstrap_t : student_t;
  }
};

/// Both intervals. Shown is the bootstrap's from fewest_for_bootstrap values on where it is defined, else
/// Student's: a rule of the number of values and not of what they say, so that it does not favour a finding.
[[nodiscard]] Precision precision_of_mean(std::span<const double> values, double confidence,
                                          Resampling& resampling);

/// How likely a mean as far from 0 as this would be if the true one were 0: two-sided t-test. NaN below two
/// values; where nothing varies 0, or 1 if the mean is 0.
[[nodiscard]] double p_value_of_mean(std::span<const double> values);

}  // namespace ladder::output
