#include "models/accounts/matrices.hpp"

#include <array>
#include <utility>

#include "models/world/world.hpp"

namespace ladder::models {
namespace {

constexpr std::array<std::string_view, holder_count> holder_names = {
    "households", "government", "bank", "farms", "own_account", "firms", "programmes", "markets", "clearing"};
constexpr std::string_view opening = "opening_balance", closing = "closing_balance";

constexpr std::array all_parties = {Party::households, Party::government, Party::bank,   Party::farm,
                                    Party::own_account, Party::firm,       Party::purse,  Party::hub,
                                    Party::market,      Party::pool,       Party::clearing};
static_assert(all_parties.size() == party_count);

bool stays_inside(Code code) {
  return code == Code::wholesale || code == Code::delivery || code == Code::technology_fee_at_home;
}

/// A payment of one holder: the parties that stand for it and may take part in payments of the code.
struct FlowCell {
  Code code;
  Holder holder;
  std::vector<Party> parties;
};

FlowCell cell_of(Code code, Holder holder) {
  FlowCell cell{code, holder, {}};
  for (const Party p : all_parties)
    if (holder_of(p) == holder && (may_pay(code, p) || may_receive(code, p))) cell.parties.push_back(p);
  return cell;
}

Money received_net(const Book& book, std::size_t e, const FlowCell& cell) {
  Money net = 0;
  for (const Party p : cell.parties) net += book.received(e, p, cell.code) - book.paid(e, p, cell.code);
  return net;
}

Money held(const AuditSnapshot& at, std::size_t e, Holder holder) {
  Money sum = 0;
  for (const Party p : all_parties)
    if (holder_of(p) == holder) sum += at.balances[e][static_cast<std::size_t>(p)];
  return sum;
}

template <class Visit>
void each_holder(Visit visit) {
  for (std::size_t h = 0; h < holder_count; ++h) visit(static_cast<Holder>(h));
}

std::vector<FlowCell> make_flow_cells() {
  std::vector<FlowCell> cells;
  for (std::size_t c = 0; c < code_count; ++c) {
    const Code code = static_cast<Code>(c);
    if (stays_inside(code)) continue;
    each_holder([&](Holder h) {
      if (FlowCell cell = cell_of(code, h); !cell.parties.empty()) cells.push_back(std::move(cell));
    });
  }
  return cells;
}

/// Payments in the order of the matrix, made once: every month of every economy is read by them.
const std::vector<FlowCell>& flow_cells() {
  static const std::vector<FlowCell> cells = make_flow_cells();
  return cells;
}

std::vector<MatrixEntry> make_flow_entries() {
  std::vector<MatrixEntry> entries;
  each_holder([&](Holder h) { entries.push_back({opening, h}); });
  for (const FlowCell& cell : flow_cells()) entries.push_back({code_name(cell.code), cell.holder});
  each_holder([&](Holder h) { entries.push_back({closing, h}); });
  return entries;
}

/// Who holds inputs, and who holds finished goods.
constexpr std::array producers = {Holder::farms, Holder::own_account, Holder::firms};
constexpr std::array producers_of_goods = {Holder::farms, Holder::firms};

std::vector<MatrixEntry> make_balance_entries() {
  std::vector<MatrixEntry> entries;
  for (const std::string_view claim : {"deposits", "debts"})
    each_holder([&](Holder h) {
      if (h < Holder::markets) entries.push_back({claim, h});
    });
  for (const Holder h : producers_of_goods) entries.push_back({"finished_goods", h});
  for (const Holder h : producers) entries.push_back({"input_stores", h});
  entries.push_back({"capital_in_use", Holder::firms});
  entries.push_back({"capital_on_order", Holder::firms});
  return entries;
}

/// What an economy's holders own at the end of a month.
struct Sheet {
  std::array<Money, holder_count> deposits{}, debts{}, finished{}, inputs{};
  Money in_use = 0, on_order = 0;
};

void add_claims(const World& w, std::size_t e, Sheet& sheet) {
  for (std::size_t a = 0; a < w.ledger.accounts(); ++a) {
    const AccountId id{static_cast<std::uint32_t>(a)};
    if (w.ledger.economy_of(id) != e) continue;
    const auto h = static_cast<std::size_t>(holder_of(w.ledger.party_of(id)));
    const Money balance = w.ledger.balance(id);
    (balance < 0 ? sheet.debts : sheet.deposits)[h] += balance;
  }
}

void add_stocks(const World& w, std::size_t e, Sheet& sheet) {
  const Economy& economy = w.economies[e];
  const auto value_of_inputs = [&](const std::array<Volume, goods_count>& store) {
    Money value = 0;
    for (std::size_t s = 0; s < goods_count; ++s) value += value_of(store[s], economy.user_price[s]);
    return value;
  };
  for (const auto& [holder, own] : {std::pair{Holder::farms, &economy.farm}, {Holder::own_account, &economy.services}}) {
    const auto h = static_cast<std::size_t>(holder);
    if (is_goods(own->sector)) sheet.finished[h] = value_of(own->stock, w.industry(e, own->sector).price);
    sheet.inputs[h] = value_of_inputs(own->inputs);
  }
  const auto firms = static_cast<std::size_t>(Holder::firms);
  for (std::size_t s = 0; s < sector_count; ++s) {
    const IndustryStocks& stocks = w.audited.industries[e * sector_count + s];
    Volume finished = stocks.finished;
    auto inputs = stocks.inputs;
    for (const OwnAccount* own : {&economy.farm, &economy.services}) {
      if (own->sector != s) continue;
      finished -= own->stock;
      for (std::size_t g = 0; g < goods_count; ++g) inputs[g] -= own->inputs[g];
    }
    if (is_goods(s)) sheet.finished[firms] += value_of(finished, w.industry(e, s).price);
    sheet.inputs[firms] += value_of_inputs(inputs);
    sheet.in_use += value_of(stocks.capital - stocks.on_order, economy.capital_price);
    sheet.on_order += value_of(stocks.on_order, economy.capital_price);
  }
}

}  // namespace

std::string_view holder_name(Holder holder) {
  return holder_names[static_cast<std::size_t>(holder)];
}

Holder holder_of(Party party) {
  static constexpr std::array<Holder, party_count> holders = {
      Holder::households,  Holder::government, Holder::bank,       Holder::farms,
      Holder::own_account, Holder::firms,      Holder::programmes, Holder::markets,
      Holder::markets,     Holder::markets,    Holder::clearing};
  return holders[static_cast<std::size_t>(party)];
}

std::string MatrixEntry::label() const {
  return std::string{row} + '/' + std::string{holder_name(column)};
}

const std::vector<MatrixEntry>& flow_entries() {
  static const std::vector<MatrixEntry> entries = make_flow_entries();
  return entries;
}

std::vector<Money> month_flows(const World& w, std::size_t e, bool first, bool last) {
  std::vector<Money> flows;
  flows.reserve(flow_entries().size());
  each_holder([&](Holder h) { flows.push_back(first ? held(w.before, e, h) : 0); });
  for (const FlowCell& cell : flow_cells()) flows.push_back(received_net(w.book, e, cell));
  each_holder([&](Holder h) { flows.push_back(last ? held(w.audited, e, h) : 0); });
  return flows;
}

const std::vector<MatrixEntry>& balance_entries() {
  static const std::vector<MatrixEntry> entries = make_balance_entries();
  return entries;
}

std::vector<Money> balance_sheet(const World& w, std::size_t e) {
  Sheet sheet;
  add_claims(w, e, sheet);
  add_stocks(w, e, sheet);
  std::vector<Money> values;
  for (const auto* claims : {&sheet.deposits, &sheet.debts})
    values.insert(values.end(), claims->begin(), claims->begin() + static_cast<std::ptrdiff_t>(Holder::markets));
  for (const Holder h : producers_of_goods) values.push_back(sheet.finished[static_cast<std::size_t>(h)]);
  for (const Holder h : producers) values.push_back(sheet.inputs[static_cast<std::size_t>(h)]);
  values.push_back(sheet.in_use);
  values.push_back(sheet.on_order);
  return values;
}

const std::vector<std::string_view>& volume_entries() {
  static const std::vector<std::string_view> entries = {
      "finished_goods/opening", "finished_goods/made",   "finished_goods/sold", "finished_goods/closing",
      "input_stores/opening",   "input_stores/bought",   "input_stores/used",   "input_stores/closing",
      "capital/opening",        "capital/bought",        "capital/worn",        "capital/closing"};
  return entries;
}

std::vector<Volume> month_volumes(const World& w, std::size_t e, bool first, bool last) {
  const NationalAccounts& a = w.accounts[e];
  std::vector<Volume> volumes;
  for (const VolumeAccount* account : {&a.finished_goods, &a.input_stores, &a.capital})
    for (const Volume v : {first ? account->opening : 0, account->in, -account->out, last ? account->closing : 0})
      volumes.push_back(v);
  return volumes;
}

const std::vector<std::string_view>& gdp_entries() {
  static const std::vector<std::string_view> entries = {"production", "expenditure", "income",
                                                        "changes_in_inventories"};
  return entries;
}

std::vector<Money> month_gdp(const World& w, std::size_t e) {
  const NationalAccounts& a = w.accounts[e];
  return {a.gdp_production, a.gdp_expenditure, a.gdp_income, a.changes_in_inventories};
}

}  // namespace ladder::models
