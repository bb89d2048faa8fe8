#include "tools/sweep/failure_tally.hpp"

#include <algorithm>

namespace ladder::tools {
namespace {

constexpr std::string_view others = "other reasons, too many to tell apart";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

std::string kind_of_failure(std::string_view reason) {
  std::string kind;
  for (std::size_t i = 0; i < reason.size();) {
    if (!is_digit(reason[i])) {
      kind += reason[i++];
      continue;
    }
    kind += '#';
    // Digits, decimal points and exponents: "4.61", "1e-05".
    while (i < reason.size() &&
           (is_digit(reason[i]) || (reason[i] == '.' && i + 1 < reason.size() && is_digit(reason[i + 1])) ||
            (reason[i] == 'e' && i + 2 < reason.size() && (reason[i + 1] == '-' || reason[i + 1] == '+') &&
             is_digit(reason[i + 2]))))
      i += reason[i] == 'e' ? 2 : 1;
  }
  return kind;
}

std::uint64_t FailureTally::add(const std::string& reason, std::uint64_t row) {
  ++total_;
  std::string kind = kind_of_failure(reason);
  const bool room = kinds_.size() < most_kinds || kinds_.contains(kind);
  SweepFailure& failure = kinds_[room ? std::move(kind) : std::string{others}];
  if (failure.count == 0) failure.reason = room ? reason : std::string{others};
  if (failure.rows.size() < most_rows) failure.rows.push_back(row);
  return ++failure.count;
}

std::vector<SweepFailure> FailureTally::sorted() const {
  std::vector<SweepFailure> all;
  for (const auto& [kind, failure] : kinds_) all.push_back(failure);
  std::ranges::stable_sort(all, std::ranges::greater{}, &SweepFailure::count);
  return all;
}

}  // namespace ladder::tools
