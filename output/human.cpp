#include "output/human.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace ladder::output {
namespace {

struct Thousand {
  double factor;
  std::string_view suffix;
};
constexpr std::array<Thousand, 5> thousands{
    {{1e12, " tn"}, {1e9, " bn"}, {1e6, " M"}, {1e3, " k"}, {1.0, ""}}};

/// To three significant digits, trailing zeros dropped. Rounded once, so 999.6 becomes 1000.
double rounded(double value) {
  if (value == 0.0) return 0.0;
  return std::stod(fmt::format("{:.2e}", value));
}

}  // namespace

std::string significant(double value) {
  if (std::isnan(value)) return "n/a";
  return fmt::format("{:.7g}", rounded(value));
}

std::string human(double value) {
  if (!std::isfinite(value)) return significant(value);
  const double shown = rounded(value);
  for (const auto& [factor, suffix] : thousands)
    if (std::abs(shown) >= factor) return fmt::format("{:.3g}{}", shown / factor, suffix);
  return significant(value);
}

std::string human_signed(double value) {
  return value > 0.0 ? "+" + human(value) : human(value);
}

std::string unit_suffix(std::string_view unit) {
  return unit == "1" ? "" : fmt::format(" {}", unit);
}

std::string_view difference_unit(std::string_view unit) {
  return unit == "%" ? "percentage points" : unit;
}

std::string with_unit(double value, std::string_view unit) {
  return human(value) + unit_suffix(unit);
}

std::string exact(double value) {
  return std::isnan(value) ? "NaN" : fmt::format("{}", value);
}

}  // namespace ladder::output
