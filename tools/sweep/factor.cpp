#include "tools/sweep/factor.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <set>

#include "models/fields.hpp"
#include "sim/error.hpp"
#include "sim/math.hpp"
#include "sim/random.hpp"
#include "tools/literals.hpp"
#include "tools/spelling.hpp"
#include "tools/yaml_text.hpp"

namespace ladder::tools {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr double largest_whole = 0x1p53;  // every whole number up to here is a double
constexpr double least_kept = 1e-6;       // share of a normal distribution that bounds must leave
constexpr double almost_one = 1.0 - 0x1p-53;

// In the order of Factor::Law.
constexpr std::array<std::string_view, 6> law_names{"uniform",    "log-uniform", "normal",
                                                    "triangular", "discrete",    "choice"};

/// A setting of a description: its name, whether it was given, and by which distributions (places in
/// law_names) it is taken.
struct Setting {
  std::string_view name;
  bool given;
  std::string_view laws;
};

bool blank(std::string_view text) {
  return text.find_first_not_of(' ') == std::string_view::npos;
}

bool whole_number(double x) {
  return std::floor(x) == x && std::fabs(x) < largest_whole;
}

}  // namespace

double normal_probability(double x) {
  if (std::isnan(x)) return x;
  if (x > 0.0) return 1.0 - normal_probability(-x);
  // Positive doubles are ordered like their bits: at most 62 halvings find the last p whose quantile is <= x.
  std::uint64_t low = 0, high = std::bit_cast<std::uint64_t>(0.5);
  while (low < high) {
    const std::uint64_t middle = high - (high - low) / 2;
    if (sim::normal_quantile(std::bit_cast<double>(middle)) <= x) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return std::bit_cast<double>(low);
}

Factor::Factor(FactorDescription description) : description_(std::move(description)) {
  if (description_.name.empty()) description_.name = description_.path;
  if (!is_path(description_.path) || has_control_character(description_.name))
    fail("that is no path; expected one as --set takes it, such as assumptions.frontier_growth");
  take_law();
  refuse_strangers();
  if (of_values()) {
    take_values();
  } else {
    take_numbers();
  }
}

void Factor::fail(std::string_view what) const {
  throw sim::Error(fmt::format("factor {}: {}", shown(description_.path), what));
}

void Factor::take_law() {
  const auto found = std::ranges::find(law_names, description_.distribution);
  if (found == law_names.end()) {
    fail(fmt::format("{} is no distribution; expected {}{}", shown(description_.distribution),
                     listed(law_names), did_you_mean(description_.distribution, law_names)));
  }
  law_ = static_cast<Law>(found - law_names.begin());
}

/// A setting of another distribution would be ignored in silence: it is refused instead.
void Factor::refuse_strangers() const {
  const FactorDescription& d = description_;
  const std::array<Setting, 8> settings{{{"from", !d.from.empty(), "0123"},
                                         {"to", !d.to.empty(), "0123"},
                                         {"mean", !d.mean.empty(), "2"},
                                         {"sd", !d.sd.empty(), "2"},
                                         {"mode", !d.mode.empty(), "3"},
                                         {"values", !d.values.empty(), "45"},
                                         {"weights", !d.weights.empty(), "4"},
                                         {"whole", d.whole, "01"}}};
  const char law = static_cast<char>('0' + static_cast<int>(law_));
  for (const Setting& setting : settings) {
    if (setting.given && setting.laws.find(law) == std::string_view::npos)
      fail(fmt::format("'{}' means nothing to a distribution that is {}; leave it out", setting.name,
                       d.distribution));
  }
}

double Factor::number(std::string_view setting, const std::string& text) {
  const Literal<NumberWithUnit> literal = number_with_unit(text);
  if (!literal.problem.empty()) fail(fmt::format("{}: {}", setting, literal.problem));
  if (!unit_known_) unit_ = literal.value.unit;
  unit_known_ = true;
  if (literal.value.unit != unit_) {
    fail(fmt::format("{}: {} is in another unit than {}; write all numbers of a factor in the same unit",
                     setting, shown(text), unit_.empty() ? "the numbers before it" : shown(unit_)));
  }
  return literal.value.number;
}

void Factor::take_numbers() {
  const FactorDescription& d = description_;
  if (law_ == Law::normal) {
    mean_ = number("mean", d.mean);
    sd_ = number("sd", d.sd);
    if (sd_ <= 0.0) fail("sd: a standard deviation is positive; expected more than 0");
    from_ = d.from.empty() ? -infinite : number("from", d.from);
    to_ = d.to.empty() ? infinite : number("to", d.to);
    bounded_ = !d.from.empty() && !d.to.empty();
  } else {
    from_ = number("from", d.from);
    to_ = number("to", d.to);
  }
  if (!(from_ < to_)) fail(fmt::format("from {} to {}: expected from less than to", d.from, d.to));
  if (law_ == Law::normal) take_truncation();
  if (law_ == Law::log_uniform && from_ <= 0.0) fail("from: a logarithm needs more than 0");
  if (law_ == Law::triangular) {
    mode_ = number("mode", d.mode);
    if (mode_ < from_ || mode_ > to_) fail(fmt::format("mode: {} lies outside of from and to", d.mode));
  }
  if (d.whole && !(whole_number(from_) && whole_number(to_)))
    fail("whole: expected whole numbers, of less than 16 digits, in from and to");
}

void Factor::take_truncation() {
  // Near 1 a probability has no digits left; the upper tail is computed as the lower one, mirrored.
  mirrored_ = from_ > mean_;
  const double low = mirrored_ ? (mean_ - to_) / sd_ : (from_ - mean_) / sd_;
  const double high = mirrored_ ? (mean_ - from_) / sd_ : (to_ - mean_) / sd_;
  probability_from_ = normal_probability(low);
  probability_ = normal_probability(high) - probability_from_;
  if (probability_ < least_kept) {
    fail(
        "the bounds keep less than a millionth of this normal distribution; are mean, sd and bounds in the "
        "same "
        "unit?");
  }
}

void Factor::take_values() {
  const FactorDescription& d = description_;
  if (d.values.empty()) fail("no values; expected at least one");
  const bool weighted = law_ == Law::discrete;
  if (weighted && d.weights.size() != d.values.size()) {
    fail(fmt::format("{} values have {} weights; expected one each (equal weights: write choice)",
                     d.values.size(), d.weights.size()));
  }
  std::set<std::string_view> seen;
  double sum = 0.0;
  for (std::size_t i = 0; i < d.values.size(); ++i) {
    const std::string& text = d.values[i];
    if (blank(text) || has_control_character(text) || text.find('\n') != std::string::npos)
      fail(fmt::format("value {} is empty or has a line break or control character in it", i + 1));
    if (!seen.insert(text).second) fail(fmt::format("{} stands twice among the values", shown(text)));
    const double weight = weighted ? d.weights[i] : 1.0;
    if (!(weight > 0.0 && weight < infinite))
      fail(fmt::format("weight {} of {} is no positive number", weight, shown(text)));
    cumulative_.push_back(sum += weight);
    const Literal<NumberWithUnit> literal = number_with_unit(text);
    if (i == 0) unit_ = literal.value.unit;
    numeric_ = numeric_ && literal.problem.empty() && literal.value.unit == unit_;
  }
  if (!numeric_) unit_.clear();
}

std::size_t Factor::value_index(double u) const {
  const auto found = std::ranges::upper_bound(cumulative_, u * cumulative_.back());
  return std::min(static_cast<std::size_t>(found - cumulative_.begin()), cumulative_.size() - 1);
}

double Factor::truncated_normal(double u) const {
  const double share = mirrored_ ? 1.0 - u : u;
  const double p =
      std::clamp(probability_from_ + share * probability_, std::numeric_limits<double>::min(), almost_one);
  const double z = sim::normal_quantile(p);
  return std::clamp(mean_ + sd_ * (mirrored_ ? -z : z), from_, to_);
}

double Factor::triangular(double u) const {
  const double width = to_ - from_;
  if (u * width < mode_ - from_) return from_ + std::sqrt(u * width * (mode_ - from_));
  return to_ - std::sqrt((1.0 - u) * width * (to_ - mode_));
}

double Factor::continuous(double u) const {
  if (law_ == Law::normal) return truncated_normal(u);
  if (law_ == Law::triangular) return triangular(u);
  // Half a number more on either side gives the first and the last whole number their full share.
  const double margin = description_.whole ? 0.5 : 0.0;
  const double low = from_ - margin, high = to_ + margin;
  const double x =
      law_ == Law::uniform
          ? low + u * (high - low)
          : sim::math::exp(sim::math::log(low) + u * (sim::math::log(high) - sim::math::log(low)));
  return description_.whole ? std::floor(x + 0.5) : x;
}

std::string Factor::value(double u) const {
  const bool inside = bounded_ ? u >= 0.0 && u <= 1.0 : u > 0.0 && u < 1.0;
  sim::expects(inside, "A value of a factor exists only for a probability within its range.");
  if (of_values()) return description_.values[value_index(u)];
  // Rounding may pass a bound, and the ends of a logarithmic scale would miss theirs.
  const bool at_end = bounded_ && (u == 0.0 || u == 1.0);
  const double x = at_end ? (u == 0.0 ? from_ : to_) : std::clamp(continuous(u), from_, to_);
  const std::string text = description_.whole ? fmt::format("{}", static_cast<std::int64_t>(x))
                                              : models::number_text(x + 0.0);  // turns -0 into 0
  return unit_.empty() ? text : fmt::format("{} {}", text, unit_);
}

std::vector<std::string> Factor::levels(std::size_t count) const {
  if (!bounded_) {
    fail("levels need a least and a greatest value, and a normal distribution has none; give from and to");
  }
  if (of_values()) return description_.values;
  sim::expects(count > 0, "A factor has at least one level.");
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < count; ++i) {
    const double u = count == 1 ? 0.5 : static_cast<double>(i) / static_cast<double>(count - 1);
    std::string text = value(u);
    if (texts.empty() || texts.back() != text) texts.push_back(std::move(text));
  }
  return texts;
}

