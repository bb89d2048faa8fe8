#include "tools/settings.hpp"

#include <doctest/doctest.h>

#include "tools/failure.hpp"

using namespace ladder::tools;

namespace {

using Words = std::vector<std::string>;

const Words names = {"baseline", "skills"};

std::vector<Words> with_set(const Words& values) {
  Arguments arguments;
  arguments.values["set"] = values;
  return settings(arguments, names);
}

}  // namespace

TEST_CASE("a scenario is called by its file's name, a second one of that name by a number") {
  CHECK(short_names(Words{"a/base.yaml", "skills.yaml", "b/base.yaml", "base.yml"}) ==
        Words{"base", "skills", "base-2", "base-3"});
}

TEST_CASE("a setting without a name is for all scenarios, one with a name for that one") {
  const auto all = with_set({"horizon.to=2030-12", "skills:policies.0.budget=80 MUSD/year"});
  REQUIRE(all.size() == 2);
  CHECK(all[0] == Words{"horizon.to=2030-12"});
  CHECK(all[1] == Words{"horizon.to=2030-12", "policies.0.budget=80 MUSD/year"});
}

TEST_CASE("a colon in the value is no name") {
  CHECK(with_set({"title=skills: more"})[0] == Words{"title=skills: more"});
}

TEST_CASE("seed and replicates are settings, too") {
  Arguments arguments;
  arguments.values["seed"] = {"7"};
  arguments.values["replicates"] = {"3"};
  CHECK(settings(arguments, names)[1] == Words{"seed=7", "replicates=3"});
}

TEST_CASE("what is no setting is refused, as is a name that no scenario has") {
  CHECK_THROWS_AS(with_set({"horizon.to"}), UsageError);
  CHECK_THROWS_WITH_AS(
      with_set({"skils:seed=1"}),
      "--set 'skils:seed=1' is for a scenario 'skils', but there is only baseline or skills; did you "
      "mean 'skills'?",
      UsageError);
}
