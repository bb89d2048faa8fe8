#include "tools/help.hpp"

#include "tools/failure.hpp"

namespace ladder::tools {

ExitCode help_command(const Arguments& arguments, Console& console) {
  if (arguments.operands.empty()) {
    console.print(full_help(console));
    return ExitCode::ok;
  }
  const Command* command = find_command(arguments.operands.front());
  if (command == nullptr)
    throw UsageError("there is no command '" + arguments.operands.front() + "' to help with");
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
