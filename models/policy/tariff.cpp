#include "models/policy/tariff.hpp"

#include <algorithm>
#include <span>

#include "models/world/world.hpp"

namespace ladder::models {

void TariffChange::fields(FieldVisitor& v) {
  v.words("economies", economies, {},
          {.text = "importers whose duty changes: economies of the world, NORTH or ROW", .required = true});
  v.words("partners", partners, {}, {.text = "exporters it applies to; left out: all"});
  v.words("sectors", sectors, std::span(sector_keys).first(goods_count),
          {.text = "goods it applies to; left out: all goods"});
  v.field("change", change,
          {.min = -0.5,
           .max = 5.0,
           .text = "change of the import's price to its user: (1 + new rate) / (1 + rate of the base year) - 1",
           .source = "no duty of the base year means at most a third of a price; 500 % closes a market",
           .required = true});
  v.month("from", from, {.text = "first month", .required = true});
  v.month("until", until, {.text = "last month, included", .required = true});
  v.field("ramp", ramp,
          {.min = 0.0, .max = 50.0, .text = "time over which it grows linearly from 0", .source = "convention"});
}

double change_in(const TariffChange& t, Month month) {
  if (month < t.from || t.until < month) return 0.0;
  const double years = static_cast<double>(month.index() - t.from.index() + 1) / 12.0;
  return t.ramp.value() > years ? t.change.value() * years / t.ramp.value() : t.change.value();
}

namespace {

bool names(const std::vector<std::string>& listed, const std::string& iso3) {
  return std::ranges::find(listed, iso3) != listed.end();
}

void add(World& w, std::size_t s, std::size_t d, std::size_t o, double rate) {
  std::vector<double>& table = w.trade.duty[s];
  if (table.empty()) table.assign(w.economy_count() * w.economy_count(), 0.0);
  table[w.trade.at(d, o)] += rate;
}

void add_tariff(World& w, const TariffChange& t, double change) {
  for (std::size_t d = 0; d < w.economy_count(); ++d) {
    if (!names(t.economies, w.economies[d].iso3)) continue;
    for (std::size_t o = 0; o < w.economy_count(); ++o) {
      if (o == d || (!t.partners.empty() && !names(t.partners, w.economies[o].iso3))) continue;
      for (std::size_t s = 0; s < goods_count; ++s)
        if (t.sectors.empty() || names(t.sectors, std::string(sector_keys[s]))) add(w, s, d, o, change);
    }
  }
}

/// High-income importers let in goods of least-developed economies free of duty. Prices of the base year have that in
/// them, so who loses the preference pays a duty on top.
void add_lost_preferences(World& w) {
  const double use = w.parameters.classification.preference_use.value();
  for (std::size_t o = 0; o < w.economy_count(); ++o) {
    const double lost = w.economies[o].status.preference_lost;
    if (lost <= 0.0) continue;
    for (std::size_t d = 0; d < w.economy_count(); ++d) {
      const Economy& importer = w.economies[d];
      if (d == o || importer.group != IncomeGroup::high || importer.mfn_tariff <= 0.0) continue;
      for (std::size_t s = 0; s < goods_count; ++s) add(w, s, d, o, lost * use * importer.mfn_tariff);
    }
  }
}

}  // namespace

void set_duties(World& w, std::uint32_t month) {
  for (std::vector<double>& table : w.trade.duty) table.clear();
  for (const TariffChange& t : w.scenario.tariffs) {
    const double change = change_in(t, calendar_month(w.scenario.world, month));
    if (change != 0.0) add_tariff(w, t, change);
  }
  add_lost_preferences(w);
}

}  // namespace ladder::models
