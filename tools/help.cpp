#include "tools/help.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "output/provenance.hpp"

namespace ladder::tools {
namespace {

constexpr std::string_view purpose =
    "Ladder simulates industrial upgrading and technology transfer between economies at different rungs of "
    "the "
    "industrial ladder: what would a package of policies do, for whom, at what cost, and how sure is that?";

struct Meaning {
  ExitCode code;
  std::string_view text;
};

constexpr std::array<Meaning, 10> exit_codes = {{
    {ExitCode::ok, "all is well"},
    {ExitCode::difference, "what was checked does not hold (audit), or a score is below its bar (validate)"},
    {ExitCode::usage, "the command line cannot be understood"},
    {ExitCode::bad_data, "a scenario or data that cannot be accepted"},
    {ExitCode::no_input, "an input is missing"},
    {ExitCode::internal, "a fault of Ladder: please report it"},
    {ExitCode::cannot_create, "the output cannot be created, or exists (see --force)"},
    {ExitCode::io, "reading or writing failed, as on a full disk"},
    {ExitCode::stopped, "stopped early by SIGTERM; start it again"},
    {ExitCode::interrupted, "interrupted by Ctrl-C"},
}};

constexpr std::size_t page_width = 100;
constexpr std::size_t examples_in_overview = 2;  // with the commands it must fit a screen of 24 lines
constexpr std::size_t name_width = 15;

/// `text` broken at blanks, each line after `indent` blanks.
std::string wrapped(std::string_view text, std::size_t indent) {
  std::string result(indent, ' ');
  std::size_t column = indent;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    if (column > indent && column + 1 + word.size() > page_width) {
      result += '\n' + std::string(indent, ' ');
      column = indent;
    }
    if (column > indent) result += ' ';
    column += word.size() + (column > indent ? 1 : 0);
    result += word;
    text.remove_prefix(std::min(text.size(), word.size() + 1));
  }
  return result + '\n';
}

std::string option_names(const Option& option) {
  std::string names = option.letter == 0 ? std::string(4, ' ') : fmt::format("-{}, ", option.letter);
  names += fmt::format("--{}", option.name);
  if (!option.value.empty()) names += fmt::format(" {}", option.value);
  return names;
}

std::string heading(const Console& console, std::string_view text) {
  return console.paint(Tone::strong, text) + '\n';
}

std::string usage(const Command& command) {
  std::string line = fmt::format("ladder {}", command.name);
  if (!command.operands.text.empty()) line += fmt::format(" {}", command.operands.text);
  return line + " [OPTION]...";
}

std::string capitalised(std::string_view text) {
  std::string result{text};
  result[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(result[0])));
  return result;
}

/// Text as man's roff wants it: no line starts with a control character, and backslash and dash stand for
/// themselves.
std::string roff(std::string_view text) {
  std::string result = text.starts_with('.') || text.starts_with('\'') ? "\\&" : "";
  for (const char c : text) {
    if (c == '\\') {
      result += "\\e";
    } else if (c == '-') {
      result += "\\-";
    } else {
      result += c;
    }
  }
  return result;
}

std::string roff_option(const Option& option) {
  const std::string names = option_names(option);
  return fmt::format(".TP\n.B {}\n{}\n", roff(names.substr(names.find_first_not_of(' '))), roff(option.text));
}

std::string roff_command(const Command& command) {
  std::string page = fmt::format(".SS {}\n{}.\n{}\n", roff(usage(command)), roff(capitalised(command.text)),
                                 roff(command.details));
  for (const Example& example : command.examples) {
    page += fmt::format(".PP\n.nf\n  {}\n.fi\n{}\n", roff(example.line), roff(example.text));
  }
  for (const Option& option : command.options) page += roff_option(option);
  return page;
}

/// A name as a branch of the shell's `case` has it: a blank would end it.
std::string pattern(std::string_view name) {
  return name.find(' ') == std::string_view::npos ? std::string{name} : fmt::format("'{}'", name);
}

/// A branch of the completion script: what may follow one command.
std::string completion_branch(const Command& command) {
  std::string options;
  std::string values;
  for (const Option& option : command.options) {
    options += fmt::format("--{} ", option.name);
    if (option.value.empty()) continue;
    const std::string names = option.letter == 0 ? fmt::format("--{}", option.name)
                                                 : fmt::format("--{}|-{}", option.name, option.letter);
    values += option.choices.empty()
                  ? fmt::format("        {}) COMPREPLY=($(compgen -f -- \"$word\")); return ;;\n", names)
                  : fmt::format("        {}) COMPREPLY=($(compgen -W '{}' -- \"$word\")); return ;;\n", names,
                                fmt::join(option.choices, " "));
  }
  return fmt::format(
      "    {})\n      options='{}'\n      operands='{}'\n      case $previous in\n{}      esac ;;\n",
      pattern(command.name), options, fmt::join(command.operands.choices, " "), values);
}

std::string command_line(std::string_view name, std::string_view text) {
  return fmt::format("  {:<{}}{}\n", name, name_width, text);
}

std::string beginning(const Console& console) {
  std::string text = wrapped(purpose, 0) + '\n' + heading(console, "Start with");
  const auto& examples = commands().front().examples;
  for (std::size_t i = 0; i < std::min(examples.size(), examples_in_overview); ++i)
    text += fmt::format("  {}\n", examples[i].line);
  return text + '\n' + heading(console, "Commands");
}

/// A line for each command. @param all  also for those that are not in the overview, and each of a group
std::string command_lines(bool all) {
  std::string text;
  const CommandGroup* last = nullptr;
  for (const Command& command : commands()) {
    const CommandGroup* group = group_of(command);
    if (group == nullptr || all) {
      if (all || command.in_overview) text += command_line(command.name, command.text);
    } else if (group != last) {
      text += command_line(group->name, group->text);
    }
    last = group;
  }
  return text;
}

