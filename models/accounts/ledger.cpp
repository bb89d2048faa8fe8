#include "models/accounts/ledger.hpp"

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
}};

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

void Book::clear() {
  for (auto* table : {&paid_, &received_, &owed_})
    for (Row& row : *table) row.fill(0);
  postings_ = 0;
  misdirected_ = 0;
}

void Book::merge(const Book& other) {
  for (std::size_t e = 0; e < paid_.size(); ++e)
    for (std::size_t c = 0; c < code_count; ++c) {
      paid_[e][c] += other.paid_[e][c];
      received_[e][c] += other.received_[e][c];
      owed_[e][c] += other.owed_[e][c];
    }
  postings_ += other.postings_;
  misdirected_ += other.misdirected_;
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
  const auto c = static_cast<std::size_t>(code);
  book.paid_[economy_[index(from)]][c] += amount;
  book.received_[economy_[index(to)]][c] += amount;
  ++book.postings_;
  const bool allowed =
      (rules[c].payers & bit(party_[index(from)])) && (rules[c].payees & bit(party_[index(to)]));
  if (!allowed) ++book.misdirected_;
}

std::vector<Money> Ledger::net_foreign_positions() const {
  std::vector<Money> net(economies_, 0);
  for (std::size_t a = 0; a < balances_.size(); ++a) net[economy_[a]] += balances_[a];
  return net;
}

Money Ledger::sum() const {
  Money total = 0;
  for (const Money b : balances_) total += b;
  return total;
}

}  // namespace ladder::models
