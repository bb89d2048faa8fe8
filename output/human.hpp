/// Numbers as people read them: few digits, human units, never more precision than there is.
#pragma once
#include <string>
#include <string_view>

namespace ladder::output {

/// Three significant digits, no exponent between 0.001 and 10^6: "2.1", "-0.034", "1230", "3.4e+09", "n/a"
/// for NaN.
[[nodiscard]] std::string significant(double value);

/// Three significant digits and a power of a thousand: "987", "1.23 k", "3.4 M", "5.6 bn", "7.8 tn".
[[nodiscard]] std::string human(double value);

/// human() with a sign always: "+42", "-1.2 k", "0".
[[nodiscard]] std::string human_signed(double value);

/// "5.6 bn USD"; "3.4 %" for a share in percent; "0.42" for unit "1".
[[nodiscard]] std::string with_unit(double value, std::string_view unit);

/// " USD", or nothing for unit "1".
[[nodiscard]] std::string unit_suffix(std::string_view unit);

/// The unit of a difference of two values: that of the values, but "percentage points" where they are in %.
[[nodiscard]] std::string_view difference_unit(std::string_view unit);

/// Shortest text that reads back as the same double; "NaN" for NaN, for tables that programs read.
[[nodiscard]] std::string exact(double value);

}  // namespace ladder::output
