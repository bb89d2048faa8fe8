/// Elementary functions with the same bits on every CPU: the libm picks CPU-dependent variants at run time.
///
/// std::sqrt, std::fabs and std::floor are exact by IEEE 754 and may be used directly; every other function
/// of <cmath> that rounds may not.
#pragma once

namespace ladder::sim::math {

/// Errors below 0.55 units in the last place (of a result below 2^-1022: below 1). Pure: written with + -
/// * / on doubles and operations on their bits alone, which IEEE 754 fixes as long as the compiler fuses no
/// multiply and add.
[[nodiscard]] double exp(double x);
[[nodiscard]] double log(double x);  ///< x > 0; log(0) is -infinity, of a negative number NaN
/// base >= 0, of a negative base NaN; base^0 and 1^exponent are 1 for any other argument, NaN included
[[nodiscard]] double pow(double base, double exponent);

}  // namespace ladder::sim::math
