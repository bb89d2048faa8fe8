#include "output/accounts_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "output/csv.hpp"
#include "output/json.hpp"

namespace ladder::output {
namespace {

constexpr double cents_a_million = 1e8;

int year_of(const RunRecord& record, std::size_t year) {
  return record.coordinates.first_year + static_cast<int>(year);
}

std::string amount(Cents cents, bool exact) {
  if (cents == 0) return ".";
  return exact ? fmt::format("{}", cents)
               : fmt::format("{:.1f}", static_cast<double>(cents) / cents_a_million);
}

/// What is written in the cells: rows with their names, then a column each, and sums where asked for.
using Texts = std::vector<std::vector<std::string>>;

Texts texts_of(const AccountsMatrix& m, bool exact, bool row_sums) {
  Texts lines(1, {""});
  lines[0].insert(lines[0].end(), m.columns.begin(), m.columns.end());
  if (row_sums) lines[0].emplace_back("sum");
  for (std::size_t r = 0; r < m.rows.size(); ++r) {
    auto& line = lines.emplace_back(1, m.rows[r]);
    for (const Cents c : m.cells[r]) line.push_back(amount(c, exact));
    if (row_sums) line.push_back(amount(m.row_sum(r), exact));
  }
  return lines;
}

/// First column to the left, the others to the right.
std::string aligned(const Texts& lines) {
  std::vector<std::size_t> width(lines.front().size(), 0);
  for (const auto& line : lines)
    for (std::size_t c = 0; c < line.size(); ++c) width[c] = std::max(width[c], line[c].size());
  std::string text;
  for (const auto& line : lines) {
    text += fmt::format("  {:<{}}", line[0], width[0]);
    for (std::size_t c = 1; c < line.size(); ++c) text += fmt::format("  {:>{}}", line[c], width[c]);
    text += '\n';
  }
  return text;
}

std::string checks_text(const std::vector<IdentityCheck>& checks) {
  std::string text = "\nIdentities, over every scenario, world, year and economy of the file\n";
  Texts lines(1, {"", "checked", "broken"});
  for (const IdentityCheck& c : checks)
    lines.push_back({c.name, fmt::format("{}", c.checked), fmt::format("{}", c.broken)});
  text += aligned(lines);
  for (const IdentityCheck& c : checks)
    if (c.broken > 0)
      text += fmt::format("\nBroken: {}, first in {}: residual {} cents\n", c.name, c.where, c.residual);
  if (all_hold(checks)) text += "\nAll hold, residual 0.\n";
  return text;
}

std::string gdp_text(const AccountsYear& accounts, std::size_t economy, bool exact) {
  std::string text;
  for (const std::string_view entry : {"production", "expenditure", "income", "changes_in_inventories"})
    text +=
        fmt::format("  {:<24}{}\n", entry, amount(accounts.at(economy, fmt::format("gdp/{}", entry)), exact));
  return text;
}

Json matrix_json(const AccountsMatrix& m) {
  return {{"rows", m.rows}, {"columns", m.columns}, {"cents", m.cells}};
}

}  // namespace

std::string accounts_table(const RunRecord& record, const AccountsPlace& place,
                           const std::vector<IdentityCheck>& checks, bool exact) {
  const AccountsYear accounts{record, place.scenario, place.replicate, place.year};
  const int year = year_of(record, place.year);
  const std::string_view unit = exact ? "cents" : "million USD";
  std::string text =
      fmt::format("{}, {}: {}, replicate {}\n", record.coordinates.economy_names[place.economy], year,
                  record.scenarios[place.scenario].name, place.replicate);
  text += fmt::format("\nTransactions-flow matrix, {}, current prices; received +, paid -\n", unit);
  text += aligned(texts_of(flow_matrix(accounts, place.economy), exact, true));
  text +=
      fmt::format("\nBalance-sheet matrix at the end of {}, {}; net worth with the other sign\n", year, unit);
  text += aligned(texts_of(balance_matrix(accounts, place.economy), exact, true));
  text += fmt::format("\nStocks, {} at base-year prices\n", unit);
  text += aligned(texts_of(volume_matrix(accounts, place.economy), exact, false));
  text += fmt::format("\nGross domestic product, {}, current prices\n", unit);
  text += gdp_text(accounts, place.economy, exact);
  return text + checks_text(checks);
}

std::string accounts_json(const RunRecord& record, const AccountsPlace& place,
                          const std::vector<IdentityCheck>& checks) {
  const AccountsYear accounts{record, place.scenario, place.replicate, place.year};
  Json gdp, identities = Json::array();
  for (const std::string_view entry : {"production", "expenditure", "income", "changes_in_inventories"})
    gdp[std::string{entry}] = accounts.at(place.economy, fmt::format("gdp/{}", entry));
  for (const IdentityCheck& c : checks)
    identities.push_back({{"name", c.name},
                          {"checked", c.checked},
                          {"broken", c.broken},
                          {"first_broken", c.where},
                          {"residual_cents", c.residual}});
  const Json json = {{"schema", "ladder-audit/1"},
                     {"scenario", record.scenarios[place.scenario].name},
                     {"replicate", place.replicate},
                     {"year", year_of(record, place.year)},
                     {"economy", record.coordinates.economies[place.economy]},
                     {"flows", matrix_json(flow_matrix(accounts, place.economy))},
                     {"balance_sheet", matrix_json(balance_matrix(accounts, place.economy))},
                     {"volumes", matrix_json(volume_matrix(accounts, place.economy))},
                     {"gdp_cents", gdp},
                     {"all_hold", all_hold(checks)},
                     {"identities", identities}};
  return json.document();
}

void write_accounts_csv(std::ostream& out, const RunRecord& record, std::size_t scenario,
                        std::size_t replicate) {
  const Coordinates& c = record.coordinates;
  out << csv_row({"scenario", "replicate", "year", "economy", "matrix", "row", "column", "cents"});
  for (std::size_t year = 0; year < c.years(); ++year) {
    const AccountsYear accounts{record, scenario, replicate, year};
    for (std::size_t e = 0; e < c.economies.size(); ++e)
      for (std::size_t k = 0; k < c.entries.size(); ++k) {
        const std::string& label = c.entries[k];
        const std::size_t first = label.find('/'),
                          second = std::min(label.find('/', first + 1), label.size());
        out << csv_row({csv_text(record.scenarios[scenario].name), fmt::format("{}", replicate),
                        fmt::format("{}", year_of(record, year)), c.economies[e], label.substr(0, first),
                        label.substr(first + 1, second - first - 1),
                        second < label.size() ? label.substr(second + 1) : "",
                        fmt::format("{}", accounts.entries(e)[k])});
      }
  }
}

}  // namespace ladder::output
