#include "output/accounts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/accounts/matrices.hpp"
#include "output/catalogue.hpp"
#include "output/output_error.hpp"
#include "sim/error.hpp"

namespace ladder::output {
namespace {

constexpr double cents_a_dollar = 100.0;
constexpr std::string_view opening = "opening_balance", closing = "closing_balance";

void require_accounts(const RunRecord& record) {
  const bool there = std::ranges::any_of(record.series, [](const Series& s) {
    return s.group == "audit" && s.name == "accounts";
  });
  if (!there || record.coordinates.entries != account_entries())
    throw OutputError(ExitClass::unacceptable,
                      "the file does not hold the accounts that this version checks: it was written by another version "
                      "of Ladder. Run the scenario again, or use the version that wrote it");
}

std::string flow(std::string_view row, std::string_view holder) {
  return fmt::format("flows/{}/{}", row, holder);
}

/// Rows of the flow matrix, in order, each once.
std::vector<std::string> flow_rows() {
  std::vector<std::string> rows;
  for (const models::MatrixEntry& entry : models::flow_entries())
    if (std::ranges::count(rows, entry.row) == 0) rows.emplace_back(entry.row);
  return rows;
}

std::vector<std::string> holders() {
  std::vector<std::string> names;
  for (std::size_t h = 0; h < models::holder_count; ++h)
    names.emplace_back(models::holder_name(static_cast<models::Holder>(h)));
  return names;
}

/// A matrix of 0 with the columns of all holders and the rest of the world.
AccountsMatrix empty_matrix(std::vector<std::string> rows) {
  AccountsMatrix m{std::move(rows), holders(), {}};
  m.columns.emplace_back("rest_of_world");
  m.cells.assign(m.rows.size(), std::vector<Cents>(m.columns.size(), 0));
  return m;
}

std::size_t place(const std::vector<std::string>& names, std::string_view name) {
  return static_cast<std::size_t>(std::ranges::find(names, name) - names.begin());
}

Cents sum_of(const std::vector<Cents>& cells) {
  Cents sum = 0;
  for (const Cents c : cells) sum += c;
  return sum;
}

}  // namespace

AccountsYear::AccountsYear(const RunRecord& record, std::size_t scenario, std::size_t replicate, std::size_t year)
    : labels_(record.coordinates.entries) {
  require_accounts(record);
  const auto& values = record.scenarios.at(scenario).replicates.at(replicate).values;
  const Values& dollars = values[series_row(record, "audit/accounts")];
  const Values& beyond = values[series_row(record, "audit/accounts_cents")];
  const std::size_t n = record.coordinates.economies.size();
  sim::expects(year < record.coordinates.years(), "the year is in the record");
  std::size_t at = year * n * labels_.size();
  for (std::size_t e = 0; e < n; ++e) {
    std::vector<Cents>& cents = cents_.emplace_back();
    for (std::size_t k = 0; k < labels_.size(); ++k, ++at)
      cents.push_back(std::llround(dollars[at]) * static_cast<Cents>(cents_a_dollar) + std::llround(beyond[at]));
  }
}

Cents AccountsYear::at(std::size_t economy, std::string_view label) const {
  const std::size_t k = place(labels_, label);
  sim::expects(k < labels_.size(), "an entry of the accounts is asked for by its label");
  return cents_[economy][k];
}

Cents AccountsMatrix::row_sum(std::size_t row) const {
  return sum_of(cells[row]);
}

Cents AccountsMatrix::column_sum(std::size_t column) const {
  Cents sum = 0;
  for (const auto& row : cells) sum += row[column];
  return sum;
}

AccountsMatrix flow_matrix(const AccountsYear& accounts, std::size_t economy) {
  AccountsMatrix m = empty_matrix(flow_rows());
  std::size_t k = 0, row = 0;  // entries stand row by row, first on the axis
  for (const models::MatrixEntry& entry : models::flow_entries()) {
    if (m.rows[row] != entry.row) ++row;
    auto& cells = m.cells[row];
    for (std::size_t e = 0; e < accounts.economies(); ++e)
      (e == economy ? cells[static_cast<std::size_t>(entry.column)] : cells.back()) += accounts.entries(e)[k];
    ++k;
  }
  return m;
}

AccountsMatrix balance_matrix(const AccountsYear& accounts, std::size_t economy) {
  AccountsMatrix m = empty_matrix(
      {"deposits", "debts", "finished_goods", "input_stores", "capital_in_use", "capital_on_order", "net_worth"});
  for (const models::MatrixEntry& entry : models::balance_entries()) {
    const std::size_t row = place(m.rows, entry.row);
    const bool claim = row < 2;
    for (std::size_t e = 0; e < accounts.economies(); ++e) {
      const Cents value = accounts.at(e, "assets/" + entry.label());
      if (e == economy) m.cells[row][static_cast<std::size_t>(entry.column)] += value;
      if (e != economy && claim) m.cells[row].back() += value;
    }
  }
  for (std::size_t c = 0; c < m.columns.size(); ++c) m.cells.back()[c] = -m.column_sum(c);
  return m;
}

AccountsMatrix volume_matrix(const AccountsYear& accounts, std::size_t economy) {
  AccountsMatrix m{{"finished_goods", "input_stores", "capital"}, {"opening", "in", "out", "closing"}, {}};
  std::size_t k = 0;
  m.cells.assign(m.rows.size(), std::vector<Cents>(m.columns.size(), 0));
  for (const std::string_view entry : models::volume_entries()) {
    m.cells[k / m.columns.size()][k % m.columns.size()] =
        accounts.at(economy, fmt::format("volumes/{}", entry));
    ++k;
  }
  return m;
}

namespace {

/// Counts checks by name.
class Checks {
 public:
  void zero(std::string_view name, Cents residual, const std::function<std::string()>& where) {
    auto check = std::ranges::find(checks_, name, &IdentityCheck::name);
    if (check == checks_.end()) check = checks_.insert(checks_.end(), IdentityCheck{.name = std::string{name}, .where = {}});
    ++check->checked;
    if (residual == 0) return;
    if (check->broken++ == 0) check->where = where(), check->residual = residual;
  }
  [[nodiscard]] std::vector<IdentityCheck> take() { return std::move(checks_); }

