/// How a store is laid out, and how its connections are set up.
#pragma once
#include <chrono>
#include <filesystem>
#include <string_view>

#include "output/store_database.hpp"

namespace ladder::output {

/// Settings of a connection but for its care.
void configure(Database& database);

/// From now on what is committed survives a power cut; before, where the log is used, only the end of this
/// process.
/// @param local  see is_local()
void commit_durably(Database& database, bool local);

/// The write-ahead log where processes share memory, so that readers and a writer do not wait for each other;
/// else the rollback journal, which works over networks too. Waits for others as long as patience allows.
void choose_journal(Database& database, bool local, std::chrono::milliseconds patience);

/// Errors: StoreError (refused, 73) for a database of another program or another version of Ladder. An empty
/// one is ours.
void refuse_foreign(Database& database);

/// Makes the tables in an empty database; refuses a foreign one, as another process may have been faster.
void prepare_tables(Database& database);

/// Throws StoreError (refused, 73): "FILE `why`; name another place ...".
[[noreturn]] void refuse_store(const std::filesystem::path& file, std::string_view why);

}  // namespace ladder::output
