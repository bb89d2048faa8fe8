/// Stopping a long command when asked to: Ctrl-C or SIGTERM.
#pragma once

namespace ladder::tools {

/// From now on the first SIGINT or SIGTERM is only noted; a second SIGINT ends the process at once.
void watch_interrupts();

/// Throws Stopped where a signal was noted. Cheap; from any thread.
void stop_if_asked();

}  // namespace ladder::tools
