/// Failures of the command line, and the exit code of every failure.
#pragma once
#include <exception>
#include <string>

#include "sim/error.hpp"
#include "tools/exit_code.hpp"

namespace ladder::tools {

/// The command line cannot be understood.
class UsageError : public sim::Error {
 public:
  using Error::Error;
};

/// The user (Ctrl-C) or the system (SIGTERM) asked to stop.
class Stopped : public std::exception {
 public:
  explicit Stopped(ExitCode code) : code_(code) {}
  [[nodiscard]] ExitCode code() const { return code_; }
  [[nodiscard]] const char* what() const noexcept override;

 private:
  ExitCode code_;
};

struct Failure {
  ExitCode code;
  std::string message;  ///< what is wrong, why it matters, what to do
};

/// What to tell the user of an exception, and the exit code for it. The one place where the two are matched.
[[nodiscard]] Failure failure(const std::exception_ptr& exception);

}  // namespace ladder::tools
