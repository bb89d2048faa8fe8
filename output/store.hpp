/// Finished worlds, kept in one SQLite database under the hash of all that decides them.
///
/// Whoever finds an entry may use it in place of a run. It was written whole or not at all, is returned only
/// if it is byte for byte what was put, and is stored once, however many processes compute it.
#pragma once
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <string>

#include "output/sha256.hpp"
#include "output/store_database.hpp"

namespace ladder::output {

/// What decides an entry: a SHA-256.
using StoreKey = Sha256Digest;

struct StoreEntry {
  StoreKey key;
  std::string bytes;  ///< less than 10^9
};

struct StoreSettings {
  std::optional<std::uint64_t> limit{};  ///< bytes that it may take up; none: as many as there are
  std::chrono::milliseconds patience{std::chrono::seconds{30}};  ///< with other processes
  std::optional<bool> local{};  ///< whether all who use it share memory; none: as is_local() thinks
};

struct StoreStatus {
  std::uint64_t entries = 0;
  std::uint64_t payload = 0;   ///< bytes that were put
  std::uint64_t used = 0;      ///< bytes of the database in use
  std::uint64_t on_disk = 0;   ///< bytes of its file
  std::uint64_t commands = 0;  ///< running commands that use it, this one not counted
};

class Store {
 public:
  /// Opens the store of a folder, and makes it where it is not there.
  /// Errors: StoreError; refused (73) where it cannot be written, its file system has no locks, or it is of
  /// another version or another program.
  explicit Store(std::filesystem::path folder, StoreSettings settings = {});
  /// This command no longer uses its entries.
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  /// The bytes that were put under the key. Empty where there are none, and where they are damaged: then the
  /// next put() replaces them. From any thread.
  [[nodiscard]] std::optional<std::string> find(const StoreKey& key);
  /// Whether there is an entry, sound or not. From any thread.
  [[nodiscard]] bool contains(const StoreKey& key);
  /// What was found under this key is not what it should be.
  void disown(const StoreKey& key);
  /// Entries whose damage was noticed so far.
  [[nodiscard]] std::uint64_t damaged() const;

  /// Stores the entries that are not there, notes the keys as used by this command, and returns when all is
  /// on disk. One thread at a time, beside any that read. Drops entries used longest ago where the bound
  /// demands it; StoreFault::full where that does not suffice.
  void put(std::span<const StoreEntry> entries, std::span<const StoreKey> used = {});

  [[nodiscard]] StoreStatus status();
  /// Drops entries, those used longest ago first, until at most `bytes` are in use, but none that a running
  /// command has used since it began. Gives the room back to the disk. @return entries dropped
  std::uint64_t prune(std::uint64_t bytes);

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  [[nodiscard]] const StoreSettings& settings() const { return settings_; }
  /// The file of the database in a folder.
  [[nodiscard]] static std::filesystem::path file_in(const std::filesystem::path& folder);
  /// Takes a damaged store away, with all it holds, so that a new one can be made.
  /// @return false: a process has it open, and nothing was done
  [[nodiscard]] static bool remove(const std::filesystem::path& folder);

 private:
  struct Writer;
  struct Reader;
  [[nodiscard]] std::uint64_t used_bytes();
  void make_room(std::uint64_t coming);
  std::uint64_t drop_until(std::uint64_t bytes);
  std::uint64_t drop_some(std::uint64_t excess);
  void put_one(const StoreEntry& entry);
  void note_use(const StoreKey& key);
  [[nodiscard]] bool is_disowned(const StoreKey& key) const;

  std::filesystem::path folder_;
  StoreSettings settings_;
  std::unique_ptr<Writer> writer_;
  std::unique_ptr<Reader> reader_;
  mutable std::mutex disowned_mutex_;
  std::set<StoreKey> disowned_;  ///< guarded by disowned_mutex_, as is the next
  std::uint64_t damaged_ = 0;
  std::int64_t command_ = 0;  ///< this command's number: the later, the greater
};

}  // namespace ladder::output
