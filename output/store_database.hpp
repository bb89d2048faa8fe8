/// One SQLite database, its statements and transactions, with failures that say what to do; the only file
/// that knows SQLite.
#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "output/output_error.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace ladder::output {

enum class StoreFault : std::uint8_t {
  busy,      ///< another process has held it for longer than patience allows
  full,      ///< no room on its disk, or below its bound
  damaged,   ///< not what was written
  refused,   ///< no permission, or not one that this version knows
  unusable,  ///< any other failure of reading or writing
};

/// The store cannot be used; the text says why and what to do. Exit code 73 where it is refused, else 74.
class StoreError : public OutputError {
 public:
  StoreError(StoreFault fault, const std::string& text)
      : OutputError(fault == StoreFault::refused ? ExitClass::cannot_create : ExitClass::io, text),
        fault_{fault} {}
  [[nodiscard]] StoreFault fault() const { return fault_; }

 private:
  StoreFault fault_;
};

class Statement;

/// An open connection. One thread at a time.
class Database {
 public:
  /// Opens the file for reading and writing, and makes it where it is not there.
  /// @param patience  how long a call waits for another process before it fails with StoreFault::busy
  Database(const std::filesystem::path& file, std::chrono::milliseconds patience);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// @param sql  one statement, whose rows and values are taken one by one
  [[nodiscard]] Statement prepare(std::string_view sql);
  /// Any statements; what they answer is dropped.
  void execute(const char* sql);
  /// The first value of the first row.
  [[nodiscard]] std::int64_t number(std::string_view sql);
  [[nodiscard]] std::string text(std::string_view sql);
  /// Whether the system lets us only read.
  [[nodiscard]] bool read_only() const;
  [[nodiscard]] std::int64_t last_row() const;
  /// Rows that the last statement has changed.
  [[nodiscard]] std::int64_t changed() const;
  [[nodiscard]] const std::filesystem::path& file() const { return file_; }
  /// Throws the StoreError of a result code.
  [[noreturn]] void fail(int code) const;

 private:
  std::filesystem::path file_;
  std::chrono::milliseconds patience_;
  sqlite3* handle_ = nullptr;
};

/// A prepared statement. Values are bound from 1 and read from 0, as SQLite counts.
class Statement {
 public:
  Statement(Database& database, sqlite3_stmt* handle) : database_{database}, handle_{handle, finalize} {}

  Statement& bind(int place, std::int64_t value);
  Statement& bind(int place, std::span<const std::byte> bytes);  ///< which must outlive the statement's run
  Statement& bind(int place, std::string_view text);             ///< likewise
  /// The next row. @return whether there is one
  [[nodiscard]] bool step();
  /// Runs a statement without rows, and makes it ready to run again.
  void run();
  void reset();
  [[nodiscard]] std::int64_t number(int column) const;
  /// Valid until the next step.
  [[nodiscard]] std::string_view bytes(int column) const;

 private:
  static void finalize(sqlite3_stmt* handle);
  Database& database_;
  std::unique_ptr<sqlite3_stmt, void (*)(sqlite3_stmt*)> handle_;
};

/// All or nothing: what is not committed is taken back. Holds the right to write from the beginning, so that
/// it never finds out in the middle that another process was faster.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  /// Returns when all is on disk.
  void commit();

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace ladder::output
