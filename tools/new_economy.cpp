#include "tools/new_economy.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "models/world/archetype.hpp"
#include "models/world/evidence.hpp"
#include "models/world/own_economies.hpp"
#include "models/world/people.hpp"
#include "models/world/sector_trade.hpp"
#include "models/world/stated_accounts.hpp"
#include "sim/error.hpp"
#include "tools/own_economy_file.hpp"
#include "tools/spelling.hpp"

namespace ladder::tools {
namespace {

using models::CountryData;
using models::Evidence;
using models::IncomeGroup;

constexpr int short_memory = 5;
constexpr int growth_years = 5;          // population before the base year, for its growth
constexpr double million = 1e6;
constexpr double neighbour_km = 500.0;  // about the distance between two capitals next to each other (assumption)

/// Everything of an economy that a template repeats.
struct Likeness {
  std::string iso3, name;
  IncomeGroup group = IncomeGroup::low;
  double population = 0.0;
  models::StatedAccounts accounts;
  models::BySector<double> exports{};
};

Likeness likeness_of(const CountryData& data, const std::string& iso3, int base_year) {
  Evidence evidence(data, base_year);
  Likeness like{.iso3 = iso3, .name = iso3, .accounts = {}};
  if (!data.panel.contains(iso3)) {
    std::vector<std::string_view> codes;
    for (const auto& [code, columns] : data.panel) codes.push_back(code);
    throw sim::Error(fmt::format("there is no economy {} in the data; expected an iso3 code such as ETH{}", shown(iso3),
                                 did_you_mean(iso3, codes)));
  }
  if (const auto facts = data.economies.find(iso3); facts != data.economies.end()) like.name = facts->second.name;
  const auto group = evidence.income_group(iso3);
  if (!group)
    throw sim::Error(fmt::format("{} has no income group up to {}; expected another economy", iso3, base_year));
  like.group = *group;
  like.population = evidence.required(iso3, "pop").value;
  like.accounts = models::stated_accounts(evidence, iso3);
  models::add_employment(evidence, iso3, like.accounts);
  static_cast<void>(models::people_of(evidence, iso3));
  const models::Archetype table = models::choose_archetype(
      data, iso3, base_year, evidence.required(iso3, "gdp_pc_const2015usd").value);
  like.exports = models::exports_by_sector(evidence, iso3, like.accounts, table);
  return like;
}

bool suffices(const CountryData& data, const std::string& iso3, int base_year) {
  try {
    static_cast<void>(likeness_of(data, iso3, base_year));
    return true;
  } catch (const sim::Error&) {
    return false;
  }
}

double per_head(const Evidence& evidence, const std::string& iso3) {
  const auto gdp = evidence.value(iso3, "gdp_current_usd"), people = evidence.value(iso3, "pop");
  return gdp && people ? *gdp / *people : 0.0;
}

std::optional<IncomeGroup> group_by_income(const CountryData& data, int year, std::optional<double> usd) {
  const auto after = data.income_thresholds.upper_bound(year);
  if (!usd || after == data.income_thresholds.begin()) return std::nullopt;
  const auto& bounds = std::prev(after)->second;
  return static_cast<IncomeGroup>(std::ranges::upper_bound(bounds, *usd) - bounds.begin());
}

/// Four digits: what a guess is worth. "112100000", "26.85".
std::string plain(double value) {
  if (value == 0.0) return "0";
  const double unit = std::pow(10.0, std::floor(std::log10(std::abs(value))) - 3.0);
  const double rounded = std::round(value / unit) * unit;
  return std::abs(rounded) >= 1000.0 ? fmt::format("{:.0f}", rounded) : fmt::format("{:.4g}", rounded);
}

/// As it was wished for: "20000000", "0.5".
std::string exact(double value) {
  return value >= 1000.0 ? fmt::format("{:.0f}", value) : fmt::format("{:.12g}", value);
}

std::string cell(std::string_view text) {
  if (text.find_first_of(",\"") == std::string_view::npos) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + '"';
}

/// Writes the rows of a template.
class Template {
 public:
  Template(const CountryData& data, const NewEconomy& wish, const Likeness& like)
      : wish_(wish), like_(like), evidence_(data, wish.base_year), text_(fmt::format("{}\n", own_economy_header)) {
    const double own_per_head = like.accounts.gdp * million / like.population;
    people_ = wish.population.value_or(like.population);
    income_ratio_ = wish.gdp_per_head.value_or(own_per_head) / own_per_head;
    people_ratio_ = people_ / like.population;
  }

