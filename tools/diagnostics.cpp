#include "tools/diagnostics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

namespace ladder::tools {
namespace {

std::string all_lines(const std::vector<Diagnostic>& diagnostics) {
  std::string text;
  for (const Diagnostic& d : diagnostics) text += (text.empty() ? "" : "\n") + d.text();
  return text;
}

}  // namespace

std::string Position::text() const {
  std::string name = file ? *file : "";
  // A line end in the name of a file must not begin a line of its own in a message.
  for (std::size_t at = 0; (at = name.find('\n', at)) != std::string::npos; at += 2)
    name.replace(at, 1, "\\n");
  return line > 0 ? fmt::format("{}:{}:{}", name, line, column) : name;
}

std::string Diagnostic::text() const {
  return fmt::format("{}: {}", position.text(), message);
}

ScenarioError::ScenarioError(std::vector<Diagnostic> diagnostics)
    : Error{all_lines(diagnostics)}, diagnostics_{std::move(diagnostics)} {}

ScenarioError::ScenarioError(const Position& position, std::string message)
    : ScenarioError{std::vector{Diagnostic{position, std::move(message)}}} {}

std::string ScenarioError::file() const {
  const auto& name = diagnostics_.front().position.file;
  return name ? *name : "";
}

void Problems::add(const Position& position, std::string message) {
  Diagnostic diagnostic{position, std::move(message)};
  const std::string text = diagnostic.text();
  // A programme used twice shows the mistakes of its file once.
  if (std::ranges::any_of(found_, [&](const Diagnostic& d) { return d.text() == text; })) return;
  found_.push_back(std::move(diagnostic));
  if (found_.size() >= limit) raise();
}

void Problems::raise() const {
  if (found_.empty()) return;
  // Files in the order in which they came up, each from top to bottom, as one reads them.
  std::vector<std::string> files;
  const auto rank = [&](const Diagnostic& d) {
    const std::string name = d.position.file ? *d.position.file : "";
    if (std::ranges::find(files, name) == files.end()) files.push_back(name);
    return std::ranges::find(files, name) - files.begin();
  };
  std::vector<std::pair<std::tuple<std::ptrdiff_t, int, int>, Diagnostic>> keyed;
  for (const Diagnostic& d : found_) keyed.push_back({{rank(d), d.position.line, d.position.column}, d});
  std::ranges::stable_sort(keyed, {}, [](const auto& entry) { return entry.first; });
  std::vector<Diagnostic> sorted;
  for (auto& [key, diagnostic] : keyed) sorted.push_back(std::move(diagnostic));
  throw ScenarioError{std::move(sorted)};
}

}  // namespace ladder::tools
