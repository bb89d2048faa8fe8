/// The table of commands: dispatch, help, completion and the manual page all come from it.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tools/console.hpp"
#include "tools/exit_code.hpp"
#include "tools/options.hpp"

namespace ladder::tools {

struct Example {
  std::string_view line;  ///< as typed
  std::string_view text;  ///< what it does
};

/// What stands after the command and is no option.
struct Operands {
  std::string_view text;  ///< as help shows them: "BASE FILE..."
  std::size_t least = 0;
  std::size_t most = 0;
  std::span<const std::string_view> choices = {};  ///< what the first may be; empty: a file
};

struct Command {
  std::string_view name;     ///< one word, or two: that of its group and its own, "sweep plan"
  std::string_view text;     ///< one line
  std::string_view details;  ///< what else one must know; may be empty
  std::vector<Example> examples;
  Operands operands;
  std::vector<Option> options;  ///< those common to all included
  ExitCode (*run)(const Arguments& arguments, Console& console);
  /// Whether the overview, one screen, has a line for it; else it names it among further commands.
  bool in_overview = true;
};

/// Commands that belong together: their names begin with its own.
struct CommandGroup {
  std::string_view name;
  std::string_view text;     ///< one line, for the overview
  std::string_view details;  ///< how they work together
};

/// All commands, in the order of help.
[[nodiscard]] const std::vector<Command>& commands();
/// nullptr where there is no such command.
[[nodiscard]] const Command* find_command(std::string_view name);
/// Groups of commands; nullptr where there is none of the name.
[[nodiscard]] std::span<const CommandGroup> command_groups();
[[nodiscard]] const CommandGroup* find_group(std::string_view name);
/// Those of a group, in the order of help.
[[nodiscard]] std::vector<const Command*> commands_of(const CommandGroup& group);
/// The group of a command; nullptr where it stands alone.
[[nodiscard]] const CommandGroup* group_of(const Command& command);

/// Does what the words after the program's name ask for, and says on standard error what went wrong.
[[nodiscard]] ExitCode run_command_line(const std::vector<std::string>& words);

/// Options that several commands have.
struct SharedOptions {
  Option threads, data, json, force, no_progress;
};

/// The rows of the group "sweep", without the options that every command has.
[[nodiscard]] std::vector<Command> sweep_commands(const SharedOptions& shared);

/// The rows of the group "new", likewise.
[[nodiscard]] std::vector<Command> new_commands(const SharedOptions& shared);

// One function a command, in tools/commands/.
ExitCode run_command(const Arguments& arguments, Console& console);
ExitCode compare_command(const Arguments& arguments, Console& console);
ExitCode factorial_command(const Arguments& arguments, Console& console);
ExitCode pairing_command(const Arguments& arguments, Console& console);
ExitCode hindcast_command(const Arguments& arguments, Console& console);
ExitCode calibrate_command(const Arguments& arguments, Console& console);
ExitCode validate_command(const Arguments& arguments, Console& console);
ExitCode treatments_command(const Arguments& arguments, Console& console);
ExitCode audit_command(const Arguments& arguments, Console& console);
ExitCode check_command(const Arguments& arguments, Console& console);
ExitCode describe_command(const Arguments& arguments, Console& console);
ExitCode schema_command(const Arguments& arguments, Console& console);
ExitCode export_command(const Arguments& arguments, Console& console);
ExitCode plot_command(const Arguments& arguments, Console& console);
ExitCode new_economy_command(const Arguments& arguments, Console& console);
ExitCode new_scenario_command(const Arguments& arguments, Console& console);
ExitCode new_programme_command(const Arguments& arguments, Console& console);
ExitCode sweep_plan_command(const Arguments& arguments, Console& console);
ExitCode sweep_run_command(const Arguments& arguments, Console& console);
ExitCode sweep_status_command(const Arguments& arguments, Console& console);
ExitCode sweep_collect_command(const Arguments& arguments, Console& console);
ExitCode sweep_analyse_command(const Arguments& arguments, Console& console);
ExitCode store_command(const Arguments& arguments, Console& console);
ExitCode completion_command(const Arguments& arguments, Console& console);
ExitCode manual_command(const Arguments& arguments, Console& console);
ExitCode help_command(const Arguments& arguments, Console& console);

}  // namespace ladder::tools
