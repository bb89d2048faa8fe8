#include "models/technology/transfer_terms.hpp"

#include <algorithm>

#include "models/technology/absorption.hpp"
#include "models/technology/search.hpp"
#include "sim/error.hpp"

namespace ladder::models {

double transfer_lead(Moves moves, const TransferEnds& ends) {
  switch (moves) {
    case Moves::technique:
    case Moves::embodied:
      return std::max(0.0, ends.gap());
    case Moves::absorptive_skill:
      return std::max(0.0, std::min(ends.embodied, ends.donor_technique) - ends.absorptive_skill);
    case Moves::management:
      return std::max(0.0, ends.donor_management - ends.management);
  }
  throw sim::Bug("a channel moves something");
}

double transfer_shift(Moves moves, const TransferEnds& ends, const Parameters& p) {
  const double lead = transfer_lead(moves, ends);
  if (moves != Moves::embodied) return imitation_gain(lead, ends.capacity, p.search);
  // The vintage rule, with the donor as supplier; what machines gain by embodying the firm's own technique they gain when
  // they are installed, without a project.
  InvestmentParameters served = p.investment;
  served.supplier_pull = Number{p.search.copied.value()};
  return embodied_after(ends.technique, ends.technique, lead, ends.capacity, ends.on_order, served) - ends.technique;
}

double counted_gain(Moves moves, const TransferEnds& ends, double shift, const Parameters& p) {
  switch (moves) {
    case Moves::technique:
      return p.transfer.counted_technique.value() * shift;
    case Moves::embodied:
      return shift * within_reach(ends.embodied + shift - ends.absorptive_skill, ends.skill, p.skills);
    case Moves::absorptive_skill:
      return shift;
    case Moves::management:
      return p.skills.management_gain.value() * shift;
  }
  throw sim::Bug("a channel moves something");
}

double transfer_chance(const TransferEnds& ends, const Parameters& p) {
  const double unprepared = p.transfer.unprepared_success.value();
  const double prepared = unprepared + (1.0 - unprepared) * std::clamp(ends.capacity, 0.0, 1.0);
  return p.transfer.most_success.value() * prepared * within_reach(ends.gap() - p.transfer.bridged.value(), ends.skill, p.skills);
}

double transfer_effort(double gap, double km, const TransferParameters& p) {
  return (1.0 + std::max(0.0, km) / p.cost_distance.value()) * (1.0 + p.gap_cost.value() * std::max(0.0, gap));
}

TransferCost transfer_cost(const ChannelParameters& channel, double wage_ratio, double effort) {
  const double cost = channel.cost.value(), local = channel.local.value(), wages = channel.wages.value();
  return {cost * local, cost * (1.0 - local) * (1.0 - wages + wages * wage_ratio) * effort};
}

double transfer_years(const ChannelParameters& channel, double u, double effort) {
  const double range = channel.longest.value() - channel.shortest.value();
  return channel.shortest.value() + std::max(0.0, range) * std::clamp(u * effort, 0.0, 1.0);
}

}  // namespace ladder::models
