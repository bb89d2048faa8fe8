/// What can go wrong, by who can mend it.
#pragma once
#include <stdexcept>
#include <string>

namespace ladder::sim {

/// Something the user can mend: a scenario, a file, an option. Says what is wrong, why it matters, what to
/// do.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A promise of the program itself is broken. Never the user's fault; the run stops.
class Bug : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

/// An event was posted into the past, or to another agent nearer than the lookahead.
class CausalityError : public Bug {
 public:
  using Bug::Bug;
};

/// Stops the run with a Bug unless `condition` holds. For promises, not for user input.
/// @param what  one sentence naming the promise and the values that break it
inline void expects(bool condition, const char* what);

/// Stops the run with a Bug. Out of line, so that the check itself stays small where it is hot.
[[noreturn]] void broken(const char* what);

inline void expects(bool condition, const char* what) {
  if (!condition) [[unlikely]]
    broken(what);
}

}  // namespace ladder::sim
