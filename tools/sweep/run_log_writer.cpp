#include "tools/sweep/run_log_writer.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "output/host.hpp"
#include "output/output_error.hpp"

namespace ladder::tools {
namespace {

namespace fs = std::filesystem;
using output::ExitClass;
using output::OutputError;

constexpr mode_t file_mode = 0644;
constexpr int most_names = 1000;  // of files without locks that processes of one number have left
/// Who comes when more than this waits, waits too: memory must not grow with the number of runs.
constexpr std::size_t most_waiting = std::size_t{1} << 14U;  // bytes; some 150 runs

/// The machine's name with nothing in it that a file name cannot have.
std::string host_in_names() {
  std::string name = output::host_name();
  std::ranges::replace_if(
      name, [](char c) { return c == '/' || static_cast<unsigned char>(c) <= ' '; }, '-');
  return name;
}

enum class Lock { held, taken, unknown };

/// A lock of the open file itself, not of the process: reading the file elsewhere in this one does not end
/// it.
Lock lock(int descriptor) {
  struct flock whole {};
  whole.l_type = F_WRLCK;
  whole.l_whence = SEEK_SET;
  if (fcntl(descriptor, F_OFD_SETLK, &whole) == 0) return Lock::held;
  return errno == EAGAIN || errno == EACCES ? Lock::taken : Lock::unknown;
}

void sync_folder(const fs::path& folder) {
  const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  (void)fsync(descriptor);  // some network file systems refuse it; the file is there all the same
  close(descriptor);
}

/// All bytes of an open file from the beginning up to `most`.
std::string beginning(int descriptor, std::size_t most) {
  std::string text(most, '\0');
  const ssize_t got = pread(descriptor, text.data(), most, 0);
  text.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  return text;
}

/// Bytes up to the end of the last whole line.
std::int64_t end_of_lines(int descriptor, std::int64_t size) {
  constexpr std::int64_t piece = 65536;
  std::string text;
  for (std::int64_t end = size; end > 0;) {
    const std::int64_t begin = std::max<std::int64_t>(0, end - piece);
    text.resize(static_cast<std::size_t>(end - begin));
    if (pread(descriptor, text.data(), text.size(), begin) != static_cast<ssize_t>(text.size())) return -1;
    const std::size_t last = text.rfind('\n');
    if (last != std::string::npos) return begin + static_cast<std::int64_t>(last) + 1;
    end = begin;
  }
  return 0;
}

}  // namespace

RunLogFile::RunLogFile(const fs::path& folder, const std::string& name, const std::string& head) {
  try {
    open_alone(folder, name);
    mend(head);
  } catch (...) {
    if (descriptor_ >= 0) close(descriptor_);
    throw;
  }
}

RunLogFile::~RunLogFile() {
  close(descriptor_);
}

void RunLogFile::fail(std::string_view what) const {
  throw OutputError(
      ExitClass::io,
      fmt::format("cannot {} {}: {}; what is finished so far stays. Free the space or mend the disk, "
                  "and start the same command again",
                  what, path_.string(), std::strerror(errno)));
}

void RunLogFile::open_alone(const fs::path& folder, const std::string& name) {
  std::error_code failed;  // what could not be made is said when the file is
  fs::create_directory(folder, failed);
  const std::string stem = fmt::format("{}.{}", name, host_in_names());
  path_ = folder / (stem + ".tsv");
  descriptor_ = open(path_.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, file_mode);
  if (descriptor_ < 0) {
    throw OutputError(
        ExitClass::cannot_create,
        fmt::format("cannot write {}: {}; finished runs would be lost. Give yourself the right to write "
                    "there, or plan the sweep in another folder",
                    path_.string(), std::strerror(errno)));
  }
  switch (lock(descriptor_)) {
    case Lock::held:
      return;
    case Lock::taken:
      throw OutputError(ExitClass::cannot_create,
                        fmt::format("another process on this machine is at work on these runs ({} is "
                                    "locked); wait until it ends, or "
                                    "give each process a shard of its own: --shard 1/2 and --shard 2/2",
                                    path_.string()));
    case Lock::unknown:
      close(std::exchange(descriptor_, -1));
      open_unlocked(folder, stem);
  }
}

void RunLogFile::open_unlocked(const fs::path& folder, const std::string& stem) {
  for (int n = 0; n < most_names; ++n) {
    path_ = folder / fmt::format("{}.{}.{}.tsv", stem, getpid(), n);
    descriptor_ = open(path_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, file_mode);
    if (descriptor_ >= 0) return;
    if (errno != EEXIST) break;
  }
  fail("create");
}

void RunLogFile::mend(const std::string& head) {
  const std::string start = beginning(descriptor_, head.size());
  if (!head.starts_with(start)) {
    throw OutputError(
        ExitClass::cannot_create,
        fmt::format("{} holds runs of another plan, or is no file of a sweep; move it elsewhere",
                    path_.string()));
  }
  const std::int64_t size = lseek(descriptor_, 0, SEEK_END);
  size_ = start.size() < head.size() ? 0 : end_of_lines(descriptor_, size);
  if (size < 0 || size_ < 0) fail("read");
  if (size_ < size && ftruncate(descriptor_, size_) != 0) fail("write");
  if (size_ > 0) return;
  append(head);
  sync_folder(path_.parent_path());
}

void RunLogFile::append(std::string_view text) {
  std::string_view rest = text;
  while (!rest.empty()) {
    const ssize_t done = ::write(descriptor_, rest.data(), rest.size());
    if (done > 0) {
      rest.remove_prefix(static_cast<std::size_t>(done));
    } else if (done == 0 || errno != EINTR) {
      break;
    }
  }
  if (rest.empty() && fdatasync(descriptor_) == 0) {
    size_ += static_cast<std::int64_t>(text.size());
    return;
  }
  const int why = errno;
  (void)ftruncate(descriptor_, size_);  // where that fails too, half a line is skipped by who reads it
  errno = why;
  fail("write");
}

RunLogWriter::RunLogWriter(RunLogFile& file, std::string plan_digest)
    : file_{file}, plan_digest_{std::move(plan_digest)}, thread_{[this] { write(); }} {}

RunLogWriter::~RunLogWriter() {
  {
    const std::lock_guard guard(mutex_);
    ending_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void RunLogWriter::add(const LoggedRun& run) {
  const std::string line = run_log_line(run, plan_digest_);
  {
    std::unique_lock guard(mutex_);
    changed_.wait(guard, [&] { return failure_ || waiting_.size() <= most_waiting; });
    if (failure_) std::rethrow_exception(failure_);
    waiting_ += line;
    ++runs_waiting_;
  }
  changed_.notify_all();
}

std::uint64_t RunLogWriter::finish() {
  std::unique_lock guard(mutex_);
  changed_.wait(guard, [this] { return failure_ || (waiting_.empty() && !writing_); });
  if (failure_) std::rethrow_exception(failure_);
  return written_;
}

std::uint64_t RunLogWriter::written() {
  const std::lock_guard guard(mutex_);
  return written_;
}

void RunLogWriter::write() {
  std::unique_lock guard(mutex_);
  for (;;) {
    changed_.wait(guard, [this] { return ending_ || !waiting_.empty(); });
    if (waiting_.empty() || failure_) return;
    const std::string batch = std::exchange(waiting_, {});
    const std::uint64_t runs = std::exchange(runs_waiting_, 0);
    writing_ = true;
    guard.unlock();
    changed_.notify_all();  // there is room again
    std::exception_ptr failure;
    try {
      file_.append(batch);
    } catch (...) {
      failure = std::current_exception();
    }
    guard.lock();
    writing_ = false;
    failure_ = failure;
    if (!failure) written_ += runs;
    changed_.notify_all();
    if (failure) return;
  }
}

}  // namespace ladder::tools
