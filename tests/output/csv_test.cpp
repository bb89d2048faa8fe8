#include "output/csv.hpp"

#include <doctest/doctest.h>

#include <sstream>

#include "example_record.hpp"
#include "output/export_csv.hpp"
#include "output/output_error.hpp"

using namespace ladder::output;
using ladder::output::example::record;

namespace {

std::vector<std::string> lines_of(const RunRecord& r, const CsvSelection& selection,
                                  decltype(export_csv)* exporter = export_csv) {
  std::ostringstream out;
  exporter(out, r, selection, {});
  std::vector<std::string> lines;
  std::istringstream in{out.str()};
  for (std::string line; std::getline(in, line);) {
    REQUIRE(line.ends_with('\r'));
    line.pop_back();
    lines.push_back(line);
  }
  return lines;
}

}  // namespace

TEST_CASE("cells with commas, quotes and line breaks are quoted, others are not") {
  CHECK(csv_row({"a", "b c", "1.5"}) == "a,b c,1.5\r\n");
  CHECK(csv_row({"a,b", "say \"hi\"", "two\nlines", ""}) == "\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\r\n");
}

TEST_CASE("text that a spreadsheet would run as a formula is made inert, numbers stay") {
  for (const char* formula : {"=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\tx", "\rx"})
    CHECK(csv_text(formula) == "'" + std::string{formula});
  CHECK(csv_text("Ethiopia") == "Ethiopia");
  CHECK(csv_text("") == "");
  RunRecord r = record();
  r.scenarios[1].name = "=HYPERLINK(\"x\")";
  r.scenarios[1].replicates[0].values[0][0] = -5.0;
  const auto lines =
      lines_of(r, {.series = {"gdp"}, .economies = {"ETH"}, .scenarios = {"=HYPERLINK(\"x\")"}});
  CHECK(lines.at(1) == "\"'=HYPERLINK(\"\"x\"\")\",0,2019-01-01,year,ETH,Ethiopia,,,,,,,,,national,gdp,USD,-5");
}

TEST_CASE("each row says by itself what it is") {
  const auto lines = lines_of(record(), {.series = {"flows/transfer"}});
  CHECK(lines.at(0) ==
        "scenario,replicate,date,interval,economy,economy_name,partner,sector,skill,generation,programme,entry,channel,material,"
        "group,series,"
        "unit,value");
  CHECK(lines.size() == 1 + 2 * 3 * 2 * 18);
  CHECK(lines.at(1) == "baseline,0,2019-01-01,year,ETH,Ethiopia,ETH,textiles,,,,,,,flows,transfer,USD,20000");
  CHECK(lines.back() == "industry40,2,2020-01-01,year,NTH,North,NTH,food,,,,,,,flows,transfer,USD,12020035");
}

TEST_CASE("an undefined value is an empty cell, and months have their own dates") {
  const auto gdp = lines_of(record(), {.series = {"gdp"}, .economies = {"BGD"}, .scenarios = {"baseline"}});
  CHECK(gdp.at(1) == "baseline,0,2019-01-01,year,BGD,Bangladesh,,,,,,,,,national,gdp,USD,");
  const auto rate =
      lines_of(record(), {.series = {"employment"}, .economies = {"ETH"}, .scenarios = {"baseline"}});
  CHECK(rate.size() == 1 + 3 * 24);
  CHECK(rate.at(15) == "baseline,0,2020-03-01,month,ETH,Ethiopia,,,,,,,,,national,employment,1,10042");
}

TEST_CASE("a series over no programme exports no rows, and everything exports by default") {
  CHECK(lines_of(record(), {.series = {"spent"}}).size() == 1);
  // gdp 2*3, employment 24*3, transfer 2*18, firms 2*6, world_balance 24, in six worlds
  CHECK(lines_of(record(), {}).size() == 1 + 6 * (6 + 72 + 36 + 12 + 24));
}

TEST_CASE("a name that is not there is answered with the nearest") {
  std::ostringstream out;
  CHECK_THROWS_WITH_AS(export_csv(out, record(), {.series = {"gpd"}}),
                       doctest::Contains("there is no series 'gpd' in this file; the nearest name is 'gdp'"),
                       OutputError);
  CHECK_THROWS_WITH_AS(export_csv(out, record(), {.economies = {"ETX"}}), doctest::Contains("ETH, BGD, NTH"),
                       OutputError);
  CHECK_THROWS_AS(export_csv(out, record(), {.scenarios = {"absent"}}), OutputError);
}

TEST_CASE("a failing stream is an I/O error") {
  std::ostringstream out;
  out.setstate(std::ios::badbit);
  CHECK_THROWS_AS(export_csv(out, record(), {}), OutputError);
}

TEST_CASE("rows of flows are lines that name both ends, selected by either") {
  const RunRecord r = record();
  const auto all = lines_of(r, {}, export_flows);
  REQUIRE(all.size() == 1 + 8);
  CHECK(all[0] == "scenario,replicate,date,donor,donor_name,recipient,recipient_name,sector,channel,completed,failed,fee_usd");
  CHECK(all[1] == "baseline,0,2019-01-01,NTH,North,ETH,Ethiopia," + r.coordinates.sectors[0] + ',' +
                      r.coordinates.channels[0] + ",1,0,0");
  CHECK(all[2].starts_with("baseline,0,2020-03-01,BGD,"));
  CHECK(all[2].ends_with(",0,1,1250.75"));
  CHECK(lines_of(r, {.economies = {"BGD"}}, export_flows).size() == 1 + 4);
  CHECK(lines_of(r, {.economies = {"ETH"}, .scenarios = {r.scenarios[1].name}}, export_flows).size() == 1 + 4);
  CHECK_THROWS_AS(lines_of(r, {.series = {"gdp"}}, export_flows), OutputError);
  CHECK_THROWS_AS(lines_of(r, {.economies = {"ETX"}}, export_flows), OutputError);
}
