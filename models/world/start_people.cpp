#include "models/world/start_people.hpp"

#include <algorithm>
#include <array>

#include "models/economy/labour_force.hpp"
#include "models/world/world.hpp"

namespace ladder::models {

namespace {

/// Skilled workers of a sector relative to the economy's mean. Assumptions: offices and public services most.
constexpr BySector<double> skill_weight = {0.4, 0.9, 0.8, 0.7, 0.8, 1.3, 1.0, 1.2,
                                           1.3, 1.5, 0.6, 0.9, 1.0, 1.8, 1.9};

/// Women of a place that are this share of all in it, in each skill alike.
void set_women(Place place, double share) {
  People people = 0;
  std::array<double, skill_count> weights{};
  for (std::size_t k = 0; k < skill_count; ++k) {
    people += place.people[k];
    weights[k] = static_cast<double>(place.people[k]);
  }
  apportion(round_to_whole(share * static_cast<double>(people)), weights, place.women);
}

}  // namespace

void start_people(World& w, std::size_t ei, const OpeningEconomy& o) {
  Economy& e = w.economies[ei];
  const double skilled = o.skill_share[1] + o.skill_share[2];
  double employed = 0.0, weighted = 0.0;
  for (std::size_t s = 0; s < sector_count; ++s)
    employed += o.employment[s], weighted += o.employment[s] * skill_weight[s];
  const double scale = weighted > 0.0 ? skilled * employed / weighted : 0.0;
  const double high = skilled > 0.0 ? o.skill_share[2] / skilled : 0.0;
  for (std::size_t s = 0; s < sector_count; ++s)
    w.industry(ei, s).skilled_share = std::min(0.95, scale * skill_weight[s]);
  const auto split = [&](double people, double share) {
    Skilled parts{};
    apportion(round_to_whole(people), std::array{1.0 - share, share * (1.0 - high), share * high}, parts);
    return parts;
  };
  e.farm.people = split(e.farm.start_people, w.industry(ei, e.farm.sector).skilled_share);
  e.services.people = split(e.services.start_people, 0.5 * w.industry(ei, e.services.sector).skilled_share);
  e.unemployed = split(o.labour_force * o.unemployment, skilled);
}

void start_women(World& w, std::size_t ei, const OpeningEconomy& o) {
  Economy& e = w.economies[ei];
  count_staff(w, ei);
  for (std::size_t s = 0; s < sector_count; ++s) set_women(staff(w.industry(ei, s)), o.women[s]);
  for (OwnAccount* own : {&e.farm, &e.services}) set_women(at_work(*own), o.women[own->sector]);
  set_women(unemployed(e), o.women_unemployed);
  const Skilled force = counted_force(w, ei), women = women_in_force(w, ei);
  for (std::size_t k = 0; k < skill_count; ++k)
    e.women_of_skill[k] =
        force[k] > 0 ? static_cast<double>(women[k]) / static_cast<double>(force[k]) : o.female_share;
}

}  // namespace ladder::models
