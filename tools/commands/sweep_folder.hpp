/// What the commands of a sweep share.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "models/world/country_data.hpp"
#include "tools/console.hpp"
#include "tools/options.hpp"
#include "tools/sweep/run_logs.hpp"
#include "tools/sweep/sweep_plan.hpp"

namespace ladder::tools {

/// A folder as the user names it, without the slash that completion puts behind it.
[[nodiscard]] std::filesystem::path folder_named(const std::string& text);

/// Says that lines of finished runs are damaged and will be run again, where there are such.
void warn_of_damage(const SweepProgress& progress, Console& console);

/// "12 runs failed:", then a line for each way in which they did, the most frequent first.
[[nodiscard]] std::string failures_text(const FailureTally& failures);

/// The country data of --data, with a note for each file that is absent.
[[nodiscard]] models::CountryData sweep_data(const Arguments& arguments, Console& console);

}  // namespace ladder::tools
