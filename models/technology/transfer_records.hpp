/// Transfer projects under way, and what became of those of a month (MODEL 3.6; ODD 7.6).
#pragma once
#include <cstdint>
#include <vector>

#include "models/money.hpp"
#include "models/networks/transfer_graph.hpp"
#include "models/technology/transfer_channels.hpp"
#include "sim/outbox.hpp"
#include "sim/parallel.hpp"
#include "sim/time.hpp"

namespace ladder::models {

class World;

/// Where a project stands. From `refused` on it is over, and the next barrier takes it off the books.
enum class TransferStage : std::uint8_t { vacant, asked, negotiating, working, refused, completed, failed };

/// A project under way. The recipient's events write it; barriers open it, pay its fee and close it.
struct TransferRecord {
  std::uint32_t recipient = 0, donor = 0;  ///< rows
  std::uint16_t recipient_incarnation = 0, donor_incarnation = 0;
  std::uint16_t donor_industry = 0;
  Channel channel{};
  TransferStage stage = TransferStage::vacant;
  bool agreed = false;             ///< since the last barrier
  double donor_technique = 0.0;    ///< when it was agreed; its people bring it, whatever becomes of the donor
  double donor_management = 0.0;
  Money fee = 0;                   ///< agreed, to be paid at the next barrier
  double closed = 0.0;             ///< of a completed one: share of the lead that was closed
};

/// What happened in a month between two economies in a sector and channel.
struct TransferFlow {
  std::uint16_t donor = 0, recipient = 0;  ///< economies
  std::uint16_t sector = 0;
  Channel channel{};
  std::uint32_t asked = 0, agreed = 0, refused = 0, completed = 0, failed = 0;  ///< projects, simulated firms
  Money fee = 0;        ///< paid to donors, cents
  double closed = 0.0;  ///< sum over completed projects of the share of the lead that was closed
};

/// Completed projects of the recipients of an economy in the year of results so far.
struct TransferYear {
  double completed = 0.0;
  double from_developing = 0.0;  ///< from donors of another economy that is not of high income
  double from_abroad = 0.0;
  double closed = 0.0;           ///< sum of shares of leads closed
};

struct Transfers {
  std::vector<std::vector<TransferRecord>> open;  ///< by the recipient's economy; a project keeps its place
  std::vector<TransferFlow> month;                ///< of the month settled last, by donor, recipient, sector, channel
  std::vector<TransferYear> year;                 ///< by economy
  std::vector<Money> fees;                        ///< of that month, [payer economy * economies + donor economy]
  std::vector<Money> earned, paid;                ///< of that month, by industry
  TransferGraph graph;                            ///< completed projects since the start
};

/// Room for the projects of a new world.
void open_transfers(World& world);

/// The project of a firm that has a place.
[[nodiscard]] TransferRecord& record_of(World& world, std::size_t row);

/// Start of a month's settlement: takes down who has asked and sets the day of the answer; pays fees that were agreed,
/// between economies; counts what has ended, and lets donors learn. Projects of firms that have left are dropped. In the
/// order of economies and places.
void settle_transfers(World& world, sim::Time at, sim::Executor& executor, sim::Outbox& out);

/// Projects under way in an economy, those that have asked included.
[[nodiscard]] std::size_t transfers_under_way(const World& world, std::size_t e);

}  // namespace ladder::models
