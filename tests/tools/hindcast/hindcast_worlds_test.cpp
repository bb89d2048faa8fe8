#include "tools/hindcast/hindcast_worlds.hpp"

#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <sstream>

#include "models/world/balance.hpp"
#include "output/hindcast_text.hpp"
#include "sim/error.hpp"
#include "tests/support/scrambled.hpp"
#include "tests/support/small_run.hpp"
#include "tests/support/small_world_data.hpp"
#include "tools/hindcast/hindcast_targets.hpp"

using namespace ladder;
using namespace ladder::tools;

namespace {

constexpr int base_year = 2005, last_year = 2008;

models::Scenario scenario() {
  models::Scenario s;
  s.world.base_year = base_year;
  s.world.firms_per_industry = 5;
  s.horizon.to = {last_year, 12};
  s.replicates = 2;
  s.seed = 5;
  return s;
}

/// Two economies in worlds of their own data.
output::Hindcast hindcast(const models::CountryData& data, std::size_t most = 40) {
  output::Hindcast h;
  h.from = base_year;
  h.to = last_year;
  h.worlds = 2;
  h.targets = hindcast_targets();
  const HindcastEconomies economies = named_economies(data, {"IND", "AAA"}, base_year, last_year);
  add_rows(data, economies.taken, h);
  const auto executor = sim::serial_executor();
  for (const HindcastBlock& block : blocks_of(data, economies.taken, base_year, most)) {
    h.blocks.push_back(block.economies);
    run_block(block_scenario(scenario(), block), block, *executor, {}, h);
  }
  return h;
}

std::vector<std::uint64_t> modelled_bits(const output::Hindcast& h) {
  std::vector<std::uint64_t> bits;
  for (const output::HindcastRow& row : h.rows)
    for (const auto* values : {&row.modelled_start, &row.modelled_end})
      for (const double value : *values) bits.push_back(std::bit_cast<std::uint64_t>(value));
  return bits;
}

}  // namespace

TEST_CASE(
    "worlds read nothing of later years: with these scrambled, the model's part is the same to the bit") {
  const models::CountryData data = test::small_world_data();
  output::Hindcast h = hindcast(data), scrambled = hindcast(test::scrambled_after(data, base_year));
  REQUIRE(h.rows.size() == 10);
  CHECK(modelled_bits(h) == modelled_bits(scrambled));
  // The score does read them.
  output::score(h);
  output::score(scrambled);
  CHECK(output::score_of(h, 0, output::HindcastGroup::all).error !=
        output::score_of(scrambled, 0, output::HindcastGroup::all).error);
}

TEST_CASE("rows begin at the opening table, end at the world's year, and differ between worlds") {
  const models::CountryData data = test::small_world_data();
  output::Hindcast h = hindcast(data);
  CHECK(h.rows.front().economy == "AAA");
  CHECK(h.rows.front().odd);
  CHECK_FALSE(h.rows.back().odd);
  for (const output::HindcastRow& row : h.rows) {
    CAPTURE(row.economy);
    CAPTURE(row.target);
    CHECK(row.modelled_start[0] == row.modelled_start[1]);
    CHECK(row.modelled_start[0] ==
          doctest::Approx(row.observed_start).epsilon(0.06));  // value added less taxes
    CHECK(row.modelled_end[0] != row.modelled_end[1]);
    CHECK(row.modelled_end[0] ==
          doctest::Approx(row.observed_end).epsilon(0.35));  // the same thing, same unit
  }
  output::score(h);
  CHECK(output::score_of(h, 0, output::HindcastGroup::all).n == 2);
}

TEST_CASE("what is not observed is a gap that names the series, and the other targets stay") {
  models::CountryData data = test::small_world_data();
  data.panel["AAA"].erase("emp_manuf_pct");
  output::Hindcast h;
  h.from = base_year;
  h.to = last_year;
  h.targets = hindcast_targets();
  const std::vector<std::string> economies{"AAA", "IND"};
  add_rows(data, economies, h);
  CHECK(h.rows.size() == 9);
  REQUIRE(h.missing.size() == 3);  // of emissions nothing is observed in this world
  CHECK(h.missing[0].economy == "AAA");
  CHECK(h.missing[0].why.find("emp_manuf_pct") != std::string::npos);
  for (const std::size_t emissions : {1, 2}) CHECK(h.missing[emissions].why.find("co2_per_gdp") != std::string::npos);
}

