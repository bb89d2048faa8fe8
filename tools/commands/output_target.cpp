#include "tools/commands/output_target.hpp"

#include "output/part_file.hpp"

namespace ladder::tools {

std::filesystem::path output_target(const Arguments& arguments, const std::string& default_name,
                                    std::span<const std::filesystem::path> read) {
  std::filesystem::path target = arguments.value("output").value_or(default_name);
  output::check_target(target, arguments.has("force"), read);
  return target;
}

std::vector<std::filesystem::path> paths_of(std::span<const output::InputFile> files) {
  std::vector<std::filesystem::path> paths;
  for (const output::InputFile& file : files) paths.push_back(file.path);
  return paths;
}

}  // namespace ladder::tools
