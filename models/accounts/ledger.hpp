/// Who paid whom: integers, double entry, one transaction code for each kind of payment.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "models/industry/sector.hpp"
#include "models/money.hpp"

namespace ladder::models {

/// Who may hold an account.
enum class Party : std::uint8_t {
  households,
  government,
  bank,
  farm,
  own_account,
  firm,
  purse,
  hub,
  market,
  pool,
  clearing,
};
inline constexpr std::size_t party_count = 11;

/// Every kind of payment there is. The table in ledger.cpp says who pays it and who receives it.
enum class Code : std::uint8_t {
  wages,          ///< firm -> households
  mixed_income,        ///< own-account producers -> households
  dividends,           ///< firm -> households
  income_tax,          ///< households -> government
  consumption,    ///< households -> hub
  public_consumption,  ///< government -> hub
  investment,     ///< firm or farm -> hub: buildings and machines
  equipment,      ///< firm -> hub: digital steps and measures (also capital formation)
  intermediate,   ///< firm or own-account producer -> hub: inputs, courses
  wholesale,      ///< hub -> market of each product, by value delivered
  delivery,        ///< market of the buyer -> pool of the home sellers
  import_payment,  ///< market of the buyer -> pool of foreign sellers
  sales,           ///< pool -> firm or own-account producer
  interest,       ///< households, government, bank <-> clearing of their economy; clearing <-> clearing
  firm_interest,  ///< firm <-> clearing of its economy
  lending_margin,  ///< borrowing firm -> bank
  transfer,        ///< households of one economy -> households of another: aid, remittances, profits
  programme_funding,  ///< government -> purse
  voucher,            ///< purse -> firm
  outreach,  ///< purse -> households: the pay of advisers who visit firms
  programme_refund,   ///< purse -> government
  equity,             ///< households -> new firm
  liquidation,        ///< leaving firm -> households
  default_loss,       ///< bank -> leaving firm
  recapitalisation,   ///< government -> bank
  customs_duty,       ///< market of the buyer -> government: duty on top of that of the base year
  customs_relief,     ///< government -> market of the buyer: duty of the base year no longer levied
  resource_revenue,   ///< mining firm -> government: its share of the surplus
  technology_fee,          ///< firm -> firm of another economy: know-how, a service that it exports
  technology_fee_at_home,  ///< firm -> firm of the same economy
};
inline constexpr std::size_t code_count = 30;
[[nodiscard]] std::string_view code_name(Code code);
[[nodiscard]] std::string_view party_name(Party party);
/// Whether a party may pay, or receive, this kind of payment.
[[nodiscard]] bool may_pay(Code code, Party party);
[[nodiscard]] bool may_receive(Code code, Party party);

/// Index of an account in the ledger.
enum class AccountId : std::uint32_t {};

/// Money that moved in one month, by economy, code and party.
///
/// A task that pays only between accounts of one economy writes only that economy's row: tasks of different
/// economies share a book. Who pays across economies has a book of its own and merges it afterwards; sums of
/// integers do not depend on the order.
class Book {
 public:
  explicit Book(std::size_t economies = 0) : rows_(economies) {}
  void clear();
  void merge(const Book& other);
  /// Notes what is due under a contract, independently of the payment: the audit compares the two.
  void owe(std::size_t payer_economy, Code code, Money amount) {
    rows_[payer_economy].owed[slot(code)] += amount;
  }
  /// By all parties of an economy together.
  [[nodiscard]] Money paid(std::size_t economy, Code code) const;
  [[nodiscard]] Money received(std::size_t economy, Code code) const;
  /// By one party; 0 where the code does not allow it.
  [[nodiscard]] Money paid(std::size_t economy, Party party, Code code) const;
  [[nodiscard]] Money received(std::size_t economy, Party party, Code code) const;
  [[nodiscard]] Money owed(std::size_t economy, Code code) const { return rows_[economy].owed[slot(code)]; }
  [[nodiscard]] std::uint64_t postings() const;
  /// Postings between parties that the code does not allow.
  [[nodiscard]] std::uint64_t misdirected() const;
  [[nodiscard]] std::size_t economies() const { return rows_.size(); }

 private:
  friend class Ledger;
  static std::size_t slot(Code code) { return static_cast<std::size_t>(code); }
  /// Room for every pair of a code and a party that may pay, or be paid, by it (ledger.cpp checks that it is enough).
  static constexpr std::size_t cell_count = 44;
  struct Row {
    std::array<Money, cell_count> paid{}, received{};  ///< by code and party
    std::array<Money, code_count> owed{};
    std::uint64_t postings = 0;
    std::uint64_t misdirected = 0;
  };
  std::vector<Row> rows_;
};

/// Balances of an economy's accounts, added up by party.
using ByParty = std::array<Money, party_count>;

/// All balances of the world. They add up to 0: what one holds another owes.
class Ledger {
 public:
  /// @param firm_slots  room for firms, living or not, and their economy
  Ledger(std::size_t economies, const std::vector<std::uint16_t>& firm_economy);

