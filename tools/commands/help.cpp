#include "tools/help.hpp"

#include "tools/failure.hpp"

namespace ladder::tools {

ExitCode help_command(const Arguments& arguments, Console& console) {
  if (arguments.operands.empty()) {
    console.print(full_help(console));
    return ExitCode::ok;
  }
  std::string name = arguments.operands.front();
  if (const CommandGroup* group = arguments.operands.size() == 1 ? find_group(name) : nullptr) {
    console.print(group_help(*group, console));
    return ExitCode::ok;
  }
  if (arguments.operands.size() > 1) name += ' ' + arguments.operands[1];
  const Command* command = find_command(name);
  if (command == nullptr) throw UsageError("there is no command '" + name + "' to help with");
  console.print(command_help(*command, console));
  return ExitCode::ok;
}

ExitCode completion_command(const Arguments&, Console& console) {
  console.print(bash_completion());
  return ExitCode::ok;
}

ExitCode manual_command(const Arguments&, Console& console) {
  console.print(manual_page());
  return ExitCode::ok;
}

}  // namespace ladder::tools