  std::string text() {
    facts();
    levels();
    shares();
    return std::move(text_);
  }

 private:
  void row(std::string_view series, std::string_view year, std::string_view value, bool guess, std::string_view origin,
           std::string_view unit, std::string_view meaning) {
    text_ += fmt::format("{},{},{},{},{},{},{}\n", series, year, cell(value), cell(unit), guess ? "guess" : "given",
                         cell(origin), cell(meaning));
  }

  void fact(std::string_view name, std::string_view value, bool guess, std::string_view origin) {
    const auto found = std::ranges::find(own_facts, name, &OwnFact::name);
    row(name, "", value, guess, origin, found->unit, found->meaning);
  }

  void value(std::string_view name, double number, std::string_view what, bool guess = true, int before = 0) {
    const auto series = std::ranges::find(models::own_series(), name, &models::OwnSeries::name);
    const std::string origin = guess ? fmt::format("{} ({}) {}{}", like_.name, like_.iso3, wish_.base_year, what)
                                     : std::string(what);
    row(name, std::to_string(wish_.base_year - before), guess ? plain(number) : exact(number), guess,
        origin, series->unit, series->meaning);
  }

  void facts() {
    const auto& economies = evidence_.data().economies;
    const auto known = economies.find(like_.iso3);
    constexpr int never = 9999;
    const int listed = known == economies.end() ? never : known->second.least_developed_since.value_or(never);
    const int left = known == economies.end() ? never : known->second.least_developed_until.value_or(never);
    const bool listed_then = listed <= wish_.base_year && left > wish_.base_year;
    const auto by_income = group_by_income(evidence_.data(), wish_.base_year, wish_.gdp_per_head);
    const IncomeGroup group = wish_.group.value_or(by_income.value_or(like_.group));
    const std::string as_like = fmt::format("as {} ({})", like_.name, like_.iso3);
    fact("name", wish_.name.empty() ? wish_.code : wish_.name, wish_.name.empty(),
         wish_.name.empty() ? "the code" : "the command line");
    fact("income_group", income_group_letters[static_cast<std::size_t>(group)], !wish_.group,
         wish_.group ? "the command line" : by_income ? "by GDP per head" : as_like);
    fact("least_developed_since", listed_then ? std::to_string(listed) : "", true, as_like);
    fact("located_like", like_.iso3, true, as_like);
    fact("distance_km", plain(neighbour_km), true, "a neighbour");
  }

  void levels() {
    if (const auto before = evidence_.data().panel.at(like_.iso3).find("pop")->second.at(wish_.base_year - growth_years))
      value("pop", *before * people_ratio_, ": its growth", true, growth_years);
    value("pop", people_, wish_.population ? "the command line" : "", !wish_.population);
    const bool scaled = wish_.population || wish_.gdp_per_head;
    const std::string_view by_size = scaled ? ", scaled to population and GDP per head" : "";
    const double gdp = like_.accounts.gdp * million * people_ratio_ * income_ratio_;
    if (wish_.population && wish_.gdp_per_head)
      value("gdp_current_usd", gdp, "the command line: GDP per head x population", false);
    else
      value("gdp_current_usd", gdp, by_size);
    value("gdp_pc_const2015usd", required("gdp_pc_const2015usd") * income_ratio_,
          wish_.gdp_per_head ? ", scaled to GDP per head" : "");
    value("employed_persons", required("employed_persons") * people_ratio_,
          wish_.population ? ", scaled to population" : "");
    value("merch_exports_usd", like_.accounts.goods_exports * million * people_ratio_ * income_ratio_, by_size);
  }

