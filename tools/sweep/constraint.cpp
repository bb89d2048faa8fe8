#include "tools/sweep/constraint.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "sim/error.hpp"
#include "tools/literals.hpp"
#include "tools/spelling.hpp"

namespace ladder::tools {
namespace {

constexpr double relative_slack = 1e-12;
constexpr std::string_view expected_form =
    "expected a linear inequality such as 'a <= b' or '2 * a + b <= 1'";

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool in_name(char c) {
  return is_letter(c) || is_digit(c) || c == '.' || c == '-';
}

/// Reads one constraint from left to right into sum(coefficient * value) <= bound.
class ConstraintReader {
 public:
  ConstraintReader(std::string_view text, std::span<const Factor> factors)
      : text_(text), rest_(text), factors_(factors), coefficients_(factors.size(), 0.0) {}

  void read() {
    sum(1.0);
    const bool at_most = take("<=");
    if (!at_most && !take(">=")) fail("has no '<=' or '>='");
    sum(-1.0);
    if (!rest_.empty()) fail(fmt::format("goes on with {}", shown(rest_)));
    if (first_ == nullptr) fail("names no factor");
    if (!at_most) {
      for (double& c : coefficients_) c = -c;
      constant_ = -constant_;
    }
  }
  [[nodiscard]] std::vector<double> coefficients() const { return coefficients_; }
  [[nodiscard]] double bound() const { return 0.0 - constant_; }

 private:
  [[noreturn]] void fail(std::string_view what) const {
    throw sim::Error(fmt::format("constraint {} {}; {}", shown(text_), what, expected_form));
  }

  void skip_blanks() {
    while (!rest_.empty() && rest_.front() == ' ') rest_.remove_prefix(1);
  }

  bool take(std::string_view token) {
    skip_blanks();
    if (!rest_.starts_with(token)) return false;
    rest_.remove_prefix(token.size());
    skip_blanks();
    return true;
  }

  /// @param side  1 left of the comparison, -1 right of it
  void sum(double side) {
    double sign = take("-") ? -side : side;
    if (sign == side) take("+");
    while (true) {
      term(sign);
      if (take("+")) {
        sign = side;
      } else if (take("-")) {
        sign = -side;
      } else {
        return;
      }
    }
  }

  void term(double sign) {
    const std::optional<double> factor = number();
    if (factor && !take("*")) {
      constant_ += sign * *factor;
      return;
    }
    coefficients_[name()] += sign * factor.value_or(1.0);
  }

  std::optional<double> number() {
    skip_blanks();
    if (rest_.empty() || !(is_digit(rest_.front()) || rest_.front() == '.')) return std::nullopt;
    double value = 0.0;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    if (error != std::errc{} || !std::isfinite(value)) fail("has a number that cannot be held");
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    skip_blanks();
    return value;
  }

  std::size_t name() {
    skip_blanks();
    if (rest_.empty() || !is_letter(rest_.front())) fail("lacks a factor or number where one should be");
    const std::string_view word =
        rest_.substr(0, static_cast<std::size_t>(std::ranges::find_if_not(rest_, in_name) - rest_.begin()));
    rest_.remove_prefix(word.size());
    const auto found =
        std::ranges::find_if(factors_, [&](const Factor& f) { return f.name() == word || f.path() == word; });
    if (found == factors_.end()) unknown(word);
    take_unit(*found);
    return static_cast<std::size_t>(found - factors_.begin());
  }

  [[noreturn]] void unknown(std::string_view word) const {
    std::vector<std::string_view> names;
    for (const Factor& f : factors_) names.push_back(f.name());
    const bool minus_inside = word.find('-') != std::string_view::npos;
    throw sim::Error(fmt::format("constraint {}: {} is no factor; expected {}{}{}", shown(text_), shown(word),
                                 listed(names), did_you_mean(word, names),
                                 minus_inside ? "; put blanks around a minus" : ""));
  }

  void take_unit(const Factor& factor) {
    if (!factor.numeric()) {
      throw sim::Error(
          fmt::format("constraint {}: the values of {} are no numbers of one unit, so they cannot be "
                      "added or compared",
                      shown(text_), shown(factor.name())));
    }
    if (first_ == nullptr) first_ = &factor;
    if (factor.unit() != first_->unit()) {
      throw sim::Error(fmt::format(
          "constraint {}: {} is in {} and {} in {}; write both factors in the same unit", shown(text_),
          shown(first_->name()), shown(first_->unit()), shown(factor.name()), shown(factor.unit())));
    }
  }

  std::string_view text_, rest_;
  std::span<const Factor> factors_;
  std::vector<double> coefficients_;
  double constant_ = 0.0;
  const Factor* first_ = nullptr;
};

}  // namespace

Constraint::Constraint(std::string text, std::span<const Factor> factors) : text_(std::move(text)) {
  ConstraintReader reader{text_, factors};
  reader.read();
  coefficients_ = reader.coefficients();
  bound_ = reader.bound();
}

bool Constraint::holds(std::span<const std::string> values) const {
  sim::expects(values.size() == coefficients_.size(), "A constraint is asked with a value for each factor.");
  double sum = 0.0, largest = std::fabs(bound_);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (coefficients_[i] == 0.0) continue;
    const double term = coefficients_[i] * number_with_unit(values[i]).value.number;
    sum += term;
    largest = std::max(largest, std::fabs(term));
  }
  return sum <= bound_ + relative_slack * largest;
}

std::vector<Constraint> constraints(std::span<const std::string> texts, std::span<const Factor> factors) {
  std::vector<Constraint> read;
  for (const std::string& text : texts) read.emplace_back(text, factors);
  return read;
}

bool all_hold(std::span<const Constraint> constraints, std::span<const std::string> values) {
  return std::ranges::all_of(constraints, [&](const Constraint& c) { return c.holds(values); });
}

std::string shown(std::span<const Constraint> constraints) {
  std::string texts;
  for (const Constraint& c : constraints) texts += (texts.empty() ? "" : "; ") + c.text();
  return texts;
}

}  // namespace ladder::tools
