/// What no world may do, however well it meets its targets.
#pragma once
#include <span>
#include <string>

#include "models/fields.hpp"
#include "output/series.hpp"

namespace ladder::tools {

/// Bounds over all recorded years and all economies, North and Rest of world included. A calibration without
/// them prefers parameters that are right for 18 years and absurd after 50.
struct AdmissibleBounds {
  models::Share least_growth{-0.10};         ///< of real GDP from a year to the next
  models::Share most_foreign_position{1.5};  ///< of GDP, either way
  models::Number most_price_change{4.0};  ///< price level within this factor of the base year's, either way
  void fields(models::FieldVisitor& v);
};

/// Why a world is inadmissible: the bound it breaks first, then where: "real GDP grows by less than -10 % in
/// a year: -14.2 % in ETH in 2031". Empty: it is admissible. Values that are not defined break a bound.
[[nodiscard]] std::string why_inadmissible(const AdmissibleBounds& bounds,
                                           std::span<const output::Series> series,
                                           const output::Coordinates& coordinates,
                                           const output::ReplicateRecord& record);

}  // namespace ladder::tools
