/// Settings of scenarios on the command line: --set, --seed and --replicates.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tools/options.hpp"

namespace ladder::tools {

/// Short names of scenario files, by which results and settings call them: the file's name without folder and
/// ending; a second one of the same name gets "-2".
[[nodiscard]] std::vector<std::string> short_names(std::span<const std::string> files);

/// What each of the named scenarios is to be changed by, as "PATH=VALUE", in the order of the names.
///
/// --set PATH=VALUE is for all, --set NAME:PATH=VALUE for the scenario of that name only; --seed and
/// --replicates are for all; --replicates auto sets nothing (tools/precision_wish.hpp). Throws UsageError for what is no setting, and for a name that is none of the
/// scenarios'.
[[nodiscard]] std::vector<std::vector<std::string>> settings(const Arguments& arguments,
                                                             std::span<const std::string> names);

}  // namespace ladder::tools
