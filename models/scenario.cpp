#include "models/scenario.hpp"

#include <fmt/format.h>

#include "models/industry/sector.hpp"

namespace ladder::models {
namespace {

/// A whole number kept in another integer type. The range declared must fit into it.
template <class Integer>
void whole(FieldVisitor& v, std::string_view name, Integer& value, const FieldInfo& info) {
  auto wide = static_cast<std::int64_t>(value);
  v.whole(name, wide, info);
  value = static_cast<Integer>(wide);
}

}  // namespace

void WorldSpec::fields(FieldVisitor& v) {
  v.words(
      "economies", economies, {},
      {.text = "codes (iso3) of the economies; North and Rest of world are always added", .required = true});
  whole(v, "base_year", base_year,
        {.min = 2000,
         .max = 2018,
         .text = "year whose data the run starts from",
         .source = "years with complete data"});
  whole(v, "firms_per_industry", firms_per_industry,
        {.min = 10,
         .max = 10000,
         .text = "resolution: firms at the start in each sector of an economy",
         .source = "fewer than 10 are no market; more than 10000 do not change the results"});
}

void Horizon::fields(FieldVisitor& v) {
  v.month("from", from, {.text = "first month reported, a January after the base year"});
  v.month("to", to, {.text = "last month, included, a December"});
}

void Funding::fields(FieldVisitor& v) {
  const FieldInfo share{.min = 0.0, .max = 1.0};
  const auto info = [&](std::string_view text) {
    FieldInfo i = share;
    i.text = text;
    return i;
  };
  v.field("government", government, info("share paid from the government's own budget"));
  v.field("donor", donor, info("share paid by donors from abroad, as grants"));
  v.field("dfi_loan", dfi_loan, info("share lent to the government by development finance institutions"));
}

void Programme::fields(FieldVisitor& v) {
  v.text("title", title, {.text = "what it is, in one line", .required = true});
  v.text("answers", answers, {.text = "the question it is for"});
  v.words("sources", sources, {}, {.text = "where its doses come from"});
  v.group("targeting", targeting, {.text = "whom it serves and in what order"});
}

void PolicyUse::fields(FieldVisitor& v) {
  v.words("economies", economies, {},
          {.text = "economies that run it, out of world.economies", .required = true});
  v.words("sectors", sectors, sector_keys,
          {.text = "sectors served; left out: all that the programme targets"});
  v.month("from", from, {.text = "first month", .required = true});
  v.month("until", until, {.text = "last month, included", .required = true});
  v.field("ramp", ramp,
          {.min = 0.0,
           .max = 50.0,
           .text = "time over which the budget grows linearly from 0",
           .source = "convention"});
  v.field("budget", budget,
          {.min = 0.0,
           .max = 1e13,
           .text = "money a year, in each economy named",
           .source = "a tenth of the world's output",
           .required = true});
  v.group("funding", funding, {.text = "who pays, as shares that add up to 1"});
}

void Scenario::fields(FieldVisitor& v) {
  v.text("title", title, {.text = "what the scenario is, in one line", .required = true});
  v.group("world", world, {.text = "what is simulated and how finely", .required = true});
  v.group("horizon", horizon, {.text = "the months simulated"});
  whole(v, "replicates", replicates,
        {.min = 1, .max = 100000, .text = "runs of the scenario, each with its own luck"});
  whole(v, "seed", seed,
        {.min = 0,
         .max = 9007199254740991.0,
         .text = "where the luck comes from",
         .source = "2^53 - 1, exact in JSON"});
  v.words("headline", headline, {},
          {.text = "headline outcomes: yearly national series, for the pairing gain and --replicates auto"});
  v.group("assumptions", assumptions, {.text = "what the world is like; never mixed with policy"});
}

const ParameterSet* set_of_replicate(const Scenario& scenario, std::uint32_t replicate) {
  if (scenario.parameter_sets.empty()) return nullptr;
  return &scenario.parameter_sets[replicate % scenario.parameter_sets.size()];
}

Scenario world_scenario(const Scenario& scenario, std::uint32_t replicate) {
  Scenario world = scenario;
  if (const ParameterSet* set = set_of_replicate(scenario, replicate))
    world.assumptions = with_set(scenario.assumptions, *set);
  world.parameter_sets.clear();
  return world;
}

bool operator==(const Scenario& a, const Scenario& b) {
  return resolved_text(a) == resolved_text(b);
}

bool same_shocks(const Scenario& a, const Scenario& b) {
  const auto text_of = [](const Scenario& s) {
    Scenario alone;
    alone.shocks = s.shocks;
    return resolved_text(alone);
  };
  return text_of(a) == text_of(b);
}

std::vector<std::string> world_differences(const Scenario& a, const Scenario& b) {
  Scenario first = a;  // visiting takes a struct that may be written
  Scenario second = b;
  const auto rows = field_rows(first);
  const auto others = field_rows(second);
  std::vector<std::string> found;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].path == "title" || rows[i].value == others[i].value) continue;
    found.push_back(fmt::format("{}: {} against {}", rows[i].path, rows[i].value, others[i].value));
  }
  // Pairs share their set, so the sets must be the same ones in the same order.
  if (a.parameter_sets != b.parameter_sets)
    found.push_back(fmt::format("parameter_sets: {} against {} sets, not the same ones", a.parameter_sets.size(),
                                b.parameter_sets.size()));
  return found;
}

}  // namespace ladder::models
