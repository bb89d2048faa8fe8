#include "output/store_writer.hpp"

#include <utility>

namespace ladder::output {
namespace {

/// Who comes when more than this waits, waits too: memory must not grow with the number of runs.
constexpr std::size_t most_waiting = std::size_t{1} << 20U;  // bytes
/// What an entry counts for beside its bytes: key, and what the allocator adds.
constexpr std::size_t entry_overhead = 128;  // bytes

}  // namespace

StoreWriter::StoreWriter(Store& store, std::function<void(const std::string&)> on_failure)
    : store_{store}, on_failure_{std::move(on_failure)}, thread_{[this] { write(); }} {}

StoreWriter::~StoreWriter() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void StoreWriter::add(const std::function<void(Waiting&)>& what, std::size_t bytes) {
  {
    std::unique_lock lock(mutex_);
    changed_.wait(lock,
                  [&] { return stopped_ || waiting_.empty() || waiting_.bytes + bytes <= most_waiting; });
    if (stopped_) return;
    what(waiting_);
    waiting_.bytes += bytes;
  }
  changed_.notify_all();
}

void StoreWriter::put(StoreEntry entry) {
  const std::size_t bytes = entry.bytes.size() + entry_overhead;
  add([&](Waiting& waiting) { waiting.entries.push_back(std::move(entry)); }, bytes);
}

void StoreWriter::note_use(const StoreKey& key) {
  add([&](Waiting& waiting) { waiting.used.push_back(key); }, entry_overhead);
}

void StoreWriter::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    waiting_ = {};
  }
  changed_.notify_all();
}

std::uint64_t StoreWriter::finish() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return waiting_.empty() && !writing_; });
  return stored_;
}

void StoreWriter::write() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return ending_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    const Waiting batch = std::exchange(waiting_, {});
    writing_ = true;
    lock.unlock();
    changed_.notify_all();  // there is room again
    const bool done = store(batch);
    lock.lock();
    writing_ = false;
    if (done) {
      stored_ += batch.entries.size();
    } else {
      stopped_ = true;
      waiting_ = {};
    }
    changed_.notify_all();
  }
}

bool StoreWriter::store(const Waiting& batch) {
  try {
    store_.put(batch.entries, batch.used);
    return true;
  } catch (const std::exception& failed) {
    on_failure_(failed.what());
    return false;
  }
}

}  // namespace ladder::output
