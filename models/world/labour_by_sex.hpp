/// Women in an economy's labour force: at work by class of sector, and looking for work (ODD 5.1).
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "models/world/evidence.hpp"

namespace ladder::models {

/// The three classes in which the ILO counts employment by sex: agriculture, industry, services.
inline constexpr std::size_t ilo_class_count = 3;
inline constexpr std::array<std::string_view, ilo_class_count> ilo_class_keys = {"agriculture", "industry", "services"};
template <class T>
using ByIloClass = std::array<T, ilo_class_count>;
[[nodiscard]] std::size_t ilo_class_of(std::size_t sector);

/// Persons of a labour force and the women among them. Of several economies they add up.
struct LabourBySex {
  double force = 0.0, women = 0.0;
  ByIloClass<double> employed{}, employed_women{};
  bool observed = false;  ///< employment by sex is in the data; else women are at work as they are in the labour force

  [[nodiscard]] double share_employed(std::size_t ilo_class) const;  ///< women of those employed, 0 to 1
  [[nodiscard]] double share_unemployed() const;                     ///< women of those without work, 0 to 1
  LabourBySex& operator+=(const LabourBySex& other);
};

/// Women of an economy in the base year, ILO modelled estimates; empty where the women of its labour force or its
/// unemployment are not known.
///
///     women in a class = women employed x the class's part of women's employment
///     women employed   = employed x (self-employed - of men) / (self-employed of women - of men)
///
/// The second holds because a share of all is the mean of the shares of both sexes: employment by sex itself is not among
/// the data. Where the two shares are too near to each other, women are employed as they are in the labour force.
[[nodiscard]] std::optional<LabourBySex> labour_by_sex(const Evidence& evidence, const std::string& iso3);

/// Share of women in each sector of an economy: what its class has in all, spread by the usual odds of a woman in the
/// sector against the others of the class. Odds: assumption, orders of magnitude of the ILO's employment by sex and
/// activity (few women in mining, construction and transport, many in garments, schools and hospitals).
///
///     share_s = o_s x / (1 + o_s x),   x such that sum(employment_s share_s) = share of the class x its employment
[[nodiscard]] BySector<double> women_by_sector(const LabourBySex& labour, const BySector<double>& employment);

/// Enters the women of each sector and of the unemployed, and records where they come from.
void fill_women(Evidence& evidence, const LabourBySex& labour, OpeningEconomy& economy);

}  // namespace ladder::models
