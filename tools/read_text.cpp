#include "tools/read_text.hpp"

#include <fmt/format.h>

#include <fstream>

#include "output/output_error.hpp"

namespace ladder::tools {

std::string read_text(const std::filesystem::path& file, std::size_t most) {
  namespace fs = std::filesystem;
  using output::ExitClass;
  using output::OutputError;
  std::error_code unreadable;
  const fs::file_status status = fs::status(file, unreadable);
  if (!fs::exists(status))
    throw OutputError(ExitClass::input_missing, fmt::format("{}: no such file", file.string()));
  // A pipe or a device may never end.
  if (!fs::is_regular_file(status))
    throw OutputError(ExitClass::unacceptable,
                      fmt::format("{}: no regular file, so it is not read", file.string()));
  const std::uintmax_t size = fs::file_size(file, unreadable);
  if (!unreadable && size > most)
    throw OutputError(ExitClass::unacceptable,
                      fmt::format("{}: {} bytes, expected at most {}", file.string(), size, most));
  std::ifstream in{file, std::ios::binary};
  std::string text(unreadable ? 0 : static_cast<std::size_t>(size), '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (unreadable || !in) throw OutputError(ExitClass::io, fmt::format("{}: cannot be read", file.string()));
  return text;
}

}  // namespace ladder::tools
