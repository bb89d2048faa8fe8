#include "models/world/redenomination.hpp"

#include <deque>
#include <memory>

#include "models/world/world.hpp"
#include "sim/error.hpp"
#include "sim/math.hpp"

namespace ladder::models {
namespace {

void check(std::int64_t factor) {
  sim::expects(factor >= 1 && factor <= most_units_a_dollar, "a dollar is a whole number of units of the other money");
}

bool is_money(const Dimension& dimension) {
  return &dimension == &Usd::dimension() || &dimension == &UsdPerYear::dimension();
}

/// Multiplies all declared amounts of money. A lever is known by its fields only: to make one with other amounts, its values
/// are noted at a first visit and written into a new one at a second.
class Redenomination final : public FieldVisitor {
 public:
  enum class Work : std::uint8_t { in_place, note, write };
  Redenomination(Work work, double factor) : work_{work}, factor_{factor} {}
  void go_on(Work work) { work_ = work; }

  void whole(std::string_view, std::int64_t& value, const FieldInfo&) override { pass(wholes_, value); }
  void flag(std::string_view, bool& value, const FieldInfo&) override { pass(flags_, value); }
  void text(std::string_view, std::string& value, const FieldInfo&) override { pass(texts_, value); }
  void choice(std::string_view, std::string& value, std::span<const std::string_view>, const FieldInfo&) override {
    pass(texts_, value);
  }
  void month(std::string_view, Month& value, const FieldInfo&) override { pass(months_, value); }
  void words(std::string_view, std::vector<std::string>& values, std::span<const std::string_view>,
             const FieldInfo&) override {
    pass(words_, values);
  }

 protected:
  void number(std::string_view, double& value, const Dimension& dimension, const FieldInfo&) override {
    pass(numbers_, value);
    if (work_ != Work::note && is_money(dimension)) value *= factor_;
  }
  bool enter(std::string_view, const FieldInfo&) override { return true; }
  void leave() override {}

 private:
  template <class Value>
  void pass(std::deque<Value>& noted, Value& value) {
    if (work_ == Work::note) noted.push_back(value);
    if (work_ != Work::write) return;
    value = noted.front();
    noted.pop_front();
  }

  Work work_;
  double factor_;
  std::deque<double> numbers_;
  std::deque<std::int64_t> wholes_;
  std::deque<bool> flags_;
  std::deque<std::string> texts_;
  std::deque<Month> months_;
  std::deque<std::vector<std::string>> words_;
};

std::shared_ptr<const Lever> redenominated(const LeverUse& use, double factor) {
  std::shared_ptr<Lever> other = make_lever(use.lever);
  sim::expects(other != nullptr, "a lever of a scenario is in the table of levers");
  Redenomination visitor{Redenomination::Work::note, factor};
  const_cast<Lever&>(*use.settings).fields(visitor);  // noting does not write
  visitor.go_on(Redenomination::Work::write);
  other->fields(visitor);
  return other;
}

void multiply(BySector<double>& values, double factor) {
  for (double& value : values) value *= factor;
}

void redenominate(OpeningEconomy& e, double factor) {
  for (double* flow : {&e.gdp, &e.gni_per_head_usd}) *flow *= factor;
  e.price_2015 /= factor;
  for (BySector<double>* flows : {&e.value_added, &e.output, &e.households, &e.government, &e.investment, &e.exports,
                                  &e.imports})
    multiply(*flows, factor);
  for (BySector<double>& inputs : e.use) multiply(inputs, factor);
}

void redenominate(OwnAccount& producer, double factor) {
  producer.price *= factor;
  producer.income *= factor;
  producer.revenue = round_to_whole(factor * static_cast<double>(producer.revenue));
}

void redenominate(Economy& e, double factor) {
  for (double* amount : {&e.wage, &e.permanent_income, &e.smooth_gdp, &e.capital_price, &e.foreign_exchange,
                         &e.import_demand})
    *amount *= factor;
  for (BySector<double>* prices : {&e.user_price, &e.last_user_price, &e.last_price}) multiply(*prices, factor);
  e.gdp = round_to_whole(factor * static_cast<double>(e.gdp));
  redenominate(e.farm, factor);
  redenominate(e.services, factor);
}

void redenominate(Firms& f, std::int64_t factor) {
  for (auto* amounts : {&f.price, &f.wage, &f.smooth_surplus})
    for (double& amount : *amounts) amount *= static_cast<double>(factor);
  for (auto* amounts : {&f.revenue, &f.surplus})
    for (Money& amount : *amounts) amount *= factor;
}

}  // namespace

Scenario redenominated(const Scenario& scenario, std::int64_t factor) {
  check(factor);
  Scenario other = scenario;
  Redenomination visitor{Redenomination::Work::in_place, static_cast<double>(factor)};
  other.fields(visitor);
  for (PolicyUse& use : other.policies) {
    use.fields(visitor);
    for (LeverUse& lever : use.programme.levers) lever.settings = redenominated(lever, static_cast<double>(factor));
  }
  return other;
}

OpeningTable redenominated(OpeningTable table, std::int64_t factor) {
  check(factor);
  const auto units = static_cast<double>(factor);
  for (OpeningEconomy& e : table.economies) redenominate(e, units);
  for (auto& product : table.trade)
    for (std::vector<double>& flows : product)
      for (double& flow : flows) flow *= units;
  for (double& bound : table.income_bounds) bound *= units;
  return table;
}

void redenominate(World& w, std::int64_t factor) {
  check(factor);
  sim::expects(w.month == 0 && w.audited.people.empty(), "a world is redenominated before its first month");
  const auto units = static_cast<double>(factor);
  for (Economy& e : w.economies) redenominate(e, units);
  for (Industry& industry : w.industries) {
    for (double* amount : {&industry.price, &industry.goods_cost, &industry.services_cost}) *amount *= units;
    industry.log_price = sim::math::log(industry.price);
  }
  redenominate(w.firms, factor);
  for (auto& open : w.transfers.open)
    for (TransferRecord& project : open) project.fee *= factor;
  for (NationalAccounts& a : w.accounts) a.absorption_price *= units;
  w.north_price_level *= units;
  for (std::uint32_t k = 0; k < w.ledger.accounts(); ++k) {
    const auto account = static_cast<AccountId>(k);
    w.ledger.open_with(account, factor * w.ledger.balance(account));
  }
}

}  // namespace ladder::models
