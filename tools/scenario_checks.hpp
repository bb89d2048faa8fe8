/// What a scenario must fulfil beyond the range of each value: that its parts fit together.
#pragma once
#include "models/scenario.hpp"
#include "tools/diagnostics.hpp"
#include "tools/yaml_document.hpp"

namespace ladder::tools {

/// Codes of economies, order and length of the horizon. @param tree  where messages find their places
void check_world(const models::Scenario& scenario, const YamlNode& tree, Problems& problems);

/// Headline outcomes: how many, and that each is a yearly national series by economy.
void check_headline(const models::Scenario& scenario, const YamlNode& tree, Problems& problems);

/// Economies, dates, sectors and funding of one policy; a policy that the run never sees is only warned of,
/// for null cases want one. @param node  the policy's own entry
void check_policy(const models::PolicyUse& policy, const models::Scenario& scenario, const YamlNode& node,
                  Problems& problems, std::vector<Diagnostic>& warnings);

}  // namespace ladder::tools
