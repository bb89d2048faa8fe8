#include "models/world/sector_panel.hpp"

#include <algorithm>

namespace ladder::models {
namespace {

// ETD's twelve sectors by Ladder's sectors.
struct EtdSector {
  std::string_view key;
  Sector sector;
};
constexpr std::array<EtdSector, 12> etd_sectors = {{
    {"agriculture", Sector::agriculture},
    {"mining", Sector::mining},
    {"manufacturing", Sector::food},
    {"utilities", Sector::utilities},
    {"construction", Sector::construction},
    {"trade_services", Sector::trade},
    {"transport_services", Sector::transport},
    {"business_services", Sector::business},
    {"financial_services", Sector::business},
    {"real_estate", Sector::business},
    {"government_services", Sector::government},
    {"other_services", Sector::government},
}};

}  // namespace

std::optional<BySector<double>> sector_panel_values(const SeriesTable& table, const std::string& iso3,
                                                    int year) {
  BySector<double> values{};
  for (const EtdSector& s : etd_sectors) {
    const Series* series = CountryData::find(table, iso3, s.key);
    const auto value = series == nullptr ? std::nullopt : series->at(year);
    if (!value && s.key != "real_estate") return std::nullopt;
    values[index(s.sector)] += std::max(0.0, value.value_or(0.0));
  }
  return values;
}

}  // namespace ladder::models
