#include "tools/help.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <sstream>

using namespace ladder::tools;

namespace {

Console plain_console() {
  Console console;
  console.set_color(ColorWish::never);
  return console;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::size_t longest_line(const std::string& text) {
  std::istringstream lines(text);
  std::size_t longest = 0;
  for (std::string line; std::getline(lines, line);) longest = std::max(longest, line.size());
  return longest;
}

}  // namespace

TEST_CASE("help of each command starts with examples and names every option once") {
  for (const Command& command : commands()) {
    CAPTURE(std::string{command.name});
    const std::string help = command_help(command, plain_console());
    REQUIRE_FALSE(command.examples.empty());
    CHECK(help.find("Examples") < help.find("Usage"));
    CHECK(help.find("Usage") < help.find("Options"));
    for (const Example& example : command.examples) CHECK(has(help, example.line));
    std::set<std::string_view> names;
    std::set<char> letters;
    for (const Option& option : command.options) {
      CHECK(has(help, "--" + std::string{option.name}));
      CHECK(names.insert(option.name).second);
      if (option.letter != 0) CHECK(letters.insert(option.letter).second);
    }
  }
}

TEST_CASE("each example is a command line that Ladder accepts") {
  for (const Command& command : commands()) {
    for (const Example& example : command.examples) {
      std::istringstream line{std::string{example.line.substr(0, example.line.find_first_of("|>"))}};
      std::vector<std::string> words;
      for (std::string word; line >> word;) words.push_back(word);
      if (words[0] != "ladder") continue;  // completion shows a line of the shell
      CAPTURE(example.line);
      const bool grouped = group_of(command) != nullptr;
      CHECK((grouped ? words[1] + ' ' + words[2] : words[1]) == command.name);
      const Arguments arguments = parse_arguments(
          command.options, std::vector<std::string>(words.begin() + (grouped ? 3 : 2), words.end()));
      CHECK(arguments.operands.size() >= command.operands.least);
      CHECK(arguments.operands.size() <= command.operands.most);
    }
  }
}

TEST_CASE("the overview names every command or its group, and fits a screen; full help has a line for each") {
  const std::string text = overview(plain_console());
  const std::string full = full_help(plain_console());
  for (const Command& command : commands()) {
    CAPTURE(std::string{command.name});
    const CommandGroup* group = group_of(command);
    CHECK(has(text, group != nullptr ? group->text : command.in_overview ? command.text : command.name));
    CHECK(has(full, command.text));
  }
  CHECK(std::count(text.begin(), text.end(), '\n') <= 24);
  CHECK(longest_line(text) <= 110);
}

TEST_CASE("each group has commands, and its help names them all") {
  for (const CommandGroup& group : command_groups()) {
    CHECK(find_command(group.name) == nullptr);
    CHECK(commands_of(group).size() >= 2);
    const std::string help = group_help(group, plain_console());
    for (const Command* command : commands_of(group)) CHECK(has(help, command->text));
    CHECK(longest_line(help) <= 110);
  }
  for (const Command& command : commands())
    if (command.name.find(' ') != std::string_view::npos) CHECK(group_of(command) != nullptr);
}

TEST_CASE("full help tells every exit code in use, and no other") {
  const std::string text = full_help(plain_console());
  for (const char* code : {"  0 ", "  1 ", "  2 ", " 65 ", " 66 ", " 70 ", " 73 ", " 74 ", " 75 ", "130 "}) {
    CHECK(has(text, code));
  }
  for (const char* code : {"  3 ", " 64 ", " 71 "}) CHECK_FALSE(has(text, code));
}

TEST_CASE("completion and manual page know every command and option") {
  const std::string completion = bash_completion();
  const std::string manual = manual_page();
  for (const Command& command : commands()) {
    CAPTURE(std::string{command.name});
    const std::string quote = group_of(command) == nullptr ? "" : "'";
    CHECK(has(completion, "    " + quote + std::string{command.name} + quote + ")"));
    CHECK(has(manual, ".SS ladder " + std::string{command.name}));
    for (const Option& option : command.options) CHECK(has(completion, "--" + std::string{option.name}));
  }
  CHECK(manual.starts_with(".TH LADDER 1"));
}
