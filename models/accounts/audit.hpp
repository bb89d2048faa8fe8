/// The audit of a month: identities that hold exactly, or the run stops and names the account (ODD 7.18).
#pragma once
#include <cstdint>

#include "models/accounts/snapshot.hpp"
#include "models/money.hpp"

namespace ladder::models {

class World;

struct AuditReport {
  std::uint64_t months = 0;      ///< audited since the start
  std::uint64_t identities = 0;  ///< checked since the start
  std::uint64_t postings = 0;    ///< since the start
  Money residual = 0;            ///< sum of absolute residuals; 0, or the run has stopped
};

/// Completes the national accounts by what changed in stocks, and checks every identity of MODEL section 8 for the
/// month just settled, and that between the settlement before and this one nothing moved but what firms made, used
/// and wore out. Throws sim::Bug naming the first account whose residual is not 0.
/// @param opening  taken before anything was settled
/// @param closing  taken after everything was
void audit_month(World& world, const AuditSnapshot& opening, AuditSnapshot closing);

}  // namespace ladder::models
