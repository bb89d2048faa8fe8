#include "output/catalogue/rows.hpp"

#include <limits>

#include "models/economy/labour_market.hpp"
#include "models/firm_statistics.hpp"
#include "models/indicators.hpp"

namespace ladder::output {
namespace {

using models::World;
using enum Aggregate;
using enum Interval;

void workers_by_skill(const World& w, const Coordinates&, std::span<double> cells) {
  for (std::size_t e = 0; e < w.economy_count(); ++e) {
    const models::Skilled force = models::labour_force(w, e);
    for (std::size_t k = 0; k < models::skill_count; ++k)
      cells[e * models::skill_count + k] = static_cast<double>(force[k] - w.economies[e].unemployed[k]);
  }
}
void firms_by_generation(const World& w, const Coordinates&, std::span<double> cells) {
  for (std::size_t e = 0; e < w.economy_count(); ++e)
    for (std::size_t g = 0; g < models::generation_count; ++g)
      cells[e * models::generation_count + g] = models::firms_at_generation(w, e, g);
}
void exports_to(const World& w, const Coordinates&, std::span<double> cells) {
  const std::size_t n = w.economy_count();
  for (std::size_t e = 0; e < n; ++e)
    for (std::size_t p = 0; p < n; ++p) cells[e * n + p] = usd(models::exports_between(w, e, p));
}
void pay_by_skill(const World& w, const Coordinates&, std::span<double> cells) {
  for (std::size_t e = 0; e < w.economy_count(); ++e) {
    const models::PayBySkill pay = models::pay_in_economy(w, e);
    double all = 0.0;
    for (const double bill : pay.bill) all += bill;
    for (std::size_t k = 0; k < models::skill_count; ++k)
      cells[e * models::skill_count + k] =
          all > 0.0 ? 100.0 * pay.bill[k] / all : std::numeric_limits<double>::quiet_NaN();
  }
}

}  // namespace

std::vector<CatalogueRow> structure_rows() {
  return {
      {{"labour",
        "employed",
        "persons",
        "employed persons by skill",
        "labour force less unemployed",
        {Axis::economy, Axis::skill},
        year,
        mean},
       workers_by_skill},
      {{"labour",
        "wage_bill_share",
        "%",
        "part of the wage bill of firms by skill",
        "workers at their premium and their firm's wage, last month of the year",
        {Axis::economy, Axis::skill},
        year,
        last},
       pay_by_skill},
      {{"technology",
        "firms_at_generation",
        "%",
        "manufacturing firms by digital generation",
        "share of simulated firms",
        {Axis::economy, Axis::generation},
        year,
        mean},
       firms_by_generation},
      {{"flows",
        "exports_to",
        "USD",
        "exports of goods and services to a partner",
        "deliveries at sellers' prices, and fees for technology",
        {Axis::economy, Axis::partner},
        year,
        sum},
       exports_to},
  };
}

}  // namespace ladder::output
