/// Elementary functions with the same bits on every CPU: the libm picks CPU-dependent variants at run time.
#pragma once

namespace ladder::sim::math {

[[nodiscard]] double exp(double x);
[[nodiscard]] double log(double x);  ///< x > 0; log(0) is -infinity, of a negative number NaN
[[nodiscard]] double pow(double base, double exponent);  ///< base >= 0

}  // namespace ladder::sim::math