  void shares() {
    const models::StatedAccounts& n = like_.accounts;
    for (std::size_t b = 0; b < models::broad_count; ++b)
      value(models::own_value_added_series(models::broad_keys[b]), 100.0 * n.value_added[b] / n.gdp, "");
    for (const std::string_view name : {"emp_agr_pct", "emp_ind_pct", "emp_srv_pct"}) value(name, required(name), "");
    double jobs = 0.0;
    for (const double persons : n.employment) jobs += persons;
    value("emp_manuf_pct", 100.0 * n.employment[static_cast<std::size_t>(models::Jobs::manufacturing)] / jobs, "");
    for (const std::string_view name : {"unemployment_pct", "self_employed_pct", "female_share_lf_pct"})
      value(name, required(name), "");
    schooling();
    value("exports_pct_gdp", 100.0 * n.exports / n.gdp, "");
    value("imports_pct_gdp", 100.0 * n.imports / n.gdp, "");
    value("gcf_pct_gdp", 100.0 * n.investment / n.gdp, "");
    if (n.government) value("gov_consumption_pct_gdp", 100.0 * *n.government / n.gdp, "");
    double goods = 0.0;
    for (std::size_t s = 0; s < models::goods_count; ++s) goods += like_.exports[s];
    for (std::size_t s = 0; s < models::goods_count; ++s)
      value(models::own_exports_series(models::sector_keys[s]), 100.0 * like_.exports[s] / goods, "");
    constexpr int survey_memory = 15;  // as world/people reads it
    optional("firms_outage_sales_loss_pct", survey_memory);
  }

  void schooling() {
    const auto years = evidence_.value(like_.iso3, "schooling_years", short_memory);
    const auto index = evidence_.value(like_.iso3, "pwt_hc", short_memory);
    if (years) value("schooling_years", *years, "");
    else value("schooling_years", models::schooling_of_human_capital(index.value()), ": years that give its human capital");
    optional("enrol_secondary_gross_pct", short_memory);
  }

  void optional(std::string_view name, int memory) {
    if (const auto known = evidence_.value(like_.iso3, name, memory)) value(name, *known, "");
  }

  double required(std::string_view name) const { return evidence_.required(like_.iso3, name, short_memory).value; }

  const NewEconomy& wish_;
  const Likeness& like_;
  Evidence evidence_;
  double people_ = 0.0, income_ratio_ = 1.0, people_ratio_ = 1.0;
  std::string text_;
};

}  // namespace

std::string nearest_archetype(const CountryData& data, const NewEconomy& wish) {
  const Evidence evidence(data, wish.base_year);
  const auto group = wish.group ? wish.group : group_by_income(data, wish.base_year, wish.gdp_per_head);
  std::vector<std::string> candidates;
  std::vector<double> incomes;
  for (const auto& [iso3, columns] : data.panel) {
    if (group && evidence.income_group(iso3) != group) continue;
    if (!suffices(data, iso3, wish.base_year)) continue;
    candidates.push_back(iso3);
    incomes.push_back(per_head(evidence, iso3));
  }
  if (candidates.empty())
    throw sim::Error(fmt::format("no economy of that income group has sufficient data for {}; name one with --like",
                                 wish.base_year));
  std::vector<double> sorted = incomes;
  std::ranges::sort(sorted);
  const double income = wish.gdp_per_head.value_or(sorted[sorted.size() / 2]);
  std::size_t best = 0;
  double least = INFINITY;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const double people = evidence.value(candidates[i], "pop").value_or(1.0);
    constexpr double weight_of_size = 0.25;  // structure follows income first (PROTOTYPES A 2.3; assumption)
    const double distance = std::abs(std::log(incomes[i] / income)) +
                            weight_of_size * std::abs(std::log(people / wish.population.value_or(people)));
    if (distance < least) least = distance, best = i;
  }
  return candidates[best];
}

std::string economy_template(const CountryData& data, const NewEconomy& wish) {
  const std::string iso3 = wish.like.empty() ? nearest_archetype(data, wish) : wish.like;
  const Likeness like = likeness_of(data, iso3, wish.base_year);
  return Template(data, wish, like).text();
}

}  // namespace ladder::tools
