#include <doctest/doctest.h>

#include <algorithm>

#include "loader_support.hpp"
#include "tools/yaml_document.hpp"
#include "tools/yaml_text.hpp"

using namespace ladder;
using namespace ladder::tools;

namespace {

struct Key {
  std::string name;
  int line;
  int column;
};

void collect_keys(const YamlNode& node, std::vector<Key>& keys) {
  for (const YamlNode& item : node.items) collect_keys(item, keys);
  for (const YamlEntry& entry : node.entries) {
    keys.push_back({entry.key, entry.position.line, entry.position.column});
    collect_keys(entry.value, keys);
  }
}

std::vector<Key> keys_of(const std::string& text) {
  std::vector<Key> keys;
  collect_keys(parse_yaml(text, "test.yaml"), keys);
  return keys;
}

/// Every way to drop a letter of the key, to replace it, or to swap it with the next.
std::vector<std::string> misspellings(const std::string& key) {
  std::vector<std::string> mutants;
  for (std::size_t i = 0; i < key.size(); ++i) {
    mutants.push_back(key.substr(0, i) + key.substr(i + 1));
    std::string replaced = key;
    replaced[i] = key[i] == 'z' ? 'k' : 'z';
    mutants.push_back(replaced);
    std::string swapped = key;
    if (i + 1 < key.size()) std::swap(swapped[i], swapped[i + 1]);
    if (swapped != key) mutants.push_back(swapped);
  }
  return mutants;
}

std::string with_key_replaced(const std::string& text, const Key& key, const std::string& mutant) {
  std::size_t line_start = 0;
  for (int line = 1; line < key.line; ++line) line_start = text.find('\n', line_start) + 1;
  std::string changed = text;
  return changed.replace(line_start + static_cast<std::size_t>(key.column - 1), key.name.size(), mutant);
}

struct Tally {
  int mutants = 0;
  int refused = 0;
  int right_line = 0;
  int right_suggestion = 0;
};

/// Loads the text with each key misspelt in each `stride`-th way.
Tally misspell(const std::string& text, std::size_t stride) {
  Tally tally;
  std::size_t turn = 0;
  for (const Key& key : keys_of(text)) {
    for (const std::string& mutant : misspellings(key.name)) {
      if (turn++ % stride != 0) continue;
      ++tally.mutants;
      try {
        (void)test::load(with_key_replaced(text, key, mutant));
        MESSAGE("accepted: " << key.name << " as " << mutant << " in line " << key.line);
      } catch (const ScenarioError& error) {
        ++tally.refused;
        const auto here = std::ranges::find(error.diagnostics(), key.line,
                                            [](const Diagnostic& d) { return d.position.line; });
        if (here == error.diagnostics().end()) continue;
        ++tally.right_line;
        if (here->message.find("did you mean '" + key.name + "'?") != std::string::npos)
          ++tally.right_suggestion;
      }
    }
  }
  return tally;
}

void check(const Tally& tally) {
  MESSAGE(tally.mutants << " misspellings, " << tally.right_suggestion << " with the right suggestion");
  CHECK(tally.mutants > 100);
  CHECK(tally.refused == tally.mutants);
  CHECK(tally.right_line == tally.mutants);
  CHECK(tally.right_suggestion >= tally.mutants * 9 / 10);
}

}  // namespace

TEST_CASE(
    "every misspelt key of the baseline is refused in its line, nine times in ten with the right "
    "suggestion") {
  check(misspell(file_content(std::filesystem::path{LADDER_SOURCE_DIR} / "scenarios" / "baseline.yaml"), 1));
}

TEST_CASE("so is every misspelt key there is: of assumptions, policies, programmes and levers") {
  models::Scenario scenario = test::load(test::small_world);
  models::PolicyUse policy;
  policy.programme.name = "all";
  policy.programme.title = "All levers";
  for (const models::LeverEntry& entry : models::levers()) {
    policy.programme.levers.push_back({std::string{entry.name}, entry.make()});
  }
  policy.economies = {"ETH"};
  policy.from = policy.until = {2022, 1};
  scenario.policies.push_back(policy);
  check(misspell(models::resolved_text(scenario), 7));
}
