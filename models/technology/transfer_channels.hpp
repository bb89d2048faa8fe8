/// The seven channels of technology transfer, a row each (MODEL 3.6; ODD 7.6).
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

#include "models/technology/technology_parameters.hpp"

namespace ladder::models {

/// How technology is transferred.
enum class Channel : std::uint8_t {
  licence,
  joint_venture,
  capital_goods,
  supplier_development,
  expert_hours,
  staff_exchange,
  joint_research
};
inline constexpr std::size_t channel_count = 7;

/// What a completed project changes in the recipient: this one, and nothing else.
enum class Moves : std::uint8_t { technique, embodied, absorptive_skill, management };

/// A channel: what it is, what it moves, and where its numbers stand.
struct ChannelRow {
  std::string_view key;   ///< "licence", as in parameters and results
  std::string_view text;  ///< one line
  Moves moves = Moves::technique;
  ChannelParameters TransferParameters::* parameters = nullptr;
};

/// All channels, in the order of Channel.
[[nodiscard]] std::span<const ChannelRow, channel_count> channels();
[[nodiscard]] const ChannelRow& row_of(Channel channel);
[[nodiscard]] inline const ChannelParameters& parameters_of(Channel channel, const TransferParameters& p) {
  return p.*row_of(channel).parameters;
}

}  // namespace ladder::models