void check_factors(std::span<const Factor> factors) {
  if (factors.empty()) throw sim::Error("a design without factors varies nothing; expected at least one");
  std::set<std::string_view> names;
  for (const Factor& factor : factors) {
    if (!names.insert(factor.name()).second)
      throw sim::Error(
          fmt::format("two factors are called {}; expected different names", shown(factor.name())));
  }
  check_paths(paths_of(factors));
}

std::vector<std::string> paths_of(std::span<const Factor> factors) {
  std::vector<std::string> paths;
  for (const Factor& factor : factors) paths.push_back(factor.path());
  return paths;
}

bool is_path(std::string_view text) {
  const bool keys =
      !text.empty() && text.front() != '.' && text.back() != '.' && text.find("..") == std::string_view::npos;
  return keys && text.find_first_of("= ,\"\n") == std::string_view::npos && !has_control_character(text);
}

void check_paths(std::span<const std::string> paths) {
  std::set<std::string> closed;  // each with a point behind it
  for (const std::string& path : paths) {
    if (!closed.insert(path + ".").second)
      throw sim::Error(fmt::format("{} is set twice; expected each path once", shown(path)));
  }
  for (const std::string& path : closed) {  // in order, so what lies inside a path follows it
    const auto next = closed.upper_bound(path);
    if (next == closed.end() || !next->starts_with(path)) continue;
    throw sim::Error(fmt::format("{} lies inside {}, and what is written last would win; vary one of the two",
                                 shown(std::string_view{*next}.substr(0, next->size() - 1)),
                                 shown(std::string_view{path}.substr(0, path.size() - 1))));
  }
}

Factor replicate_factor() {
  return Factor{{.path = std::string{replicate_path},
                 .distribution = "uniform",
                 .from = "0",
                 .to = fmt::format("{}", replicates_to_draw_from - 1),
                 .whole = true}};
}

std::uint32_t replicate_number(std::string_view text) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc{} && end == text.data() + text.size()) return number;
  throw sim::Error(fmt::format("{} is no number of a replicate; expected a whole number from 0 to {}", shown(text),
                               std::numeric_limits<std::uint32_t>::max()));
}

}  // namespace ladder::tools
