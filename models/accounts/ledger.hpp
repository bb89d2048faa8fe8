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
};
inline constexpr std::size_t code_count = 28;
[[nodiscard]] std::string_view code_name(Code code);

/// Index of an account in the ledger.
enum class AccountId : std::uint32_t {};

/// Money that moved in one month, by economy and code. A parallel task has its own and merges it afterwards;
/// sums of integers do not depend on the order.
class Book {
 public:
  explicit Book(std::size_t economies = 0) : paid_(economies), received_(economies), owed_(economies) {}
  void clear();
  void merge(const Book& other);
  /// Notes what is due under a contract, independently of the payment: the audit compares the two.
  void owe(std::size_t payer_economy, Code code, Money amount) { owed_[payer_economy][slot(code)] += amount; }
  [[nodiscard]] Money paid(std::size_t economy, Code code) const { return paid_[economy][slot(code)]; }
  [[nodiscard]] Money received(std::size_t economy, Code code) const {
    return received_[economy][slot(code)];
  }
  [[nodiscard]] Money owed(std::size_t economy, Code code) const { return owed_[economy][slot(code)]; }
  [[nodiscard]] std::uint64_t postings() const { return postings_; }
  [[nodiscard]] std::uint64_t misdirected() const { return misdirected_; }
  [[nodiscard]] std::size_t economies() const { return paid_.size(); }

 private:
  friend class Ledger;
  static std::size_t slot(Code code) { return static_cast<std::size_t>(code); }
  using Row = std::array<Money, code_count>;
  std::vector<Row> paid_, received_, owed_;
  std::uint64_t postings_ = 0;
  std::uint64_t misdirected_ = 0;  ///< postings between parties that the code does not allow
};

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
  /// Thread-safe between tasks that touch different accounts and write to different books.
  void pay(Book& book, AccountId from, AccountId to, Money amount, Code code);

  /// Sets a balance before the first month; the caller sees to it that all add up to 0.
  void open_with(AccountId a, Money balance) { balances_[index(a)] = balance; }

  /// Sum of all accounts of an economy: its net position towards the rest of the world.
  [[nodiscard]] std::vector<Money> net_foreign_positions() const;
  /// Sum of all balances; 0 in a sound ledger.
  [[nodiscard]] Money sum() const;

 private:
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

}  // namespace ladder::models
