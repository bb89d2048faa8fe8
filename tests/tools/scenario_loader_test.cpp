#include "tools/scenario_loader.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "loader_support.hpp"

using namespace ladder;
using namespace ladder::tools;
using test::load;
using test::refusal;
using test::says;
using test::small_world;
using test::TemporaryFolder;

namespace {

void check_refused(const std::string& text, int line, std::string_view message) {
  const ScenarioError error = refusal(text);
  CAPTURE(text);
  CHECK(error.line() == line);
  CHECK(says(error, message));
}

/// A programme in place, of the first lever with its defaults; indented to stand in a policy.
std::string inline_programme() {
  REQUIRE_FALSE(models::levers().empty());
  return "{title: T, levers: [{lever: " + std::string{models::levers().front().name} + "}]}";
}

/// A small world with one policy; `settings` are lines indented by four.
std::string with_policy(const std::string& settings) {
  return small_world + "policies:\n  - programme: " + inline_programme() + "\n" + settings;
}

const std::string dates_and_money = "    from: 2022-01\n    until: 2030-12\n    budget: 40 MUSD/year\n";

}  // namespace

TEST_CASE("a scenario says its world, and everything else has a default") {
  const models::Scenario scenario = load(small_world);
  CHECK(scenario.title == "Small");
  CHECK(scenario.world.economies == std::vector<std::string>{"ETH", "BGD"});
  CHECK(scenario.horizon.to == models::Month{2045, 12});
  CHECK(scenario.replicates == 8);
  CHECK(scenario.policies.empty());
}

TEST_CASE("the baseline of the library loads, as its comments say") {
  const auto file = std::filesystem::path{LADDER_SOURCE_DIR} / "scenarios" / "baseline.yaml";
  const models::Scenario scenario = load_scenario(file);
  CHECK(scenario.world.economies == std::vector<std::string>{"ETH", "BGD", "IND", "IDN", "CHN"});
  CHECK(scenario.world.firms_per_industry == 50);
  CHECK(scenario.policies.empty());
}

TEST_CASE("a policy has its own dates, money, ramp and payers") {
  const models::Scenario scenario = load(with_policy(
      "    economies: [ETH]\n    sectors: [food]\n    ramp: 24 months\n    funding: {donor: 1}\n" +
      dates_and_money));
  REQUIRE(scenario.policies.size() == 1);
  const models::PolicyUse& policy = scenario.policies[0];
  CHECK(policy.budget.value() == 4e7);
  CHECK(policy.ramp.value() == 2.0);
  CHECK(policy.from == models::Month{2022, 1});
  CHECK(policy.sectors == std::vector<std::string>{"food"});
  CHECK(policy.programme.levers.size() == 1);
  // Who is not named in `funding:` pays nothing; without it the government pays.
  CHECK(policy.funding.donor.value() == 1.0);
  CHECK(policy.funding.government.value() == 0.0);
  CHECK(
      load(with_policy("    economies: [ETH]\n" + dates_and_money)).policies[0].funding.government.value() ==
      1.0);
}

TEST_CASE("an unknown key is refused at its place, with the nearest name") {
  check_refused(small_world + "replicatse: 3\n", 3,
                "test.yaml:3:1: unknown key 'replicatse' at the top level");
  check_refused(small_world + "replicatse: 3\n", 3, "did you mean 'replicates'?");
  check_refused("title: T\nworld: {economies: [ETH], base_yaer: 2018}\n", 2, "did you mean 'base_year'?");
  check_refused(small_world + "horizon: {form: 2019-01}\n", 3, "did you mean 'from'?");
  check_refused(small_world + "assumption: {}\n", 3, "did you mean 'assumptions'?");
  check_refused(
      with_policy("    economies: [ETH]\n    bugdet: 1 USD/year\n    from: 2022-01\n    until: 2023-12\n"), 6,
      "unknown key 'bugdet' in 'policies.0'");
}

