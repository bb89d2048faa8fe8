#include <fmt/format.h>

#include "output/json.hpp"
#include "tools/commands.hpp"
#include "tools/failure.hpp"
#include "tools/store_place.hpp"

namespace ladder::tools {
namespace {

using output::Json;

std::string bound_text(const std::optional<std::uint64_t>& limit) {
  return limit ? size_text(*limit) : "none";
}

/// A store, or where there would be one.
struct Seen {
  StorePlace place;
  output::StoreStatus status;
  [[nodiscard]] std::string file() const { return output::Store::file_in(place.folder).string(); }
};

std::string status_text(const Seen& seen) {
  return fmt::format(
      "{}\n  worlds            {}\n  in use            {}\n  on disk           {}\n  bound             {}\n"
      "  running commands  {}\n",
      seen.file(), seen.status.entries, size_text(seen.status.used), size_text(seen.status.on_disk),
      bound_text(seen.place.limit), seen.status.commands);
}

Json status_json(const Seen& seen) {
  const auto& limit = seen.place.limit;
  return {{"schema", "ladder-store/1"},
          {"file", seen.file()},
          {"worlds", seen.status.entries},
          {"payload_bytes", seen.status.payload},
          {"used_bytes", seen.status.used},
          {"file_bytes", seen.status.on_disk},
          {"limit_bytes", limit ? Json(*limit) : Json(nullptr)},
          {"running_commands", seen.status.commands}};
}

/// Drops worlds, and says how many and why some are still there.
void prune(output::Store& store, std::uint64_t bytes, Console& console) {
  const std::uint64_t dropped = store.prune(bytes);
  const output::StoreStatus left = store.status();
  const bool kept = left.used > bytes && left.entries > 0 && left.commands > 0;
  console.note(fmt::format("{} worlds dropped{}.", dropped,
                           kept ? "; those that running commands have used stay" : ""));
}

/// Takes a store away that is too damaged to be emptied.
void remove_damaged(const StorePlace& place, Console& console) {
  const std::string file = output::Store::file_in(place.folder).string();
  if (!output::Store::remove(place.folder))
    throw output::StoreError(output::StoreFault::busy,
                             fmt::format("{} is damaged, and a process has it open; end that first", file));
  console.note(fmt::format("{} was damaged and is gone; the next run makes it anew.", file));
}

void empty(const StorePlace& place, Console& console) {
  try {
    prune(*open_store(place, console), 0, console);
  } catch (const output::StoreError& failed) {
    if (failed.fault() != output::StoreFault::damaged) throw;
    remove_damaged(place, console);
  }
}

std::uint64_t wanted_size(const Arguments& arguments, const StorePlace& place) {
  const auto given = arguments.value("to");
  if (given) return size_from("--to", *given);
  if (place.limit) return *place.limit;
  throw UsageError("this store has no bound; say with --to how much is to be left of it, e.g. --to 1GiB");
}

StorePlace wanted_place(const Arguments& arguments) {
  StorePlace place = store_place(arguments.value("store"), store_environment());
  if (place.folder.empty())
    throw UsageError("there is no store: --store or LADDER_STORE is 'none', or HOME is not set");
  place.named = true;  // who asks for it wants an answer
  return place;
}

bool is_there(const StorePlace& place) {
  std::error_code unreadable;
  return std::filesystem::exists(output::Store::file_in(place.folder), unreadable);
}

}  // namespace

ExitCode store_command(const Arguments& arguments, Console& console) {
  const std::string action = arguments.operands.empty() ? "status" : arguments.operands.front();
  if (arguments.has("to") && action != "prune") throw UsageError("--to goes with 'ladder store prune'");
  const StorePlace place = wanted_place(arguments);
  const std::uint64_t wanted = action == "prune" ? wanted_size(arguments, place) : 0;
  if (is_there(place) && action == "prune") prune(*open_store(place, console), wanted, console);
  if (is_there(place) && action == "empty") empty(place, console);
  Seen seen{place, {}};
  if (is_there(place)) seen.status = open_store(place, console)->status();
  console.print(arguments.has("json") ? status_json(seen).document() : status_text(seen));
  return ExitCode::ok;
}

}  // namespace ladder::tools
