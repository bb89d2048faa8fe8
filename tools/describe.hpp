/// What there is to set, with values, units, ranges and sources, as text for people or JSON for programs.
#pragma once
#include <span>
#include <string>

#include "models/scenario.hpp"

namespace ladder::tools {

enum class DescribeFormat { text, json };

/// Every key of a scenario file with its default: world, horizon, policies, assumptions.
[[nodiscard]] std::string describe_parameters(DescribeFormat format);
/// What the world is assumed to be like. @param scenario  whose values are shown
[[nodiscard]] std::string describe_assumptions(const models::Scenario& scenario, DescribeFormat format);
/// Each lever: what it changes, and its settings.
[[nodiscard]] std::string describe_levers(DescribeFormat format);
/// Each kind of shock: what it does, and its settings.
[[nodiscard]] std::string describe_shocks(DescribeFormat format);
/// Each programme: title, question, sources, levers with their settings.
[[nodiscard]] std::string describe_programmes(std::span<const models::Programme> programmes,
                                              DescribeFormat format);

}  // namespace ladder::tools
