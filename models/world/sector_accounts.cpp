#include "models/world/sector_accounts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/world/ras.hpp"
#include "sim/error.hpp"
#include "sim/math.hpp"

namespace ladder::models {
namespace {

constexpr double smallest_sector =
    0.0005;  // of GDP: below it firms would be fractions of a firm (assumption)
constexpr double export_margin =
    1.2;                          // output over exports where the split is ours to choose (PROTOTYPES A 2.2)
constexpr int split_rounds = 12;  // absorption depends on output; the split settles in fewer

// Services and goods that cross borders as a matter of course; exports are moved among these only.
constexpr bool is_tradable(std::size_t s) {
  return is_goods(s) || s == index(Sector::trade) || s == index(Sector::transport) ||
         s == index(Sector::business);
}

/// Use at home by product if every sector produced `output`.
BySector<double> absorption(const Draft& draft, const BySector<double>& output) {
  const Archetype& a = draft.archetype;
  const StatedAccounts& n = draft.accounts;
  const double government = n.government.value_or(total(a.government) * n.gdp);
  const double households = std::max(0.3 * n.gdp, n.gdp - n.exports + n.imports - n.investment - government);
  const auto c = shares(a.households), g = shares(a.government), i = shares(a.investment);
  BySector<double> use{};
  for (std::size_t s = 0; s < sector_count; ++s) {
    use[s] = households * c[s] + government * g[s] + n.investment * i[s];
    for (std::size_t j = 0; j < sector_count; ++j) use[s] += a.coefficient(s, j) * output[j];
  }
  return use;
}

void set_output(Draft& draft) {
  for (std::size_t s = 0; s < sector_count; ++s)
    draft.economy.output[s] = draft.economy.value_added[s] / draft.archetype.value_added_ratio(s);
}

/// Splits `amount` of a broad activity over its sectors in proportion to `weight`.
void split(BySector<double>& values, Broad broad, double amount, const BySector<double>& weight) {
  double sum = 0.0;
  for (std::size_t s = 0; s < sector_count; ++s)
    if (broad_of(s) == broad) sum += weight[s];
  for (std::size_t s = 0; s < sector_count; ++s)
    if (broad_of(s) == broad) values[s] = amount * weight[s] / sum;
}

/// Mining and utilities, business and government: by the sector panel, else the archetype.
void split_by_share(Draft& draft, Broad broad, Sector first, const std::optional<double>& share) {
  const double amount = draft.accounts.value_added[static_cast<std::size_t>(broad)];
  split(draft.economy.value_added, broad, amount, draft.archetype.value_added);
  if (!share) return;
  for (std::size_t s = 0; s < sector_count; ++s)
    if (broad_of(s) == broad)
      draft.economy.value_added[s] = amount * (s == index(first) ? *share : 1.0 - *share);
}

/// Miners that export more than the split gives them get what their exports need, up to 95 % of mining and
/// utilities.
void raise_mining(Draft& draft) {
  OpeningEconomy& e = draft.economy;
  constexpr std::size_t mining = index(Sector::mining), utilities = index(Sector::utilities);
  const double both = e.value_added[mining] + e.value_added[utilities];
  const double needed = export_margin * e.exports[mining] * draft.archetype.value_added_ratio(mining);
  if (draft.accounts.mining_share || needed <= e.value_added[mining]) return;
  e.value_added[mining] = std::min(needed, std::max(0.95 * both, e.value_added[mining]));
  e.value_added[utilities] = both - e.value_added[mining];
}

/// Imports of goods follow, by half, what is used and not made at home; by half they keep their
/// `composition`.
void move_imports_to_gaps(Draft& draft, const BySector<double>& composition) {
  OpeningEconomy& e = draft.economy;
  set_output(draft);
  const BySector<double> use = absorption(draft, e.output);
  BySector<double> gap{};
  double goods = 0.0;
  for (std::size_t s = 0; s < goods_count; ++s) {
    goods += composition[s];
    gap[s] = std::max(0.0, use[s] - e.output[s] + e.exports[s]);
  }
  const double missing = total(gap);
  if (missing <= 0.0) return;
  for (std::size_t s = 0; s < goods_count; ++s)
    e.imports[s] = 0.5 * (composition[s] + goods * gap[s] / missing);
}

// Where demand is more than the observed value added can meet, how much more than in proportion each
// manufacture falls short (assumption): what a poor economy does not make at home is complex goods rather
// than food and cloth.
constexpr BySector<double> shortfall_exponent = {0.0, 0.0, 0.5, 0.75, 0.75, 1.25, 1.0, 1.75, 1.75};

/// Value added by manufacture that sums to `amount`: wanted_s k^exponent_s with one k, or in proportion if k
/// is above 1.
BySector<double> meet_total(const BySector<double>& wanted, double amount) {
  BySector<double> met = wanted;
  const double sum = total(wanted);
  if (sum <= amount) return met;  // split() scales up
  double low = 0.0, high = 1.0;
  for (int step = 0; step < 60; ++step) {  // bisection to rounding
    const double k = 0.5 * (low + high);
    for (std::size_t s = first_manufacture; s <= last_manufacture; ++s)
      met[s] = wanted[s] * sim::math::pow(k, shortfall_exponent[s]);
    (total(met) < amount ? low : high) = k;
  }
  return met;
}

/// Output that an economy with its own table would have, to the observed total: the table's split.
BySector<double> own_manufactures(const Draft& draft, double amount) {
  BySector<double> va{};
  split(va, Broad::manufacturing, amount, draft.archetype.value_added);
  for (std::size_t s = 0; s < sector_count; ++s) va[s] /= draft.archetype.value_added_ratio(s);
  return va;
}

/// Step 8 of the recipe: what each manufacture must produce, in value added, scaled to the observed total.
void split_manufacturing(Draft& draft) {
  OpeningEconomy& e = draft.economy;
  const double amount = draft.accounts.value_added[static_cast<std::size_t>(Broad::manufacturing)];
  split(e.value_added, Broad::manufacturing, amount, draft.archetype.value_added);
  const BySector<double> composition = e.imports;
  const BySector<double> own = own_manufactures(draft, amount);
  for (int round = 0; round < split_rounds; ++round) {
    set_output(draft);
    const BySector<double> use = absorption(draft, e.output);
    BySector<double> wanted{};
    for (std::size_t s = first_manufacture; s <= last_manufacture; ++s) {
      const double least = std::max(export_margin * e.exports[s], 0.1 * use[s]);
      const double output = draft.archetype.own ? own[s] : use[s] - e.imports[s] + e.exports[s];
      wanted[s] = std::max(output, least) * draft.archetype.value_added_ratio(s);
    }
    split(e.value_added, Broad::manufacturing, amount, meet_total(wanted, amount));
    if (!draft.archetype.own) move_imports_to_gaps(draft, composition);
  }
}

/// Lifts sectors to the floor at the expense of the others.
void apply_floor(Evidence& evidence, Draft& draft) {
  OpeningEconomy& e = draft.economy;
  const double least = smallest_sector * draft.accounts.gdp;
  double lifted = 0.0, rest = 0.0;
  for (const double x : e.value_added) (x < least ? lifted : rest) += x < least ? least : x;
  const double factor = (draft.accounts.gdp - lifted) / rest;
  for (std::size_t s = 0; s < sector_count; ++s) {
    double& x = e.value_added[s];
    if (x < least)
      evidence.record(e.iso3, fmt::format("value_added.{}", sector_keys[s]), x, least,
                      "floor of 0.05 % of GDP");
    x = x < least ? least : x * factor;
  }
}

double room(const OpeningEconomy& e, std::size_t s) {
  return is_tradable(s) ? std::max(0.0, most_exported * e.output[s] - e.exports[s]) : 0.0;
}

constexpr std::size_t demand_columns = 3;  // households, government, investment, after the fifteen sectors

Matrix use_prior(const Draft& draft) {
  const OpeningEconomy& e = draft.economy;
  Matrix table(sector_count, std::vector<double>(sector_count + demand_columns));
  for (std::size_t s = 0; s < sector_count; ++s) {
    // A trace of every product in every use keeps a product with an odd supply from having nowhere to go.
    constexpr double trace = 1e-6;
    for (std::size_t j = 0; j < sector_count; ++j)
      table[s][j] = (draft.archetype.coefficient(s, j) + trace) * e.output[j];
    table[s][sector_count] = e.households[s] + trace * draft.accounts.gdp;
    table[s][sector_count + 1] = e.government[s];
    table[s][sector_count + 2] = e.investment[s];
  }
  return table;
}

}  // namespace

void fill_sectors(Evidence& evidence, Draft& draft) {
  OpeningEconomy& e = draft.economy;
  for (std::size_t b = 0; b < broad_count; ++b)
    split(e.value_added, static_cast<Broad>(b), draft.accounts.value_added[b], draft.archetype.value_added);
  split_by_share(draft, Broad::mining_utilities, Sector::mining, draft.accounts.mining_share);
  split_by_share(draft, Broad::other, Sector::business, draft.accounts.business_share);
  raise_mining(draft);
  split_manufacturing(draft);
  apply_floor(evidence, draft);
  set_output(draft);
  e.gdp = total(e.value_added);
}

void fit_exports(Evidence& evidence, Draft& draft) {
  OpeningEconomy& e = draft.economy;
  double excess = 0.0;
  for (std::size_t s = 0; s < sector_count; ++s) {
    const double over = e.exports[s] - most_exported * e.output[s];
    if (over <= 0.0) continue;
    excess += over;
    evidence.record(e.iso3, fmt::format("exports.{}", sector_keys[s]), e.exports[s], e.exports[s] - over,
                    "no more than 85 % of output; the rest moved to other tradable sectors");
    e.exports[s] -= over;
  }
  double space = 0.0;
  for (std::size_t s = 0; s < sector_count; ++s) space += room(e, s);
  const double moved = std::min(excess, 0.9 * space);
  if (moved > 0.0)
    for (std::size_t s = 0; s < sector_count; ++s) e.exports[s] += moved * room(e, s) / space;
  const double reexports = std::min(excess - moved, 0.9 * total(e.imports));
  if (reexports <= 0.0) return;
  const double before = total(e.imports);
  for (double& m : e.imports) m *= (before - reexports) / before;
  evidence.record(e.iso3, "exports", draft.accounts.exports, total(e.exports),
                  "re-exports taken out of both sides");
  evidence.record(e.iso3, "imports", draft.accounts.imports, total(e.imports),
                  "re-exports taken out of both sides");
}

void fit_output_to_exports(Evidence& evidence, Draft& draft) {
  OpeningEconomy& e = draft.economy;
  BySector<bool> lifted{};
  for (std::size_t round = 0; round < sector_count; ++round) {
    double fixed = 0.0, rest = 0.0;
    for (std::size_t s = 0; s < sector_count; ++s) {
      const double needed = e.exports[s] / most_exported * draft.archetype.value_added_ratio(s);
      if (e.value_added[s] < needed) {
        evidence.record(e.iso3, fmt::format("value_added.{}", sector_keys[s]), e.value_added[s], needed,
                        "raised so that exports are 85 % of output");
        e.value_added[s] = needed;
        lifted[s] = true;
      }
      (lifted[s] ? fixed : rest) += e.value_added[s];
    }
    if (fixed > 0.9 * draft.accounts.gdp)
      throw sim::Error(
          fmt::format("The rest of the world would have to export more than it makes: exports_pct_gdp and "
                      "imports_pct_gdp of the economies named and of North leave it {:.0f} million USD of "
                      "exports on a GDP of {:.0f}. Name other economies.",
                      total(e.exports), draft.accounts.gdp));
    if (std::abs(fixed + rest - draft.accounts.gdp) <= 1e-12 * draft.accounts.gdp) break;
    for (std::size_t s = 0; s < sector_count; ++s)
      if (!lifted[s]) e.value_added[s] *= (draft.accounts.gdp - fixed) / rest;
  }
  set_output(draft);
  e.gdp = total(e.value_added);
}

void fill_employment(Draft& draft) {
  OpeningEconomy& e = draft.economy;
  BySector<double> weight{};
  for (std::size_t s = 0; s < sector_count; ++s) weight[s] = e.value_added[s] / usual_productivity[s];
  if (const auto& inside = draft.accounts.employment_inside)
    for (std::size_t s = 0; s < sector_count; ++s)
      if (!is_manufacture(s) && (*inside)[s] > 0.0) weight[s] = (*inside)[s];
  for (std::size_t j = 0; j < jobs_count; ++j) {
    double sum = 0.0;
    for (std::size_t s = 0; s < sector_count; ++s)
      if (static_cast<std::size_t>(jobs_of(s)) == j) sum += weight[s];
    for (std::size_t s = 0; s < sector_count; ++s)
      if (static_cast<std::size_t>(jobs_of(s)) == j)
        e.employment[s] = draft.accounts.employment[j] * weight[s] / sum;
  }
}

void fill_final_demand(Evidence& evidence, Draft& draft) {
  OpeningEconomy& e = draft.economy;
  const Archetype& a = draft.archetype;
  const double spent = e.gdp - total(e.exports) + total(e.imports);
  double government = draft.accounts.government.value_or(total(a.government) * e.gdp);
  if (!draft.accounts.government)
    evidence.record(e.iso3, "government", not_observed, government,
                    fmt::format("share of GDP of {}", a.name));
  double investment = draft.accounts.investment;
  // Households below 30 % of GDP (China has 38) are taken for an error of the sources, first of government's.
  const auto missing = [&](double share) {
    return std::max(0.0, share * e.gdp - (spent - government - investment));
  };
  const double cut = std::min(missing(0.3), 0.4 * government);
  const double less_investment = std::min(missing(0.2) > cut ? missing(0.2) - cut : 0.0, 0.9 * investment);
  if (cut > 0.0)
    evidence.record(e.iso3, "government", government, government - cut,
                    "cut: households had less than 30 % of GDP");
  if (less_investment > 0.0)
    evidence.record(e.iso3, "investment", investment, investment - less_investment,
                    "cut: households had less than 20 % of GDP");
  government -= cut;
  investment -= less_investment;
  const double households = spent - government - investment;
  if (households <= 0.0)
    throw sim::Error(fmt::format(
        "{}: exports, investment and government leave households nothing ({:.0f} million USD of a "
        "GDP of {:.0f}). country_panel.exports_pct_gdp, imports_pct_gdp, gcf_pct_gdp and "
        "gov_consumption_pct_gdp contradict each other; leave the economy out.",
        e.iso3, households, e.gdp));
  const auto c = shares(a.households), g = shares(a.government), i = shares(a.investment);
  for (std::size_t s = 0; s < sector_count; ++s) {
    e.households[s] = households * c[s];
    e.government[s] = government * g[s];
    e.investment[s] = investment * i[s];
  }
}

int fit_use(Draft& draft) {
  OpeningEconomy& e = draft.economy;
  Matrix table = use_prior(draft);
  std::vector<double> rows(sector_count), columns(sector_count + demand_columns);
  for (std::size_t s = 0; s < sector_count; ++s) {
    rows[s] = e.output[s] + e.imports[s] - e.exports[s];
    columns[s] = e.output[s] - e.value_added[s];
  }
  columns[sector_count] = total(e.households);
  columns[sector_count + 1] = total(e.government);
  columns[sector_count + 2] = total(e.investment);
  const Fit fit = fit_margins(table, rows, columns);
  if (!fit.converged)
    throw sim::Error(
        fmt::format("{}: the use table does not balance (residual {:.1e} after {} rounds): exports, imports "
                    "and value added by sector contradict the input-output table {}",
                    e.iso3, fit.residual, fit.iterations, draft.archetype.name));
  for (std::size_t s = 0; s < sector_count; ++s) {
    for (std::size_t j = 0; j < sector_count; ++j) e.use[s][j] = table[s][j];
    e.households[s] = table[s][sector_count];
    e.government[s] = table[s][sector_count + 1];
    e.investment[s] = table[s][sector_count + 2];
  }
  return fit.iterations + fit.newton_steps;
}

}  // namespace ladder::models
