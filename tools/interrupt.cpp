#include "tools/interrupt.hpp"

#include <unistd.h>

#include <atomic>
#include <csignal>

#include "tools/failure.hpp"

namespace ladder::tools {
namespace {

// The one mutable global of the program: a signal handler has no arguments.
std::atomic<int> noted_signal{0};
static_assert(std::atomic<int>::is_always_lock_free, "a signal handler may only use lock-free atomics");

extern "C" void note_signal(int signal) {
  const int before = noted_signal.exchange(signal);
  if (before != 0 && signal == SIGINT) _exit(static_cast<int>(ExitCode::interrupted));
}

}  // namespace

void watch_interrupts() {
  struct sigaction action {};
  action.sa_handler = note_signal;
  sigemptyset(&action.sa_mask);
  action.sa_flags = SA_RESTART;  // a write that is under way is finished
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

void stop_if_asked() {
  const int signal = noted_signal.load(std::memory_order_relaxed);
  if (signal != 0) throw Stopped(signal == SIGINT ? ExitCode::interrupted : ExitCode::stopped);
}

}  // namespace ladder::tools
