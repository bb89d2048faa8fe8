#include "models/world/people.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/error.hpp"
#include "sim/math.hpp"

namespace ladder::models {
namespace {

constexpr int short_memory = 5;
constexpr int survey_memory = 15;  // enterprise surveys come every five years or so

constexpr double working_life =
    40.0;  // years: a fortieth of the labour force is renewed each year (assumption)
// Gross secondary enrolment counts the upper grades too, so more than that complete the lower ones
// (assumption).
constexpr double completion = 1.1;

double low_share(double years) {
  return 1.0 / (1.0 + sim::math::exp((years - 6.5) / 1.9));
}

struct Schooling {
  double years = 0.0;
  double human_capital = 0.0;
  std::string origin;
};

/// Both measures where both are known: years are their mean, human capital is PWT's.
std::optional<Schooling> schooling(const Evidence& evidence, const std::string& iso3) {
  const auto years = evidence.panel(iso3, "schooling_years", short_memory);
  const auto index = evidence.panel(iso3, "pwt_hc", short_memory);
  if (years && index)
    return Schooling{
        0.5 * (years->value + schooling_of_human_capital(index->value)), index->value,
        "PWT 10.01 hc; skills by the mean of schooling_years and the years that give hc (assumption)"};
  if (index)
    return Schooling{schooling_of_human_capital(index->value), index->value,
                     "PWT 10.01 hc; skills by the years of schooling that give it (assumption)"};
  if (years)
    return Schooling{years->value, human_capital_of_schooling(years->value),
                     "estimate from schooling_years by the returns of PWT"};
  return std::nullopt;
}

/// Who enters the labour force is as schooled as enrolment says; who leaves is as schooled as the average.
double skill_growth(const Evidence& evidence, const std::string& iso3, double low, double years) {
  if (const auto enrolment = evidence.value(iso3, "enrol_secondary_gross_pct", short_memory)) {
    const double entrants = std::min(0.98, completion * *enrolment / 100.0);
    return std::max(0.0, (entrants - (1.0 - low)) / working_life);
  }
  const auto then = evidence.panel(iso3, "schooling_years", short_memory);
  const Series* series = CountryData::find(evidence.data().panel, iso3, "schooling_years");
  const auto before = then ? series->latest(then->year - 5, 0) : std::nullopt;
  if (!before) return 0.005;  // about the median of those with data (assumption)
  const double per_year = (then->value - before->value) / (then->year - before->year);
  return std::max(0.0, low_share(years) - low_share(years + per_year));
}

// The column is WDI IC.ELC.OUTG.ZS, firms with outages as a percentage of firms (0 to 100, median 53),
// whatever its name says. What an affected firm loses of its sales, by income group (assumption, near the
// survey means of those groups), turns it into the share of all sales.
constexpr std::array<double, 4> loss_of_affected = {0.09, 0.07, 0.04, 0.02};
// Share of firms affected where no survey is found up to the base year (assumption, near the means of
// 2006-2012).
constexpr std::array<double, 4> assumed_affected = {0.75, 0.65, 0.50, 0.35};

struct Outage {
  double share = 0.0;  ///< of all sales
  double observed = not_observed;
  std::string origin;
};

/// Own survey, else the mean of the income group's surveys, else the assumption.
Outage outage_share(const Evidence& evidence, const std::string& iso3, IncomeGroup group) {
  constexpr std::string_view column = "firms_outage_sales_loss_pct";
  const double loss = loss_of_affected[static_cast<std::size_t>(group)];
  if (const auto own = evidence.panel(iso3, column, survey_memory))
    return {own->value / 100.0 * loss, own->value / 100.0 * loss,
            fmt::format("{} (firms with outages) x {:g} of sales (assumption)",
                        dated("WDI IC.ELC.OUTG.ZS", *own, evidence.base_year()), loss)};
  double sum = 0.0;
  int count = 0;
  for (const auto& [other, columns] : evidence.data().panel) {
    const auto affected = evidence.value(other, column, survey_memory);
    if (!affected || evidence.income_group(other) != group) continue;
    sum += *affected / 100.0;
    ++count;
  }
  constexpr int enough = 5;  // surveys that make a group mean
  if (count >= enough)
    return {sum / count * loss, not_observed,
            fmt::format("mean of {} surveys of the income group (WDI IC.ELC.OUTG.ZS) x {:g} of sales", count,
                        loss)};
  return {assumed_affected[static_cast<std::size_t>(group)] * loss, not_observed,
          "assumption by income group: too few surveys"};
}

std::optional<People> people_if_known(const Evidence& evidence, const std::string& iso3) {
  const auto learnt = schooling(evidence, iso3);
  const auto unemployment = evidence.value(iso3, "unemployment_pct", short_memory);
  const auto female = evidence.value(iso3, "female_share_lf_pct", short_memory);
  const auto self = evidence.value(iso3, "self_employed_pct", short_memory);
  if (!learnt || !unemployment || !female || !self) return std::nullopt;
  People people;
  people.unemployment = std::clamp(*unemployment / 100.0, 0.002, 0.5);
  people.female_share = *female / 100.0;
  people.by_sex = labour_by_sex(evidence, iso3).value();
  people.self_employed = *self / 100.0;
  people.human_capital = learnt->human_capital;
  people.skill_share = skill_shares(learnt->years);
  people.skill_growth = skill_growth(evidence, iso3, people.skill_share[0], learnt->years);
  const auto group = evidence.income_group(iso3).value_or(IncomeGroup::lower_middle);
  people.outage_share = outage_share(evidence, iso3, group).share;
  return people;
}

/// A year without a reading, between two that have one: at constant growth.
double between(const Series& series, int year) {
  const auto after = std::ranges::upper_bound(series.readings(), year, {}, &Reading::year);
  const Reading& next = *after;
  const Reading& before = *(after - 1);
  const double part = static_cast<double>(year - before.year) / (next.year - before.year);
  return before.value * sim::math::pow(next.value / before.value, part);
}

}  // namespace

std::vector<double> population_path(const Series& observed, int base_year) {
  constexpr double final_growth = 0.003;  // a year
  constexpr double fading_years = 30.0;
  const int last = observed.readings().back().year;
  const double recent = observed.at(last).value();
  const double before = observed.latest(last - 5, 0).value_or(Reading{recent, last}).value;
  const double growth = sim::math::pow(recent / before, 1.0 / 5.0) - 1.0;
  std::vector<double> path;
  for (int year = base_year; year <= base_year + population_horizon; ++year) {
    if (const auto value = observed.at(year)) {
      path.push_back(*value);
      continue;
    }
    if (year < last) {
      path.push_back(between(observed, year));
      continue;
    }
    const double faded = std::min(1.0, (year - last) / fading_years);
    path.push_back(path.back() * (1.0 + growth + (final_growth - growth) * faded));
  }
  return path;
}

std::array<double, 3> skill_shares(double years) {
  const double low = low_share(years);
  const double high = std::min(1.0 - low, 0.55 / (1.0 + sim::math::exp((10.5 - years) / 2.2)));
  return {low, 1.0 - low - high, high};
}

double schooling_of_human_capital(double index) {
  const double log = sim::math::log(std::max(1.0, index));
  if (log <= 4.0 * 0.134) return log / 0.134;
  if (log <= 4.0 * (0.134 + 0.101)) return 4.0 + (log - 4.0 * 0.134) / 0.101;
  return 8.0 + (log - 4.0 * (0.134 + 0.101)) / 0.068;
}

double human_capital_of_schooling(double years) {
  return sim::math::exp(0.134 * std::min(4.0, years) + 0.101 * std::clamp(years - 4.0, 0.0, 4.0) +
                        0.068 * std::max(0.0, years - 8.0));
}

People people_of(Evidence& evidence, const std::string& iso3) {
  for (const std::string_view column : {"unemployment_pct", "female_share_lf_pct", "self_employed_pct"})
    static_cast<void>(evidence.required(iso3, column, short_memory));
  const auto learnt = schooling(evidence, iso3);
  if (!learnt)
    throw sim::Error(fmt::format(
        "{} cannot be balanced for {}: {} and pwt_hc have "
        "no value in {} to {}, so its skills are unknown. Leave the economy out of the scenario.",
        iso3, evidence.base_year(), evidence.series_name(iso3, "schooling_years"), evidence.base_year() - short_memory, evidence.base_year()));
  const People people = *people_if_known(evidence, iso3);
  const auto record_share = [&](std::string_view column, std::string what, double used,
                                std::string_view series) {
    const auto reading = evidence.panel(iso3, column, short_memory);
    evidence.record(iso3, std::move(what), reading->value / 100.0, used,
                    dated(series, *reading, evidence.base_year()));
  };
  record_share("unemployment_pct", "unemployment", people.unemployment, "WDI SL.UEM.TOTL.ZS (ILO modelled)");
  record_share("female_share_lf_pct", "female_share", people.female_share, "WDI SL.TLF.TOTL.FE.ZS");
  const auto index = evidence.value(iso3, "pwt_hc", short_memory);
  evidence.record(iso3, "human_capital", index.value_or(not_observed), people.human_capital, learnt->origin);
  const auto group = evidence.income_group(iso3).value_or(IncomeGroup::lower_middle);
  const Outage outage = outage_share(evidence, iso3, group);
  evidence.record(iso3, "outage_share", outage.observed, outage.share, outage.origin);
  return people;
}

People mean_people(const Evidence& evidence, const std::vector<std::string>& members,
                   const std::string& bloc) {
  People mean;
  double weights = 0.0;
  for (const std::string& iso3 : members) {
    const auto people = people_if_known(evidence, iso3);
    const auto labour_force = evidence.value(iso3, "labour_force", short_memory);
    if (!people || !labour_force) continue;
    const double w = *labour_force;
    weights += w;
    mean.unemployment += w * people->unemployment;
    mean.female_share += w * people->female_share;
    mean.by_sex += people->by_sex;
    mean.self_employed += w * people->self_employed;
    mean.human_capital += w * people->human_capital;
    mean.skill_growth += w * people->skill_growth;
    mean.outage_share += w * people->outage_share;
    for (std::size_t i = 0; i < 3; ++i) mean.skill_share[i] += w * people->skill_share[i];
  }
  if (weights == 0.0)
    throw sim::Error(
        fmt::format("{}: no member has labour and schooling data (country_panel.labour_force, pwt_hc) for {}",
                    bloc, evidence.base_year()));
  for (double* x :
       {&mean.unemployment, &mean.female_share, &mean.self_employed, &mean.human_capital, &mean.skill_growth,
        &mean.outage_share, &mean.skill_share[0], &mean.skill_share[1], &mean.skill_share[2]})
    *x /= weights;
  return mean;
}

double own_account_services(double gdp_per_head_2015usd, double employment_in_trade,
                            double employment_in_farming, double employment, double self_employed) {
  const double by_income = 0.9 * (1.0 - sim::math::log(gdp_per_head_2015usd / 300.0) / sim::math::log(100.0));
  const double floor = 0.05 * employment_in_trade;
  const double wanted = std::clamp(by_income, 0.05, 0.97) * employment_in_trade;
  constexpr double self_employed_in_farming = 0.8;  // the rest are farm hands (assumption)
  const double outside_farming =
      self_employed * employment - self_employed_in_farming * employment_in_farming;
  return std::clamp(outside_farming, floor, std::max(floor, wanted));
}

}  // namespace ladder::models
