#include "output/store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>
#include <utility>
#include <vector>

#include "output/store_commands.hpp"
#include "output/store_folder.hpp"
#include "output/store_schema.hpp"

namespace ladder::output {
namespace {

namespace fs = std::filesystem;

/// Room made at once, as a share of the bound, so that it is not made for each entry anew.
constexpr double pruned_to = 0.9;
/// Entries dropped in one transaction: others wait for it.
constexpr std::int64_t drop_at_once = 4096;

/// Of the key too, so that an entry that has come to point at another's bytes is noticed.
Sha256Digest digest_of(const StoreKey& key, std::string_view bytes) {
  Sha256 digest;
  digest.add(key);
  digest.add(bytes);
  return digest.digest();
}

bool equal(std::string_view stored, const Sha256Digest& digest) {
  return stored == std::string_view{reinterpret_cast<const char*>(digest.data()), digest.size()};
}

}  // namespace

/// The connection that writes, and what it does again and again.
struct Store::Writer {
  explicit Writer(const fs::path& file, std::chrono::milliseconds patience) : database(file, patience) {}
  void prepare() {
    note_use.emplace(database.prepare("UPDATE entry SET used = ?2 WHERE key = ?1"));
    add_payload.emplace(database.prepare("INSERT INTO payload(bytes) VALUES(?1)"));
    add_entry.emplace(
        database.prepare("INSERT INTO entry(key, payload, size, used, digest) VALUES(?1, ?2, ?3, ?4, ?5)"));
  }
  Database database;
  std::optional<Statement> note_use, add_payload, add_entry;
};

/// The connection that reads, one thread at a time, and what it asks.
struct Store::Reader {
  Reader(const fs::path& file, std::chrono::milliseconds patience) : database(file, patience) {}
  void prepare() {
    find.emplace(database.prepare(
        "SELECT digest, bytes FROM entry LEFT JOIN payload ON payload.id = entry.payload WHERE key = ?1"));
    contains.emplace(database.prepare("SELECT 1 FROM entry WHERE key = ?1"));
  }
  std::mutex mutex;
  Database database;
  std::optional<Statement> find, contains;
};

fs::path Store::file_in(const fs::path& folder) {
  return folder / "worlds.sqlite";
}

Store::Store(fs::path folder, StoreSettings settings) : folder_{std::move(folder)}, settings_{settings} {
  prepare_store_folder(folder_);
  const bool local = settings_.local.value_or(is_local(folder_));
  writer_ = std::make_unique<Writer>(file_in(folder_), settings_.patience);
  Database& database = writer_->database;
  if (database.read_only()) refuse_store(file_in(folder_), "can only be read");
  refuse_foreign(database);
  configure(database);
  choose_journal(database, local, settings_.patience);
  prepare_tables(database);
  reader_ = std::make_unique<Reader>(file_in(folder_), settings_.patience);
  configure(reader_->database);
  writer_->prepare();
  reader_->prepare();
  // Who is running need not survive a power cut, and waits for no disk.
  Transaction transaction(database);
  command_ = enrol_command(database);
  (void)first_running_command(database);
  transaction.commit();
  commit_durably(database, local);
}

Store::~Store() {
  try {
    configure(writer_->database);
    writer_->database.prepare("DELETE FROM command WHERE number = ?1").bind(1, command_).run();
  } catch (const StoreError&) {
    // The next command finds that this one does not run any more.
  }
}

std::optional<std::string> Store::find(const StoreKey& key) {
  std::string digest, bytes;
  {
    const std::lock_guard lock(reader_->mutex);
    const bool there = reader_->find->bind(1, std::span<const std::byte>{key}).step();
    if (there) {
      digest = reader_->find->bytes(0);
      bytes = reader_->find->bytes(1);
    }
    reader_->find->reset();
    if (!there) return std::nullopt;
  }
  if (equal(digest, digest_of(key, bytes))) return bytes;
  disown(key);
  return std::nullopt;
}

bool Store::contains(const StoreKey& key) {
  const std::lock_guard lock(reader_->mutex);
  const bool there = reader_->contains->bind(1, std::span<const std::byte>{key}).step();
  reader_->contains->reset();
  return there;
}

void Store::disown(const StoreKey& key) {
  const std::lock_guard lock(disowned_mutex_);
  if (disowned_.insert(key).second) ++damaged_;
}

bool Store::is_disowned(const StoreKey& key) const {
  const std::lock_guard lock(disowned_mutex_);
  return disowned_.contains(key);
}

std::uint64_t Store::damaged() const {
  const std::lock_guard lock(disowned_mutex_);
  return damaged_;
}

void Store::put(std::span<const StoreEntry> entries, std::span<const StoreKey> used) {
  std::uint64_t coming = 0;
  for (const StoreEntry& entry : entries) coming += entry.bytes.size();
  make_room(coming);
  Transaction transaction(writer_->database);
  for (const StoreEntry& entry : entries) put_one(entry);
  for (const StoreKey& key : used) note_use(key);
  transaction.commit();
  const std::lock_guard lock(disowned_mutex_);
  for (const StoreEntry& entry : entries) disowned_.erase(entry.key);
}

void Store::put_one(const StoreEntry& entry) {
  const std::span<const std::byte> key{entry.key};
  if (is_disowned(entry.key)) {
    Database& database = writer_->database;
    database.prepare("DELETE FROM payload WHERE id = (SELECT payload FROM entry WHERE key = ?1)")
        .bind(1, key)
        .run();
    database.prepare("DELETE FROM entry WHERE key = ?1").bind(1, key).run();
  } else {
    note_use(entry.key);
    if (writer_->database.changed() > 0) return;  // another process was faster
  }
  writer_->add_payload->bind(1, std::as_bytes(std::span{entry.bytes})).run();
  const std::int64_t payload = writer_->database.last_row();
  const Sha256Digest digest = digest_of(entry.key, entry.bytes);
  writer_->add_entry->bind(1, key)
      .bind(2, payload)
      .bind(3, static_cast<std::int64_t>(entry.bytes.size()))
      .bind(4, command_)
      .bind(5, std::span<const std::byte>{digest})
      .run();
}

void Store::note_use(const StoreKey& key) {
  writer_->note_use->bind(1, std::span<const std::byte>{key}).bind(2, command_).run();
}

std::uint64_t Store::used_bytes() {
  const std::int64_t pages =
      writer_->database.number("PRAGMA page_count") - writer_->database.number("PRAGMA freelist_count");
  return static_cast<std::uint64_t>(pages * writer_->database.number("PRAGMA page_size"));
}

void Store::make_room(std::uint64_t coming) {
  if (!settings_.limit || used_bytes() + coming <= *settings_.limit) return;
  const auto wanted = static_cast<std::uint64_t>(pruned_to * static_cast<double>(*settings_.limit));
  drop_until(wanted > coming ? wanted - coming : 0);
  if (used_bytes() + coming <= *settings_.limit) return;
  throw StoreError(
      StoreFault::full,
      fmt::format("the store of finished worlds, {}, is at its bound of {} MiB, and commands that are "
                  "running use all it holds; raise LADDER_STORE_LIMIT, or name a place without a bound with "
                  "--store",
                  file_in(folder_).string(), *settings_.limit >> 20U));
}

std::uint64_t Store::drop_until(std::uint64_t bytes) {
  std::uint64_t dropped = 0;
  for (std::uint64_t used = used_bytes(); used > bytes; used = used_bytes()) {
    const std::uint64_t now = drop_some(used - bytes);
    if (now == 0) break;
    dropped += now;
  }
  return dropped;
}

std::uint64_t Store::drop_some(std::uint64_t excess) {
  Transaction transaction(writer_->database);
  struct Dropped {
    std::string key;
    std::int64_t payload;
  };
  std::vector<Dropped> some;
  {
    Statement oldest = writer_->database.prepare(
        "SELECT key, payload, size FROM entry WHERE used < ?1 ORDER BY used, payload LIMIT ?2");
    oldest.bind(1, first_running_command(writer_->database)).bind(2, drop_at_once);
    for (std::uint64_t found = 0; found < excess && oldest.step();) {
      some.push_back({std::string{oldest.bytes(0)}, oldest.number(1)});
      found += static_cast<std::uint64_t>(std::max<std::int64_t>(1, oldest.number(2)));
    }
  }
  Statement bytes = writer_->database.prepare("DELETE FROM payload WHERE id = ?1");
  Statement entry = writer_->database.prepare("DELETE FROM entry WHERE key = ?1");
  for (const Dropped& each : some) {
    bytes.bind(1, each.payload).run();
    entry.bind(1, std::as_bytes(std::span{each.key})).run();
  }
  transaction.commit();
  return some.size();
}

std::uint64_t Store::prune(std::uint64_t bytes) {
  const std::uint64_t dropped = drop_until(bytes);
  // Bytes that no entry points at are left by damage alone.
  if (bytes == 0 && writer_->database.number("SELECT count(*) FROM entry") == 0)
    writer_->database.execute("DELETE FROM payload");
  writer_->database.execute("PRAGMA incremental_vacuum");
  writer_->database.execute("PRAGMA wal_checkpoint(TRUNCATE)");
  return dropped;
}

StoreStatus Store::status() {
  StoreStatus status;
  status.entries = static_cast<std::uint64_t>(writer_->database.number("SELECT count(*) FROM entry"));
  status.payload = static_cast<std::uint64_t>(writer_->database.number("SELECT total(size) FROM entry"));
  status.used = used_bytes();
  status.on_disk = static_cast<std::uint64_t>(writer_->database.number("PRAGMA page_count") *
                                              writer_->database.number("PRAGMA page_size"));
  const std::int64_t others = writer_->database.number("SELECT count(*) FROM command") - 1;
  status.commands = static_cast<std::uint64_t>(std::max<std::int64_t>(0, others));
  return status;
}

bool Store::remove(const fs::path& folder) {
  const fs::path file = file_in(folder);
  if (!unused_database(file)) return false;
  for (const char* ending : {"", "-wal", "-shm", "-journal"}) {
    std::error_code failed;
    fs::remove(file.string() + ending, failed);
    if (failed) refuse_store(file, fmt::format("cannot be removed ({})", failed.message()));
  }
  return true;
}

}  // namespace ladder::output
