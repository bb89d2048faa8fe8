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

/// Throws OutputError (66) where `path` is not there; `what` names it in the message ("scenario file").
void require_present(const std::filesystem::path& path, const std::string& what);

}  // namespace ladder::tools
