/// Which commands use a store now: theirs are the entries that must stay.
#pragma once
#include <cstdint>

#include "output/store_database.hpp"

namespace ladder::output {

/// Enters this process among the commands that use the store. @return its number, greater than any before.
/// Within a transaction.
[[nodiscard]] std::int64_t enrol_command(Database& database);

/// Takes those off the list that have ended without doing so themselves. Within a transaction. @return the
/// least number of those that run, of which there must be one.
[[nodiscard]] std::int64_t first_running_command(Database& database);

}  // namespace ladder::output