 private:
  std::vector<IdentityCheck> checks_;
};

/// What three ways lead to GDP, from payments, balances and changes in inventories.
struct ThreeGdps {
  Cents production = 0, expenditure = 0, income = 0;
};

ThreeGdps gdp_of(const AccountsYear& a, std::size_t e) {
  const auto f = [&](std::string_view row, std::string_view holder) { return a.at(e, flow(row, holder)); };
  const Cents stocks = a.at(e, "gdp/changes_in_inventories");
  const Cents formation = f("investment", "firms") + f("investment", "farms") + f("equipment", "firms");
  ThreeGdps gdp;
  for (const std::string_view holder : {"firms", "farms", "own_account"})
    gdp.production += f("sales", holder) + f("intermediate", holder);
  const Cents duties = f("customs_duty", "government") + f("customs_relief", "government");
  const Cents fees = f("technology_fee", "firms");
  gdp.production += duties + stocks + fees;
  gdp.expenditure = -f("consumption", "households") - f("public_consumption", "government") - formation +
                    f("import_payment", "markets") + fees + stocks;
  Cents surplus = stocks - formation;  // what producers kept, and what they did with the rest
  for (const std::string_view holder : {"firms", "farms", "own_account"})
    surplus += f(closing, holder) - f(opening, holder);
  for (const std::string_view row : {"dividends", "firm_interest", "lending_margin", "liquidation", "resource_revenue", "voucher",
                                     "equity", "default_loss"})
    surplus -= f(row, "firms");
  gdp.income = f("wages", "households") + f("mixed_income", "households") + surplus + duties;
  return gdp;
}

void check_gdp(const AccountsYear& a, std::size_t e, Checks& checks, const std::function<std::string()>& where) {
  const ThreeGdps again = gdp_of(a, e);
  const Cents production = a.at(e, "gdp/production");
  checks.zero("GDP by production, from payments and stocks", again.production - production, where);
  checks.zero("GDP by expenditure equals GDP by production", again.expenditure - production, where);
  checks.zero("GDP by income equals GDP by production", again.income - production, where);
  for (const std::string_view approach : {"gdp/expenditure", "gdp/income"})
    checks.zero("GDP as the run had it, three ways", a.at(e, approach) - production, where);
}

bool crosses_border(std::string_view row) {
  return row == "import_payment" || row == "technology_fee" || row == "transfer" || row == "interest" ||
         row == "programme_funding" || row == "programme_refund";  // a donor pays from another economy
}

void check_flows(const AccountsYear& a, std::size_t e, Checks& checks, const std::function<std::string()>& where) {
  const AccountsMatrix m = flow_matrix(a, e);
  for (std::size_t r = 1; r + 1 < m.rows.size(); ++r) {
    const auto row = [&] { return where() + ", " + m.rows[r]; };
    checks.zero("what one pays another receives", m.row_sum(r), row);
    if (!crosses_border(m.rows[r])) checks.zero("home payments stay at home", m.cells[r].back(), row);
  }
  for (std::size_t c = 0; c < models::holder_count; ++c) {
    const auto column = [&] { return where() + ", " + m.columns[c]; };
    checks.zero("opening balance and payments give the closing balance",
                m.column_sum(c) - 2 * m.cells.back()[c], column);
    if (static_cast<models::Holder>(c) >= models::Holder::markets)
      checks.zero("markets and clearing end at 0", m.cells.back()[c], column);
  }
  checks.zero("all balances of the world add up to 0", m.row_sum(m.rows.size() - 1), where);
}

void check_stocks(const AccountsYear& a, std::size_t e, Checks& checks, const std::function<std::string()>& where) {
  for (std::size_t h = 0; h < static_cast<std::size_t>(models::Holder::markets); ++h) {
    const std::string_view holder = models::holder_name(static_cast<models::Holder>(h));
    checks.zero("deposits and debts are the closing balance",
                a.at(e, fmt::format("assets/deposits/{}", holder)) + a.at(e, fmt::format("assets/debts/{}", holder)) -
                    a.at(e, flow(closing, holder)),
                where);
  }
  const AccountsMatrix volumes = volume_matrix(a, e);
  for (std::size_t r = 0; r < volumes.rows.size(); ++r)
    checks.zero("volumes: opening, in and out give closing",
                volumes.row_sum(r) - 2 * volumes.cells[r].back(), [&] { return where() + ", " + volumes.rows[r]; });
}

/// What a year leaves is what the next one finds.
void check_succession(const AccountsYear& before, const AccountsYear& now, std::size_t e, Checks& checks,
                      const std::function<std::string()>& where) {
  for (const std::string& holder : holders())
    checks.zero("a year opens with what the last one closed with",
                now.at(e, flow(opening, holder)) - before.at(e, flow(closing, holder)), where);
  const AccountsMatrix last = volume_matrix(before, e), next = volume_matrix(now, e);
  for (std::size_t r = 0; r < last.rows.size(); ++r)
    checks.zero("a year opens with what the last one closed with", next.cells[r].front() - last.cells[r].back(), where);
}

void check_world(const RunRecord& record, std::size_t scenario, std::size_t replicate, Checks& checks) {
  std::vector<AccountsYear> last;
  for (std::size_t year = 0; year < record.coordinates.years(); ++year) {
    AccountsYear now{record, scenario, replicate, year};
    for (std::size_t e = 0; e < now.economies(); ++e) {
      const auto where = [&] {
        return fmt::format("{}, replicate {}, {}, {}", record.scenarios[scenario].name, replicate,
                           record.coordinates.first_year + static_cast<int>(year), record.coordinates.economies[e]);
      };
      check_flows(now, e, checks, where);
      check_stocks(now, e, checks, where);
      check_gdp(now, e, checks, where);
      if (!last.empty()) check_succession(last.front(), now, e, checks, where);
    }
    last.assign(1, std::move(now));
  }
}

}  // namespace

std::vector<IdentityCheck> recheck(const RunRecord& record, const std::function<void()>& between) {
  require_accounts(record);
  Checks checks;
  for (std::size_t s = 0; s < record.scenarios.size(); ++s)
    for (std::size_t r = 0; r < record.scenarios[s].replicates.size(); ++r) {
      if (between) between();
      check_world(record, s, r, checks);
    }
  return checks.take();
}

bool all_hold(const std::vector<IdentityCheck>& checks) {
  return std::ranges::all_of(checks, [](const IdentityCheck& c) { return c.broken == 0; });
}

}  // namespace ladder::output
