#include "models/economy/labour_force.hpp"
#include "models/indicators.hpp"
#include "output/catalogue/rows.hpp"

namespace ladder::output {
namespace {

using models::World;
using enum Aggregate;

double of_employment(const World& w, std::size_t e) {
  return 100.0 * models::female_share(w, e, 0, models::sector_count - 1);
}
double of_manufacturing(const World& w, std::size_t e) {
  return 100.0 * models::female_share(w, e, models::first_manufacture, models::last_manufacture);
}
double unemployed_women(const World& w, std::size_t e) {
  return 100.0 * w.economies[e].unemployment_of_women;
}
double unemployed_men(const World& w, std::size_t e) {
  return 100.0 * w.economies[e].unemployment_of_men;
}

void women_by_sector(const World& w, const Coordinates&, std::span<double> cells) {
  for (std::size_t e = 0; e < w.economy_count(); ++e)
    for (std::size_t s = 0; s < models::sector_count; ++s)
      cells[e * models::sector_count + s] = static_cast<double>(accounts(w, e).women[s]);
}
void women_by_skill(const World& w, const Coordinates&, std::span<double> cells) {
  for (std::size_t e = 0; e < w.economy_count(); ++e) {
    const models::Skilled women = models::women_in_force(w, e);
    for (std::size_t k = 0; k < models::skill_count; ++k)
      cells[e * models::skill_count + k] = static_cast<double>(women[k] - w.economies[e].unemployed_women[k]);
  }
}

}  // namespace

std::vector<CatalogueRow> women_rows() {
  constexpr const char* counted =
      "women by place and skill, moved in the composition of the place that persons leave (ODD 7.10)";
  return {
      national("female_employment_share", "%", "women, of those employed", counted, mean, by_economy<of_employment>),
      national("female_manufacturing_share", "%", "women, of those employed in manufacturing (SDG 9.2.2 by sex)", counted,
               mean, by_economy<of_manufacturing>),
      national("female_unemployment", "%", "unemployed women, of women in the labour force (SDG 8.5.2)", counted, mean,
               by_economy<unemployed_women>),
      national("male_unemployment", "%", "unemployed men, of men in the labour force (SDG 8.5.2)", counted, mean,
               by_economy<unemployed_men>),
      {{"industry",
        "female_employment",
        "persons",
        "women employed",
        counted,
        {Axis::economy, Axis::sector},
        Interval::year,
        mean},
       women_by_sector},
      {{"labour",
        "female_employed",
        "persons",
        "employed women by skill",
        counted,
        {Axis::economy, Axis::skill},
        Interval::year,
        mean},
       women_by_skill},
  };
}

}  // namespace ladder::output
