
#include "output/hindcast_text.hpp"
#include "output/json.hpp"

namespace ladder::output {
namespace {

Json against_json(const HindcastScore& score) {
  Json all = Json::object();
  for (std::size_t r = 0; r < reference_count; ++r) {
    const SkillScore& s = score.against[r];
    all[std::string(reference_keys[r])] = {{"economies", s.n},
                                           {"skill", s.skill},
                                           {"skill_low", s.interval.low},
                                           {"skill_high", s.interval.high},
                                           {"rmse", s.error},
                                           {"rmse_reference", s.reference_error}};
  }
  return all;
}

Json target_json(const Hindcast& h, std::size_t target) {
  Json groups = Json::object();
  for (std::size_t g = 0; g < group_count; ++g) {
    const HindcastScore& s = score_of(h, target, static_cast<HindcastGroup>(g));
    groups[std::string(group_keys[g])] = {{"economies", s.n},     {"rmse", s.error},
                                          {"bias", s.bias},       {"correlation", s.correlation},
                                          {"covered", s.covered}, {"against", against_json(s)}};
  }
  Json sources = Json::array();
  for (const SourceDistance& d : h.distances)
    if (d.target == target)
      sources.push_back({{"other_source", d.other},
                         {"economies", d.n},
                         {"rms_difference", d.distance},
                         {"correlation", d.correlation}});
  return {{"target", h.targets[target].key},
          {"title", h.targets[target].title},
          {"unit", std::string(unit_text(h.targets[target].unit))},
          {"source", h.targets[target].source},
          {"scores", std::move(groups)},
          {"sources", std::move(sources)}};
}

Json row_json(const Hindcast& h, const HindcastRow& row) {
  const std::vector<double> changes = modelled_changes(h, row);
  const Band ends = central_range(row.modelled_end);
  Json references = Json::object();
  for (std::size_t r = 0; r < reference_count; ++r)
    references[std::string(reference_keys[r])] = row.references[r];
  return {{"economy", row.economy},
          {"target", h.targets[row.target].key},
          {"half", row.odd ? "odd" : "even"},
          {"year_start", row.from},
          {"year_end", row.to},
          {"observed_start", row.observed_start},
          {"observed_end", row.observed_end},
          {"observed_change", observed_change(h, row)},
          {"modelled_start", mean(row.modelled_start)},
          {"modelled_end", mean(row.modelled_end)},
          {"modelled_end_low", ends.low},
          {"modelled_end_high", ends.high},
          {"modelled_change", mean(changes)},
          {"error", mean(changes) - observed_change(h, row)},
          {"series_break", row.series_break},
          {"references", std::move(references)}};
}

Json gaps_json(const std::vector<HindcastGap>& gaps) {
  Json rows = Json::array();
  for (const HindcastGap& gap : gaps) rows.push_back({{"economy", gap.economy}, {"why", gap.why}});
  return rows;
}

}  // namespace

std::string hindcast_json(const Hindcast& h) {
  Json json{{"schema", "ladder-hindcast/1"},
            {"from", h.from},
            {"to", h.to},
            {"firms_per_industry", h.firms_per_industry},
            {"worlds", h.worlds},
            {"worlds_differ_in", h.worlds_differ_in},
            {"blocks", h.blocks}};
  for (const auto& [name, value] : h.origin) json[name] = value;
  json["targets"] = Json::array();
  for (std::size_t t = 0; t < h.targets.size(); ++t) json["targets"].push_back(target_json(h, t));
  json["not_in_model"] = Json::array();
  for (const auto& [target, why] : h.not_in_model)
    json["not_in_model"].push_back({{"target", target}, {"why", why}});
  json["rows"] = Json::array();
  for (const HindcastRow& row : h.rows) json["rows"].push_back(row_json(h, row));
  json["left_out"] = gaps_json(h.left_out);
  json["missing"] = gaps_json(h.missing);
  json["choices"] = h.choices;
  json["reading"] = hindcast_reading(h);
  json["limits"] = hindcast_limits(h);
  return json.document();
}

}  // namespace ladder::output
