#include "output/catalogue/rows.hpp"

#include <algorithm>

namespace ladder::output {
namespace {

using models::World;
using enum Aggregate;

/// One value a programme at work in an economy; 0 where this scenario does not have it.
template <double (*Value)(const models::ProgrammeState&)>
void by_programme(const World& w, const Coordinates& c, std::span<double> cells) {
  std::fill(cells.begin(), cells.end(), 0.0);
  const std::vector<std::string> names = programme_names(w.scenario);
  for (std::size_t k = 0; k < w.programmes.size(); ++k) {
    const auto at = std::find(c.programmes.begin(), c.programmes.end(), names[k]);
    cells[static_cast<std::size_t>(at - c.programmes.begin())] = Value(w.programmes[k]);
  }
}

double funded(const models::ProgrammeState& p) {
  return usd(p.funded);
}
double spent(const models::ProgrammeState& p) {
  return usd(p.spent);
}
double refunded(const models::ProgrammeState& p) {
  return usd(p.refunded);
}
double vouchers(const models::ProgrammeState& p) {
  return static_cast<double>(p.issued);
}
double reached(const models::ProgrammeState& p) {
  return static_cast<double>(p.reached);
}
double completed(const models::ProgrammeState& p) {
  return static_cast<double>(p.completed);
}
double failed(const models::ProgrammeState& p) {
  return static_cast<double>(p.failed);
}
double expired(const models::ProgrammeState& p) {
  return static_cast<double>(p.expired);
}
double visited(const models::ProgrammeState& p) {
  return static_cast<double>(p.visited);
}
double waiting(const models::ProgrammeState& p) {
  return static_cast<double>(p.waiting);
}

CatalogueRow policy(const char* name, const char* unit, const char* text, const char* source, Reading read) {
  return {{"policy", name, unit, text, source, {Axis::programme}, Interval::year, last}, read};
}

}  // namespace

std::vector<CatalogueRow> policy_rows() {
  return {
      policy("funded", "USD", "drawn from the funders since the start, as vouchers are issued and visits paid",
             "transaction code programme_funding", by_programme<funded>),
      policy("spent", "USD", "paid out since the start", "transaction codes voucher and outreach",
             by_programme<spent>),
      policy("refunded", "USD", "returned to the funders", "transaction code programme_refund",
             by_programme<refunded>),
      policy("vouchers", "1", "vouchers issued since the start", "simulated firms", by_programme<vouchers>),
      policy("reached", "1", "vouchers redeemed since the start", "simulated firms", by_programme<reached>),
      policy("completed", "1", "supported steps and courses completed since the start", "simulated firms",
             by_programme<completed>),
      policy("failed", "1", "supported steps that stalled since the start", "simulated firms",
             by_programme<failed>),
      policy("expired", "1", "vouchers that lapsed unused since the start", "simulated firms",
             by_programme<expired>),
      policy("visited", "1", "firms visited by advisers since the start", "simulated firms",
             by_programme<visited>),
      policy("waiting", "1", "applications not served for want of money", "at the end of the year",
             by_programme<waiting>),
  };
}

}  // namespace ladder::output
