/// Changes of import duties against those of the base year, and what duties come to in a month (MODEL 3.12; ODD 7.16).
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "models/fields.hpp"
#include "models/month.hpp"
#include "models/units.hpp"

namespace ladder::models {

class World;

/// A change of the duty on goods from abroad. Duties of the base year are in its prices, and their revenue is part of
/// its taxes; so what is stated is by how much the price to the user changes:
///
///     change = (1 + new rate) / (1 + rate of the base year) - 1
///
/// A rise is paid to the importing treasury; a cut is a duty of the base year no longer levied, which it forgoes.
struct TariffChange {
  std::vector<std::string> economies;  ///< importers, iso3 or NORTH, ROW
  std::vector<std::string> partners;   ///< exporters likewise; empty: all
  std::vector<std::string> sectors;    ///< keys of goods sectors; empty: all goods
  Share change{0.0};                   ///< of the price of imports to their user, duty of the base year included
  Month from;
  Month until;      ///< last month, included
  Years ramp{0.0};  ///< the change grows linearly from 0 over this time
  void fields(FieldVisitor& v);
};

/// The change as it is in a month of the calendar: 0 outside of from to until, a part of it on the ramp.
[[nodiscard]] double change_in(const TariffChange& tariff, Month month);

/// Fills Trade::duty for the month to be settled: tariff changes of the scenario, and the duty that a former
/// least-developed economy pays where it had a preference. Leaves it empty where there is neither.
void set_duties(World& world, std::uint32_t month);

}  // namespace ladder::models
