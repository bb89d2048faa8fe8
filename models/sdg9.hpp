/// Indicators of Sustainable Development Goal 9 on manufacturing that a settled world gives (ODD 7.18).
///
/// 9.2.1 is manufacturing_share_of_gdp() and manufacturing_value_added_per_head(), 9.2.2 employment_share() of the
/// manufactures, 9.b.1 medium_high_technology_share(). **Not shown**: 9.3.1, because a simulated firm is a slice of its
/// industry and the model does not say how many real firms it stands for; 9.3.2, 9.4.1, 9.5.1, whose mechanisms (loans by
/// size, CO2, R&D spending) are not in the model.
/// Definitions: UN Statistics Division, SDG indicator metadata (UNIDO is custodian of 9.2.1, 9.2.2 and 9.b.1).
#pragma once
#include <cstddef>

#include "models/industry/sector.hpp"
#include "models/money.hpp"

namespace ladder::models {

class World;

/// Whether UNIDO counts the sector as medium-high or high technology: ISIC Rev. 4 divisions 20, 21 and 26 to 30. The
/// model's sectors are wider: chemicals holds petroleum (19) and rubber and plastics (22), too, so that shares are high.
[[nodiscard]] constexpr bool is_medium_high_technology(std::size_t sector) {
  return sector == index(Sector::chemicals) || sector == index(Sector::machinery) ||
         sector == index(Sector::electronics);
}

/// Yearly rate of the month, constant 2015 USD a person: deflated by the economy's GDP deflator, as the model has no price
/// index of value added by industry. 9.2.1, second part.
[[nodiscard]] double manufacturing_value_added_per_head(const World& world, std::size_t e);
/// Of manufacturing value added, 0 to 1; NaN where that is not above 0. 9.b.1.
[[nodiscard]] double medium_high_technology_share(const World& world, std::size_t e);
/// Exports of medium-high and high technology, of manufactured exports, 0 to 1; NaN where there are none.
[[nodiscard]] double medium_high_technology_export_share(const World& world, std::size_t e);
/// Manufactures, of exports of goods, 0 to 1; NaN where there are none.
[[nodiscard]] double manufactured_export_share(const World& world, std::size_t e);

}  // namespace ladder::models