TEST_CASE("headline outcomes are yearly national series, each once, one to twelve") {
  CHECK(load(small_world).headline.size() == 3);
  CHECK(load(small_world + "headline: [real_wage]\n").headline == std::vector<std::string>{"real_wage"});
  check_refused(small_world + "headline: [gdp_per_head, manufacturing_job]\n", 3,
                "no yearly national series 'manufacturing_job'; did you mean 'manufacturing_jobs'?");
  check_refused(small_world + "headline: [gdp_monthly]\n", 3, "no yearly national series 'gdp_monthly'");
  check_refused(small_world + "headline: [real_wage, real_wage]\n", 3, "'real_wage' again; expected each word once");
  check_refused(small_world + "headline: []\n", 3, "0 outcomes; expected 1 to 12");
}

TEST_CASE("a key in the wrong place is told the right one") {
  check_refused(small_world + "firms_per_industry: 20\n", 3,
                "'firms_per_industry' does not belong at the top level");
  check_refused(small_world + "firms_per_industry: 20\n", 3, "expected it in 'world'");
  check_refused(small_world + "budget: 20 MUSD/year\n", 3, "expected it in 'policies'");
  check_refused("title: T\nworld: {economies: [ETH], seed: 3}\n", 2, "expected it in the top level");
}

TEST_CASE("a key twice, and a key without value, are refused") {
  check_refused(small_world + "seed: 1\nseed: 2\n", 4, "key 'seed' again, already in line 3");
  check_refused(small_world + "seed:\n", 3, "'seed': nothing given; expected a whole number");
  check_refused(small_world + "policies:\n# - none yet\n", 3, "'policies' is nothing; expected a list");
}

TEST_CASE("a missing key is named with its place, but not twice where it was only mistyped") {
  check_refused("world: {economies: [ETH]}\n", 1, "'title' is missing in the scenario");
  check_refused("title: T\n", 1, "'world' is missing");
  check_refused("title: T\nworld:\n  base_year: 2018\n", 3, "'economies' is missing in 'world'");
  check_refused(with_policy("    economies: [ETH]\n    from: 2022-01\n    until: 2023-12\n"), 4,
                "'budget' is missing in 'policies.0'");
  const ScenarioError error = refusal("tilte: T\nworld: {economies: [ETH]}\n");
  CHECK(error.diagnostics().size() == 1);
}

TEST_CASE("values of the wrong kind, unit or range are refused with what is expected") {
  check_refused(small_world + "replicates: many\n", 3, "'replicates': 'many' is not a number");
  check_refused(small_world + "replicates: 0\n", 3, "'0' is out of range; expected 1 to 100000");
  check_refused(small_world + "replicates: [8]\n", 3, "a list given; expected a whole number");
  check_refused(small_world + "seed: -1\n", 3, "out of range");
  check_refused(small_world + "seed: 010\n", 3, "octal");
  check_refused(small_world + "seed: 0x1F\n", 3, "hexadecimal");
  check_refused(small_world + "seed: 99999999999999999999\n", 3, "too large");
  check_refused("title: T\nworld: {economies: [ETH], base_year: 2019}\n", 2, "expected 2000 to 2018");
  check_refused("title: T\nworld: {economies: [ETH], firms_per_industry: 9}\n", 2, "expected 10 to 10000");
  check_refused("title: [T]\nworld: {economies: [ETH]}\n", 1, "expected a text");
  check_refused("title: ''\nworld: {economies: [ETH]}\n", 1, "an empty text");
  check_refused("title: T\nworld: ETH\n", 2, "'world' is a single value; expected a group of keys");
  check_refused("title: T\nworld: {economies: ETH}\n", 2, "expected a list such as [ETH]");
  check_refused("- title: T\n", 1, "a list given; expected keys");
  const std::string policy = "    economies: [ETH]\n    from: 2022-01\n    until: 2023-12\n";
  check_refused(with_policy(policy + "    budget: 40\n"), 8, "'budget': '40' has no unit");
  check_refused(with_policy(policy + "    budget: 40 MUSD\n"), 8, "did you mean 'MUSD/year'?");
  check_refused(with_policy(policy + "    budget: -4 MUSD/year\n"), 8, "out of range");
  check_refused(with_policy(policy + "    budget: .inf USD/year\n"), 8, "is not a number");
}

