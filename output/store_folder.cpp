#include "output/store_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/magic.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>

#include "output/store_database.hpp"

namespace ladder::output {
namespace {

namespace fs = std::filesystem;

// What linux/magic.h of Debian 12 lacks, from the sources of these file systems.
constexpr unsigned long zfs_magic = 0x2FC12FC1;
constexpr unsigned long bcachefs_magic = 0xCA451A4E;
constexpr unsigned long jfs_magic = 0x3153464A;

constexpr std::array<unsigned long, 11> local_file_systems = {
    EXT4_SUPER_MAGIC, XFS_SUPER_MAGIC,       BTRFS_SUPER_MAGIC, TMPFS_MAGIC,
    RAMFS_MAGIC,      OVERLAYFS_SUPER_MAGIC, F2FS_SUPER_MAGIC,  REISERFS_SUPER_MAGIC,
    zfs_magic,        bcachefs_magic,        jfs_magic};

/// Closes a descriptor.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_{number} {}
  ~Descriptor() {
    if (number_ >= 0) close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

[[noreturn]] void refuse(const fs::path& folder, std::string_view why) {
  throw StoreError(
      StoreFault::refused,
      fmt::format("finished worlds cannot be kept in {}: {}. Name another place with --store, or --store "
                  "none to keep none.",
                  folder.string(), why));
}

}  // namespace

void prepare_store_folder(const fs::path& folder) {
  std::error_code failed;
  fs::create_directory(folder, failed);
  if (failed) refuse(folder, failed.message());
  if (!fs::is_directory(folder, failed)) refuse(folder, "it is no folder");
  std::string name = (folder / "probe.XXXXXX").string();
  const Descriptor probe{mkostemp(name.data(), O_CLOEXEC)};
  if (probe.number() < 0) refuse(folder, std::strerror(errno));
  unlink(name.c_str());
  struct flock lock {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  if (fcntl(probe.number(), F_SETLK, &lock) != 0)
    refuse(folder,
           fmt::format("its file system does not allow locks ({}), without which two processes at once would "
                       "damage it",
                       std::strerror(errno)));
}

bool is_local(const fs::path& folder) {
  struct statfs about {};
  if (statfs(folder.c_str(), &about) != 0) return false;
  return std::ranges::count(local_file_systems, static_cast<unsigned long>(about.f_type)) > 0;
}

bool unused_database(const fs::path& file) {
  constexpr off_t shared_first = 0x40000002;
  constexpr off_t shared_size = 510;
  const Descriptor database{open(file.c_str(), O_RDWR | O_CLOEXEC)};
  if (database.number() < 0) return errno == ENOENT;
  struct flock lock {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  lock.l_start = shared_first;
  lock.l_len = shared_size;
  return fcntl(database.number(), F_GETLK, &lock) == 0 && lock.l_type == F_UNLCK;
}

}  // namespace ladder::output
