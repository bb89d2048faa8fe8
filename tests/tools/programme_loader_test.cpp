#include "tools/programme_loader.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "loader_support.hpp"

using namespace ladder;
using namespace ladder::tools;
using test::refusal_of_file;
using test::says;
using test::TemporaryFolder;

namespace {

/// A lever with a number among its settings, and that setting.
struct Example {
  std::string lever;
  models::FieldRow setting;
  [[nodiscard]] std::string value(double number) const {
    return models::quantity_text(number, *setting.dimension);
  }
};

Example example() {
  for (const models::LeverEntry& entry : models::levers()) {
    const auto lever = entry.make();
    for (const models::FieldRow& row : models::field_rows(*lever)) {
      const bool plain = row.kind == "number" && row.path.find('.') == std::string::npos;
      if (plain) return {std::string{entry.name}, row};
    }
  }
  FAIL("no lever has a number among its settings");
  return {};
}

/// A number within the range of the setting that is not its default.
double other_number(const models::FieldRow& row) {
  for (const double candidate : {row.info.min, row.info.max, row.number / 2, row.number + 1}) {
    if (candidate != row.number && candidate >= row.info.min && candidate <= row.info.max &&
        std::abs(candidate) < 1e15) {
      return candidate;
    }
  }
  FAIL("no other number in the range of " << row.path);
  return 0.0;
}

/// The setting of the n-th lever of a scenario's first policy.
double setting_of(const models::Scenario& scenario, std::size_t n, const std::string& path) {
  auto& lever = const_cast<models::Lever&>(*scenario.policies.at(0).programme.levers.at(n).settings);
  const auto rows = models::field_rows(lever);
  return std::ranges::find(rows, path, &models::FieldRow::path)->number;
}

std::string programme_of(const std::string& lever) {
  return "title: A test\nanswers: does it load?\nsources: [assumed]\ntargeting: {sectors: [food, textiles], "
         "priority: "
         "small-first}\nlevers:\n  - {lever: " +
         lever + "}\n  - {lever: " + lever + "}\n";
}

std::string use_of(const std::string& programme, const std::string& more = "") {
  return test::small_world + "policies:\n  - programme: " + programme +
         "\n    economies: [ETH]\n    from: 2022-01\n    until: 2030-12\n    budget: 1 MUSD/year\n" + more;
}

/// A folder of scenarios with one programme, `two-levers`.
struct Library {
  TemporaryFolder folder;
  Library() { folder.write("programmes/two-levers.yaml", programme_of(example().lever)); }
  [[nodiscard]] std::filesystem::path scenario(const std::string& text) const {
    return folder.write("s.yaml", text);
  }
};

}  // namespace

TEST_CASE("a programme is found by name beside the scenario or above it, the nearest first") {
  const Library library;
  const models::Scenario scenario = load_scenario(library.scenario(use_of("two-levers")));
  const models::Programme& programme = scenario.policies.at(0).programme;
  CHECK(programme.name == "two-levers");
  CHECK(programme.title == "A test");
  CHECK(programme.targeting.priority == "small-first");
  CHECK(programme.levers.size() == 2);
  const auto below = library.folder.write("studies/deep/s.yaml", use_of("two-levers"));
  CHECK(load_scenario(below).policies.at(0).programme.title == "A test");
  library.folder.write("studies/programmes/two-levers.yaml",
                       "title: Nearer\nlevers: [{lever: " + example().lever + "}]\n");
  CHECK(load_scenario(below).policies.at(0).programme.title == "Nearer");
}

TEST_CASE("an unknown programme is told the nearest of the library, and no name reaches out of it") {
  const Library library;
  const ScenarioError error = refusal_of_file(library.scenario(use_of("two-lever")));
  CHECK(error.line() == 4);
  CHECK(says(error, "did you mean 'two-levers'?"));
  library.folder.write("secret.yaml", programme_of(example().lever));
  CHECK(says(refusal_of_file(library.scenario(use_of("../secret"))), "no programme '../secret'"));
}

TEST_CASE("a policy overrides settings of its programme's levers by name, the second as NAME-2") {
  const Library library;
  const Example e = example();
  const double number = other_number(e.setting);
  const std::string dose = e.setting.path + ": " + e.value(number);
  const auto first =
      library.scenario(use_of("two-levers", "    levers: {" + e.lever + ": {" + dose + "}}\n"));
  CHECK(setting_of(load_scenario(first), 0, e.setting.path) == number);
  CHECK(setting_of(load_scenario(first), 1, e.setting.path) == e.setting.number);
  const auto second =
      library.scenario(use_of("two-levers", "    levers: {" + e.lever + "-2: {" + dose + "}}\n"));
  CHECK(setting_of(load_scenario(second), 0, e.setting.path) == e.setting.number);
  CHECK(setting_of(load_scenario(second), 1, e.setting.path) == number);
  const auto plain = library.scenario(use_of("two-levers"));
  const std::string path = "policies.0.levers." + e.lever + "." + e.setting.path;
  const models::Scenario set = load_scenario(plain, {.overrides = {path + "=" + e.value(number)}});
  CHECK(setting_of(set, 0, e.setting.path) == number);
}

