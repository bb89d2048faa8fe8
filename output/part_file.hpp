/// Publishing a file so that it is either whole or not there (promise 5).
#pragma once
#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>
#include <string_view>

namespace ladder::output {

/// A file under the name `TARGET.part.HOST.PID.N`, which takes the name TARGET only when all of it is on
/// disk.
///
/// Construction refuses a target as check_target() does, sweeps the parts that dead processes of this host
/// left for it, and creates the part exclusively. publish() does fsync, rename, fsync of the directory.
/// Destroyed before publish(), it removes its part: nothing is left under any name. Errors: OutputError,
/// cannot_create (73) where the part cannot be made or the target exists, io (74) after that.
class PartFile {
 public:
  PartFile(std::filesystem::path target, bool overwrite);
  ~PartFile();
  PartFile(const PartFile&) = delete;
  PartFile& operator=(const PartFile&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return part_; }
  /// Appends at the end of the part, all of it.
  void append(std::span<const std::byte> bytes);
  void append(std::string_view text) { append(std::as_bytes(std::span{text})); }
  /// Reads the part from its beginning, in pieces.
  void read_back(const std::function<void(std::span<const std::byte>)>& take);
  void publish();

 private:
  void create();
  void rename_to_target();
  [[noreturn]] void fail(std::string_view what) const;

  std::filesystem::path target_, part_;
  bool overwrite_;
  bool published_ = false;
  int descriptor_ = -1;
};

/// Writes a whole small file through a PartFile.
void publish_text(const std::filesystem::path& target, std::string_view text, bool overwrite);

/// Refuses (73) a target that must not be written, so that a long run says so before it starts: one that
/// exists, unless `overwrite`; and, `overwrite` or not, whatever is no regular file (a folder, device, pipe
/// or socket) and each of `read`, the files that the command reads, under whatever name or link it is given.
void check_target(const std::filesystem::path& target, bool overwrite,
                  std::span<const std::filesystem::path> read = {});

}  // namespace ladder::output