  [[nodiscard]] AccountId households(std::size_t e) const { return fixed(e, 0); }
  [[nodiscard]] AccountId government(std::size_t e) const { return fixed(e, 1); }
  [[nodiscard]] AccountId bank(std::size_t e) const { return fixed(e, 2); }
  [[nodiscard]] AccountId farm(std::size_t e) const { return fixed(e, 3); }
  [[nodiscard]] AccountId own_account(std::size_t e) const { return fixed(e, 4); }
  [[nodiscard]] AccountId market(std::size_t d, std::size_t s) const { return fixed(d, 5 + s); }
  [[nodiscard]] AccountId pool(std::size_t o, std::size_t s) const { return fixed(o, 5 + sector_count + s); }
  /// Where interest passes through; ends each month at 0.
  [[nodiscard]] AccountId clearing(std::size_t e) const { return fixed(e, 5 + 2 * sector_count); }
  /// Where an economy's buyers pay in before the money is passed on to the market of each product; ends at 0.
  [[nodiscard]] AccountId hub(std::size_t e) const { return fixed(e, 6 + 2 * sector_count); }
  [[nodiscard]] AccountId firm(std::size_t row) const {
    return AccountId(static_cast<std::uint32_t>(first_firm_ + row));
  }
  /// Opens an account for a programme of economy e.
  [[nodiscard]] AccountId open_purse(std::size_t e);

  [[nodiscard]] Money balance(AccountId a) const { return balances_[index(a)]; }
  [[nodiscard]] std::size_t accounts() const { return balances_.size(); }
  [[nodiscard]] std::size_t economy_of(AccountId a) const { return economy_[index(a)]; }
  [[nodiscard]] Party party_of(AccountId a) const { return party_[index(a)]; }

  /// Moves `amount` >= 0 from one account to another. The only way money moves.
  /// Thread-safe between tasks that touch different accounts and write to different books, or to different rows of
  /// one: a payment writes the rows of the two economies.
  void pay(Book& book, AccountId from, AccountId to, Money amount, Code code);

  /// Sets a balance before the first month; the caller sees to it that all add up to 0.
  void open_with(AccountId a, Money balance) { balances_[index(a)] = balance; }

  /// Sum of all accounts of an economy: its net position towards the rest of the world.
  [[nodiscard]] std::vector<Money> net_foreign_positions() const;
  /// Sums of balances by economy and party; all of an economy add up to its net foreign position.
  [[nodiscard]] std::vector<ByParty> by_party() const;
  /// Sum of all balances; 0 in a sound ledger.
  [[nodiscard]] Money sum() const;

 private:
  friend class FirmPayments;
  void note(Book& book, AccountId from, AccountId to, Money amount, Code code, std::uint64_t postings) const;
  static constexpr std::size_t per_economy = 7 + 2 * sector_count;
  static std::size_t index(AccountId a) { return static_cast<std::size_t>(a); }
  [[nodiscard]] AccountId fixed(std::size_t e, std::size_t k) const {
    return AccountId(static_cast<std::uint32_t>(e * per_economy + k));
  }
  std::size_t economies_;
  std::size_t first_firm_;
  std::vector<Money> balances_;
  std::vector<std::uint16_t> economy_;
  std::vector<Party> party_;
};

/// Many payments of one kind between the firms of an economy and one account of it. Each firm's balance moves at once; the
/// account's balance and the book by the sums of all, when they are closed. It is the same as paying one by one, at a
/// quarter of the work.
class FirmPayments {
 public:
  /// Borrows ledger and book.
  FirmPayments(Ledger& ledger, Book& book, AccountId account, Code code)
      : ledger_(ledger), book_(book), account_(account), economy_(ledger.economy_[Ledger::index(account)]), code_(code) {}
  /// A payment of `amount` >= 0 from the firm, or to it. Throws Bug where the firm is of another economy.
  void from(std::size_t row, Money amount) { move(row, -amount, amount, in_); }
  void to(std::size_t row, Money amount) { move(row, amount, amount, out_); }
  /// To be called once, after the last payment: the audit stops the run where it was forgotten.
  void close();

 private:
  struct Sum {
    Money amount = 0;
    std::uint64_t payments = 0;
  };
  void move(std::size_t row, Money change, Money amount, Sum& sum) {
    sim::expects(amount >= 0, "a payment is not negative");
    firm_ = ledger_.firm(row);
    sim::expects(ledger_.economy_of(firm_) == economy_, "firms pay, and are paid, in their own economy");
    Money& balance = ledger_.balances_[Ledger::index(firm_)];
    const bool fits = !__builtin_add_overflow(balance, change, &balance) &&
                      !__builtin_add_overflow(sum.amount, amount, &sum.amount);
    sim::expects(fits, "a balance fits 64 bits");
    sum.payments += amount > 0 ? 1 : 0;
  }
  Ledger& ledger_;
  Book& book_;
  AccountId account_, firm_{};  ///< the one account, and the firm that came last
  std::uint16_t economy_;
  Code code_;
  Sum in_, out_;  ///< of the account
};

}  // namespace ladder::models
