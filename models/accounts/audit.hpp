/// The audit of a month: identities that hold exactly, or the run stops and names the account.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "models/money.hpp"

namespace ladder::models {

class World;

struct AuditReport {
  std::uint64_t months = 0;      ///< audited since the start
  std::uint64_t identities = 0;  ///< checked since the start
  std::uint64_t postings = 0;    ///< since the start
  Money residual = 0;            ///< sum of absolute residuals; 0, or the run has stopped
};

/// Balances, stocks and people before a month is settled, to audit it by.
struct AuditOpening {
  std::vector<Money> positions;  ///< net foreign position by economy
  std::vector<Money> producers;  ///< balances of firms and own-account producers by economy
  std::vector<Volume> stocks;    ///< finished output by industry
  std::vector<People> people;    ///< labour force by economy
};
[[nodiscard]] AuditOpening audit_opening(const World& world);

/// Checks every identity of MODEL section 8 for the month just settled. Throws sim::Bug naming the first
/// account whose residual is not 0.
void audit_month(World& world, const AuditOpening& opening);

}  // namespace ladder::models
