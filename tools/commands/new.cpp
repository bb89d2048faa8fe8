#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>

#include "output/part_file.hpp"
#include "sim/error.hpp"
#include "tools/commands.hpp"
#include "tools/commands/output_target.hpp"
#include "tools/commands/simulation.hpp"
#include "tools/failure.hpp"
#include "tools/new_economy.hpp"
#include "tools/own_economy_file.hpp"
#include "tools/spelling.hpp"
#include "tools/starters.hpp"
#include "tools/yaml_text.hpp"

namespace ladder::tools {
namespace {

namespace fs = std::filesystem;

std::optional<double> positive_number(const Arguments& arguments, std::string_view option) {
  const auto text = arguments.value(option);
  if (!text) return std::nullopt;
  double value = 0.0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
  if (error != std::errc{} || end != text->data() + text->size() || !std::isfinite(value) || value <= 0.0)
    throw UsageError(fmt::format("--{} cannot be '{}'; it is a number above 0, e.g. 20e6", option, *text));
  return value;
}

std::string code_wished(const Arguments& arguments, const models::CountryData& data) {
  const std::string& code = arguments.operands.front();
  const bool well_formed = code.size() == 3 && std::ranges::all_of(code, [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!well_formed || code == "ROW")
    throw UsageError(fmt::format("{} cannot be the code of an economy; it is three capital letters, e.g. ABC, and not ROW",
                                 shown(code)));
  if (data.panel.contains(code))
    throw UsageError(fmt::format("the data have {} already: 'ladder describe data {}' shows it. Take another code, and "
                                 "--like {} to start from it",
                                 code, code, code));
  return code;
}

NewEconomy wish_of(const Arguments& arguments, const models::CountryData& data) {
  constexpr unsigned first_base_year = 2000, last_base_year = 2018;
  NewEconomy wish;
  wish.code = code_wished(arguments, data);
  wish.name = arguments.value("name").value_or("");
  wish.like = arguments.value("like").value_or("");
  if (const auto group = arguments.value("income-group"))
    wish.group = static_cast<models::IncomeGroup>(std::ranges::find(income_group_words, *group) -
                                                  std::begin(income_group_words));
  wish.population = positive_number(arguments, "population");
  wish.gdp_per_head = positive_number(arguments, "gdp-per-head");
  if (const auto year = arguments.value("base-year"))
    wish.base_year = static_cast<int>(whole_number("base-year", *year, first_base_year, last_base_year));
  if (has_control_character(wish.name)) throw UsageError("--name is one line without control characters");
  if (wish.like.empty() && !wish.group && !wish.gdp_per_head)
    throw UsageError(fmt::format("'ladder new economy {}' needs to know what it is like: --like ETH, or --income-group low, "
                                 "or --gdp-per-head 800",
                                 wish.code));
  return wish;
}

/// A place in a folder that may have to be made.
fs::path target_of(const Arguments& arguments, const std::string& default_name) {
  const fs::path target = output_target(arguments, default_name, {});
  std::error_code error;
  if (!arguments.value("output") && target.has_parent_path()) fs::create_directories(target.parent_path(), error);
  return target;
}

ExitCode write_starter(const Arguments& arguments, Console& console, std::string_view folder, std::string_view text,
                       std::string_view next) {
  const std::string& name = arguments.operands.front();
  const bool plain = !name.empty() && name.size() <= 64 && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
  if (!plain)
    throw UsageError(fmt::format("{} cannot be the name; it is small letters, digits and hyphens, e.g. my-scenario",
                                 shown(name)));
  const fs::path target = target_of(arguments, (fs::path{folder} / (name + ".yaml")).string());
  output::publish_text(target, text, arguments.has("force"));
  console.print(target.string() + '\n');
  console.note(fmt::format("{}{}", next, target.string()));
  return ExitCode::ok;
}

}  // namespace

std::vector<Command> new_commands(const SharedOptions& shared) {
  const Option output{"output", 'o', "FILE", "file to write (default: as above, in the current folder)"};
  return {
      {.name = "new economy",
       .text = "write the table of an economy that the data do not have, with every guess marked",
       .details = "Writes economies/CODE.csv: a row a value, filled in from the economy of the data that is most like it, or from "
                  "--like. Put in what you know and write 'given' for 'guess'. A scenario names the code in "
                  "world.economies; --data is the folder that 'economies' stands in. 'ladder check' balances the "
                  "economy and says which cells were adjusted and by how much.",
       .examples = {{"ladder new economy ABC --income-group low --population 20e6 --gdp-per-head 800",
                     "Writes economies/ABC.csv, filled in from the nearest economy."},
                    {"ladder new economy ABC --like ETH --name Abcland",
                     "Filled in from Ethiopia. Then 'ladder describe data ABC --data .' shows what Ladder makes of it."}},
       .operands = {"CODE", 1, 1},
       .options = {{"like", 0, "ISO3", "economy of the data to fill it in from (default: the nearest)"},
                   {"income-group", 0, "GROUP", "low, lower-middle, upper-middle or high", false, income_group_words},
                   {"population", 0, "N", "persons in the base year"},
                   {"gdp-per-head", 0, "USD", "GDP per head in the base year, at its prices"},
                   {"base-year", 0, "YEAR", "2000 to 2018 (default: 2018)"},
                   {"name", 0, "TEXT", "what results call it"},
                   {"output", 'o', "FILE", "file to write (default: economies/CODE.csv in the current folder)"},
                   shared.data,
                   shared.force},
       .run = new_economy_command},
      {.name = "new scenario",
       .text = "write a scenario with a comment on every key, to be changed",
       .details = "",
       .examples = {{"ladder new scenario mine", "Writes mine.yaml; 'ladder check mine.yaml' judges what you make of it."}},
       .operands = {"NAME", 1, 1},
       .options = {output, shared.force},
       .run = new_scenario_command},
      {.name = "new programme",
       .text = "write a programme with a comment on every key, to be changed",
       .details = "",
       .examples = {{"ladder new programme mine", "Writes programmes/mine.yaml, which scenarios beside that folder find."},
                    {"ladder new programme mine --force", "Anew; 'ladder describe levers' lists what may stand in it."}},
       .operands = {"NAME", 1, 1},
       .options = {output, shared.force},
       .run = new_programme_command},
  };
}

ExitCode new_economy_command(const Arguments& arguments, Console& console) {
  const models::CountryData data = country_data(arguments);
  const NewEconomy wish = wish_of(arguments, data);
  const std::string text = economy_template(data, wish);  // first, so that what is refused leaves no folder
  const fs::path target = target_of(arguments, fmt::format("{}/{}.csv", own_economies_folder, wish.code));
  output::publish_text(target, text, arguments.has("force"));
  console.print(target.string() + '\n');
  console.note(fmt::format("Put in what you know, and write 'given' for 'guess'. Then: ladder describe data {} --data .",
                           wish.code));
  return ExitCode::ok;
}

ExitCode new_scenario_command(const Arguments& arguments, Console& console) {
  return write_starter(arguments, console, "", scenario_starter, "Change it, then: ladder check ");
}

ExitCode new_programme_command(const Arguments& arguments, Console& console) {
  return write_starter(arguments, console, "programmes", programme_starter,
                       "Change it, and name it in a scenario's policies. Written: ");
}

}  // namespace ladder::tools
