#include "output/validation/stylised_facts.hpp"

namespace ladder::output {

std::string_view mark_name(Mark mark) {
  switch (mark) {
    case Mark::input:
      return "input";
    case Mark::fitted:
      return "fitted";
    case Mark::emergent:
      return "emergent";
    case Mark::code:
      return "code";
  }
  return "";
}

const std::vector<Fact>& stylised_facts() {
  static const std::vector<Fact> facts = [] {
    std::vector<Fact> rows = facts_of_firms();
    const std::vector<Fact> more = facts_of_economies();
    rows.insert(rows.end(), more.begin(), more.end());
    return rows;
  }();
  return facts;
}

const std::vector<UnmeasuredFact>& unmeasured_facts() {
  static const std::vector<UnmeasuredFact> facts = {
      {"12", "micro", "gain of firms that were advised",
       "an experiment with a programme of advice, which is not in this version"},
      {"13", "micro", "gain of suppliers to multinationals", "links between firms are not in this version"},
      {"14", "micro", "cost saved and payback of resource-efficiency measures",
       "both are inputs (efficiency.saving, efficiency.payback)"},
      {"15", "micro", "firms at digital generation 4 at the start",
       "an input, by income group (start_firms)"},
      {"20", "meso", "lag in adoption, least developed to frontier",
       "depth of use is not in this version; to come with it"},
      {"21", "meso", "convergence in use of each technology", "depth of use is not in this version"},
      {"22", "meso", "S-shaped adoption in counts, not in intensity", "depth of use is not in this version"},
      {"24", "meso", "copying falls with distance", "an input (search.half_distance)"},
      {"25", "meso", "circularity of the world", "materials are not in this version"},
      {"30", "macro", "order of policies",
       "an experiment; tariffs and policies of capability are not in this version"},
      {"31", "macro", "dispersion falls with the penalty on imitation",
       "an experiment over search.foreign_penalty; not run here"},
      {"33", "macro", "the slump of 2020", "shocks are not in this version"},
      {"34", "macro", "trend of CO2 per value added", "energy and emissions are not in this version"},
      {"35", "macro", "economies that depend on commodities at the start",
       "an input: exports by sector of the base year"},
      {"37", "code", "mean gain of an innovation", "tested: tests/models/technology/search_test.cpp"},
      {"38", "code", "events by thinning have the rate they should",
       "tested: tests/models/technology/search_test.cpp"},
      {"40", "code", "the same result for any number of threads", "tested: tests/invariants"},
      {"41", "micro", "employment after upgrading", "an experiment; not run here"},
      {"42", "micro", "gain from machines without skills, over that with both",
       "an experiment; not run here"},
  };
  return facts;
}

}  // namespace ladder::output
