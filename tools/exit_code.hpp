/// What the exit code of `ladder` means; the help page and README print this list.
#pragma once

namespace ladder::tools {

enum class ExitCode : int {
  ok = 0,
  difference = 1,      ///< what was checked does not hold, or a score is below its bar
  usage = 2,           ///< the command line cannot be understood
  bad_data = 65,       ///< a scenario or data that cannot be accepted
  no_input = 66,       ///< an input is missing
  internal = 70,       ///< a promise of the program is broken
  cannot_create = 73,  ///< the output cannot be created
  io = 74,             ///< reading or writing failed, as on a full disk
  stopped = 75,        ///< stopped early by SIGTERM; may be started again
  interrupted = 130,   ///< stopped by Ctrl-C
};

}  // namespace ladder::tools
