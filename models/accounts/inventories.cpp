#include "models/accounts/inventories.hpp"

#include <array>

#include "models/world/world.hpp"

namespace ladder::models {
namespace {

/// Output of a month that firms did not make at their reviews: own-account producers' and the swing supplier's.
Volume made_at_settlement(const World& w, std::size_t i) {
  const Industry& industry = w.industries[i];
  const Economy& e = w.economies[industry.economy];
  Volume made = industry.swing_output;
  for (const OwnAccount* o : {&e.farm, &e.services})
    if (o->sector == industry.sector && o->start_people > 0.0) made += o->output;
  return made;
}

Money change_of_inputs(const BySector<double>& price, const IndustryStocks& before, const IndustryStocks& now) {
  Money value = 0;
  for (std::size_t s = 0; s < goods_count; ++s) value += value_of(now.inputs[s] - before.inputs[s], price[s]);
  return value;
}

Volume sum(const std::array<Volume, goods_count>& volumes) {
  Volume all = 0;
  for (const Volume v : volumes) all += v;
  return all;
}

/// A month's output, sales and stock of finished goods of an industry. Nothing for services: what a firm keeps ready of
/// them is no product until it is sold, so it is in no inventory (the audit checks it all the same).
VolumeAccount finished_goods(const World& w, std::size_t i, const AuditSnapshot& before,
                             const AuditSnapshot& opening, const AuditSnapshot& closing) {
  if (!is_goods(w.industries[i].sector)) return {};
  return {before.industries[i].finished, opening.industries[i].made + made_at_settlement(w, i),
          w.industries[i].sold, closing.industries[i].finished};
}

/// Adds an industry's month to the volume accounts of its economy.
void add_volumes(const VolumeAccount& finished, const IndustryStocks& before, const IndustryStocks& opening,
                 const IndustryStocks& closing, NationalAccounts& a) {
  a.finished_goods.add(finished.opening, finished.in, finished.out, finished.closing);
  a.input_stores.opening += sum(before.inputs);
  a.input_stores.out += opening.used;
  a.input_stores.closing += sum(closing.inputs);
  a.capital.opening += before.capital;
  a.capital.out += opening.worn;
  a.capital.closing += closing.capital;
}

/// What came into the stores of an economy's producers, and what its own-account producers used.
void add_deliveries(const Economy& e, NationalAccounts& a) {
  for (const auto& bought : a.inputs_bought) a.input_stores.in += sum(bought);
  a.input_stores.out += sum(e.farm.used) + sum(e.services.used);
  a.capital.in = a.capital_delivered - e.farm.invested;
}

}  // namespace

void add_inventories(World& w, const AuditSnapshot& before, const AuditSnapshot& opening,
                     const AuditSnapshot& closing) {
  for (std::size_t e = 0; e < w.economy_count(); ++e) {
    NationalAccounts& a = w.accounts[e];
    const BySector<double>& price = w.economies[e].user_price;
    Money by_production = 0, by_expenditure = 0;
    a.finished_goods = a.input_stores = a.capital = {};
    for (std::size_t s = 0; s < sector_count; ++s) {
      const std::size_t i = e * sector_count + s;
      const VolumeAccount goods = finished_goods(w, i, before, opening, closing);
      const Money unsold = value_of(goods.in - goods.out, w.industries[i].price);
      const Money stored = change_of_inputs(price, before.industries[i], closing.industries[i]);
      a.value_added[s] += unsold + stored;
      by_production += unsold + stored;
      by_expenditure += stored + value_of(goods.closing - goods.opening, w.industries[i].price);
      add_volumes(goods, before.industries[i], opening.industries[i], closing.industries[i], a);
    }
    add_deliveries(w.economies[e], a);
    a.changes_in_inventories = by_expenditure;
    a.gdp_production = a.final_sales + by_production;
    a.gdp_expenditure += by_expenditure;
  }
}

}  // namespace ladder::models
