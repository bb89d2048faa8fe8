#include "output/flow_table.hpp"

#include <doctest/doctest.h>

#include "example_record.hpp"
#include "output/output_error.hpp"
#include "output/run_reader.hpp"
#include "output/run_writer.hpp"
#include "sim/error.hpp"

using namespace ladder;
using namespace ladder::output;
using namespace ladder::output::example;

TEST_CASE("rows of all scenarios and replicates stand in one table, in their order") {
  const RunRecord r = record();
  CHECK(flow_rows(r) == 8);
  const TemporaryDirectory directory;
  write_run(directory / "note.nc", r, false);
  const Hdf5File file = Hdf5File::open(directory / "note.nc");
  CHECK(file.shape(flow_dimension) == Shape{8});
  CHECK(file.numbers("flows/flow_scenario") == std::vector<double>{0, 0, 0, 0, 1, 1, 1, 1});
  CHECK(file.numbers("flows/flow_replicate") == std::vector<double>{0, 0, 2, 2, 0, 0, 2, 2});
  CHECK(file.numbers("flows/flow_donor") == std::vector<double>{2, 1, 2, 1, 2, 1, 2, 1});
  CHECK(file.numbers("flows/count_completed") == std::vector<double>{1, 0, 1, 0, 1, 0, 1, 0});
  // 2019-01-01 and 2020-03-01, 425 days later
  CHECK(file.numbers("flows/flow_time")[0] == 21550.0);
  CHECK(file.numbers("flows/flow_time")[1] == 21550.0 + 365.0 + 31.0 + 29.0);
  CHECK(is_flow_variable("flows/fee"));
  CHECK_FALSE(is_flow_variable("flows/transfer"));
}

TEST_CASE("a file without flows has no such dimension, and comes back without") {
  RunRecord r = record();
  for (ScenarioRecord& s : r.scenarios)
    for (ReplicateRecord& k : s.replicates) k.flows.clear();
  const TemporaryDirectory directory;
  write_run(directory / "note.nc", r, false);
  CHECK_FALSE(Hdf5File::open(directory / "note.nc").has(flow_dimension));
  for (const ScenarioRecord& s : read_run(directory / "note.nc").scenarios)
    for (const ReplicateRecord& k : s.replicates) CHECK(k.flows.empty());
}

TEST_CASE("a record whose flows lie outside of its axes is not written") {
  RunRecord r = record();
  r.scenarios[0].replicates[0].flows[0].sector = 2;
  const TemporaryDirectory directory;
  CHECK_THROWS_AS(write_run(directory / "note.nc", r, false), sim::Bug);
  CHECK_FALSE(flows_fit(r.scenarios[0].replicates[0], r.coordinates));
  CHECK(flows_fit(r.scenarios[0].replicates[2], r.coordinates));
}

TEST_CASE("a series may not have the name of a variable of flows") {
  RunRecord r = record();
  r.series[2].name = "fee";
  const TemporaryDirectory directory;
  CHECK_THROWS_AS(write_run(directory / "note.nc", r, false), sim::Bug);
}
