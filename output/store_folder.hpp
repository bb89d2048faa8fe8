/// What a folder must be able to do before a store is put there.
#pragma once
#include <filesystem>

namespace ladder::output {

/// Makes the folder where only it is lacking, and tries in it what a store needs.
/// Errors: StoreError (refused, 73) where nothing can be written there, or the file system has no locks: two
/// processes at once would then damage the store.
void prepare_store_folder(const std::filesystem::path& folder);

/// Whether the file system is one of this machine alone, as far as is known: memory mapped by several
/// processes is then the same memory, which SQLite's write-ahead log needs.
[[nodiscard]] bool is_local(const std::filesystem::path& folder);

/// Whether no process of this machine has the file open as a SQLite database; true also where it is not
/// there. Asks for the lock that each connection shares (sqlite.org/fileformat2.html, "the locking page").
[[nodiscard]] bool unused_database(const std::filesystem::path& file);

}  // namespace ladder::output
