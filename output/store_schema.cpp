#include "output/store_schema.hpp"

#include <fmt/format.h>

#include <string>
#include <thread>

namespace ladder::output {
namespace {

constexpr std::int64_t application = 0x4C445253;  ///< "LDRS", says which program a SQLite file belongs to
constexpr std::int64_t version = 1;               ///< of the tables below

/// Entries stand apart from their bytes, so that looking for those used longest ago reads no payload. `used`
/// is the number of the last command that used an entry: a clock that ticks once a command, and cannot be set
/// wrong.
constexpr const char* tables = R"(
  CREATE TABLE command(number INTEGER PRIMARY KEY AUTOINCREMENT, host TEXT, process INTEGER, start INTEGER,
                       begun INTEGER);
  CREATE TABLE payload(id INTEGER PRIMARY KEY, bytes BLOB);
  CREATE TABLE entry(key BLOB PRIMARY KEY, payload INTEGER, size INTEGER, used INTEGER, digest BLOB) WITHOUT ROWID;
)";

/// What says to whom a database belongs.
struct Mark {
  std::int64_t owner;
  std::int64_t layout;
};

Mark mark(Database& database) {
  return {database.number("PRAGMA application_id"), database.number("PRAGMA user_version")};
}

bool is_new(Database& database) {
  const Mark found = mark(database);
  return found.owner == 0 && found.layout == 0 && database.number("SELECT count(*) FROM sqlite_schema") == 0;
}

void refuse_unless_ours(Database& database) {
  const Mark found = mark(database);
  if (found.owner != application) refuse_store(database.file(), "is not a store of Ladder");
  if (found.layout != version)
    refuse_store(database.file(),
                 fmt::format("was made by another version of Ladder (its layout is {}, this one writes {})",
                             found.layout, version));
}

}  // namespace

void refuse_foreign(Database& database) {
  // What is dropped is given back to the disk. Heard before the first transaction on an empty file only.
  std::error_code unknown;
  if (std::filesystem::file_size(database.file(), unknown) == 0)
    database.execute("PRAGMA auto_vacuum=INCREMENTAL");
  const Transaction still(database);  // another process may be making it
  if (!is_new(database)) refuse_unless_ours(database);
}

void configure(Database& database) {
  // Debian's SQLite overwrites what is deleted with zeros; what was computed is no secret.
  database.execute("PRAGMA secure_delete=OFF; PRAGMA cell_size_check=ON; PRAGMA trusted_schema=OFF");
  // Half a MiB of pages in memory; more gained nothing with 10^5 entries (bench_store).
  database.execute("PRAGMA journal_size_limit=67108864; PRAGMA cache_size=-512; PRAGMA synchronous=NORMAL");
}

void commit_durably(Database& database, bool local) {
  // With the log, FULL syncs it at each commit; without, EXTRA syncs the folder too, from which the journal
  // goes away.
  database.execute(local ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=EXTRA");
}

void choose_journal(Database& database, bool local, std::chrono::milliseconds patience) {
  constexpr std::chrono::milliseconds pause{20};
  using Clock = std::chrono::steady_clock;
  const char* wanted = local ? "PRAGMA journal_mode=WAL" : "PRAGMA journal_mode=DELETE";
  const auto deadline = Clock::now() + patience;
  for (;;) {
    // Changing it needs the database for oneself; SQLite does not always wait for that, and may leave it as
    // it is.
    try {
      if (database.text(wanted) == (local ? "wal" : "delete")) return;
      if (Clock::now() >= deadline) return;  // whatever it is, all processes use the same
    } catch (const StoreError& error) {
      if (error.fault() != StoreFault::busy || Clock::now() >= deadline) throw;
    }
    std::this_thread::sleep_for(pause);
  }
}

void prepare_tables(Database& database) {
  Transaction transaction(database);
  if (!is_new(database)) return refuse_unless_ours(database);
  database.execute(tables);
  database.execute(
      fmt::format("PRAGMA application_id={}; PRAGMA user_version={}", application, version).c_str());
  transaction.commit();
}

void refuse_store(const std::filesystem::path& file, std::string_view why) {
  throw StoreError(
      StoreFault::refused,
      fmt::format("{} {}; name another place with --store, or --store none to keep no finished worlds",
                  file.string(), why));
}

}  // namespace ladder::output
