#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "output/hindcast_text.hpp"
#include "output/svg_parts.hpp"
#include "output/svg_scatter.hpp"

namespace ladder::output {
namespace {

constexpr std::string_view style = R"(
body{font:16px/1.5 'Source Sans 3','Segoe UI','DejaVu Sans',Arial,sans-serif;color:#1a1a1a;background:#fff;max-width:980px;
margin:2em auto;padding:0 1.2em}
h1{font-size:1.7em;margin:0 0 .2em}h2{font-size:1.25em;margin:2em 0 .5em;border-bottom:1px solid #ccc}
h3{font-size:1.05em;margin:1.6em 0 .2em}
.lead{font-size:1.15em}.small{font-size:.85em;color:#444}
table{border-collapse:collapse;font-size:.85em;width:100%}th,td{padding:.25em .45em;text-align:right;border-bottom:1px solid #ddd}
th{vertical-align:bottom;border-bottom:2px solid #888;font-weight:600}th:first-child,td:first-child{text-align:left}
td.name{text-align:left;white-space:nowrap}td span.range{display:block;font-size:.85em;color:#555;white-space:nowrap}
td.better{background:#d6ecfa}td.worse{background:#fbe0d2}td.first{border-left:1px solid #ccc}
svg.scatter{width:100%;height:auto}svg .tick{font-size:12px;fill:#444}svg .axis{font-size:13.5px;fill:#222}
svg .name{font-size:10px;fill:#333}
.mark{font-weight:700}li{margin:.3em 0}
@media print{body{max-width:none;margin:0;font-size:11px}h2{break-after:avoid}svg.scatter,tr{break-inside:avoid}}
)";

std::string items(const std::vector<std::string>& sentences) {
  std::string html = "<ul>\n";
  for (const std::string& sentence : sentences) html += fmt::format("<li>{}</li>\n", escaped(sentence));
  return html + "</ul>\n";
}

/// Colour goes with a mark, so that nothing rests on colour alone.
std::string skill_cell(const SkillScore& s) {
  if (!std::isfinite(s.skill)) return "<td>n/a</td>";
  const SkillVerdict v = verdict(s);
  const std::string_view kind = v == SkillVerdict::better  ? " class=\"better\""
                                : v == SkillVerdict::worse ? " class=\"worse\""
                                                           : "";
  const std::string_view mark = v == SkillVerdict::better ? "+" : v == SkillVerdict::worse ? "\u2212" : "";
  if (v == SkillVerdict::unknown) return fmt::format("<td>{}</td>", skill_number(s.skill));
  return fmt::format("<td{}>{} <span class=\"mark\">{}</span><span class=\"range\">{} to {}</span></td>",
                     kind, skill_number(s.skill), mark, skill_number(s.interval.low),
                     skill_number(s.interval.high));
}

std::string skill_table(const Hindcast& h, HindcastGroup group) {
  std::string html =
      "<table>\n<tr><th>target</th><th>econo\u00admies</th><th>error</th><th>bias</th><th>correla\u00adtion</"
      "th>"
      "<th>within range</th>";
  for (const std::string_view title : reference_titles) html += fmt::format("<th>{}</th>", escaped(title));
  html += "</tr>\n";
  for (std::size_t t = 0; t < h.targets.size(); ++t) {
    const HindcastScore& s = score_of(h, t, group);
    const ChangeUnit unit = h.targets[t].unit;
    html += fmt::format("<tr><td>{}, {}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td>",
                        escaped(h.targets[t].title), unit_text(unit), s.n, change_number(s.error, unit),
                        change_number(s.bias, unit), skill_number(s.correlation),
                        s.n == 0 ? std::string{"n/a"} : fmt::format("{:.0f} %", 100.0 * s.covered));
    for (const SkillScore& against : s.against) html += skill_cell(against);
    html += "</tr>\n";
  }
  return html + "</table>\n";
}

std::string picture(const Hindcast& h, std::size_t target) {
  const HindcastTarget& t = h.targets[target];
  const std::string_view unit = unit_text(t.unit);
  Scatter scatter{fmt::format("{}: modelled against observed change", t.title),
                  fmt::format("observed, {}", unit),
                  fmt::format("modelled, {}", unit),
                  {}};
  for (const HindcastRow& row : h.rows) {
    if (row.target != target) continue;
    const std::vector<double> changes = modelled_changes(h, row);
    const double change = observed_change(h, row), forecast = mean(changes);
    if (!std::isfinite(change) || !std::isfinite(forecast)) continue;
    const Band range = central_range(changes);
    scatter.points.push_back(
        {row.economy,
         fmt::format("{}: observed {}, modelled {} ({} to {})", row.name, change_number(change, t.unit),
                     change_number(forecast, t.unit), change_number(range.low, t.unit),
                     change_number(range.high, t.unit)),
         change, forecast, range.low, range.high, !row.odd});
  }
  if (scatter.points.empty()) return "<p>No economy has it.</p>\n";
  // What is farthest off is labelled first: it is what one looks for.
  std::ranges::stable_sort(scatter.points, std::ranges::greater{},
                           [](const ScatterPoint& p) { return std::abs(p.y - p.x); });
  return scatter_chart(scatter);
}

std::string pictures(const Hindcast& h) {
  std::string html;
  for (std::size_t t = 0; t < h.targets.size(); ++t)
    html += fmt::format("<h3>{}</h3>\n<p class=\"small\">Observed: {}.</p>\n{}", escaped(h.targets[t].title),
                        escaped(h.targets[t].source), picture(h, t));
  return html;
}

/// Three cells: start, observed and modelled end of shares; observed and modelled growth.
std::string row_cells(const Hindcast& h, const std::string& economy, std::size_t target) {
  const ChangeUnit unit = h.targets[target].unit;
  const auto row = std::ranges::find_if(
      h.rows, [&](const HindcastRow& r) { return r.economy == economy && r.target == target; });
  if (row == h.rows.end())
    return unit == ChangeUnit::points ? "<td class=\"first\"></td><td></td><td></td>"
                                      : "<td class=\"first\"></td><td></td>";
  const double change = observed_change(h, *row), forecast = mean(modelled_changes(h, *row));
  const std::string_view mark = row->series_break ? "*" : "";
  if (unit == ChangeUnit::percent_a_year)
    return fmt::format("<td class=\"first\">{}{}</td><td>{}</td>", change_number(change, unit), mark,
                       change_number(forecast, unit));
  return fmt::format("<td class=\"first\">{:.1f}</td><td>{:.1f}{}</td><td>{:.1f}</td>", row->observed_start,
                     row->observed_end, mark, row->observed_start + forecast);
}

std::string economy_table(const Hindcast& h) {
  std::string html = "<table>\n<tr><th rowspan=\"2\">economy</th>";
  for (const HindcastTarget& t : h.targets)
    html += fmt::format("<th colspan=\"{}\">{}</th>", t.unit == ChangeUnit::points ? 3 : 2, escaped(t.title));
  html += "</tr>\n<tr>";
  for (const HindcastTarget& t : h.targets)
    html +=
        fmt::format("{}<th>data</th><th>model</th>", t.unit == ChangeUnit::points ? "<th>start</th>" : "");
  html += "</tr>\n";
  std::vector<std::string> done;
  for (const HindcastRow& row : h.rows) {
    if (!done.empty() && done.back() == row.economy) continue;
    done.push_back(row.economy);
    html += fmt::format("<tr><td class=\"name\">{} {}</td>", row.economy, escaped(row.name));
    for (std::size_t t = 0; t < h.targets.size(); ++t) html += row_cells(h, row.economy, t);
    html += "</tr>\n";
  }
  return html + "</table>\n";
}

std::string gap_items(const std::vector<HindcastGap>& gaps) {
  std::vector<std::string> sentences;
  for (const HindcastGap& gap : gaps)
    sentences.push_back(fmt::format("{} ({}): {}", gap.economy, gap.name, gap.why));
  return sentences.empty() ? "<p>None.</p>\n" : items(sentences);
}

std::string how_made(const Hindcast& h) {
  std::vector<std::string> sentences = h.choices;
  for (std::size_t b = 0; b < h.blocks.size(); ++b)
    sentences.push_back(
        fmt::format("World {}: {}, North and the rest of the world.", b + 1, fmt::join(h.blocks[b], " ")));
  sentences.push_back(
      fmt::format("{} replicates of each, {} firms an industry at the start; worlds differ in {}.", h.worlds,
                  h.firms_per_industry, h.worlds_differ_in));
  for (const auto& [name, value] : h.origin)
    if (name.find("sha256") == std::string::npos) sentences.push_back(fmt::format("{}: {}", name, value));
  return items(sentences);
}

}  // namespace

std::string hindcast_page(const Hindcast& h) {
  const std::vector<std::string> reading = hindcast_reading(h);
  std::size_t economies = 0;
  for (const auto& block : h.blocks) economies += block.size();
  std::string html = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Hindcast {0} to "
      "{1}</title>\n"
      "<style>{2}</style>\n</head>\n<body>\n<h1>What Ladder would have foretold in {0}</h1>\n"
      "<p class=\"lead\">{3} economies started from the statistics of {0}, run to {1}, and compared with "
      "what came.</p>\n",
      h.from, h.to, style, economies);
  html += "<h2>Reading</h2>\n" + items(reading);
  html +=
      "<h2>Skill</h2>\n<p>Skill is 1 \u2212 error / error of a forecast that needs no model, over all "
      "economies: 1 is perfect, "
      "0 is as good as that forecast, below 0 is worse. Under each, its 90 % interval. "
      "<b>+</b> and blue: clearly better; <b>\u2212</b> and orange: clearly worse; neither: no clear "
      "difference.</p>\n";
  html += skill_table(h, HindcastGroup::all);
  html +=
      "<p class=\"small\">error: root mean square of modelled less observed change; bias: its mean; within "
      "range: share of "
      "observed changes within the range of the worlds. <i>trend before, of all</i>: the mean change of the "
      "decade before, "
      "known at the start. <i>trend of the other half</i> and <i>line on initial level</i> are fitted on "
      "what happened in the "
      "other half of the economies: they know the future.</p>\n";
  html += "<h3>Economies in odd places by iso3</h3>\n" + skill_table(h, HindcastGroup::odd);
  html += "<h3>Economies in even places</h3>\n" + skill_table(h, HindcastGroup::even);
  html +=
      "<h3>Without series that jump</h3>\n<p class=\"small\">Left out are series that move from a year to "
      "the next as rebasing, "
      "new surveys and wars make them: GDP per head by a fifth, a share by more than two points and a fifth "
      "(manufacturing in GDP) or a quarter (employment) of itself.</p>\n" +
      skill_table(h, HindcastGroup::without_breaks);
  html +=
      "<h2>Modelled against observed change</h2>\n<p>On the dashed line the model is right. Above it "
      "foretold too much, below too "
      "little. Discs: even places; rings: odd places. Bars: range of the worlds.</p>\n" +
      pictures(h);
  html +=
      "<h2>How far sources differ</h2>\n<p>No forecast can be scored more finely than two sources of the "
      "same agree.</p>\n" +
      items(source_sentences(h));
  html += "<h2>What this does not show</h2>\n" + items(hindcast_limits(h));
  html +=
      "<h2>Economy by economy</h2>\n<p class=\"small\">Growth in % a year; shares in %. <i>start</i>: in the "
      "base year, or the first "
      "year with data. <i>data</i>: in the last. <i>model</i>: the observed start and the modelled change. "
      "*: the series jumps.</p>\n" +
      economy_table(h);
  html += "<h2>Left out</h2>\n" + gap_items(h.left_out);
  html += "<h3>Targets that are not observed</h3>\n" + gap_items(h.missing);
  html += "<h2>How it was made</h2>\n" + how_made(h);
  return html + "</body>\n</html>\n";
}

}  // namespace ladder::output
