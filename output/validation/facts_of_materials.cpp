#include <limits>

#include "output/validation/stylised_facts.hpp"

namespace ladder::output {
namespace {

constexpr double open = std::numeric_limits<double>::infinity();

double circularity(const WorldFacts& w) {
  return 100.0 * w.materials.circularity;
}
double least_step(const WorldFacts& w) {
  return 100.0 * w.materials.least_step;
}
double co2_growth(const WorldFacts& w) {
  return 100.0 * w.materials.co2_growth;
}

}  // namespace

std::vector<Fact> facts_of_materials() {
  return {
      {.row = "25",
       .level = "meso",
       .name = "circularity of the world; metals above minerals above biomass above fossil material",
       .mark = Mark::fitted,
       .period = "years 2 to 11",
       .source = "Circularity Gap Report; Eurostat, circular material use rate",
       .mechanism = {"recovery of collected waste", {"assumptions.materials.recovery=0"}},
       .measures = {{"recovered, of all used", "%", 6.0, 12.0, circularity},
                    {"least step down that order", "percentage points", 0.0, open, least_step}}},
      {.row = "34",
       .level = "macro",
       .name = "CO2 of manufacturing per value added, world",
       .mark = Mark::fitted,
       .period = "years 2 to 31",
       .source = "recalled",
       .mechanism = {"fall of mining inputs", {"assumptions.operations.commodity_saving=0 /year"}},
       .measures = {{"growth", "%/year", -3.0, -0.5, co2_growth}}},
  };
}

}  // namespace ladder::output
