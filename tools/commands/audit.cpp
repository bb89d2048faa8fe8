#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "output/accounts_text.hpp"
#include "output/part_file.hpp"
#include "output/run_reader.hpp"
#include "sim/error.hpp"
#include "tools/commands.hpp"
#include "tools/commands/output_target.hpp"
#include "tools/failure.hpp"
#include "tools/interrupt.hpp"
#include "tools/literals.hpp"
#include "tools/spelling.hpp"

namespace ladder::tools {
namespace {

/// The place of `name` among `names`; the first where none is asked for.
std::size_t chosen(const std::optional<std::string>& name, std::span<const std::string> names, std::string_view what) {
  if (!name) return 0;
  const auto found = std::ranges::find(names, *name);
  if (found == names.end())
    throw sim::Error(fmt::format("the file has no {} {}{}; it has {}", what, shown(*name),
                                 did_you_mean(*name, views(names)), listed(views(names))));
  return static_cast<std::size_t>(found - names.begin());
}

/// A number from `first` on, less `first`. @param otherwise  what is meant where nothing is asked for
std::size_t counted(const std::optional<std::string>& text, int first, std::size_t count, std::size_t otherwise,
                    std::string_view what) {
  if (!text) return otherwise;
  const Literal<std::int64_t> number = whole_literal(*text);
  if (!number.problem.empty()) throw UsageError(fmt::format("--{}: {}", what, number.problem));
  const std::int64_t last = first + static_cast<std::int64_t>(count) - 1;
  if (number.value < first || number.value > last)
    throw sim::Error(fmt::format("the file has no {} {}; it has {} to {}", what, number.value, first, last));
  return static_cast<std::size_t>(number.value - first);
}

output::AccountsPlace place_in(const output::RunRecord& record, const Arguments& arguments) {
  const output::Coordinates& c = record.coordinates;
  std::vector<std::string> scenarios;
  for (const output::ScenarioRecord& s : record.scenarios) scenarios.push_back(s.name);
  output::AccountsPlace place;
  place.scenario = chosen(arguments.value("scenario"), scenarios, "scenario");
  place.economy = chosen(arguments.value("economy"), c.economies, "economy");
  place.year = counted(arguments.value("year"), c.first_year, c.years(), c.years() - 1, "year");
  place.replicate = counted(arguments.value("replicate"), 0, record.scenarios.front().replicates.size(), 0, "replicate");
  return place;
}

void write_csv(const std::filesystem::path& target, const output::RunRecord& record,
               const output::AccountsPlace& place, bool overwrite) {
  output::PartFile part(target, overwrite);
  std::ofstream stream(part.path(), std::ios::binary);
  output::write_accounts_csv(stream, record, place.scenario, place.replicate);
  stream.close();
  part.publish();
}

}  // namespace

ExitCode audit_command(const Arguments& arguments, Console& console) {
  watch_interrupts();
  const std::filesystem::path source = arguments.operands.front();
  std::optional<std::filesystem::path> target;
  if (arguments.has("output")) target = output_target(arguments, "", std::vector{source});
  const output::RunRecord record = output::read_run(source, stop_if_asked);
  const std::vector<output::IdentityCheck> checks = output::recheck(record, stop_if_asked);
  const output::AccountsPlace place = place_in(record, arguments);
  console.print(arguments.has("json") ? output::accounts_json(record, place, checks)
                                      : output::accounts_table(record, place, checks, arguments.has("cents")));
  if (target) write_csv(*target, record, place, arguments.has("force"));
  return output::all_hold(checks) ? ExitCode::ok : ExitCode::difference;
}

}  // namespace ladder::tools
