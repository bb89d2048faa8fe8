/// What is wrong with a file a user wrote, and where.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sim/error.hpp"

namespace ladder::tools {

/// A place in a file. Line and column count from 1, columns in characters; line 0: the file as a whole.
struct Position {
  std::shared_ptr<const std::string> file;
  int line = 0;
  int column = 0;
  /// "file:line:column", or the file alone.
  [[nodiscard]] std::string text() const;
};

/// One thing that is wrong: what was found; what was expected; the nearest valid name.
struct Diagnostic {
  Position position;
  std::string message;
  [[nodiscard]] std::string text() const;  ///< "file:line:column: message"
};

/// A scenario or programme that cannot be accepted. what() has one line for each thing wrong; the rest is of
/// the first.
class ScenarioError : public sim::Error {
 public:
  explicit ScenarioError(std::vector<Diagnostic> diagnostics);
  ScenarioError(const Position& position, std::string message);
  [[nodiscard]] const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }  ///< at least one
  [[nodiscard]] std::string file() const;
  [[nodiscard]] int line() const { return diagnostics_.front().position.line; }
  [[nodiscard]] int column() const { return diagnostics_.front().position.column; }

 private:
  std::vector<Diagnostic> diagnostics_;
};

/// A file that is not there or cannot be read.
class ScenarioMissing : public ScenarioError {
 public:
  using ScenarioError::ScenarioError;
};

/// Collects what is wrong with a document, so that one attempt shows more than one mistake.
class Problems {
 public:
  static constexpr std::size_t limit = 10;  ///< more only tire the reader
  /// Notes a problem, once. Throws ScenarioError with all when the limit is reached.
  void add(const Position& position, std::string message);
  [[nodiscard]] std::size_t count() const { return found_.size(); }
  /// Throws ScenarioError if there are any.
  void raise() const;

 private:
  std::vector<Diagnostic> found_;
};

}  // namespace ladder::tools
