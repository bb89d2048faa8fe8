/// Appends finished runs to the file of one process.
#pragma once
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <mutex>
#include <string>
#include <thread>

#include "tools/sweep/run_log.hpp"

namespace ladder::tools {

/// A file that is appended to, open and locked for this process alone. Owns the descriptor.
class RunLogFile {
 public:
  /// Opens `folder`/`name`.HOST.tsv, makes it and the folder where they are not there, and takes off what a
  /// kill has left half written.
  ///
  /// HOST is the machine's name: two machines never append to one file, whatever locks their shared file
  /// system knows. On one machine a lock keeps a second process out; it ends with its process, however that
  /// ends. Where the file system has no locks, the file is one that nobody else can have:
  /// `name`.HOST.PID.N.tsv. Errors: OutputError, 73 where it cannot be made, another process has it or it is
  /// of another plan; 74 where reading or writing fails.
  RunLogFile(const std::filesystem::path& folder, const std::string& name, const std::string& head);
  ~RunLogFile();
  RunLogFile(const RunLogFile&) = delete;
  RunLogFile& operator=(const RunLogFile&) = delete;

  /// Returns when all of it is on disk. Errors: OutputError 74; then none of it is in the file.
  void append(std::string_view text);
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  void open_alone(const std::filesystem::path& folder, const std::string& name);
  void open_unlocked(const std::filesystem::path& folder, const std::string& stem);
  void mend(const std::string& head);
  [[noreturn]] void fail(std::string_view what) const;

  std::filesystem::path path_;
  int descriptor_ = -1;
  std::int64_t size_ = 0;  ///< bytes that are whole lines
};

/// A thread that writes what it is given, all that waits at once: a run of a second is on disk a moment after
/// its end, thousands of short ones share a sync, and who computes does not wait for the disk.
class RunLogWriter {
 public:
  /// Borrows the file.
  RunLogWriter(RunLogFile& file, std::string plan_digest);
  /// Waits until all is written.
  ~RunLogWriter();
  RunLogWriter(const RunLogWriter&) = delete;
  RunLogWriter& operator=(const RunLogWriter&) = delete;

  /// From any thread. Throws the OutputError of a write that failed before: what is computed from then on
  /// would be lost.
  void add(const LoggedRun& run);
  /// Waits until all is on disk; throws as add(). @return runs that are
  std::uint64_t finish();
  /// Runs on disk so far.
  [[nodiscard]] std::uint64_t written();

 private:
  void write();

  RunLogFile& file_;
  const std::string plan_digest_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::string waiting_;  ///< guarded by mutex_, as are the next five
  std::uint64_t runs_waiting_ = 0, written_ = 0;
  bool writing_ = false, ending_ = false;
  std::exception_ptr failure_;
  std::thread thread_;  ///< last: it starts when all the rest is there
};

}  // namespace ladder::tools
