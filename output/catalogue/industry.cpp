#include "output/catalogue/rows.hpp"

#include <limits>

#include "models/firm_statistics.hpp"

namespace ladder::output {
namespace {

using models::World;
using enum Aggregate;

double output_volume(const World& w, std::size_t e, std::size_t s) {
  return usd(accounts(w, e).output[s]);
}
double value_added(const World& w, std::size_t e, std::size_t s) {
  return usd(accounts(w, e).value_added[s]);
}
double jobs(const World& w, std::size_t e, std::size_t s) {
  return static_cast<double>(accounts(w, e).employment[s]);
}
double price(const World& w, std::size_t e, std::size_t s) {
  return w.industry(e, s).price;
}
double export_value(const World& w, std::size_t e, std::size_t s) {
  return usd(accounts(w, e).exports_value[s]);
}
double import_value(const World& w, std::size_t e, std::size_t s) {
  return usd(accounts(w, e).imports_value[s]);
}
double firms(const World& w, std::size_t e, std::size_t s) {
  return w.industry(e, s).living;
}
double technique(const World& w, std::size_t e, std::size_t s) {
  return w.industry(e, s).mean_technique;
}

double pay(const World& w, std::size_t e, std::size_t s) {
  const models::PayBySkill paid = models::pay_in_industry(w, e, s);
  const double workers = paid.workers[0] + paid.workers[1] + paid.workers[2];
  const double cents = paid.bill[0] + paid.bill[1] + paid.bill[2];
  return workers > 0.0 ? cents / 100.0 / workers : std::numeric_limits<double>::quiet_NaN();
}

/// One value an industry.
template <double (*Value)(const World&, std::size_t, std::size_t)>
void by_industry(const World& w, const Coordinates&, std::span<double> cells) {
  for (std::size_t e = 0; e < w.economy_count(); ++e)
    for (std::size_t s = 0; s < models::sector_count; ++s)
      cells[e * models::sector_count + s] = Value(w, e, s);
}

CatalogueRow industry(const char* name, const char* unit, const char* text, const char* source,
                      Aggregate aggregate, Reading read) {
  return {{"industry", name, unit, text, source, {Axis::economy, Axis::sector}, Interval::year, aggregate}, read};
}

}  // namespace

std::vector<CatalogueRow> industry_rows() {
  return {
      industry("output", "USD", "gross output at base-year prices",
               "output of firms and own-account producers", sum, by_industry<output_volume>),
      industry("value_added", "USD", "value added, current prices",
               "revenue less intermediate purchases, and changes in inventories; adds up to gdp", sum, by_industry<value_added>),
      industry("employment", "persons", "persons employed", "workers of firms, own-account workers", mean,
               by_industry<jobs>),
      industry("price", "1", "mean price of deliveries, base year 1", "weighted by sales", mean,
               by_industry<price>),
      industry("exports", "USD", "exports", "deliveries abroad at sellers' prices", sum,
               by_industry<export_value>),
      industry("imports", "USD", "imports", "deliveries from abroad at sellers' prices", sum,
               by_industry<import_value>),
      industry("firms", "1", "simulated firms", "living at the end of the year", last, by_industry<firms>),
      industry("technique", "log points", "mean technique over the North's in the base year",
               "weighted by demand", mean, by_industry<technique>),
      industry("wage", "USD", "mean pay of a worker in a month",
               "wage bill of firms / their workers, last month of the year",
               last, by_industry<pay>),
      industry("physical_productivity_90_10", "1",
               "dispersion of physical productivity: 90th over 10th percentile of firms",
               "output at base-year prices per worker, last month; 10 firms or more", last,
               by_industry<models::physical_dispersion>),
      industry("revenue_productivity_90_10", "1",
               "dispersion of revenue productivity: 90th over 10th percentile of firms",
               "revenue per worker, last month; 10 firms or more", last, by_industry<models::revenue_dispersion>),
  };
}

}  // namespace ladder::output
