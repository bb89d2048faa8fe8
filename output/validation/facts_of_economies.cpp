#include <limits>

#include "output/validation/stylised_facts.hpp"

namespace ladder::output {
namespace {

constexpr double open = std::numeric_limits<double>::infinity();
constexpr std::string_view early = "first 50 years, from historical gaps";

double sector_convergence(const WorldFacts& w) {
  return 100.0 * w.macro.sector_convergence;
}
double income_convergence(const WorldFacts& w) {
  return 100.0 * w.macro.income_convergence;
}
double peak_share(const WorldFacts& w) {
  return w.macro.peak_share;
}
double peak_income(const WorldFacts& w) {
  return w.macro.peak_income;
}
double peak_drift(const WorldFacts& w) {
  return w.macro.peak_drift;
}
double unconcentrated_sectors(const WorldFacts& w) {
  return 100.0 * w.firms.unconcentrated_sectors;
}
double frontier_growth(const WorldFacts& w) {
  return 100.0 * w.macro.frontier_growth;
}
double dispersion_change(const WorldFacts& w) {
  return 100.0 * w.macro.dispersion_change;
}
double graduates(const WorldFacts& w) {
  return 100.0 * w.macro.graduates;
}
double growth_shape(const WorldFacts& w) {
  return w.macro.growth_shape;
}
double growth_autocorrelation(const WorldFacts& w) {
  return w.macro.growth_autocorrelation;
}
double mva_ratio(const WorldFacts& w) {
  return w.macro.mva_ratio;
}
double volatility_ratio(const WorldFacts& w) {
  return w.macro.volatility_ratio;
}
double audit_residual(const WorldFacts& w) {
  return w.macro.audit_residual;
}

double entry_t(const WorldFacts& w) {
  return w.products.entry_t;
}
double entry_ratio(const WorldFacts& w) {
  return w.products.entry_ratio;
}

Mechanism imitation() {
  return {"imitation", {"assumptions.search.imitation_rate=0 /year"}};
}
Mechanism commodity_price() {
  return {"swings of the commodity price", {"assumptions.trade.commodity_spread=0 log points"}};
}

std::vector<Fact> sectors() {
  return {
      {.row = "16",
       .level = "meso",
       .name = "unconditional convergence of labour productivity in manufacturing, ten-year windows",
       .period = "years 2 to 42, from historical gaps",
       .source = "Rodrik 2013, Q. J. Econ. 128(1)",
       .mechanism = imitation(),
       .measures = {{"value added per worker", "%/year", 1.5, 4.0, sector_convergence}}},
      {.row = "17",
       .level = "meso",
       .name = "no convergence of GDP per worker",
       .period = early,
       .source = "Rodrik 2013, Q. J. Econ. 128(1)",
       .mechanism = imitation(),
       .measures = {{"all economies", "%/year", -0.5, 0.7, income_convergence}}},
      {.row = "18",
       .level = "meso",
       .name = "hump of manufacturing employment; later peaks are lower",
       .period = "the whole run",
       .source = "Rodrik 2016, J. Econ. Growth 21(1) (shape; numbers recalled)",
       .mechanism = {"demand follows income as in the North", {"assumptions.demand.own_marginal_share=1"}},
       .measures = {{"highest share", "%", 14.0, 24.0, peak_share},
                    {"income then, of the North's", "1", 0.15, 0.5, peak_income},
                    {"change with ten years later", "percentage points", -open, 0.0, peak_drift}}},
      {.row = "19",
       .level = "meso",
       .name = "entry into new products follows density",
       .mark = Mark::code,
       .period = "first ten years",
       .source = "Hidalgo et al. 2007, Science 317",
       .mechanism = {"relatedness of new products", {"assumptions.products.relatedness=0"}},
       .measures = {{"t of the logit slope of entry on density", "1", 4.0, open, entry_t},
                    {"yearly entry, top third by density over bottom third", "1", 3.0, open, entry_ratio}}},
      {.row = "23",
       .level = "meso",
       .name = "sectors of the world in which the Herfindahl index of firms is below 0.15",
       .source = "assumption",
       .mechanism = {"firms' shares move slowly",
                     {"assumptions.trade.firm_share_speed=1", "assumptions.trade.within_elasticity=12"}},
       .required = true,
       .measures = {{"sectors with firms", "%", 80.0, 100.0, unconcentrated_sectors}}},
  };
}

std::vector<Fact> economies() {
  return {
      {.row = "26",
       .level = "macro",
       .name = "growth of GDP per worker at the frontier",
       .source = "recalled",
       .mechanism = {"innovation", {"assumptions.search.innovation_rate=0 /year"}},
       .measures = {{"North", "%/year", 1.0, 2.5, frontier_growth}}},
      {.row = "27",
       .level = "macro",
       .name = "change in 50 years of the standard deviation of ln GDP per head across economies",
       .period = early,
       .source = "facts of divergence, qualitative",
       .mechanism = imitation(),
       .measures = {{"all economies", "%", -10.0, 25.0, dispersion_change}}},
      {.row = "28",
       .level = "macro",
       .name = "middle-income economies that pass 45 % of the North's GDP per head in 50 years",
       .period = early,
       .source = "World Bank 2012, China 2030 (13 of 101); threshold relative (assumption)",
       .mechanism = imitation(),
       .measures = {{"of those below at the start", "%", 8.0, 35.0, graduates}}},
      {.row = "29",
       .level = "macro",
       .name = "growth of GDP: fat tails and some persistence",
       .source = "recalled",
       .mechanism = commodity_price(),
       .measures = {{"Subbotin shape", "1", 0.0, 1.5, growth_shape},
                    {"first-order autocorrelation", "1", 0.1, 0.5, growth_autocorrelation}}},
      {.row = "32",
       .level = "macro",
       .name = "manufacturing value added a head, high income over least developed",
       .mark = Mark::input,
       .period = "first year",
       .source = "UN SDG report 2016",
       .mechanism = {"the opening table", {}},
       .measures = {{"ratio", "1", 30.0, 70.0, mva_ratio}}},
      {.row = "36",
       .level = "macro",
       .name = "growth fluctuates more where exports are commodities",
       .source = "recalled",
       .mechanism = commodity_price(),
       .measures = {{"ratio of sd", "1", 1.3, 3.0, volatility_ratio}}},
      {.row = "39",
       .level = "code",
       .name = "accounts that balance: sum of all residuals of the monthly audit",
       .mark = Mark::code,
       .period = "the whole run",
       .source = "identity",
       .mechanism = {"double entry", {}},
       .required = true,
       .measures = {{"residual", "cents", 0.0, 0.0, audit_residual}}},
  };
}

}  // namespace

std::vector<Fact> facts_of_economies() {
  std::vector<Fact> facts = sectors();
  const std::vector<Fact> more = economies();
  facts.insert(facts.end(), more.begin(), more.end());
  return facts;
}

}  // namespace ladder::output
