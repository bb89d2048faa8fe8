#include "tools/overrides.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>
#include <vector>

#include "tools/spelling.hpp"

namespace ladder::tools {
namespace {

using Kind = YamlNode::Kind;

/// An override has no lines: messages name it as a whole.
void place_at(YamlNode& node, const Position& position) {
  node.position = position;
  for (YamlNode& item : node.items) place_at(item, position);
  for (YamlEntry& entry : node.entries) {
    entry.position = position;
    place_at(entry.value, position);
  }
}

std::vector<std::string> parts_of(std::string_view path) {
  std::vector<std::string> parts;
  for (std::size_t start = 0; start <= path.size();) {
    const std::size_t end = std::min(path.find('.', start), path.size());
    parts.emplace_back(path.substr(start, end - start));
    start = end + 1;
  }
  return parts;
}

YamlNode& item_of(YamlNode& list, const std::string& part, const std::string& above,
                  const Position& position) {
  std::size_t index = list.items.size();
  const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), index);
  const bool whole = error == std::errc{} && end == part.data() + part.size();
  if (whole && index < list.items.size()) return list.items[index];
  throw ScenarioError{position, list.items.empty()
                                    ? fmt::format("{} in '{}', an empty list; expected a list with entries",
                                                  shown(part), above)
                                    : fmt::format("{} is no entry of the list '{}'; expected 0 to {}",
                                                  shown(part), above, list.items.size() - 1)};
}

/// The node to which one part of a path leads. A key that is absent is added: whether it may be there, the
/// reader says.
YamlNode& step(YamlNode& node, const std::string& part, const std::string& above, const Position& position) {
  if (node.kind == Kind::list) return item_of(node, part, above, position);
  if (node.kind == Kind::nothing) node.kind = Kind::map;
  if (node.kind == Kind::scalar) {
    throw ScenarioError{position, fmt::format("'{}' is a single value, {}; expected no {} below it", above,
                                              shown(node.text), shown(part))};
  }
  if (YamlNode* found = node.find(part)) return *found;
  node.entries.push_back({part, position, {}});
  node.entries.back().value.position = position;
  return node.entries.back().value;
}

}  // namespace

void apply_overrides(YamlNode& scenario, std::span<const std::string> overrides) {
  std::set<std::string> seen;
  for (const std::string& override_text : overrides) {
    const Position position{std::make_shared<const std::string>("--set " + override_text)};
    const auto equals = override_text.find('=');
    const std::string path = override_text.substr(0, equals);
    const std::vector<std::string> parts = parts_of(path);
    if (equals == std::string::npos || std::ranges::find(parts, "") != parts.end()) {
      throw ScenarioError{position, "no setting; expected path=value such as horizon.to=2030-12"};
    }
    if (path == "extends")
      throw ScenarioError{position, "'extends' cannot be set from outside; expected it in the file"};
    if (!seen.insert(path).second)
      throw ScenarioError{position, fmt::format("'{}' again; expected each path once", path)};
    const std::string value = override_text.substr(equals + 1);
    if (value.find_first_not_of(' ') == std::string::npos) {
      throw ScenarioError{position, fmt::format("no value for '{}'; expected path=value", path)};
    }
    YamlNode* node = &scenario;
    std::string above;
    for (const std::string& part : parts) {
      node = &step(*node, part, above, position);
      above += (above.empty() ? "" : ".") + part;
    }
    *node = parse_yaml(value, *position.file);
    place_at(*node, position);
  }
}

}  // namespace ladder::tools
