#include "tools/new_economy.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "sim/error.hpp"
#include "tests/support/small_run.hpp"
#include "tools/commands.hpp"
#include "tools/programme_loader.hpp"
#include "tools/scenario_loader.hpp"
#include "tools/starters.hpp"

using namespace ladder;
using tools::economy_template;
using tools::nearest_archetype;

namespace {

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("The nearest archetype is of the group wished for, and near in income, then in size") {
  const models::CountryData& data = test::shipped_data();
  const auto nearest = [&](tools::NewEconomy wish) { return nearest_archetype(data, wish); };
  const double india = *data.panel.at("IND").at("gdp_current_usd").at(2018) / *data.panel.at("IND").at("pop").at(2018);
  const double people = *data.panel.at("IND").at("pop").at(2018);
  CHECK(nearest({.code = "XAA", .population = people, .gdp_per_head = india}) == "IND");
  const std::string poor = nearest({.code = "XAA", .group = models::IncomeGroup::low, .population = 20e6});
  CHECK(data.income_groups.at(poor).at(2018) == models::IncomeGroup::low);
  const std::string rich = nearest({.code = "XAA", .gdp_per_head = 50'000.0});
  CHECK(data.income_groups.at(rich).at(2018) == models::IncomeGroup::high);
}

TEST_CASE("A template marks what was wished for as given and all else as guess, scaled to the wish") {
  const models::CountryData& data = test::shipped_data();
  const std::string text = economy_template(
      data, {.code = "XAA", .name = "My land", .like = "ETH", .group = models::IncomeGroup::lower_middle,
             .population = 20e6, .gdp_per_head = 1500.0});
  CHECK(contains(text, "\nname,,My land,text,given,the command line,"));
  CHECK(contains(text, "\nincome_group,,LM,"));
  CHECK(contains(text, "\npop,2018,20000000,persons,given,the command line,"));
  CHECK(contains(text, "\ngdp_current_usd,2018,30000000000,USD,given,"));
  CHECK(contains(text, "\nemp_manuf_pct,2018,3.8"));
  CHECK(contains(text, "guess,Ethiopia (ETH) 2018,"));
  CHECK_FALSE(contains(text, "nan"));
}

TEST_CASE("An archetype that is unknown or has no sufficient data is refused") {
  const models::CountryData& data = test::shipped_data();
  CHECK_THROWS_AS((void)economy_template(data, {.code = "XAA", .like = "QQQ"}), sim::Error);
  CHECK_THROWS_AS((void)economy_template(data, {.code = "XAA", .like = "PRK"}), sim::Error);
}

TEST_CASE("What 'ladder new scenario' and 'ladder new programme' write can be loaded") {
  const std::filesystem::path library = std::filesystem::path{LADDER_SOURCE_DIR} / "scenarios";
  const auto scenario = tools::load_scenario_text(tools::scenario_starter, "starter", library);
  CHECK(scenario.policies.size() == 1);
  const auto file = std::filesystem::temp_directory_path() / "ladder_new_economy_test.yaml";
  std::ofstream(file) << tools::programme_starter;
  const auto programme = tools::load_programme(file);
  std::filesystem::remove(file);
  CHECK(programme.levers.size() == 1);
}
