/// Changes in inventories, and what they add to the three GDPs (ODD 7.18).
#pragma once
#include "models/accounts/snapshot.hpp"

namespace ladder::models {

class World;

/// Values the change of every stock of finished goods and of inputs, adds it to value added by industry and to GDP by
/// production and by expenditure, and notes the month's volumes that stocks were changed by.
///
/// A change is a volume times the month's mean price, as SNA 2008 values entries and withdrawals at the prices at which
/// they take place: no holding gain is in it. Services are not stored (what firms keep ready of them counts when it is
/// sold). Finished goods at what their sellers got, inputs at what their users paid.
/// Rounded to cents by industry (and product, for inputs), so that the same volumes give the same cents however they
/// are added up. By production the change of finished goods is what was made less what was sold; by expenditure, and in
/// GDP by income, it is what is there now less what was there: the volume identities make the two agree.
/// @param before   as the settlement before left the world
/// @param opening  before this settlement
/// @param closing  after it
void add_inventories(World& world, const AuditSnapshot& before, const AuditSnapshot& opening,
                     const AuditSnapshot& closing);

}  // namespace ladder::models
