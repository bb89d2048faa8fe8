#include "tools/field_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "tools/known_keys.hpp"
#include "tools/literals.hpp"
#include "tools/spelling.hpp"

namespace ladder::tools {

using models::FieldInfo;

bool expect_kind(const YamlNode& node, YamlNode::Kind kind, std::string_view name, Problems& problems) {
  if (node.kind == kind) return true;
  YamlNode expected;
  expected.kind = kind;
  problems.add(node.position,
               fmt::format("'{}' is {}; expected {}", name, node.kind_text(), expected.kind_text()));
  return false;
}

FieldReader::FieldReader(const YamlNode& map, std::string path, Problems& problems)
    : levels_{Level{&map, std::move(path), {}, {}}}, problems_{problems} {}

const YamlNode* FieldReader::take(std::string_view key, bool required) {
  Level& level = levels_.back();
  level.known.push_back(key);
  const YamlNode* node = level.map->find(key);
  if (node == nullptr && required) level.missing.push_back(key);
  return node;
}

void FieldReader::report(const Position& position, std::string_view name, std::string_view what) {
  problems_.add(position, fmt::format("'{}': {}", name, what));
}

void FieldReader::finish() {
  Level& level = levels_.back();
  std::vector<std::string> mistyped;
  for (const YamlEntry& entry : level.map->entries) {
    if (std::ranges::find(level.known, entry.key) != level.known.end()) continue;
    mistyped.push_back(nearest(entry.key, level.known));
    report_unknown(entry);
  }
  for (const std::string_view key : level.missing) {
    // Already said: "did you mean 'key'?" And with `extends` mistyped, what is missing is in the base.
    const auto meant = [&](std::string_view word) {
      return std::ranges::find(mistyped, word) != mistyped.end();
    };
    if (meant(key) || meant("extends")) continue;
    const std::string place = level.path.empty() ? "the scenario" : fmt::format("'{}'", level.path);
    problems_.add(level.map->position,
                  fmt::format("'{}' is missing in {}; expected '{}: ...'", key, place, key));
  }
}

void FieldReader::report_unknown(const YamlEntry& entry) {
  const Level& level = levels_.back();
  const std::string here = level.path.empty() ? "at the top level" : fmt::format("in '{}'", level.path);
  // A dotted path is how --set names a key; in a file it would be a key of that very name.
  if (const auto dot = entry.key.find('.'); dot != std::string::npos) {
    const std::string first = entry.key.substr(0, dot);
    const std::string known =
        std::ranges::find(level.known, first) != level.known.end() ? first : nearest(first, level.known);
    if (!known.empty()) {
      return problems_.add(
          entry.position,
          fmt::format(
              "{} is a path, as --set takes it; expected '{}:' here with '{}:' in a line beneath, indented",
              shown(entry.key), known, entry.key.substr(dot + 1, entry.key.find('.', dot + 1) - dot - 1)));
    }
  }
  const std::vector<std::string> places = places_of_key(entry.key);
  if (!places.empty()) {
    return problems_.add(
        entry.position,
        fmt::format("'{}' does not belong {}; expected it in {}; known here are {}{}", entry.key, here,
                    listed(views(places), 3), listed(level.known), did_you_mean(entry.key, level.known)));
  }
  problems_.add(entry.position, fmt::format("unknown key {} {}; expected {}{}", shown(entry.key), here,
                                            level.known.empty() ? "none" : listed(level.known),
                                            did_you_mean(entry.key, level.known)));
}

const YamlNode* FieldReader::scalar(std::string_view name, const FieldInfo& info, std::string_view expected) {
  const YamlNode* node = take(name, info.required);
  if (node == nullptr || node->kind == YamlNode::Kind::scalar) return node;
  report(node->position, name, fmt::format("{} given; expected {}", node->kind_text(), expected));
  return nullptr;
}

bool FieldReader::in_range(const YamlNode& node, std::string_view name, double value, const FieldInfo& info,
                           std::string_view unit) {
  if (value >= info.min && value <= info.max) return true;
  std::string reason{info.text};
  if (!info.source.empty()) reason += fmt::format("{}source: {}", reason.empty() ? "" : "; ", info.source);
  report(node.position, name,
         fmt::format("{} is out of range; expected {}{}", shown(node.text), models::range_text(info, unit),
                     reason.empty() ? "" : fmt::format(" ({})", reason)));
  return false;
}

void FieldReader::number(std::string_view name, double& value, const models::Dimension& dimension,
                         const FieldInfo& info) {
  const std::string expected = fmt::format("a value such as '{}'", models::quantity_text(value, dimension));
  const YamlNode* node = scalar(name, info, expected);
  if (node == nullptr) return;
  const auto literal = quantity_literal(node->text, dimension);
  if (!literal.problem.empty()) return report(node->position, name, literal.problem);
  if (in_range(*node, name, literal.value, info, dimension.units.front().name)) value = literal.value;
}

void FieldReader::whole(std::string_view name, std::int64_t& value, const FieldInfo& info) {
  const YamlNode* node = scalar(name, info, "a whole number");
  if (node == nullptr) return;
  const auto literal = whole_literal(node->text);
  if (!literal.problem.empty()) return report(node->position, name, literal.problem);
  if (in_range(*node, name, static_cast<double>(literal.value), info, "")) value = literal.value;
}

void FieldReader::flag(std::string_view name, bool& value, const FieldInfo& info) {
  const YamlNode* node = scalar(name, info, "true or false");
  if (node == nullptr) return;
  const auto literal = flag_literal(node->text);
  if (!literal.problem.empty()) return report(node->position, name, literal.problem);
  value = literal.value;
}

void FieldReader::text(std::string_view name, std::string& value, const FieldInfo& info) {
  const YamlNode* node = scalar(name, info, "a text");
  if (node == nullptr) return;
  std::string text = node->text;
  while (text.ends_with('\n')) text.pop_back();  // what a block (| or >) leaves at its end
  if (text.empty() && info.required) return report(node->position, name, "an empty text; expected a text");
  if (text.find_first_of("\n\t") != std::string::npos)
    return report(node->position, name,
                  fmt::format("{} has a line break or tab in it; expected one line", shown(text)));
  value = std::move(text);
}

void FieldReader::choice(std::string_view name, std::string& value, std::span<const std::string_view> choices,
                         const FieldInfo& info) {
  const YamlNode* node = scalar(name, info, fmt::format("one of {}", listed(choices)));
  if (node == nullptr) return;
  if (std::ranges::find(choices, node->text) == choices.end()) {
    return report(node->position, name,
                  fmt::format("unknown word {}; expected one of {}{}", shown(node->text), listed(choices),
                              did_you_mean(node->text, choices)));
  }
  value = node->text;
}

void FieldReader::month(std::string_view name, models::Month& value, const FieldInfo& info) {
  const YamlNode* node = scalar(name, info, "a month such as 2022-01");
  if (node == nullptr) return;
  const auto literal = month_literal(node->text);
  if (!literal.problem.empty()) return report(node->position, name, literal.problem);
  value = literal.value;
}

void FieldReader::words(std::string_view name, std::vector<std::string>& values,
                        std::span<const std::string_view> choices, const FieldInfo& info) {
  const YamlNode* node = take(name, info.required);
  if (node == nullptr) return;
  if (node->kind != YamlNode::Kind::list) {
    const std::string example = node->text.empty() ? "a, b" : node->text;
    return report(node->position, name,
                  fmt::format("{} given; expected a list such as [{}]", node->kind_text(), example));
  }
  // An empty choice reads as "none" and would mean "all", as if the key were left out.
  if (node->items.empty() && !choices.empty())
    return report(
        node->position, name,
        fmt::format("an empty list; expected at least one of {}, or the key left out", listed(choices)));
  std::vector<std::string> read;
  for (const YamlNode& item : node->items) {
    if (item.kind != YamlNode::Kind::scalar || item.text.empty()) {
      report(item.position, name, fmt::format("{} in the list; expected a word", item.kind_text()));
    } else if (item.text.find_first_of("\n\t") != std::string::npos) {
      report(item.position, name,
             fmt::format("{} has a line break or tab in it; expected one line", shown(item.text)));
    } else if (!choices.empty() && std::ranges::find(choices, item.text) == choices.end()) {
      report(item.position, name,
             fmt::format("unknown word {}; expected {}{}", shown(item.text), listed(choices),
                         did_you_mean(item.text, choices)));
    } else if (std::ranges::find(read, item.text) != read.end()) {
      report(item.position, name, fmt::format("{} again; expected each word once", shown(item.text)));
    } else {
      read.push_back(item.text);
    }
  }
  values = std::move(read);
}

bool FieldReader::enter(std::string_view name, const FieldInfo& info) {
  const YamlNode* node = take(name, info.required);
  if (node == nullptr || !expect_kind(*node, YamlNode::Kind::map, name, problems_)) return false;
  const std::string& above = levels_.back().path;
  levels_.push_back({node, above.empty() ? std::string{name} : fmt::format("{}.{}", above, name), {}, {}});
  return true;
}

void FieldReader::leave() {
  finish();
  levels_.pop_back();
}

}  // namespace ladder::tools
