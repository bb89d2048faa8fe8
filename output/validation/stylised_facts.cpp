#include "output/validation/stylised_facts.hpp"

#include <algorithm>

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
    const std::vector<Fact> more = facts_of_economies(), adoption = facts_of_adoption(), materials = facts_of_materials();
    rows.insert(rows.end(), more.begin(), more.end());
    rows.insert(std::ranges::find(rows, "23", &Fact::row), adoption.begin(), adoption.end());
    for (const Fact& fact : materials) rows.insert(std::ranges::find(rows, fact.row == "25" ? "26" : "36", &Fact::row), fact);
    return rows;
  }();
  return facts;
}

const std::vector<UnmeasuredFact>& unmeasured_facts() {
  static const std::vector<UnmeasuredFact> facts = {
      {"12", "micro", "gain of firms that were advised",
       "an experiment: ladder treatments"},
      {"13", "micro", "gain of suppliers to multinationals", "an experiment: ladder treatments"},
      {"14", "micro", "cost saved and payback of resource-efficiency measures",
       "an experiment: ladder treatments (saving and payback of one measure are inputs)"},
      {"15", "micro", "firms at digital generation 4 at the start",
       "an input, by income group (start_firms)"},
      {"24", "meso", "copying falls with distance", "an input (search.half_distance)"},
      {"30", "macro", "order of policies",
       "an experiment: scenarios/studies/replication"},
      {"31", "macro", "dispersion falls with the penalty on imitation",
       "an experiment over search.foreign_penalty; not run here"},
      {"33", "macro", "the slump of 2020", "shocks are not in this version"},
      {"35", "macro", "economies that depend on commodities at the start",
       "an input: exports by sector of the base year"},
      {"37", "code", "mean gain of an innovation", "tested: tests/models/technology/search_test.cpp"},
      {"38", "code", "events by thinning have the rate they should",
       "tested: tests/models/technology/search_test.cpp"},
      {"40", "code", "the same result for any number of threads", "tested: tests/invariants"},
      {"41", "micro", "employment after upgrading", "an experiment: ladder treatments"},
      {"42", "micro", "gain from machines without skills, over that with both",
       "an experiment: ladder treatments"},
  };
  return facts;
}

}  // namespace ladder::output
