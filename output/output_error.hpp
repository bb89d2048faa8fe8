/// What can go wrong with a result file, and the exit code that tells a script which kind it was.
#pragma once
#include <string>

#include "sim/error.hpp"

namespace ladder::output {

/// The exit codes of DESIGN 3.5 that a result file can cause.
enum class ExitClass : int { unacceptable = 65, input_missing = 66, cannot_create = 73, io = 74 };

/// Something about a file that the user can mend. The text says what is wrong, why, and what to do.
class OutputError : public sim::Error {
 public:
  OutputError(ExitClass kind, const std::string& text) : sim::Error(text), kind_{kind} {}
  [[nodiscard]] ExitClass kind() const { return kind_; }
  [[nodiscard]] int exit_code() const { return static_cast<int>(kind_); }

 private:
  ExitClass kind_;
};

}  // namespace ladder::output
