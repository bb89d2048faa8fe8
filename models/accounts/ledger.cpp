#include "models/accounts/ledger.hpp"

#include <algorithm>

#include "sim/error.hpp"

namespace ladder::models {
namespace {

constexpr std::uint16_t bit(Party p) {
  return static_cast<std::uint16_t>(1U << static_cast<unsigned>(p));
}
template <class... P>
constexpr std::uint16_t any(P... p) {
  return static_cast<std::uint16_t>((bit(p) | ...));
}

struct CodeRule {
  std::string_view name;
  std::uint16_t payers;
  std::uint16_t payees;
};

using enum Party;

/// Who pays and who receives each kind of payment; the audit counts what breaks the rule.
constexpr std::array<CodeRule, code_count> rules = {{
    {"wages", any(firm), any(households)},
    {"mixed_income", any(farm, own_account), any(households)},
    {"dividends", any(firm), any(households)},
    {"income_tax", any(households), any(government)},
    {"consumption", any(households), any(hub)},
    {"public_consumption", any(government), any(hub)},
    {"investment", any(firm, farm), any(hub)},
    {"equipment", any(firm), any(hub)},
    {"intermediate", any(firm, farm, own_account), any(hub)},
    {"wholesale", any(hub), any(market)},
    {"delivery", any(market), any(pool)},
    {"import_payment", any(market), any(pool)},
    {"sales", any(pool), any(firm, farm, own_account)},
    {"interest", any(households, government, bank, clearing), any(households, government, bank, clearing)},
    {"firm_interest", any(firm, clearing), any(firm, clearing)},
    {"lending_margin", any(firm), any(bank)},
    {"transfer", any(households), any(households)},
    {"programme_funding", any(government), any(purse)},
    {"voucher", any(purse), any(firm)},
    {"outreach", any(purse), any(households)},
    {"programme_refund", any(purse), any(government)},
    {"equity", any(households), any(firm)},
    {"liquidation", any(firm), any(households)},
    {"default_loss", any(bank), any(firm)},
    {"recapitalisation", any(government), any(bank)},
    {"customs_duty", any(market), any(government)},
    {"customs_relief", any(government), any(market)},
    {"resource_revenue", any(firm), any(government)},
    {"technology_fee", any(firm), any(firm)},
    {"technology_fee_at_home", any(firm), any(firm)},
}};

/// Where a book counts what each party pays, or is paid, under each code: a cell for every pair that a code allows, those
/// of a code side by side. A party that a code does not allow is counted in the code's first cell, and as misdirected.
struct Cells {
  std::array<std::array<std::uint8_t, party_count>, code_count> cell{};
  std::array<std::uint8_t, code_count + 1> first{};
  [[nodiscard]] constexpr std::size_t at(Code code, Party party) const {
    return cell[static_cast<std::size_t>(code)][static_cast<std::size_t>(party)];
  }
};

constexpr Cells cells_of(std::uint16_t CodeRule::*side) {
  Cells cells;
  std::uint8_t next = 0;
  for (std::size_t c = 0; c < code_count; ++c) {
    cells.first[c] = next;
    cells.cell[c].fill(next);
    for (std::size_t p = 0; p < party_count; ++p)
      if ((rules[c].*side & bit(static_cast<Party>(p))) != 0) cells.cell[c][p] = next++;
  }
  cells.first[code_count] = next;
  return cells;
}
constexpr Cells payer_cells = cells_of(&CodeRule::payers), payee_cells = cells_of(&CodeRule::payees);

/// Party of the k-th account of an economy.
Party party_at(std::size_t k) {
  constexpr std::array<Party, 5> holders = {households, government, bank, farm, own_account};
  if (k < 5) return holders[k];
  if (k < 5 + sector_count) return market;
  if (k < 5 + 2 * sector_count) return pool;
  return k == 5 + 2 * sector_count ? clearing : hub;
}

}  // namespace

std::string_view code_name(Code code) {
  return rules[static_cast<std::size_t>(code)].name;
}

std::string_view party_name(Party party) {
  static constexpr std::array<std::string_view, party_count> names = {
      "households", "government", "bank", "farm", "own-account producers", "firms",
      "purses",     "hub",        "markets", "pools", "clearing"};
  return names[static_cast<std::size_t>(party)];
}

bool may_pay(Code code, Party party) {
  return (rules[static_cast<std::size_t>(code)].payers & bit(party)) != 0;
}
bool may_receive(Code code, Party party) {
  return (rules[static_cast<std::size_t>(code)].payees & bit(party)) != 0;
}

void Book::clear() {
  std::fill(rows_.begin(), rows_.end(), Row{});
}

void Book::merge(const Book& other) {
  const auto add = [](auto& to, const auto& from) {
    for (std::size_t i = 0; i < to.size(); ++i) to[i] += from[i];
  };
  for (std::size_t e = 0; e < rows_.size(); ++e) {
    add(rows_[e].paid, other.rows_[e].paid);
    add(rows_[e].received, other.rows_[e].received);
    add(rows_[e].owed, other.rows_[e].owed);
    rows_[e].postings += other.rows_[e].postings;
    rows_[e].misdirected += other.rows_[e].misdirected;
  }
}

namespace {

template <std::size_t N>
Money sum_of(const std::array<Money, N>& cells, const Cells& layout, Code code) {
  Money sum = 0;
  const auto c = static_cast<std::size_t>(code);
  for (std::size_t i = layout.first[c]; i < layout.first[c + 1]; ++i) sum += cells[i];
  return sum;
}

}  // namespace

Money Book::paid(std::size_t e, Code code) const {
  return sum_of(rows_[e].paid, payer_cells, code);
}
Money Book::received(std::size_t e, Code code) const {
  return sum_of(rows_[e].received, payee_cells, code);
}
Money Book::paid(std::size_t e, Party party, Code code) const {
  return may_pay(code, party) ? rows_[e].paid[payer_cells.at(code, party)] : 0;
}
Money Book::received(std::size_t e, Party party, Code code) const {
  return may_receive(code, party) ? rows_[e].received[payee_cells.at(code, party)] : 0;
}

std::uint64_t Book::postings() const {
  std::uint64_t sum = 0;
  for (const Row& row : rows_) sum += row.postings;
  return sum;
}
std::uint64_t Book::misdirected() const {
  std::uint64_t sum = 0;
  for (const Row& row : rows_) sum += row.misdirected;
  return sum;
}

Ledger::Ledger(std::size_t economies, const std::vector<std::uint16_t>& firm_economy)
    : economies_(economies), first_firm_(economies * per_economy) {
  for (std::size_t e = 0; e < economies; ++e)
    for (std::size_t k = 0; k < per_economy; ++k) {
      economy_.push_back(static_cast<std::uint16_t>(e));
      party_.push_back(party_at(k));
    }
  for (const std::uint16_t e : firm_economy) {
    economy_.push_back(e);
    party_.push_back(Party::firm);
  }
  balances_.assign(economy_.size(), 0);
}

AccountId Ledger::open_purse(std::size_t e) {
  economy_.push_back(static_cast<std::uint16_t>(e));
  party_.push_back(purse);
  balances_.push_back(0);
  return AccountId(static_cast<std::uint32_t>(balances_.size() - 1));
}

void Ledger::pay(Book& book, AccountId from, AccountId to, Money amount, Code code) {
  sim::expects(amount >= 0, "a payment is not negative");
  if (amount == 0) return;
  const bool fits = !__builtin_sub_overflow(balances_[index(from)], amount, &balances_[index(from)]) &&
                    !__builtin_add_overflow(balances_[index(to)], amount, &balances_[index(to)]);
  sim::expects(fits, "a balance fits 64 bits");
  note(book, from, to, amount, code, 1);
}

void Ledger::note(Book& book, AccountId from, AccountId to, Money amount, Code code, std::uint64_t postings) const {
  static_assert(payer_cells.first[code_count] <= Book::cell_count && payee_cells.first[code_count] <= Book::cell_count,
                "Book::cell_count has room for all pairs of code and party: raise it with a new code");
  const auto c = static_cast<std::size_t>(code);
  const Party payer = party_[index(from)], payee = party_[index(to)];
  Book::Row& row = book.rows_[economy_[index(from)]];
  row.paid[payer_cells.cell[c][static_cast<std::size_t>(payer)]] += amount;
  book.rows_[economy_[index(to)]].received[payee_cells.cell[c][static_cast<std::size_t>(payee)]] += amount;
  row.postings += postings;
  const bool allowed = (rules[c].payers & bit(payer)) && (rules[c].payees & bit(payee));
  if (!allowed) row.misdirected += postings;
}

void FirmPayments::close() {
  Money& balance = ledger_.balances_[Ledger::index(account_)];
  const bool fits =
      !__builtin_add_overflow(balance, in_.amount, &balance) && !__builtin_sub_overflow(balance, out_.amount, &balance);
  sim::expects(fits, "a balance fits 64 bits");
  if (in_.payments > 0) ledger_.note(book_, firm_, account_, in_.amount, code_, in_.payments);
  if (out_.payments > 0) ledger_.note(book_, account_, firm_, out_.amount, code_, out_.payments);
}

std::vector<Money> Ledger::net_foreign_positions() const {
  std::vector<Money> net(economies_, 0);
  for (std::size_t a = 0; a < balances_.size(); ++a) net[economy_[a]] += balances_[a];
  return net;
}

std::vector<ByParty> Ledger::by_party() const {
  std::vector<ByParty> sums(economies_, ByParty{});
  for (std::size_t a = 0; a < balances_.size(); ++a)
    sums[economy_[a]][static_cast<std::size_t>(party_[a])] += balances_[a];
  return sums;
}

Money Ledger::sum() const {
  Money total = 0;
  for (const Money b : balances_) total += b;
  return total;
}

}  // namespace ladder::models
