#include <limits>

#include "output/validation/stylised_facts.hpp"

namespace ladder::output {
namespace {

using enum FirmGroup;

constexpr double open = std::numeric_limits<double>::infinity();
constexpr auto revenue = static_cast<std::size_t>(Productivity::revenue);
constexpr auto physical = static_cast<std::size_t>(Productivity::physical);
constexpr std::string_view turnover_source =
    "Bartelsman, Scarpetta and Schivardi 2005, Ind. Corp. Change 14(3)";

template <FirmGroup Group>
const GroupFirmFacts& of(const WorldFacts& w) {
  return w.firms.group[static_cast<std::size_t>(Group)];
}
double growth_shape(const WorldFacts& w) {
  return w.firms.growth_shape;
}
double growth_kurtosis(const WorldFacts& w) {
  return w.firms.growth_kurtosis;
}
double sd_of_growth(const WorldFacts& w) {
  return of<all>(w).sd_of_growth;
}
double size_variance_slope(const WorldFacts& w) {
  return w.firms.size_variance_slope;
}
template <FirmGroup Group>
double hill(const WorldFacts& w) {
  return of<Group>(w).hill_exponent;
}
template <FirmGroup Group>
double physical_ratio(const WorldFacts& w) {
  return of<Group>(w).percentile_ratio[physical];
}
template <FirmGroup Group>
double revenue_ratio(const WorldFacts& w) {
  return of<Group>(w).percentile_ratio[revenue];
}
double top_fifth_kept(const WorldFacts& w) {
  return 100.0 * of<all>(w).top_fifth_kept[revenue];
}
double entry_and_exit(const WorldFacts& w) {
  return 100.0 * of<all>(w).entry_and_exit;
}
double entrants_gone(const WorldFacts& w) {
  return 100.0 * of<all>(w).entrants_gone;
}
template <FirmGroup Group>
double exit_slope(const WorldFacts& w) {
  return of<Group>(w).exit_slope[revenue];
}
double flatter_exit(const WorldFacts& w) {
  return exit_slope<least_developed>(w) - exit_slope<high>(w);
}
template <FirmGroup Group>
double exporters(const WorldFacts& w) {
  return 100.0 * of<Group>(w).exporters;
}
double exporter_premium(const WorldFacts& w) {
  return of<all>(w).exporter_premium[revenue];
}
double exporter_size_premium(const WorldFacts& w) {
  return of<all>(w).exporter_size_premium;
}

Mechanism shocks() {
  return {
      "jumps of firms' efficiency",
      {"assumptions.skills.shock_spread=0 log points", "assumptions.skills.shock_spread_saved=0 log points"}};
}
Mechanism line_shocks() {
  return {"shocks to product lines", {"assumptions.lines.shock_rate=0"}};
}
Mechanism product_lines() {
  return {"gains and losses of product lines",
          {"assumptions.lines.gain=0 %/year", "assumptions.lines.loss=0 %/year"}};
}
/// The unproductive lose their lines, so they leave.
Mechanism selection() {
  return {"product lines follow efficiency",
          {"assumptions.lines.selection_least=0", "assumptions.lines.selection_best=0"}};
}
Mechanism exporting() {
  return {"the large and efficient export",
          {"assumptions.exports.size_weight=0", "assumptions.exports.efficiency_weight=0"}};
}

std::vector<Fact> growth_and_size() {
  return {
      {.row = "1",
       .level = "micro",
       .name = "growth of firms is not normal: Subbotin shape of yearly log growth of revenue, less the "
               "industry's mean",
       .source = "Bottazzi and Secchi 2006, RAND J. Econ. 37(2)",
       .mechanism = line_shocks(),
       .measures = {{"shape", "1", 0.7, 1.4, growth_shape}}},
      {.row = "2",
       .level = "micro",
       .name = "excess kurtosis of the same",
       .mark = Mark::fitted,
       .source = "recalled",
       .mechanism = line_shocks(),
       .measures = {{"excess kurtosis", "1", 2.0, open, growth_kurtosis}}},
      {.row = "2b",
       .level = "micro",
       .name = "standard deviation of the same",
       .source = "assumption",
       .mechanism = line_shocks(),
       .measures = {{"all firms", "log points", 0.20, 0.35, sd_of_growth}}},
      {.row = "3",
       .level = "micro",
       .name = "spread of growth falls with size: slope of ln sd on ln revenue over the industry's mean",
       .source = "Riccaboni et al. 2008, PNAS 105(50)",
       .mechanism = product_lines(),
       .required = true,
       .measures = {{"slope", "1", -0.25, -0.10, size_variance_slope}}},
      {.row = "4",
       .level = "micro",
       .name = "tail of sizes: Hill exponent of the largest 5 %, revenue over the industry's mean",
       .mark = Mark::fitted,
       .source = "Axtell 2001, Science 293; lognormal allowed in the least developed",
       .mechanism = product_lines(),
       .measures = {{"high income", "1", 0.8, 1.4, hill<high>},
                    {"middle income", "1", 0.8, 1.4, hill<middle>}}},
  };
}

std::vector<Fact> productivity_and_turnover() {
  return {
      {.row = "5",
       .level = "micro",
       .name = "90/10 ratio of physical productivity within an industry",
       .mark = Mark::fitted,
       .source = "Syverson 2011, J. Econ. Lit. 49(2); Hsieh and Klenow 2009, Q. J. Econ. 124(4)",
       .mechanism = shocks(),
       .required = true,
       .measures = {{"high income", "1", 1.7, 3.0, physical_ratio<high>},
                    {"middle income", "1", 3.0, 6.0, physical_ratio<middle>},
                    {"least developed", "1", 4.0, 8.0, physical_ratio<least_developed>}}},
      {.row = "5b",
       .level = "micro",
       .name = "90/10 ratio of revenue productivity within an industry",
       .mark = Mark::fitted,
       .source = "after Hsieh and Klenow 2009, Q. J. Econ. 124(4); ranges assumed",
       .mechanism = {"firms' wages follow their own efficiency",
                     {"assumptions.operations.wage_elasticity=0"}},
       .measures = {{"high income", "1", 1.5, 3.3, revenue_ratio<high>},
                    {"least developed", "1", 3.0, 8.0, revenue_ratio<least_developed>}}},
      {.row = "6",
       .level = "micro",
       .name = "of the top fifth by revenue productivity, still there after 5 years (leavers are not)",
       .source = "Syverson 2011, J. Econ. Lit. 49(2)",
       .mechanism = shocks(),
       .measures = {{"all firms", "%", 25.0, 50.0, top_fifth_kept}}},
      {.row = "7",
       .level = "micro",
       .name = "firms that enter and that leave, a year",
       .mark = Mark::fitted,
       .source = turnover_source,
       .mechanism = product_lines(),
       .required = true,
       .measures = {{"all firms", "%", 12.0, 25.0, entry_and_exit}}},
      {.row = "8",
       .level = "micro",
       .name = "entrants gone within 2 years",
       .source = turnover_source,
       .mechanism = product_lines(),
       .measures = {{"all firms", "%", 20.0, 40.0, entrants_gone}}},
      {.row = "9",
       .level = "micro",
       .name = "the productive survive: logit slope of exit on ln relative revenue productivity; flatter in "
               "the least developed",
       .source = "Aga and Francis 2017, Small Bus. Econ. 49",
       .mechanism = selection(),
       .measures = {{"high income", "1", -open, 0.0, exit_slope<high>},
                    {"least developed", "1", -open, 0.0, exit_slope<least_developed>},
                    {"least developed less high income", "1", 0.0, open, flatter_exit}}},
  };
}

std::vector<Fact> exports() {
  return {
      {.row = "10",
       .level = "micro",
       .name = "exporters among manufacturing firms",
       .mark = Mark::fitted,
       .source = "recalled",
       .mechanism = exporting(),
       .measures = {{"high income", "%", 8.0, 30.0, exporters<high>},
                    {"middle income", "%", 8.0, 30.0, exporters<middle>},
                    {"least developed", "%", 8.0, 30.0, exporters<least_developed>}}},
      {.row = "11",
       .level = "micro",
       .name = "premium of exporters in revenue productivity, within industry",
       .mark = Mark::fitted,
       .source = "recalled",
       .mechanism = exporting(),
       .required = true,
       .measures = {{"all firms", "log points", 0.10, 0.50, exporter_premium}}},
      {.row = "11b",
       .level = "micro",
       .name = "premium of exporters in size (workers), within industry",
       .source = "recalled (2 to 4 times)",
       .mechanism = exporting(),
       .measures = {{"all firms", "log points", 0.7, 1.4, exporter_size_premium}}},
  };
}

}  // namespace

std::vector<Fact> facts_of_firms() {
  std::vector<Fact> facts = growth_and_size();
  for (const std::vector<Fact>& more : {productivity_and_turnover(), exports()})
    facts.insert(facts.end(), more.begin(), more.end());
  return facts;
}

}  // namespace ladder::output
