/// The rows of the table of commands: what each is called, takes and does.
#pragma once
#include <vector>

#include "tools/commands.hpp"

namespace ladder::tools {

/// All commands, those of the groups behind 'run' and 'check'. Made anew at each call: commands() keeps one.
[[nodiscard]] std::vector<Command> command_table();

}  // namespace ladder::tools
