#include "output/part_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "output/host.hpp"
#include "output/output_error.hpp"

namespace ladder::output {
namespace {

namespace fs = std::filesystem;

/// "TARGET.part.HOST.": what the parts of a target made on this host begin with.
std::string part_prefix(const fs::path& target) {
  return fmt::format("{}.part.{}.", target.filename().string(), host_name());
}

fs::path directory_of(const fs::path& target) {
  return target.has_parent_path() ? target.parent_path() : fs::path{"."};
}

bool is_running(pid_t process) {
  return kill(process, 0) == 0 || errno != ESRCH;
}

/// The process that a part's name tells, or 0 where the name is not of a part.
pid_t maker_of(std::string_view file, std::string_view prefix) {
  if (!file.starts_with(prefix)) return 0;
  pid_t process = 0;
  const auto [end, error] = std::from_chars(file.data() + prefix.size(), file.data() + file.size(), process);
  return error == std::errc{} && end != file.data() + file.size() && *end == '.' ? process : 0;
}

void sweep_stale_parts(const fs::path& target) {
  const std::string prefix = part_prefix(target);
  std::error_code ignored;  // what cannot be listed or removed harms nobody
  for (fs::directory_iterator it{directory_of(target), ignored}, end; !ignored && it != end;
       it.increment(ignored)) {
    const pid_t process = maker_of(it->path().filename().string(), prefix);
    std::error_code kept;
    if (process > 0 && !is_running(process)) fs::remove(it->path(), kept);
  }
}

void sync_directory(const fs::path& directory) {
  const int descriptor = open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  // Some network file systems refuse fsync of a directory; the rename has happened all the same.
  (void)fsync(descriptor);
  close(descriptor);
}

/// What a thing that is no regular file is called in a message.
std::string_view kind_of(fs::file_type type) {
  switch (type) {
    case fs::file_type::directory:
      return "a directory";
    case fs::file_type::block:
    case fs::file_type::character:
      return "a device";
    case fs::file_type::fifo:
      return "a pipe";
    case fs::file_type::socket:
      return "a socket";
    case fs::file_type::not_found:
      return "a link to a file that is not there";
    default:
      return "no regular file";
  }
}

[[noreturn]] void refuse_target(const fs::path& target, std::string_view why) {
  throw OutputError(ExitClass::cannot_create, fmt::format("{} {}", target.string(), why));
}

}  // namespace

void check_target(const fs::path& target, bool overwrite, std::span<const fs::path> read) {
  std::error_code unreadable;
  // The status of a link itself: renaming onto a link that leads nowhere would replace it all the same.
  if (!fs::exists(fs::symlink_status(target, unreadable))) return;
  const fs::file_type type = fs::status(target, unreadable).type();
  if (type != fs::file_type::regular)
    refuse_target(target,
                  fmt::format("is {}, which is never replaced; give the name of a file", kind_of(type)));
  for (const fs::path& input : read)
    if (fs::equivalent(target, input, unreadable))
      refuse_target(
          target, "is read by this command, so it is not replaced, not even with --force; give another name");
  if (!overwrite)
    refuse_target(target, "exists already and is left as it is; give another name, or --force to replace it");
}

PartFile::PartFile(fs::path target, bool overwrite) : target_{std::move(target)}, overwrite_{overwrite} {
  check_target(target_, overwrite_);
  sweep_stale_parts(target_);
  create();
}

PartFile::~PartFile() {
  if (descriptor_ >= 0) close(descriptor_);
  if (!published_) unlink(part_.c_str());
}

void PartFile::create() {
  // A part of this very process id may be left by a dead process of another life: then the next number.
  for (int n = 0; n < 100; ++n) {
    part_ = directory_of(target_) / fmt::format("{}{}.{}", part_prefix(target_), getpid(), n);
    descriptor_ = open(part_.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0644);
    if (descriptor_ >= 0) return;
    if (errno != EEXIST) break;
  }
  const std::string why = std::strerror(errno);
  published_ = true;  // nothing of ours to remove
  throw OutputError(ExitClass::cannot_create,
                    fmt::format("cannot create {}: {}; choose a directory that exists and can be written to",
                                target_.string(), why));
}

void PartFile::fail(std::string_view what) const {
  throw OutputError(ExitClass::io,
                    fmt::format("cannot {} {}: {}; nothing was left under that name, so free the "
                                "space or choose another place and run again",
                                what, target_.string(), std::strerror(errno)));
}

void PartFile::append(std::span<const std::byte> bytes) {
  if (lseek(descriptor_, 0, SEEK_END) < 0) fail("write");
  while (!bytes.empty()) {
    const ssize_t done = ::write(descriptor_, bytes.data(), bytes.size());
    if (done > 0)
      bytes = bytes.subspan(static_cast<std::size_t>(done));
    else if (done == 0 || errno != EINTR)
      fail("write");
  }
}

void PartFile::read_back(const std::function<void(std::span<const std::byte>)>& take) {
  std::vector<std::byte> buffer(std::size_t{1} << 20);
  for (off_t at = 0;;) {
    const ssize_t got = pread(descriptor_, buffer.data(), buffer.size(), at);
    if (got == 0) return;
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail("read back");
    take(std::span{buffer}.first(static_cast<std::size_t>(got)));
    at += got;
  }
}

void PartFile::rename_to_target() {
  if (overwrite_) {
    if (rename(part_.c_str(), target_.c_str()) != 0) fail("rename to");
    return;
  }
  // Without overwrite a file that appeared while we wrote must survive, whoever made it.
  if (renameat2(AT_FDCWD, part_.c_str(), AT_FDCWD, target_.c_str(), RENAME_NOREPLACE) == 0) return;
  if (errno == EEXIST) check_target(target_, overwrite_);
  if (errno != EINVAL && errno != ENOSYS) fail("rename to");
  check_target(target_, overwrite_);  // a file system without the flag: as near as it gets
  if (rename(part_.c_str(), target_.c_str()) != 0) fail("rename to");
}

void PartFile::publish() {
  if (fsync(descriptor_) != 0) fail("write");
  if (close(std::exchange(descriptor_, -1)) != 0) fail("write");
  rename_to_target();
  published_ = true;
  sync_directory(directory_of(target_));
}

void publish_text(const fs::path& target, std::string_view text, bool overwrite) {
  PartFile part{target, overwrite};
  part.append(text);
  part.publish();
}

}  // namespace ladder::output
