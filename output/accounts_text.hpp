/// The accounts of an economy for people, for programs and for spreadsheets.
#pragma once
#include <iosfwd>
#include <string>
#include <vector>

#include "output/accounts.hpp"

namespace ladder::output {

/// What is shown: rows of the coordinates of a record.
struct AccountsPlace {
  std::size_t scenario = 0, replicate = 0, year = 0, economy = 0;
};

/// Matrices as tables and the identities checked, in lines. @param exact  cents instead of millions of USD
[[nodiscard]] std::string accounts_table(const RunRecord& record, const AccountsPlace& place,
                                         const std::vector<IdentityCheck>& checks, bool exact);

/// The same as JSON, schema "ladder-audit/1" (FORMAT.md). Cents are whole numbers, some beyond 2^53.
[[nodiscard]] std::string accounts_json(const RunRecord& record, const AccountsPlace& place,
                                        const std::vector<IdentityCheck>& checks);

/// Every entry of every economy and year of a world, a row each: scenario, replicate, year, economy, matrix, row, column,
/// cents.
void write_accounts_csv(std::ostream& out, const RunRecord& record, std::size_t scenario, std::size_t replicate);

}  // namespace ladder::output
