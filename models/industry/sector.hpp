/// The fifteen sectors (classes of activity, ISIC) and what distinguishes them.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace ladder::models {

enum class Sector : std::uint8_t {
  agriculture,
  mining,
  food,
  textiles,
  light,
  chemicals,
  metals,
  machinery,
  electronics,
  utilities,
  construction,
  trade,
  transport,
  business,
  government,
};
inline constexpr std::size_t sector_count = 15;
/// Agriculture to electronics: storable goods, whose lack as an input stops production. The rest are
/// services.
inline constexpr std::size_t goods_count = 9;
inline constexpr std::size_t first_manufacture = 2;  ///< food
inline constexpr std::size_t last_manufacture = 8;   ///< electronics

template <class T>
using BySector = std::array<T, sector_count>;

/// Keys as written in scenarios, in order.
inline constexpr BySector<std::string_view> sector_keys = {
    "agriculture",  "mining", "food",      "textiles",    "light",
    "chemicals",    "metals", "machinery", "electronics", "utilities",
    "construction", "trade",  "transport", "business",    "government"};

[[nodiscard]] constexpr bool is_goods(std::size_t s) {
  return s < goods_count;
}
[[nodiscard]] constexpr bool is_manufacture(std::size_t s) {
  return s >= first_manufacture && s <= last_manufacture;
}
[[nodiscard]] constexpr std::size_t index(Sector s) {
  return static_cast<std::size_t>(s);
}

}  // namespace ladder::models
