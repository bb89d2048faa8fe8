#include "models/world/stated_accounts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>

#include "models/world/archetype.hpp"
#include "models/world/own_economies.hpp"
#include "models/world/sector_panel.hpp"
#include "sim/error.hpp"

namespace ladder::models {
namespace {

constexpr double million = 1e6;
constexpr int short_memory = 5;  // years a slow series may be old

constexpr std::size_t at(Broad b) {
  return static_cast<std::size_t>(b);
}
constexpr std::size_t at(Jobs j) {
  return static_cast<std::size_t>(j);
}

/// Manufacturing's share of mining, manufacturing and utilities in the economy's archetype.
double manufacturing_by_table(const Evidence& evidence, const std::string& iso3) {
  const double per_head = evidence.value(iso3, "gdp_pc_const2015usd").value_or(0.0);
  const Archetype table = choose_archetype(evidence.data(), iso3, evidence.base_year(), per_head);
  double made = 0.0;
  for (std::size_t s = first_manufacture; s <= last_manufacture; ++s) made += table.value_added[s];
  return made /
         (made + table.value_added[index(Sector::mining)] + table.value_added[index(Sector::utilities)]);
}

struct ValueAddedShares {
  ByBroad<double> share{};
  std::string source;
};

void normalise(ByBroad<double>& values) {
  const double sum = sum_of(values);
  for (double& x : values) x /= sum;
}

std::optional<ValueAddedShares> shares_by_etd(const Evidence& evidence, const std::string& iso3,
                                              StatedAccounts& accounts) {
  const auto values = sector_panel_values(evidence.data().etd_value_added, iso3, evidence.base_year());
  if (!values) return std::nullopt;
  ValueAddedShares result;
  for (std::size_t s = 0; s < sector_count; ++s) result.share[at(broad_of(s))] += (*values)[s];
  const auto part = [&](Sector s, Broad b) {
    return (*values)[index(s)] / std::max(1e-300, result.share[at(b)]);
  };
  accounts.mining_share = part(Sector::mining, Broad::mining_utilities);
  accounts.business_share = part(Sector::business, Broad::other);
  normalise(result.share);
  result.source = "ETD 2021, share of value added at current prices";
  return result;
}

/// WDI tells agriculture, industry, manufacturing and services at current prices; the UN splits inside them.
std::optional<ValueAddedShares> shares_by_wdi(const Evidence& evidence, const std::string& iso3,
                                              const std::optional<ByBroad<double>>& un) {
  const auto read = [&](std::string_view column) { return evidence.value(iso3, column); };
  const auto agriculture = read("agr_va_pct_gdp"), industry = read("ind_va_pct_gdp"),
             manufacturing = read("mva_pct_gdp"), services = read("srv_va_pct_gdp");
  if (!un || !agriculture || !industry || !services) return std::nullopt;
  ValueAddedShares result;
  result.share[at(Broad::agriculture)] = *agriculture;
  const auto split = [&](double amount, std::initializer_list<Broad> parts) {
    double sum = 0.0;
    for (const Broad b : parts) sum += (*un)[at(b)];
    for (const Broad b : parts) result.share[at(b)] = amount * (*un)[at(b)] / std::max(1e-300, sum);
  };
  if (manufacturing && *manufacturing < *industry) {
    result.share[at(Broad::manufacturing)] = *manufacturing;
    split(*industry - *manufacturing, {Broad::mining_utilities, Broad::construction});
  } else {
    split(*industry, {Broad::mining_utilities, Broad::manufacturing, Broad::construction});
  }
  split(*services, {Broad::trade, Broad::transport, Broad::other});
  normalise(result.share);
  result.source =
      manufacturing
          ? "WDI NV.AGR, NV.IND, NV.IND.MANF, NV.SRV at current prices, over their sum; UN AMA inside"
          : "WDI NV.AGR, NV.IND, NV.SRV at current prices, over their sum; UN AMA inside";
  if (!evidence.un(iso3, "manufacturing")) result.source += "; manufacturing by the input-output table";
  return result;
}

/// What an own economy states, which need not add up.
std::optional<ByBroad<double>> stated_shares(const Evidence& evidence, const std::string& iso3) {
  ByBroad<double> share{};
  for (std::size_t b = 0; b < broad_count; ++b) {
    const auto percent = evidence.value(iso3, own_value_added_series(broad_keys[b]));
    if (!percent) return std::nullopt;
    share[b] = *percent / 100.0;
  }
  return share;
}

std::string_view first_not_stated(const Evidence& evidence, const std::string& iso3) {
  return *std::ranges::find_if(broad_keys, [&](std::string_view key) {
    return !evidence.value(iso3, own_value_added_series(key));
  });
}

ValueAddedShares value_added_shares(const Evidence& evidence, const std::string& iso3,
                                    StatedAccounts& accounts) {
  if (const auto stated = stated_shares(evidence, iso3)) {
    ValueAddedShares result{*stated, "as the file states, over their sum"};
    normalise(result.share);
    return result;
  }
  if (evidence.data().own.contains(iso3))
    static_cast<void>(evidence.required(iso3, own_value_added_series(first_not_stated(evidence, iso3))));
  if (const auto etd = shares_by_etd(evidence, iso3, accounts)) return *etd;
  const auto un = un_value_added(evidence, iso3);
  if (const auto wdi = shares_by_wdi(evidence, iso3, un)) return *wdi;
  if (!un)
    throw sim::Error(
        fmt::format("{0} cannot be balanced for {1}: sector_va_un_ama has no value added by sector in {1}. "
                    "Leave the economy out of the scenario, or choose another base year.",
                    iso3, evidence.base_year()));
  ValueAddedShares result{*un, "UN AMA, share of value added at constant 2015 prices"};
  normalise(result.share);
  return result;
}

void add_value_added(Evidence& evidence, const std::string& iso3, StatedAccounts& accounts) {
  const ValueAddedShares shares = value_added_shares(evidence, iso3, accounts);
  const auto stated = stated_shares(evidence, iso3);
  for (std::size_t b = 0; b < broad_count; ++b) {
    accounts.value_added[b] = shares.share[b] * accounts.gdp;
    evidence.observe(iso3, fmt::format("value_added.{}", broad_keys[b]),
                     stated ? (*stated)[b] * accounts.gdp : accounts.value_added[b], shares.source);
  }
  if (const auto taxes = evidence.value(iso3, "net_product_taxes_pct_gdp"); taxes && *taxes != 0.0)
    evidence.record(
        iso3, "net_product_taxes", *taxes / 100.0 * accounts.gdp, 0.0,
        "WDI; GDP is taken as the sum of value added, so they are spread over sectors in proportion");
}

/// A column of the UN over its GDP, both at constant 2015 prices: the last resort, since relative prices
/// move.
std::optional<double> un_ratio(const Evidence& evidence, const std::string& iso3, std::string_view column) {
  const auto gdp = evidence.un(iso3, "gdp"), value = evidence.un(iso3, column);
  return gdp && value && *gdp > 0.0 ? std::optional(*value / *gdp) : std::nullopt;
}

/// A share of GDP and the name of the series it comes from.
struct ShareOfGdp {
  double share = 0.0;
  std::string origin;
};

/// The panel's percentage of GDP, else the ratio of the UN. @throws sim::Error naming the panel's column
ShareOfGdp share_of_gdp(const Evidence& evidence, const std::string& iso3, std::string_view column,
                        std::string_view series, std::string_view un_column) {
  if (const auto reading = evidence.panel(iso3, column, short_memory))
    return {reading->value / 100.0, dated(series, *reading, evidence.base_year())};
  if (const auto ratio = un_ratio(evidence, iso3, un_column))
    return {*ratio, fmt::format("UN AMA {} over GDP at constant 2015 prices", un_column)};
  return {evidence.required(iso3, column, short_memory).value / 100.0, ""};
}

/// Exports with the fallback of PROTOTYPES A 2.2 step 5.
void add_exports(Evidence& evidence, const std::string& iso3, StatedAccounts& accounts) {
  constexpr double goods_of_exports = 0.88;  // median share (PROTOTYPES A 2.2)
  // Merchandise near or above the total (China 2000, the Philippines) leaves no room for services: the total
  // holds.
  constexpr double most_goods = 0.92;
  const auto merchandise = evidence.panel(iso3, "merch_exports_usd", short_memory);
  std::string origin;
  if (!evidence.panel(iso3, "exports_pct_gdp", short_memory) && merchandise) {
    accounts.exports = merchandise->value / million / goods_of_exports;
    origin = dated("merchandise exports (WDI TX.VAL.MRCH.CD.WT) / 0.88", *merchandise, evidence.base_year());
  } else {
    const ShareOfGdp x = share_of_gdp(evidence, iso3, "exports_pct_gdp", "WDI NE.EXP.GNFS.ZS", "exports");
    accounts.exports = x.share * accounts.gdp;
    origin = x.origin;
  }
  accounts.goods_exports =
      std::min(most_goods * accounts.exports,
               merchandise ? merchandise->value / million : goods_of_exports * accounts.exports);
  evidence.observe(iso3, "exports", accounts.exports, origin);
}

void add_imports(Evidence& evidence, const std::string& iso3, StatedAccounts& accounts) {
  const ShareOfGdp m = share_of_gdp(evidence, iso3, "imports_pct_gdp", "WDI NE.IMP.GNFS.ZS", "imports");
  accounts.imports = m.share * accounts.gdp;
  evidence.observe(iso3, "imports", accounts.imports, m.origin);
}

void add_investment(Evidence& evidence, const std::string& iso3, StatedAccounts& accounts) {
  const ShareOfGdp i =
      share_of_gdp(evidence, iso3, "gcf_pct_gdp", "WDI NE.GDI.TOTL.ZS", "gross_capital_formation");
  // Below 5 % an economy would not even replace its capital: a war year or an artefact (assumption).
  accounts.investment = std::clamp(i.share, 0.05, 0.60) * accounts.gdp;
  evidence.observe(iso3, "investment", i.share * accounts.gdp, i.origin);
}

void add_government(Evidence& evidence, const std::string& iso3, StatedAccounts& accounts) {
  for (const auto& [column, name] :
       {std::pair{"gov_consumption_pct_gdp", "WDI NE.CON.GOVT.ZS"},
        std::pair{"gov_consumption_pct_gdp_const2015", "UN AMA, constant 2015 prices"}}) {
    const auto reading = evidence.panel(iso3, column, short_memory);
    if (!reading || reading->value <= 0.0) continue;
    // Beyond these bounds lie statistical discrepancies (assumption).
    accounts.government = std::clamp(reading->value / 100.0, 0.02, 0.50) * accounts.gdp;
    evidence.observe(iso3, "government", reading->value / 100.0 * accounts.gdp,
                     dated(name, *reading, evidence.base_year()));
    return;
  }
}

/// Manufacturing's share of jobs in industry where the ILO column lacks it (Turkey): by the sector panel,
/// else by value added over the usual productivity.
double manufacturing_jobs(const StatedAccounts& accounts) {
  BySector<double> jobs{};
  if (accounts.employment_inside) {
    jobs = *accounts.employment_inside;  // manufacturing whole, under food
  } else {
    for (const auto& [sector, broad] :
         {std::pair{Sector::mining, Broad::mining_utilities}, std::pair{Sector::food, Broad::manufacturing},
          std::pair{Sector::construction, Broad::construction}})
      jobs[index(sector)] = accounts.value_added[at(broad)] / usual_productivity[index(sector)];
  }
  const double others =
      jobs[index(Sector::mining)] + jobs[index(Sector::utilities)] + jobs[index(Sector::construction)];
  return jobs[index(Sector::food)] / (jobs[index(Sector::food)] + others);
}

}  // namespace

Broad broad_of(std::size_t sector) {
  if (is_manufacture(sector)) return Broad::manufacturing;
  switch (static_cast<Sector>(sector)) {
    case Sector::agriculture:
      return Broad::agriculture;
    case Sector::mining:
    case Sector::utilities:
      return Broad::mining_utilities;
    case Sector::construction:
      return Broad::construction;
    case Sector::trade:
      return Broad::trade;
    case Sector::transport:
      return Broad::transport;
    default:
      return Broad::other;
  }
}

Jobs jobs_of(std::size_t sector) {
  switch (broad_of(sector)) {
    case Broad::agriculture:
      return Jobs::agriculture;
    case Broad::manufacturing:
      return Jobs::manufacturing;
    case Broad::mining_utilities:
    case Broad::construction:
      return Jobs::other_industry;
    default:
      return Jobs::services;
  }
}

double sum_of(const ByBroad<double>& values) {
  double sum = 0.0;
  for (const double x : values) sum += x;
  return sum;
}

UnColumns un_columns_of(const Evidence& evidence, std::string_view iso3) {
  UnColumns columns{};
  for (std::size_t c = 0; c < un_column_count; ++c)
    columns[c] = evidence.un(iso3, un_column_keys[c]).value_or(0.0);
  return columns;
}

UnColumns un_columns_of_world(const Evidence& evidence) {
  UnColumns columns{};
  for (std::size_t c = 0; c < un_column_count; ++c)
    columns[c] = evidence.world(fmt::format("un_{}", un_column_keys[c]));
  return columns;
}

ByBroad<double> broad_value_added(const UnColumns& un) {
  const auto& [agriculture, industry, manufacturing, construction, trade, transport, other] = un;
  ByBroad<double> va = {agriculture, industry - manufacturing, manufacturing, construction, trade, transport,
                        other};
  for (double& x : va) x = std::max(0.0, x);
  return va;
}

std::optional<ByBroad<double>> un_value_added(const Evidence& evidence, const std::string& iso3) {
  for (const std::string_view column : un_column_keys)
    if (column != "manufacturing" && !evidence.un(iso3, column)) return std::nullopt;
  UnColumns columns = un_columns_of(evidence, iso3);
  if (columns[2] == 0.0) columns[2] = columns[1] * manufacturing_by_table(evidence, iso3);
  return broad_value_added(columns);
}

StatedAccounts stated_accounts(Evidence& evidence, const std::string& iso3) {
  StatedAccounts accounts;
  accounts.gdp = evidence.required(iso3, "gdp_current_usd").value / million;
  const double population = evidence.required(iso3, "pop").value;
  accounts.gdp_2015usd = evidence.required(iso3, "gdp_pc_const2015usd").value * population / million;
  evidence.observe(iso3, "gdp", accounts.gdp, "WDI NY.GDP.MKTP.CD");
  add_value_added(evidence, iso3, accounts);
  add_exports(evidence, iso3, accounts);
  add_imports(evidence, iso3, accounts);
  add_investment(evidence, iso3, accounts);
  add_government(evidence, iso3, accounts);
  return accounts;
}

void add_employment(Evidence& evidence, const std::string& iso3, StatedAccounts& accounts) {
  const auto read = [&](std::string_view column) { return evidence.required(iso3, column, short_memory); };
  const double employed = read("employed_persons").value;
  const Reading agriculture = read("emp_agr_pct"), industry = read("emp_ind_pct"),
                services = read("emp_srv_pct");
  const auto manufacturing = evidence.value(iso3, "emp_manuf_pct", short_memory);
  accounts.employment_inside =
      sector_panel_values(evidence.data().etd_employment, iso3, evidence.base_year());
  // Two sources: where manufacturing exceeds nine tenths of industry it is cut to that (1.4 % of rows).
  const double made = manufacturing ? std::min(*manufacturing, 0.9 * industry.value)
                                    : industry.value * manufacturing_jobs(accounts);
  const auto persons = [&](double percent) {
    return percent / (agriculture.value + industry.value + services.value) * employed;
  };
  // The ILO's shares add up; those of an own economy are shown as its file states them.
  const auto stated = [&](double percent) {
    return evidence.data().own.contains(iso3) ? percent / 100.0 * employed : persons(percent);
  };
  const double observed_made = manufacturing.value_or(not_observed);
  const std::array<double, jobs_count> observed = {stated(agriculture.value), stated(observed_made),
                                                   stated(industry.value - observed_made),
                                                   stated(services.value)};
  accounts.employment = {persons(agriculture.value), persons(made), persons(industry.value - made),
                         persons(services.value)};
  const std::string origin =
      dated("ILO modelled shares of employed_persons", agriculture, evidence.base_year());
  for (std::size_t j = 0; j < jobs_count; ++j)
    evidence.observe(iso3, fmt::format("employment.{}", jobs_keys[j]), observed[j], origin);
}

}  // namespace ladder::models
