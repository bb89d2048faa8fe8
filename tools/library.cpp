#include "tools/library.hpp"

#include <fmt/format.h>

#include <cstdlib>

#include "output/output_error.hpp"

namespace ladder::tools {
namespace {

namespace fs = std::filesystem;

fs::path installed_library() {
  std::error_code failed;
  const fs::path program = fs::read_symlink("/proc/self/exe", failed);
  return program.parent_path().parent_path() / "share" / "ladder" / "scenarios";
}

fs::path existing_folder(const fs::path& folder, std::string_view named_by) {
  std::error_code unreadable;
  if (fs::is_directory(folder, unreadable)) return folder;
  throw output::OutputError(
      output::ExitClass::input_missing,
      fmt::format("there is no folder of data '{}', which {} names", folder.string(), named_by));
}

}  // namespace

fs::path library_folder() {
  for (const fs::path& folder : {installed_library(), fs::path{LADDER_SOURCE_LIBRARY}}) {
    std::error_code unreadable;
    if (fs::is_directory(folder, unreadable)) return folder;
  }
  throw output::OutputError(
      output::ExitClass::input_missing,
      fmt::format(
          "the shipped scenarios are neither in '{}' nor in '{}'. Install Ladder again, or give --data.",
          installed_library().string(), LADDER_SOURCE_LIBRARY));
}

fs::path data_folder(const std::optional<std::string>& option) {
  if (option) return existing_folder(*option, "--data");
  const char* variable = std::getenv("LADDER_DATA");
  if (variable != nullptr && *variable != '\0') return existing_folder(variable, "LADDER_DATA");
  return library_folder() / "data";
}

}  // namespace ladder::tools
