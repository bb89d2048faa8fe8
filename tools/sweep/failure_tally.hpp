/// Failed runs by what went wrong.
#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ladder::tools {

/// One way in which runs failed.
struct SweepFailure {
  std::string reason;  ///< as the first of them says it
  std::uint64_t count = 0;
  std::vector<std::uint64_t> rows;  ///< of the first few, as they came
};

/// Reasons that differ in their numbers only are one: "4.61 is out of range" and "5.07 is out of range".
/// Memory does not grow with the number of runs: beyond most_kinds further kinds are counted together.
class FailureTally {
 public:
  static constexpr std::size_t most_kinds = 200;
  static constexpr std::size_t most_rows = 5;

  /// @return how often there has been such a failure, this one included
  std::uint64_t add(const std::string& reason, std::uint64_t row);
  [[nodiscard]] std::uint64_t total() const { return total_; }
  /// The most frequent first; of equals in the order of their words.
  [[nodiscard]] std::vector<SweepFailure> sorted() const;

 private:
  std::map<std::string, SweepFailure> kinds_;
  std::uint64_t total_ = 0;
};

/// A reason with every number in it replaced, so that reasons of the same kind are equal.
[[nodiscard]] std::string kind_of_failure(std::string_view reason);

}  // namespace ladder::tools