TEST_CASE("economies are codes, each once, at least one, and the two that are always there are not named") {
  check_refused("title: T\nworld: {economies: []}\n", 2, "at least one economy");
  check_refused("title: T\nworld: {economies: [eth]}\n", 2, "did you mean 'ETH'?");
  check_refused("title: T\nworld: {economies: [ETH,\n  Ethiopia]}\n", 3, "'Ethiopia' is no code");
  check_refused("title: T\nworld: {economies: [ETH, ETH]}\n", 2, "'ETH' again");
  check_refused("title: T\nworld: {economies: [ETH, ROW]}\n", 2, "always part of the world");
  check_refused("title: T\nworld: {economies: [ETH, NORTH]}\n", 2, "always part of the world");
}

TEST_CASE("the horizon is whole years after the base year, 200 at most") {
  check_refused(small_world + "horizon: {from: 2019-02}\n", 3, "did you mean '2019-01'?");
  check_refused(small_world + "horizon: {to: 2030-11}\n", 3, "did you mean '2030-12'?");
  check_refused(small_world + "horizon:\n  from: 2018-01\n", 4, "expected 2019-01 to 2048-01");
  check_refused(small_world + "horizon:\n  from: 2049-01\n  to: 2060-12\n", 4, "within 30 years");
  check_refused(small_world + "horizon:\n  from: 2030-01\n  to: 2029-12\n", 5,
                "a month after 'from', 2030-01");
  check_refused(small_world + "horizon:\n  to: 2219-12\n", 4, "at most 200 years");
  check_refused(small_world + "horizon:\n  to: 2030\n", 4, "expected YYYY-MM");
  CHECK(load(small_world + "horizon: {from: 2048-01, to: 2247-12}\n").horizon.to.year == 2247);
}

TEST_CASE("a policy fits its world") {
  check_refused(with_policy("    economies: [ETH,\n      IND]\n" + dates_and_money), 6,
                "'IND' is not in this world; expected one of world.economies, ETH or BGD");
  check_refused(with_policy("    economies: [EHT]\n" + dates_and_money), 5, "did you mean 'ETH'?");
  check_refused(with_policy("    economies: []\n" + dates_and_money), 5, "at least one economy");
  check_refused(with_policy("    economies: [ETH, ETH]\n" + dates_and_money), 5, "'ETH' again");
  check_refused(with_policy("    economies: [ETH]\n    sectors: [texitles]\n" + dates_and_money), 6,
                "did you mean 'textiles'?");
  check_refused(
      with_policy("    economies: [ETH]\n    funding: {donor: 0.5, government: 0.4}\n" + dates_and_money), 6,
      "add up to 0.9; expected 1");
  check_refused(with_policy("    economies: [ETH]\n    funding: {donor: 120 %}\n" + dates_and_money), 6,
                "out of range");
  check_refused(
      with_policy("    economies: [ETH]\n    from: 2022-02\n    until: 2022-01\n    budget: 1 USD/year\n"), 7,
      "'until': 2022-01 is before 'from'");
}

TEST_CASE("a policy may last beyond the horizon or begin after it, which changes nothing") {
  const std::string late =
      "    economies: [ETH]\n    from: 2050-01\n    until: 2090-12\n    budget: 0 USD/year\n";
  CHECK(load(with_policy(late)).policies.size() == 1);
}

