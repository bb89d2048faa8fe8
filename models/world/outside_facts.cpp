#include "models/world/outside_facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace ladder::models {
namespace {

/// A mean over members, and the latest year of a member that it has.
struct Mean {
  double value = 0.0;
  int year = 0;
  bool found = false;
};

Mean mean_of(const Evidence& evidence, const std::vector<std::string>& members, const std::vector<double>& weight,
             std::string_view column, int max_age) {
  Mean mean;
  double sum = 0.0, all = 0.0;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const auto reading = evidence.panel(members[i], column, max_age);
    if (!reading) continue;
    sum += weight[i] * reading->value;
    all += weight[i];
    mean.year = std::max(mean.year, reading->year);
    mean.found = true;
  }
  if (all > 0.0) mean.value = sum / all;
  return mean;
}

std::string origin_of(std::string_view series, const Mean& mean, int base_year, std::string_view without) {
  if (!mean.found) return fmt::format("no {} up to {}: {}", series, base_year, without);
  return mean.year == base_year ? std::string(series)
                                : fmt::format("{}, {}, the nearest year not after {}", series, mean.year, base_year);
}

}  // namespace

void fill_outside(Evidence& evidence, OpeningEconomy& e, const std::vector<std::string>& members,
                  const std::vector<double>& gdp) {
  constexpr int any_age = 30, short_memory = 3;
  const int year = evidence.base_year();
  const auto percent = [&](double& target, std::string_view what, std::string_view column, int age,
                           std::string_view series, std::string_view without) {
    const Mean mean = mean_of(evidence, members, gdp, column, age);
    target = std::max(0.0, mean.value / 100.0);
    evidence.record(e.iso3, std::string(what), mean.found ? mean.value / 100.0 : not_observed, target,
                    origin_of(series, mean, year, without));
  };
  std::vector<double> people(members.size(), 1.0);
  for (std::size_t i = 0; i < members.size(); ++i) people[i] = evidence.value(members[i], "pop").value_or(0.0);
  const Mean income = mean_of(evidence, members, people, "gni_pc_atlas_usd", short_memory);
  e.gni_per_head_usd = income.value;
  evidence.record(e.iso3, "gni_per_head", income.found ? income.value : not_observed, income.value,
                  origin_of("WDI NY.GNP.PCAP.CD (Atlas)", income, year, "classed by the model's GDP a head"));
  percent(e.applied_tariff, "tariff.applied", "tariff_applied_wmean_pct", any_age,
          "UN SDG TM_TAX_WMPS, all products, weighted; in the prices of the base year", "not known");
  percent(e.mfn_tariff, "tariff.most_favoured", "tariff_mfn_wmean_pct", any_age,
          "UN SDG TM_TAX_WMFN, all products, weighted; what a lost preference costs",
          "preferences of least-developed exporters have no value here");
  percent(e.aid, "aid", "oda_pct_gni", short_memory, "WDI DT.ODA.ODAT.GN.ZS, of GDP", "none");
}

std::array<double, 3> income_bounds(const Evidence& evidence) {
  const auto& bounds = evidence.data().income_thresholds;
  const auto after = bounds.upper_bound(evidence.base_year());
  return after == bounds.begin() ? OpeningTable{}.income_bounds : std::prev(after)->second;
}

}  // namespace ladder::models
