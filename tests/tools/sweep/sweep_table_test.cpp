#include "tools/sweep/sweep_table.hpp"

#include <doctest/doctest.h>

#include "sim/error.hpp"
#include "sweep_support.hpp"

using namespace ladder;
using namespace ladder::tools;
using test::overwrite;
using test::SmallSweep;

namespace {

void leave(const SmallSweep& sweep, const std::string& name, const std::vector<LoggedRun>& runs) {
  std::string text = run_log_head(sweep.plan.digest);
  for (const LoggedRun& run : runs) text += run_log_line(run, sweep.plan.digest);
  overwrite(runs_in(sweep.folder) / name, text);
}

}  // namespace

TEST_CASE("a row a run in the order of the design: numbers without units, what has no value empty") {
  const SmallSweep sweep(1);
  leave(sweep, "x.tsv",
        {{.run = 3, .values = {0.1, -2.0}},
         {.run = 2, .failed = true, .reason = "=it, \"broke\""},
         {.run = 0, .values = {1.0, std::nan("")}}});
  SweepTable counts;
  std::string text;
  counts = write_sweep_table(sweep.folder, sweep.plan, [&](std::string_view piece) { text += piece; });
  CHECK(counts.done == 2);
  CHECK(counts.failed == 1);
  CHECK(counts.missing == 5);
  CHECK(text ==
        "row,replicate,status,reason,a,b,first,second\r\n"
        "0,0,done,,1,x,1,\r\n"
        "1,0,missing,,1,\"[y, z]\",,\r\n"
        "2,0,failed,\"'=it, \"\"broke\"\"\",2,x,,\r\n"
        "3,0,done,,2,\"[y, z]\",0.1,-2\r\n"
        "4,0,missing,,3,x,,\r\n"
        "5,0,missing,,3,\"[y, z]\",,\r\n"
        "6,0,missing,,4,x,,\r\n"
        "7,0,missing,,4,\"[y, z]\",,\r\n");
}

TEST_CASE("the columns are told: units and what they are") {
  SmallSweep sweep(1);
  sweep.plan.factors[0].long_name = "the first";
  CHECK(columns_csv(sweep.plan) ==
        "column,kind,unit,series,measure,place,long_name\r\n"
        "row,index,,,,,\"row of the design, from 0\"\r\n"
        "replicate,index,,,,,\"number of the replicate, which selects the luck of the run\"\r\n"
        "status,state,,,,,\"done, failed or missing\"\r\n"
        "reason,state,,,,,why the run failed\r\n"
        "a,factor,%,,,,the first\r\n"
        "b,factor,,,,,\r\n"
        "first,outcome,USD,national/gdp,final,ETH,one\r\n"
        "second,outcome,1,national/gdp,final,BGD,two\r\n");
}

TEST_CASE("a run that two processes have done stands once, and two that disagree are a broken promise") {
  const SmallSweep sweep(1);
  leave(sweep, "x.tsv", {{.run = 0, .milliseconds = 5, .values = {1.0, 2.0}}});
  leave(sweep, "y.tsv", {{.run = 0, .milliseconds = 9, .values = {1.0, 2.0}}});
  CHECK(test::table_of(sweep).find("\r\n0,0,done,,1,x,1,2\r\n1,0,missing") != std::string::npos);
  leave(sweep, "z.tsv", {{.run = 0, .values = {1.0, 2.0000000000000004}}});
  CHECK_THROWS_AS(test::table_of(sweep), sim::Bug);
}

TEST_CASE("a replicate that the design picks stands in the column of replicates alone") {
  Design design{"own", 0, {"replicate", "a"}};
  for (const std::string replicate : {"17", "4"})
    design.add_row(std::vector<std::string>{replicate, "2"}, {.group = design.rows()});
  const SmallSweep sweep(1, design);
  work_on(sweep);
  const std::string text = test::table_of(sweep);
  CHECK(text.starts_with("row,replicate,status,reason,a,first,second\r\n0,17,done,,2,"));
  CHECK(text.find("\r\n1,4,done,,2,") != std::string::npos);
}
