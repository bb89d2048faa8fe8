/// Where the shipped scenarios, programmes and data are.
#pragma once
#include <filesystem>
#include <optional>
#include <string>

namespace ladder::tools {

/// The folder `scenarios`: beside an installed ladder (../share/ladder/scenarios), else in the source tree
/// that it was built from. Throws OutputError (66) where neither is there.
[[nodiscard]] std::filesystem::path library_folder();

/// The folder of country data: the option --data, else the environment variable LADDER_DATA, else `data` in
/// the library. Throws OutputError (66) where it is not there.
[[nodiscard]] std::filesystem::path data_folder(const std::optional<std::string>& option);

}  // namespace ladder::tools
