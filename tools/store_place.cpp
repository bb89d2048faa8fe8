#include "tools/store_place.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cstdlib>

#include "tools/failure.hpp"

namespace ladder::tools {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view none = "none";
constexpr std::uint64_t usual_limit = std::uint64_t{4} << 30U;  ///< 4 GiB: some 20,000 flagship worlds

struct SizeUnit {
  std::string_view name;
  unsigned shift;
};
constexpr std::array<SizeUnit, 5> units = {{{"TiB", 40}, {"GiB", 30}, {"MiB", 20}, {"KiB", 10}, {"", 0}}};

std::string environment_variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

/// What the variables say, or the folder of caches. Empty where there is neither.
fs::path usual_folder(const StoreEnvironment& environment) {
  // The specification ignores relative paths.
  if (fs::path{environment.cache}.is_absolute()) return fs::path{environment.cache} / "ladder";
  if (fs::path{environment.home}.is_absolute()) return fs::path{environment.home} / ".cache" / "ladder";
  return {};
}

std::optional<std::uint64_t> limit_of(const StoreEnvironment& environment, bool named) {
  if (environment.limit == none) return std::nullopt;
  if (!environment.limit.empty()) return size_from("LADDER_STORE_LIMIT", environment.limit);
  return named ? std::nullopt : std::optional{usual_limit};
}

/// Folders above the usual one are made too, for their owner alone, as the specification says.
void make_usual_folder(const fs::path& folder) {
  std::error_code failed;  // what could not be made is said when the store is opened
  if (fs::create_directories(folder, failed)) fs::permissions(folder, fs::perms::owner_all, failed);
}

}  // namespace

StoreEnvironment store_environment() {
  return {.store = environment_variable("LADDER_STORE"),
          .limit = environment_variable("LADDER_STORE_LIMIT"),
          .cache = environment_variable("XDG_CACHE_HOME"),
          .home = environment_variable("HOME")};
}

StorePlace store_place(const std::optional<std::string>& option, const StoreEnvironment& environment) {
  const std::string wish = option.value_or(environment.store);
  if (wish == none) return {};
  const bool named = !wish.empty();
  return {.folder = named ? fs::path{wish} : usual_folder(environment),
          .named = named,
          .limit = limit_of(environment, named)};
}

std::unique_ptr<output::Store> open_store(const StorePlace& place, Console& console) {
  if (place.folder.empty()) return nullptr;
  if (!place.named) make_usual_folder(place.folder);
  try {
    return std::make_unique<output::Store>(place.folder, output::StoreSettings{.limit = place.limit});
  } catch (const output::StoreError& failed) {
    if (place.named) throw;
    console.note(
        fmt::format("{}. Going on without; nothing finished is kept for another time.", failed.what()));
    return nullptr;
  }
}

std::uint64_t size_from(std::string_view of, std::string_view text) {
  double number = 0.0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  std::string_view unit{stop, static_cast<std::size_t>(end - stop)};
  while (unit.starts_with(' ')) unit.remove_prefix(1);
  constexpr double most = 1e18;  // bytes; fits into 64 bits
  for (const SizeUnit& known : units) {
    if (error != std::errc{} || known.name != unit || !(number >= 0.0)) continue;
    const double bytes = number * static_cast<double>(std::uint64_t{1} << known.shift);
    if (bytes <= most) return static_cast<std::uint64_t>(bytes);
  }
  throw UsageError(fmt::format("{} cannot be '{}'; it is a size as '500 MiB' or '4 GiB'", of, text));
}

std::string size_text(std::uint64_t bytes) {
  for (const SizeUnit& unit : units) {
    const std::uint64_t one = std::uint64_t{1} << unit.shift;
    if (bytes < one) continue;
    if (unit.shift == 0) break;
    return fmt::format("{:.1f} {}", static_cast<double>(bytes) / static_cast<double>(one), unit.name);
  }
  return fmt::format("{} bytes", bytes);
}

}  // namespace ladder::tools
