/// What must hold between the factors of a design: linear inequalities.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tools/sweep/factor.hpp"

namespace ladder::tools {

/// A linear inequality over factors, such as "low <= high", "a + b <= 1" or "2 * a - 0.5 * b >= 3".
///
///     constraint  :=  sum ("<=" | ">=") sum
///     sum         :=  [+|-] term { (+|-) term }
///     term        :=  number | name | number "*" name
///
/// A name is a factor's name or path. A minus inside a name belongs to it: put blanks around that of a
/// difference. Numbers are in the unit of the factors named, which must be the same for all of them. Compared
/// are the values as they stand in the design; a difference below 1e-12 of the largest term counts as none,
/// so that 0.1 + 0.2 <= 0.3 holds.
class Constraint {
 public:
  /// @throws sim::Error showing the text: not of this form, an unknown name, a factor that is no number,
  /// factors of different units, no factor at all
  Constraint(std::string text, std::span<const Factor> factors);

  [[nodiscard]] const std::string& text() const { return text_; }
  /// @param values  a value text for each factor, in the order of the factors given
  [[nodiscard]] bool holds(std::span<const std::string> values) const;

 private:
  std::string text_;
  std::vector<double> coefficients_;  ///< sum of coefficient times value <= bound
  double bound_ = 0.0;
};

[[nodiscard]] std::vector<Constraint> constraints(std::span<const std::string> texts,
                                                  std::span<const Factor> factors);

[[nodiscard]] bool all_hold(std::span<const Constraint> constraints, std::span<const std::string> values);

/// "a <= b; a + b <= 1", for messages.
[[nodiscard]] std::string shown(std::span<const Constraint> constraints);

}  // namespace ladder::tools