/// "factorial, pairing, schema": those without a line in the overview.
std::string further_commands() {
  std::vector<std::string_view> names;
  for (const Command& command : commands())
    if (!command.in_overview) names.push_back(command.name);
  return fmt::format("{}", fmt::join(names, ", "));
}

/// The names that complete the first word, and for each group a branch that completes the second.
struct CompletedNames {
  std::string first;
  std::string groups;
};

CompletedNames completed_names() {
  CompletedNames names;
  for (const Command& command : commands())
    if (group_of(command) == nullptr) names.first += fmt::format("{} ", command.name);
  for (const CommandGroup& group : command_groups()) {
    std::string actions;
    for (const Command* command : commands_of(group))
      actions += fmt::format("{} ", command->name.substr(group.name.size() + 1));
    names.first += fmt::format("{} ", group.name);
    names.groups += fmt::format(
        "    {0}) [ \"$COMP_CWORD\" -eq 2 ] && COMPREPLY=($(compgen -W '{1}--help' -- \"$word\")) && return\n"
        "      command=\"{0} ${{COMP_WORDS[2]}}\" ;;\n",
        group.name, actions);
  }
  return names;
}

}  // namespace

std::string overview(const Console& console) {
  return beginning(console) + command_lines(false) + wrapped("More: " + further_commands() + '.', 2) +
         "\n'ladder COMMAND --help' shows examples and options; 'ladder --help' all commands, exit codes, environment.\n";
}

std::string full_help(const Console& console) {
  std::string text = beginning(console) + command_lines(true) +
                     "\n'ladder COMMAND --help' shows examples and options.\n\n" + heading(console, "Exit codes");
  for (const Meaning& meaning : exit_codes) {
    text += fmt::format("  {:>3}  {}\n", static_cast<int>(meaning.code), meaning.text);
  }
  text += '\n' + heading(console, "Environment");
  text += "  NO_COLOR     any text in it turns colour off\n";
  text += "  LADDER_DATA  folder of country data, where --data is not given\n";
  text += "  LADDER_STORE, LADDER_STORE_LIMIT\n";
  text +=
      "               folder of finished worlds or 'none', where --store is not given; its most, as '4 "
      "GiB'\n";
  text += "\nOther options: --version\n";
  return text;
}

std::string group_help(const CommandGroup& group, const Console& console) {
  std::string text = fmt::format("{}: {}\n\n", console.paint(Tone::strong, fmt::format("ladder {}", group.name)), group.text);
  text += heading(console, "Examples");
  for (const Command* command : commands_of(group)) text += fmt::format("  {}\n", command->examples.front().line);
  text += '\n' + wrapped(group.details, 0) + '\n' + heading(console, "Commands");
  for (const Command* command : commands_of(group)) text += command_line(command->name, command->text);
  return text + fmt::format("\n'ladder {} COMMAND --help' shows more examples, and options.\n", group.name);
}

std::string command_help(const Command& command, const Console& console) {
  std::string text = fmt::format(
      "{}: {}\n\n", console.paint(Tone::strong, fmt::format("ladder {}", command.name)), command.text);
  text += heading(console, "Examples");
  for (const Example& example : command.examples) {
    text += fmt::format("  {}\n", example.line) + wrapped(example.text, 6);
  }
  text += '\n' + heading(console, "Usage") + fmt::format("  {}\n", usage(command));
  if (!command.details.empty()) text += '\n' + wrapped(command.details, 0);
  text += '\n' + heading(console, "Options");
  for (const Option& option : command.options) {
    text += fmt::format("  {:<30}  {}\n", option_names(option), option.text);
  }
  return text;
}

std::string version_text() {
  return fmt::format("ladder {} (commit {})\n", output::ladder_version(), output::ladder_commit());
}

std::string bash_completion() {
  const CompletedNames names = completed_names();
  std::string branches;
  for (const Command& command : commands()) branches += completion_branch(command);
  return fmt::format(R"(# Completion of ladder for bash; written by 'ladder completion bash'.
_ladder() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD-1]}} options operands
  local command=${{COMP_WORDS[1]}}
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '{names}--help --version' -- "$word"))
    return
  fi
  case $command in
{groups}  esac
  case $command in
{branches}    *) return ;;
  esac
  case $word in
    -*) COMPREPLY=($(compgen -W "$options" -- "$word")) ;;
    *) COMPREPLY=($(compgen -W "$operands" -- "$word"))
       [ -n "$operands" ] || COMPREPLY=($(compgen -f -- "$word")) ;;
  esac
}}
complete -o filenames -F _ladder ladder
)",
                     fmt::arg("names", names.first), fmt::arg("groups", names.groups), fmt::arg("branches", branches));
}

std::string manual_page() {
  std::string page = fmt::format(
      ".TH LADDER 1 \"\" \"ladder {}\"\n.SH NAME\nladder \\- simulates industrial upgrading "
      "and technology transfer\n.SH SYNOPSIS\n.B ladder\nCOMMAND [OPTION]... [FILE]...\n"
      ".SH DESCRIPTION\n{}\n.SH COMMANDS\n",
      roff(output::ladder_version()), roff(purpose));
  for (const Command& command : commands()) page += roff_command(command);
  page += ".SH EXIT STATUS\n";
  for (const Meaning& meaning : exit_codes) {
    page += fmt::format(".TP\n.B {}\n{}\n", static_cast<int>(meaning.code), roff(meaning.text));
  }
  return page;
}

}  // namespace ladder::tools
