/// Where finished worlds are kept, by option and environment.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "output/store.hpp"
#include "tools/console.hpp"
#include "tools/options.hpp"

namespace ladder::tools {

/// What names a place: environment variables as they are, empty where they are not set.
struct StoreEnvironment {
  std::string store;  ///< LADDER_STORE: a folder, or "none"
  std::string limit;  ///< LADDER_STORE_LIMIT: a size, or "none"
  std::string cache;  ///< XDG_CACHE_HOME
  std::string home;   ///< HOME
};
[[nodiscard]] StoreEnvironment store_environment();

struct StorePlace {
  std::filesystem::path folder;        ///< empty: none
  bool named = false;                  ///< by the user, who then means it
  std::optional<std::uint64_t> limit;  ///< bytes; none: no bound
};

/// --store, else LADDER_STORE, else "ladder" in the user's folder of caches (XDG Base Directory
/// Specification), which alone has a bound unless LADDER_STORE_LIMIT says otherwise. Throws UsageError where
/// the limit is no size.
[[nodiscard]] StorePlace store_place(const std::optional<std::string>& option,
                                     const StoreEnvironment& environment);

/// Opens the store of the place; nullptr where there is none. A place that the user named and that cannot be
/// used is an error (73); where the usual one cannot be used, a note says so.
[[nodiscard]] std::unique_ptr<output::Store> open_store(const StorePlace& place, Console& console);

/// A size as "500 MiB", "4 GiB" or a number of bytes. Throws UsageError, naming what it is the value of.
[[nodiscard]] std::uint64_t size_from(std::string_view of, std::string_view text);
/// The same the other way, to a tenth.
[[nodiscard]] std::string size_text(std::uint64_t bytes);

}  // namespace ladder::tools
