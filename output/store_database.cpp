#include "output/store_database.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cerrno>
#include <cstring>

namespace ladder::output {
namespace {

bool out_of_space(int system_error) {
  return system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG;
}

/// @param code  of SQLite, primary or extended
StoreFault fault_of(int code, int system_error) {
  switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      return StoreFault::busy;
    case SQLITE_FULL:
      return StoreFault::full;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_ERROR:       // our statements are right: a table they name is not there
    case SQLITE_CONSTRAINT:  // likewise: two rows claim one place
    case SQLITE_MISMATCH:
    case SQLITE_SCHEMA:
      return StoreFault::damaged;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return out_of_space(system_error) ? StoreFault::full : StoreFault::refused;
    default:
      return out_of_space(system_error) ? StoreFault::full : StoreFault::unusable;
  }
}

std::string what_to_do(StoreFault fault, const std::filesystem::path& file,
                       std::chrono::milliseconds patience) {
  const std::string folder = file.parent_path().string();
  switch (fault) {
    case StoreFault::busy:
      return fmt::format(
          "another process has held it for more than {} s; end that, or name another place with --store",
          std::chrono::duration_cast<std::chrono::seconds>(patience).count());
    case StoreFault::full:
      return "free some space there, or name another place with --store";
    case StoreFault::damaged:
      return fmt::format("it is damaged; 'ladder store empty --store {}' makes it anew", folder);
    case StoreFault::refused:
      return "it cannot be written; name another place with --store, or --store none";
    case StoreFault::unusable:
      break;
  }
  return "name another place with --store, or --store none";
}

}  // namespace

Database::Database(const std::filesystem::path& file, std::chrono::milliseconds patience)
    : file_{file}, patience_{patience} {
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  const int result = sqlite3_open_v2(file.c_str(), &handle_, flags, nullptr);
  if (result == SQLITE_OK) {
    sqlite3_busy_timeout(handle_, static_cast<int>(patience.count()));
    return;
  }
  try {
    fail(result);
  } catch (...) {
    sqlite3_close_v2(handle_);
    throw;
  }
}

Database::~Database() {
  sqlite3_close_v2(handle_);
}

void Database::fail(int code) const {
  const int system_error = handle_ == nullptr ? 0 : sqlite3_system_errno(handle_);
  const StoreFault fault = fault_of(code, system_error);
  std::string reason = handle_ == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(handle_);
  if (fault != StoreFault::damaged && fault != StoreFault::busy && system_error != 0)
    reason += fmt::format(", {}", std::strerror(system_error));
  throw StoreError(fault, fmt::format("the store of finished worlds, {}, cannot be used ({}): {}",
                                      file_.string(), reason, what_to_do(fault, file_, patience_)));
}

Statement Database::prepare(std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  const int result = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (result != SQLITE_OK) fail(result);
  return {*this, statement};
}

void Database::execute(const char* sql) {
  const int result = sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr);
  if (result != SQLITE_OK) fail(result);
}

std::int64_t Database::number(std::string_view sql) {
  Statement statement = prepare(sql);
  return statement.step() ? statement.number(0) : 0;
}

std::string Database::text(std::string_view sql) {
  Statement statement = prepare(sql);
  return statement.step() ? std::string{statement.bytes(0)} : "";
}

bool Database::read_only() const {
  return sqlite3_db_readonly(handle_, "main") == 1;
}

std::int64_t Database::last_row() const {
  return sqlite3_last_insert_rowid(handle_);
}

std::int64_t Database::changed() const {
  return sqlite3_changes64(handle_);
}

Statement& Statement::bind(int place, std::int64_t value) {
  if (const int result = sqlite3_bind_int64(handle_.get(), place, value); result != SQLITE_OK)
    database_.fail(result);
  return *this;
}

Statement& Statement::bind(int place, std::span<const std::byte> bytes) {
  const int result = sqlite3_bind_blob64(handle_.get(), place, bytes.data(), bytes.size(), SQLITE_STATIC);
  if (result != SQLITE_OK) database_.fail(result);
  return *this;
}

Statement& Statement::bind(int place, std::string_view text) {
  const int result =
      sqlite3_bind_text64(handle_.get(), place, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
  if (result != SQLITE_OK) database_.fail(result);
  return *this;
}

bool Statement::step() {
  const int result = sqlite3_step(handle_.get());
  if (result != SQLITE_ROW && result != SQLITE_DONE) {
    // Its own answer is that of the step again; a statement that is not reset holds its lock.
    try {
      database_.fail(result);
    } catch (...) {
      sqlite3_reset(handle_.get());
      throw;
    }
  }
  return result == SQLITE_ROW;
}

void Statement::run() {
  while (step()) {
  }
  reset();
}

void Statement::reset() {
  sqlite3_reset(handle_.get());
  sqlite3_clear_bindings(handle_.get());
}

std::int64_t Statement::number(int column) const {
  return sqlite3_column_int64(handle_.get(), column);
}

std::string_view Statement::bytes(int column) const {
  const void* begin = sqlite3_column_blob(handle_.get(), column);
  const int size = sqlite3_column_bytes(handle_.get(), column);
  return begin == nullptr ? std::string_view{}
                          : std::string_view{static_cast<const char*>(begin), static_cast<std::size_t>(size)};
}

void Statement::finalize(sqlite3_stmt* handle) {
  sqlite3_finalize(handle);
}

Transaction::Transaction(Database& database) : database_{database} {
  database_.execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    database_.execute("ROLLBACK");
  } catch (const StoreError&) {
    // A full disk has rolled back already.
  }
}

void Transaction::commit() {
  database_.execute("COMMIT");
  open_ = false;
}

}  // namespace ladder::output
