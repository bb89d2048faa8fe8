#include <limits>

#include "output/validation/stylised_facts.hpp"

namespace ladder::output {
namespace {

constexpr double open = std::numeric_limits<double>::infinity();

double lag(const WorldFacts& w) {
  return w.adoption.lag;
}
double lag_change(const WorldFacts& w) {
  return w.adoption.lag_change;
}
double use_convergence(const WorldFacts& w) {
  return 100.0 * w.adoption.use_convergence;
}
double penetration(const WorldFacts& w) {
  return w.adoption.penetration;
}
double count_fit(const WorldFacts& w) {
  return w.adoption.count_fit;
}
double count_over_use_fit(const WorldFacts& w) {
  return w.adoption.count_over_use_fit;
}

Mechanism depth_of_use() {
  return {"depth of use", {"assumptions.depth.first=1", "assumptions.depth.skill_power=0"}};
}

}  // namespace

std::vector<Fact> facts_of_adoption() {
  return {
      {.row = "20",
       .level = "meso",
       .name = "lag in adoption, least developed to high income, falls from generation to generation",
       .period = "the whole run: years to half of the firms",
       .source = "Comin and Hobijn 2010, Am. Econ. Rev. 100(5) (long run; recent numbers recalled)",
       .mechanism = {"requirements that fall", {"assumptions.digital.requirement_decline=0 /year"}},
       .measures = {{"mean over generations", "years", 8.0, 25.0, lag},
                    {"last less first generation", "years", -open, 0.0, lag_change}}},
      {.row = "21",
       .level = "meso",
       .name = "use of each generation converges; use by those that have it stays apart",
       .period = "years 2 to 42; after 50 years, from historical gaps",
       .source = "Comin, Hobijn and Rovito 2006, NBER 11928; Comin and Mestieri 2013, NBER 19010 (bound assumed)",
       .mechanism = depth_of_use(),
       .measures = {{"convergence of use", "%/year", 2.0, 8.0, use_convergence},
                    {"use by adopters, over that of high income", "1", 0.0, 0.95, penetration}}},
      {.row = "22",
       .level = "meso",
       .name = "adoption is logistic in counts, and less so in use",
       .period = "the whole run: years between 2 and 98 %",
       .source = "Comin, Hobijn and Rovito 2006, NBER 11928 (bounds assumed)",
       .mechanism = depth_of_use(),
       .measures = {{"R2 of counts", "1", 0.9, 1.0, count_fit},
                    {"less that of use", "1", 0.0, open, count_over_use_fit}}},
  };
}

}  // namespace ladder::output
