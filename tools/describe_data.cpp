#include "tools/describe_data.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <iterator>

#include "models/networks/product_space.hpp"
#include "models/world/country_data.hpp"
#include "sim/error.hpp"

namespace ladder::tools {
namespace {

using models::OpeningEconomy;
using models::OpeningTable;

constexpr std::size_t width = 110;
using Text = std::back_insert_iterator<std::string>;

double total(const models::BySector<double>& values) {
  double sum = 0.0;
  for (const double x : values) sum += x;
  return sum;
}

std::size_t position(const OpeningTable& table, const std::string& iso3) {
  std::string codes;
  for (std::size_t i = 0; i < table.economies.size(); ++i) {
    if (table.economies[i].iso3 == iso3) return i;
    codes += (codes.empty() ? "" : ", ") + table.economies[i].iso3;
  }
  throw sim::Error(fmt::format("No economy \"{}\" in this world; it has {}.", iso3, codes));
}

std::string_view group_name(models::IncomeGroup group) {
  constexpr std::array<std::string_view, 4> names = {"low income", "lower middle income",
                                                     "upper middle income", "high income"};
  return names[static_cast<std::size_t>(group)];
}

/// A number with thousands separators, at most two decimals and only where it is small: "1,234", "56.7",
/// "0.0123".
std::string number(double x) {
  if (std::isnan(x)) return "-";
  if (std::abs(x) < 1.0) return fmt::format("{:.4f}", x);
  if (std::abs(x) < 1000.0) return fmt::format("{:.2f}", x);
  std::string digits = fmt::format("{:.0f}", x);
  const std::size_t first = digits.front() == '-' ? 1 : 0;
  for (std::size_t i = digits.size(); i > first + 3;) digits.insert(i -= 3, ",");
  return digits;
}

/// At most 58 letters, so that the line fits.
std::string where_products_come_from(const OpeningTable& table, const OpeningEconomy& e) {
  if (table.product_space == nullptr) return "no product space among the data: none are taken up";
  if (e.products)
    return fmt::format("of {}, with advantage in {} (customs)", table.product_space->size(), models::product_exports_year);
  return fmt::format("of {}, drawn in each world: none recorded for {}", table.product_space->size(), table.base_year);
}

void head(Text out, const OpeningTable& table, const OpeningEconomy& e) {
  fmt::format_to(out, "{} ({}), base year {}: {}{}{}\n\n", e.name, e.iso3, table.base_year,
                 group_name(e.income_group), e.least_developed ? ", least developed" : "",
                 e.residual ? ", the residual of the world" : "");
  const auto line = [&](std::string_view what, double value, std::string_view unit) {
    fmt::format_to(out, "  {:<34}{:>16}  {}\n", what, number(value), unit);
  };
  line("GDP", e.gdp, "million USD");
  line("GDP per head", e.gdp_per_head_2015usd, "USD of 2015");
  line("population", e.population.front(), "persons");
  line("  thirty years on", e.population.at(30), "persons");
  line("labour force", e.labour_force, "persons");
  line("  women", 100.0 * e.female_share, "%");
  line("  low, middle, high skill: low", 100.0 * e.skill_share[0], "%");
  line("  middle", 100.0 * e.skill_share[1], "%");
  line("  high", 100.0 * e.skill_share[2], "%");
  line("unemployment", 100.0 * e.unemployment, "% of the labour force");
  line("own-account workers in services", e.own_account_services, "persons");
  line("human capital", e.human_capital, "index (PWT)");
  line("sales lost to outages", 100.0 * e.outage_share, "%");
  for (const auto& [what, values] :
       {std::pair{"households", &e.households}, std::pair{"government", &e.government},
        std::pair{"investment", &e.investment}, std::pair{"exports", &e.exports},
        std::pair{"imports", &e.imports}})
    line(what, 100.0 * total(*values) / e.gdp, "% of GDP");
  fmt::format_to(out, "  {:<34}{:>16}  {}\n", "export products", e.products ? fmt::to_string(e.products->size()) : "-",
                 where_products_come_from(table, e));
}

void sectors(Text out, const OpeningEconomy& e) {
  fmt::format_to(out, "\n{:<14}{:>13}{:>7}{:>14}{:>7}{:>15}{:>14}{:>14}\n", "sector", "value added", "%",
                 "employment", "%", "output", "exports", "imports");
  fmt::format_to(out, "{:<14}{:>13}{:>7}{:>14}{:>7}{:>15}{:>14}{:>14}\n", "", "MUSD", "", "thousand", "",
                 "MUSD", "MUSD", "MUSD");
  const auto row = [&](std::string_view name, double va, double jobs, double output, double x, double m) {
    fmt::format_to(out, "{:<14}{:>13}{:>7.2f}{:>14}{:>7.2f}{:>15}{:>14}{:>14}\n", name, number(va),
                   100.0 * va / e.gdp, number(jobs / 1000.0), 100.0 * jobs / total(e.employment),
                   number(output), number(x), number(m));
  };
  for (std::size_t s = 0; s < models::sector_count; ++s)
    row(models::sector_keys[s], e.value_added[s], e.employment[s], e.output[s], e.exports[s], e.imports[s]);
  row("total", e.gdp, total(e.employment), total(e.output), total(e.exports), total(e.imports));
}

void partners(Text out, const OpeningTable& table, std::size_t own) {
  fmt::format_to(out, "\n{:<14}{:>20}{:>20}{:>16}\n", "partner", "exports to, MUSD", "imports from, MUSD",
                 "distance, km");
  for (std::size_t other = 0; other < table.economies.size(); ++other) {
    if (other == own) continue;
    double exports = 0.0, imports = 0.0;
    for (const auto& trade : table.trade) {
      exports += trade[own][other];
      imports += trade[other][own];
    }
    fmt::format_to(out, "{:<14}{:>20}{:>20}{:>16}\n", table.economies[other].iso3, number(exports),
                   number(imports), number(table.distance_km[own][other]));
  }
}

/// Breaks a text at blanks into lines of the width left after `indent`; the first line is indented already.
std::string wrapped(std::string_view text, std::size_t indent) {
  std::string lines;
  while (text.size() > width - indent) {
    std::size_t end = text.rfind(' ', width - indent);
    if (end == std::string_view::npos || end == 0) end = width - indent;
    lines += text.substr(0, end);
    lines += "\n" + std::string(indent, ' ');
    text.remove_prefix(std::min(text.size(), text[end] == ' ' ? end + 1 : end));
  }
  return lines + std::string(text);
}

void origins(Text out, const OpeningTable& table, const std::string& iso3) {
  constexpr std::size_t indent = 30 + 15 + 15 + 9 + 2;
  fmt::format_to(out, "\n{:<30}{:>15}{:>15}{:>9}  {}\n", "datum", "observed", "used", "change", "origin");
  for (const models::Adjustment& a : table.adjustments) {
    if (a.iso3 != iso3) continue;
    const double change = 100.0 * (a.used / a.observed - 1.0);
    const std::string percent = !std::isfinite(change)     ? ""
                                : std::abs(change) < 0.005 ? "="
                                                           : fmt::format("{:+.1f} %", change);
    fmt::format_to(out, "{:<30}{:>15}{:>15}{:>9}  {}\n", a.what, number(a.observed), number(a.used), percent,
                   wrapped(a.origin, indent));
  }
}

}  // namespace

std::string describe_data(const OpeningTable& table, const std::string& iso3) {
  const std::size_t own = position(table, iso3);
  std::string text;
  const Text out = std::back_inserter(text);
  head(out, table, table.economies[own]);
  sectors(out, table.economies[own]);
  partners(out, table, own);
  origins(out, table, iso3);
  text += "\nMoney in million current USD of the base year, basic prices; \"-\" where no series tells.\n";
  for (const std::string& note : table.notes) text += wrapped(note, 0) + "\n";
  return text;
}

}  // namespace ladder::tools
