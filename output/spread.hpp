/// A world recorded with the programmes of its own scenario, among all scenarios of a file.
#pragma once
#include <span>

#include "output/series.hpp"

namespace ladder::output {

/// The record over coordinates that have more programmes: 0 where its scenario does not have one, as a
/// recorder with those coordinates writes it. So a world is the same to the bit whatever it is compared with,
/// and can be kept.
/// @param own  coordinates of the record
/// @param all  the same but for the programmes, in any order, which include all of `own`
[[nodiscard]] ReplicateRecord spread(ReplicateRecord record, std::span<const Series> series,
                                     const Coordinates& own, const Coordinates& all);

}  // namespace ladder::output
