#include "output/recorder.hpp"

#include <algorithm>

#include "models/world/build.hpp"
#include "models/world/calendar.hpp"

namespace ladder::output {

Recorder::Recorder(const models::World& world, const Coordinates& coordinates)
    : world_(world),
      coordinates_(coordinates),
      first_month_(
          models::month_number(world.scenario.world, {coordinates.first_year, coordinates.first_month})) {
  for (const CatalogueRow& row : catalogue_rows())
    record_.values.emplace_back(periods(row.series, coordinates_) * cells(row.series, coordinates_), 0.0);
}

void Recorder::settled(sim::Time at) {
  const std::uint32_t month = at.ticks() / models::ticks_per_month - 1;
  if (month < first_month_ || month >= first_month_ + coordinates_.months) return;
  for (std::size_t row = 0; row < catalogue_rows().size(); ++row) sample(row, month - first_month_);
  note_flows(month - first_month_);
}

void Recorder::note_flows(std::uint32_t month) {
  constexpr double cents = 100.0;
  for (const models::TransferFlow& flow : world_.transfers.month)
    if (flow.agreed + flow.completed + flow.failed > 0)
      record_.flows.push_back({month, flow.donor, flow.recipient, flow.sector, static_cast<std::uint16_t>(flow.channel),
                               static_cast<double>(flow.completed), static_cast<double>(flow.failed),
                               static_cast<double>(flow.fee) / cents});
}

void Recorder::sample(std::size_t row, std::uint32_t month) {
  const CatalogueRow& entry = catalogue_rows()[row];
  cells_.resize(cells(entry.series, coordinates_));
  if (cells_.empty()) return;
  const bool yearly = entry.series.interval == Interval::year;
  if (yearly && entry.series.aggregate == Aggregate::last && month % 12 != 11) return;
  entry.read(world_, coordinates_, cells_);
  double* at = record_.values[row].data() + (yearly ? month / 12 : month) * cells_.size();
  for (std::size_t k = 0; k < cells_.size(); ++k) {
    if (!yearly || entry.series.aggregate == Aggregate::last)
      at[k] = cells_[k];
    else
      at[k] += entry.series.aggregate == Aggregate::mean ? cells_[k] / 12.0 : cells_[k];
  }
}

ReplicateRecord Recorder::take() {
  return std::move(record_);
}

ReplicateRecord run_world(models::World& world, const Coordinates& coordinates, sim::Executor& executor,
                          const std::function<void(std::uint32_t)>& on_month,
                          const sim::Partitioning& partitioning) {
  sim::Engine engine(world, executor, sim::Duration{models::ticks_per_month}, partitioning);
  models::post_calendar(world, engine.initial());
  Recorder recorder(world, coordinates);
  engine.observe(recorder);
  const std::uint32_t last = models::month_number(world.scenario.world, world.scenario.horizon.to);
  for (std::uint32_t month = 0; month <= last; ++month) {
    engine.run_until(models::month_start(month + 1));
    on_month(month);
  }
  return recorder.take();
}

}  // namespace ladder::output
