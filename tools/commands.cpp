#include "tools/commands.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "tools/command_table.hpp"
#include "tools/failure.hpp"
#include "tools/help.hpp"
#include "tools/spelling.hpp"

namespace ladder::tools {
namespace {

/// "sweep plan" as it is typed: two words.
std::vector<std::string> typed(std::string_view name) {
  const std::size_t blank = name.find(' ');
  if (blank == std::string_view::npos) return {std::string{name}};
  return {std::string{name.substr(0, blank)}, std::string{name.substr(blank + 1)}};
}

void check_operands(const Command& command, const std::vector<std::string>& given) {
  const Operands& wanted = command.operands;
  if (given.size() < wanted.least) {
    throw UsageError(
        fmt::format("'ladder {}' needs {}, e.g. '{}'", command.name, wanted.text, command.examples[0].line));
  }
  if (given.size() > wanted.most) {
    throw UsageError(
        fmt::format("'ladder {}' does not know what to do with '{}'", command.name, given[wanted.most]));
  }
  if (!wanted.choices.empty() && !given.empty() && std::ranges::count(wanted.choices, given[0]) == 0) {
    throw UsageError(fmt::format("'ladder {}' does not know '{}'; it knows {}{}", command.name, given[0],
                                 listed(wanted.choices), did_you_mean(given[0], wanted.choices)));
  }
}

ColorWish color_wish(const Arguments& arguments) {
  const std::string wish = arguments.value("color").value_or("auto");
  return wish == "always" ? ColorWish::always : wish == "never" ? ColorWish::never : ColorWish::automatic;
}

ExitCode run_parsed(const Command& command, const std::vector<std::string>& words, Console& console) {
  Arguments arguments = parse_arguments(command.options, words);
  const std::vector<std::string> name = typed(command.name);
  arguments.words.insert(arguments.words.begin(), name.begin(), name.end());
  arguments.words.insert(arguments.words.begin(), "ladder");
  console.set_color(color_wish(arguments));
  console.set_quiet(arguments.has("quiet"));
  if (arguments.has("help")) {
    console.print(command_help(command, console));
    return ExitCode::ok;
  }
  check_operands(command, arguments.operands);
  return command.run(arguments, console);
}

std::string unknown_command(std::string_view word) {
  std::vector<std::string_view> names;
  for (const Command& command : commands())
    if (group_of(command) == nullptr) names.push_back(command.name);
  for (const CommandGroup& group : command_groups()) names.push_back(group.name);
  return fmt::format("there is no command '{}'{}", word, did_you_mean(word, names));
}

/// `words` begin with the name of a group.
ExitCode dispatch_group(const CommandGroup& group, const std::vector<std::string>& words, Console& console) {
  if (words.size() == 1 || words[1] == "--help" || words[1] == "-h") {
    console.print(group_help(group, console));
    return ExitCode::ok;
  }
  if (const Command* command = find_command(fmt::format("{} {}", group.name, words[1])))
    return run_parsed(*command, {words.begin() + 2, words.end()}, console);
  std::vector<std::string_view> names;
  for (const Command* command : commands_of(group)) names.push_back(command->name.substr(group.name.size() + 1));
  throw UsageError(fmt::format("there is no command '{} {}'; expected {}{}", group.name, words[1], listed(names),
                               did_you_mean(words[1], names)));
}

ExitCode dispatch(const std::vector<std::string>& words, Console& console) {
  if (words.empty()) {
    console.print(overview(console));
    return ExitCode::ok;
  }
  const std::string& first = words.front();
  if (first == "--help" || first == "-h") return find_command("help")->run({}, console);
  if (first == "--version") {
    console.print(version_text());
    return ExitCode::ok;
  }
  if (const CommandGroup* group = find_group(first)) return dispatch_group(*group, words, console);
  const Command* command = find_command(first);
  if (command == nullptr) throw UsageError(unknown_command(first));
  return run_parsed(*command, {words.begin() + 1, words.end()}, console);
}

/// Where the user finds out how to say it right.
std::string help_hint(const std::vector<std::string>& words) {
  if (words.size() > 1 && find_command(words[0] + ' ' + words[1]) != nullptr)
    return fmt::format("See 'ladder {} {} --help'.", words[0], words[1]);
  const bool known = !words.empty() && (find_command(words[0]) != nullptr || find_group(words[0]) != nullptr);
  return known ? fmt::format("See 'ladder {} --help'.", words.front()) : "See 'ladder --help'.";
}

}  // namespace

const std::vector<Command>& commands() {
  static const std::vector<Command> all = command_table();
  return all;
}

const Command* find_command(std::string_view name) {
  const auto found = std::ranges::find(commands(), name, &Command::name);
  return found == commands().end() ? nullptr : &*found;
}

const CommandGroup* find_group(std::string_view name) {
  const auto groups = command_groups();
  const auto found = std::ranges::find(groups, name, &CommandGroup::name);
  return found == groups.end() ? nullptr : &*found;
}

std::vector<const Command*> commands_of(const CommandGroup& group) {
  std::vector<const Command*> found;
  for (const Command& command : commands())
    if (group_of(command) == &group) found.push_back(&command);
  return found;
}

const CommandGroup* group_of(const Command& command) {
  const std::size_t blank = command.name.find(' ');
  return blank == std::string_view::npos ? nullptr : find_group(command.name.substr(0, blank));
}

ExitCode run_command_line(const std::vector<std::string>& words) {
  Console console;
  try {
    const ExitCode code = dispatch(words, console);
    console.flush();
    return code;
  } catch (...) {
    const Failure failed = failure(std::current_exception());
    console.fail(failed.message);
    if (failed.code == ExitCode::usage) console.note(help_hint(words));
    return failed.code;
  }
}

}  // namespace ladder::tools
