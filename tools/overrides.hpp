/// Settings given outside of a scenario's file: `--set assumptions.trade.goods_elasticity=4`.
#pragma once
#include <span>
#include <string>

#include "tools/yaml_document.hpp"

namespace ladder::tools {

/// Writes each "path=value" into the tree of a scenario, where the reader then judges it like what stands in
/// the file. Parts of a path are keys, or numbers from 0 in a list: policies.0.budget=20 MUSD/year. The value
/// is YAML. Throws ScenarioError where a path leads nowhere or comes twice.
void apply_overrides(YamlNode& scenario, std::span<const std::string> overrides);

}  // namespace ladder::tools
