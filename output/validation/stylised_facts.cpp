#include "output/validation/stylised_facts.hpp"

#include <limits>

namespace ladder::output {
namespace {

constexpr double open = std::numeric_limits<double>::infinity();
constexpr std::string_view late = "last third of the run (50 of 150 years)";
constexpr std::string_view early = "first 50 years, from historical gaps";

template <FirmGroup Group>
const GroupFirmFacts& of(const WorldFacts& w) {
  return w.firms.group[static_cast<std::size_t>(Group)];
}
constexpr auto revenue = static_cast<std::size_t>(Productivity::revenue);
constexpr auto physical = static_cast<std::size_t>(Productivity::physical);
using enum FirmGroup;

template <FirmGroup Group>
double physical_ratio(const WorldFacts& w) { return of<Group>(w).percentile_ratio[physical]; }
template <FirmGroup Group>
double revenue_ratio(const WorldFacts& w) { return of<Group>(w).percentile_ratio[revenue]; }
template <FirmGroup Group>
double exporters(const WorldFacts& w) { return 100.0 * of<Group>(w).exporters; }
template <FirmGroup Group>
double hill(const WorldFacts& w) { return of<Group>(w).hill_exponent; }
template <FirmGroup Group>
double exit_slope(const WorldFacts& w) { return of<Group>(w).exit_slope[revenue]; }
double flatter_exit(const WorldFacts& w) { return exit_slope<least_developed>(w) - exit_slope<high>(w); }

/// Numbers of the firms' part.
std::vector<Fact> micro() {
  const Mechanism shocks{"jumps of firms' efficiency",
                         {"assumptions.skills.shock_spread=0", "assumptions.skills.shock_spread_saved=0"}};
  const Mechanism lines{"product lines", {}};
  const Mechanism exporting{"a firm's own decision to export", {}};
  return {
      {"1", "micro", "growth of firms is not normal: Subbotin shape of yearly log growth of revenue, less the industry's mean", Mark::emergent,
       late, "Bottazzi and Secchi 2006", shocks, false,
       {{"shape", "1", 0.7, 1.4, [](const WorldFacts& w) { return w.firms.growth_shape; }}}},
      {"2", "micro", "excess kurtosis of the same", Mark::emergent, late, "recalled", shocks, false,
       {{"excess kurtosis", "1", 2.0, open, [](const WorldFacts& w) { return w.firms.growth_kurtosis; }}}},
      {"2b", "micro", "standard deviation of the same", Mark::emergent, late, "assumption (PROTOTYPES B.5)", shocks, false,
       {{"all firms", "log points", 0.20, 0.35, [](const WorldFacts& w) { return of<all>(w).sd_of_growth; }}}},
      {"3", "micro", "spread of growth falls with size: slope of ln sd on ln revenue over the industry's mean", Mark::emergent, late,
       "Riccaboni et al. 2008", lines, true,
       {{"slope", "1", -0.25, -0.10, [](const WorldFacts& w) { return w.firms.size_variance_slope; }}}},
      {"4", "micro", "tail of the size distribution: Hill exponent, largest 5 %, revenue over the industry's mean", Mark::emergent, late,
       "Axtell 2001; lognormal allowed in the least developed", lines, false,
       {{"high income", "1", 0.8, 1.4, hill<high>}, {"middle income", "1", 0.8, 1.4, hill<middle>}}},
      {"5", "micro", "90/10 ratio of physical productivity within an industry", Mark::emergent, late,
       "Syverson 2011; Hsieh and Klenow 2009", shocks, true,
       {{"high income", "1", 1.7, 3.0, physical_ratio<high>},
        {"middle income", "1", 3.0, 6.0, physical_ratio<middle>},
        {"least developed", "1", 4.0, 8.0, physical_ratio<least_developed>}}},
      {"5b", "micro", "90/10 ratio of revenue productivity within an industry", Mark::emergent, late,
       "Hsieh and Klenow 2009; range of MODEL 9.1",
       {"firms' wages follow their own efficiency", {"assumptions.operations.wage_elasticity=0"}}, false,
       {{"high income", "1", 1.5, 3.3, revenue_ratio<high>}, {"least developed", "1", 3.0, 8.0, revenue_ratio<least_developed>}}},
      {"6", "micro", "of the top fifth by revenue productivity, still there after 5 years (leavers are not)", Mark::emergent, late,
       "Syverson 2011", shocks, false,
       {{"all firms", "%", 25.0, 50.0, [](const WorldFacts& w) { return 100.0 * of<all>(w).top_fifth_kept[revenue]; }}}},
      {"7", "micro", "firms that enter and that leave, a year", Mark::emergent, late, "Bartelsman, Scarpetta and Schivardi 2005",
       {"exit for other reasons than insolvency", {"assumptions.demography.other_exit=0"}}, true,
       {{"all firms", "%", 12.0, 25.0, [](const WorldFacts& w) { return 100.0 * of<all>(w).entry_and_exit; }}}},
      {"8", "micro", "entrants gone within 2 years", Mark::emergent, late, "Bartelsman, Scarpetta and Schivardi 2005",
       {"small firms are more at risk", {"assumptions.demography.exit_size_power=0"}}, false,
       {{"all firms", "%", 20.0, 40.0, [](const WorldFacts& w) { return 100.0 * of<all>(w).entrants_gone; }}}},
      {"9", "micro", "the productive survive: logit slope of exit on ln relative revenue productivity; flatter in the least developed",
       Mark::emergent, late, "Aga and Francis 2017",
       {"shares of the market move with prices", {"assumptions.trade.within_elasticity=0"}}, false,
       {{"high income", "1", -open, 0.0, exit_slope<high>},
        {"least developed", "1", -open, 0.0, exit_slope<least_developed>},
        {"least developed less high income", "1", 0.0, open, flatter_exit}}},
      {"10", "micro", "exporters among manufacturing firms", Mark::emergent, late, "recalled", exporting, false,
       {{"high income", "%", 8.0, 30.0, exporters<high>},
        {"middle income", "%", 8.0, 30.0, exporters<middle>},
        {"least developed", "%", 8.0, 30.0, exporters<least_developed>}}},
      {"11", "micro", "premium of exporters in revenue productivity, within industry", Mark::emergent, late, "recalled", exporting, true,
       {{"all firms", "log points", 0.10, 0.50, [](const WorldFacts& w) { return of<all>(w).exporter_premium[revenue]; }}}},
      {"11b", "micro", "premium of exporters in size (workers), within industry", Mark::emergent, late, "recalled (2 to 4 times)", exporting,
       false,
       {{"all firms", "log points", 0.7, 1.4, [](const WorldFacts& w) { return of<all>(w).exporter_size_premium; }}}},
  };
}

/// Numbers of sectors and economies.
std::vector<Fact> meso_and_macro() {
  const Mechanism imitation{"imitation", {"assumptions.search.imitation_rate=0"}};
  const Mechanism commodities{"the commodity price", {"assumptions.trade.commodity_spread=0"}};
  return {
      {"16", "meso", "unconditional convergence of labour productivity in manufacturing, ten-year windows", Mark::emergent,
       "years 2 to 42, from historical gaps", "Rodrik 2013", imitation, false,
       {{"value added per worker", "%/year", 1.5, 4.0, [](const WorldFacts& w) { return 100.0 * w.macro.sector_convergence; }}}},
      {"17", "meso", "no convergence of GDP per worker", Mark::emergent, early, "Rodrik 2013", imitation, false,
       {{"all economies", "%/year", -0.5, 0.7, [](const WorldFacts& w) { return 100.0 * w.macro.income_convergence; }}}},
      {"18", "meso", "hump of manufacturing employment; later peaks are lower", Mark::emergent, "the whole run",
       "Rodrik 2016 (shape; numbers recalled)", {"demand follows income as in the North", {"assumptions.demand.own_marginal_share=1"}}, false,
       {{"highest share", "%", 14.0, 24.0, [](const WorldFacts& w) { return w.macro.peak_share; }},
        {"income then, of the North's", "1", 0.15, 0.5, [](const WorldFacts& w) { return w.macro.peak_income; }},
        {"change with ten years later", "percentage points", -open, 0.0, [](const WorldFacts& w) { return w.macro.peak_drift; }}}},
      {"23", "meso", "sectors of the world in which the Herfindahl index of firms is below 0.15", Mark::emergent, late, "assumption",
       {"firms' shares move slowly", {"assumptions.trade.firm_share_speed=1", "assumptions.trade.within_elasticity=12"}}, true,
       {{"sectors with firms", "%", 80.0, 100.0, [](const WorldFacts& w) { return 100.0 * w.firms.unconcentrated_sectors; }}}},
      {"26", "macro", "growth of GDP per worker at the frontier", Mark::emergent, late, "recalled",
       {"innovation", {"assumptions.search.innovation_rate=0"}}, false,
       {{"North", "%/year", 1.0, 2.5, [](const WorldFacts& w) { return 100.0 * w.macro.frontier_growth; }}}},
      {"27", "macro", "change in 50 years of the standard deviation of ln GDP per head across economies", Mark::emergent, early,
       "divergence facts", imitation, false,
       {{"all economies", "%", -10.0, 25.0, [](const WorldFacts& w) { return 100.0 * w.macro.dispersion_change; }}}},
      {"28", "macro", "middle-income economies that pass 45 % of the North's GDP per head in 50 years", Mark::emergent, early,
       "World Bank 2012; relative threshold of PROTOTYPES B.5", imitation, false,
       {{"of those below at the start", "%", 8.0, 35.0, [](const WorldFacts& w) { return 100.0 * w.macro.graduates; }}}},
      {"29", "macro", "growth of GDP: fat tails and some persistence", Mark::emergent, late, "recalled", commodities, false,
       {{"Subbotin shape", "1", 0.0, 1.5, [](const WorldFacts& w) { return w.macro.growth_shape; }},
        {"first-order autocorrelation", "1", 0.1, 0.5, [](const WorldFacts& w) { return w.macro.growth_autocorrelation; }}}},
      {"32", "macro", "manufacturing value added a head, high income over least developed", Mark::input, "first year", "UN SDG report 2016", {"the opening table", {}},
       false, {{"ratio", "1", 30.0, 70.0, [](const WorldFacts& w) { return w.macro.mva_ratio; }}}},
      {"36", "macro", "growth fluctuates more where exports are commodities", Mark::emergent, late, "recalled", commodities, false,
       {{"ratio of sd", "1", 1.3, 3.0, [](const WorldFacts& w) { return w.macro.volatility_ratio; }}}},
      {"39", "code", "accounts that balance: sum of all residuals of the monthly audit", Mark::code, "the whole run", "identity",
       {"double entry", {}}, true,
       {{"residual", "cents", 0.0, 0.0, [](const WorldFacts& w) { return w.macro.audit_residual; }}}},
  };
}

}  // namespace

std::string_view mark_name(Mark mark) {
  switch (mark) {
    case Mark::input: return "input";
    case Mark::fitted: return "fitted";
    case Mark::emergent: return "emergent";
    case Mark::code: return "code";
  }
  return "";
}

const std::vector<Fact>& stylised_facts() {
  static const std::vector<Fact> facts = [] {
    std::vector<Fact> rows = micro();
    for (Fact& fact : meso_and_macro()) rows.push_back(std::move(fact));
    return rows;
  }();
  return facts;
}

const std::vector<UnmeasuredFact>& unmeasured_facts() {
  static const std::vector<UnmeasuredFact> facts = {
      {"12", "micro", "gain of firms that were advised", "an experiment with a programme of advice, which is not in this version"},
      {"13", "micro", "gain of suppliers to multinationals", "links between firms are not in this version"},
      {"14", "micro", "cost saved and payback of resource-efficiency measures", "both are inputs (efficiency.saving, efficiency.payback)"},
      {"15", "micro", "firms at digital generation 4 at the start", "an input, by income group (start_firms)"},
      {"19", "meso", "entry into new products follows density", "the product space is not in this version"},
      {"20", "meso", "lag in adoption, least developed to frontier", "depth of use is not in this version; to come with it"},
      {"21", "meso", "convergence in use of each technology", "depth of use is not in this version"},
      {"22", "meso", "S-shaped adoption in counts, not in intensity", "depth of use is not in this version"},
      {"24", "meso", "copying falls with distance", "an input (search.half_distance)"},
      {"25", "meso", "circularity of the world", "materials are not in this version"},
      {"30", "macro", "order of policies", "an experiment; tariffs and policies of capability are not in this version"},
      {"31", "macro", "dispersion falls with the penalty on imitation", "an experiment over search.foreign_penalty; not run here"},
      {"33", "macro", "the slump of 2020", "shocks are not in this version"},
      {"34", "macro", "trend of CO2 per value added", "energy and emissions are not in this version"},
      {"35", "macro", "economies that depend on commodities at the start", "an input: exports by sector of the base year"},
      {"37", "code", "mean gain of an innovation", "tested: tests/models/technology/search_test.cpp"},
      {"38", "code", "events by thinning have the rate they should", "tested: tests/models/technology/search_test.cpp"},
      {"40", "code", "the same result for any number of threads", "tested: tests/invariants"},
      {"41", "micro", "employment after upgrading", "an experiment; not run here"},
      {"42", "micro", "gain from machines without skills, over that with both", "an experiment; not run here"},
  };
  return facts;
}

}  // namespace ladder::output
