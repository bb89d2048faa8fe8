/// Quantities with a declared dimension, so that no bare number crosses a public interface unlabelled.
#pragma once
#include <compare>
#include <cstdint>
#include <span>
#include <string_view>

namespace ladder::models {

/// One way to write a quantity: "24 months", "1.2 %/year", "40 MUSD/year".
struct UnitName {
  std::string_view name;  ///< as written ("%/year"); blanks within do not count; empty: no unit
  double factor;          ///< value in the base unit of one of these
};

/// What a quantity measures and how it may be written. The first unit is the base unit, used when printing.
struct Dimension {
  std::string_view name;            ///< "rate", "money per year", "share", ...
  std::span<const UnitName> units;  ///< at least one
  bool unit_required;               ///< false for shares and pure numbers, which may stand alone
};

/// A value written in `unit`, in the base unit. 7 % is the very double 0.07, and 24 months are exactly 2
/// years.
[[nodiscard]] double in_base_unit(double written, const UnitName& unit);
/// The unit of that name, blanks disregarded; nullptr where the dimension has none.
[[nodiscard]] const UnitName* find_unit(const Dimension& dimension, std::string_view name);

/// A double that knows its dimension.
template <class Tag>
class Quantity {
 public:
  constexpr Quantity() = default;
  constexpr explicit Quantity(double value) : value_(value) {}
  [[nodiscard]] constexpr double value() const { return value_; }
  [[nodiscard]] constexpr double& value() { return value_; }
  constexpr auto operator<=>(const Quantity&) const = default;
  [[nodiscard]] static const Dimension& dimension() { return Tag::dimension(); }

 private:
  double value_ = 0.0;
};

// clang-format off
struct NumberTag     { static const Dimension& dimension(); };  ///< pure number
struct ShareTag      { static const Dimension& dimension(); };  ///< 0.3 or 30 %
struct PerYearTag    { static const Dimension& dimension(); };  ///< 1.2 %/year or 0.012 /year
struct UsdTag        { static const Dimension& dimension(); };  ///< USD, kUSD, MUSD, BUSD of the base year
struct UsdPerYearTag { static const Dimension& dimension(); };  ///< USD/year, MUSD/year, ...
struct YearsTag      { static const Dimension& dimension(); };  ///< months, years; base unit years
struct LogPointsTag  { static const Dimension& dimension(); };  ///< natural log points
struct PersonsTag    { static const Dimension& dimension(); };  ///< persons, thousand persons
struct HoursTag      { static const Dimension& dimension(); };  ///< hours
struct KilometresTag { static const Dimension& dimension(); };  ///< km
// clang-format on

using Number = Quantity<NumberTag>;
using Share = Quantity<ShareTag>;
using PerYear = Quantity<PerYearTag>;
using Usd = Quantity<UsdTag>;
using UsdPerYear = Quantity<UsdPerYearTag>;
using Years = Quantity<YearsTag>;
using LogPoints = Quantity<LogPointsTag>;
using Persons = Quantity<PersonsTag>;
using Hours = Quantity<HoursTag>;
using Kilometres = Quantity<KilometresTag>;

/// Share of a gap closed in a step of `years`, at a rate a year: 1 - exp(-rate * years). The one conversion
/// of rates.
[[nodiscard]] double share_closed(PerYear rate, Years step);
/// Share of a gap closed in a step of several months, where `in_a_month` of what is left is closed each month:
/// 1 - (1 - in_a_month)^months; of one month the very share.
[[nodiscard]] double share_closed(Share in_a_month, std::int64_t months);
/// Hazard of a Poisson process over a step: rate * years (not capped).
[[nodiscard]] double expected_count(PerYear rate, Years step);

inline constexpr Years one_month{1.0 / 12.0};
inline constexpr Years one_quarter{0.25};

}  // namespace ladder::models
