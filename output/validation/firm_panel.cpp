#include "output/validation/firm_panel.hpp"

#include <utility>

#include "models/world/calendar.hpp"

namespace ladder::output {

FirmPanel::FirmPanel(const models::World& world, std::function<void(const FirmPanelYear&)> take)
    : world_(world), take_(std::move(take)), now_(world.firms.rows()), entered_(world.industries.size(), 0) {
  // Who leaves in the first month has been there, too.
  for (std::size_t row = 0; row < now_.size(); ++row)
    if (world.firms.alive[row] != 0)
      now_[row] = {.entity = world.firms.entity[row], .founded = world.firms.founded[row], .alive = true};
}

void FirmPanel::settled(sim::Time at) {
  for (std::size_t row = 0; row < now_.size(); ++row) observe(row, at);
  const std::uint32_t months = at.ticks() / models::ticks_per_month;
  if (months % 12 == 0) close_year(months / 12 - 1);
}

void FirmPanel::observe(std::size_t row, sim::Time at) {
  const models::Firms& f = world_.firms;
  FirmYear& y = now_[row];
  const bool alive = f.alive[row] != 0;
  // A row may have been left and taken again in the same settlement.
  if (y.alive && (!alive || f.entity[row] != y.entity)) {
    left_.push_back({y.entity, f.industry[row], y.founded, at.ticks()});
    y = {};
  }
  if (!alive) return;
  if (!y.alive) {
    y = {.entity = f.entity[row], .founded = f.founded[row], .alive = true};
    if (y.founded == at.ticks()) ++entered_[f.industry[row]];
  }
  if (y.founded == at.ticks()) return;  // what stands in its columns is expected, not sold
  ++y.months;
  y.revenue += static_cast<double>(f.revenue[row]);
  y.output += static_cast<double>(f.output[row]);
  y.person_months += f.headcount(row);
}

void FirmPanel::close_year(std::uint32_t year) {
  take_({year, now_, before_, left_, entered_});
  before_ = now_;
  for (FirmYear& y : now_) y = {.entity = y.entity, .founded = y.founded, .alive = y.alive};
  left_.clear();
  entered_.assign(entered_.size(), 0);
}

}  // namespace ladder::output