TEST_CASE("up to ten mistakes are shown at once, from top to bottom") {
  const ScenarioError three =
      refusal("title: T\nworld: {economies: [ETH], base_year: 1}\nseeed: 1\nreplicates: x\n");
  REQUIRE(three.diagnostics().size() == 3);
  CHECK(three.diagnostics()[0].position.line == 2);
  CHECK(three.diagnostics()[1].position.line == 3);
  CHECK(three.diagnostics()[2].position.line == 4);
  std::string many = small_world;
  for (int i = 0; i < 50; ++i) many += "zzzzzz" + std::to_string(i) + ": 1\n";
  CHECK(refusal(many).diagnostics().size() == 10);
}

TEST_CASE("every assumption is read in its unit, and refused beyond its range or without its unit") {
  models::Scenario defaults;
  const auto rows = models::field_rows(defaults.assumptions, "assumptions");
  REQUIRE_FALSE(rows.empty());
  for (const models::FieldRow& row : rows) {
    CAPTURE(row.path);
    CAPTURE(row.value);
    const models::Scenario same = load(small_world, {.overrides = {row.path + "=" + row.value}});
    models::Parameters assumptions = same.assumptions;
    const auto read = models::field_rows(assumptions, "assumptions");
    CHECK(std::ranges::find(read, row.value, &models::FieldRow::value) != read.end());
    CHECK(says(refusal(small_world, {.overrides = {row.path + "x=" + row.value}}), "did you mean"));
    if (row.kind == "number") {
      CHECK(says(refusal(small_world, {.overrides = {row.path + "=1 furlong"}}), "furlong"));
      CHECK(says(refusal(small_world, {.overrides = {row.path + "=nan"}}), "is not a number"));
      if (row.dimension->unit_required) {
        CHECK(says(refusal(small_world, {.overrides = {row.path + "=1"}}), "has no unit"));
      }
      if (row.info.max < 1e17) {
        const std::string beyond =
            models::quantity_text(row.info.max + std::abs(row.info.max) + 1, *row.dimension);
        CHECK(says(refusal(small_world, {.overrides = {row.path + "=" + beyond}}), "out of range"));
      }
    }
  }
}

TEST_CASE("a scenario extends another, key by key, and lists are replaced") {
  const TemporaryFolder folder;
  folder.write("base.yaml", small_world + "horizon: {from: 2020-01, to: 2030-12}\nseed: 5\n");
  folder.write("sub/middle.yaml", "extends: ../base.yaml\nhorizon: {to: 2040-12}\n");
  const auto top =
      folder.write("top.yaml", "extends: sub/middle.yaml\ntitle: Top\nworld: {economies: [IND]}\n");
  const models::Scenario scenario = load_scenario(top);
  CHECK(scenario.title == "Top");
  CHECK(scenario.world.economies == std::vector<std::string>{"IND"});
  CHECK(scenario.horizon.from == models::Month{2020, 1});
  CHECK(scenario.horizon.to == models::Month{2040, 12});
  CHECK(scenario.seed == 5);
}

TEST_CASE("a mistake in a base is shown in the base, one in a scenario in the scenario") {
  const TemporaryFolder folder;
  const auto base = folder.write("base.yaml", small_world + "\n\nreplicates: 0\n");
  const auto top = folder.write("top.yaml", "extends: base.yaml\n");
  const ScenarioError error = test::refusal_of_file(top);
  CHECK(error.file() == base.string());
  CHECK(error.line() == 5);
  const auto mended = folder.write("mended.yaml", "extends: base.yaml\nreplicates: 4\nsede: 2\n");
  const ScenarioError own = test::refusal_of_file(mended);
  CHECK(own.file() == mended.string());
  CHECK(own.line() == 3);
}

