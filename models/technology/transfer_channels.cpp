#include "models/technology/transfer_channels.hpp"

#include <array>

namespace ladder::models {
namespace {

using P = TransferParameters;

constexpr std::array<ChannelRow, channel_count> table = {{
    {"licence", "the right to use a technique, with its drawings", Moves::technique, &P::licence},
    {"joint_venture", "foreign investment and joint ventures: the donor works beside its partner", Moves::technique,
     &P::joint_venture},
    {"capital_goods", "machines under way are chosen and run in with the donor's service", Moves::embodied, &P::capital_goods},
    {"supplier_development", "a buyer teaches its supplier how to plan, check and deliver", Moves::management,
     &P::supplier_development},
    {"expert_hours", "hours of the donor's experts on how work is organised", Moves::management, &P::expert_hours},
    {"staff_exchange", "exchange and training of staff", Moves::absorptive_skill, &P::staff_exchange},
    {"joint_research", "research and development done together", Moves::technique, &P::joint_research},
}};

}  // namespace

std::span<const ChannelRow, channel_count> channels() {
  return table;
}

const ChannelRow& row_of(Channel channel) {
  return table[static_cast<std::size_t>(channel)];
}

}  // namespace ladder::models
