/// The accounts of the economies of a result: read from its series `audit/accounts`, in exact cents, and checked again.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "output/series.hpp"

namespace ladder::output {

using Cents = std::int64_t;

/// The accounts of all economies in one world over one year.
class AccountsYear {
 public:
  /// @param year  index of the recorded year
  /// Errors: OutputError (65) where the record has no accounts (it is from an earlier version) or other entries than
  /// account_entries(); sim::Bug where scenario, replicate or year are not in it.
  AccountsYear(const RunRecord& record, std::size_t scenario, std::size_t replicate, std::size_t year);
  /// An entry by its label, "flows/wages/households". Errors: sim::Bug where there is none.
  [[nodiscard]] Cents at(std::size_t economy, std::string_view label) const;
  /// Entries of an economy, in the order of the axis `entry`.
  [[nodiscard]] const std::vector<Cents>& entries(std::size_t economy) const { return cents_[economy]; }
  [[nodiscard]] std::size_t economies() const { return cents_.size(); }

 private:
  std::vector<std::string> labels_;
  std::vector<std::vector<Cents>> cents_;  ///< [economy][entry]
};

/// A table of cents: [row][column].
struct AccountsMatrix {
  std::vector<std::string> rows, columns;
  std::vector<std::vector<Cents>> cells;
  [[nodiscard]] Cents row_sum(std::size_t row) const;
  [[nodiscard]] Cents column_sum(std::size_t column) const;
};

/// What the holders of an economy received (+) and paid (-) in the year, opening and closing balances first and last; the
/// column `rest_of_world` is what all other economies' holders received and paid under the same code. The rows of
/// payments add up to 0; so do opening balances, payments and closing balances taken away, down each column.
[[nodiscard]] AccountsMatrix flow_matrix(const AccountsYear& accounts, std::size_t economy);
/// What the holders of an economy own and owe at the end of the year, and their net worth (-): each column adds up to 0.
/// So does the row of claims, with `rest_of_world`: what one holds, another owes.
[[nodiscard]] AccountsMatrix balance_matrix(const AccountsYear& accounts, std::size_t economy);
/// Stocks over the year at base-year prices: opening, in, out (-), closing.
[[nodiscard]] AccountsMatrix volume_matrix(const AccountsYear& accounts, std::size_t economy);

/// How often an identity was checked over a whole record, and how often it failed.
struct IdentityCheck {
  std::string name;
  std::size_t checked = 0, broken = 0;
  std::string where;   ///< of the first that failed
  Cents residual = 0;  ///< of that one
};

/// Checks, for each scenario, replicate, year and economy, what must be 0.
/// @param between  called for every world; may throw to stop
[[nodiscard]] std::vector<IdentityCheck> recheck(const RunRecord& record,
                                                 const std::function<void()>& between = {});
[[nodiscard]] bool all_hold(const std::vector<IdentityCheck>& checks);

}  // namespace ladder::output