TEST_CASE("extends that runs in a circle, is too long or leads nowhere is refused by name") {
  const TemporaryFolder folder;
  const auto self = folder.write("self.yaml", "title: T\nextends: self.yaml\n");
  CHECK(says(test::refusal_of_file(self), "circle, self.yaml -> self.yaml"));
  CHECK(test::refusal_of_file(self).line() == 2);
  const auto a = folder.write("a.yaml", "extends: b.yaml\n");
  folder.write("b.yaml", "extends: ./sub/../c.yaml\n");
  const auto c = folder.write("c.yaml", "\nextends: a.yaml\n");
  const ScenarioError circle = test::refusal_of_file(a);
  CHECK(says(circle, "a.yaml -> b.yaml -> c.yaml -> a.yaml"));
  CHECK(circle.file() == c.string());
  CHECK(circle.line() == 2);
  for (int i = 0; i < 20; ++i) {
    folder.write("n" + std::to_string(i) + ".yaml", "extends: n" + std::to_string(i + 1) + ".yaml\n");
  }
  CHECK(says(test::refusal_of_file(folder.path() / "n0.yaml"), "more than 16 deep"));
  folder.write("baseline.yaml", small_world);
  const auto lost = folder.write("lost.yaml", "title: T\nextends: basline.yaml\n");
  const ScenarioError missing = test::refusal_of_file(lost);
  CHECK(missing.line() == 2);
  CHECK(says(missing, "baseline.yaml'?"));
  CHECK_THROWS_AS((void)load_scenario(lost), ScenarioMissing);
  CHECK(says(test::refusal_of_file(folder.path() / "basline.yaml"), "baseline.yaml'?"));
  check_refused("extends: [a, b]\n", 1, "expected the name of a scenario file");
  check_refused("extends:\n", 1, "expected the name of a scenario file");
}

TEST_CASE("a mistyped extends is not followed by complaints about what the base would have said") {
  const ScenarioError error = refusal("extnds: baseline.yaml\n");
  CHECK(error.diagnostics().size() == 1);
  CHECK(says(error, "did you mean 'extends'?"));
}

TEST_CASE("the resolved text of a scenario loads to an equal scenario, and to the same text") {
  std::string levers;
  for (const models::LeverEntry& entry : models::levers())
    levers += "\n      - lever: " + std::string{entry.name};
  const std::string text =
      "title: 'A \"quoted\" title: with # and \\\\ signs'\nworld: {economies: [ETH, BGD]}\npolicies:\n" +
      std::string{"  - programme:\n      name: all levers\n      title: All\n      answers: '?'\n"} +
      "      sources: [S000 section 11, 'null']\n      levers:" + levers +
      "\n    economies: [BGD]\n    ramp: 7 months\n    funding: {donor: 30 %, dfi_loan: 70 %}\n" +
      dates_and_money;
  const models::Scenario scenario = load(text);
  const std::string resolved = models::resolved_text(scenario);
  const models::Scenario again = load(resolved);
  CHECK(models::resolved_text(again) == resolved);
  CHECK(again == scenario);
  CHECK(again.title == scenario.title);
  CHECK(again.policies[0].ramp == scenario.policies[0].ramp);
  CHECK(again.policies[0].programme.sources == scenario.policies[0].programme.sources);
  CHECK(again.policies[0].programme.levers.size() == models::levers().size());
}

TEST_CASE("a dotted path as a key is told how a file says it") {
  check_refused("title: T\nworld: {economies: [ETH]}\nhorizon.to: 2030-12\n", 3,
                "is a path, as --set takes it; expected 'horizon:' here with 'to:' in a line beneath");
  check_refused("title: T\nworld: {economies: [ETH]}\npolicy: []\n", 3, "did you mean 'policies'?");
}

TEST_CASE("an empty list of sectors is refused where it would mean all of them") {
  check_refused(with_policy("    economies: [ETH]\n    sectors: []\n" + dates_and_money), 6,
                "'sectors': an empty list; expected at least one of agriculture");
}

