#include "models/indicators.hpp"

#include <limits>

#include "models/world/world.hpp"

namespace ladder::models {
namespace {

template <class Visit>
void each_manufacturing_firm(const World& w, std::size_t e, Visit visit) {
  for (std::size_t s = first_manufacture; s <= last_manufacture; ++s)
    for (const std::uint32_t row : w.living[e * sector_count + s]) visit(row);
}

}  // namespace

double real_gdp_2015(const World& w, std::size_t e) {
  const Economy& economy = w.economies[e];
  const models::NationalAccounts& a = w.accounts[e];
  // Changes in inventories at the price level of final sales. A chain over them would drift: they change sign.
  const double counted = a.final_sales > 0 ? static_cast<double>(a.gdp_production) / static_cast<double>(a.final_sales) : 1.0;
  return a.real_index * counted * economy.start_gdp * 12.0 / 100.0 * economy.price_2015;
}

double real_income_2015(const World& w, std::size_t e) {
  constexpr double months = 12.0, cents = 100.0;
  const models::NationalAccounts& a = w.accounts[e];
  return static_cast<double>(a.gdp_production) / a.absorption_price * months / cents * w.economies[e].price_2015;
}

double price_level(const World& w, std::size_t e) {
  return static_cast<double>(w.accounts[e].final_sales) /
         (w.economies[e].start_gdp * w.accounts[e].real_index);
}

People employment(const World& w, std::size_t e) {
  People people = 0;
  for (const People n : w.accounts[e].employment) people += n;
  return people;
}

double employment_share(const World& w, std::size_t e, std::size_t first, std::size_t last) {
  People people = 0;
  for (std::size_t s = first; s <= last; ++s) people += w.accounts[e].employment[s];
  const People all = employment(w, e);
  return all > 0 ? static_cast<double>(people) / static_cast<double>(all) : 0.0;
}

double female_share(const World& w, std::size_t e, std::size_t first, std::size_t last) {
  People people = 0, women = 0;
  for (std::size_t s = first; s <= last; ++s) {
    people += w.accounts[e].employment[s];
    women += w.accounts[e].women[s];
  }
  return people > 0 ? static_cast<double>(women) / static_cast<double>(people)
                    : std::numeric_limits<double>::quiet_NaN();
}

Money manufacturing_value_added(const World& w, std::size_t e) {
  Money value = 0;
  for (std::size_t s = first_manufacture; s <= last_manufacture; ++s) value += w.accounts[e].value_added[s];
  return value;
}

double manufacturing_share_of_gdp(const World& w, std::size_t e) {
  const Money gdp = w.accounts[e].gdp_production;
  return gdp > 0 ? static_cast<double>(manufacturing_value_added(w, e)) / static_cast<double>(gdp) : 0.0;
}

Money manufactured_exports(const World& w, std::size_t e) {
  Money value = 0;
  for (std::size_t s = first_manufacture; s <= last_manufacture; ++s) value += w.accounts[e].exports_value[s];
  return value;
}

double real_wage(const World& w, std::size_t e) {
  const Economy& economy = w.economies[e];
  double now = 0.0, then = 0.0;
  for (std::size_t s = 0; s < sector_count; ++s) {
    now += static_cast<double>(economy.consumption[s]) * economy.user_price[s];
    then += static_cast<double>(economy.consumption[s]);
  }
  return now > 0.0 ? economy.wage / (now / then) : 0.0;
}

double technology_gap(const World& w, std::size_t e) {
  double gap = 0.0, weight = 0.0;
  for (std::size_t s = first_manufacture; s <= last_manufacture; ++s) {
    const Industry& own = w.industry(e, s);
    if (own.living == 0) continue;
    const double value = own.start_output * own.value_added;
    gap += value * (w.industry(w.north_economy, s).mean_technique - own.mean_technique);
    weight += value;
  }
  return weight > 0.0 ? gap / weight : 0.0;
}

double generation_share(const World& w, std::size_t e, std::size_t at_least) {
  double share = 0.0;
  for (std::size_t g = at_least; g < generation_count; ++g) share += firms_at_generation(w, e, g) / 100.0;
  return share;
}

double firms_at_generation(const World& w, std::size_t e, std::size_t generation) {
  double count = 0.0, all = 0.0;
  each_manufacturing_firm(w, e, [&](std::uint32_t row) {
    count += w.firms.generation[row] == generation ? 1.0 : 0.0;
    all += 1.0;
  });
  return all > 0.0 ? 100.0 * count / all : 0.0;
}

double input_saving(const World& w, std::size_t e) {
  double saved = 0.0, weight = 0.0;
  each_manufacturing_firm(w, e, [&](std::uint32_t row) {
    saved += w.firms.expected_demand[row] * static_cast<double>(w.firms.input_saving[row]);
    weight += w.firms.expected_demand[row];
  });
  return weight > 0.0 ? saved / weight : 0.0;
}

double skilled_share_of_manufacturing(const World& w, std::size_t e) {
  double skilled = 0.0, all = 0.0;
  each_manufacturing_firm(w, e, [&](std::uint32_t row) {
    skilled += w.firms.workers[row][1] + w.firms.workers[row][2];
    all += w.firms.headcount(row);
  });
  return all > 0.0 ? skilled / all : 0.0;
}

double public_debt(const World& w, std::size_t e) {
  return -static_cast<double>(w.ledger.balance(w.ledger.government(e))) / (12.0 * w.economies[e].smooth_gdp);
}

Money programme_spending(const World& w, std::size_t e) {
  Money spent = 0;
  for (const ProgrammeState& p : w.programmes)
    if (p.economy == e) spent += p.spent;
  return spent;
}

Money exports_between(const World& w, std::size_t from, std::size_t to) {
  Money value = 0;
  if (from == to) return value;
  for (std::size_t s = 0; s < sector_count; ++s)
    value += value_of(w.trade.delivered[s][w.trade.at(to, from)], w.industry(from, s).price);
  return value + w.transfers.fees[to * w.economy_count() + from];
}

}  // namespace ladder::models
