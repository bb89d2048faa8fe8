/// Help, completion and the manual page, written from the table of commands.
#pragma once
#include <string>

#include "tools/commands.hpp"

namespace ladder::tools {

/// What `ladder` alone shows: one screen.
[[nodiscard]] std::string overview(const Console& console);
/// What `ladder --help` shows: the overview, with every command, exit codes and environment.
[[nodiscard]] std::string full_help(const Console& console);
/// What `ladder COMMAND --help` shows: examples first.
[[nodiscard]] std::string command_help(const Command& command, const Console& console);
/// What `ladder GROUP --help` shows: its commands.
[[nodiscard]] std::string group_help(const CommandGroup& group, const Console& console);
/// What `ladder --version` shows.
[[nodiscard]] std::string version_text();
/// A bash script that completes commands, options, their values and file names.
[[nodiscard]] std::string bash_completion();
/// The manual page, in the roff language of man.
[[nodiscard]] std::string manual_page();

}  // namespace ladder::tools
