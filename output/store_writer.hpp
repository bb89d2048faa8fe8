/// Puts finished worlds into a store behind the back of those who compute them.
#pragma once
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "output/store.hpp"

namespace ladder::output {

/// A thread that stores what it is given, all that waits at once: a world of a second is on disk a moment
/// after its end, and thousands of short ones share a sync. Nothing counts as stored before its commit.
///
/// At the first failure it stops: what waits and what comes is dropped, and whoever computes goes on.
class StoreWriter {
 public:
  /// @param on_failure  called once, from the thread that writes, with what went wrong
  StoreWriter(Store& store, std::function<void(const std::string&)> on_failure);
  /// Waits until all is stored.
  ~StoreWriter();
  StoreWriter(const StoreWriter&) = delete;
  StoreWriter& operator=(const StoreWriter&) = delete;

  /// From any thread. Returns at once, unless much more is waiting than a slow disk takes in a while.
  void put(StoreEntry entry);
  /// An entry was found and used. From any thread.
  void note_use(const StoreKey& key);
  /// Drops what comes from now on.
  void stop();
  /// Waits until all that was put is stored, or the writing has failed. @return entries stored so far
  std::uint64_t finish();

 private:
  struct Waiting {
    std::vector<StoreEntry> entries;
    std::vector<StoreKey> used;
    std::size_t bytes = 0;
    [[nodiscard]] bool empty() const { return entries.empty() && used.empty(); }
  };
  void add(const std::function<void(Waiting&)>& what, std::size_t bytes);
  void write();
  [[nodiscard]] bool store(const Waiting& batch);

  Store& store_;
  std::function<void(const std::string&)> on_failure_;
  std::mutex mutex_;
  std::condition_variable changed_;
  Waiting waiting_;  ///< guarded by mutex_, as are the next four
  bool writing_ = false;
  bool stopped_ = false;
  bool ending_ = false;
  std::uint64_t stored_ = 0;
  std::thread thread_;  ///< last: it starts when all the rest is there
};

}  // namespace ladder::output
