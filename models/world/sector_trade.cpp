#include "models/world/sector_trade.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>

#include "models/world/own_economies.hpp"
#include "sim/math.hpp"

namespace ladder::models {
namespace {

constexpr int trade_memory = 5;  // years a share of exports may be old
constexpr int technology_memory =
    12;  // the share of medium and high technology moves slowly, and is often imputed

struct Part {
  Sector sector;
  double share;
};

void add_parts(BySector<double>& values, double amount, std::initializer_list<Part> parts) {
  for (const Part& part : parts) values[index(part.sector)] += amount * part.share;
}

/// Manufactures as a share of merchandise other than fuel and ores, where no series tells: a cross-section of
/// 355 economy-years, 2007-2010, logit = -0.385 + 0.835 ln(manufacturing / agriculture), R2 0.36.
double manufactures_by_structure(const StatedAccounts& accounts) {
  const double manufacturing = accounts.value_added[static_cast<std::size_t>(Broad::manufacturing)];
  const double agriculture = accounts.value_added[static_cast<std::size_t>(Broad::agriculture)];
  const double odds = sim::math::exp(-0.385) *
                      sim::math::pow(std::max(1e-6, manufacturing) / std::max(1e-6, agriculture), 0.835);
  return odds / (1.0 + odds);
}

/// Shares of merchandise exports by the merchandise columns (PROTOTYPES A 2.2 step 6).
BySector<double> goods_by_columns(const Evidence& evidence, const std::string& iso3,
                                  const StatedAccounts& accounts, std::string& origin) {
  const auto share = [&](std::string_view column, int memory) {
    const auto value = evidence.value(iso3, column, memory);
    return value ? std::optional(std::clamp(*value / 100.0, 0.0, 1.0)) : std::nullopt;
  };
  const double fuel = share("fuel_exports_pct_merch", trade_memory).value_or(0.0);
  const double ores =
      std::min(1.0 - fuel, share("ores_metals_exports_pct_merch", trade_memory).value_or(0.0));
  auto made = share("manuf_exports_pct_merch_wdi", trade_memory);
  if (!made) made = share("manuf_exports_pct_merch_implied", trade_memory);
  origin = made ? "merchandise columns of WDI"
                : "merchandise columns; manufactures by value added in manufacturing";
  const double rest = 1.0 - fuel - ores;
  const double manufactures = std::min(rest, made.value_or(rest * manufactures_by_structure(accounts)));
  // Where no share is known, that of India's 2000 exports (18.7 %).
  const double technology = share("mht_exports_pct_manuf_exports", technology_memory).value_or(0.19);
  BySector<double> goods{};
  add_parts(goods, fuel, {{Sector::mining, 0.85}, {Sector::chemicals, 0.15}});
  add_parts(goods, ores, {{Sector::mining, 0.6}, {Sector::metals, 0.4}});
  add_parts(goods, manufactures * technology,
            {{Sector::chemicals, 0.3}, {Sector::machinery, 0.4}, {Sector::electronics, 0.3}});
  add_parts(goods, manufactures * (1.0 - technology),
            {{Sector::textiles, 0.65}, {Sector::light, 0.20}, {Sector::metals, 0.15}});
  const double farm = evidence.value(iso3, "gdp_pc_const2015usd").value_or(0.0) < 1300.0 ? 0.65 : 0.5;
  add_parts(goods, rest - manufactures, {{Sector::agriculture, farm}, {Sector::food, 1.0 - farm}});
  return goods;
}

/// Shares of goods exports that an own economy states, of the latest year with any.
std::optional<BySector<double>> goods_as_stated(const Evidence& evidence, const std::string& iso3) {
  BySector<double> goods{};
  for (std::size_t s = 0; s < goods_count; ++s)
    goods[s] = evidence.value(iso3, own_exports_series(sector_keys[s]), trade_memory).value_or(0.0);
  return total(goods) > 0.0 ? std::optional(shares(goods)) : std::nullopt;
}

/// Shares of merchandise exports in 2017, from customs records.
std::optional<BySector<double>> goods_of_2017(const Evidence& evidence, const std::string& iso3) {
  constexpr int customs_year = 2017;
  const auto found = evidence.data().export_shares_2017.find(iso3);
  if (evidence.base_year() < customs_year || found == evidence.data().export_shares_2017.end())
    return std::nullopt;
  BySector<double> goods{};
  for (std::size_t i = 0; i < industry20_count; ++i)
    if (is_goods(index(industry20_sector[i]))) goods[index(industry20_sector[i])] += found->second[i];
  return total(goods) > 0.5 ? std::optional(shares(goods)) : std::nullopt;
}

}  // namespace

BySector<double> exports_by_sector(Evidence& evidence, const std::string& iso3,
                                   const StatedAccounts& accounts, const Archetype& archetype) {
  BySector<double> own_goods{}, own_services{};
  for (std::size_t s = 0; s < sector_count; ++s)
    (is_goods(s) ? own_goods : own_services)[s] = archetype.exports[s];
  std::string origin;
  BySector<double> goods;
  if (const auto stated = goods_as_stated(evidence, iso3)) {
    goods = *stated;
    origin = "goods: as the file states";
  } else if (const auto customs = goods_of_2017(evidence, iso3)) {
    goods = *customs;
    origin = "goods: customs exports of 2017 by industry";
  } else if (archetype.own) {
    goods = shares(own_goods);
    origin = fmt::format("goods: WIOD {}", archetype.name);
  } else {
    goods = goods_by_columns(evidence, iso3, accounts, origin);
  }
  BySector<double> services = shares(own_services);
  if (!archetype.own) {
    services = {};
    add_parts(services, 1.0, {{Sector::transport, 0.5}, {Sector::trade, 0.25}, {Sector::business, 0.25}});
  }
  BySector<double> exports{};
  const double sold = std::min(accounts.goods_exports, accounts.exports);
  for (std::size_t s = 0; s < sector_count; ++s)
    exports[s] = sold * goods[s] + (accounts.exports - sold) * services[s];
  for (std::size_t s = 0; s < sector_count; ++s)
    if (is_goods(s))
      evidence.observe(iso3, fmt::format("exports.{}", sector_keys[s]), exports[s],
                       fmt::format("{} x merchandise exports (WDI TX.VAL.MRCH.CD.WT)", origin));
  return exports;
}

BySector<double> imports_by_sector(Evidence& evidence, const Draft& draft) {
  constexpr std::size_t mining = index(Sector::mining), chemicals = index(Sector::chemicals);
  const StatedAccounts& n = draft.accounts;
  BySector<double> imports = shares(draft.archetype.imports);
  const IoTable* others = latest_table(evidence.data(), "ROW", evidence.base_year());
  if (!draft.archetype.own && others != nullptr) {
    const BySector<double> rest = shares(archetype_of(*others, "ROW").imports);
    for (std::size_t s = 0; s < sector_count; ++s) imports[s] = 0.5 * (imports[s] + rest[s]);
  }
  for (double& m : imports) m *= n.imports;
  if (draft.archetype.own) return imports;
  double used = 0.0, made = 0.0;  // by the archetype's manufactures, and their value added
  for (std::size_t s = first_manufacture; s <= last_manufacture; ++s) {
    used += draft.archetype.use[mining][s];
    made += draft.archetype.value_added[s];
  }
  const double most = used / made * n.value_added[static_cast<std::size_t>(Broad::manufacturing)];
  const double processed = std::max(0.0, imports[mining] - most);
  imports[mining] -= processed;
  imports[chemicals] += processed;
  if (processed > 0.0)
    evidence.record(draft.economy.iso3, "imports.mining", imports[mining] + processed, imports[mining],
                    "the rest comes processed, as chemicals: more than the economy's industry would use");
  return imports;
}

}  // namespace ladder::models
