/// Where each key of a scenario belongs, so that a key in the wrong place is told its place.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace ladder::tools {

/// The groups in which a key may stand ("world", "policies", "a policy's levers.grant", "the top level"), at
/// most a few.
[[nodiscard]] std::vector<std::string> places_of_key(std::string_view key);

}  // namespace ladder::tools