TEST_CASE("an override of what the programme has not is refused at its place") {
  const Library library;
  const Example e = example();
  const ScenarioError third =
      refusal_of_file(library.scenario(use_of("two-levers", "    levers: {" + e.lever + "-3: {}}\n")));
  CHECK(third.line() == 9);
  CHECK(says(third, "the programme has no lever '" + e.lever + "-3'"));
  CHECK(says(third, "did you mean '" + e.lever));
  const auto exchanged =
      library.scenario(use_of("two-levers", "    levers: {" + e.lever + ": {lever: other}}\n"));
  CHECK(says(refusal_of_file(exchanged), "expected settings of this lever only"));
  const auto key = library.scenario(
      use_of("two-levers", "    levers:\n      " + e.lever + ":\n        " + e.setting.path + "x: 1\n"));
  CHECK(refusal_of_file(key).line() == 11);
  CHECK(refusal_of_file(key).file() == (library.folder.path() / "s.yaml").string());
  CHECK(says(refusal_of_file(key), "did you mean '" + e.setting.path + "'?"));
}

TEST_CASE("a policy may narrow the targeting of its programme, but not contradict it") {
  const Library library;
  const auto narrowed =
      library.scenario(use_of("two-levers", "    targeting: {priority: queue}\n    sectors: [food]\n"));
  CHECK(load_scenario(narrowed).policies[0].programme.targeting.priority == "queue");
  CHECK(load_scenario(narrowed).policies[0].programme.targeting.sectors.size() == 2);
  const auto contradicted = library.scenario(use_of("two-levers", "    sectors: [mining]\n"));
  CHECK(says(refusal_of_file(contradicted), "'mining' is not targeted by programme 'two-levers'"));
  CHECK(refusal_of_file(contradicted).line() == 9);
}

TEST_CASE("a mistake in a programme is shown in its file, once however often it is used") {
  const TemporaryFolder folder;
  const auto file =
      folder.write("programmes/bad.yaml", "title: Bad\nanswer: x\nlevers:\n  - {lever: nothing-like-it}\n");
  const std::string use =
      "\n    economies: [ETH]\n    from: 2022-01\n    until: 2030-12\n    budget: 1 MUSD/year\n";
  const auto scenario = folder.write(
      "s.yaml", test::small_world + "policies:\n  - programme: bad" + use + "  - programme: bad" + use);
  const ScenarioError error = refusal_of_file(scenario);
  REQUIRE(error.diagnostics().size() == 2);
  CHECK(error.file() == file.string());
  CHECK(error.diagnostics()[0].position.line == 2);
  CHECK(says(error, "did you mean 'answers'?"));
  CHECK(error.diagnostics()[1].position.line == 4);
  CHECK(says(error, "unknown lever 'nothing-like-it'; expected"));
}

TEST_CASE("a programme needs a title and at least one lever, each with its name") {
  const TemporaryFolder folder;
  const auto says_of = [&](std::string_view text, std::string_view part) {
    const auto file = folder.write("p.yaml", text);
    CHECK_THROWS_WITH_AS((void)load_programme(file), doctest::Contains(std::string{part}.c_str()),
                         ScenarioError);
  };
  says_of("title: T\n", "'levers' is missing");
  says_of("title: T\nlevers: []\n", "at least one lever");
  says_of("title: T\nlevers: [grant]\n", "'levers.0' is a single value");
  says_of("title: T\nlevers: [{}]\n", "'lever' is missing in 'levers.0'");
  says_of("levers: [{lever: " + example().lever + "}]\n", "'title' is missing");
  const std::string mistyped = "x" + example().lever.substr(1);
  says_of("title: T\nlevers: [{lever: " + mistyped + "}]\n", "did you mean '" + example().lever + "'?");
}

TEST_CASE("the library lists its programmes by name") {
  const Library library;
  library.folder.write("programmes/another.yaml",
                       "title: Another\nlevers: [{lever: " + example().lever + "}]\n");
  const auto programmes = load_programmes({library.folder.path() / "programmes"});
  REQUIRE(programmes.size() == 2);
  CHECK(programmes[0].name == "another");
  CHECK(programmes[1].name == "two-levers");
}
