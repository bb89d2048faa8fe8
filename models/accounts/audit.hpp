/// The audit of a month: identities that hold exactly, or the run stops and names the account (ODD 7.18).
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

/// Balances, stocks and people at one moment, to audit what came after by.
struct AuditSnapshot {
  std::vector<Money> positions;  ///< net foreign position by economy
  std::vector<Money> producers;  ///< balances of firms and own-account producers by economy
  std::vector<Volume> stocks;    ///< finished output by industry
  std::vector<Volume> made;      ///< by firms in the month, by industry
  std::vector<People> people;    ///< labour force by economy
};
[[nodiscard]] AuditSnapshot audit_snapshot(const World& world);

/// Checks every identity of MODEL section 8 for the month just settled, and that between the settlement
/// before and this one nothing moved but output into stock. Throws sim::Bug naming the first account whose
/// residual is not 0.
/// @param opening  taken before anything was settled
void audit_month(World& world, const AuditSnapshot& opening);

}  // namespace ladder::models
