#include <fmt/format.h>

#include <algorithm>

#include "models/scenario.hpp"
#include "sim/error.hpp"

namespace ladder::models {
namespace {

/// Writes the fields it visits as lines of a YAML mapping.
class TextWriter final : public FieldVisitor {
 public:
  explicit TextWriter(std::string indent) : levels_{Level{std::move(indent), {}}} {}

  void line(std::string_view name, std::string_view value) {
    levels_.back().lines += fmt::format("{}{}: {}\n", levels_.back().indent, name, value);
  }
  [[nodiscard]] const std::string& lines() const { return levels_.front().lines; }

  void whole(std::string_view name, std::int64_t& value, const FieldInfo&) override {
    line(name, fmt::format("{}", value));
  }
  void flag(std::string_view name, bool& value, const FieldInfo&) override {
    line(name, value ? "true" : "false");
  }
  void text(std::string_view name, std::string& value, const FieldInfo&) override {
    line(name, quoted_text(value));
  }
  void choice(std::string_view name, std::string& value, std::span<const std::string_view>,
              const FieldInfo&) override {
    line(name, quoted_text(value));
  }
  void month(std::string_view name, Month& value, const FieldInfo&) override {
    line(name, month_text(value));
  }
  void words(std::string_view name, std::vector<std::string>& values, std::span<const std::string_view>,
             const FieldInfo&) override {
    // An empty list is what a key left out gives, and the loader refuses one that is written.
    if (!values.empty()) line(name, words_text(values));
  }

 protected:
  void number(std::string_view name, double& value, const Dimension& dimension, const FieldInfo&) override {
    line(name, quantity_text(value, dimension));
  }
  bool enter(std::string_view name, const FieldInfo&) override {
    names_.emplace_back(name);
    levels_.push_back({levels_.back().indent + "  ", {}});
    return true;
  }
  void leave() override {
    const std::string lines = std::move(levels_.back().lines);
    levels_.pop_back();
    if (lines.empty()) {
      line(names_.back(), "{}");  // nothing after the colon would be read as a missing value
    } else {
      levels_.back().lines += fmt::format("{}{}:\n{}", levels_.back().indent, names_.back(), lines);
    }
    names_.pop_back();
  }

 private:
  struct Level {
    std::string indent;
    std::string lines;
  };
  std::vector<Level> levels_;
  std::vector<std::string> names_;
};

/// The lines of a mapping as an item of a list: the first begins with "- ".
std::string as_item(std::string lines, std::size_t indent) {
  lines[indent - 2] = '-';
  return lines;
}

std::string lever_text(const LeverUse& use, std::size_t indent) {
  TextWriter writer{std::string(indent, ' ')};
  writer.line("lever", use.lever);
  // fields() takes the lever writable for readers' sake; this visitor only looks.
  const_cast<Lever&>(*use.settings).fields(writer);
  return as_item(writer.lines(), indent);
}

/// The sets written out, so that the text needs no file beside it. Paths are keys in quotes: they are no keys to go down.
std::string sets_text(const std::vector<ParameterSet>& sets) {
  const std::vector<FieldRow> known = settable_parameters();
  std::string text;
  for (const ParameterSet& set : sets) {
    text += fmt::format("  - {{set: {}, ruled_out: {}", quoted_text(set.name), set.ruled_out);
    for (const auto& [path, value] : set.values) {
      const auto row = std::find_if(known.begin(), known.end(), [&](const FieldRow& r) { return r.path == path; });
      sim::expects(row != known.end(), "a parameter set names parameters");
      text += fmt::format(", {}: {}", quoted_text(path), quoted_text(quantity_text(value, *row->dimension)));
    }
    text += "}\n";
  }
  return text;
}

std::string policy_text(PolicyUse policy) {
  TextWriter programme{"      "};
  programme.line("name", quoted_text(policy.programme.name));
  policy.programme.fields(programme);
  std::string text = "    programme:\n" + programme.lines();
  text += policy.programme.levers.empty() ? "      levers: []\n" : "      levers:\n";
  for (const LeverUse& use : policy.programme.levers) text += lever_text(use, 10);
  TextWriter settings{"    "};
  policy.fields(settings);
  return as_item(text + settings.lines(), 4);
}

/// A list of structs that tell their fields, below a key; nothing where the list is empty.
template <class Use, class FirstLine>
std::string list_text(std::string_view key, std::vector<Use> uses, FirstLine first) {
  if (uses.empty()) return {};
  std::string text = fmt::format("{}:\n", key);
  for (Use& use : uses) {
    TextWriter writer{"    "};
    first(writer, use);
    use.fields(writer);
    text += as_item(writer.lines(), 4);
  }
  return text;
}

/// Tariffs and shocks, which few scenarios have.
std::string outside_text(const Scenario& scenario) {
  return list_text("tariffs", scenario.tariffs, [](TextWriter&, const TariffChange&) {}) +
         list_text("shocks", scenario.shocks,
                   [](TextWriter& writer, const ShockUse& use) { writer.line("shock", use.shock); });
}

}  // namespace

std::string resolved_text(const Scenario& scenario) {
  Scenario copy = scenario;  // visiting takes a struct that may be written
  TextWriter writer{""};
  copy.fields(writer);
  std::string text = writer.lines();
  if (!scenario.parameter_sets.empty()) text += "parameter_sets:\n" + sets_text(scenario.parameter_sets);
  if (scenario.policies.empty()) return text + "policies: []\n" + outside_text(scenario);
  text += "policies:\n";
  for (const PolicyUse& policy : scenario.policies) text += policy_text(policy);
  return text + outside_text(scenario);
}

std::string world_text(const Scenario& scenario) {
  Scenario bare = scenario;
  bare.title.clear();
  bare.replicates = 1;
  bare.headline.clear();
  for (PolicyUse& policy : bare.policies) {
    policy.programme.title.clear();
    policy.programme.answers.clear();
    policy.programme.sources.clear();
  }
  return resolved_text(bare);
}

}  // namespace ladder::models
