#include "models/world/labour_by_sex.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/odds.hpp"
#include "models/world/stated_accounts.hpp"

namespace ladder::models {
namespace {

constexpr int short_memory = 5;
constexpr double percent = 0.01;

constexpr ByIloClass<std::string_view> employed_columns = {"emp_agr_pct", "emp_ind_pct", "emp_srv_pct"};
constexpr ByIloClass<std::string_view> women_columns = {"emp_agr_female_pct", "emp_ind_female_pct",
                                                        "emp_srv_female_pct"};

/// Odds of a woman in a sector against the others of its class (assumption).
constexpr BySector<double> usual_odds = {1.0,  0.35, 1.0,  2.5, 0.7, 0.8, 0.35, 0.4,
                                         1.0,  0.4,  0.25, 1.0, 0.2, 1.0, 1.4};

/// Women of those employed, from shares that are known of women, of men and of both.
std::optional<double> women_of_employed(const Evidence& evidence, const std::string& iso3) {
  const auto all = evidence.value(iso3, "self_employed_pct", short_memory);
  const auto women = evidence.value(iso3, "self_employed_female_pct", short_memory);
  const auto men = evidence.value(iso3, "self_employed_male_pct", short_memory);
  constexpr double least_difference = 1.0;  // points: the columns have four decimals, so this gives three digits
  if (!all || !women || !men || std::abs(*women - *men) < least_difference) return std::nullopt;
  const double share = (*all - *men) / (*women - *men);
  return share >= 0.0 && share <= 1.0 ? std::optional(share) : std::nullopt;
}

double part(double women, double people) {
  return people > 0.0 ? std::clamp(women / people, 0.0, 1.0) : 0.0;
}

}  // namespace

std::size_t ilo_class_of(std::size_t sector) {
  switch (jobs_of(sector)) {
    case Jobs::agriculture:
      return 0;
    case Jobs::manufacturing:
    case Jobs::other_industry:
      return 1;
    case Jobs::services:
      return 2;
  }
  return 2;
}

double LabourBySex::share_employed(std::size_t ilo_class) const {
  return part(employed_women[ilo_class], employed[ilo_class]);
}

double LabourBySex::share_unemployed() const {
  double idle = force, idle_women = women;
  for (std::size_t c = 0; c < ilo_class_count; ++c) idle -= employed[c], idle_women -= employed_women[c];
  return part(idle_women, idle);
}

LabourBySex& LabourBySex::operator+=(const LabourBySex& other) {
  force += other.force;
  women += other.women;
  for (std::size_t c = 0; c < ilo_class_count; ++c) {
    employed[c] += other.employed[c];
    employed_women[c] += other.employed_women[c];
  }
  observed = observed || other.observed;
  return *this;
}

std::optional<LabourBySex> labour_by_sex(const Evidence& evidence, const std::string& iso3) {
  const auto female = evidence.value(iso3, "female_share_lf_pct", short_memory);
  const auto unemployment = evidence.value(iso3, "unemployment_pct", short_memory);
  if (!female || !unemployment) return std::nullopt;
  LabourBySex labour;
  labour.force = evidence.value(iso3, "labour_force", short_memory).value_or(1.0);
  const double share = *female * percent;
  labour.women = labour.force * share;
  const double employed = labour.force * (1.0 - *unemployment * percent);
  const double women = employed * women_of_employed(evidence, iso3).value_or(share);
  labour.observed = true;
  for (const std::string_view column : women_columns)
    labour.observed = labour.observed && evidence.value(iso3, column, short_memory);
  for (std::size_t c = 0; c < ilo_class_count; ++c) {
    labour.employed[c] = employed * percent * evidence.value(iso3, employed_columns[c], short_memory).value_or(0.0);
    labour.employed_women[c] = labour.observed
                                   ? women * percent * *evidence.value(iso3, women_columns[c], short_memory)
                                   : labour.employed[c] * share;
  }
  return labour;
}

BySector<double> women_by_sector(const LabourBySex& labour, const BySector<double>& employment) {
  BySector<double> share{};
  for (std::size_t c = 0; c < ilo_class_count; ++c) {
    BySector<double> people{};
    double all = 0.0;
    for (std::size_t s = 0; s < sector_count; ++s) {
      if (ilo_class_of(s) != c) continue;
      people[s] = employment[s];
      all += people[s];
    }
    const BySector<double> of_class = shares_by_odds(labour.share_employed(c) * all, people, usual_odds);
    for (std::size_t s = 0; s < sector_count; ++s)
      if (ilo_class_of(s) == c) share[s] = of_class[s];
  }
  return share;
}

void fill_women(Evidence& evidence, const LabourBySex& labour, OpeningEconomy& e) {
  e.women = women_by_sector(labour, e.employment);
  e.women_unemployed = labour.share_unemployed();
  for (std::size_t c = 0; c < ilo_class_count; ++c) {
    const double share = labour.share_employed(c);
    evidence.record(e.iso3, fmt::format("women.{}", ilo_class_keys[c]), labour.observed ? share : not_observed, share,
                    labour.observed ? "women of those employed, ILO modelled (WDI SL.AGR/IND/SRV.EMPL.FE.ZS); split "
                                      "inside the class by usual odds (assumption)"
                                    : "as in the labour force: no series tells employment by sex");
  }
  evidence.record(e.iso3, "women.unemployed", not_observed, e.women_unemployed,
                  "labour force less employed; employed women from self-employment by sex where it tells them");
}

}  // namespace ladder::models
