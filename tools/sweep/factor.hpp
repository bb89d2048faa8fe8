/// What a sweep varies: a path of a scenario and how its value is distributed.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ladder::tools {

/// A factor as a user writes it: all numbers are texts with their unit, such as "0.5 %/year".
struct FactorDescription {
  std::string path;                   ///< as `--set path=value` takes it: "assumptions.frontier_growth"
  std::string name{};                 ///< by which constraints and tables call it; empty: the path
  std::string distribution;           ///< uniform, log-uniform, normal, triangular, discrete or choice
  std::string from{}, to{};           ///< bounds; of a normal either may be empty (no truncation there)
  std::string mean{}, sd{};           ///< of a normal, before truncation
  std::string mode{};                 ///< of a triangular distribution: its peak
  std::vector<std::string> values{};  ///< of discrete and choice: YAML texts, "1.2 %/year" or "[ETH, BGD]"
  std::vector<double> weights{};      ///< of discrete: positive, need not add up to 1
  bool whole = false;                 ///< whole numbers only, both bounds included; uniform and log-uniform
};

/// A path with a distribution, checked. Pure and immutable.
///
/// Every number of a factor carries the same unit text, and so does every value it gives; 0.5 %/year is not
/// converted, so that a design shows what the user wrote. Whether the path exists and takes such a value, the
/// loader of scenarios says.
class Factor {
 public:
  /// @throws sim::Error naming the path: a text that is no number, differing units, bounds in the wrong
  /// order, a setting that the distribution does not take, a normal distribution of which the bounds keep
  /// less than a millionth
  explicit Factor(FactorDescription description);

  [[nodiscard]] const std::string& path() const { return description_.path; }
  [[nodiscard]] const std::string& name() const { return description_.name; }
  /// Unit of all values, "%/year"; empty: none.
  [[nodiscard]] const std::string& unit() const { return unit_; }
  /// Whether all values are numbers in one unit. Always, but for discrete and choice.
  [[nodiscard]] bool numeric() const { return numeric_; }
  /// Whether the distribution has a least and a greatest value, so that quantiles 0 and 1 exist.
  [[nodiscard]] bool bounded() const { return bounded_; }

  /// The value at a quantile: monotone in u, the same text on every machine. Numbers are the shortest
  /// decimals that read back as the very double; values of discrete and choice are as they were given.
  /// @param u  0 < u < 1; of a bounded factor 0 <= u <= 1
  [[nodiscard]] std::string value(double u) const;

  /// Different values at `count` quantiles spread evenly over [0, 1], ends included, in order (1: the
  /// median). All values of discrete and choice, whatever the count. Fewer where whole numbers are scarce.
  /// @throws sim::Error where the factor is not bounded
  [[nodiscard]] std::vector<std::string> levels(std::size_t count) const;

 private:
  enum class Law { uniform, log_uniform, normal, triangular, discrete, choice };

  void take_law();
  void refuse_strangers() const;
  void take_numbers();
  void take_values();
  void take_truncation();
  double number(std::string_view setting, const std::string& text);
  [[nodiscard]] std::size_t value_index(double u) const;
  [[nodiscard]] double continuous(double u) const;
  [[nodiscard]] double truncated_normal(double u) const;
  [[nodiscard]] double triangular(double u) const;
  [[nodiscard]] bool of_values() const { return law_ == Law::discrete || law_ == Law::choice; }
  [[noreturn]] void fail(std::string_view what) const;

  FactorDescription description_;
  Law law_ = Law::uniform;
  std::string unit_;
  bool unit_known_ = false, numeric_ = true, bounded_ = true;
  double from_ = 0.0, to_ = 0.0, mean_ = 0.0, sd_ = 0.0, mode_ = 0.0;
  bool mirrored_ = false;                              ///< truncated normal computed in the lower tail
  double probability_from_ = 0.0, probability_ = 1.0;  ///< below the truncation; inside it
  std::vector<double> cumulative_;                     ///< weights up to and including each value
};

/// What every design needs of its factors: at least one, with different names, and check_paths(). @throws
/// sim::Error
void check_factors(std::span<const Factor> factors);

[[nodiscard]] std::vector<std::string> paths_of(std::span<const Factor> factors);

/// Whether --set could take it as a path: keys with points between them.
[[nodiscard]] bool is_path(std::string_view text);

/// That no path stands twice or lies inside another ("policies.0" and "policies.0.budget": the order of
/// writing would decide). @throws sim::Error
void check_paths(std::span<const std::string> paths);

/// The path that picks the number of the replicate, which selects the luck of a run, instead of setting a
/// value of the scenario: the seed as a factor of its own (see saltelli_design()).
inline constexpr std::string_view replicate_path = "replicate";
/// How many replicates replicate_factor() draws from: of a hundred thousand rows two or three share theirs.
inline constexpr std::size_t replicates_to_draw_from = std::size_t{1} << 31;
/// The seed as a factor: a replicate from 0 to replicates_to_draw_from - 1, all equally likely.
[[nodiscard]] Factor replicate_factor();
/// The replicate that a value of that path picks. @throws sim::Error unless it is a whole number below 2^32
[[nodiscard]] std::uint32_t replicate_number(std::string_view text);

/// P(Z <= x) of the standard normal distribution, the inverse of sim::normal_quantile to the last bit and so
/// the same on every CPU. Relative error below 1e-8 in the lower tail, absolute below 1e-15 above.
[[nodiscard]] double normal_probability(double x);

}  // namespace ladder::tools
