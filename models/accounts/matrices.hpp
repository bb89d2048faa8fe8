/// The balance-sheet and the transactions-flow matrix of an economy, entry by entry, in exact cents (ODD 7.18).
///
/// After Godley and Lavoie (2007), Monetary Economics, ch. 2: a column for each kind of holder, a row for each kind of
/// claim or payment. A payment that stays in an economy adds up to 0 over its row, one that crosses the border does so
/// with the columns of all other economies; a column adds up to the change of its holder's balance.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "models/accounts/ledger.hpp"
#include "models/money.hpp"

namespace ladder::models {

class World;

/// A column: who holds. Markets (where buyers' money is passed on to sellers) and clearing (of interest) end each month
/// at 0.
enum class Holder : std::uint8_t {
  households,
  government,
  bank,
  farms,
  own_account,
  firms,
  programmes,
  markets,
  clearing
};
inline constexpr std::size_t holder_count = 9;
[[nodiscard]] std::string_view holder_name(Holder holder);
[[nodiscard]] Holder holder_of(Party party);

/// An entry of a matrix: its row and its column.
struct MatrixEntry {
  std::string_view row;
  Holder column;
  /// "wages/households"
  [[nodiscard]] std::string label() const;
};

/// Entries of the transactions-flow matrix that need not be 0: for each holder opening_balance, the transaction codes,
/// closing_balance. Payments between accounts of the same holder in one economy (wholesale, delivery) are left out.
[[nodiscard]] const std::vector<MatrixEntry>& flow_entries();
/// What holders received (+) and paid (-) in the month settled last, cents, in the order of flow_entries().
/// @param first, last  whether to give balances before the month, and after it; else they are 0: a year's opening
///                     balances and flows are then sums over its months
[[nodiscard]] std::vector<Money> month_flows(const World& world, std::size_t e, bool first, bool last);

/// Entries of the balance-sheet matrix: deposits and debts of each holder; what its stocks are worth.
[[nodiscard]] const std::vector<MatrixEntry>& balance_entries();
/// At the end of the month settled last, cents, in the order of balance_entries(). Stocks of finished output at the
/// mean price of their industry, inputs at their users' price, capital at the price of a new unit. Debts are negative.
[[nodiscard]] std::vector<Money> balance_sheet(const World& world, std::size_t e);

/// Entries of the volume accounts, in cents at base-year prices: opening, in (+), out (-), closing.
[[nodiscard]] const std::vector<std::string_view>& volume_entries();
[[nodiscard]] std::vector<Volume> month_volumes(const World& world, std::size_t e, bool first, bool last);

/// GDP of the month by each approach, and the changes in inventories in it.
[[nodiscard]] const std::vector<std::string_view>& gdp_entries();
[[nodiscard]] std::vector<Money> month_gdp(const World& world, std::size_t e);

}  // namespace ladder::models
