#include "output/seal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <span>
#include <vector>

#include "output/output_error.hpp"
#include "output/sha256.hpp"

namespace ladder::output {
namespace {

constexpr std::string_view opening = "\nladder seal 1 sha256 ";
constexpr std::size_t seal_size = opening.size() + 64 + 1;
constexpr std::string_view hdf5_signature = "\x89HDF\r\n\x1a\n";

std::string seal_line(Sha256& digest) {
  return fmt::format("{}{}\n", opening, digest.hex());
}

[[noreturn]] void refuse(const std::filesystem::path& path, std::string_view why) {
  throw OutputError(ExitClass::unacceptable, fmt::format("{} {}", path.string(), why));
}

std::ifstream open_to_read(const std::filesystem::path& path) {
  std::error_code unknown;
  if (!std::filesystem::exists(path, unknown))
    throw OutputError(ExitClass::input_missing, fmt::format("there is no file '{}'", path.string()));
  // Reading a pipe or a device may never end.
  if (!std::filesystem::is_regular_file(path, unknown))
    throw OutputError(
        ExitClass::input_missing,
        fmt::format("{} is {}; expected a result file", path.string(),
                    std::filesystem::is_directory(path, unknown) ? "a directory" : "no regular file"));
  std::ifstream file{path, std::ios::binary};
  if (!file)
    throw OutputError(ExitClass::io, fmt::format("cannot read {}: {}", path.string(), std::strerror(errno)));
  return file;
}

/// Takes the next bytes, at most `wanted` of them; fewer only at the end of the file.
std::string_view next(std::ifstream& file, std::span<char> buffer, std::size_t wanted) {
  file.read(buffer.data(), static_cast<std::streamsize>(std::min(wanted, buffer.size())));
  return {buffer.data(), static_cast<std::size_t>(file.gcount())};
}

}  // namespace

void seal(PartFile& part) {
  Sha256 digest;
  part.read_back([&](std::span<const std::byte> bytes) { digest.add(bytes); });
  part.append(seal_line(digest));
}

void check_seal(const std::filesystem::path& path) {
  auto file = open_to_read(path);
  std::vector<char> buffer(std::size_t{1} << 20);
  file.seekg(0, std::ios::end);
  const auto size = static_cast<std::size_t>(file.tellg());
  file.seekg(0);
  Sha256 digest;
  std::size_t left = size < seal_size ? 0 : size - seal_size;
  if (!next(file, buffer, hdf5_signature.size()).starts_with(hdf5_signature))
    refuse(path, "is not a result of Ladder: it is not an HDF5 file");
  file.clear();
  file.seekg(0);
  while (left > 0) {
    const auto bytes = next(file, buffer, left);
    if (bytes.empty()) throw OutputError(ExitClass::io, fmt::format("cannot read all of {}", path.string()));
    digest.add(std::as_bytes(std::span{bytes}));
    left -= bytes.size();
  }
  const std::string found{next(file, buffer, seal_size)};
  if (!std::string_view{found}.starts_with(opening))
    refuse(
        path,
        "is HDF5 but not sealed by Ladder: it was cut short, written by another program, or changed since; "
        "copy it again or run the scenario again");
  if (found != seal_line(digest))
    refuse(path,
           "is not as Ladder wrote it: its bytes do not match its seal; copy it again or run the scenario "
           "again");
}

}  // namespace ladder::output
