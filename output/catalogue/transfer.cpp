#include <algorithm>
#include <limits>

#include "models/technology/transfer_records.hpp"
#include "output/catalogue/rows.hpp"

namespace ladder::output {
namespace {

using models::TransferFlow;
using models::TransferYear;
using models::World;
using enum Aggregate;
using enum Interval;

double asked(const TransferFlow& flow) {
  return flow.asked;
}
double agreed(const TransferFlow& flow) {
  return flow.agreed;
}
double refused(const TransferFlow& flow) {
  return flow.refused;
}
double completed(const TransferFlow& flow) {
  return flow.completed;
}
double failed(const TransferFlow& flow) {
  return flow.failed;
}
double fee(const TransferFlow& flow) {
  return usd(flow.fee);
}

/// Sums over the month's flows by recipient or donor, and channel.
template <double (*Value)(const TransferFlow&), std::uint16_t TransferFlow::*Side>
void by_channel(const World& w, const Coordinates&, std::span<double> cells) {
  std::ranges::fill(cells, 0.0);
  for (const TransferFlow& flow : w.transfers.month)
    cells[flow.*Side * models::channel_count + static_cast<std::size_t>(flow.channel)] += Value(flow);
}

template <double (*Value)(const TransferFlow&)>
void by_donor(const World& w, const Coordinates&, std::span<double> cells) {
  std::ranges::fill(cells, 0.0);
  for (const TransferFlow& flow : w.transfers.month) cells[flow.recipient * w.economy_count() + flow.donor] += Value(flow);
}

/// Of the projects completed in the year; not defined where none was.
template <double TransferYear::*Part>
double of_completed(const World& w, std::size_t e) {
  const TransferYear& year = w.transfers.year[e];
  return year.completed > 0.0 ? 100.0 * year.*Part / year.completed : std::numeric_limits<double>::quiet_NaN();
}

double firms_in_projects(const World& w, std::size_t e) {
  double firms = 0.0;
  for (std::size_t s = 0; s < models::sector_count; ++s)
    firms += static_cast<double>(w.living[e * models::sector_count + s].size());
  return firms > 0.0 ? 100.0 * static_cast<double>(models::transfers_under_way(w, e)) / firms
                     : std::numeric_limits<double>::quiet_NaN();
}

CatalogueRow channel(const char* name, const char* unit, const char* text, const char* source, Reading read) {
  return {{"transfer", name, unit, text, source, {Axis::economy, Axis::channel}, year, sum}, read};
}
CatalogueRow economy(const char* name, const char* text, const char* source, Aggregate aggregate, Reading read) {
  return {{"transfer", name, "%", text, source, {Axis::economy}, year, aggregate}, read};
}

}  // namespace

std::vector<CatalogueRow> transfer_rows() {
  constexpr const char* counted = "simulated firms of the recipient's economy (ODD 7.6)";
  constexpr auto in = &TransferFlow::recipient, out = &TransferFlow::donor;
  return {
      channel("asked", "1", "transfer projects for which a donor was asked", counted, by_channel<asked, in>),
      channel("agreed", "1", "transfer projects agreed", counted, by_channel<agreed, in>),
      channel("refused", "1", "transfer projects that came to nothing before they began", counted, by_channel<refused, in>),
      channel("completed", "1", "transfer projects completed", counted, by_channel<completed, in>),
      channel("failed", "1", "transfer projects failed", counted, by_channel<failed, in>),
      channel("fees_paid", "USD", "fees paid to donors at home and abroad",
              "transaction codes technology_fee and technology_fee_at_home, by payer", by_channel<fee, in>),
      channel("fees_earned", "USD", "fees earned by donors at home and abroad",
              "transaction codes technology_fee and technology_fee_at_home, by payee", by_channel<fee, out>),
      {{"transfer",
        "completed_with",
        "1",
        "transfer projects completed with a donor of a partner economy",
        counted,
        {Axis::economy, Axis::partner},
        year,
        sum},
       by_donor<completed>},
      economy("from_abroad", "completed transfer projects whose donor was abroad", counted, last,
              by_economy<of_completed<&TransferYear::from_abroad>>),
      economy("from_developing", "completed transfer projects whose donor was abroad and not of high income", counted, last,
              by_economy<of_completed<&TransferYear::from_developing>>),
      economy("gap_closed", "mean part of the donor's lead that a completed project closed",
              "shift over lead, whatever the channel moves", last, by_economy<of_completed<&TransferYear::closed>>),
      economy("firms_in_projects", "firms with a transfer project under way, of all", counted, mean,
              by_economy<firms_in_projects>),
  };
}

}  // namespace ladder::output