TEST_CASE("by the rule: large, not high-income, and fit to be balanced; others with their reason") {
  models::CountryData data = test::small_world_data();
  data.panel["CCC"].erase("gdp_pc_const2015usd");
  const HindcastEconomies found = all_economies(data, base_year, last_year, {});
  CHECK(found.taken == std::vector<std::string>{"AAA", "BBB", "IND"});
  REQUIRE(found.left_out.size() == 1);
  CHECK(found.left_out[0].economy == "CCC");
  CHECK(found.left_out[0].why.find("gdp_pc_const2015usd") != std::string::npos);
  for (models::Reading& r : data.panel["AAA"]["pop"].readings()) r.value = 9e5;
  CHECK(all_economies(data, base_year, last_year, {}).taken == std::vector<std::string>{"BBB", "IND"});
}

TEST_CASE("economies named: unknown ones are refused with the nearest, those named twice too") {
  const models::CountryData data = test::small_world_data();
  const auto message = [&](std::vector<std::string> names, int to) -> std::string {
    try {
      (void)named_economies(data, std::move(names), base_year, to);
    } catch (const sim::Error& refused) {
      return refused.what();
    }
    return {};
  };
  CHECK(message({"IDN"}, last_year).find("Nearest: IND") != std::string::npos);
  CHECK(message({"IND", "IND"}, last_year).find("named twice") != std::string::npos);
  CHECK(message({"IND"}, 2090).find("gdp_pc_const2015usd") != std::string::npos);  // the data end before
  CHECK(message({"IND", "AAA"}, last_year).empty());
}

TEST_CASE("blocks are of one size, in order, and one that cannot be balanced is halved") {
  const models::CountryData& data = test::shipped_data();
  const std::vector<std::string> all{"BGD", "ETH", "IND", "KEN", "ZMB"};
  const auto sizes = [&](std::size_t most) {
    std::vector<std::size_t> found;
    for (const HindcastBlock& block : blocks_of(data, all, 2015, most))
      found.push_back(block.economies.size());
    return found;
  };
  CHECK(sizes(2) == std::vector<std::size_t>{1, 2, 2});
  CHECK(sizes(3) == std::vector<std::size_t>{2, 3});
  CHECK(sizes(5) == std::vector<std::size_t>{5});
  // All 106 that can be balanced one by one leave a rest of the world that cannot close their trade.
  std::istringstream codes(
      "AFG AGO ALB ARG ARM AZE BDI BEN BFA BGD BGR BIH BLR BOL BRA BWA CAF CHL CHN CIV CMR COD COG CRI CUB "
      "CZE DOM DZA ECU EGY EST ETH GAB GEO GIN GMB GTM HND HRV HTI HUN IDN IND IRN IRQ JAM JOR KAZ KEN KGZ "
      "KOR LAO LBR LBY LKA LSO LTU LVA MDA MDG MEX MKD MLI MMR MNG MOZ MRT MUS MWI MYS NAM NER NGA NIC OMN "
      "PAK PAN PER PHL PNG POL PRY ROU RUS RWA SAU SLE SLV SVK SWZ SYR TCD TGO TJK TTO TUN TUR UGA UKR URY "
      "UZB VEN YEM ZAF ZMB ZWE ");
  const std::vector<std::string> most_of_the_world{std::istream_iterator<std::string>(codes), {}};
  REQUIRE(most_of_the_world.size() == 106);
  CHECK_THROWS_AS((void)models::balance(data, most_of_the_world, 2000), sim::Error);
  std::vector<std::string> dealt;
  const auto blocks = blocks_of(data, most_of_the_world, 2000, most_of_the_world.size());
  CHECK(blocks.size() >= 2);
  for (const HindcastBlock& block : blocks) {
    dealt.insert(dealt.end(), block.economies.begin(), block.economies.end());
    CHECK(block.table.economies.size() == block.economies.size() + 2);
  }
  CHECK(dealt == most_of_the_world);
}

TEST_CASE("an economy that cannot be balanced alone is refused, not halved away") {
  models::CountryData data = test::small_world_data();
  data.panel["AAA"].erase("gdp_pc_const2015usd");
  const std::vector<std::string> both{"AAA", "IND"};
  CHECK_THROWS_AS((void)blocks_of(data, both, base_year), sim::Error);
}