TEST_CASE("control characters are refused in titles and names however they are written") {
  for (const char* escape : {"\\0", "\\e", "\\x07", "\\x7f", "\\u009b", "\\r"}) {
    CAPTURE(std::string{escape});
    check_refused(
        "title: \"a" + std::string{escape} + "b\"\n" + small_world.substr(small_world.find('\n') + 1), 1,
        "has a control character");
    check_refused("extends: \"a" + std::string{escape} + "b.yaml\"\n", 1, "has a control character");
  }
  check_refused("title: \"two\\nlines\"\nworld: {economies: [ETH]}\n", 1, "expected one line");
  CHECK(load("title: |\n  one line\nworld: {economies: [ETH]}\n").title == "one line");
}

TEST_CASE("a month is only offered where it would be accepted") {
  const auto with_horizon = [](const std::string& horizon) {
    return small_world + "horizon: {" + horizon + "}\n";
  };
  CHECK(says(refusal(with_horizon("from: 2020-05, to: 2030-12")), "did you mean '2020-01'?"));
  CHECK_FALSE(std::string{refusal(with_horizon("from: 2018-05, to: 2030-12")).what()}.find("did you mean") !=
              std::string::npos);
}

TEST_CASE("a policy that the run never sees is accepted with a warning that has its place") {
  for (const auto& [dates, part] : std::vector<std::pair<std::string, std::string>>{
           {"from: 2010-01\n    until: 2012-12", "the world begins in 2019-01, after the base year 2018"},
           {"from: 2050-01\n    until: 2052-12", "the horizon ends with 2045-12"}}) {
    LoadReport report;
    const auto scenario =
        load(with_policy("    economies: [ETH]\n    budget: 1 MUSD/year\n    " + dates + "\n"),
             {.report = &report});
    CHECK(scenario.policies.size() == 1);
    REQUIRE(report.warnings.size() == 1);
    CHECK(report.warnings[0].position.line > 1);
    CHECK(report.warnings[0].text().find(part) != std::string::npos);
  }
  LoadReport report;
  (void)load(with_policy("    economies: [ETH]\n" + dates_and_money), {.report = &report});
  CHECK(report.warnings.empty());
}

TEST_CASE("what was read is reported with its hashes: the scenario, its bases, its programmes") {
  const TemporaryFolder folder;
  folder.write("base.yaml", small_world);
  folder.write("programmes/mine.yaml", "title: T\nlevers:\n  - {lever: grant}\n");
  const auto file =
      folder.write("mine.yaml", "extends: base.yaml\npolicies:\n  - programme: mine\n    economies: [ETH]\n" +
                                    dates_and_money);
  LoadReport report;
  (void)load_scenario(file, {.report = &report});
  REQUIRE(report.files.size() == 3);
  CHECK(report.files[0].path.filename() == "mine.yaml");
  CHECK(report.files[1].path.filename() == "base.yaml");
  CHECK(report.files[2].path.filename() == "mine.yaml");
  CHECK(report.files[1].sha256.size() == 64);
}

TEST_CASE("a base that is mistyped is offered as the file would write it") {
  const TemporaryFolder folder;
  folder.write("bases/baseline.yaml", small_world);
  const auto lost = folder.write("lost.yaml", "title: T\nextends: bases/basline.yaml\n");
  CHECK(says(test::refusal_of_file(lost), "did you mean 'bases/baseline.yaml'?"));
}

TEST_CASE("a scenario that is loaded again and again is each time that of its text and settings") {
  const ScenarioTree tree{small_world, "small.yaml", {}};
  for (const std::string& setting : {std::string{"horizon.to=2030-12"}, std::string{"seed=7"}}) {
    CHECK(tree.with(std::vector{setting}) == load(small_world, {.overrides = {setting}}));
    CHECK(tree.with({}) == load(small_world));
  }
  CHECK_THROWS_AS((void)tree.with(std::vector<std::string>{"sed=7"}), ScenarioError);
  CHECK_THROWS_AS((ScenarioTree{"- a", "list.yaml", {}}), ScenarioError);
}
